"""What a text refers to and is not there is told where it stands."""

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.references import reference_findings
from domain.figures.book import FigureBook
from domain.ground.area import Area, AreaKind

BOOK = FigureBook((Area("2401", "Nordmaling", AreaKind.KOMMUN),))


def found(text: str) -> list[Finding]:
    return list(reference_findings("nulage", text, BOOK.shown))


def test_a_figure_and_a_table_that_are_missing_are_told_of_where_they_stand() -> None:
    figure, table = found("I {kommun} {profil 1999 totalt antal}.\n{tabell lots 1999}")
    assert (figure.kind, figure.severity, figure.field) == (FindingKind.REFERENCE, Severity.WARNING, "nulage")
    assert (figure.start, figure.end, figure.words) == (11, 37, "{profil 1999 totalt antal}")
    assert figure.why == "{profil 1999 totalt antal}: uppgiften finns inte i arbetsboken."
    assert figure.to_do == "Sätt in siffran på nytt, eller skriv om meningen."
    assert table.words == "{tabell lots 1999}"
    assert table.why == "{tabell lots 1999}: underlaget finns inte i arbetsboken."
    assert table.to_do == "Sätt in underlaget på nytt, eller ta bort det."


def test_what_cannot_be_read_is_told_of_and_what_is_no_reference_is_not() -> None:
    assert [each.words for each in found("{profil} och {2022}")] == ["{profil}"]
    assert found("Inga alls.") == []
