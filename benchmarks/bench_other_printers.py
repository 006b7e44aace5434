"""The long report beside LibreOffice, which converts a document of the same content, and Typst, which sets it.

Each text, table and picture of the report is in all three, with contents, bookmarks, tags and "page x (y)". LibreOffice
and Typst are programs of their own and no part of this project: one that is not installed is said to be missing
(`apt-get install libreoffice-writer-nogui`; `pip install typst` in any environment whose Python is given in the
variable `TYPST_PYTHON`). Processor time, of the report in this process and of the others in theirs.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench_report_pages import AREAS, RECOMMENDATIONS, long_report, print_anew
from harness import interleaved, table, timed

if TYPE_CHECKING:
    from domain.recommendations.recommendation import Recommendation
    from domain.reporting.report import Report

ROUNDS = 3
_DOTS = 150 / 72
# Where the two charts of a kommun stand on its page, in parts of its height from the top.
_CHARTS = ((0.12, 0.5), (0.5, 0.88))


def chart_pictures(pdf: bytes, first: int, folder: Path) -> list[Path]:
    """The charts of the last pages of the report, as pictures of printing quality."""
    import pypdfium2

    found = []
    pages = pypdfium2.PdfDocument(pdf)
    for number in range(AREAS):
        picture = pages[first + number].render(scale=_DOTS).to_pil()
        for part, (top, bottom) in enumerate(_CHARTS):
            path = folder / f"{number}-{part}.png"
            picture.crop((0, int(top * picture.height), picture.width, int(bottom * picture.height))).save(path)
            found.append(path)
    return found


def written(report: Report) -> tuple[Recommendation, ...]:
    """The recommendations of the report."""
    told: tuple[Recommendation, ...] = report.parts["recommendations"].written
    return told


def word_document(report: Report, pictures: list[Path], path: Path) -> None:
    """The same content as a Word document, with fields for contents and page numbers."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    document = Document()

    def field(paragraph: object, code: str) -> None:
        run = paragraph.add_run()._r  # type: ignore[attr-defined]
        for kind, text in (("begin", ""), ("", code), ("separate", ""), ("", None), ("end", "")):
            if kind:
                sign = OxmlElement("w:fldChar")
                sign.set(qn("w:fldCharType"), kind)
                run.append(sign)
            elif text:
                told = OxmlElement("w:instrText")
                told.set(qn("xml:space"), "preserve")
                told.text = text
                run.append(told)

    foot = document.sections[0].footer.paragraphs[0]
    field(foot, "PAGE")
    foot.add_run(" (")
    field(foot, "NUMPAGES")
    foot.add_run(")")
    document.add_heading(report.heading.title, 0)
    field(document.add_paragraph(), 'TOC \\o "1-2" \\h')
    for number, each in enumerate(written(report), start=1):
        document.add_heading(f"{number}. {each.title}", 1)
        for of in each.template.fields:
            if each.text(of.key):
                document.add_heading(of.label, 2)
            for line in each.text(of.key).splitlines():
                document.add_paragraph(line.removeprefix("- "), style="List Bullet" if line.startswith("- ") else None)
    for profile, at in zip(report.parts["profiles"].shown, range(0, len(pictures), 2), strict=True):
        document.add_heading(profile.area.name, 1)
        rows = document.add_table(rows=0, cols=2)
        for row in profile.rows:
            cells = rows.add_row().cells
            cells[0].text, cells[1].text = row.label, str(row.persons)
        for picture in pictures[at : at + 2]:
            document.add_picture(str(picture), width=Cm(16))
    document.save(str(path))


def typst_document(report: Report, pictures: list[Path], path: Path) -> None:
    """The same content as Typst has it."""

    def plain(text: str) -> str:
        return "".join(f"\\{sign}" if sign in "#$*_@<>[]`\\~=+/-" else sign for sign in text)

    lines = [
        '#set document(title: "Rekommendationer 2022")',
        '#set page(paper: "a4", numbering: "1 (1)")',
        '#set text(lang: "sv", size: 10.5pt, hyphenate: true)',
        f"#heading(level: 1, outlined: false)[{plain(report.heading.title)}]",
        "#outline(depth: 2)",
    ]
    for number, each in enumerate(written(report), start=1):
        lines.append(f"\n= {number}\\. {plain(each.title)}")
        for of in each.template.fields:
            if each.text(of.key):
                lines.append(f"\n== {plain(of.label)}")
            for line in each.text(of.key).splitlines():
                bullet = "- " if line.startswith("- ") else "\n"
                lines.append(bullet + plain(line.removeprefix("- ")))
    for profile, at in zip(report.parts["profiles"].shown, range(0, len(pictures), 2), strict=True):
        lines.append(f"\n= {plain(profile.area.name)}")
        cells = ", ".join(f"[{plain(row.label)}], [{row.persons}]" for row in profile.rows)
        lines.append(f"#table(columns: 2, {cells})")
        lines += [f'#image("{picture.name}", width: 16cm, alt: "Diagram")' for picture in pictures[at : at + 2]]
    path.write_text("\n".join(lines), "utf-8")


def in_another_process(command: list[str]) -> Callable[[], float]:
    """The processor time that a command takes, in seconds."""

    def run() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    return run


def main() -> int:
    """Measure and print the table."""
    import pypdfium2

    from app.reports import PLANS

    plan = next(plan for plan in PLANS if plan.key == "recommendations")
    report = long_report()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        printed = plan.print(report)
        pictures = chart_pictures(printed.content, printed.pages - AREAS - 1, folder)
        contestants = {f"report of {printed.pages} pages": timed(lambda: print_anew(plan, report), time.process_time)}
        office = shutil.which("soffice")
        if office is None:
            print("LibreOffice is not installed")
        else:
            word_document(report, pictures, folder / "report.docx")
            options = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
            command = [office, f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to", options]
            run = in_another_process([*command, "--outdir", place, str(folder / "report.docx")])
            run()
            count = len(pypdfium2.PdfDocument(folder / "report.pdf"))
            contestants[f"LibreOffice, {count} pages"] = run
        python = os.environ.get("TYPST_PYTHON")
        if python is None:
            print("Typst is not installed, or TYPST_PYTHON does not say where")
        else:
            typst_document(report, pictures, folder / "report.typ")
            code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
            run = in_another_process([python, "-c", code, str(folder / "report.typ"), str(folder / "typst.pdf")])
            run()
            count = len(pypdfium2.PdfDocument(folder / "typst.pdf"))
            contestants[f"Typst, {count} pages"] = run
        title = f"{RECOMMENDATIONS} recommendations, {2 * AREAS} charts; processor time"
        print(table(title, interleaved(contestants, ROUNDS), ()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
