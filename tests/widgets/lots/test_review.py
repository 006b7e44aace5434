"""What is to be looked over, the cell's last values, the year, and the words around them."""

from dataclasses import replace
from datetime import date

from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.case import case_counts
from domain.lots.completeness import standing_of
from domain.lots.hints import Hint, HintNote
from domain.lots.month import AgeGroup, CellKey, LotsMonth, MonthStatus, Party, PeriodPost
from domain.lots.period import Goal, ResourceMonth
from support.lots_months import MAY, TIERP, counts_of, screen_of, whole_month
from widgets.lots.completeness_board import StandingCell
from widgets.lots.resource import ResourceSummary, resource_summary
from widgets.lots.review import month_checks
from widgets.lots.screen import LotsScreen, months_back
from widgets.lots.series import cell_series
from widgets.lots.status import month_subtitle, why_locked
from widgets.lots.totals_sheet import totals_sheet, year_rows
from widgets.lots.year import year_overview
from widgets.parts import Sign
from widgets.parts.check_list import CheckItem

BEFORE = months_back(MAY, 12)[:-1]


def summary_of(screen: LotsScreen) -> ResourceSummary | None:
    return resource_summary(screen.month, screen.resource, screen.goals)


def test_what_differs_and_what_lacks_is_listed_with_the_cell_to_go_to() -> None:
    items = month_checks(screen_of(), Party.KOMMUN)
    assert [(item.sign, item.text) for item in items] == [
        (Sign.WARNING, "Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende."),
        (Sign.WARNING, "Regionen, kvinnor: värde saknas. Noll skrivs som 0."),
    ]
    assert items[0].target == ("kommun", "summa-kon")
    assert items[1].target == ("region", "kvinna")


def test_the_usual_range_is_told_only_when_there_are_months_enough() -> None:
    rows = {Party.KOMMUN: (4, 0, 0, 0, 4, 0)}
    few = {each: whole_month(each, 3) for each in BEFORE[-5:]}
    assert [item.sign for item in month_checks(screen_of(rows, others=few), Party.KOMMUN)] == [Sign.NOTE]
    many = {each: whole_month(each, cases) for each, cases in zip(BEFORE, (2, 9) * 6, strict=True)}
    texts = [item.text for item in month_checks(screen_of(rows, others=many), Party.KOMMUN)]
    assert texts[-1] == "Kommunen brukar ha 0–21 ärenden i månaden (de senaste 12 månaderna). Inget avvikande."
    assert not any("brukar ha" in item.text for item in month_checks(screen_of(rows, others=many), Party.FK))


def test_an_unusual_month_is_asked_about_wherever_the_keyboard_stands() -> None:
    many = {each: whole_month(each, 2) for each in BEFORE}
    items = month_checks(screen_of({Party.KOMMUN: (14, 0, 0, 0, 14, 0)}, others=many), Party.FK)
    assert items[0].sign is Sign.NOTE
    assert items[0].text.startswith("Kommunen har 14 ärenden.")


def test_parties_that_were_not_recorded_are_named_together() -> None:
    items = month_checks(screen_of({Party.KOMMUN: (4, 0, 0, 0, 4, 0)}), Party.KOMMUN)
    assert items[-1].text == (
        "Inget är registrerat för Försäkringskassan, Arbetsförmedlingen, Regionen och Annan. Ingen kontakt skrivs som 0."
    )


def test_cases_split_by_sex_alone_are_not_said_to_agree_with_their_ages() -> None:
    none: tuple[Value, ...] = (0, 0, 0, 0, 0, 0)
    screen = screen_of({Party.FK: (2, 1, 0, 1, 2, 0), Party.AF: none, Party.REGION: none, Party.ANNAN: none})
    by_sex: dict[CellKey, Value] = {(Party.KOMMUN, sex, AgeGroup.ALLA): 2 for sex in (Sex.KVINNA, Sex.MAN, Sex.ANNAT)}
    month_ = screen.months[MAY]
    half = replace(screen, months={**screen.months, MAY: replace(month_, counts={**month_.counts, **by_sex})})
    assert [(item.sign, item.text, item.target) for item in month_checks(half, Party.FK)] == [
        (Sign.NOTE, "Ålder är inte ifylld för Kommunen.", ("kommun", "summa-alder")),
    ]


def test_an_untouched_month_says_so_and_a_whole_one_that_it_is() -> None:
    (nothing,) = month_checks(screen_of({}), Party.FK)
    assert nothing.text == "Inget är registrerat för maj 2016 ännu."
    whole = screen_of({party: (1, 1, 0, 0, 2, 0) for party in Party if party is not Party.ALLA})
    (done,) = month_checks(whole, Party.FK)
    assert done.sign is Sign.OK


