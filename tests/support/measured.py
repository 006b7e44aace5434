"""What a piece of work took: the seconds of this thread and the most memory Python and numpy held for it."""

import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Used:
    """Filled in when the work is done."""

    seconds: float = 0.0
    megabytes: float = 0.0


@contextmanager
def measured() -> Iterator[Used]:
    used = Used()
    tracemalloc.start()
    started = time.thread_time()
    try:
        yield used
    finally:
        used.seconds = time.thread_time() - started
        used.megabytes = tracemalloc.get_traced_memory()[1] / 1024**2
        tracemalloc.stop()
