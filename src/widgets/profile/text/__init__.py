"""The profile in words (*Text*): the draft that the figures give, and what the group makes of it."""

from widgets.profile.text.view import TextView

__all__ = ["TextView"]
