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
from reports.page.user_text import Bullets, Paragraph, parse_text
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


def _words(blocks: tuple[Paragraph | Bullets, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            for item in block.items:
                found += [item.text, *(_words((item.under,)) if item.under else [])]
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
