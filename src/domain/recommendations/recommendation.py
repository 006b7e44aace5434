"""Recommendations (*rekommendationer*) on templates (*mallar*): domain handbook §6."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from domain.ground.day_text import read_day
from domain.ground.problem import UserProblem
from domain.ground.text import tr


class FieldKind(Enum):
    """What a template field holds: running text, one line, a date (kept as ISO text, with or without a note), a list
    with one point a line, parties with commas between, or a table (`table_text`)."""

    TEXT = "text"
    LINE = "line"
    DATE = "date"
    LIST = "list"
    PARTY = "party"
    TABLE = "table"

    @property
    def label(self) -> str:
        """The Swedish word."""
        return {
            FieldKind.TEXT: tr("löpande text"),
            FieldKind.LINE: tr("en rad"),
            FieldKind.DATE: tr("datum"),
            FieldKind.LIST: tr("lista, en punkt per rad"),
            FieldKind.PARTY: tr("parter, högst fyra"),
            FieldKind.TABLE: tr("tabell"),
        }[self]

    @property
    def is_short(self) -> bool:
        """True of what stands on one line, beside others."""
        return self in (FieldKind.LINE, FieldKind.DATE, FieldKind.PARTY)


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One field of a template (*mallfält*): a stable key, the Swedish heading, and what it asks for. One that is not
    `required` may be left empty, and is then nowhere told of. `columns` are those of a table."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    required: bool = True
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A template (*mall*) with its fields in the order they are written and printed.

    A `numbered` template prints its recommendations with a number before the heading. Versions of one template have the
    same `base`; a recommendation keeps the version it was written on. New ones begin on those `offered`.
    """

    key: str
    name: str
    fields: tuple[TemplateField, ...]
    numbered: bool = False
    base: str = ""
    version: int = 1
    offered: bool = True

    @property
    def beside(self) -> tuple[TemplateField, ...]:
        """What every recommendation may say of responsibility, time and reasons, where the template does not ask for it
        itself. A line for who answers for it is one, whatever its key."""
        own = {field.key for field in self.fields}
        if any(field.key == "ansvar" and field.kind.is_short for field in self.fields):
            own.add("ansvarig")
        return tuple(field for field in responsibility_and_reasons() if field.key not in own)

    @property
    def all_fields(self) -> tuple[TemplateField, ...]:
        """The template's own, then those beside them."""
        return (*self.fields, *self.beside)


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


AGREED = frozenset(
    {
        RecommendationStatus.FORANKRAD,
        RecommendationStatus.BESLUTAD,
        RecommendationStatus.PAGAR,
        RecommendationStatus.AVSLUTAD,
    }
)
"""From *förankrad* on a text keeps the figures that it was agreed on with."""

INDICATORS, APPROVED_BY = "indikatorer", "godkand_av"
RESPONSIBLE = ("ansvarig", "ansvar", "sammankallande")
"""The keys of the lines that say who answers for it, the first that is written before the others."""
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation. `texts` holds what is written, by template field key; a key that is absent is empty. `left`
    are texts that the template has no field for (any more), by key with the heading they were written under.

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
    left: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What is written in the field `key`; an empty string where nothing is."""
        return self.texts.get(key, "")

    @property
    def responsible(self) -> str:
        """Who answers for it (*ansvarig*): what a line of the template names, else the theme. One that is longer than a
        name is none."""
        lines = [field.key for field in self.template.all_fields if field.kind.is_short]
        named = (self.text(key).strip() for key in RESPONSIBLE if key in lines)
        short = (words for words in (*named, self.theme.strip()) if 0 < len(words) <= _LONGEST_NAME)
        return next(short, "")

    @property
    def unwritten(self) -> tuple[TemplateField, ...]:
        """The required fields of the template that are still empty, in order."""
        return tuple(field for field in self.template.fields if field.required and not self.text(field.key).strip())


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
                FieldKind.LIST,
                hint=tr("En punkt per rad."),
            ),
            TemplateField("ansvar", tr("Förslag till ansvarsfördelning"), hint=tr("Vilken part gör vad?")),
        ),
    )


def initiativmall() -> Template:
    """The template used in the Umeå region; dates are checked: the end is not before the start."""
    return Template(
        "initiativmall",
        tr("Initiativmall"),
        (
            TemplateField("bakgrund", tr("Bakgrund/motiv"), hint=tr("Varför behövs initiativet?")),
            TemplateField(
                "aktiviteter", tr("Förslag på aktiviteter/interventioner"), FieldKind.LIST, tr("En punkt per rad.")
            ),
            TemplateField("mal", tr("Mål"), hint=tr("Vad ska vara annorlunda när det är klart?")),
            *_responsibility(TemplateField("ansvar", tr("Ansvar"), FieldKind.LINE)),
        ),
    )


def _responsibility(answers: TemplateField) -> tuple[TemplateField, ...]:
    """How it is seen that something has happened, who sees to it (`answers`, in the template's own word) and when."""
    line, day = FieldKind.LINE, FieldKind.DATE
    return (
        TemplateField("indikatorer", tr("Indikatorer"), hint=tr("Hur märks det? Nuläge, mål och år.")),
        TemplateField("sammankallande", tr("Sammankallande"), line),
        answers,
        TemplateField(APPROVED_BY, tr("Godkänd av"), line, tr("Upp till fyra parter, skilda med komma.")),
        TemplateField("startdatum", tr("Startdatum"), day),
        TemplateField("slutdatum", tr("Slutdatum"), day),
        TemplateField("avstamning", tr("Avstämning"), day),
    )


def kortmall() -> Template:
    """The template used in Örnsköldsvik: a numbered heading and the motivation in running text."""
    motivation = TemplateField("motivering", tr("Motivering"), hint=tr("Varför, i löpande text."))
    return Template("kortmall", tr("Kortmall"), (motivation,), numbered=True)


def responsibility_and_reasons() -> tuple[TemplateField, ...]:
    """The fields that stand beside those of any template (`Template.beside`)."""
    return tuple(
        replace(field, required=False)
        for field in (
            *_responsibility(TemplateField("ansvarig", tr("Ansvarig"), FieldKind.LINE)),
            TemplateField("styrka", tr("Styrka i underlaget"), hint=tr("Starkt, måttligt eller svagt, och varför.")),
            TemplateField("omprovning", tr("Vad som skulle ändra vår bedömning")),
        )
    )


def shipped_templates() -> tuple[Template, ...]:
    """The three templates every workspace starts with."""
    return (underlagsmall(), initiativmall(), kortmall())


def check_field(field: TemplateField, text: str, others: Mapping[str, str]) -> str | None:
    """The Swedish sentence that says why `text` cannot stand in `field`, or None when it can.

    `others` are the recommendation's texts by field key, as they will be.
    """
    written = text.strip()
    approving = field.key == APPROVED_BY or field.kind is FieldKind.PARTY
    if approving and len([part for part in written.split(",") if part.strip()]) > 4:
        return (
            tr("Högst fyra parter kan anges.")
            if field.kind is FieldKind.PARTY
            else tr("Högst fyra parter kan godkänna ett initiativ.")
        )
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


def no_indicators() -> str:
    """How the field of indicators begins where there are none: the reason is to follow."""
    return tr("Inga indikatorer, därför att")


def is_without_reason(text: str) -> bool:
    """True where it is said that there are no indicators, and not why."""
    return bool(text.strip()) and no_indicators().startswith(text.strip(" .…\n"))


def _day(text: str) -> date | None:
    """The day that is written; None for a note alone and for what cannot be read."""
    try:
        return read_day(text)[0]
    except UserProblem:
        return None
