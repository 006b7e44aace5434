"""Where the signs of a line of text stand, and what stands out between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.marks import inline_tokens, stretches


def _seen(line: str) -> list[tuple[str, str]]:
    return [
        (line[each.start : each.end], "sign" if each.is_sign else "b" * each.bold + "i" * each.italic)
        for each in stretches(line)
    ]


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("helt vanligt", []),
        ("ett [ensamt", []),
        (r"\*inte fet\*", []),
        ("är **fet** nu", [("**", "sign"), ("fet", "b"), ("**", "sign")]),
        (
            "***a* b**",
            [("**", "sign"), ("*", "sign"), ("a", "bi"), ("*", "sign"), (" b", "b"), ("**", "sign")],
        ),
        ("[a](b(c)\\)) *d*", [("[", "sign"), ("](b(c)\\))", "sign"), ("*", "sign"), ("d", "i"), ("*", "sign")]),
        ("[a](b(c(d))) *e*", [("[", "sign")]),
    ],
)
def test_what_stands_out_is_told_with_its_signs(line: str, seen: list[tuple[str, str]]) -> None:
    assert _seen(line) == seen


@given(st.text(alphabet="*_[]()\\ab <>\"'", max_size=14))
def test_without_its_signs_a_line_reads_as_it_prints(line: str) -> None:
    found = list(stretches(line))
    if any(line[each.start] == "[" for each in found) or not inline_tokens(line):
        return
    at, kept = 0, ""
    for each in found:
        kept += line[at : each.start] + ("" if each.is_sign else line[each.start : each.end])
        at = each.end
    printed = "".join(token.content for token in inline_tokens(line))
    assert (kept + line[at:]).replace("\\", "") == printed.replace("\\", "")
