"""Approved reports (ruling 29)."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.columns import TITLE, WORD, Base, Moment, one_of


class ReportRow(Base):
    """An approved report (*godkänd rapport*): never changed, its PDF and what it was built on kept as they were.

    `areas`, `covers` and `choices` are JSON. Areas and sources are named in `data` and not referred to: the report
    keeps what they were called, and stops nobody from taking them away.
    """

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("kind", "areas", "period", "version"), one_of("audience", "public", "internal"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(WORD)
    areas: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(WORD)
    version: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(TITLE)
    audience: Mapped[str] = mapped_column(WORD)
    reason: Mapped[str] = mapped_column(Text)
    approved_on: Mapped[date] = mapped_column(Date)
    approved_by: Mapped[str] = mapped_column(TITLE)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(200))
    choices: Mapped[str] = mapped_column(Text)
    data: Mapped[str] = mapped_column(Text)
    subjects: Mapped[str] = mapped_column(TITLE)
    covers: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    pdf: Mapped[bytes] = mapped_column(LargeBinary)


class ReportDefinitionRow(Base):
    """A definition of collaboration populations that an approved report names; it cannot be taken away."""

    __tablename__ = "report_definition"

    report_id: Mapped[int] = mapped_column(Integer, ForeignKey("report.id"), primary_key=True)
    definition_key: Mapped[str] = mapped_column(WORD, ForeignKey("population_definition.key"), primary_key=True)
