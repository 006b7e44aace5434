"""What a finished table claims, in small ones that are read by eye."""

import pytest

from domain.recounting.amount import read_amount
from domain.recounting.check import Check, Kind
from domain.recounting.document import Document, Table
from domain.recounting.finding import Finding, Grade
from domain.recounting.recount import Recount, recount


def counted(text: str, title: str = "Tabell 1", *, lettered: bool = False) -> Recount:
    """A table written with `|` between its cells."""
    rows = [[cell.strip("_") for cell in line.split("|")] for line in text.strip("\n").splitlines()]
    width = max(map(len, rows))
    table = Table(title, tuple(tuple(row + [""] * (width - len(row))) for row in rows), lettered=lettered)
    return recount(Document("prov.xlsx", (table,)))


def to_look_over(text: str) -> list[Finding]:
    return [each for each in counted(text).findings if each.grade is not Grade.SAID]


def lines(text: str) -> list[str]:
    return [each.line for each in to_look_over(text)]


def test_a_sum_is_shown_with_its_arithmetic_and_its_place() -> None:
    found = counted("Part|Antal\nFK|12\nAF|9\nKommun|4\nTotalt|26", "Blad Tabell 1", lettered=True)

    assert [each.line for each in found.findings] == ["Blad Tabell 1, B5: 12 + 9 + 4 = 25, står 26 i B5."]
    assert found.findings[0].cells == ((4, 1), (1, 1), (2, 1), (3, 1))
    assert found.verdict == "1 sak att se över. 1 summa har prövats."
    assert not found.agrees


def test_what_agrees_is_said_with_what_was_tried() -> None:
    found = counted("Part|Kvinnor|Män|Totalt\nFK|12|3|15\nAF|9|8|17\nSumma|21|11|32")

    assert found.agrees
    assert found.verdict == "Allt går ihop: 6 summor har prövats."
    assert found.text == "Omräkning av prov.xlsx\nAllt går ihop: 6 summor har prövats.\n"


def test_what_could_not_be_tried_is_said() -> None:
    found = counted("Ort|Tal\nA|12\nB|900")
    assert found.unclear == ("Tabell 1: inga tal hänger ihop på ett sätt som kan prövas.",)
    assert found.verdict.startswith("Inget att räkna om hittades")
    assert counted("Bara|text\nhär|inne").unclear == ("Tabell 1: här finns inga siffror.",)
    assert "Inte prövat:\n– Tabell 1: inga tal" in found.text
    far = counted("Part|Antal\nFK|12\nAF|9\nTotalt|90")
    assert far.agrees
    assert far.unclear[0] == "Tabell 1, rad 4, kolumn 2: vad 90 är räknat på gick inte att se."


def test_nothing_is_said_to_agree_of_what_could_not_be_tried() -> None:
    one = counted("Part|Kvinnor|Män|Totalt\nFK|12|3|15\nAF|9|8|17\nTotalt|90|400|490")
    assert one.agrees
    assert (
        one.verdict == "Det som kunde prövas går ihop: 3 summor har prövats. En rad eller kolumn gick inte att pröva."
    )
    two = counted("Ort|2022|2023\nA|12|1\nB|13|2\nTotalt|90|93\nC|1|2\nD|3|4\nTotalt|4|6\nE|1|2\nF|3|4\nSumma|512|733")
    assert two.verdict.endswith("2 rader eller kolumner gick inte att pröva.")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Part|Antal\nFK|12\nAF|9\nKommun|40\nTotalt|52", "Det fattas 9: en del är inte med."),
        ("Part|Antal\nFK|12\nAF|9\nKommun|40\nTotalt|70", "Det är 9 för mycket: en del är med två gånger."),
        ("Part|Antal\nFK|120\nAF|93\nTotalt|231", "Siffrorna kan ha bytt plats."),
        ("Ort|2022|2023|Förändring\nA|40|52|+12\nB|52|40|+12\nC|50|55|+5", "Tecknet är omvänt."),
        (
            "Ort|2022|2023|Förändring (%)\nA|40|50|25,0\nB|100|125|20,0\nC|50|55|10,0\nD|80|88|10,0",
            "Det är räknat på det senare värdet; det ska räknas på det tidigare.",
        ),
    ],
)
def test_how_a_slip_came_about_is_said_where_it_can_be_seen(text: str, why: str) -> None:
    (found,) = to_look_over(text)

    assert found.text.endswith(why), found.text


