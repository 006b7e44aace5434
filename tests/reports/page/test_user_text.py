import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.page.fonts import Face, tidy
from reports.page.lines import break_lines, with_marks
from reports.page.styles import TEXT
from reports.page.user_text import Block, Bullets, Captioned, Item, Note, Paragraph, as_points, parse_marks, parse_text


def test_each_line_is_a_paragraph() -> None:
    assert parse_text("Ett stycke.\n\nEtt till.\n") == (Paragraph("Ett stycke."), Paragraph("Ett till."))


def test_bullets_and_dashes_are_points_of_a_list() -> None:
    points = Bullets((Item("•", "kontaktperson"), Item("•", "utbildning")))
    assert parse_text("• kontaktperson\n- utbildning") == (points,)


def test_points_further_in_hang_on_the_point_before() -> None:
    (bullets,) = parse_text("- en väg in\n  - tid avsatt\n  - ersättare\n- utbildning")
    assert isinstance(bullets, Bullets)
    assert [item.text for item in bullets.items] == ["en väg in", "utbildning"]
    assert bullets.items[0].under == Bullets((Item("–", "tid avsatt"), Item("–", "ersättare")))


def test_numbers_make_a_list_only_when_there_are_several() -> None:
    (numbers,) = parse_text("1. Kommunen kallar.\n2. Försäkringskassan deltar.")
    assert isinstance(numbers, Bullets)
    assert numbers.numbered
    assert [item.label for item in numbers.items] == ["1.", "2."]
    assert parse_text("5. maj startar arbetet.") == (Paragraph("5. maj startar arbetet."),)


def test_a_minus_a_footnote_and_a_range_are_no_points() -> None:
    for line in ("-7 personer", "* kan överlappa långtidsarbetslösa", "16–24 år", "−46"):
        assert parse_text(line) == (Paragraph(line),)


def _words(blocks: tuple[Block, ...]) -> str:
    said = ""
    for block in blocks:
        if isinstance(block, Paragraph | Note):
            said += block.text
        elif isinstance(block, Captioned):
            rows = (block.table.headings, *block.table.rows)
            said += "".join((block.caption, *("".join(row) for row in rows)))
        else:
            for item in block.items:
                said += item.text + (_words((item.under,)) if item.under else "")
    return said


@given(st.text(alphabet="ab1.)•–- \n\t|"))
def test_every_word_is_kept(text: str) -> None:
    kept = [letter for letter in _words(parse_text(text)) if letter in "ab"]
    assert kept == [letter for letter in tidy(text) if letter in "ab"]


@pytest.mark.parametrize("sign", ["*", "•", "▪", "●", "\uf0b7", "\uf0a7", "-", "–"])
def test_the_bullets_that_people_type_and_word_pastes_make_a_list(sign: str) -> None:
    (points,) = parse_text(f"{sign} en väg in\n{sign}\ttid avsatt")
    assert isinstance(points, Bullets)
    assert [(item.label, item.text) for item in points.items] == [("•", "en väg in"), ("•", "tid avsatt")]


@pytest.mark.parametrize(
    ("written", "said", "marked"),
    [
        ("Det är **viktigt** nu", "Det är viktigt nu", ["viktigt"]),
        ("*lite* och _mer_", "lite och mer", ["lite", "mer"]),
        ("**a *b* c**", "a b c", ["a ", "b", " c"]),
        ("se [rapporten](https://exempel.se/a)", "se rapporten (https://exempel.se/a)", []),
        ("[https://exempel.se](https://exempel.se)", "https://exempel.se", []),
        (r"\*inte fet\*", "*inte fet*", []),
        ("* preliminärt", "* preliminärt", []),
        ("snake_case_ord och 5 * 3 * 2", "snake_case_ord och 5 * 3 * 2", []),
        ("<b>inte HTML</b> &amp; `kod` ![bild](a.png)", "<b>inte HTML</b> &amp; `kod` !bild (a.png)", []),
        ("[^1] och [x] (y)", "[^1] och [x] (y)", []),
        ("**öppen", "**öppen", []),
        ("a**\u030ab**", "åb", []),
    ],
)
def test_what_stands_out_is_told_beside_the_words(written: str, said: str, marked: list[str]) -> None:
    words, marks = parse_marks(written)
    assert words == said
    assert [words[start:end] for start, end, _face in marks] == marked


