"""Recommendations (*rekommendationer*) on templates (*mallar*): domain handbook §6."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.ground.display import show_list
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.day_text import read_day


class FieldKind(Enum):
    """What a template field holds: running text, one line, or a date (kept as ISO text, with or without a note)."""

    TEXT = "text"
    LINE = "line"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One field of a template (*mallfält*): a stable key, the Swedish heading, and what it asks for."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A template (*mall*) with its fields in the order they are written and printed.

    A `numbered` template prints its recommendations with a number before the heading.
    """

    key: str
    name: str
    fields: tuple[TemplateField, ...]
    numbered: bool = False


class RecommendationStatus(Enum):
    """How far a recommendation has come, in order; *avslagen* can follow any."""

    UTKAST = "utkast"
    FORANKRAD = "forankrad"
    BESLUTAD = "beslutad"
    PAGAR = "pagar"
    AVSLUTAD = "avslutad"
    AVSLAGEN = "avslagen"

    @property
    def label(self) -> str:
        """The Swedish word."""
        return {
            RecommendationStatus.UTKAST: tr("utkast"),
            RecommendationStatus.FORANKRAD: tr("förankrad"),
            RecommendationStatus.BESLUTAD: tr("beslutad"),
            RecommendationStatus.PAGAR: tr("pågår"),
            RecommendationStatus.AVSLUTAD: tr("avslutad"),
            RecommendationStatus.AVSLAGEN: tr("avslagen"),
        }[self]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation. `texts` holds what is written, by template field key; a key that is absent is empty.

    `areas` are area codes; none means the whole group. `theme` is the owning party or theme, free text.
    """

    id: int
    year: int
    template: Template
    title: str
    texts: Mapping[str, str]
    areas: tuple[str, ...] = ()
    theme: str = ""
    status: RecommendationStatus = RecommendationStatus.UTKAST
    position: int = 0
    changed: date | None = None

    def text(self, key: str) -> str:
        """What is written in the field `key`; an empty string where nothing is."""
        return self.texts.get(key, "")

    @property
    def unwritten(self) -> tuple[TemplateField, ...]:
        """The fields of the template that are still empty, in order."""
        return tuple(field for field in self.template.fields if not self.text(field.key).strip())


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat in the group (*gruppmedlem*): organisation and role; a name only where the user writes one."""

    id: int
    organisation: str
    role: str
    name: str = ""


def underlagsmall() -> Template:
    """The template used in southern Lapland."""
    return Template(
        "underlagsmall",
        tr("Underlagsmall"),
        (
            TemplateField("rekommendation", tr("Rekommendation"), hint=tr("Vad föreslås, i en eller två meningar?")),
            TemplateField(
                "problemformulering", tr("Problemformulering"), hint=tr("Vilket problem ska lösas, för vem?")
            ),
            TemplateField("nulage", tr("Nuläge"), hint=tr("Hur ser det ut i dag? Ange siffror med källa.")),
            TemplateField("underlag", tr("Underlag för analys"), hint=tr("Vilka uppgifter bygger förslaget på?")),
            TemplateField(
                "insatser",
                tr("Förslag på insatser/aktiviteter/förändringsarbeten/kompetensutvecklingsinsatser"),
                hint=tr("En punkt per rad."),
            ),
            TemplateField("ansvar", tr("Förslag till ansvarsfördelning"), hint=tr("Vilken part gör vad?")),
        ),
    )


def initiativmall() -> Template:
    """The template used in the Umeå region; dates are checked: the end is not before the start."""
    line, day = FieldKind.LINE, FieldKind.DATE
    return Template(
        "initiativmall",
        tr("Initiativmall"),
        (
            TemplateField("bakgrund", tr("Bakgrund/motiv"), hint=tr("Varför behövs initiativet?")),
            TemplateField("aktiviteter", tr("Förslag på aktiviteter/interventioner"), hint=tr("En punkt per rad.")),
            TemplateField("mal", tr("Mål"), hint=tr("Vad ska vara annorlunda när det är klart?")),
            TemplateField("indikatorer", tr("Indikatorer"), hint=tr("Hur märks det? Nuläge, mål och år.")),
            TemplateField("sammankallande", tr("Sammankallande"), line),
            TemplateField("ansvar", tr("Ansvar"), line),
            TemplateField("godkand_av", tr("Godkänd av"), line, tr("Upp till fyra parter, skilda med komma.")),
            TemplateField("startdatum", tr("Startdatum"), day),
            TemplateField("slutdatum", tr("Slutdatum"), day),
            TemplateField("avstamning", tr("Avstämning"), day),
        ),
    )


def kortmall() -> Template:
    """The template used in Örnsköldsvik: a numbered heading and the motivation in running text."""
    motivation = TemplateField("motivering", tr("Motivering"), hint=tr("Varför, i löpande text."))
    return Template("kortmall", tr("Kortmall"), (motivation,), numbered=True)


def shipped_templates() -> tuple[Template, ...]:
    """The three templates every workspace starts with."""
    return (underlagsmall(), initiativmall(), kortmall())


def check_field(field: TemplateField, text: str, others: Mapping[str, str]) -> str | None:
    """The Swedish sentence that says why `text` cannot stand in `field`, or None when it can.

    `others` are the recommendation's texts by field key, as they will be.
    """
    written = text.strip()
    if field.key == "godkand_av" and len([part for part in written.split(",") if part.strip()]) > 4:
        return tr("Högst fyra parter kan godkänna ett initiativ.")
    if field.kind is not FieldKind.DATE:
        return None
    try:
        read_day(written)
    except UserProblem as problem:
        return tr("{field}: {problem}").format(field=field.label, problem=problem)
    start, end = _day(others.get("startdatum", "")), _day(others.get("slutdatum", ""))
    if field.key in ("startdatum", "slutdatum") and start is not None and end is not None and end < start:
        return tr("Slutdatum {end} ligger före startdatum {start}.").format(end=end, start=start)
    return None


def _day(text: str) -> date | None:
    """The day that is written; None for a note alone and for what cannot be read."""
    try:
        return read_day(text)[0]
    except UserProblem:
        return None


def to_look_over(recommendation: Recommendation) -> tuple[str, ...]:
    """What is still to be done with a recommendation (*att se över*), as Swedish sentences; none when it is whole."""
    found = []
    fields = recommendation.template.fields
    for field in fields:
        problem = check_field(field, recommendation.text(field.key), recommendation.texts)
        if problem is not None and problem not in found:
            found.append(problem)
    unwritten = recommendation.unwritten
    if len(unwritten) == len(fields):
        found.append(tr("Ingenting är skrivet ännu."))
    elif unwritten:
        found.append(tr("Ej ifyllt: {fields}.").format(fields=show_list(field.label for field in unwritten)))
    if not recommendation.theme.strip():
        found.append(tr("Ägande part eller tema saknas."))
    return tuple(found)
