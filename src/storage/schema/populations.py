"""Collaboration populations: definitions as data, and counts (domain handbook §4)."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.columns import AREA_CODE, REASON, TITLE, WORD, Base, Recorded, one_of, reason_or


class PopulationDefinitionRow(Base):
    """A definition (*definition*): which rows there are, which count, which may overlap. One that is changed becomes a
    new version of its family."""

    __tablename__ = "population_definition"
    __table_args__ = (UniqueConstraint("family", "version"),)

    key: Mapped[str] = mapped_column(WORD, primary_key=True)
    name: Mapped[str] = mapped_column(TITLE)
    valid_from: Mapped[date | None] = mapped_column(Date)
    position: Mapped[int] = mapped_column(Integer)
    family: Mapped[str] = mapped_column(WORD)
    version: Mapped[int] = mapped_column(Integer, server_default="1")


class PopulationRowRow(Base):
    """One row of a definition's tree."""

    __tablename__ = "population_row"
    __table_args__ = (
        ForeignKeyConstraint(
            ["definition_key", "parent_key"], ["population_row.definition_key", "population_row.row_key"]
        ),
        one_of("role", "whole", "counted", "part", "published_total", "potential", "published_potential"),
        CheckConstraint("party IS NULL OR party IN ('af', 'fk', 'socialtjanst', 'scb')", name="party_known"),
    )

    definition_key: Mapped[str] = mapped_column(WORD, ForeignKey("population_definition.key"), primary_key=True)
    row_key: Mapped[str] = mapped_column(WORD, primary_key=True)
    label: Mapped[str] = mapped_column(TITLE)
    parent_key: Mapped[str | None] = mapped_column(WORD)
    role: Mapped[str] = mapped_column(WORD)
    position: Mapped[int] = mapped_column(Integer)
    party: Mapped[str | None] = mapped_column(WORD)


class PopulationOverlapRow(Base):
    """Two rows of a definition that may hold the same people (ruling 12)."""

    __tablename__ = "population_overlap"
    __table_args__ = (
        ForeignKeyConstraint(["definition_key", "one"], ["population_row.definition_key", "population_row.row_key"]),
        ForeignKeyConstraint(["definition_key", "other"], ["population_row.definition_key", "population_row.row_key"]),
    )

    definition_key: Mapped[str] = mapped_column(WORD, primary_key=True)
    one: Mapped[str] = mapped_column(WORD, primary_key=True)
    other: Mapped[str] = mapped_column(WORD, primary_key=True)


class PopulationCountRow(Recorded, Base):
    """A count of one row at a reference date. `row_key` may stand in several definitions and is checked on write.
    `contact` is the function that delivered it, `row_date` the day it speaks of where that is another."""

    __tablename__ = "population_count"
    __table_args__ = (one_of("sex", "kvinna", "man", "annat", "alla"), reason_or("count"))

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    reference_date: Mapped[date] = mapped_column(Date, primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    row_key: Mapped[str] = mapped_column(WORD, primary_key=True)
    count: Mapped[int | None] = mapped_column(Integer)
    count_empty: Mapped[str | None] = mapped_column(REASON)
    contact: Mapped[str | None] = mapped_column(String(200))
    row_date: Mapped[date | None] = mapped_column(Date)
