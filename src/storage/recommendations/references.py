"""What the texts of recommendations refer to, and which of it is missing or does not hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from domain.checking.finding import Finding
from domain.checking.references import reference_findings
from domain.figures.reference import BEGINS, pieces_of
from domain.ground.area import Area
from domain.recommendations.recommendation import Recommendation
from storage.figures.filling import Filling, Standing, read_filling
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.reporting.reading import reading_in_full

Asked = frozenset[tuple[int, tuple[str, ...], str]]
"""By recommendation, with its areas: what stands between braces."""

_NOTHING = Filling(Standing({}, {}), {})


@dataclass(frozen=True, slots=True)
class References:
    """What stands for each reference. `asked` says of which it was read: texts that have no others need it not be read
    anew. `areas` are those that each recommendation is about, by its id."""

    asked: Asked = frozenset()
    areas: Mapping[int, Sequence[Area]] = field(default_factory=dict)
    filling: Filling = _NOTHING

    def findings(self, recommendation: Recommendation) -> Iterator[Finding]:
        """Those of its texts that do not hold, as it is written now; none where what it refers to was not read."""
        if (areas := self.areas.get(recommendation.id)) is None:
            return
        shown = partial(self.filling.of(recommendation.id).shown, areas=areas)
        for each in recommendation.template.all_fields:
            yield from reference_findings(each.key, recommendation.text(each.key), shown)


NONE_READ = References()


def references_of(ws: Workspace, written: Sequence[Recommendation], before: References = NONE_READ) -> References:
    """What the recommendations refer to, as it stands in full; `before` again where that is enough."""
    asked = frozenset(
        (each.id, each.areas, piece.written)
        for each in written
        for text in each.texts.values()
        if BEGINS in text
        for piece in pieces_of(text)
        if not isinstance(piece, str)
    )
    if asked <= before.asked:
        return before
    with ws.reading() as connection:
        about = {each.id: known_areas(connection, each.areas or [ws.group_code]) for each in written}
        texts = [(text, about[each.id]) for each in written for text in each.texts.values() if BEGINS in text]
        return References(asked, about, read_filling(reading_in_full(ws, connection), texts, list(about)))
