import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from domain.benefits.benefit import Benefit, BenefitFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty
from domain.hiding.populations import public_population
from domain.lots.breakdown import AboutCases, AboutGroup, AboutRow
from domain.lots.month import AgeGroup, LotsMonth, Party, PeriodPost, tally
from domain.lots.period import Correction, Goal, GoalOutcome, ResourceTally, tally_period
from domain.populations.definition import RowRole, lagesbild_definition
from domain.populations.population import populate
from domain.profile.profile import Profile, build_profile
from domain.recommendations.recommendation import Recommendation, kortmall, shipped_templates
from domain.reporting.composition import Composition
from domain.reporting.report import Approval, Audience, Report
from reports.lots.section import lots_sentence
from reports.page.document import Printed
from reports.page.styles import BOTTOM_MARGIN, FRAME_HEIGHT
from support.pdf_checks import assert_pdf_ua, assert_verapdf, found_text, page_texts, tagged_text
from support.pdf_tree import read_tree
from support.reports import changed, print_whole, without
from support.sample_report import empty_report, lots_block, published_population, sample_report, written_recommendations

OnDisk = Callable[[Printed], Path]


def _on_every_template(text: str, title: str) -> tuple[Recommendation, ...]:
    return tuple(
        Recommendation(at, 2022, template, title, {field.key: text for field in template.fields}, theme=title)
        for at, template in enumerate(shipped_templates())
    )


def _many() -> Report:
    written = written_recommendations()
    many = tuple(replace(written[at % 3], id=at, title=f"{written[at % 3].title}, del {at + 1}") for at in range(40))
    return changed(sample_report(), recommendations=many)


LONG = "\n\n".join(f"Stycke {at}. " + "Kartläggningen visar att stödet behöver samordnas. " * 12 for at in range(20))


def _three_pages_in_a_field() -> Report:
    return changed(sample_report(), recommendations=_on_every_template(LONG, "Tre sidor i varje fält"))


def _long_titles() -> Report:
    return changed(sample_report(), title=LONG, group=LONG, recommendations=_on_every_template("Kort.", LONG)[:1])


def _internal() -> Report:
    return changed(sample_report(), audience=Audience.INTERNAL, internal_reason="Underlag till styrelsens arbetsmöte.")


def _approved() -> Report:
    return changed(sample_report(), approval=Approval(date(2022, 4, 15), 2))


