"""What time it is, as something that can be handed over: the workspace asks it, tests set it."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """The time on the user's clock, to the second, with its offset."""
    return datetime.now().astimezone().replace(microsecond=0)
