"""What stops the approval of a report, and what whoever approves it should know: each part says its own."""

from dataclasses import replace
from datetime import date

from domain.ground.changes import Subject
from domain.ground.display import show_list
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.month import PARTIES, AgeGroup, Party, tally
from domain.populations.comparison import AreaPopulation, Together, YearOnYear
from domain.populations.population import populate
from domain.profile.draft import ProfileDraft, ProfileText
from domain.profile.series import BenefitSeries
from domain.recommendations.recommendation import RecommendationStatus
from domain.reporting.appendix import Appendix, Picture
from domain.reporting.blocks import LotsBlock, PopulationBlock
from domain.reporting.composition import Composition
from domain.reporting.report import PopulationReport, ProfilePage, ProfileReport, RegionReport, Report
from support.reports import bare_report, changed, plan_of
from support.sample_report import sample_report


def stops(report: Report) -> tuple[str, ...]:
    return plan_of(report.plan).stops(report)


def cautions_of(report: Report) -> tuple[str, ...]:
    return plan_of(report.plan).cautions(report)


def of(page: ProfilePage) -> Report:
    """The report on the page's area alone."""
    return replace(bare_report(profile=ProfileReport(page, (), page.series)), plan="profile")


def test_a_report_on_nothing_of_the_groups_own_rests_on_settings_alone() -> None:
    assert plan_of("profile").rests_on(replace(bare_report(), plan="profile")) == {Subject.AREAS, Subject.SETTINGS}


def test_texts_that_break_their_template_stop_an_approval_and_unwritten_ones_do_not() -> None:
    report = sample_report()
    assert stops(report) == ()
    dated = next(each for each in report["recommendations"].written if each.template.key == "initiativmall")
    wrong = replace(dated, texts={"startdatum": "2022-05-01", "slutdatum": "2022-04-01"})
    assert stops(changed(report, recommendations=(wrong,))) == (
        f"Rekommendationen ”{wrong.title}”: Slutdatum 2022-04-01 ligger före startdatum 2022-05-01.",
    )