def test_the_last_twelve_values_end_with_the_month_itself() -> None:
    others = {month(2016, 4): whole_month(month(2016, 4), 5)}
    name, bars = cell_series(screen_of(others=others), "kommun", "30plus")
    assert name == "Kommunen, 30–: de senaste tolv månaderna"
    assert len(bars) == 12
    assert [bar.value for bar in bars[-2:]] == [5, 3]
    assert bars[-1].current
    assert bars[0].value is Empty.SAKNAS
    assert cell_series(screen_of(others=others), "kommun", "summa-kon")[1][-2].value == 5
    assert cell_series(screen_of(others=others), "summa", "kvinna")[1][-2].value == 5
    assert (
        cell_series(screen_of(others=others), "summa", "summa-kon")[0]
        == "Alla parter, summa: de senaste tolv månaderna"
    )


def test_the_year_says_what_is_certain_and_what_is_not() -> None:
    others = {month(2016, n): whole_month(month(2016, n), 6) for n in (1, 2, 4)}
    year = year_overview(screen_of(others=others))
    assert year.title == (
        "Året i siffror: minst 29 ärenden till och med maj; en uppgift saknas; två summor stämmer inte överens; en månad är tom"
    )
    kommun = next(row for row in year.rows if row.label == "Kommunen")
    assert [cell.text for cell in kommun.cells[:6]] == ["6", "6", "", "6", "6–7", ""]
    assert kommun.cells[4].doubtful
    assert kommun.cells[4].spoken == "Kommunen, maj 2016: 6–7, kön och ålder ger olika summor"
    assert kommun.cells[2].spoken == "Kommunen, mars 2016: inte registrerat"
    assert [cell.text for cell in year.rows[-1].cells[:6]] == ["låst", "låst", "", "låst", "öppen", ""]
    assert "Annan" not in [row.label for row in year.rows], "it was never anything but not applicable"


def test_a_year_without_cases_says_so() -> None:
    year = year_overview(screen_of({}))
    assert year.title == "Året i siffror: inget är registrerat för 2016"
    assert [row.label for row in year.rows][-2:] == ["Regionen", "Status"]


def test_figures_for_several_months_together_stand_apart() -> None:
    counts: dict[tuple[Party, Sex, AgeGroup], Value] = {
        (Party.FK, Sex.ALLA, AgeGroup.ALLA): 14,
        (Party.KOMMUN, Sex.ALLA, AgeGroup.ALLA): 26,
        (Party.ALLA, Sex.ALLA, AgeGroup.ALLA): 48,
    }
    post = PeriodPost(TIERP, date(2016, 1, 1), date(2016, 5, 22), counts)
    (told,) = year_overview(replace(screen_of(), posts=(post,))).posts
    assert told == (
        "Periodpost 2016-01-01–2016-05-22: 48 ärenden: Försäkringskassan 14, Kommunen 26. Räknas inte in i månaderna."
    )


def test_posts_that_count_the_same_cases_say_so() -> None:
    whole = {(Party.ALLA, Sex.ALLA, AgeGroup.ALLA): 48}
    days = (
        (date(2016, 1, 1), date(2016, 5, 22)),
        (date(2016, 5, 1), date(2016, 6, 30)),
        (date(2016, 9, 1), date(2016, 9, 2)),
    )
    posts = tuple(PeriodPost(TIERP, *each, whole) for each in days)
    assert year_overview(replace(screen_of(), posts=posts)).posts[-1] == (
        "Periodposterna 2016-01-01–2016-05-22 och 2016-05-01–2016-06-30 överlappar varandra och räknar delvis samma "
        "ärenden."
    )


def test_what_may_be_a_slip_is_asked_until_its_own_note_answers_it() -> None:
    rows = {Party.FK: (4, 3, 0, 4, 3, 0)}
    asked = next(item for item in month_checks(screen_of(rows), Party.AF) if "kopierats" in item.text)
    assert (asked.sign, asked.target) == (Sign.NOTE, ("fk", "summa-kon"))
    assert isinstance(asked.asks, Hint)
    note = "stämmer, räknat två gånger"

    def with_note(told: str) -> CheckItem:
        screen = replace(screen_of(rows), notes={asked.asks.key: HintNote(told, note)})  # type: ignore[attr-defined]
        return next(item for item in month_checks(screen, Party.AF) if "kopierats" in item.text)

    answered = with_note(asked.text)
    assert answered.sign is Sign.OK
    assert answered.text.endswith("Stämmer det? Anteckning: stämmer, räknat två gånger")
    again = with_note("En annan mening.")
    assert (again.sign, again.text) == (Sign.NOTE, f"{asked.text} Förut: {note}")