def test_two_sums_that_one_number_mends_are_one_finding() -> None:
    cross = "Part|Kvinnor|Män|Totalt\nFK|12|3|15\nAF|9|18|17\nRegion|5|5|10\nSumma|26|16|42"

    assert lines(cross) == [
        "Tabell 1, rad 3, kolumn 3: Står 18, men 8 får 2 beräkningar att gå ihop: 3 + 18 + 5 = 26, står 16 i rad 5, kolumn 3 "
        "och 9 + 18 = 27, står 17 i rad 3, kolumn 4."
    ]
    four = (
        "|Kvinnor|||Män|||Totalt|||\nPart|Unga|Äldre|Summa|Unga|Äldre|Summa|Unga|Äldre|Summa|Andel unga kvinnor (%)\n"
        "FK|17|4|16|3|5|8|15|9|24|50,0\nAF|6|4|10|3|7|10|9|11|20|30,0\nRegion|2|2|4|8|8|16|10|10|20|10,0\n"
        "Summa|20|10|30|14|20|34|34|30|64|31,3"
    )
    (found,) = lines(four)
    assert found.startswith("Tabell 1, rad 3, kolumn 2: Står 17, men 12 får 4 beräkningar att gå ihop: ")
    assert found.endswith("17 + 4 = 21, står 16 i rad 3, kolumn 4 (1 till).")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kommun|2020|2021|Förändring\nHeby|310|298|-12\nTierp|520|560|40\nLycksele|201|190|-11\nTotalt|1031|1058|27",
            "rad 5, kolumn 3: 298 + 560 + 190 = 1 048, står 1058 i rad 5, kolumn 3. Det stämmer med talen bredvid, "
            "1 058 − 1 031 = 27: antingen är totalen fel, och 27 i rad 5, kolumn 4 med den, eller så är en av delarna fel.",
        ),
        (
            "Kommun|Kvinnor|Män|Totalt\nHeby|12|8|20\nTierp|30|20|50\nLycksele|5|9|14\nSumma|48|37|85",
            "rad 5, kolumn 2: 12 + 30 + 5 = 47, står 48 i rad 5, kolumn 2. Det stämmer med talen bredvid, 48 + 37 = 85: "
            "antingen är totalen fel, och 85 i rad 5, kolumn 4 med den, eller så är en av delarna fel.",
        ),
        (
            "Ort|2020|2021|Förändring\nA|107|99|-8\nB|114|108|-6\nC|121|117|-4\nD|128|126|-2\nSumma|470|470|0",
            "rad 6, kolumn 3: 99 + 108 + 117 + 126 = 450, står 470 i rad 6, kolumn 3. Det stämmer med talen bredvid, "
            "470 − 470 = 0: antingen är totalen fel, och 0 i rad 6, kolumn 4 med den, eller så är en av delarna fel.",
        ),
    ],
)
def test_a_wrong_total_that_agrees_along_its_own_row_is_told_with_both_readings(text: str, told: str) -> None:
    assert [line.replace("\u00a0", " ") for line in lines(text)] == [f"Tabell 1, {told}"]


def test_differences_that_look_like_slips_are_told_one_by_one() -> None:
    found = lines("Ort|2022|2023|Differens\nA|40|52|12\nB|52|83|31\nC|50|77|28\nD|61|84|24\nE|11|24|13")

    assert [line.partition(":")[0] for line in found] == ["Tabell 1, rad 4, kolumn 4", "Tabell 1, rad 5, kolumn 4"]


