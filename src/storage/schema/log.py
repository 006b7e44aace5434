"""The change log, the settings of the workspace and what the file says about itself."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.columns import TITLE, WORD, Base, Moment, one_of


class ChangeSetRow(Base):
    """One operation, undo or redo (decision 0003). Rows are only ever added; `state` tells of a *do* whether it
    stands and can be undone (`active`), stands for good as the figures of the example do (`settled`), is undone, or
    was undone and can no longer be redone (`dropped`). `undone_by` is the undo that took it back."""

    __tablename__ = "change_set"
    __table_args__ = (
        one_of("kind", "do", "undo", "redo"),
        one_of("state", "active", "settled", "undone", "dropped", "log"),
        Index("ix_change_set_state_id", "state", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(String(200))
    label: Mapped[str] = mapped_column(TITLE)
    subjects: Mapped[str] = mapped_column(TITLE)
    kind: Mapped[str] = mapped_column(WORD)
    state: Mapped[str] = mapped_column(WORD)
    target_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("change_set.id"))
    undone_by: Mapped[int | None] = mapped_column(Integer, ForeignKey("change_set.id"))
    import_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("import_run.id"), index=True)


class ChangeRowRow(Base):
    """One row before and after, as JSON; None where it did not exist.

    Many new rows of one import are one line here: `row_key` is None, `rows` counts them, and they are found by
    their import. When such an import is undone its rows are packed into `kept`, so that it can be redone.
    """

    __tablename__ = "change_row"
    __table_args__ = (Index("ix_change_row_table_name_row_key", "table_name", "row_key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    change_set_id: Mapped[int] = mapped_column(Integer, ForeignKey("change_set.id"), index=True)
    table_name: Mapped[str] = mapped_column(WORD)
    row_key: Mapped[str | None] = mapped_column(String(400))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    rows: Mapped[int] = mapped_column(Integer)
    kept: Mapped[bytes | None] = mapped_column(LargeBinary)


class SettingRow(Base):
    """One setting of the workspace, undone and redone like any other row."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(WORD, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class MetaRow(Base):
    """What the file says about itself: its own id, the group's code, when it was created, whether it is an example."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(WORD, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
