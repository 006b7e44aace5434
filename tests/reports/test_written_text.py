"""Whatever somebody writes in a field is printed, whole and accessible."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.recommendations.recommendation import Recommendation, initiativmall
from reports.page.document import Printed
from reports.page.fonts import drawable, tidy
from reports.page.user_text import Block, Bullets, Captioned, parse_text
from support.pdf_checks import assert_pdf_ua, tagged_text
from support.reports import changed, print_whole
from support.sample_report import empty_report, sample_report

OnDisk = Callable[[Printed], Path]


def _said_words(said: str) -> str:
    """All that is read aloud, in order and without spaces."""
    quoted = re.findall(r'^\s*"(.*)"$', said, flags=re.MULTILINE)
    return "".join("".join(quoted).split())


def _squeezed(text: str) -> str:
    return "".join("".join(drawn for drawn, _ in drawable(tidy(text))).split())


def _words(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Bullets):
            for item in block.items:
                found += [item.text, *(_words((item.under,)) if item.under else [])]
        elif isinstance(block, Captioned):
            found += [block.caption, *(cell for row in block.table.rows for cell in row)]
        else:
            found.append(block.text)
    return found


_SIGNS = list("<>&\"'%()[]{}\\/#|~`´¨^*_-–—•·\n\r\t \u00a0\u00ad\u200b\u200e\u2028\u202e\u0301\ufeff\x00\x07")
_WORDS = ["åäö ", "- ", "\n- ", "\n  - ", "\n1. ", "&amp;", "<b>", "]]>", "😀", "ع", "漢", "🇸🇪", "ord", "x" * 200]
WEIRD = st.lists(
    st.one_of(st.characters(codec=None), st.sampled_from(_SIGNS), st.sampled_from(_WORDS)), max_size=40
).map("".join)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WEIRD, more=WEIRD)
def test_whatever_is_written_in_a_field_is_printed_valid_and_whole(text: str, more: str, on_disk: OnDisk) -> None:
    template = initiativmall()
    fields = {field.key: more if at % 2 else text for at, field in enumerate(template.fields)}
    base = sample_report()
    report = changed(
        empty_report(),
        title=text,
        group=more,
        purpose=text,
        signature=more,
        members=(replace(base["members"][0], organisation=text, role=more, name=text),),
        recommendations=(Recommendation(1, 2022, template, text, fields, areas=(more,), theme=text),),
    )
    path = on_disk(print_whole(report))
    assert_pdf_ua(path)
    said = _said_words(tagged_text(path))
    for words in [*_words(parse_text(text)), *_words(parse_text(more)), " ".join(text.split()), *tidy(more).split()]:
        assert _squeezed(words) in said


def test_tables_and_notes_in_a_text_are_tagged_as_such(on_disk: OnDisk) -> None:
    written = "Se tabellen[^1].\nÄrenden per part:\n| Part | Ärenden |\n|---|--:|\n| FK | 12 |\n| **Summa** | 12 |\n"
    alone = "a | b\n-|-\nc | d\n[^1]: Ur *egen* räkning."
    path = on_disk(print_whole(changed(empty_report(), purpose=f"{written}\n{alone}")))
    assert_pdf_ua(path)
    said = tagged_text(path)
    table, heading = said.index("Tabell 1. Ärenden per part"), said.index("Tabell 2. Uppdrag, syfte och metod")
    assert said.index('"Se tabellen¹.') < table < said.index("Summa") < heading < said.index("¹ Ur egen räkning.")
    assert [line.strip() for line in said[:table].rstrip().splitlines()[-3:-1]] == ["Table (block)", "Caption"]
    assert "Note" in said[heading : said.index("¹ Ur egen räkning.")]
