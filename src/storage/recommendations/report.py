"""What the reports print of recommendations."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.checking.finding import FindingKind
from domain.figures.filled import Filled
from domain.figures.reference import BEGINS
from domain.ground.text import tr
from domain.recommendations.recommendation import Recommendation
from domain.reporting.asked import Asked
from domain.reporting.report import Issue, WrittenRecommendations
from storage.figures.filling import read_filling
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.recommendations.checking import reviews
from storage.recommendations.queries import read_recommendations, recommendation_years
from storage.reporting.reading import Reading, reading_of_report


def year_of_report(reading: Reading) -> int:
    """The year that was asked for, else the latest with recommendations, else this one."""
    return reading.asked.year or next(iter(recommendation_years(reading.ws)), reading.ws.now().year)


def read_written_recommendations(reading: Reading) -> WrittenRecommendations:
    """Those of the year, in their order; where areas were asked for, those that concern them or the whole group."""
    asked = set(reading.asked.areas)

    def concerns(each: Recommendation) -> bool:
        return not asked or not each.areas or not asked.isdisjoint(each.areas)

    written = [each for each in read_recommendations(reading.connection, year_of_report(reading)) if concerns(each)]
    told = _told(reading, written)
    return replace(told, to_look_over=tuple(_to_look_over(reading, written)))


def read_draft(ws: Workspace, recommendation: Recommendation) -> tuple[WrittenRecommendations, Issue]:
    """One as it is being written, whatever is stored of it, as a public report tells it."""
    with reading_of_report(ws, Asked()) as reading:
        issue = Issue(reading.settings.name, ws.now().date(), ws.who, example=ws.is_example)
        return _told(reading, [recommendation]), issue


def _told(reading: Reading, written: Sequence[Recommendation]) -> WrittenRecommendations:
    codes = sorted({code for each in written for code in each.areas})
    names = tuple((area.code, area.name) for area in known_areas(reading.connection, codes))
    return _with_figures(reading, WrittenRecommendations(tuple(written), names))


def _to_look_over(reading: Reading, written: Sequence[Recommendation]) -> Iterator[str]:
    for recommendation, review in reviews(reading.ws, written):
        labels = {field.key: field.label for field in recommendation.template.all_fields}
        for finding in review.of_texts:
            if finding.kind is FindingKind.HIDDEN and reading.threshold is None:
                continue
            text = tr("Rekommendationen ”{title}”, {field}: {why}")
            field = labels.get(finding.field, tr("Rubrik"))
            yield text.format(title=recommendation.title, field=field, why=finding.why)


def _with_figures(reading: Reading, told: WrittenRecommendations) -> WrittenRecommendations:
    """The same with the figures of their texts filled in, as whom the report is for may read them."""
    with_figures = [each for each in told.written if any(BEGINS in text for text in each.texts.values())]
    if not with_figures:
        return told
    about = {each.id: _about(reading, each) for each in with_figures}
    named = sorted({code for codes in about.values() for code in codes})
    by_code = {area.code: area for area in known_areas(reading.connection, named)}
    areas = {number: [by_code[code] for code in codes] for number, codes in about.items()}
    texts = [(text, areas[each.id]) for each in with_figures for text in each.texts.values() if BEGINS in text]
    filling = read_filling(reading, texts, list(areas))
    filled = {
        (each.id, key): filling.of(each.id).fill(text, areas[each.id])
        for each in with_figures
        for key, text in each.texts.items()
        if BEGINS in text
    }
    written = tuple(
        replace(each, texts={key: _text(filled.get((each.id, key)), text) for key, text in each.texts.items()})
        for each in told.written
    )
    return replace(
        told,
        written=written,
        filled=filled,
        evidence={number: filling.of(number).evidence for number in areas},
        threshold=reading.threshold,
    )


def _about(reading: Reading, recommendation: Recommendation) -> list[str]:
    """The areas that its local figures are of: those of its own that the report is about, else the group."""
    asked = set(reading.asked.areas)
    return [code for code in recommendation.areas if not asked or code in asked] or [reading.ws.group_code]


def _text(filled: Filled | None, written: str) -> str:
    return written if filled is None else filled.text
