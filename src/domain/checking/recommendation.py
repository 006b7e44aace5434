"""A recommendation looked over (*att se över*): its fields, and its texts held against figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.checking.against_known import (
    FiguresByTopic,
    areas_named,
    periods_named,
    speaks_of_year_before,
    year_before,
)
from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.loose_signs import loose_signs
from domain.checking.text import look_over
from domain.checking.written import years_named
from domain.figures.reference import Reference, pieces_of
from domain.ground.display import show_list
from domain.ground.text import tr
from domain.recommendations.recommendation import (
    INDICATORS,
    FieldKind,
    Recommendation,
    check_field,
    is_without_reason,
)

TITLE, THEME = "title", "theme"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that is to be ignored (*bortses från*), and the note on why. It holds for as long as the very same is
    found: not when the text says something else, or the figures do. `kind` is the value of a `FindingKind`."""

    field: str
    kind: str
    words: str
    why: str
    note: str


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to look over, the gravest first; what of it is ignored; what is fine, and in which fields
    some figures have a source but not all, or something is said of them: in sentences."""

    findings: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()
    fine: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()

    @property
    def of_texts(self) -> tuple[Finding, ...]:
        """Those of the grave that something written gives rise to."""
        return tuple(each for each in self.grave if each.kind not in (FindingKind.EMPTY, FindingKind.DATES))

    @property
    def grave(self) -> tuple[Finding, ...]:
        """Without what can merely be bettered."""
        return tuple(each for each in self.findings if each.severity is not Severity.NOTE)


def look_over_recommendation(
    recommendation: Recommendation,
    known: FiguresByTopic,
    kommuner: Mapping[str, str],
    *,
    own: Sequence[str],
    ignored: Iterable[Ignored] = (),
    besides: Iterable[Finding] = (),
) -> Review:
    """`own` are the areas it is about: its own, else the group and its members. `kommuner` are all names by code;
    `besides` is what was found in its tables, and of what it refers to."""
    found = [*field_findings(recommendation), *besides]
    fine: list[str] = []
    partly: list[str] = []
    periods = periods_in(recommendation)
    texts = [(TITLE, tr("Rubrik"), recommendation.title)]
    of_text = [each for each in recommendation.template.all_fields if each.kind is not FieldKind.DATE]
    texts += [(field.key, field.label, recommendation.text(field.key)) for field in of_text]
    for key, label, text in texts:
        told = look_over(text, key, areas=own, kommuner=kommuner, known=known, periods=periods)
        found += told.findings
        found += _printed_hidden(text, key, recommendation.areas or tuple(own[:1]), known)
        found += loose_signs(key, text)
        if told.with_source:
            all_is_well = not told.without_source and not told.findings
            of = told.with_source + told.without_source
            (fine if all_is_well else partly).append(_with_source(label, told.with_source, of))
    notes = {(each.field, each.kind, each.words, each.why): each.note for each in ignored}
    told_of, let_be = [], []
    for finding in sorted(found, key=lambda each: each.severity.value):
        note = notes.get((finding.field, finding.kind.value, finding.words, finding.why))
        if note is None:
            told_of.append(finding)
        else:
            let_be.append(replace(finding, note=note))
    return Review(tuple(told_of), tuple(let_be), tuple(fine), tuple(partly))


def field_findings(recommendation: Recommendation) -> Iterator[Finding]:
    """What is not filled in, and what cannot stand in its field."""
    problems = set()
    for field in recommendation.template.all_fields:
        problem = check_field(field, recommendation.text(field.key), recommendation.texts)
        if problem is not None and problem not in problems:
            problems.add(problem)
            words = recommendation.text(field.key)
            to_do = tr("Rätta fältet.")
            yield Finding(FindingKind.DATES, Severity.FAULT, field.key, 0, len(words), words, problem, to_do)
    unwritten = recommendation.unwritten
    if unwritten:
        labels = show_list(field.label for field in unwritten)
        why = tr("Ej ifyllt: {fields}.").format(fields=labels)
        if len(unwritten) == sum(field.required for field in recommendation.template.fields):
            why = tr("Ingenting är skrivet ännu.")
        yield _empty(unwritten[0].key, labels, why, tr("Fyll i fälten."))
    if is_without_reason(recommendation.text(INDICATORS)):
        why, to_do = tr("Det står inte varför det inte finns några indikatorer."), tr("Skriv skälet.")
        yield _empty(INDICATORS, "", why, to_do)
    if not recommendation.theme.strip():
        why, to_do = tr("Ägande part eller tema saknas."), tr("Välj den part som äger rekommendationen.")
        yield _empty(THEME, "", why, to_do)


def _printed_hidden(text: str, field: str, areas: Sequence[str], known: FiguresByTopic) -> Iterator[Finding]:
    """The live figures that are shown while one writes and are hidden in public. `areas` are those that it is printed
    of."""
    start = 0
    for piece in pieces_of(text):
        end = start + len(piece if isinstance(piece, str) else piece.written)
        named = piece.figures if isinstance(piece, Reference) else ()
        behind = (known.hidden_in_public(name.at(area).text) for name in named for area in areas)
        hidden = next(filter(None, behind), None)
        if hidden is not None:
            why = tr("Den offentliga rapporten skriver ”dolt antal” i stället för {what}.")
            to_do = tr("Läs meningen som den då står, eller skriv om den.")
            kind, told = FindingKind.PRINTED_HIDDEN, why.format(what=known.called(hidden))
            yield Finding(kind, Severity.NOTE, field, start, end, text[start:end], told, to_do)
        start = end


def _empty(field: str, words: str, why: str, to_do: str) -> Finding:
    return Finding(FindingKind.EMPTY, Severity.WARNING, field, 0, 0, words, why, to_do)


def _with_source(label: str, count: int, of: int) -> str:
    """`Nuläge: fem av fem siffror har källa och datum.`"""
    if of == 1:
        return tr("{field}: siffran har källa och datum.").format(field=label)
    return tr("{field}: {count} av {of} siffror har källa och datum.").format(field=label, count=count, of=of)


def periods_in(recommendation: Recommendation) -> tuple[str, ...]:
    """The codes of the periods that it speaks of, and those before them where it does of the year before; of the year
    before its own where it names none."""
    text = "\n".join((recommendation.title, *recommendation.texts.values()))
    named = (*years_named(text), *periods_named(text)) or (str(recommendation.year - 1),)
    before = map(year_before, named) if speaks_of_year_before(text) else ()
    return tuple(sorted({*named, *before}))


def areas_in(recommendation: Recommendation, names: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of the areas whose names its texts have."""
    return areas_named("\n".join((recommendation.title, *recommendation.texts.values())), names)
