"""Names that a file can have on every machine: what Windows cannot keep is refused everywhere, since files travel."""

import re

from domain.ground.area import slug
from domain.ground.text import tr

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
# Windows counts letters and Linux bytes, and SQLite and the lock put up to eight letters after the name.
_LONGEST = 255 - len("-journal")
_LONGEST_STEM = 80
# SQLite opens no path longer than 512 letters, and the copies lie in a folder that is called as the workspace is.
_LONGEST_KEPT = 100


def fault_of_name(name: str) -> str:
    """Why no file can be called so, a Swedish sentence; empty when one can.

    A device name would send what is written nowhere, and a colon puts it in a stream that no folder shows.
    """
    if _DEVICE.fullmatch(name):
        return tr("Windows har namnet till en enhet.")
    if (found := _FORBIDDEN.search(name)) is not None:
        sign = found.group() if found.group().isprintable() else tr("ett tecken som inte syns")
        return tr("Ett filnamn kan inte ha {sign} i sig.").format(sign=sign)
    if name != name.rstrip(". "):
        return tr("Ett filnamn kan inte sluta med punkt eller blanksteg.")
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        return tr("Namnet är för långt.")
    return ""


def kept_stem(stem: str) -> str:
    """The beginning of a file's name that stands already, as a name beside it may begin: without what cannot be kept,
    and short enough that a time may follow."""
    kept = _FORBIDDEN.sub("_", stem).encode("utf-8", "replace")[:_LONGEST_KEPT].decode("utf-8", "ignore").rstrip(". ")
    return kept or "_"


def file_stem(name: str, otherwise: str) -> str:
    """The beginning of a file's name made from what somebody wrote: `Umeåregionen` → `umearegionen`.

    `otherwise` where nothing of the name can be used.
    """
    try:
        stem = slug(name)[:_LONGEST_STEM].rstrip("-")
    except ValueError:
        return otherwise
    return f"{stem}-" if _DEVICE.fullmatch(stem) else stem