def test_hidden_figures_make_room_and_are_no_faults() -> None:
    assert lines("Part|Antal\nFK|12\nAF|<5\nKommun|..\nTotalt|16") == []
    assert lines("Part|K|M|T\nFK|12|<5|15\nAF|9|færre|17\nSumma|21|..|32") == []
    assert lines("Part|Antal\nFK|12\nAF|<5\nTotalt|16") == []
    too_little = "Part|Antal\nFK|12\nAF|30\nTotalt|<5"
    assert lines(too_little) == [
        "Tabell 1, rad 4, kolumn 2: 12 + 30 = 42, står <5 i rad 4, kolumn 2. Också om det dolda är så mycket det kan vara går "
        "det inte ihop."
    ]
    assert "Också om det dolda" in lines("Part|Antal\nFK|12\nAF|färre än fem\nTotalt|19")[0]


def test_rounded_parts_are_said_and_not_marked() -> None:
    found = counted("Del|Andel\nA|33,3 %\nB|33,3 %\nC|33,3 %\nTotalt|100 %")
    assert [(each.grade, each.text) for each in found.findings] == [
        (Grade.SAID, "1 tal skiljer sig så lite som avrundning kan göra.")
    ]
    equivalents = counted("Helårsekvivalenter|2023\nSjukpenning|12\nBistånd|14\nTotalt|27")
    assert equivalents.agrees
    two = counted("Mkr|2022|2023\nA|1,2|1,3\nB|1,3|1,2\nTotalt|2,6|2,6")
    assert two.findings[0].text == "2 tal skiljer sig så lite från det uträknade som avrundning kan göra."
    assert counted("Ort|Antal|Av|Andel (%)\nA|2|3|66,6\nB|1|3|33,3\nC|1|4|25,0").agrees


def test_a_total_is_the_sum_of_what_most_speaks_for() -> None:
    assert counted("Ort|Folkmängd|Sjuk|Arbetslös|Summa\nA|900|12|8|20\nB|800|3|14|17\nC|950|1|2|3").tried[Kind.SUM] == 3
    first = "Grupp|2022|2023\nAlla|21|30\nKvinnor|12|14\nMän|9|16"
    assert counted(first).tried[Kind.SUM] == 2
    parts = "Grupp|2022|2023\nArbetslösa|70|80\n  varav unga|20|30\n  varav äldre|10|11\nSjuka|30|40\nTotalt|100|120"
    assert counted(parts).tried[Kind.SUM] >= 2
    assert counted(parts).tried[Kind.PART] == 4
    known = "Grupp|2022|2023\nAlla med bistånd|121|130\nvarav sjuka|27|28\nvarav unga|33|34\nTotalt kända|60|62"
    assert counted(known).agrees
    runs = "Ort|2022|2023\nNorra\nA|10|11\nB|20|22\nSumma|30|33\nSödra\nC|5|6\nD|6|7\nSumma|11|13\nTotalt|41|46"
    assert counted(runs).agrees
    assert counted(runs).tried[Kind.SUM] == 6
    region = "Ort|2022|2023|2024\nA|110|11|7\nB|20|232|8\nLänet|130|243|15\nRiket|90000|80000|70000"
    assert counted(region).tried[Kind.SUM] == 3
    assert counted("Ort|2023\nA|110\nB|20\nLänet|130").tried[Kind.SUM] == 1
    assert counted("Ort|2023\nA|110\nB|20\nLänet|135").tried[Kind.SUM] == 0


def test_a_sum_nobody_names_is_seen_in_the_figures() -> None:
    table = "Månad|Från FK|Från AF|Nya\njan|12|31|43\nfeb|25|14|39\nmars|17|22|39\napril|31|18|49\nmaj|11|46|58"

    assert lines(table) == ["Tabell 1, rad 6, kolumn 4: 11 + 46 = 57, står 58 i rad 6, kolumn 4."]


