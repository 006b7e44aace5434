"""*Periodposter*: figures of several months together, each post a row of a sheet."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from domain.ground.card import FigureCard
from domain.ground.changes import Changes
from domain.ground.display import show_date
from domain.ground.history import FigureStep
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Value, is_small
from domain.lots.card import post_card
from domain.lots.month import AGES, PARTIES, AgeGroup, CellKey, Party, PeriodPost
from storage.file.workspace import Workspace
from storage.lots.period_recording import PostCell, period_history, record_period_cells
from storage.lots.queries import period_posts
from widgets.lots.goals_card import day_of
from widgets.lots.public import without_figures
from widgets.lots.year import overlap_words
from widgets.parts import Button, Card, FieldLabel, TextLabel
from widgets.parts.wrapping_row import WrappingRow
from widgets.sheet.block import Block
from widgets.sheet.content import Cell, CellEdit, Column, GridContent, Row, stored_value
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.page import SheetPage, SheetSpec
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.tab.unsaved import place_words
from widgets.text import tr
from widgets.theme import Role

_Days = tuple[date, date]
_ANY = (Sex.UNSPLIT, AgeGroup.ALLA)


class PostsCard(Card):
    """The posts of a year. A new one is given its days, and is stored with its first figure."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(tr("Periodposter"), parent=parent)
        self._services = services
        self._place: Place | None = None
        self._posts: Sequence[PeriodPost] = ()
        self._look = (30, 5)
        self._begun: dict[str, list[_Days]] = {}
        self.sheet = SheetPage(services, "lots-posts")
        self.since, self.until = QLineEdit(), QLineEdit()
        for field, name in ((self.since, "post-since"), (self.until, "post-until")):
            field.setObjectName(name)
            field.setPlaceholderText(tr("2016-05-31"))
            field.returnPressed.connect(self._add)
        self._button = Button(tr("Ny periodpost"))
        self._button.clicked.connect(self._add)
        self._wrong = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._said = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        fields = QWidget()
        beside = WrappingRow()
        fields.setLayout(beside)
        beside.add(FieldLabel(tr("Från"), self.since), self.since)
        beside.add(FieldLabel(tr("Till"), self.until), self.until)
        beside.add(self._button)
        for part in (self.sheet, self._said, fields, self._wrong):
            self.body.addWidget(part)
        self._wrong.hide()

    def show_posts(self, place: Place, border: int, threshold: int) -> None:
        """Show the posts of the place's year, and those that were begun here, of whichever year."""
        before, begun = self._place, self._begun.get(place.area.code, [])
        posts = read_shown(self._services.workspace, place, begun)
        days = [(post.since, post.until) for post in posts]
        if before is None or _year_of(before) != _year_of(place):
            # Elsewhere a post that has figures is found in its own year.
            begun = [each for each in begun if each not in days]
            posts = read_shown(self._services.workspace, place, begun)
        else:
            # One whose last figure was taken away is gone.
            emptied = {(post.since, post.until) for post in self._posts}.difference(days)
            begun = [each for each in begun if each not in emptied]
        self._place, self._posts, self._look, self._begun[place.area.code] = place, posts, (border, threshold), begun
        days = [(post.since, post.until) for post in posts]
        days += [each for each in begun if each not in days]
        self.sheet.setVisible(bool(days))
        self._button.setEnabled(not self._services.read_only)
        said = tr("En periodpost är äldre siffror för flera månader tillsammans. Den räknas inte in i månaderna.")
        self._said.setText(" ".join([said, *overlap_words(posts)]))
        if days:
            self.sheet.show_sheet(self._spec(place, days))

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells of the posts, days that are typed, and posts that have been given their days and no figure."""
        told = list(self.sheet.unsaved())
        where = "" if self._place is None else place_words(self._place)
        if self.since.text().strip() or self.until.text().strip():
            told.append(Unsaved(where, tr("dagarna för en ny periodpost"), self.since.setFocus))
        stored = {(post.since, post.until) for post in self._posts}
        bare = tr("periodposten {since} till {until}, som inte har någon siffra")
        return told + [
            Unsaved(where, bare.format(since=show_date(each[0]), until=show_date(each[1])), self.sheet.grid.setFocus)
            for each in self._begun.get("" if self._place is None else self._place.area.code, [])
            if each not in stored
        ]

    def _spec(self, place: Place, days: Sequence[_Days]) -> SheetSpec:
        area, workspace = place.area.code, self._services.workspace
        border, threshold = self._look

        def record(edits: Sequence[CellEdit]) -> Operation:
            cells: dict[PostCell, Value | None] = {_post_cell(edit.key): stored_value(edit) for edit in edits}

            def write(ws: Workspace) -> Changes:
                return record_period_cells(ws, area=area, cells=cells)

            return write

        def history(key: GridKey) -> Sequence[FigureStep]:
            return period_history(workspace, area, _post_cell(key))

        def card(key: GridKey) -> FigureCard:
            since, until, (party, *_) = _post_cell(key)
            post = next((each for each in self._posts if (each.since, each.until) == (since, until)), None)
            source = None if post is None else post.source
            when = tr("{since} till {until}").format(since=show_date(since), until=show_date(until))
            return post_card(None if party is Party.ALLA else party, when, () if source is None else (source,))

        locked = tr("Arbetsboken är öppen för läsning.") if self._services.read_only else ""
        content = posts_sheet(place, self._posts, days, border=border, locked=locked)
        return SheetSpec(
            content,
            place,
            go=partial(self._services.open_tab, "lots", place),
            record=record,
            history=history,
            card=card,
            comment=lambda _key: tr("Periodposternas rutor har ingen egen kommentar."),
            public=partial(_publish, self._posts, threshold),
            hint=tr("Tomt = saknas · 0 = noll · när alla rutor är tomma är posten borta"),
        )

    def _add(self) -> None:
        try:
            since, until = (
                day_of(label, field.text()) for label, field in ((tr("Från"), self.since), (tr("Till"), self.until))
            )
            if until < since:
                raise UserProblem(tr("Sista dagen ligger före den första."))
        except UserProblem as problem:
            self._wrong.setText(problem.text)
            self._wrong.show()
            return
        self._wrong.hide()
        if self._place is not None:
            begun = self._begun[self._place.area.code]
            if (since, until) not in begun:
                begun.append((since, until))
            self.show_posts(self._place, *self._look)
            self.since.clear()
            self.until.clear()
            self.sheet.grid.go_to((_row((since, until)), PARTIES[0].value))


def _year_of(place: Place) -> tuple[str, int]:
    assert place.period is not None
    return place.area.code, place.period.year


def read_shown(ws: Workspace, place: Place, begun: Sequence[_Days]) -> Sequence[PeriodPost]:
    """The posts that touch the place's year, and those of the days in `begun` that have figures."""
    year = _year_of(place)[1]
    first, last = date(year, 1, 1), date(year, 12, 31)
    since, until = min([first, *(each[0] for each in begun)]), max([last, *(each[1] for each in begun)])
    return [
        post
        for post in period_posts(ws, place.area.code, since, until)
        if (post.since <= last and post.until >= first) or (post.since, post.until) in begun
    ]


