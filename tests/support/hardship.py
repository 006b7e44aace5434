"""This very process in bad surroundings, for as long as a block lasts: a full disk, no more rights than a user has."""

import ctypes
import resource
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can be written to. Python ignores the signal that would end the process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def rights_of_a_user() -> Iterator[None]:
    """Root may write anywhere; here it may do what the owner of a file may, and threads begun here as little."""
    system = ctypes.CDLL(None)
    powers = (ctypes.c_uint32 * 6)()
    assert system.capget(ctypes.byref(_Header(_VERSION, 0)), powers) == 0
    without = (ctypes.c_uint32 * 6)(*powers)
    # Effective, permitted, inheritable, for the lower and the upper half: only what is in effect goes.
    without[0] = without[3] = 0
    assert system.capset(ctypes.byref(_Header(_VERSION, 0)), without) == 0
    try:
        yield
    finally:
        assert system.capset(ctypes.byref(_Header(_VERSION, 0)), powers) == 0
