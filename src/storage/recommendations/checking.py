"""What there is to look over in recommendations (*att se över*), and what of it is ignored."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from domain.checking.against_known import FiguresByTopic
from domain.checking.finding import Finding
from domain.checking.recommendation import Ignored, Review, areas_in, look_over_recommendation, periods_in
from domain.figures.reference import FigureKind
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.changes import Changes, Subject
from domain.ground.period import parse_period
from domain.ground.text import tr
from domain.recommendations.recommendation import Recommendation
from domain.recounting.own_tables import findings_in_tables
from storage.areas.queries import areas, group, settings
from storage.figures.known import known_figures
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line
from storage.kept import CheckProblem
from storage.log.recorder import operation
from storage.recommendations.queries import read_recommendation, read_recommendations
from storage.recommendations.references import NONE_READ, References, references_of
from storage.schema.recommendations import IGNORED_FINDING

_SUBJECTS = frozenset({Subject.RECOMMENDATIONS})
_MOST_AREAS = 12
_KOMMUN_CODE = 4
_HIDDEN_WHEN_SMALL = (FigureKind.POPULATION, FigureKind.LOTS, FigureKind.INDICATOR)


@dataclass(frozen=True, slots=True)
class Background:
    """What the texts of recommendations are held against. `areas` and `periods` say of which codes it was read: texts
    that ask for no others need it not be read anew. `names` are those of all areas by code, `group` the codes of the
    workspace's group and its members. `references` is nothing where those are not to be held."""

    areas: frozenset[str]
    periods: frozenset[str]
    known: FiguresByTopic
    names: Mapping[str, str]
    group: tuple[str, ...]
    references: References = NONE_READ

    def review(self, recommendation: Recommendation, ignored: Sequence[Ignored]) -> Review:
        """Everything to look over in it as it is written now."""
        kommuner = {code: name for code, name in self.names.items() if len(code) == _KOMMUN_CODE}
        own = recommendation.areas or self.group
        besides = [*findings_in_tables(recommendation), *self.references.findings(recommendation)]
        return look_over_recommendation(recommendation, self.known, kommuner, own=own, ignored=ignored, besides=besides)


def whole_background(ws: Workspace, written: Sequence[Recommendation], before: Background | None = None) -> Background:
    """As `background_of`, with what they refer to."""
    background = background_of(ws, written, before)
    references = references_of(ws, written, background.references)
    return background if references is background.references else replace(background, references=references)


def background_of(ws: Workspace, written: Sequence[Recommendation], before: Background | None = None) -> Background:
    """The figures of the areas and periods that the recommendations speak of; `before` again where that is enough."""
    names = before.names if before is not None else _names(areas(ws))
    own_group, members = group(ws)
    of = {code for each in written for code in (each.areas or (own_group.code,))}
    named = [code for each in written for code in areas_in(each, names) if code not in of]
    asked = frozenset((*of, *([RIKET] if RIKET in names else []), *named[:_MOST_AREAS]))
    periods = frozenset(period for each in written for period in periods_in(each))
    if before is not None and asked <= before.areas and periods <= before.periods:
        return before
    threshold, of_periods = settings(ws).small_count_threshold, [parse_period(code) for code in sorted(periods)]
    figures = known_figures(ws, sorted(asked), of_periods)
    public = known_figures(ws, sorted(asked), of_periods, threshold=threshold, kinds=_HIDDEN_WHEN_SMALL)
    known = FiguresByTopic(figures, names, threshold, [each.reference for each in public if each.hidden])
    codes = (own_group.code, *(member.code for member in members))
    references = NONE_READ if before is None else before.references
    return Background(asked, periods, known, names, codes, references)


def _names(listed: Sequence[Area]) -> dict[str, str]:
    return {area.code: area.name for area in listed if area.kind is not AreaKind.LAN}


def ignored_findings(ws: Workspace, recommendation: int) -> tuple[Ignored, ...]:
    """What is ignored in one recommendation."""
    with ws.reading() as connection:
        return _read_ignored(connection).get(recommendation, ())


def _read_ignored(connection: Connection) -> dict[int, tuple[Ignored, ...]]:
    found: dict[int, tuple[Ignored, ...]] = defaultdict(tuple)
    for row in connection.execute(select(IGNORED_FINDING)):
        found[row.recommendation_id] += (Ignored(row.field_key, row.kind, row.words, row.why, row.note),)
    return found


def reviews(
    ws: Workspace, written: Sequence[Recommendation], *, whole: bool = False
) -> Iterator[tuple[Recommendation, Review]]:
    """Each recommendation with what there is to look over in it; what it refers to is held where it is `whole`, as a
    report holds that itself."""
    with ws.reading() as connection:
        ignored = _read_ignored(connection)
    if written:
        background = whole_background(ws, written) if whole else background_of(ws, written)
        for each in written:
            yield each, background.review(each, ignored.get(each.id, ()))


def check_recommendations(ws: Workspace) -> Iterator[CheckProblem]:
    """What the texts of every year say that does not hold. What is merely not written yet is told beside the text."""
    with ws.reading() as connection:
        written = read_recommendations(connection)
    for recommendation, review in reviews(ws, written, whole=True):
        where = tr("Rekommendationen ”{title}” {year}").format(title=recommendation.title, year=recommendation.year)
        for finding in review.of_texts:
            yield CheckProblem(where, finding.why)


def ignore_finding(ws: Workspace, *, recommendation: int, finding: Finding, note: str) -> Changes:
    """Ignores what was found from now on, for the reason of the note; it is told again when the text or the figures
    say something else. Raises PersonalNumberProblem for the note, UserProblem where it is empty."""
    kept = checked_line(tr("Anteckning"), note)
    with operation(ws, "", _SUBJECTS) as op:
        about = read_recommendation(op.connection, recommendation)
        op.label = tr("bortsett från ”{words}” i ”{title}”").format(
            words=finding.words or finding.why, title=about.title
        )
        row = {**_key(recommendation, finding), "why": finding.why, "note": kept}
        op.put(IGNORED_FINDING, [row])
    return op.changes


def heed_finding(ws: Workspace, *, recommendation: int, finding: Finding) -> Changes:
    """Ends that it is ignored."""
    with operation(ws, "", _SUBJECTS) as op:
        about = read_recommendation(op.connection, recommendation)
        op.label = tr("åter att se över: ”{words}” i ”{title}”").format(
            words=finding.words or finding.why, title=about.title
        )
        op.delete(IGNORED_FINDING, [tuple(_key(recommendation, finding).values())])
    return op.changes


def _key(recommendation: int, finding: Finding) -> dict[str, object]:
    return {
        "recommendation_id": recommendation,
        "field_key": finding.field,
        "kind": finding.kind.value,
        "words": finding.words,
    }