def test_the_same_headings_but_for_the_total_are_summed() -> None:
    long = (
        "Ort|Kön|2022|2023\nA|kvinnor|12|15\n|män|9|7\n|totalt|21|22\nB|kvinnor|30|31\n|män|8|9\n|totalt|38|40\n"
        "Alla orter|kvinnor|42|46\n|män|17|16\n|totalt|59|62"
    )
    assert counted(long).agrees
    assert counted(long).tried[Kind.SUM] >= 8
    assert "15 + 7" in " ".join(lines(long.replace("|totalt|21|22", "|totalt|21|24")))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ort|Antal|Folkmängd|Andel (%)\nA|12|120|10,0\nB|30|120|52,0\nC|50|200|25,0", "rad 3, kolumn 4"),
        ("Ort|Antal|Folkmängd|Andel\nA|12|120|0,10\nB|30|120|0,52\nC|50|200|0,25\nD|51|200|0,255", "rad 3, kolumn 4"),
        ("Svar|Antal|Andel (%)\nJa|20|10\nNej|30|15\nVet ej|50|52\nKanske|100|50,0\nTotalt|200|100", "rad 4, kolumn 3"),
        (
            "Ort|Fall|Folkmängd|Fall per 10 000 invånare\nA|12|12000|10,0\nB|6|12000|5,0\nC|9|6000|15,9",
            "rad 4, kolumn 4",
        ),
        ("Ort|Fall|Folkmängd|Fall per tusen\nA|12|1200|10,0\nB|6|1200|5,0\nC|9|600|15,9", "rad 4, kolumn 4"),
        ("Mått|2020|2021|2022|2023\nAntal|50|60|75|40\nIndex|100|120|150|81", "rad 3, kolumn 5"),
        ("Ort|2021|2022|2023|Medel\nA|10|20|30|20\nB|30|50|70|50\nC|41|42|43|42\nD|80|10|30|46", "rad 5, kolumn 5"),
        ("Ort|2022|2023|Differens\nA|10|20|+10\nB|30|50|+20\nC|41|42|−1", "rad 4, kolumn 4"),
        ("Ort|Förändring (%)|2022|2023\nA|100 %|10|20\nB|10 %|30|33\nC|11 %|40|44", "rad 4, kolumn 2"),
    ],
)
def test_shares_rates_index_means_and_changes_are_reckoned(text: str, place: str) -> None:
    assert any(line.startswith(f"Tabell 1, {place}") for line in lines(text)), lines(text)


def test_shares_without_a_total_are_of_all_of_them() -> None:
    assert lines("Svar|Antal|Andel (%)\nJa|20|20,0\nNej|30|30,0\nVet ej|50|55,0") == [
        "Tabell 1, rad 4, kolumn 3: 50 / (20 + 30 + 50) · 100 = 50,0, står 55,0 i rad 4, kolumn 3."
    ]
    two = (
        "Kön|Antal|Andel (%)\nKvinnor|20|40,0\nMän|30|60,0\nTotalt|50|100\n\nUng|10|20,0\nGammal|40|80,0\nTotalt|50|100"
    )
    assert counted(two).agrees
    runs = "Kön|Antal|Andel (%)\nA\nKvinnor|20|40,0\nMän|30|60,0\nTotalt|50|100\nB\nUng|10|25,0\nGammal|30|75,0\nTotalt|40|100"
    assert counted(runs).agrees
    assert counted(runs).tried[Kind.SHARE] >= 4


def test_a_whole_column_on_the_wrong_base_is_told_once() -> None:
    table = "Ort|2022|2023|Förändring (%)\nA|40|50|20,0\nB|100|125|20,0\nC|50|200|75,0"
    assert lines(table) == [
        "Tabell 1, rad 2, kolumn 4: ”Förändring (%)”: Förändringen är räknad på det senare värdet; den ska räknas på det "
        "tidigare."
    ]
    turned = "Ort|2022|2023|Differens\nA|40|50|−10\nB|100|125|−25\nC|50|200|−150"
    assert "Tecknen är omvända" in lines(turned)[0]
    assert lines(turned.replace("Differens", "Minskning")) == []


