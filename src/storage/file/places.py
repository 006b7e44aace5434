"""Where a workspace should not lie (ruling 35): locks do not hold on shares, and synced folders may copy it torn."""

import os
import re
import sys
from pathlib import Path

from domain.ground.text import tr

_SYNCED = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|min enhet|icloud ?drive|com~apple~clouddocs|nextcloud|owncloud|box sync|"
    r"sharepoint)\b",
    re.IGNORECASE,
)
_REMOTE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs", "davfs", "fuse.davfs2"}
_DRIVE_REMOTE = 4
MOUNTS = Path("/proc/mounts")


def is_file_there(path: Path) -> bool:
    """Whether there is a file; not where a share does not answer, or in a folder one may not look in."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder_there(path: Path) -> bool:
    """Whether there is a folder, as for a file."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_remote_or_synced(path: Path) -> str | None:
    """A Swedish sentence of warning when `path` lies on a network share or in a synced folder, else None.

    `path` need not exist yet.
    """
    place = path.absolute()
    for part in place.parent.parts:
        if _SYNCED.match(part):
            return tr(
                "Mappen {folder} synkroniseras. Då kan arbetsboken skadas. Lägg den hellre i den egna datorns mapp."
            ).format(folder=part)
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        synced = os.environ.get(variable)
        if synced and place.is_relative_to(synced):
            return tr(
                "Mappen {folder} synkroniseras. Då kan arbetsboken skadas. Lägg den hellre i den egna datorns mapp."
            ).format(folder=Path(synced).name)
    if is_remote(place):
        return tr(
            "{folder} ligger på nätverket. Där kan arbetsboken skadas, och bara en i taget kan ha den öppen. Lägg den "
            "hellre i den egna datorns mapp."
        ).format(folder=place.parent)
    return None


def is_remote(path: Path) -> bool:
    """True on a network share, also through a link: there the system's locks are not to be trusted."""
    return any(_is_remote(place) for place in {path.absolute(), path.resolve()})


def _is_remote(place: Path) -> bool:
    if place.drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(place.drive + "\\") == _DRIVE_REMOTE)
    return _file_system(place, _mounts()) in _REMOTE_SYSTEMS


def _mounts() -> list[tuple[Path, str]]:
    try:
        lines = MOUNTS.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(Path(found[1].replace("\\040", " ")), found[2]) for found in fields if len(found) > 2]


def _file_system(place: Path, mounts: list[tuple[Path, str]]) -> str:
    """The kind of file system the place lies on: that of the longest mount point above it."""
    above = [(point, kind) for point, kind in mounts if place.is_relative_to(point)]
    return max(above, key=lambda found: len(found[0].parts))[1] if above else ""


def default_backup_folder(path: Path) -> Path:
    """Where the copies of a workspace lie unless the user chose another place."""
    return path.with_name(path.stem + ".kopior")
