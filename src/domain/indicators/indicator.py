"""Indicators (*X i siffror*): figures beside the profile, each with its unit, breakdowns, source and sum rules
(domain handbook §3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.ground.area import Area
from domain.ground.display import EN_DASH, sentence, show_list, show_number
from domain.ground.period import Period
from domain.ground.publishers import worked_up
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, at_least, exact_sum, is_number, reason_of

WHOLE = ""
"""The category that is all categories together (*totalt*)."""

MOST_DECIMALS = 3
_LONGEST_UNIT = 80

CellKey = tuple[Sex, str]
"""Sex and category."""

Values = Mapping[CellKey, Value]

_COUNT_UNITS = frozenset({"antal", "personer", "individer", "st", "ärenden", "antal personer"})
_SHARE_UNITS = frozenset({"%", "procent", "andel", "promille", "‰", "procentenheter"})
_WHOLE_NAMES = frozenset({"totalt", "total"})
_PARTS_BY_SEX = (Sex.KVINNA, Sex.MAN, Sex.ANNAT)


@dataclass(frozen=True, slots=True)
class Indicator:
    """How one indicator is counted. `key` is what files call it and never changes; `name` is what is shown.

    `categories` are its breakdown (*åldersklass, grupp*) in the order they are shown, without the whole. The sum rules
    (*summaregler*): `sexes_add` says that women and men are everyone, `categories_add` that the categories are the
    whole. `counted_by_group` decides whether small counts are hidden in public (ruling 22).
    """

    key: str
    name: str
    unit: str
    description: str = ""
    decimals: int = 0
    by_sex: bool = True
    categories: tuple[str, ...] = ()
    sexes_add: bool = False
    categories_add: bool = False
    counted_by_group: bool = False

    @property
    def is_count(self) -> bool:
        """True when the unit counts something (*antal*), so that areas can be added up. Shares and lengths cannot."""
        unit = self.unit.casefold()
        return unit not in _SHARE_UNITS and (unit in _COUNT_UNITS or self.sexes_add or self.categories_add)

    @property
    def rows(self) -> tuple[str, ...]:
        """The categories and last the whole."""
        return (*self.categories, WHOLE)

    def with_categories(self, found: Sequence[str]) -> "Indicator":
        """The same with categories that figures were found for after those it has."""
        more = tuple(each for each in dict.fromkeys(found) if each != WHOLE and each not in self.categories)
        return replace(self, categories=self.categories + more) if more else self


def counts_something(unit: str) -> bool:
    """True for the units that are counts by their very name (*antal, personer*)."""
    return unit.casefold() in _COUNT_UNITS


def category_key(text: str) -> str:
    """A category as it is stored: `Totalt` is the whole."""
    line = " ".join(text.split())
    return WHOLE if line.casefold() in _WHOLE_NAMES else line


def category_label(category: str) -> str:
    """A category as it is shown."""
    return category or tr("Totalt")


def check_definition(indicator: Indicator) -> tuple[str, ...]:
    """What has to be put right before the definition can be stored, as Swedish sentences."""
    problems = []
    if not indicator.name.strip():
        problems.append(tr("Ge indikatorn ett namn."))
    if not indicator.unit.strip():
        problems.append(tr("Skriv vilken enhet siffrorna har, till exempel personer."))
    if len(indicator.unit) > _LONGEST_UNIT:
        problems.append(tr("Enheten är längre än {most} tecken. Korta den.").format(most=_LONGEST_UNIT))
    if not 0 <= indicator.decimals <= MOST_DECIMALS:
        problems.append(tr("Antalet decimaler är 0–{most}.").format(most=MOST_DECIMALS))
    seen: set[str] = set()
    for category in indicator.categories:
        if category_key(category) == WHOLE:
            problems.append(tr("Raden Totalt finns alltid och ska inte stå bland kategorierna."))
        elif category.casefold() in seen:
            problems.append(tr("Kategorin ”{category}” står två gånger.").format(category=category))
        seen.add(category.casefold())
    if indicator.unit.strip().casefold() in _SHARE_UNITS and (indicator.sexes_add or indicator.categories_add):
        problems.append(tr("Andelar går inte att lägga ihop. Ta bort summareglerna eller ändra enheten."))
    if indicator.sexes_add and not indicator.by_sex:
        problems.append(tr("Utan uppdelning på kön finns inga kvinnor och män att lägga ihop."))
    if indicator.categories_add and not indicator.categories:
        problems.append(tr("Utan kategorier finns inget att lägga ihop till totalt."))
    return tuple(dict.fromkeys(problems))


@dataclass(frozen=True, slots=True)
class CategoryChanges:
    """What a new list of categories means for the old: names that changed, those added, those taken away."""

    renamed: Mapping[str, str]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def category_changes(old: Sequence[str], new: Sequence[str]) -> CategoryChanges:
    """Compares two lists of categories. A name that is gone, with a new one in its very place in a list of the same
    length, was renamed; anything else is taken away or added."""
    renamed = {}
    if len(old) == len(new):
        renamed = {a: b for a, b in zip(old, new, strict=True) if a not in new and b not in old}
    added = tuple(each for each in new if each not in old and each not in renamed.values())
    removed = tuple(each for each in old if each not in new and each not in renamed)
    return CategoryChanges(renamed, added, removed)


@dataclass(frozen=True, slots=True)
class IndicatorFinding:
    """A sum rule that does not hold, and the cell that is the sum."""

    sex: Sex
    category: str
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which of a group's members a sum rests on, by name (ruling 10)."""

    counted: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """`Summan av Tierp och Heby. Uppgift saknas för Älvkarleby.`"""
        said = tr("Summan av {counted}.").format(counted=show_list(self.counted))
        if self.missing:
            said += " " + tr("Uppgift saknas för {missing}.").format(missing=show_list(self.missing))
        return said


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """The figures of one indicator in one area and period. A cell that was never recorded is absent from `values`.

    `coverage` is there when the figures are a group's sum.
    """

    indicator: Indicator
    area: Area
    period: Period
    values: Values
    source: Source | None = None
    coverage: Coverage | None = None

    @property
    def sexes(self) -> tuple[Sex, ...]:
        """The columns, everyone last; *annat* only where it has figures."""
        found = {sex for sex, _category in self.values}
        parts = [Sex.KVINNA, Sex.MAN] if self.indicator.by_sex or found & {Sex.KVINNA, Sex.MAN} else []
        if Sex.ANNAT in found:
            parts.append(Sex.ANNAT)
        return (*parts, Sex.ALLA)

    @property
    def has_figures(self) -> bool:
        """True when at least one cell holds a number or a reason why there is none."""
        return bool(self.values)

    def stored(self, sex: Sex, category: str = WHOLE) -> Value:
        """What was recorded; *saknas* where nothing was."""
        return self.values.get((sex, category), Empty.SAKNAS)

    def value(self, sex: Sex, category: str = WHOLE) -> Value:
        """What is shown: what was recorded, else what the sum rules give."""
        return value_of(self.indicator, self.values, sex, category)

    @property
    def findings(self) -> tuple[IndicatorFinding, ...]:
        """Where the sum rules do not hold."""
        return check_figures(self.indicator, self.values)