def test_points_that_are_called_per_cent_are_told() -> None:
    table = "Ort|Andel 2022 (%)|Andel 2023 (%)|Förändring (%)\nA|6,8|5,7|−1,1\nB|9,0|9,5|0,5\nC|8,0|9,9|1,9"

    assert lines(table) == [
        "Tabell 1, rad 2, kolumn 4: ”Förändring (%)”: Skillnaden mellan andelar är procentenheter, inte procent."
    ]
    assert lines(table.replace("Förändring (%)", "Förändring, procentenheter")) == []


def test_doubled_rows_and_copied_columns_are_told() -> None:
    twice = "Ort|2022|2023|2024\nA|412|523|318\nB|512|613|714\nA|412|523|318"
    assert lines(twice) == ["Tabell 1, rad 4, kolumn 2: Raden ”A” står två gånger, med samma siffror."]
    other = "Ort|2022|2023|2024\nA|412|523|318\nB|512|613|714\nA|412|523|311"
    assert lines(other) == ["Tabell 1, rad 4, kolumn 2: Raden ”A” står två gånger, med olika siffror."]
    copied = "Ort|2022|2023\nA|412|412\nB|513|513\nC|618|618"
    assert lines(copied) == [
        "Tabell 1, rad 2, kolumn 3: ”2022” och ”2023” har precis samma siffror. Är den ena kopierad?"
    ]
    assert lines("Ort|2022|2022\nA|412|\nB|513|513\nC|618|") == [
        "Tabell 1, rad 3, kolumn 3: Kolumnen ”2022” står två gånger, med olika siffror."
    ]
    alone = "Ort|2022|2023\nKvinnor|412|413\nTotalt|412|413\nMän|5|6"
    assert not any("precis samma" in line for line in lines(alone))
    assert not any("precis" in each for each in lines("Ort|2022|2023|2024\nTotalt|412|413|999\nMän|412|413|999"))


def test_values_that_nothing_can_have_are_told() -> None:
    assert lines("Ort|Antal\nA|12\nB|−5") == [
        "Tabell 1, rad 3, kolumn 2: −5 kan inte vara ett antal: det är mindre än noll."
    ]
    assert lines("Ort|Andel (%)\nA|12,5\nB|105,0\nC|..") == [
        "Tabell 1, rad 3, kolumn 2: 105,0 är mer än hela: en andel är högst 100 procent."
    ]
    assert lines("Ort|Andel\nA|0,12\nB|1,05\nC|0,31")[0].endswith("1,05 är mer än hela: en andel är högst 100 procent.")
    assert lines("Ort|Måluppfyllelse (%)\nA|120\nB|105\nC|130") == []
    assert lines("Ort|Netto\nA|12\nB|−5") == []
    part = "Grupp|Antal\nArbetslösa|12\nvarav unga|21\nSjuka|400"
    assert lines(part) == ["Tabell 1, rad 3, kolumn 2: delen 21 i rad 3, kolumn 2 är större än det hela, 12."]
    assert counted("Grupp|Antal\nvarav unga|21\nSjuka|<5\nvarav unga|3\ndärav index|3").agrees


def test_a_personal_number_is_never_repeated() -> None:
    found = counted("Namn|Antal\n850709-9805|12\n850709-9805|9")

    assert "850709" not in found.text


