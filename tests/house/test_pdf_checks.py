"""The PDF checks bite: a plain page with no tags is refused by each, and what they read is what was written."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from support.pdf_checks import (
    PDF_A,
    PDF_UA,
    assert_pdf_a,
    assert_pdf_ua,
    assert_verapdf,
    found_text,
    page_texts,
    tagged_text,
    verapdf,
)


@pytest.fixture
def untagged(tmp_path: Path) -> Path:
    """Two pages as ReportLab writes them by itself: no tags, no language, a font that is not embedded."""
    path = tmp_path / "untagged.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for text in ("Sjukpenning i Tierp", "Ohälsotal"):
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return path


def test_the_quick_gates_refuse_a_page_without_tags(untagged: Path) -> None:
    with pytest.raises(AssertionError, match="is no PDF_UA_1"):
        assert_pdf_ua(untagged)
    with pytest.raises(AssertionError, match="is no PDF_A_2A"):
        assert_pdf_a(untagged)


@pytest.mark.slow
def test_verapdf_refuses_a_page_without_tags_and_says_which_rules(untagged: Path, tmp_path: Path) -> None:
    other = tmp_path / "kopia å.pdf"
    other.write_bytes(untagged.read_bytes())

    verdicts = verapdf([untagged, other])

    assert [(verdict.path, verdict.profile) for verdict in verdicts] == [
        (untagged, PDF_UA),
        (other, PDF_UA),
        (untagged, PDF_A),
        (other, PDF_A),
    ]
    assert not any(verdict.compliant for verdict in verdicts)
    assert "7.1-8" in {rule.clause for rule in verdicts[0].broken}
    with pytest.raises(AssertionError, match=r"untagged.pdf is no PDFUA-1:\n  .+ ×\d+: "):
        assert_verapdf([untagged])


@pytest.mark.slow
def test_a_file_that_is_no_pdf_stops_verapdf_loudly(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_text("not a PDF")

    with pytest.raises(pytest.fail.Exception, match="engine stopped"):
        verapdf([broken])


def test_without_java_the_command_to_run_is_told(untagged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(pytest.fail.Exception, match=r"java is missing. Run: apt-get install .*libjaxb-java"):
        verapdf([untagged])
    with pytest.raises(pytest.fail.Exception, match=r"pdfinfo is missing. Run: apt-get install .*poppler-utils"):
        tagged_text(untagged)


def test_text_is_read_as_pages_as_found_and_as_tagged(untagged: Path) -> None:
    assert [text.strip() for text in page_texts(untagged)] == ["Sjukpenning i Tierp", "Ohälsotal"]
    assert "Ohälsotal" in found_text(untagged)
    assert "Ohälsotal" not in tagged_text(untagged)