def test_cases_that_do_not_add_up_stop_an_approval() -> None:
    block: LotsBlock = sample_report()["lots"].counted[0]
    apart = tally(
        {
            (Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3,
            (Party.FK, Sex.MAN, AgeGroup.ALLA): 0,
            (Party.FK, Sex.ALLA, AgeGroup.UNDER30): 1,
            (Party.FK, Sex.ALLA, AgeGroup.PLUS30): 1,
        }
    )
    said = f"LOTS-ärenden i {block.area.name}: könen och åldrarna ger olika summor."
    assert stops(changed(sample_report(), lots=(replace(block, tally=apart), replace(block, tally=apart)))) == (said,)


def test_who_approves_hears_of_drafts_and_of_what_is_not_filled_in() -> None:
    report = sample_report()
    short = replace(report["recommendations"].written[0], status=RecommendationStatus.UTKAST, texts={})
    written = replace(
        short, status=RecommendationStatus.BESLUTAD, texts={field.key: "x" for field in short.template.fields}
    )
    done = changed(report, recommendations=(), lots=())
    labels = show_list(field.label for field in short.template.fields)
    drafts = (
        f"Rekommendationen ”{short.title}” har status utkast.",
        f"Rekommendationen ”{short.title}”: ej ifyllt: {labels}.",
    )
    assert cautions_of(changed(done, recommendations=(short, short))) == drafts
    assert cautions_of(changed(done, recommendations=(written,))) == ()
    rejected = replace(written, status=RecommendationStatus.AVSLAGEN, theme="")
    assert cautions_of(changed(done, recommendations=(rejected,))) == (
        f"Rekommendationen ”{short.title}” har status avslagen.",
        f"Rekommendationen ”{short.title}” har ingen ansvarig.",
    )
    block = report["lots"].counted[0]
    lacking = tally({(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3})
    whole = {(party, sex, AgeGroup.ALLA): 1 for party in PARTIES for sex in (Sex.KVINNA, Sex.MAN)}
    ages = {(party, Sex.ALLA, age): 1 for party in PARTIES for age in (AgeGroup.UNDER30, AgeGroup.PLUS30)}
    assert cautions_of(changed(done, lots=(replace(block, tally=lacking),))) == (
        f"LOTS-ärenden i {block.area.name}: några uppgifter saknas.",
    )
    assert cautions_of(changed(done, lots=(replace(block, tally=tally({**whole, **ages})),))) == ()


def test_who_approves_hears_that_a_text_is_the_programs_draft() -> None:
    profile = sample_report()["profiles"].shown[0]
    page = ProfilePage(
        profile=profile,
        draft=ProfileDraft(()),
        written=None,
        country=None,
        rank_source=profile.source,
        by_sex=(),
        series=BenefitSeries(profile.area, Sex.ALLA, "20-64", (), (), (), None),
    )
    said = (f"Texten om {profile.area.name} är programmets utkast.",)
    assert cautions_of(of(page)) == said
    text = ProfileText("Nuläget.", (), date(2022, 3, 1), "samverkanskoordinator")
    assert cautions_of(of(replace(page, written=replace(text, text=" ")))) == said
    assert cautions_of(of(replace(page, written=text))) == ()
    region = RegionReport(replace(page, written=text), (page,), (), None, page.series)
    assert cautions_of(replace(bare_report(region=region), plan="region")) == said


def test_who_prints_hears_of_what_own_words_say_that_does_not_hold() -> None:
    wrong, why = "Antalet ökade från 60 till 48.", "”ökade” står vid en minskning: från 60 till 48."
    report = changed(sample_report(), recommendations=(), lots=())
    own = replace(report, composition=Composition(summary=wrong, own_text=f"{wrong}\n# Mål\n{wrong}"))
    told = [each.removesuffix(f": {why}") for each in cautions_of(own) if each.endswith(why)]
    assert told == ["Sammanfattningen", "Avsnittet ”Inledning”", "Avsnittet ”Mål”"]
    purpose = replace(report, parts={**report.parts, "purpose": wrong})
    assert f"Uppdrag, syfte och metod: {why}" in cautions_of(purpose)
    profile = sample_report()["profiles"].shown[0]
    written = ProfileText(wrong, (), date(2022, 3, 1), "samverkanskoordinator")
    series = BenefitSeries(profile.area, Sex.ALLA, "20-64", (), (), (), None)
    page = ProfilePage(profile, ProfileDraft(()), written, None, profile.source, (), series)
    assert cautions_of(of(page)) == (f"Texten om {profile.area.name}: {why}",)


def test_who_prints_hears_of_own_sections_without_text_and_of_what_is_hidden() -> None:
    report = changed(sample_report(), recommendations=(), lots=())
    own = replace(report, composition=Composition(own_text="# Syfte\n# Mål\nFler i arbete."))
    assert cautions_of(own) == ("Avsnittet ”Syfte” har ingen text.",)
    block: PopulationBlock = report["populations"].counted[0]
    counts: dict[str, Value] = {line.row.key: line.count for line in block.population.lines}
    few = populate(block.population.definition, {**counts, next(iter(counts)): Empty.DOLT})
    hidden = changed(report, populations=(replace(block, population=few),))
    (said,) = cautions_of(hidden)
    assert said.startswith(f"Samverkanspopulationen i {block.area.name}: ett tal är dolt,")
    area, day = block.area, block.reference_date
    found = AreaPopulation(area, day, few, {}, Empty.SAKNAS, block.source)
    alone = PopulationReport(found, Together(area, day, (), ()), YearOnYear(area, (), ()), ())
    assert cautions_of(bare_report(population=alone)) == (said,)


def test_what_a_reader_cannot_hear_or_see_in_what_the_group_has_put_in_is_said() -> None:
    appendix = Appendix("Karta", pictures=(Picture("bild 1", b""), Picture("Kommunerna i länet.", b"")))
    own = Composition(own_text="# Inledning\nText.\n## Bakgrund\nText.", summary="# Kort\nText.")
    report = replace(sample_report(), appendices=(appendix,), logo=Picture("Logotyp", b""), composition=own)
    said = cautions_of(replace(report, parts={**report.parts, "appendices": None, "sections": None}))
    for sentence in (
        "Bilagan ”Karta”, bild 1 beskrivs bara som ”bild 1”: den som inte ser bilden får inte veta vad den visar.",
        "Logotypen beskrivs bara som ”Logotyp”: den som inte ser bilden får inte veta vad den visar.",
        "Kontrasten i logotypen kan inte prövas: se efter att text och linjer i dem syns också i svartvitt.",
        "Kontrasten i bilagornas bilder kan inte prövas: se efter att text och linjer i dem syns också i svartvitt.",
        "Rubriken ”Bakgrund” står på samma nivå som de andra egna avsnittens: alla # betyder detsamma.",
        "Sammanfattningen: Tecknet # i ”# Kort” trycks som det står: bara rapportens egna avsnitt har egna rubriker.",
    ):
        assert sentence in said
    assert not any("bild 2" in sentence for sentence in said)