def test_tables_beside_and_under_each_other_are_read_apart() -> None:
    beside = (
        "Ort|2022|2023||Part|Kvinnor|Män|Totalt\nA|10|20||FK|3|4|7\nB|30|40||AF|5|6|12\nSumma|40|60||Summa|8|10|18\n"
    )
    assert lines(beside) == [
        "Tabell 1, rad 3, kolumn 8: Står 12, men 11 får 2 beräkningar att gå ihop: 7 + 12 = 19, står 18 i rad 4, kolumn 8 och "
        "5 + 6 = 11, står 12 i rad 3, kolumn 8."
    ]
    numbers = "Ort|2022||2023|\nA|10||11|\nB|30||31|\nSumma|40||42|x"
    assert counted(numbers).agrees
    apart = "Ort|2022\nA|10\nB|30\nSumma|40\n\nKälla: egen\n\nPart|2023|2024\nFK|3|4\nAF|5|6\nSumma|8|11"
    assert lines(apart) == ["Tabell 1, rad 11, kolumn 3: 4 + 6 = 10, står 11 i rad 11, kolumn 3."]
    spaced = "Ort|2022|2023\n\nA|10|11\nB|30|31\n\nSumma|40|43"
    assert lines(spaced) == ["Tabell 1, rad 6, kolumn 3: 11 + 31 = 42, står 43 i rad 6, kolumn 3."]
    gap = "Ort|2022||2023\nA|10||11\nB|30||31\nSumma|40||43"
    assert lines(gap) == ["Tabell 1, rad 4, kolumn 4: 11 + 31 = 42, står 43 i rad 4, kolumn 4."]
    assert counted("|\n").unclear == ("Tabell 1: här finns inga siffror.",)
    assert recount(Document("tom", (Table("Tabell 1", ()),))).unclear == ("Tabell 1: här finns inga siffror.",)


def test_what_a_title_says_of_all_is_said_of_each() -> None:
    shares = "Andel i procent av befolkningen\nOrt|2022|2023\nA|10|11\nB|30|31\nTotalt|22|24"
    assert counted(shares).tried == {}
    assert lines(shares.replace("31", "131")) == [
        "Tabell 1, rad 4, kolumn 3: 131 är mer än hela: en andel är högst 100 procent."
    ]


def test_numbered_columns_are_labels() -> None:
    ages = "Ålder|Kvinnor|Män|Totalt\n18|15|11|26\n19|22|33|55\n20|20|34|54\nSumma|57|78|136"
    assert lines(ages) == [
        "Tabell 1, rad 5, kolumn 4: Står 136, men 135 får 2 beräkningar att gå ihop: 26 + 55 + 54 = 135, står 136 i rad 5, "
        "kolumn 4 och 57 + 78 = 135, står 136 i rad 5, kolumn 4."
    ]
    counting = "_|Kvinnor|Män|Totalt\n1|15|11|26\n2|22|33|55\n3|20|34|54"
    assert counted(counting).tried[Kind.SUM] == 3
    codes = "Kommunkod|Kvinnor|Män|Totalt\n2401|15|11|26\n2404|22|33|55"
    assert counted(codes).tried[Kind.SUM] == 2


def test_changes_are_known_by_their_signs_and_need_no_years() -> None:
    signs = "Ort|Före|Efter|Mot i fjol\nA|40|52|+12\nB|52|40|−12\nC|50|55|+6"
    assert lines(signs) == ["Tabell 1, rad 4, kolumn 4: 55 − 50 = 5, står +6 i rad 4, kolumn 4."]
    halves = "Ort|jan 2023|mars 2023|Skillnad\nA|40|52|−12\nB|52|40|12\nC|50|55|−5"
    assert "Tecknen är omvända" in lines(halves)[0]


