"""The one guard around whatever is done with a file from outside: what goes wrong in it is a fault of that file."""

import ctypes
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from exchange.ground.delimited import unreadable
from exchange.ground.unfit import Unfit

# The largest table of the country takes some ten seconds on a slow computer.
MOST_SECONDS = 120.0
_STEPS_UNTIL_IT_COMES = 1_000
_PASSED_ON = (UserProblem, KeyboardInterrupt, SystemExit, GeneratorExit)


class _Overdue(BaseException):
    """Raised in the thread that reads when its time is up. No reader's own `except Exception` may take it."""


@contextmanager
def guarded(
    path: Path, *, seconds: float | None = None, passed_on: tuple[type[BaseException], ...] = ()
) -> Iterator[None]:
    """Tells whatever is raised inside, or takes more than `seconds`, as a UserProblem of the file at `path`.

    What nobody foresaw is logged with where it arose, never with what the file holds. What is asked for from outside
    the file (`passed_on`, and the end of the program) is raised as it is. Libraries written in other languages raise
    what is no Exception, so everything is caught.
    """
    try:
        with _within(seconds):
            yield
    except Unfit as error:
        raise unreadable(path, error.reason) from error
    except BaseException as error:
        if isinstance(error, _PASSED_ON + passed_on):
            raise
        logging.getLogger(__name__).error("a file could not be dealt with", exc_info=True)
        raise unreadable(path, _told(error)) from error


def _told(error: BaseException) -> str:
    match error:
        case _Overdue():
            return tr("Filen tar för lång tid att läsa. Hämta en mindre tabell, med färre områden eller år.")
        case MemoryError():
            return tr(
                "Filen ryms inte i datorns minne. Hämta en mindre tabell, eller stäng andra program och försök igen."
            )
        case RecursionError():
            return tr("Filen är ordnad i fler nivåer än någon tabell har. Hämta den igen från källan.")
        case OSError():
            text = tr("Filen gick inte att läsa till slutet ({reason}). Kontrollera att disken eller nätverket svarar.")
            return text.format(reason=error.strerror or error.errno)
        case _:
            return tr(
                "Programmet klarar inte den här filen; felet är antecknat i programmets logg. Hämta filen igen eller "
                "spara den i en annan form. Blir det likadant, skicka filen till den som har hand om programmet."
            )


@contextmanager
def _within(seconds: float | None) -> Iterator[None]:
    """Raises _Overdue inside when the time is up: at the next step that Python takes."""
    if seconds is None:
        yield
        return
    lock, reader = threading.Lock(), threading.get_ident()
    left = struck = False

    def strike() -> None:
        nonlocal struck
        with lock:
            if not left:
                struck = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(reader), ctypes.py_object(_Overdue))

    timer = threading.Timer(seconds, strike)
    timer.daemon = True
    timer.start()
    try:
        yield
    except _Overdue:
        struck = False
        raise
    finally:
        timer.cancel()
        with lock:
            left = True
        timer.join()
        # One that is under way comes now, and not when something else has begun. It is never called off: Python would
        # go on looking for it at every step, and without end where somebody traces what it does.
        for _ in range(_STEPS_UNTIL_IT_COMES if struck else 0):
            pass