VARIANTS: dict[str, Callable[[], Report]] = {
    "draft": sample_report,
    "approved": _approved,
    "internal": _internal,
    "hidden": lambda: changed(sample_report(), lots=(lots_block(hidden=True),)),
    "empty": empty_report,
    "forty": _many,
    "long": _three_pages_in_a_field,
    "titles": _long_titles,
    "signs": lambda: changed(
        sample_report(), recommendations=_on_every_template("<b>&amp; </b> 😀 \u202eعربى] % \\ (", "a < b & c")
    ),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_report_is_accessible_archivable_and_always_the_same(variant: str, on_disk: OnDisk) -> None:
    report = VARIANTS[variant]()
    made = print_whole(report)
    assert_pdf_ua(on_disk(made))
    assert print_whole(report).content == made.content


@pytest.mark.parametrize("variant", sorted(VARIANTS.keys() - {"titles"}))
def test_no_heading_stands_last_on_a_page_and_no_row_is_split(variant: str) -> None:
    tree = read_tree(print_whole(VARIANTS[variant]()).content)
    drawn = [node for node in tree.walk() if node.pages]
    of_figures = [node for figure in tree.find("Figure") for node in figure.kids]
    for node, following in pairwise(drawn):
        if node.role in ("H1", "H2", "H3", "Caption") and node not in of_figures:
            assert following.pages[0] == node.pages[-1]
    for row in tree.find("TR"):
        assert len({page for node in row.walk() for page in node.pages}) == 1


@pytest.mark.slow
def test_verapdf_accepts_every_report(tmp_path: Path) -> None:
    paths = []
    for variant, make in VARIANTS.items():
        paths.append(tmp_path / f"{variant}.pdf")
        print_whole(make()).save(paths[-1])
    assert_verapdf(paths)


@pytest.fixture
def text(on_disk: OnDisk) -> Callable[[Report], str]:
    """What a search finds in the printed report, with single spaces."""

    def find(report: Report) -> str:
        return " ".join(found_text(on_disk(print_whole(report))).split())

    return find


FindText = Callable[[Report], str]


def test_the_report_holds_its_parts_in_the_order_a_board_expects(on_disk: OnDisk) -> None:
    tree = read_tree(print_whole(sample_report()).content)
    assert [node.role for node in tree.find("Title")] == ["Title"]
    said = tagged_text(on_disk(print_whole(sample_report())))
    chapters = re.findall(r'H1 \(block\)\n\s+"(.*)"', said)
    assert chapters == [
        "Sammanfattning",
        "Innehåll",
        "Uppdrag, syfte och metod",
        "Gruppens medlemmar",
        "Rekommendationer",
        "Bilaga 1. Kommunprofil",
        "Bilaga 2. Samverkanspopulation",
        "Bilaga 3. LOTS-ärenden",
        "Källor",
        "Underskrift",
    ]


def test_the_published_figures_of_nordmaling_are_printed_to_the_last_digit(text: FindText) -> None:
    printed = text(sample_report())
    for row in (
        "Sjukpenning 115 108 −7 19,6",
        "Arbetslöshetsersättning 64 42 −22 7,6",
        "Arbetsmarknadsåtgärder 140 155 +15 28,1",
        "Etableringsersättning 20 10 −10 1,8",
        "Ekonomiskt bistånd 67 56 −11 10,2",
        "Totalt 597 551 −46 100,0 16,7 15,5 −1,2",
        "Nordmaling ◆ 183 (218) +35",
    ):
        assert row in printed


def test_lycksele_is_281_and_323_as_published(text: FindText) -> None:
    printed = text(sample_report())
    assert "72 + 27 + 33 + 36 + 21 + 92 = 281" in printed
    assert "Totalt känd samverkanspopulation, publicerad summa 323" in printed
    assert "varav mer än 24 månader 42 –" in printed
    assert "Potentiell samverkanspopulation, publicerad summa 361" in printed


def test_a_total_of_nothing_but_hidden_rows_is_told(text: FindText) -> None:
    definition = lagesbild_definition()
    counted = [row.key for row in definition.rows if row.role is RowRole.COUNTED]
    for rows, total in ((counted, "18 personer"), (counted[:4], "minst 12 personer")):
        public = public_population(populate(definition, dict.fromkeys(rows, 3)))
        printed = text(changed(sample_report(), populations=(replace(published_population(), population=public),)))
        assert f"Den kända samverkanspopulationen i Lycksele är {total} enligt definitionen" in printed
        assert "uppgifter saknas" not in printed


def test_the_lots_table_adds_up_by_party_sex_and_age(text: FindText) -> None:
    printed = text(sample_report())
    assert "Kommunen 15 11 12 14 26" in printed
    assert "Totalt 29 19 17 31 48" in printed
    assert "togs 48 ärenden emot januari–juni 2016, flest från Kommunen (26)" in printed
    assert "Inget är registrerat för Annan." in printed


def test_every_field_of_every_template_is_printed_and_an_empty_one_says_so(text: FindText) -> None:
    printed = text(sample_report())
    for recommendation in sample_report()["recommendations"].written:
        for field in recommendation.template.fields:
            assert field.label in printed
    assert "Godkänd av ej ifyllt" in printed
    assert "Slutdatum ej ifyllt" in printed
    nothing = replace(written_recommendations()[2], texts={})
    assert "Motivering Ej ifyllt." in text(changed(sample_report(), recommendations=(nothing,)))


def test_what_stands_beside_the_template_is_printed_where_it_is_filled_in_and_else_not_told_of(text: FindText) -> None:
    texts = {"motivering": "Ja.", "slutdatum": "2022-12-31", "styrka": "Svagt: få ärenden."}
    made = Recommendation(1, 2022, kortmall(), "Unga", texts, theme="Skola")
    printed = text(changed(sample_report(), recommendations=(made,)))
    assert "Slutdatum 2022-12-31" in printed
    assert "Styrka i underlaget Svagt: få ärenden." in printed
    assert "Vad som skulle ändra" not in printed
    assert "ej ifyllt" not in printed.lower()


def test_every_recommendation_has_one_number_through_the_whole_report(text: FindText) -> None:
    printed = text(sample_report())
    for number, each in enumerate(sample_report()["recommendations"].written, 1):
        assert printed.count(f"{number}. {each.title}") >= 2, "in the contents and over its page"


def test_an_approved_report_is_silent_about_what_is_not_filled_in(text: FindText) -> None:
    assert "ej ifyllt" in text(sample_report())
    nothing = replace(written_recommendations()[2], texts={})
    for report in (_approved(), changed(_approved(), recommendations=(nothing,))):
        printed = text(report)
        assert "ej ifyllt" not in printed.lower()
        assert "Motivering" not in printed or report["recommendations"].written != (nothing,)


def test_areas_with_older_figures_and_with_none_are_named(text: FindText) -> None:
    told = sample_report()["profiles"]
    printed = text(changed(sample_report(), profiles=told.shown))
    assert "Äldre siffror" not in printed
    assert "Helårsekvivalenter saknas" not in printed
    older = replace(told, period=parse_period("2022"), missing=(Area("2404", "Vindeln", AreaKind.KOMMUN),))
    printed = text(replace(sample_report(), parts={**sample_report().parts, "profiles": older}))
    assert "Äldre siffror än för 2022 visas för Nordmaling 2021." in printed
    assert "Helårsekvivalenter saknas för Vindeln." in printed


def test_members_stand_by_organisation_and_names_only_where_they_are_written(text: FindText) -> None:
    report = sample_report()
    assert "Nordmalings kommun socialchef Nordmalings kommun arbetsmarknadssamordnare" in text(report)
    assert "Namn" not in text(report)
    named = (replace(report["members"][0], name="N. N."), *report["members"][1:])
    printed = text(changed(report, members=named))
    assert "Arbetsförmedlingen enhetschef N. N." in printed
    assert "Försäkringskassan enhetschef ej angivet" in printed


@pytest.mark.parametrize(
    ("variant", "state"),
    [
        ("draft", "Utkast, utskrivet 2022-03-31"),
        ("approved", "Godkänd 2022-04-15, version 2"),
        ("internal", "internt"),
    ],
)
def test_every_page_says_how_far_the_report_has_come(variant: str, state: str, on_disk: OnDisk) -> None:
    cover, *pages = page_texts(on_disk(print_whole(VARIANTS[variant]())))
    assert state.casefold() in cover.casefold()
    for number, page in enumerate(pages, start=2):
        assert state in page
        assert f"sida {number} ({len(pages) + 1})" in page
        assert ("Utkast" in page) == (variant != "approved")


def test_an_example_is_never_taken_for_a_real_report(on_disk: OnDisk) -> None:
    for page in page_texts(on_disk(print_whole(changed(_approved(), example=True)))):
        assert "Exempel. Godkänd 2022-04-15, version 2" in page


def test_an_internal_report_says_why(text: FindText) -> None:
    assert "Rapporten är intern: små tal visas. Skäl: Underlag till styrelsens arbetsmöte." in text(_internal())


def test_hidden_numbers_are_said_to_be_hidden(text: FindText) -> None:
    printed = text(VARIANTS["hidden"]())
    assert "Arbetsförmedlingen dolt dolt 2 6" in printed
    assert "Dolt: ett litet antal personer" in printed


def test_a_number_of_cases_that_nothing_is_known_of_is_no_number_in_a_sentence() -> None:
    block = lots_block()
    unknown = replace(block, tally=replace(block.tally, total=Empty.SAKNAS, known_total=0))
    assert lots_sentence(unknown) == "Antalet ärenden i Tierp januari–juni 2016 visas inte: uppgifter saknas."
    assert lots_sentence(replace(unknown, tally=replace(unknown.tally, known_total=7))).startswith(
        "I Tierp togs minst 7"
    )


def test_cases_of_some_of_the_months_are_said_to_be_that() -> None:
    said = [lots_sentence(replace(lots_block(), months_recorded=recorded)) for recorded in (4, 1)]
    assert said == [
        "I Tierp togs 48 ärenden emot januari–juni 2016, i de 4 av 6 månader som är registrerade, flest från Kommunen (26).",
        "I Tierp togs 48 ärenden emot januari–juni 2016, i den enda av 6 månader som är registrerad, flest från Kommunen "
        "(26).",
    ]


def test_the_summary_says_how_many_different_persons_a_population_may_be(text: FindText) -> None:
    summary, _rest = text(sample_report()).split("Innehåll", 1)
    assert "= 281. Det är 209–281 olika personer under de överlapp som definitionen anger." in summary


def test_terms_that_no_source_has_are_told_once(text: FindText) -> None:
    somewhere, nowhere = text(sample_report()), text(without(sample_report(), "profiles"))
    assert "CC0, fria att använda" in somewhere
    assert "Villkor för användningen" not in somewhere
    assert "Villkor för användningen är inte angivna." in nowhere
    assert nowhere.count("inte angivna") == 1


def test_anempty_report_says_what_is_missing(text: FindText) -> None:
    printed = text(empty_report())
    for sentence in (
        "Inga medlemmar är angivna.",
        "Områdena i rapporten har inga helårsekvivalenter till och med 2026.",
        "Det finns ingen samverkanspopulation för områdena i rapporten.",
        "Det finns inga LOTS-ärenden för områdena i rapporten.",
        "Inga rekommendationer är skrivna ännu.",
        "Rapporten innehåller inga siffror.",
        "Ordförande, underskrift",
    ):
        assert sentence in printed


def test_a_part_that_is_left_out_leaves_no_trace(text: FindText) -> None:
    whole = text(sample_report())
    of_each = {
        "members": ("Gruppens medlemmar", "socialchef", "Inga medlemmar"),
        "profiles": ("En kommunprofil visar", "597", "helårsekvivalenter"),
        "populations": ("amverkanspopulation i Lycksele", "281", "ingen samverkanspopulation"),
        "lots": ("Försäkringskassan 9", "Tierp", "LOTS-ärenden i", "inga LOTS-ärenden"),
        "recommendations": (
            "Rekommendationer 2022",
            "Lågtröskelinsats",
            "Inga rekommendationer",
            "inga rekommendationer",
        ),
    }
    for left_out, words in of_each.items():
        assert any(each in whole for each in words)
        printed = text(without(sample_report(), left_out))
        assert not any(each in printed for each in words), left_out
    none = text(without(sample_report(), *of_each))
    for heading in ("Sammanfattning", "Källor", "Rapporten innehåller"):
        assert heading not in none
    only_members = text(without(changed(sample_report(), members=()), *of_each.keys() - {"members"}))
    assert "Inga medlemmar är angivna." in only_members


def test_every_table_and_chart_with_figures_names_its_source_and_date(text: FindText) -> None:
    printed = text(sample_report())
    assert printed.count("Källa: SCB [1]") == 3, (
        "in the summary, under the places and under the figures with their chart"
    )
    assert "Källa: Samverkansparterna [2]" in printed
    assert "Källa: Samverkanskoordinator Tierp [3]" in printed
    for title in ("regional deck 2021", "Partsregister", "registrering,"):
        assert printed.count(title) == 1, "once, in the list at the end"


def _with_population(before: bool) -> Profile:
    area = Area("2401", "Nordmaling", AreaKind.KOMMUN)
    figures = [
        BenefitFigures(
            area,
            parse_period(year),
            Sex.ALLA,
            "20-64",
            dict(zip(Benefit, (Fraction(part) for part in parts), strict=True)),
            population,
            None,
            Source(f"HE0000T02N2 {year}", "SCB", recorded=date(2022, 3, 30)),
        )
        for year, parts, population in (
            ("2020", ("115.4", 191, 64, 140, "20.4", 67), 3581),
            ("2021", ("108.4", 180, 42, 155, "10.4", 56), 3555),
        )
    ]
    return build_profile(figures[1], figures[0] if before else None)


def test_a_profile_with_a_population_tells_why_the_share_moved_and_what_was_rounded(text: FindText) -> None:
    printed = text(changed(sample_report(), profiles=(_with_population(before=True),)))
    assert "Andelen ändrades med −1,2 procentenheter sedan 2020: −1,3 genom ändrat antal helårspersoner" in printed
    assert "Avrundat: de visade delarna blir inte exakt summan" in printed
    assert "Källa: SCB [1]; 2020: SCB [2]" in printed


def test_a_profile_without_the_year_before_has_no_empty_columns_for_it(text: FindText) -> None:
    printed = text(changed(sample_report(), profiles=(_with_population(before=False),)))
    assert "Uppgifter för 2020 saknas." in printed
    assert re.search(r"Arbetslöshetsersättning 42 7,\d 1,2 Arbetsmarknadsåtgärder", printed)


def test_lots_cases_known_by_sex_and_age_at_once_are_shown_as_margins(text: FindText) -> None:
    counts = {
        (Party.FK, Sex.KVINNA, AgeGroup.UNDER30): 6,
        (Party.FK, Sex.KVINNA, AgeGroup.PLUS30): 7,
        (Party.FK, Sex.MAN, AgeGroup.UNDER30): 8,
        (Party.FK, Sex.MAN, AgeGroup.PLUS30): 9,
        (Party.FK, Sex.ANNAT, AgeGroup.OKAND): 5,
    }
    block = replace(lots_block(), tally=tally(counts), months_recorded=4)
    printed = text(changed(sample_report(), lots=(block,)))
    assert "Försäkringskassan 13 17 5 14 16 5 35" in printed
    assert "4 av 6 månader är registrerade." in printed


def test_the_areas_without_cases_in_the_year_are_named(text: FindText) -> None:
    without = (Area("2401", "Nordmaling", AreaKind.KOMMUN), Area("2404", "Vindeln", AreaKind.KOMMUN))
    report = sample_report()
    said = "Inga ärenden är registrerade januari–juni 2016 för Nordmaling och Vindeln."
    some = replace(report["lots"], without=without)
    assert said in text(replace(report, parts={**report.parts, "lots": some}))
    none = replace(some, counted=())
    printed = text(replace(report, parts={**report.parts, "lots": none}))
    assert "Det finns inga LOTS-ärenden för områdena i rapporten." in printed
    assert "Inga ärenden är registrerade" not in printed


def test_areas_with_figures_of_other_years_each_have_their_own(text: FindText) -> None:
    report, heby = sample_report(), Area("0331", "Heby", AreaKind.KOMMUN)
    older = replace(lots_block(), area=heby, first=month(2014, 1), last=month(2014, 6), begun=(month(2024, 1),))
    without = (Area("2401", "Nordmaling", AreaKind.KOMMUN),)
    blocks = replace(report["lots"], counted=(lots_block(), older), without=without)
    printed = text(replace(report, parts={**report.parts, "lots": blocks}))
    assert "Siffrorna för Heby är från 2014." in printed
    assert "För Heby är också januari 2024 registrerat, som inte är med: inget kvartal är helt." in printed
    assert "Heby, januari–juni 2014" in printed
    assert "Inga ärenden är registrerade för Nordmaling." in printed


def test_a_half_year_with_a_gap_is_printed_as_at_least_what_is_known(text: FindText) -> None:
    area = lots_block().area
    whole = {
        (party, sex, age): 8
        for party in (Party.FK, Party.REGION)
        for sex, age in ((Sex.KVINNA, AgeGroup.ALLA), (Sex.MAN, AgeGroup.ALLA), (Sex.ALLA, AgeGroup.UNDER30))
    } | {(party, Sex.ALLA, AgeGroup.PLUS30): 8 for party in (Party.FK, Party.REGION)}
    fk = {key: value for key, value in whole.items() if key[0] is Party.FK}
    months = [
        LotsMonth(area, month(2016, 1), whole),
        LotsMonth(area, month(2016, 2), {}),
        LotsMonth(area, month(2016, 3), fk | {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): Empty.SAKNAS}),
    ]
    block = replace(
        lots_block(), last=month(2016, 3), tally=tally_period(months), months_recorded=2, empty=(month(2016, 2),)
    )
    printed = text(changed(sample_report(), lots=(block,)))
    assert "Försäkringskassan minst 8 16 16 16 minst 32" in printed
    assert "Regionen minst 8 minst 8 minst 8 minst 8 minst 16" in printed
    assert "Totalt minst 16 minst 24 minst 24 minst 24 minst 48" in printed
    assert "2 av 3 månader är registrerade. Inget är registrerat för februari 2016." in printed
    assert "Uppgifter saknas för Försäkringskassan (mars 2016) och Regionen (mars 2016)." in printed
    unequal = replace(block, tally=tally_period([months[0], LotsMonth(area, month(2016, 2), fk)]), empty=())
    assert "Uppgifter saknas för Regionen (februari 2016)." in text(changed(sample_report(), lots=(unequal,)))


