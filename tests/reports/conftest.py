"""What the tests of reports share: a way to tell a small report, and to put a printed one on the disk."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reports.page.document import Printed, print_report
from reports.page.pages import Foot
from reports.page.story import Story
from reports.page.tagging.metadata import DocumentInfo

Tell = Callable[[Story], None]


@pytest.fixture
def printed() -> Callable[[Tell], Printed]:
    """Prints a story as a draft of 31 March 2022 titled *Rekommendationer 2022*."""

    def make(tell: Tell) -> Printed:
        info = DocumentInfo("Rekommendationer 2022", "Umeåregionen", "Prov", date(2022, 3, 31))
        return print_report(info, Foot("Rekommendationer 2022", "Utkast, utskrivet 2022-03-31", False), tell)

    return make


@pytest.fixture
def on_disk(tmp_path: Path) -> Callable[[Printed | bytes], Path]:
    """The PDF as a file, which validators ask for."""

    def write(made: Printed | bytes) -> Path:
        path = tmp_path / "rapport.pdf"
        path.write_bytes(made.content if isinstance(made, Printed) else made)
        return path

    return write