def test_why_a_sheet_cannot_be_changed() -> None:
    locked = screen_of(status=MonthStatus.LAST)
    assert why_locked(screen_of(), read_only=False, correction="") == ""
    assert why_locked(screen_of(), read_only=True, correction="").startswith("Arbetsboken är öppen för läsning")
    assert why_locked(locked, read_only=False, correction="").startswith("Månaden är låst")
    assert why_locked(locked, read_only=False, correction="Fel part") == ""
    cross = replace(locked.current, counts={(Party.AF, Sex.MAN, AgeGroup.PLUS30): 1})
    shown = replace(locked, months={**locked.months, MAY: cross})
    assert why_locked(shown, read_only=False, correction="Fel part") == ""
    assert month_subtitle(shown, "") == "Månaden är låst · korstabell"
    assert month_subtitle(locked, "Fel part").endswith("· månadstal · rättas: Fel part")


def _resource(number: int, new: Value, active: Value, ended: Value, training: Value) -> ResourceMonth:
    return ResourceMonth(TIERP, month(2016, number), Sex.ALLA, "alla", new, active, ended, training)


def test_goals_say_what_each_month_left_must_bring() -> None:
    since, until = date(2015, 12, 1), date(2016, 12, 30)
    goals = (
        Goal("Nya inskrivningar", 40, False, since, until),
        Goal("Påbörjat arbetsträning", 60, True, since, until),
    )
    resource = (_resource(4, 25, 34, 0, 18), _resource(5, 3, 35, 2, 2))
    summary = summary_of(replace(screen_of(), resource=resource, goals=goals))
    assert summary is not None
    new, training = summary.goals
    assert (new.figure, new.remark) == ("28 av 40", "12 kvar på 7 månader: 2 i månaden")
    assert (training.figure, training.remark) == ("71\u00a0%", "målet 60\u00a0% är nått")
    assert training.target == 0.6
    assert summary.movement == "Ingående 34 + nya 3 − avslutade 2 = 35 aktiva"
    assert summary.agrees


def test_a_movement_that_does_not_add_up_says_both_figures() -> None:
    resource = (_resource(4, 25, 34, 0, 18), _resource(5, 3, 36, 2, 2))
    summary = summary_of(replace(screen_of(), resource=resource))
    assert summary is not None
    assert summary.movement == "Ingående 34 + nya 3 − avslutade 2 = 35 aktiva, men 36 är registrerade (+1)"
    assert summary.agrees is False
    assert summary_of(screen_of()) is None


def test_goals_past_reached_or_unknown() -> None:
    since = date(2016, 1, 1)
    goals = (
        Goal("Nya", 3, False, since, date(2016, 12, 31)),
        Goal("Före sommaren", 40, False, since, date(2016, 5, 31)),
        Goal("Okänt", 40, False, date(2016, 6, 1), date(2016, 12, 31)),
        Goal("Andel", 60, True, date(2016, 6, 1), date(2016, 12, 31)),
    )
    summary = summary_of(replace(screen_of(), resource=(_resource(5, 3, 36, 2, 1),), goals=goals))
    assert summary is not None
    assert [line.remark for line in summary.goals] == [
        "målet är nått",
        "37 saknas, men 4 av 5 månader är inte registrerade",
        "uppgift saknas",
        "målet är 60\u00a0%; uppgift saknas",
    ]


def test_check_sums_that_the_cases_do_not_give_are_seen_in_every_view() -> None:
    held = counts_of({Party.FK: (2, 1, 0, 1, 2, 0)})
    kept = LotsMonth(TIERP, MAY, case_counts({(Party.FK, Sex.MAN, AgeGroup.PLUS30): 2}), by_case=True, held=held)
    screen = screen_of()
    screen = replace(screen, months={**screen.months, MAY: kept})
    told = "Försäkringskassan, kvinnor: månadstalen sade 2, ärendena ger 0."
    assert any(item.text == told for item in month_checks(screen, Party.FK))
    fk, af = (row.cells[4] for row in year_overview(screen).rows[:2])
    assert (fk.doubtful, af.doubtful) == (True, False)
    assert fk.spoken == "Försäkringskassan, maj 2016: 2, stämmer inte med kontrollsumman"
    year = totals_sheet(year_rows(screen.year, 2016), subject="", name="", locked="", now=MAY)
    mark = year.cell(("0360|2016-05", "fk")).mark
    assert mark is not None
    assert told in mark.reason
    assert year.cell(("0360|2016-05", "af")).mark is None
    stands = standing_of(kept, MAY, None, date(2016, 6, 2))
    assert StandingCell(stands).doubtful
    assert StandingCell(stands).spoken == "Tierp, maj 2016: öppen, ärendena stämmer inte med kontrollsummorna"
