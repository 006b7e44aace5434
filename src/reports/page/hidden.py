"""What a report says of figures it does not show (*dolda tal*): domain handbook §10."""

from collections.abc import Iterable

from domain.ground.text import tr
from domain.ground.value import Value, is_hidden


def hidden_caution(what: str, values: Iterable[Value]) -> tuple[str, ...]:
    """How many figures of a part are hidden, for whoever is about to print it; nothing where none is."""
    count = sum(map(is_hidden, values))
    one = tr("{what}: ett tal är dolt, eftersom det är litet eller skulle avslöja ett litet tal.")
    more = tr("{what}: {count} tal är dolda, eftersom de är små eller skulle avslöja ett litet tal.")
    return ((one if count == 1 else more).format(what=what, count=count),) if count else ()


def hidden_note(values: Iterable[Value]) -> tuple[str, ...]:
    """The note that says why something is hidden, where something is."""
    if not any(map(is_hidden, values)):
        return ()
    return (tr("dolt: ett litet antal personer, eller ett tal som skulle avslöja ett litet antal."),)