def test_what_stands_beside_the_cases_is_printed(text: FindText) -> None:
    goal = Goal("Nyinskrivna", 40, False, date(2016, 1, 1), date(2016, 12, 31))
    share = replace(goal, name="Arbetsträning", target=60, is_share=True)
    resource = ResourceTally(22, 20, 5, 11)
    told = "3 ärenden, 4 utfall."
    done = AboutGroup("Det som gjordes", (AboutRow("Information", 2, 3),), told)
    about = AboutCases((AboutGroup("Enhet", (AboutRow("JOB", 1, 3),)), done), told)
    block = replace(
        lots_block(),
        workers={Party.FK: (6, 11), Party.AF: (5, 5)},
        resource=resource,
        goals=(GoalOutcome(goal, 22, 6, 3, resource), GoalOutcome(share, 50, 6, Empty.SAKNAS, resource)),
        corrections=(Correction(month(2016, 3), date(2016, 4, 5), "ett ärende till"),),
        about=about,
    )
    heby = Area("0331", "Heby", AreaKind.KOMMUN)
    whole = {(Party.ALLA, Sex.ALLA, AgeGroup.ALLA): 19, (Party.ALLA, Sex.KVINNA, AgeGroup.ALLA): 6}
    posts = (
        PeriodPost(heby, date(2016, 1, 1), date(2016, 4, 30), whole),
        PeriodPost(heby, date(2016, 4, 1), date(2016, 6, 30), {(Party.ALLA, Sex.ALLA, AgeGroup.ALLA): 12}),
    )
    report = sample_report()
    blocks = replace(report["lots"], counted=(block,), posts=posts, unshown=posts[:1], without=(heby,))
    printed = text(replace(report, parts={**report.parts, "lots": blocks}))
    assert "Unika handläggare: Försäkringskassan 6–11 och Arbetsförmedlingen 5." in printed
    assert "Personer 22 5 11 20" in printed
    assert "Nyinskrivna 2016-12-31 40 22 3" in printed
    assert "Rättat i Tierp efter låsning: mars 2016, den 2016-04-05. Skäl: ett ärende till" in printed
    assert "Heby 2016-01-01 till 2016-04-30 6 19" in printed
    assert "Heby 2016-04-01 till 2016-06-30 saknas 12" in printed, "what a post does not give is no empty cell"
    assert "Information 2 66,7 %" in printed
    assert "JOB 1 33,3 %" in printed
    assert printed.count(told) == 1, "only under what was done"
    assert "Överlappar varandra och räknar delvis samma ärenden: Heby 2016-01-01 till 2016-04-30 och Heby" in printed
    assert "Visas inte här: Heby 2016-01-01 till 2016-04-30." in printed
    assert "Inga ärenden är registrerade" not in printed, "Heby has posts"