def value_of(indicator: Indicator, values: Values, sex: Sex, category: str) -> Value:
    """What was recorded in a cell, else what the sum rules give; *saknas* where neither does."""
    stored = values.get((sex, category))
    if stored is not None:
        return stored
    for adds, parts in ((indicator.sexes_add, sex_parts), (indicator.categories_add, category_parts)):
        total = exact_sum(parts(indicator, values, sex, category)) if adds else Empty.SAKNAS
        if is_number(total):
            return total
    return Empty.SAKNAS


def sex_parts(indicator: Indicator, values: Values, sex: Sex, category: str) -> tuple[Value, ...]:
    """What everyone in a row is made of: women and men, and *annat* where anything was recorded for it. Empty for the
    column of one sex."""
    if sex is not Sex.ALLA or not indicator.by_sex:
        return ()
    wanted = [each for each in _PARTS_BY_SEX if each is not Sex.ANNAT or (each, category) in values]
    return tuple(value_of(indicator, values, each, category) for each in wanted)


def category_parts(indicator: Indicator, values: Values, sex: Sex, category: str = WHOLE) -> tuple[Value, ...]:
    """What the whole of a column is made of: its categories. Empty for the row of one category."""
    if category != WHOLE:
        return ()
    return tuple(value_of(indicator, values, sex, each) for each in indicator.categories)


