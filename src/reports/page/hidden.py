"""What a report says of figures it does not show (*dolda tal*): domain handbook §10."""

from collections.abc import Iterable

from domain.ground.text import tr
from domain.ground.value import Value, is_hidden


def hidden_note(values: Iterable[Value]) -> tuple[str, ...]:
    """The note that says why something is hidden, where something is."""
    if not any(map(is_hidden, values)):
        return ()
    return (tr("dolt: ett litet antal personer, eller ett tal som skulle avslöja ett litet antal."),)
