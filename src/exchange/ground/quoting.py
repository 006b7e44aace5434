"""What may be repeated from a file in a sentence to the user."""

from domain.ground.identity import holds_personal_number, quoted

__all__ = ["holds_personal_number", "quoted"]