def check_figures(indicator: Indicator, values: Values) -> tuple[IndicatorFinding, ...]:
    """Every sum that does not hold, in reading order: women and men against everyone, categories against the whole.

    Where not all parts are known, or no rule was declared for a count, only parts that are larger than their whole are
    told. Figures with decimals may differ by their rounding.
    """
    found = []
    for category in indicator.rows:
        whole = values.get((Sex.ALLA, category), Empty.SAKNAS)
        parts = sex_parts(indicator, values, Sex.ALLA, category)
        text = tr("{row}: könen blir {sum}, men alla är {all}.")
        said = _difference(indicator, parts, whole, text if indicator.sexes_add else "")
        if said:
            found.append(IndicatorFinding(Sex.ALLA, category, said.format(row=ages(category_label(category)))))
    for sex in (*_PARTS_BY_SEX, Sex.ALLA):
        whole = values.get((sex, WHOLE), Empty.SAKNAS)
        parts = category_parts(indicator, values, sex)
        text = tr("{row}: kategorierna blir {sum}, men totalt är {all}.")
        said = _difference(indicator, parts, whole, text if indicator.categories_add else "")
        if said:
            found.append(IndicatorFinding(sex, WHOLE, said.format(row=sex.label)))
    return tuple(found)


def _difference(indicator: Indicator, parts: Sequence[Value], whole: Value, text: str) -> str:
    """The sentence, still without its row, when parts and whole do not agree; `text` is empty where no rule says that
    the parts are the whole."""
    known = [part for part in parts if not isinstance(part, Empty)]
    if isinstance(whole, Empty) or not known:
        return ""
    if not text:
        if not indicator.is_count or max(known) <= whole:
            return ""
        return _filled(tr("{row}: en del är {sum}, men summan är {all}."), max(known), whole, indicator)
    slack = Fraction(len(parts) + 1, 2 * 10**indicator.decimals) if indicator.decimals else Fraction(0)
    total = exact_sum(parts)
    if not isinstance(total, Empty):
        return _filled(text, total, whole, indicator) if abs(Fraction(total) - whole) > slack else ""
    least = at_least(known)
    too_large = all(part >= 0 for part in known) and least - whole > slack
    return _filled(text, least, whole, indicator) if too_large else ""


def _filled(text: str, parts: Number, whole: Number, indicator: Indicator) -> str:
    shown = {"sum": show_number(parts, indicator.decimals), "all": show_number(whole, indicator.decimals)}
    return text.format(row="{row}", **shown)


def group_table(group: Area, members: Sequence[Area], tables: Sequence[IndicatorTable]) -> IndicatorTable | None:
    """A group's figures: the sum of its members', with coverage said (ruling 10). None where no member has figures, or
    the unit is no count: a share of a group is never a mean of shares.

    `tables` are of one indicator and period, one for each member that has figures. A cell that one of them lacks is
    missing in the sum.
    """
    of = [table for member in members for table in tables if table.area == member and table.has_figures]
    if not of or not of[0].indicator.is_count:
        return None
    keys = dict.fromkeys(key for table in of for key in table.values)
    values = {(sex, category): exact_sum(table.value(sex, category) for table in of) for sex, category in keys}
    reporting = {table.area for table in of}
    sources = [table.source for table in of if table.source is not None]
    return IndicatorTable(
        of[0].indicator,
        group,
        of[0].period,
        values,
        worked_up(sources) if sources else None,
        Coverage(
            tuple(member.name for member in members if member in reporting),
            tuple(member.name for member in members if member not in reporting),
        ),
    )


def indicator_notes(table: IndicatorTable) -> tuple[str, ...]:
    """What must be said beside the figures: what they are, whose sum, what does not add up, what is missing."""
    notes = [table.indicator.description] if table.indicator.description else []
    if table.coverage is not None:
        notes.append(table.coverage.words)
    notes += [finding.text for finding in table.findings]
    for reason, text in (
        (Empty.SAKNAS, tr("Uppgift saknas för {count} av {of} rutor.")),
        (Empty.DOLT, tr("{count} av {of} rutor är dolda.")),
    ):
        shown = [table.value(sex, category) for category in table.indicator.rows for sex in table.sexes]
        count = sum(reason_of(value) is reason for value in shown)
        if count:
            notes.append(text.format(count=count, of=len(shown)))
    return tuple(sentence(note) for note in notes)


def table_rows(table: IndicatorTable) -> tuple[tuple[str, ...], ...]:
    """The table as text: a header, then a row for each category and last the whole; empty cells say why in words."""
    header = ("", *(sex.label for sex in table.sexes))
    rows = tuple(
        (
            category_label(category),
            *(show_number(table.value(sex, category), table.indicator.decimals) for sex in table.sexes),
        )
        for category in table.indicator.rows
    )
    return (header, *rows)


def ages(text: str) -> str:
    """A category for a label: `25-29` is written `25–29`."""
    return text.replace("-", EN_DASH) if text.replace("-", "").isdigit() else text
