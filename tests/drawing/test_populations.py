"""Parts inside wholes as a chart: Lycksele's published counts, and kommuner where little is known."""

from dataclasses import replace

from domain.ground.value import Empty
from domain.hiding.populations import public_population
from domain.populations.definition import (
    PopulationDefinition,
    PopulationRow,
    RowRole,
    lagesbild_definition,
    published_2024_definition,
)
from domain.populations.population import Population, populate
from drawing.chart import NestedChart, NestedLook, chart_table
from drawing.palette import Tone
from drawing.populations import nested_chart
from support.population_charts import LYCKSELE, SOURCE


def _chart(population: Population) -> NestedChart:
    return nested_chart(population, "Lycksele", SOURCE)


def _row(chart: NestedChart, label: str) -> int:
    return next(at for at, row in enumerate(chart.rows) if row.label.startswith(label))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_each_whole_stands_with_its_parts_and_who_is_in_none_of_them():
    chart = _chart(populate(lagesbild_definition(), LYCKSELE))
    looks = [(row.shown, row.look, chart.depth(at)) for at, row in enumerate(chart.rows)]
    whole, counted, part, outside = NestedLook.WHOLE, NestedLook.COUNTED, NestedLook.PART, NestedLook.OUTSIDE
    assert looks == [
        ("121", whole, 0),
        ("72", counted, 1),
        ("27", counted, 1),
        ("22–49", outside, 1),
        ("675", whole, 0),
        ("33", counted, 1),
        ("36", counted, 1),
        ("606–639", outside, 1),
        ("269", whole, 0),
        ("21", counted, 1),
        ("92", counted, 1),
        ("42", part, 2),
        ("156–177", outside, 1),
        ("361", whole, 0),
    ]
    assert chart.around(11) == (10, 8)
    assert [row.tone for row in chart.rows if row.inside is None] == [
        Tone.EKONOMISKT_BISTAND,
        Tone.SJUKPENNING,
        Tone.ARBETSMARKNADSATGARDER,
        Tone.RIKET,
    ]


def test_the_total_is_its_rows_in_order_with_the_range_of_different_persons():
    chart = _chart(populate(lagesbild_definition(), LYCKSELE))
    assert _plain(chart.sum_words) == "A 72 + B 27 + C 33 + D 36 + E 21 + F 92 = 281"
    assert chart.total.span == (209, 281)
    assert chart.span_words == "209–281 olika personer"
    assert "281 personer räknas till den kända samverkanspopulationen" in chart.text.reading
    assert "209–281 olika personer under de överlapp" in chart.text.reading
    assert chart.text.source == "Källa: Samverkanspopulation 2024"
    assert "Individer med ekonomiskt bistånd: 121. varav arbetslösa: 72." in chart.text.alternative
    assert chart.text.alternative.endswith("Känd samverkanspopulation: 281.")


def test_a_row_counted_twice_is_marked_and_the_total_says_so():
    chart = _chart(populate(published_2024_definition(), LYCKSELE))
    twice = _row(chart, "varav mer än 24")
    assert [at for at, row in enumerate(chart.rows) if row.twice] == [twice]
    assert chart.said(twice, letters=True) == ("räknas två gånger",)
    assert chart.total.words == ("42 räknas två gånger",)
    assert chart.total.shown == "323"
    assert chart.total.span == (209, 281)


def test_what_may_overlap_is_said_by_letter_in_the_picture_and_by_name_elsewhere():
    chart = _chart(populate(lagesbild_definition(), LYCKSELE))
    assert chart.said(1, letters=True) == ("kan överlappa E och F",)
    (said,) = chart.said(_row(chart, "Unga"), letters=False)
    assert said == "kan överlappa ”varav arbetslösa”"
    table = chart_table(chart)
    assert table.header == ("", "Antal personer", "Räknas i summan", "Anmärkning")
    assert table.rows[1][:3] == ("varav arbetslösa", "72", "72")
    assert table.rows[0][2] == "–"
    assert table.rows[-1] == ("Känd samverkanspopulation", "–", "281", "209–281 olika personer")


def test_of_a_public_population_nothing_tells_what_is_hidden():
    counts = LYCKSELE | {"assistance_sick": 2, "unemployed_young": 3}
    chart = _chart(public_population(populate(lagesbild_definition(), counts)))
    hidden = [row for row in chart.rows if row.value is Empty.DOLT]
    assert hidden
    assert all(row.shown == "dolt" and row.low is None for row in hidden)
    assert chart.total.pieces == ()
    assert chart.total.span is None
    assert chart.sum_words == chart.span_words == ""
    whole = _row(chart, "Individer med ekonomiskt")
    assert not any(row.look is NestedLook.OUTSIDE and row.inside == whole for row in chart.rows)
    tiny = dict.fromkeys(LYCKSELE, 1)
    nothing = _chart(public_population(populate(lagesbild_definition(), tiny)))
    assert nothing.total.shown == "dolt"
    assert nothing.text.reading == "Lycksele: den kända samverkanspopulationen visas inte, små tal är dolda."


def test_what_is_missing_leaves_a_total_of_at_least_what_is_known():
    counts = {key: count for key, count in LYCKSELE.items() if key != "unemployed_adult"}
    chart = _chart(populate(lagesbild_definition(), counts))
    assert chart.total.shown == "minst 189"
    assert chart.total.value == 189
    assert _plain(chart.sum_words) == "A 72 + B 27 + C 33 + D 36 + E 21 = 189"
    assert chart.span_words == ""
    empty = _chart(populate(lagesbild_definition(), {}))
    assert empty.text.reading == "Lycksele: den kända samverkanspopulationen kan inte räknas, uppgifter saknas."
    assert empty.total.shown == "saknas"


def test_a_part_larger_than_its_whole_does_not_look_as_if_it_counted():
    chart = _chart(populate(lagesbild_definition(), LYCKSELE | {"assistance_sick": 130}))
    at = _row(chart, "varav sjukskrivna")
    assert chart.rows[at].look is NestedLook.PART
    assert chart.said(at, letters=True) == ("fler än raden den är en del av, räknas inte",)
    assert at not in chart.total.pieces


def test_a_definition_of_the_groups_own_has_colours_and_letters_of_its_own():
    rows = tuple(PopulationRow(f"row{at}", f"Rad {at}", None, RowRole.COUNTED) for at in range(28))
    published = PopulationRow("published", "Publicerat", None, RowRole.PUBLISHED_TOTAL)
    inside = PopulationRow("inside", "Del av publicerat", "published", RowRole.COUNTED)
    overlaps = frozenset((frozenset(("row0", "published")), frozenset(("row0", "row1"))))
    definition = PopulationDefinition("own", "Egen", None, (*rows, published, inside), overlaps)
    chart = _chart(populate(definition, {row.key: 1 for row in definition.rows}))
    assert {row.tone for row in chart.rows} == {Tone.ACCENT}
    assert [row.letter for row in chart.rows][24:] == ["Y", "Z", "AA", "AB", "AC"]
    assert chart.rows[0].overlaps == (1,)
    assert chart.rows[-1].inside is None


def test_one_row_alone_needs_no_letter():
    definition = PopulationDefinition("own", "Egen", None, (PopulationRow("a", "Rad", None, RowRole.COUNTED),))
    chart = _chart(populate(definition, {"a": 1}))
    assert chart.rows[0].letter == ""
    assert _plain(chart.sum_words) == "1 = 1"
    assert (
        chart.text.reading
        == "Lycksele: 1 person räknas till den kända samverkanspopulationen enligt definitionen ”Egen”."
    )
    assert replace(chart.rows[0], low=1).shown == "1"
