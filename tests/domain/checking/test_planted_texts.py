"""How much is found in texts as they are written, and how often something is found where nothing is wrong."""

from collections import Counter

import support.planted_sentences
from domain.checking.finding import FindingKind, Severity
from support.planted_texts import PLANTED, clean_texts, planted_texts

assert support.planted_sentences
WORDS_ON_A_PAGE = 350


def test_at_least_95_of_100_planted_errors_are_found() -> None:
    texts = planted_texts(200, 20)
    missed = []
    for each in texts:
        assert each.sentence is not None
        start = each.text.index(each.sentence.rstrip())
        end = start + len(each.sentence)
        found = {f.kind for f in each.looked_over().findings if start <= f.start < end}
        if each.kind not in found:
            missed.append(f"{each.kind}: {each.sentence}")
    assert len(missed) <= len(texts) * 0.05, "\n".join(missed)
    assert {kind for kind, _make in PLANTED} >= set(FindingKind) - {
        FindingKind.CAN_BE_LIVE, FindingKind.PRINTED_HIDDEN, FindingKind.LOOSE_SIGNS, FindingKind.REFERENCE, FindingKind.EMPTY,
            FindingKind.DATES,
    }  # fmt: skip


def test_on_ten_pages_without_errors_at_most_one_is_told() -> None:
    texts = clean_texts(200, 20)
    pages = sum(len(each.text.split()) for each in texts) / WORDS_ON_A_PAGE
    alarms = [
        f"{f.kind}: ”{f.words}” {f.why}\n    {each.text}"
        for each in texts
        for f in each.looked_over().findings
        if f.severity is not Severity.NOTE
    ]
    assert len(alarms) <= pages / 10, "\n".join(alarms)


def test_what_is_known_is_offered_as_live() -> None:
    offered = Counter(f.kind for each in clean_texts(200, 7) for f in each.looked_over().findings)
    assert offered[FindingKind.CAN_BE_LIVE] > 200
