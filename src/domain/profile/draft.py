"""A draft of the text about a profile (*utkast till text*): a few sentences that say what the figures say.

Domain handbook §3, rulings 1–10. Every sentence holds the exact figures it shows and where they come from, so that
each number can be checked and gets its source. A change that chance would explain is never called a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.ground.display import show_change, show_count, show_list, show_number, show_percent
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.profile.draft_moves import cautions, moved_kinds, said_of_all, why_moved
from domain.profile.draft_sentence import DraftSentence, SentenceMaker, row_name
from domain.profile.notes import nothing_common
from domain.profile.profile import Profile
from domain.profile.ranking import Rank, RankMeasure, among_common
from domain.profile.row import ProfileRow
from domain.profile.words import age_words, persons_words, place_words, running


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """The draft: paragraphs of sentences, level and place first, then what moved, then what to be careful about."""

    paragraphs: tuple[tuple[DraftSentence, ...], ...]

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def text(self) -> str:
        """The draft as running text, paragraphs with an empty line between."""
        return "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order they are first used; their numbers begin at 1."""
        return tuple(dict.fromkeys(source for sentence in self.sentences for source in sentence.sources))

    def numbers(self, sentence: DraftSentence) -> tuple[int, ...]:
        """The numbers of the sources of `sentence`."""
        return tuple(sorted(self.sources.index(source) + 1 for source in sentence.sources))

    def note(self, sentence: DraftSentence) -> str:
        """The mark that leads from a sentence to its sources: `[1, 2]`; an empty text where it has none."""
        numbers = self.numbers(sentence)
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What is kept beside a text that was written from the draft: each sentence's key and words."""
        return tuple((sentence.key, sentence.text) for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class ProfileText:
    """What the group has written about a profile (*kommunprofilens text*); `draft` is what the draft said then."""

    text: str
    draft: tuple[tuple[str, str], ...]
    changed: date
    changed_by: str


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A point the draft makes otherwise than before; empty text where it was not made, or no longer is."""

    key: str
    before: str
    now: str


def changed_sentences(before: Sequence[tuple[str, str]], now: ProfileDraft) -> tuple[ChangedSentence, ...]:
    """What differs between a draft that was kept, as keys and texts, and the draft of today: in the order of today's,
    then what is no longer said."""
    earlier = dict(before)
    changed = [
        ChangedSentence(each.key, earlier.get(each.key, ""), each.text)
        for each in now.sentences
        if earlier.get(each.key) != each.text
    ]
    kept = {each.key for each in now.sentences}
    return (*changed, *(ChangedSentence(key, text, "") for key, text in before if key not in kept))


def draft_profile(
    profile: Profile, *, rank_source: Source | None = None, places_per_ten: int | None = None
) -> ProfileDraft:
    """The draft of a profile.

    `rank_source` is where the places come from, by default the profile's own source; `places_per_ten` says how many
    places ten more persons would cost (ruling 8), None where that is not known.
    """
    ranked_by = rank_source or profile.source
    paragraphs = (
        (_level(profile), _change(profile), _largest(profile)),
        (
            _place(profile, ranked_by),
            _group_places(profile, ranked_by),
            _ten_persons(profile, ranked_by, places_per_ten),
        ),
        (why_moved(profile), *moved_kinds(profile)),
        tuple(cautions(profile)),
    )
    said = (tuple(sentence for sentence in paragraph if sentence is not None) for paragraph in paragraphs)
    return ProfileDraft(tuple(paragraph for paragraph in said if paragraph))


# Level


def _level(profile: Profile) -> DraftSentence:
    total, sentence = profile.total, SentenceMaker("level", profile.source)
    names = {"place": place_words(profile.area), "period": profile.when}
    if isinstance(total.persons, Empty):
        text = tr("hur många som försörjdes av ersättningar i {place} {period} kan inte räknas: uppgifter saknas")
        return sentence.said(text.format(**names))
    text = tr("i {place} försörjdes {persons}{whom} av sociala ersättningar och bidrag {period}").format(
        persons=sentence.figure("persons.total", total.persons, persons_words(total.persons)),
        whom={Sex.KVINNA: tr(" (kvinnor)"), Sex.MAN: tr(" (män)")}.get(profile.sex, ""),
        **names,
    )
    share = total.share_of_population
    if not isinstance(share, Empty):
        text += tr(", vilket motsvarar {share} av befolkningen {ages}").format(
            share=sentence.figure("share.total", share, show_percent(share)), ages=age_words(profile.age_group)
        )
    return sentence.said(text)


def _largest(profile: Profile) -> DraftSentence | None:
    """The two kinds with most persons, and what has as many, with their shares of all; nothing where a kind is
    missing."""
    total = profile.total.persons
    if isinstance(total, Empty) or total == 0:
        return None
    known = [(row.persons, row) for row in profile.rows if not isinstance(row.persons, Empty) and row.persons > 0]
    ordered = sorted(known, key=lambda each: -each[0])
    largest = [each for each in ordered if each[0] >= ordered[:2][-1][0]]
    sentence = SentenceMaker("largest", profile.source)
    said = [
        tr("{kind} ({persons}, {share} av alla)").format(
            kind=running(row.label),
            persons=sentence.figure(f"persons.{row_name(row)}", persons, show_count(persons)),
            share=sentence.figure(f"share_of_total.{row_name(row)}", share, show_percent(share)),
        )
        for persons, row in largest
        if not isinstance(share := row.share_of_total, Empty)
    ]
    return sentence.said(tr("flest försörjdes av {kinds}").format(kinds=show_list(said)))


# Change


def _change(profile: Profile) -> DraftSentence | None:
    """The change since the year before, in persons and percentage points, and whether chance would explain it."""
    total, before = profile.total, profile.when_before
    if not profile.has_previous and profile.of_all:
        sentence = SentenceMaker("change", profile.source)
        return sentence.said(f"{nothing_common(profile.when, before)}. {said_of_all(profile, sentence)}")
    if not profile.has_previous:
        text = tr("det finns inga siffror för {before} att jämföra med")
        return SentenceMaker("change").said(text.format(before=before))
    sentence = SentenceMaker("change", profile.source, profile.previous_source)
    persons = _persons_apart(total, before, sentence)
    share = _points_apart(total, tr("då") if persons else before, sentence)
    if not persons and not share:
        return None
    said = tr("{persons}, och {share}").format(persons=persons, share=share) if persons and share else persons or share
    return sentence.said(said + _verdict(total, sentence))


def _persons_apart(total: ProfileRow, before: str, sentence: SentenceMaker) -> str:
    difference = total.difference
    if isinstance(difference, Empty):
        return ""
    shown = show_count(abs(Fraction(difference)))
    if shown == "0":
        same = tr("det är lika många som {before}") if difference == 0 else tr("det är nästan lika många som {before}")
        return same.format(before=before)
    text = tr("det är {size} fler än {before}") if difference > 0 else tr("det är {size} färre än {before}")
    return text.format(size=sentence.figure("difference.total", difference, shown), before=before)


def _points_apart(total: ProfileRow, before: str, sentence: SentenceMaker) -> str:
    points, share_before = total.change.points, total.share_of_population_before
    if isinstance(points, Empty) or isinstance(share_before, Empty):
        return ""
    shown = show_number(abs(Fraction(points)), 1)
    if shown == show_number(0, 1):
        same = tr("andelen är densamma som {before}") if points == 0 else tr("andelen är nästan densamma som {before}")
        return same.format(before=before)
    text = tr("andelen är {points} procentenheter högre än {before} ({share})")
    if points < 0:
        text = tr("andelen är {points} procentenheter lägre än {before} ({share})")
    return text.format(
        points=sentence.figure("points.total", points, shown),
        before=before,
        share=sentence.figure("share_before.total", share_before, show_percent(share_before)),
    )


def _verdict(total: ProfileRow, sentence: SentenceMaker) -> str:
    """What chance says of the change; empty where nothing changed or chance is not worth a word."""
    chance = total.decisive_chance
    if chance is None or not chance.shown or chance.change == 0:
        return ""
    interval = ""
    if total.chance is not None:
        low, high = (
            sentence.figure(f"interval.{name}", end, show_change(end, 1))
            for name, end in (("low", Fraction(chance.low)), ("high", Fraction(chance.high)))
        )
        interval = tr(" (95 procents intervall {low} till {high} procentenheter)").format(low=low, high=high)
    text = (
        tr("; ändringen ryms inom slumpen{interval}")
        if chance.within_chance
        else tr("; ändringen är större än slumpen ger{interval}")
    )
    return text.format(interval=interval)


# Places


def _place(profile: Profile, source: Source) -> DraftSentence | None:
    rank = profile.ranks.get(RankMeasure.TOTAL)
    if rank is None:
        return None
    sentence = SentenceMaker("place", source)
    text = tr("räknat från den lägsta andelen har {place} plats {rank} bland {of} kommuner{tied}").format(
        place=place_words(profile.area),
        rank=sentence.figure("rank.total", rank.rank, str(rank.rank)),
        of=sentence.figure("of.total", rank.of, str(rank.of)),
        tied=tr(", delad med minst en annan") if rank.tied else "",
    )
    return sentence.said(text + _movement(rank, profile.when_before, sentence))


def _movement(rank: Rank, before: str, sentence: SentenceMaker) -> str:
    if rank.movement is None or rank.previous is None:
        return ""
    if rank.movement == 0:
        return tr(", samma plats som {before}").format(before=before) + _among_common(rank, sentence)
    size = abs(rank.movement)
    text = (
        tr(", {places} bättre än {before} ({previous})")
        if rank.movement > 0
        else tr(", {places} sämre än {before} ({previous})")
    )
    places = tr("en plats") if size == 1 else tr("{count} platser").format(count=size)
    said = text.format(
        places=sentence.figure("movement.total", rank.movement, places),
        before=before,
        previous=sentence.figure("previous_rank.total", rank.previous, str(rank.previous)),
    )
    return said + _among_common(rank, sentence)


def _among_common(rank: Rank, sentence: SentenceMaker) -> str:
    if rank.again is not None:
        sentence.figure("common.total", rank.again.common, str(rank.again.common))
    return among_common(rank)


def _group_places(profile: Profile, source: Source) -> DraftSentence | None:
    """The places of the three groups, with those of the year before in parentheses."""
    groups = [each for each in RankMeasure if each in profile.ranks and each is not RankMeasure.TOTAL]
    if not groups:
        return None
    sentence = SentenceMaker("group_places", source)
    said = [_group_place(each, profile.ranks[each], sentence) for each in groups]
    text = tr("platsen är {places}").format(places=show_list(said))
    if any(profile.ranks[each].previous is not None for each in groups):
        text += tr(", med platsen {before} inom parentes").format(before=profile.when_before)
    return sentence.said(text)


def _group_place(measure: RankMeasure, rank: Rank, sentence: SentenceMaker) -> str:
    text = tr("{rank} för {measure}")
    shown = sentence.figure(f"rank.{measure.value}", rank.rank, str(rank.rank))
    if rank.previous is not None:
        previous = sentence.figure(f"previous_rank.{measure.value}", rank.previous, str(rank.previous))
        shown = f"{shown} ({previous})"
    return text.format(rank=shown, measure=running(measure.label))


def _ten_persons(profile: Profile, source: Source, places: int | None) -> DraftSentence | None:
    """How little it takes to move (ruling 8)."""
    if places is None or RankMeasure.TOTAL not in profile.ranks:
        return None
    sentence = SentenceMaker("ten_persons", source)
    if places == 0:
        return sentence.said(tr("tio fler helårspersoner hade inte ändrat platsen"))
    shown = sentence.figure(
        "places_per_ten", places, tr("en plats") if places == 1 else tr("{count} platser").format(count=places)
    )
    text = tr("tio fler helårspersoner hade kostat {places}, så små skillnader mellan kommuner säger lite")
    return sentence.said(text.format(places=shown))