def test_many_parts_are_written_short_and_many_lines_are_summed_as_neighbours() -> None:
    names = [f"Ort {at}" for at in range(40)]
    rows = [[7 * at % 83 + 11, 5 * at % 61 + 13, 3 * at % 47 + 17] for at in range(40)]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    text = "Ort|2021|2022|2023\n" + "\n".join(f"{n}|{a}|{b}|{c}" for n, (a, b, c) in zip(names, rows, strict=True))
    found = lines(f"{text}\nTotalt|{sums[0]}|{sums[1]}|{sums[2] + 10}")
    assert found == [
        f"Tabell 1, rad 42, kolumn 4: 17 + 20 + 23 + … + 40 = {show(sums[2])}, står {sums[2] + 10} i rad 42, kolumn 4."
    ]
    assert counted(f"{text}\nDessa orter|{sums[0]}|{sums[1]}|{sums[2]}").tried[Kind.SUM] == 0


def show(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def test_what_is_no_plain_mean_or_share_is_left_alone() -> None:
    assert counted("Ort|2021|2022|Medelålder\nA|10|20|41\nB|30|50|43\nC|41|42|39").tried == {}
    assert counted("Ort|2021|Bidrag per invånare|Summa\nA|10|20|41\nB|30|50|43\nC|41|42|39").agrees
    names = "Ort|Rang|Plats\nX|412|412\nY|513|513\nZ|618|618"
    assert lines(names) == []
    same = "Ort|Andel A (%)|Andel B (%)\nX|41,2|41,2\nY|51,3|51,3\nZ|61,8|61,8"
    assert lines(same) == []
    parts = "Grupp|Antal|Andel (%)\nSjuka|12|40,0\nvarav unga|6|50,0\nFriska|18|60,0\nTotalt|30|100"
    assert counted(parts).tried[Kind.PART] == 1
    mixed = "Ort|Folkmängd|Snitt|Sjuka|Friska|Summa\nA|90|3|12|8|20\nB|80|4|3|14|17\nC|95|5|1|2|3"
    assert counted(mixed).tried[Kind.SUM] == 3


def test_codes_that_come_again_and_names_that_are_all_the_same_tell_nothing() -> None:
    codes = "Region|Kon|Ar|Antal\n" + "\n".join(
        f"{region}|{sex}|{year}|{17 * at % 41 + at}"
        for at, (region, sex, year) in enumerate(
            (r, s, y) for r in ("2401", "2404", "2409") for s in ("1", "2", "1+2") for y in ("2021", "2022")
        )
    )
    assert lines(codes) == []
    margins = "Område|Part|Kön|Antal\n" + "\n".join(f"A|alla|alla|{each}" for each in (3, 4, 7, 14, 12, 9))
    assert lines(margins) == []
    assert counted(margins).unclear == ("Tabell 1: inga tal hänger ihop på ett sätt som kan prövas.",)


def test_what_is_not_understood_is_told_once_a_table() -> None:
    table = "Ort|2022|2023|Medel\nA|12|1|5\nB|13|2|4\nTotalt|90|93|3\nC|1|2|3\nSumma|512|733|4"

    assert counted(table).unclear[0] == (
        "Tabell 1, rad 4, kolumn 2: vad 90 är räknat på gick inte att se, och inte 1 rader eller kolumner till."
    )


def test_what_holds_is_seen_at_a_glance_and_what_is_hidden_is_not() -> None:
    amounts = {(0, at): read_amount(text) for at, text in enumerate(("21", "12", "9", "<5"))}
    held = Check(Kind.SUM, (0, 0), ((0, 1), (0, 2)))

    assert held.roughly(amounts)
    assert not Check(Kind.SUM, (0, 0), ((0, 1), (0, 3))).roughly(amounts)
    assert not Check(Kind.SUM, (0, 3), ((0, 1), (0, 2))).roughly(amounts)
    assert not Check(Kind.SUM, (0, 1), ((0, 0), (0, 2))).roughly(amounts)
    none = {at: read_amount("0") for at in amounts}
    assert not Check(Kind.CHANGE, (0, 0), ((0, 1), (0, 2))).roughly(none)
    assert not Check(Kind.SHARE, (0, 0), ((0, 1), (0, 2))).roughly(none)
    assert not Check(Kind.MEAN, (0, 0), ((0, 1), (0, 2))).roughly(amounts)
