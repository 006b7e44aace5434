"""Words are known as Swedish has them and the field uses them; what is no word of a language is left alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.spelling import Dictionary, misspelled, spelled_words

ROOT = Path(__file__).parents[2]
# Keys, forms of files and programs are called what they are called.
FOREIGN = (ROOT / "tests" / "data" / "foreign_words.txt").read_text("utf-8").split()
_CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)", re.DOTALL)
# Names of options and of columns stand in sentences as they are written.
_OF_PROGRAMS = ("app", "exchange")


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary()


@pytest.mark.parametrize(
    "word",
    [
        "rekommendationen",
        "sjukskrivnas",
        "samverkanspopulationen",
        "helårspersoner",
        "försörjningsstödet",
        "Tierp",
        "Örnsköldsvik",
        "insatsen",
        "långtidsarbetslösa",
        "kompetensutvecklingsinsatser",
        "sjuk-",
        "arbetsmarknads-åtgärder",
        "Försäkringskassan",
        "för\xadsörj\xadning",
    ],
)
def test_the_words_of_the_field_are_known(dictionary: Dictionary, word: str) -> None:
    assert dictionary.knows(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("rekomendation", "rekommendation"),
        ("sjukskrivnig", "sjukskrivning"),
        ("teh", "het"),
        ("försörjnigsstöd", "försörjningsstöd"),
    ],
)
def test_what_is_misspelled_is_not_known_and_what_may_be_meant_is_told(
    dictionary: Dictionary, word: str, meant: str
) -> None:
    assert not dictionary.knows(word)
    found = dictionary.suggestions(word)
    assert meant in found
    assert len(found) <= 6


def test_what_is_no_word_of_a_language_is_left_alone() -> None:
    text = "KAA, FK:s och 12,5 % av 20-64-åringar; se www.scb.se, a@b.se, {profil 2401 2021} 2021H1 – i Åmål."
    assert [word for _at, word in spelled_words(text)] == ["och", "av", "se", "profil", "Åmål"]


def test_own_words_are_known_however_they_begin(dictionary: Dictionary) -> None:
    text = "Zenitum och zenitums platser"
    assert [word for _at, word in misspelled(text, dictionary, ["zenitum"])] == ["zenitums"]
    assert list(misspelled(text, dictionary)) == [(0, "Zenitum"), (12, "zenitums")]


@given(st.text(max_size=80))
def test_a_word_stands_where_it_is_said_to(text: str) -> None:
    for at, word in spelled_words(text):
        assert text[at : at + len(word)] == word


@given(st.text(max_size=40))
def test_no_text_makes_the_dictionary_fail(dictionary: Dictionary, text: str) -> None:
    assert isinstance(dictionary.knows(text), bool)
    assert all(text[at:].startswith(word) for at, word in misspelled(text, dictionary))


def _texts_of_the_window() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "src").rglob("*.py")):
        if path.relative_to(ROOT / "src").parts[0] in _OF_PROGRAMS:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                for told in node.args[:1]:
                    if isinstance(told, ast.Constant) and isinstance(told.value, str):
                        yield path.name, re.sub(r"\{[^}]*\}", "x1", told.value)


def test_the_window_and_the_handbook_are_spelled_right(dictionary: Dictionary) -> None:
    pages = [(page.name, _CODE.sub("", page.read_text("utf-8"))) for page in (ROOT / "docs" / "handbok").glob("*.md")]
    wrong = {
        f"{name}: {word}"
        for name, text in [*pages, *_texts_of_the_window()]
        for _at, word in misspelled(text, dictionary, FOREIGN)
    }
    assert not wrong, "\n".join(sorted(wrong))
