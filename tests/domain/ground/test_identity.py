"""Personal and coordination numbers are found in free text; everything else that is digits passes.

The numbers are SKV 707's printed example and numbers whose last digits 98x are set aside for tests: nobody's.
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import personnummer.personnummer as library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.identity import TextSpan, find_personal_numbers, identity_problem, masked, quoted
from domain.ground.problem import Refusal, UserProblem

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    "written",
    [
        "67 09 19 95 30",
        "19 67 09 19 95 30",
        "85 07 09  98 05",
        "85-07-09-98-05",
        "85/10/11/98/06",
        "85 07 09-98 05",
        "19 85 10 11 98 06",
        "670919\\9530",
        "670919|9530",
        "670919~9530",
        "670919)9530",
        "670919 (9530",
        "1985-07-09 1232",
        "20240909 1010",
        "2024-07-69 1209",
        "850709-9805",
        "8507099805",
        "19850709-9805",
        "198507099805",
        "850709 9805",
        "850709 - 9805",
        "850709\u00a0–\u00a09805",
        "850709\u20119805",
        "850709\u22129805",
        "850709+9805",
        "850709-\n9805",
        "1985-07-09-9805",
        "1985-07-09 9805",
        "850769-9802",
        "198507699802",
        "701063-2391",
        "000229-9816",
        "20000229-9816",
        "85 07 09-9805",
        "85.07.09-9805",
        "850709.9805",
        "19850709.9805",
        "19850709 9805",
        "1985 07 09-9805",
        "1985 07 09 9805",
        "85 07 09 9805",
        "85\u00a007\u00a009 - 9805",
        "850709-98 05",
        "19850709-98 05",
        "85.07.69.9802",
        "85-07-09-9805",
        "1985/07/09-9805",
        "85/07/09-9805",
        "1985_07_09_9805",
        "850709/9805",
        "850709_9805",
        "850709:9805",
        "850709: 9805",
        "850709,9805",
        "850709, 9805",
        "850709--9805",
        "850709\n9805",
        "850709\r\n9805",
        "8 5 0 7 0 9 9 8 0 5",
        "1 9 8 5 0 7 0 9 - 9 8 0 5",
        "850 709-9805",
        "850709-980 5",
        "８５０７０９－９８０５",
        "850709\u200e-9805",
        "8507\u200b099805",
    ],
)
def test_a_personal_number_is_found_however_it_is_written(written):
    text = f"Ring om {written}, tack"
    assert find_personal_numbers(text) == (TextSpan(8, 8 + len(written)),)
    assert find_personal_numbers(written) == (TextSpan(0, len(written)),)


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-31 1530",
        "2024-10-31  1530",
        "2024/10/31 1530",
        "24-10-31 15:30",
        "24.10.31 15.30",
        "67 09 19 95 31",
        "67 09 19 95 30 12",
        "556036-0793",
        "16556036-0793",
        "212000-2627",
        "850709-9804",
        "851309-9805",
        "850732-9805",
        "850700-9805",
        "850792-9803",
        "850709-0002",
        "17850709-9805",
        "2015-12-01–2016-12-30",
        "2015-12-01-2016-12-30",
        "8507099805123",
        "18507099805",
        "1850709-9805",
        "070-123 45 67",
        "Bankgiro 5805-6201",
        "85-07-09",
        "1 234 567 890",
        "2401 108 180 42 155 10 56",
        "85 10 11 9806",
        "17 85 07 09 9805",
        "85 07 09 9805 17",
        "850709-98 05 12",
        "85 07 09 1984",
        "850 709 980 5",
        "8 507 099 805",
        "8507 099 805,00",
        "070-12 34 567",
        "070 123 45 67",
        "08-12 34 56 78",
        "+46 70 123 45 67",
        "0046 8 12 34 56 78",
        "212000.2627",
        "21 20 00-2627",
        "55 60 36-0793",
        "16.55.60.36.0793",
        "28.10.31 2016",
        "0,8507099805",
        "850709,9805,17",
        "17.850709.9805",
        "850709\n9805\n9805",
        "12-850709-98-05",
        "850-709-9805",
        "8507,099805",
        "2014-000123-5",
        "2014 2015 2016",
        "2014-2024",
        "190101-123",
        "",
    ],
)
def test_what_is_no_personal_number_passes(written):
    assert find_personal_numbers(written) == ()
    assert identity_problem("Nuläge", written) is None


@pytest.mark.parametrize("after", ["-1", "a", ":1", "/2", " och", ".", ", 17"])
def test_what_follows_a_number_does_not_hide_it(after):
    for written in ("850709-9805", "1985-07-09-9805", "850709/9805", "8507099805"):
        assert find_personal_numbers(written + after) == (TextSpan(0, len(written)),)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_no_table_of_figures_is_taken_for_personal_numbers(path):
    text = path.read_text(encoding="utf-8")
    for written in (
        text,
        text.replace(",", " "),
        text.replace(",", "\t"),
        text.replace(",", "."),
        text.replace(";", " "),
    ):
        assert find_personal_numbers(written) == ()


@given(st.lists(st.integers(1, 99_999), min_size=1, max_size=12), st.sampled_from((" ", "  ", ". ")))
def test_rows_of_figures_in_running_text_pass(row, between):
    kept = [figure for figure in row if not 1000 <= figure <= 9999]
    assert find_personal_numbers(between.join(f"{figure}" for figure in kept)) == ()


def test_several_are_found_in_order_also_across_what_looks_like_one():
    text = "850709-9805 och 111111 850769-9802"
    assert find_personal_numbers(text) == (TextSpan(0, 11), TextSpan(23, 34))


def test_a_29_february_that_never_was_is_no_date():
    # 1900 had no 29 February, 2000 had: ten digits are given the benefit of the doubt, twelve are not.
    assert find_personal_numbers("000229-9816")
    assert not find_personal_numbers("19000229-9816")
    assert not find_personal_numbers("010229-9815")


def test_the_message_names_the_field_and_never_the_number():
    one = identity_problem("Nuläge", "Hon, 850709-9805, väntar")
    assert one == "Nuläge: texten innehåller ett personnummer eller samordningsnummer. Ta bort det."
    two = identity_problem("Nuläge", "850709-9805 och 850769-9802")
    assert two == "Nuläge: texten innehåller 2 personnummer eller samordningsnummer. Ta bort dem."


@pytest.mark.parametrize("today", [date(1999, 12, 31), date(2026, 3, 1), date(2085, 7, 8), date(2101, 1, 1)])
def test_the_answer_is_the_same_whatever_the_day(monkeypatch, today):
    monkeypatch.setattr(library, "_get_current_date", lambda: today)
    for written in ("850709-9805", "850709+9805", "19850709-9805", "000229-9816", "18850709-9805"):
        assert find_personal_numbers(written), written
    assert not find_personal_numbers("556036-0793")


def check_digit(nine: str) -> int:
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(nine)]
    return -sum(value - 9 if value > 9 else value for value in doubled) % 10


@given(
    st.dates(date(1880, 1, 1), date(2030, 12, 31)),
    st.integers(1, 999),
    st.booleans(),
    st.sampled_from(("", "-", "+", " ", " - ", "–")),
    st.booleans(),
    st.text(st.characters(exclude_categories=("Nd", "Cs"), exclude_characters="-+–"), max_size=20),
)
def test_every_valid_number_is_found_with_coordination_numbers(day, serial, coordination, between, long, around):
    short = f"{day:%y%m}{day.day + 60 * coordination:02d}"
    tail = f"{serial:03d}"
    start = f"{day.year // 100}{short}" if long else short
    number = f"{start}{between}{tail}{check_digit(short + tail)}"
    assert TextSpan(len(around), len(around) + len(number)) in find_personal_numbers(f"{around}{number}{around}")


@given(st.text(max_size=60))
def test_no_text_makes_the_search_fail(text):
    for span in find_personal_numbers(text):
        assert sum(sign.isdecimal() for sign in text[span.start : span.end]) in (10, 12)


FORMS = [
    *(
        date_form + between + "{last}"
        for date_form in ("{yy}{mm}{dd}", "{yyyy}{mm}{dd}")
        for between in (
            "",
            "-",
            "+",
            "–",
            "−",
            " - ",
            "--",
            " ",
            "\u00a0",
            "/",
            "_",
            ":",
            ",",
            ".",
            ", ",
            "\n",
            "\r\n",
            "-\n",
            "\u200e-",
            "\u00ad",
        )
    ),
    *(
        date_form.replace("/", sign) + between + "{last}"
        for date_form in ("{yy}/{mm}/{dd}", "{yyyy}/{mm}/{dd}")
        for sign in ("-", "/", "_", ".", " ", "–")
        for between in ("-", "+", " - ", "--", "\u2011")
    ),
    "{yy}-{mm}-{dd}/{last}",
    "{yyyy}-{mm}-{dd}:{last}",
    "{yyyy}/{mm}/{dd}, {last}",
    "{yyyy}_{mm}_{dd}_{last}",
    "{yy}{mm}{dd}-{last}-1",
    "{yy}{mm}{dd}{last}-1",
    "{yy}{mm}{dd}-{last}abc",
    "tel{yy}{mm}{dd}{last}tel",
    "{yy}{mm} {dd}-{last}",
]


def test_true_numbers_are_found_in_every_form():
    random = Random(20261129)
    missed = []
    for form in [*FORMS, "spaced", "wide", "halves"]:
        for _ in range(12):
            born = date(1930, 1, 1) + timedelta(days=random.randrange(34_000))
            day = f"{born.day + 60 * random.choice((0, 0, 1)):02d}"
            nine = f"{born:%y%m}{day}{random.randrange(1, 1000):03d}"
            last = nine[6:] + str(check_digit(nine))
            ten = nine + last[-1]
            match form:
                case "spaced":
                    written = " ".join(ten)
                case "wide":
                    written = "".join(chr(ord(digit) + 0xFEE0) for digit in f"{ten}")
                case "halves":
                    written = f"{ten[:6]}-{ten[6:8]} {ten[8:]}"
                case _:
                    written = form.format(yy=ten[:2], yyyy=f"{born:%Y}", mm=ten[2:4], dd=day, last=last)
            missed += [written] if len(find_personal_numbers(f"Se {written}.")) != 1 else []
    assert missed == []


def test_of_1200_numbers_of_other_kinds_at_most_three_are_taken_for_one():
    random = Random(1200)

    def digits(count: int) -> str:
        return "".join(str(random.randrange(10)) for _ in range(count))

    def luhn(start: str) -> str:
        return start + str(check_digit(start))

    def organisation() -> str:
        number = luhn(random.choice(("55", "21", "80", "96", "76")) + str(random.randrange(2, 10)) + digits(6))
        return random.choice((f"{number[:6]}-{number[6:]}", number, f"16{number}"))

    def phone() -> str:
        area, rest = random.choice((("070", digits(7)), ("073", digits(7)), ("08", digits(8)), ("0930", digits(5))))
        return random.choice(
            (f"{area}-{rest[:3]} {rest[3:5]} {rest[5:]}", f"{area}-{rest}", f"+46 {area[1:]} {rest[:3]} {rest[3:]}")
        )

    def case() -> str:
        year, number = random.randrange(2012, 2027), random.randrange(1, 9999)
        return random.choice(
            (
                f"SN {year}/{number:05d}",
                f"{year}-{number:06d}-{digits(1)}",
                f"FK {number:06d}-{year}",
                f"{year}:{number}",
            )
        )

    def giro() -> str:
        start = digits(7)
        return random.choice(
            (
                f"{luhn(start)[:4]}-{luhn(start)[4:]}",
                f"{start[:3]}-{start[3:]}",
                f"{start[:2]} {start[2:4]} {start[4:6]}-{start[6]}",
            )
        )

    def article() -> str:
        return "73" + digits(11)

    def years() -> str:
        year = random.randrange(1998, 2027)
        day = date(year, 1, 1) + timedelta(days=random.randrange(365))
        return random.choice(
            (f"{year}-{year + 5}", f"{day:%y%m%d}-{digits(3)}", f"{day}–{day + timedelta(days=90)}", f"{day:%Y%m%d}")
        )

    kinds = (organisation, phone, case, giro, article, years)
    taken = [text for kind in kinds for text in (kind() for _ in range(200)) if find_personal_numbers(text)]
    assert len(taken) <= 3, taken


def test_brackets_about_the_date_hide_nothing():
    assert masked("(670919)9530") == "((visas inte)"
    assert quoted("670919\\9530") == "(visas inte)"


def test_what_is_repeated_from_outside_is_repeated_without_the_number():
    assert masked("Filen 850709-9805.csv och 19850769-9802 i mappen") == (
        "Filen (visas inte).csv och (visas inte) i mappen"
    )
    assert masked("Tierp 2016-05") == "Tierp 2016-05"
    assert quoted("850709-9805") == "(visas inte)"
    assert quoted("1\u00a0234") == "”1 234”"


def test_no_sentence_to_the_user_holds_one_wherever_it_came_from():
    problem = UserProblem("850709-9805.csv kan inte läsas in.", ("Rad 2: 8507099805",))
    assert (problem.text, problem.details) == ("(visas inte).csv kan inte läsas in.", ("Rad 2: (visas inte)",))
    assert str(problem) == problem.text
    assert Refusal(2, "”850709/9805” är ingen kommun.").reason == "”(visas inte)” är ingen kommun."


def test_a_number_whose_last_ten_digits_are_one_is_one():
    assert find_personal_numbers("19 850709-9805") == (TextSpan(0, 14),)
    assert masked("19 850709-9805, 1 9 8 5 0 7 0 9 9 8 0 5") == "(visas inte), (visas inte)"
