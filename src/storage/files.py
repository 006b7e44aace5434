"""Files leave whole or not at all: written beside, flushed to the disk, then put in place."""

import os
import tempfile
from pathlib import Path

from domain.problem import UserProblem
from domain.text import tr


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`; an earlier file stays as it was unless the new one is whole on the disk.

    Raises UserProblem when the folder is missing, read-only or full.
    """
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise UserProblem(
            tr("Filen {name} kunde inte skrivas i mappen {folder}: {reason}. Ingenting har ändrats.").format(
                name=path.name, folder=path.parent, reason=error.strerror or error
            )
        ) from error