def posts_sheet(
    place: Place, posts: Sequence[PeriodPost], days: Sequence[_Days], *, border: int, locked: str
) -> GridContent:
    """A row for each post: by party, by sex, by age, and all together."""
    by_sex, by_age = tr("Kön"), tr("Ålder")
    columns = (
        *(Column(party.value, party.short, tr("Part"), spoken=party.label) for party in PARTIES),
        *(Column(f"sex-{sex.value}", sex.label, by_sex) for sex in (Sex.KVINNA, Sex.MAN)),
        *(Column(f"age-{age.value}", age.label(border), by_age) for age in AGES[:2]),
        Column(Party.ALLA.value, tr("Alla")),
    )
    given = {(post.since, post.until): post for post in posts}
    cells = {}
    for each in days:
        for column in columns:
            key = (_row(each), column.key)
            value = given[each].counts.get(_post_cell(key)[2]) if each in given else None
            cells[key] = Cell(value, read_only=bool(locked))
    return GridContent(
        subject=f"{place.area.code}|posts",
        name=tr("Periodposter i {area}").format(area=place.area.name),
        columns=columns,
        rows=tuple(
            Row(_row(each), tr("{since} till {until}").format(since=show_date(each[0]), until=show_date(each[1])))
            for each in days
        ),
        cells=cells,
        locked=locked,
        row_title=tr("Tid"),
    )


def _row(days: _Days) -> str:
    return f"{days[0].isoformat()}|{days[1].isoformat()}"


def _post_cell(key: GridKey) -> PostCell:
    since, _, until = key[0].partition("|")
    return date.fromisoformat(since), date.fromisoformat(until), _cell_key(key[1])


def _cell_key(column: str) -> CellKey:
    kind, _, name = column.rpartition("-")
    if kind == "sex":
        return (Party.ALLA, Sex(name), AgeGroup.ALLA)
    if kind == "age":
        return (Party.ALLA, Sex.UNSPLIT, AgeGroup(name))
    return (Party(column), *_ANY)


def _publish(posts: Sequence[PeriodPost], threshold: int, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """Posts tell of the months they cover: with a small count among them none is told."""
    counts = [value for post in posts for value in post.counts.values()]
    if not any(is_small(value, threshold) for value in counts):
        return block
    return without_figures(keys, block)
