"""Areas, sources and imports (domain handbook §2)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.columns import AREA_CODE, TITLE, WORD, Base, Moment, one_of


class AreaRow(Base):
    """An area (*område*)."""

    __tablename__ = "area"
    __table_args__ = (one_of("kind", "kommun", "lan", "riket", "grupp"),)

    code: Mapped[str] = mapped_column(AREA_CODE, primary_key=True)
    name: Mapped[str] = mapped_column(TITLE)
    kind: Mapped[str] = mapped_column(WORD)


class AreaMemberRow(Base):
    """A kommun's membership of a group (*medlemskap*), with its dates (ruling 35)."""

    __tablename__ = "area_member"
    __table_args__ = (
        UniqueConstraint("group_code", "member_code", "since"),
        CheckConstraint("since IS NULL OR until IS NULL OR since <= until", name="dates_in_order"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    group_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"))
    member_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), index=True)
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class SourceRow(Base):
    """Where figures come from (*källa*). A source belongs to the operation that made it and is never shared, so
    that taking the operation back takes its source too."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    publisher: Mapped[str] = mapped_column(TITLE)
    title: Mapped[str] = mapped_column(TITLE)
    reference_date: Mapped[date | None] = mapped_column(Date)
    file_hash: Mapped[str | None] = mapped_column(String(64))
    recorded_on: Mapped[date | None] = mapped_column(Date)
    recorded_by: Mapped[str] = mapped_column(String(200))


class ImportRow(Base):
    """One import of one file. The log of imports stays also when an import is undone."""

    __tablename__ = "import_run"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    file_name: Mapped[str] = mapped_column(TITLE)
    sha256: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(WORD)
    source: Mapped[str] = mapped_column(TITLE)
    reference: Mapped[str] = mapped_column(TITLE)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(String(200))
    rows_new: Mapped[int] = mapped_column(Integer)
    rows_changed: Mapped[int] = mapped_column(Integer)
    rows_unchanged: Mapped[int] = mapped_column(Integer)
    rows_skipped: Mapped[int] = mapped_column(Integer)
