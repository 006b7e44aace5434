"""Why the system refused a file, in Swedish: its own words are in the language of the machine, and say no way on."""

import errno
import os
from pathlib import Path

from domain.ground.text import tr

# Windows' own numbers, where errno says less: sharing and lock violations.
HELD = frozenset({32, 33})
ACCESS_DENIED = 5
_NETWORK = frozenset({
    errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ETIMEDOUT, errno.ESTALE,
    errno.ENOTCONN, errno.ECONNRESET,
})  # fmt: skip
_NETWORK_OF_WINDOWS = frozenset({53, 54, 55, 59, 64, 65, 67, 121, 1222, 1231, 1236})
_DISK_OF_WINDOWS = frozenset({21, 23, 1117, 1167})
# On the disk, within the user's share of it, for a file so large.
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_LONGEST_OF_WINDOWS = 259


def windows_number(error: OSError) -> int | None:
    """Windows' own number of an error; None elsewhere, and where the C library answered."""
    found = getattr(error, "winerror", None)
    return found if isinstance(found, int) else None


def is_too_long(error: OSError, path: Path) -> bool:
    """Whether it is the length of the name or of the path that was refused; Windows says that nothing was found."""
    too_long_there = os.name == "nt" and len(str(path.absolute())) > _LONGEST_OF_WINDOWS
    return (
        error.errno == errno.ENAMETOOLONG
        or windows_number(error) == 206
        or (error.errno == errno.ENOENT and too_long_there)
    )


def is_full(error: OSError) -> bool:
    """Whether there was no room left."""
    return error.errno in _FULL


def reason(error: OSError) -> str:
    """Why, in a few words that fit after a colon: `disken är full`."""
    return _reason_and_advice(error)[0]


def advice(error: OSError) -> str:
    """What to do about it, a sentence."""
    return _reason_and_advice(error)[1]


def _reason_and_advice(error: OSError) -> tuple[str, str]:
    elsewhere, again = tr("Välj en annan mapp."), tr("Försök igen.")
    number, windows = error.errno, windows_number(error)
    reasons = (
        (windows in HELD or number in (errno.EBUSY, errno.ETXTBSY),
            tr("filen är öppen i ett annat program"), tr("Stäng den där och försök igen.")),
        (number == errno.ENAMETOOLONG or windows == 206,
            tr("namnet eller sökvägen är för lång"), tr("Välj ett kortare namn.")),
        (windows in _NETWORK_OF_WINDOWS or number in _NETWORK, tr("nätverket svarar inte"), again),
        (windows in _DISK_OF_WINDOWS or number == errno.EIO, tr("disken svarar inte"), again),
        (is_full(error), tr("disken är full"), tr("Frigör plats och försök igen.")),
        (number == errno.EROFS or windows == 19, tr("disken är skrivskyddad"), elsewhere),
        (number in (errno.EACCES, errno.EPERM), tr("du har inte rätt till filen eller mappen"), elsewhere),
        (number == errno.ENOENT, tr("mappen eller filen finns inte"), elsewhere),
        (number == errno.EISDIR, tr("det är en mapp"), tr("Välj ett annat namn.")),
        (number == errno.ENOTDIR, tr("en del av sökvägen är ingen mapp"), elsewhere),
        (number in (errno.EMFILE, errno.ENFILE), tr("för många filer är öppna"), tr("Starta om programmet.")),
    )  # fmt: skip
    for holds, why, way_on in reasons:
        if holds:
            return why, way_on
    return error.strerror or str(error), again
