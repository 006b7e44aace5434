"""Tables of a group's own are counted anew: those of templates' fields and of appendices."""

from domain.checking.finding import FindingKind
from domain.recommendations.recommendation import FieldKind, Recommendation, Template, TemplateField
from domain.recounting.own_tables import findings_in_tables, table_does_not_hold


def with_budget(text: str) -> Recommendation:
    budget = TemplateField("budget", "Budget", FieldKind.TABLE, columns=("Post", "Kronor"))
    why = TemplateField("varfor", "Varför")
    template = Template("egen", "Egen", (why, budget))
    return Recommendation(1, 2022, template, "Lokal", {"budget": text, "varfor": "12 och 3"})


def test_a_table_of_an_own_template_is_counted_anew() -> None:
    (found,) = findings_in_tables(with_budget("Lokal | 120 000\nPersonal | 480 000\nSumma | 610 000\nRest"))

    assert (found.kind, found.field, found.words) == (FindingKind.SUM, "budget", "610 000")
    assert found.why.replace("\u00a0", " ") == ("120 000 + 480 000 = 600 000, står 610 000 i rad 3, kolumn 2.")
    assert list(findings_in_tables(with_budget("Lokal | 120 000\nPersonal | 480 000\nSumma | 600 000"))) == []
    assert list(findings_in_tables(with_budget(""))) == []


def test_a_table_of_an_appendix_is_counted_anew() -> None:
    rows = (("Part", "Antal"), ("FK", "12"), ("AF", "3"), ("Summa", "16"))

    assert list(table_does_not_hold(rows, "Bilagan ”Antal”")) == [
        "Bilagan ”Antal”: 12 + 3 = 15, står 16 i rad 3, kolumn 2."
    ]
    assert list(table_does_not_hold((*rows[:3], ("Summa", "15")), "Bilagan")) == []


def test_what_rounding_can_do_is_not_told() -> None:
    rows = (("Del", "Andel"), ("A", "33,3 %"), ("B", "33,3 %"), ("C", "33,3 %"), ("Totalt", "100 %"))

    assert list(table_does_not_hold(rows, "Bilagan")) == []


def test_a_table_in_a_text_is_counted_anew_and_the_place_told() -> None:
    rows = "| Part | Antal |\n| --- | --: |\n| FK | 12 |\n| AF | 3 |\n| **Summa** | **16** |"
    text = f"Så här är det.\n{rows}\nOch så vidare."
    template = Template("egen", "Egen", (TemplateField("varfor", "Varför"),))

    (found,) = findings_in_tables(Recommendation(1, 2022, template, "Lokal", {"varfor": text}))

    assert (found.kind, found.words, text[found.start : found.end]) == (FindingKind.SUM, "16", "16")
    assert found.why == "12 + 3 = 15, står 16 i rad 3, kolumn 2."
    right = Recommendation(1, 2022, template, "Lokal", {"varfor": text.replace("16", "15")})
    assert list(findings_in_tables(right)) == []
