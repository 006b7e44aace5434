"""Recommendations, their templates, evidence and measures (domain handbook §6)."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from domain.ground.value import Number
from storage.schema.columns import AREA_CODE, PERIOD, REASON, TITLE, WORD, Base, Exact, Moment, one_of, reason_or


class TemplateRow(Base):
    """A template (*mall*)."""

    __tablename__ = "template"

    key: Mapped[str] = mapped_column(WORD, primary_key=True)
    name: Mapped[str] = mapped_column(TITLE)
    numbered: Mapped[bool] = mapped_column(Boolean)
    position: Mapped[int] = mapped_column(Integer)


class TemplateFieldRow(Base):
    """One field of a template (*mallfält*)."""

    __tablename__ = "template_field"
    __table_args__ = (one_of("kind", "text", "line", "date"),)

    template_key: Mapped[str] = mapped_column(WORD, ForeignKey("template.key"), primary_key=True)
    field_key: Mapped[str] = mapped_column(WORD, primary_key=True)
    label: Mapped[str] = mapped_column(TITLE)
    kind: Mapped[str] = mapped_column(WORD)
    hint: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)


class RecommendationRow(Base):
    """A recommendation (*rekommendation*)."""

    __tablename__ = "recommendation"
    __table_args__ = (one_of("status", "utkast", "forankrad", "beslutad", "pagar", "avslutad", "avslagen"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    year: Mapped[int] = mapped_column(Integer, index=True)
    template_key: Mapped[str] = mapped_column(WORD, ForeignKey("template.key"))
    title: Mapped[str] = mapped_column(TITLE)
    theme: Mapped[str] = mapped_column(TITLE)
    status: Mapped[str] = mapped_column(WORD)
    position: Mapped[int] = mapped_column(Integer)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(200))


class RecommendationAreaRow(Base):
    """An area a recommendation is about; none means the whole group."""

    __tablename__ = "recommendation_area"

    recommendation_id: Mapped[int] = mapped_column(Integer, ForeignKey("recommendation.id"), primary_key=True)
    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)


class RecommendationTextRow(Base):
    """What is written in one template field; an empty field has no row."""

    __tablename__ = "recommendation_text"

    recommendation_id: Mapped[int] = mapped_column(Integer, ForeignKey("recommendation.id"), primary_key=True)
    field_key: Mapped[str] = mapped_column(WORD, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(200))


class EvidenceRow(Base):
    """A figure, table or chart a recommendation refers to (*underlag*). `reference` says which, as JSON;
    `approved` is what it showed when the text was approved."""

    __tablename__ = "evidence"
    __table_args__ = (one_of("kind", "figure", "table", "chart"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(Integer, ForeignKey("recommendation.id"), index=True)
    field_key: Mapped[str] = mapped_column(WORD)
    kind: Mapped[str] = mapped_column(WORD)
    reference: Mapped[str] = mapped_column(Text)
    approved: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)


class MeasureRow(Base):
    """An indicator a recommendation should move (*mått*), from a baseline to a target."""

    __tablename__ = "measure"
    __table_args__ = (reason_or("baseline"), reason_or("target"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(Integer, ForeignKey("recommendation.id"), index=True)
    indicator_key: Mapped[str] = mapped_column(TITLE, ForeignKey("indicator.key"))
    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"))
    baseline_period: Mapped[str] = mapped_column(PERIOD)
    baseline: Mapped[Number | None] = mapped_column(Exact)
    baseline_empty: Mapped[str | None] = mapped_column(REASON)
    target_period: Mapped[str] = mapped_column(PERIOD)
    target: Mapped[Number | None] = mapped_column(Exact)
    target_empty: Mapped[str | None] = mapped_column(REASON)


class MeasureOutcomeRow(Base):
    """A year's outcome of a measure (*utfall*)."""

    __tablename__ = "measure_outcome"
    __table_args__ = (reason_or("outcome"),)

    measure_id: Mapped[int] = mapped_column(Integer, ForeignKey("measure.id"), primary_key=True)
    period: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    outcome: Mapped[Number | None] = mapped_column(Exact)
    outcome_empty: Mapped[str | None] = mapped_column(REASON)


class GroupMemberRow(Base):
    """One seat in the group (*gruppmedlem*): a name only where the user writes one."""

    __tablename__ = "group_member"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    organisation: Mapped[str] = mapped_column(TITLE)
    role: Mapped[str] = mapped_column(TITLE)
    name: Mapped[str] = mapped_column(TITLE)
    position: Mapped[int] = mapped_column(Integer)
