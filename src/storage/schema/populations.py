"""Collaboration populations: definitions as data, and counts (domain handbook §4)."""

from datetime import date

from sqlalchemy import Date, ForeignKey, ForeignKeyConstraint, Integer
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import AREA_CODE, REASON, TITLE, WORD, Base, Recorded, one_of, reason_or


class PopulationDefinitionRow(Base):
    """A definition (*definition*): which rows there are, which count, which may overlap."""

    __tablename__ = "population_definition"

    key: Mapped[str] = mapped_column(WORD, primary_key=True)
    name: Mapped[str] = mapped_column(TITLE)
    valid_from: Mapped[date | None] = mapped_column(Date)
    position: Mapped[int] = mapped_column(Integer)


class PopulationRowRow(Base):
    """One row of a definition's tree."""

    __tablename__ = "population_row"
    __table_args__ = (
        ForeignKeyConstraint(
            ["definition_key", "parent_key"], ["population_row.definition_key", "population_row.row_key"]
        ),
        one_of("role", "whole", "counted", "part", "published_total", "potential", "published_potential"),
    )

    definition_key: Mapped[str] = mapped_column(WORD, ForeignKey("population_definition.key"), primary_key=True)
    row_key: Mapped[str] = mapped_column(WORD, primary_key=True)
    label: Mapped[str] = mapped_column(TITLE)
    parent_key: Mapped[str | None] = mapped_column(WORD)
    role: Mapped[str] = mapped_column(WORD)
    position: Mapped[int] = mapped_column(Integer)


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
    """A count of one row at a reference date. `row_key` may stand in several definitions and is checked on write."""

    __tablename__ = "population_count"
    __table_args__ = (one_of("sex", "kvinna", "man", "annat", "alla"), reason_or("count"))

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    reference_date: Mapped[date] = mapped_column(Date, primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    row_key: Mapped[str] = mapped_column(WORD, primary_key=True)
    count: Mapped[int | None] = mapped_column(Integer)
    count_empty: Mapped[str | None] = mapped_column(REASON)
