"""Texts as coordinators write them, with one planted error each or none, made of templates of sentences by a seed.

The figures of a text are invented but agree with one another, and the workspace knows them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from domain.checking.against_known import FiguresByTopic
from domain.checking.finding import FindingKind
from domain.checking.text import TextLookedOver, look_over
from domain.figures.known import KnownFigure, Unit
from domain.ground.display import show_count, show_number
from domain.ground.source import Source

KOMMUNER = {
    "2401": "Nordmaling", "2403": "Bjurholm", "2404": "Vindeln", "2409": "Robertsfors", "2417": "Norsjö",
    "2418": "Malå", "2421": "Storuman", "2422": "Sorsele", "2425": "Dorotea", "2460": "Vännäs", "2462": "Vilhelmina",
    "2463": "Åsele", "2480": "Umeå", "2481": "Lycksele", "2482": "Skellefteå", "2284": "Örnsköldsvik",
}  # fmt: skip
KINDS = {
    "sjukpenning": "sjukpenning",
    "ersattning": "sjuk- och aktivitetsersättning",
    "arbetsloshet": "arbetslöshetsersättning",
    "atgarder": "arbetsmarknadsåtgärder",
    "etablering": "etableringsersättning",
    "bistand": "ekonomiskt bistånd",
}
THRESHOLD = 5
_SOURCE = Source("helårsekvivalenter 20–64 år", "SCB")
_LOTS = Source("ärenden i LOTS", "samverkanskoordinatorn")


class Numbers:
    """What is true of one kommun in a year and the year before, as a coordinator reads it in the program."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.code = rng.choice(list(KOMMUNER))
        self.name = KOMMUNER[self.code]
        self.year = rng.choice((2019, 2020, 2021, 2022, 2023))
        self.before = self.year - 1
        self.population = rng.randint(1_300, 9_800)
        self.persons: dict[tuple[str, int], int] = {}
        for kind in KINDS:
            now = rng.randint(12, self.population // 22)
            self.persons[kind, self.year] = now
            self.persons[kind, self.before] = max(
                11, now + rng.choice((-1, 1)) * rng.randint(now // 12 + 2, now // 4 + 3)
            )
        self.cases = {self.year: rng.randint(24, 90), self.before: rng.randint(24, 90)}
        self.women = self.cases[self.year] // 2 + rng.randint(1, 6)
        self.few = rng.randint(2, 4)
        self.place = {year: rng.randint(20, 270) for year in (self.year, self.before)}
        self.country = Fraction(rng.randint(380, 900), 100)

    def total(self, year: int) -> int:
        return sum(self.persons[kind, year] for kind in KINDS)

    def ill(self, year: int) -> int:
        return self.persons["sjukpenning", year] + self.persons["ersattning", year]

    def share(self, kind: str, year: int) -> Fraction:
        return Fraction(100 * self.persons[kind, year], self.population)

    def total_share(self, year: int) -> Fraction:
        return Fraction(100 * self.total(year), self.population)

    def known(self) -> FiguresByTopic:
        figures = []

        def add(what: str, words: str, year: int, value: int | Fraction, unit: Unit, *, hidden: bool = False) -> None:
            decimals = 1 if unit in (Unit.PERCENT, Unit.POINTS) else 0
            source = _LOTS if hidden else _SOURCE
            kind, *rest = what.split()
            reference = " ".join((kind, self.code, str(year), *rest))
            figures.append(
                KnownFigure(reference, words, self.code, str(year), value, unit, decimals, hidden, source, None)
            )

        for year in (self.year, self.before):
            for kind, words in KINDS.items():
                add(f"profil {kind} antal", f"{words}, helårspersoner", year, self.persons[kind, year], Unit.PERSONS)
                add(
                    f"profil {kind} andel",
                    f"{words}, andel av befolkningen 20–64 år",
                    year,
                    self.share(kind, year),
                    Unit.PERCENT,
                )
            add("profil alla antal", "försörjda totalt, helårspersoner", year, self.total(year), Unit.PERSONS)
            add(
                "profil alla andel",
                "försörjda totalt, andel av befolkningen 20–64 år",
                year,
                self.total_share(year),
                Unit.PERCENT,
            )
            add("profil ohalsa antal", "ohälsa, helårspersoner", year, self.ill(year), Unit.PERSONS)
            add(
                "profil ohalsa plats",
                "ohälsa, plats bland kommunerna där 1 är lägst andel",
                year,
                self.place[year],
                Unit.PLACE,
            )
            add("lots alla", "LOTS-ärenden", year, self.cases[year], Unit.PERSONS, hidden=True)
        add("lots unga", "LOTS-ärenden, unga", self.year, self.few, Unit.PERSONS, hidden=True)
        return FiguresByTopic(figures, KOMMUNER, THRESHOLD)


def n(value: int) -> str:
    return show_count(value)


def p(value: Fraction, decimals: int = 1) -> str:
    return show_number(value, decimals)


Maker = Callable[[Numbers], str]
CLEAN: list[Maker] = []
"""Sentences that are right."""
PLANTED: list[tuple[FindingKind, Maker]] = []
"""Sentences with an error each."""


def clean(make: Maker) -> Maker:
    CLEAN.append(make)
    return make


def planted(kind: FindingKind) -> Callable[[Maker], Maker]:
    def keep(make: Maker) -> Maker:
        PLANTED.append((kind, make))
        return make

    return keep


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text about one kommun. `sentence` is the planted one with the kind of its error; both None in a clean text."""

    text: str
    numbers: Numbers
    kind: FindingKind | None = None
    sentence: str | None = None

    def looked_over(self) -> TextLookedOver:
        known = self.numbers.known()
        return look_over(self.text, areas=[self.numbers.code], kommuner=KOMMUNER, known=known)


def clean_texts(count: int, seed: int) -> list[WrittenText]:
    rng = Random(seed)
    return [_text(Numbers(rng)) for _ in range(count)]


def planted_texts(count: int, seed: int) -> list[WrittenText]:
    """Each kind of error in turn, and of a kind its sentences in turn."""
    rng = Random(seed)
    made = []
    for at in range(count):
        kind, make = PLANTED[at % len(PLANTED)]
        made.append(_text(Numbers(rng), kind, make))
    return made


def _text(numbers: Numbers, kind: FindingKind | None = None, plant: Maker | None = None) -> WrittenText:
    rng = numbers.rng
    sentences = [make(numbers) for make in rng.sample(CLEAN, rng.randint(5, 8))]
    wrong = None
    if plant is not None:
        wrong = plant(numbers)
        sentences.insert(rng.randint(0, len(sentences)), wrong)
    joined = "".join(sentence + rng.choice((" ", " ", " ", "\n")) for sentence in sentences)
    return WrittenText(joined.strip(), numbers, kind, wrong)