def test_a_party_that_gave_nought_alone_has_none_of_any_sex_or_age(text: FindText) -> None:
    counts = {
        (Party.AF, Sex.KVINNA, AgeGroup.ALLA): 11,
        (Party.AF, Sex.MAN, AgeGroup.ALLA): 6,
        (Party.FK, Sex.ALLA, AgeGroup.ALLA): 0,
    }
    printed = text(changed(sample_report(), lots=(replace(lots_block(), tally=tally(counts)),)))
    assert "Försäkringskassan 0 0 0 0 0" in printed
    assert "Arbetsförmedlingen 11 6 saknas saknas 17" in printed


def test_sums_that_disagree_are_said_without_giving_numbers_away(text: FindText) -> None:
    counts = {
        (Party.AF, Sex.KVINNA, AgeGroup.ALLA): 11,
        (Party.AF, Sex.MAN, AgeGroup.ALLA): 6,
        (Party.AF, Sex.ALLA, AgeGroup.UNDER30): 9,
        (Party.AF, Sex.ALLA, AgeGroup.PLUS30): 7,
    }
    printed = text(changed(sample_report(), lots=(replace(lots_block(), tally=tally(counts)),)))
    assert "Arbetsförmedlingen 11 6 9 7 saknas" in printed
    assert "minst 16" in printed
    assert "flest från" not in printed, "of a party whose total is not known nobody can say that another has more"
    assert "Ofullständigt: summorna efter kön och efter ålder skiljer sig för Arbetsförmedlingen." in printed