@given(st.text(st.characters(blacklist_characters="*_[\\")))
def test_a_text_without_marks_is_unchanged(text: str) -> None:
    assert parse_marks(text) == (text, ())


@given(st.text("ab *_[]\\\u030ax", max_size=40))
def test_of_a_text_with_marks_no_letter_is_lost(text: str) -> None:
    words, marks = parse_marks(tidy(text))
    assert [letter for letter in words if letter in "bx"] == [letter for letter in tidy(text) if letter in "bx"]
    assert all(0 <= start < end <= len(words) for start, end, _face in marks)


def test_letters_that_stand_out_are_set_in_their_faces_on_every_line() -> None:
    written = "Ord och **mycket viktiga ord som går över en rad** och *sist*. " * 3
    words, marks = parse_marks(written.strip())
    lines = with_marks(break_lines(words, TEXT, 120), words, marks)
    for line in lines:
        assert "".join(piece for piece, _face in line.runs) == line.text
    bold = "".join(piece for line in lines for piece, face in line.runs if face is Face.SEMIBOLD)
    assert "".join(bold.split()) == "mycketviktigaordsomgåröverenrad" * 3
    assert with_marks(lines, words, ()) == lines


def test_a_table_is_headed_by_the_line_above_it() -> None:
    blocks = parse_text("Inledning.\nAntal per part:\n| Part | Antal |\n|---|--:|\n| FK | 12 |\nEfter.")
    assert blocks[0] == Paragraph("Inledning.")
    assert isinstance(blocks[1], Captioned)
    assert (blocks[1].caption, blocks[1].table.rows) == ("Antal per part", (("FK", "12"),))
    assert blocks[2] == Paragraph("Efter.")


@pytest.mark.parametrize("above", ["", "Inledning.\n\n", "- en punkt\n", "ord " * 60 + "\n"])
def test_what_cannot_head_a_table_stays_what_it_is(above: str) -> None:
    *before, table = parse_text(f"{above}a | b\n-|-\nc | d")
    assert isinstance(table, Captioned)
    assert table.caption == ""
    assert len(before) == bool(above)


def test_a_note_stands_last_with_its_marks() -> None:
    blocks = parse_text("Se[^1].\n[^1]: *Källan* finns.\nMera.")
    assert blocks == (Paragraph("Se¹."), Paragraph("Mera."), Note("¹ Källan finns.", ((2, 8, Face.ITALIC),)))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Gemensam ingång\n\nMånadsmöte", "- Gemensam ingång\n- Månadsmöte"),
        (
            "Parterna föreslår:\n- ingång\n  - för unga\nmånadsmöte",
            "Parterna föreslår:\n- ingång\n  - för unga\n- månadsmöte",
        ),
        ("1. Ingång\n\n2. Månadsmöte", "1. Ingång\n2. Månadsmöte"),
        ("5. maj börjar vi\nMånadsmöte[^1]\n[^1]: Digitalt.", "- 5. maj börjar vi\n- Månadsmöte[^1]\n[^1]: Digitalt."),
        ("Ingång*\nMånadsmöte\n* preliminärt", "- Ingång*\n- Månadsmöte\n- * preliminärt"),
        ("Kostnad\n| Post | Kr |\n|---|--:|\n| Lön | 4 |", "Kostnad\n| Post | Kr |\n|---|--:|\n| Lön | 4 |"),
    ],
)
def test_a_list_has_a_point_a_line_and_keeps_what_is_arranged_already(written: str, printed: str) -> None:
    assert as_points(written) == printed


@given(st.text(alphabet="ab1.)*•–- \n\t|"))
def test_as_points_every_word_is_kept(text: str) -> None:
    kept = [letter for letter in _words(parse_text(as_points(text))) if letter in "ab"]
    assert kept == [letter for letter in tidy(text) if letter in "ab"]
