"""Footnotes in a text: numbered in the order they are meant, and what lacks its other half stays as it is written."""

from domain.ground.footnotes import loose_footnotes, with_footnotes, with_footnotes_together


def test_notes_are_numbered_as_they_are_meant() -> None:
    text = "Ett.[^b] Två[^a], och ett till[^b].\n[^a]: Om två.\n[^b]: Om ett, se [^a]."
    assert with_footnotes(text) == ("Ett.¹ Två², och ett till¹.", ("¹ Om ett, se ².", "² Om två."))


def test_the_tenth_has_two_raised_figures() -> None:
    meant = "".join(f"[^{at}]" for at in range(10))
    text, notes = with_footnotes("\n".join([meant, *(f"[^{at}]: not" for at in range(10))]))
    assert text.endswith("⁹¹⁰")
    assert notes[-1] == "¹⁰ not"


def test_what_lacks_its_other_half_stays_as_written() -> None:
    for text in (
        "Se [^1].",
        "[^1]: Ingen menar mig.",
        "[^1]: Bara jag själv [^1].",
        r"\[^1] så" + "\n[^1]: not",
        "[^1]:",
    ):
        assert with_footnotes(text) == (text, ())


def test_the_first_of_two_that_say_something_is_the_one() -> None:
    assert with_footnotes("a[^1]\n[^1]: ett\n[^1]: två") == ("a¹\n¹: två", ("¹ ett",))


def test_loose_ones_are_told_where_they_stand() -> None:
    assert list(loose_footnotes("a[^1] b[^2]\n[^2]: två\n[^3]: tre")) == [(1, "[^1]"), (22, "[^3]")]
    assert list(loose_footnotes("[^1]: mig själv [^1]")) == [(0, "[^1]"), (16, "[^1]")]
    assert list(loose_footnotes("a[^1]\n[^1]: ett")) == []


def test_a_note_may_be_meant_before_a_table_and_said_after_it() -> None:
    parts = ["Ett[^a], två[^b].\n", "\nSist[^a].\n[^b]: om två\n[^a]: om ett"]
    assert with_footnotes_together(parts) == (("Ett¹, två².\n", "\nSist¹."), ("¹ om ett", "² om två"))
