"""From an older file to today's tables. What is here is read when a workspace opens: importing it costs nothing,
and Alembic is loaded only when a file is older than the program (decision 0005)."""

from collections.abc import Mapping
from pathlib import Path

# Every revision there is, the oldest first; a test compares the list with the scripts.
REVISIONS = ("0001", "0002", "0003", "0004")
HEAD = REVISIONS[-1]

FOLDER = Path(__file__).parent
SCRIPT_FOLDERS = (FOLDER / "versions",)

# By table and by the name it had: columns that a revision calls something else. The change log tells rows with the
# columns of their time and is read with today's.
RENAMED: Mapping[str, Mapping[str, str]] = {}
