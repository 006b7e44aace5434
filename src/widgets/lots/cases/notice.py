"""What stands over the case log: whether the month holds totals or cases, and the way between the two."""

from dataclasses import dataclass
from enum import Enum

from domain.ground.area import AreaKind
from domain.ground.display import show_count
from domain.ground.text import tr
from domain.lots.case import difference_words, differences
from domain.lots.month import MonthStatus
from domain.lots.review import show_cases
from widgets.lots.screen import LotsScreen

_MOST_NAMED = 3


class Step(Enum):
    """What can be done about it."""

    CORRECT = "correct"
    END = "end"
    TO_CASES = "to_cases"
    TO_TOTALS = "to_totals"
    NO_CASES = "no_cases"
    DROP_HELD = "drop_held"

    @property
    def words(self) -> str:
        """The words of its button."""
        return {
            Step.CORRECT: tr("Rätta låst månad …"),
            Step.END: tr("Avsluta rättelsen i vyn Månad"),
            Step.TO_CASES: tr("Gå över till ärenden …"),
            Step.TO_TOTALS: tr("Gå över till månadstal …"),
            Step.NO_CASES: tr("Inga ärenden den här månaden"),
            Step.DROP_HELD: tr("Ta bort kontrollsummorna"),
        }[self]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, whether it warns, what can be done, and whether cases can be written."""

    text: str = ""
    warns: bool = False
    steps: tuple[Step, ...] = ()
    may_write: bool = True


def notice_of(screen: LotsScreen, *, read_only: bool, correction: str) -> Notice:
    """What is to be said of the month that is shown."""
    month = screen.current
    if read_only:
        return Notice(tr("Arbetsboken är öppen för läsning. Ärendena kan inte ändras."), may_write=False)
    if screen.area.kind is not AreaKind.KOMMUN:
        text = tr("Ärenden skrivs i den kommun där personen bor. Välj kommunen i listan Område.")
        return Notice(text, may_write=False)
    if month.status is MonthStatus.LAST and not correction:
        text = tr("Månaden är låst. Välj Rätta låst månad och skriv varför, så kan ärendena ändras.")
        return Notice(text, steps=(Step.CORRECT,), may_write=False)
    if not month.by_case and (month.counts or month.workers):
        return Notice(
            tr(
                "{month} har månadstal. Ärenden kan skrivas när månaden fylls från dem i stället; "
                "månadstalen kan stå kvar som kontrollsummor."
            ).format(month=month.month.label.capitalize()),
            steps=(Step.TO_CASES,),
            may_write=False,
        )
    if not month.by_case:
        return Notice(steps=(Step.NO_CASES,))
    corrected = tr("Den låsta månaden rättas: {reason}").format(reason=correction) if correction else ""
    end = (Step.END,) if correction else ()
    apart = differences(month.counts, month.held)
    if apart:
        told = [difference_words(*each, border=screen.age_border) for each in apart[:_MOST_NAMED]]
        if len(apart) > _MOST_NAMED:
            told.append(tr("Det skiljer på {count} ställen till.").format(count=show_count(len(apart) - _MOST_NAMED)))
        return Notice(" ".join(told), warns=True, steps=(*end, Step.DROP_HELD, Step.TO_TOTALS))
    held = (Step.DROP_HELD,) if month.held else ()
    agrees = tr("Ärendena stämmer med månadstalen som fanns före dem.") if month.held else ""
    return Notice(corrected or agrees, steps=(*end, *held, Step.TO_TOTALS))


def asked_before_totals(screen: LotsScreen, cases: int) -> str:
    """What is asked before the cases become totals."""
    text = tr(
        "{cases} i {month} tas bort och månaden får de månadstal som de gav, efter kön och efter ålder; de kan sedan "
        "ändras i vyn Månad. Det som bara står i ärendena, till exempel vad som gjordes och kön och ålder tillsammans, "
        "finns då inte kvar. Ctrl+Z ångrar."
    )
    return text.format(cases=show_cases(show_count(cases), cases), month=screen.month.label)
