"""What a file may be called: on Linux as on Windows, since a file made on one is carried to the other."""

import pytest

from domain.ground.file_name import fault_of_name, file_stem, kept_stem


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("CON", "enhet"),
        ("nul.pdf", "enhet"),
        ("Com1 .lagesbild", "enhet"),
        ("lpt².xlsx", "enhet"),
        ("rapport: maj.pdf", "inte ha : i sig"),
        ("vad?.pdf", "inte ha ? i sig"),
        ("a\tb.pdf", "ett tecken som inte syns"),
        ("rapport.", "inte sluta med punkt"),
        ("rapport ", "inte sluta med punkt"),
        ("a" * 248, "för långt"),
        ("å" * 124, "för långt"),
    ],
)
def test_what_windows_cannot_keep_is_refused_with_its_reason(name: str, said: str) -> None:
    assert said in fault_of_name(name)


@pytest.mark.parametrize("name", ["Contoso.pdf", "comfort.lagesbild", "maj 2016.pdf", "å" * 123, ".dold", "a.b.c"])
def test_other_names_are_left_alone(name: str) -> None:
    assert fault_of_name(name) == ""


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Umeåregionen", "umearegionen"), ("Con", "con-"), ("?!", "arbetsbok"), ("ab " * 100, "ab-" * 26 + "ab")],
)
def test_a_file_is_named_after_what_somebody_wrote(name: str, stem: str) -> None:
    made = file_stem(name, otherwise="arbetsbok")
    assert made == stem
    assert fault_of_name(f"{made}.lagesbild") == ""


@pytest.mark.parametrize(
    ("stem", "kept"),
    [("Tierp", "Tierp"), ("maj: 2016?", "maj_ 2016_"), ("å" * 120, "å" * 50), (" .", "_"), ("a\udc80b", "a?b")],
)
def test_a_name_beside_another_begins_like_it_and_can_be_kept(stem: str, kept: str) -> None:
    assert kept_stem(stem) == kept