def test_signs_of_mark_up_are_printed_as_they_were_written(text: FindText) -> None:
    assert "<b>&amp; </b>" in text(VARIANTS["signs"]())


def test_letters_without_a_shape_are_listed_in_the_report_and_told_to_the_window(text: FindText) -> None:
    made = print_whole(VARIANTS["signs"]())
    assert "😀" in made.undrawable
    assert "□ står för tecken som typsnittet saknar: U+1F600" in text(VARIANTS["signs"]())


def test_a_recommendation_does_not_begin_where_it_cannot_end(on_disk: OnDisk) -> None:
    sections = [node for node in read_tree(print_whole(_many()).content).find("Sect") if node.find("H3")]
    alone = [section for section in sections if len(section.find("H2")) == 1]
    pages = [{page for node in section.walk() for page in node.pages} for section in alone]
    # The first is longer than 60 % of a page, and half of a page is left before it.
    assert [len(each) for each in pages] == [2, *[1] * (len(pages) - 1)]


def test_the_groups_own_words_title_and_order_are_printed(text: FindText, on_disk: OnDisk) -> None:
    own = Composition(
        "Offentlig försörjning i Umeåregionen",
        day="5 september 2022",
        registration="2022/14",
        summary="Vi föreslår tre insatser.",
        own_text="# Inledning\nFörst.\n# Avgränsning\n- Bara Umeåregionen",
        order=("recommendations", "members", "lots", "profiles"),
    )
    report = replace(sample_report(), composition=own)
    printed = text(report)
    cover, summary = printed.split("Sammanfattning", 1)
    for words in ("Offentlig försörjning i Umeåregionen", "5 september 2022", "Diarienummer 2022/14"):
        assert words in cover
    assert summary.index("Vi föreslår tre insatser.") < summary.index("Rapportens rekommendationer")
    path = on_disk(print_whole(report))
    assert_pdf_ua(path)
    assert re.findall(r'H1 \(block\)\n\s+"(.*)"', tagged_text(path)) == [
        "Sammanfattning",
        "Innehåll",
        "Inledning",
        "Avgränsning",
        "Uppdrag, syfte och metod",
        "Rekommendationer",
        "Gruppens medlemmar",
        "Bilaga 1. LOTS-ärenden",
        "Bilaga 2. Kommunprofil",
        "Bilaga 3. Samverkanspopulation",
        "Källor",
        "Underskrift",
    ]


