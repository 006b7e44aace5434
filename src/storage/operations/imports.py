"""Taking in a tidy file: checked whole, written whole, undone whole (rulings 20, 24 and 25)."""

from domain.tidy import ImportOutcome, TidyContent
from storage.workspace import Workspace


def import_rows(
    ws: Workspace,
    content: TidyContent,
    *,
    file_name: str,
    sha256: str,
    dry_run: bool = False,
    correction: str = "",
) -> ImportOutcome:
    """Writes the rows of one file as one operation, or says why none of them was written.

    Rows are refused for an unknown area or row, a key twice with different values, a part larger than its whole,
    contradictions, personal numbers in texts, and locked months unless `correction` gives a reason. One refused row
    refuses the file. With `dry_run` nothing is written.
    Raises UserProblem only for the surroundings (full disk, read-only).
    """
    raise NotImplementedError
