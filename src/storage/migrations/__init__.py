"""From an older file to today's tables. What is here is read when a workspace opens: importing it costs nothing,
and Alembic is loaded only when a file is older than the program (decision 0005)."""

from pathlib import Path

# Every revision there is, the oldest first; a test compares the list with the scripts.
REVISIONS = ("0001", "0002", "0003", "0004", "0005")
HEAD = REVISIONS[-1]

FOLDER = Path(__file__).parent
SCRIPT_FOLDERS = (FOLDER / "versions",)