def test_each_recommendation_in_the_summary_leads_to_its_page(on_disk: OnDisk) -> None:
    content = print_whole(sample_report()).content
    tree = read_tree(content)
    (listed,) = [table for table in tree.find("Table") if len(table.find("Link")) == 3]
    assert listed.find("Caption")
    headings = [node for node in tree.find("H2") if node.pages]
    pages = {node.pages[0] for node in headings}
    texts = page_texts(on_disk(content))
    for number, link in enumerate(listed.find("Link"), 1):
        (annotation,) = link.annotations
        said = str(annotation["/Contents"])
        page = int(said.rpartition(" ")[2])
        assert said.startswith(f"{number} ")
        assert page - 1 in pages
        assert f"{number}. " in texts[page - 1]


@pytest.mark.parametrize("variant", sorted(VARIANTS.keys() - {"titles"}))
def test_no_page_but_the_last_of_a_chapter_is_less_than_a_third_full(variant: str) -> None:
    content = print_whole(VARIANTS[variant]()).content
    first: dict[int, str] = {}
    for node in read_tree(content).walk():
        for page in node.pages:
            first.setdefault(page, node.role)
    document = pdfium.PdfDocument(content)
    for at in range(1, len(document) - 1):
        pieces = (piece.get_bounds() for piece in document[at].get_objects())
        lowest = min(bottom for _left, bottom, _right, _top in pieces if bottom >= BOTTOM_MARGIN - 1)
        filled = (BOTTOM_MARGIN + FRAME_HEIGHT - lowest) / FRAME_HEIGHT
        assert filled >= 1 / 3 or first[at + 1] == "H1", f"page {at + 1} is {filled:.0%} full"


def test_activities_are_printed_as_a_list_with_a_point_a_line_and_a_single_one_as_text() -> None:
    several, one = (
        _on_every_template("Gemensam ingång\nMånadsmöte", "Ett")[0],
        _on_every_template("Månadsmöte.", "Två")[0],
    )
    content = print_whole(changed(sample_report(), recommendations=(several, replace(one, id=9)))).content
    points = [
        len(each.find("LI")) for each in read_tree(content).find("L") if each.attribute("/ListNumbering") == "/Disc"
    ]
    assert points == [2]
