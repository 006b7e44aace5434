"""What a collaboration population says in words besides its notes (domain handbook §4, rulings 12 and 13)."""

from collections.abc import Mapping
from fractions import Fraction

from domain.ground.display import EN_DASH, rounded, show_count, show_list
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden, number_or_none
from domain.populations.definition import PopulationDefinition
from domain.populations.population import Population, span_words

TARGET_GROUP_SHARE = Fraction(5, 100)
_ABOUT = 10


def outside_words(population: Population) -> tuple[str, ...]:
    """Who is in a whole but in none of its parts: `22–49 av 121 …`; a span where parts may overlap (ruling 13)."""
    said = []
    for key, span in population.outside.items():
        line = population.line(key)
        if isinstance(span.high, Empty) or isinstance(line.count, Empty) or line.counts:
            continue
        low, high = show_count(span.low), show_count(span.high)
        text = tr("”{whole}”: {span} av {count} är i ingen av delarna.")
        if low != high:
            text = tr("”{whole}”: {span} av {count} är i ingen av delarna, som kan överlappa varandra.")
        spanned = low if low == high else f"{low}{EN_DASH}{high}"
        said.append(text.format(whole=line.row.label, span=spanned, count=show_count(line.count)))
    return tuple(said)


def overlap_words(definition: PopulationDefinition) -> str:
    """Which rows may hold the same people, the row that is in most pairs first: `”A” kan överlappa ”B” och ”C”.`"""
    pairs, told = list(definition.overlaps), []
    while pairs:
        busiest = max(definition.rows, key=lambda row: sum(row.key in pair for pair in pairs))
        beside = frozenset().union(*(pair for pair in pairs if busiest.key in pair)) - {busiest.key}
        others = show_list(f"”{row.label}”" for row in definition.rows if row.key in beside)
        told.append(tr("”{row}” kan överlappa {others}.").format(row=busiest.label, others=others))
        pairs = [pair for pair in pairs if busiest.key not in pair]
    return " ".join(told)


def version_words(definition: PopulationDefinition) -> str:
    """The definition as it is named: `Lägesbild`, `Lägesbild, version 2 från 2025-01-01`."""
    if definition.version == 1:
        return definition.name
    text = tr("{name}, version {version}")
    if definition.valid_from is not None:
        text = tr("{name}, version {version} från {date}")
    since = "" if definition.valid_from is None else definition.valid_from.isoformat()
    return text.format(name=definition.name, version=definition.version, date=since)


def yardstick_words(inhabitants: Value) -> str:
    """What the target group usually is taken to be, to hold the known population against, with what it is not; empty
    where the inhabitants are not known. The share is the field's own rough estimate, about one in twenty."""
    if (count := number_or_none(inhabitants)) is None:
        return ""
    about = rounded(Fraction(count) * TARGET_GROUP_SHARE / _ABOUT) * _ABOUT
    text = tr(
        "Målgruppen för samordnat stöd uppskattas ofta till omkring 5 % av invånarna i arbetsför ålder, här ungefär "
        "{about} av {count}. Det är ett grovt riktmärke för landet: den kända samverkanspopulationen omfattar bara dem "
        "som parternas register visar, och skillnaden är inget mått på behovet i kommunen."
    )
    return text.format(about=show_count(about), count=show_count(count))


def total_sentence(population: Population, name: str) -> str:
    """The total in a sentence: `Lycksele: 281 personer enligt definitionen ”Lägesbild”, 209–281 olika personer …`."""
    if is_hidden(population.total):
        return tr("{name}: den kända samverkanspopulationen visas inte, små tal är dolda.").format(name=name)
    if not population.sum_parts and not population.known:
        text = tr("{name}: den kända samverkanspopulationen kan inte räknas, uppgifter saknas.")
        return text.format(name=name)
    one = tr("{name}: 1 person räknas till den kända samverkanspopulationen enligt definitionen ”{definition}”")
    more = tr(
        "{name}: {total} personer räknas till den kända samverkanspopulationen enligt definitionen ”{definition}”"
    )
    text = one if population.complete and population.total == 1 else more
    said = text.format(name=name, total=population.total_text, definition=version_words(population.definition))
    different = span_words(population)
    return tr("{said}; det är {different}.").format(said=said, different=different) if different else f"{said}."


def sexes_sentence(by_sex: Mapping[Sex, Population]) -> str:
    """How the known total is divided by sex: `Av dem är kvinnor 124, män 157.`, and what is not known or shown."""
    said, unsaid = [], []
    for sex in (each for each in Sex if each in by_sex):
        population, name = by_sex[sex], sex.label.lower()
        if is_hidden(population.total) or not (population.complete or population.known):
            text = tr("Antalet {sex} visas inte, små tal är dolda.")
            if not is_hidden(population.total):
                text = tr("Antalet {sex} är inte känt.")
            unsaid.append(text.format(sex=name))
        else:
            said.append(f"{name} {population.total_text}")
    if said:
        unsaid.insert(0, tr("Av dem är {sexes}.").format(sexes=", ".join(said)))
    return " ".join(unsaid)
