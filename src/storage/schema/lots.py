"""LOTS cases by month, by case and by period, the resource and its goals (domain handbook §5)."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.columns import (
    AREA_CODE,
    MONTH,
    REASON,
    TITLE,
    WORD,
    Base,
    Moment,
    Recorded,
    month_shaped,
    one_of,
    reason_or,
)

_PARTIES = ("fk", "af", "kommun", "region", "annan")
_SEXES = ("kvinna", "man", "annat", "alla")
_AGES = ("under30", "30plus", "okand", "alla")


class LotsCaseRow(Recorded, Base):
    """One case (*ärende*), without name, number, date of birth or address, ever (domain handbook §5 and §10)."""

    __tablename__ = "lots_case"
    __table_args__ = (
        month_shaped(),
        one_of("party", *_PARTIES),
        one_of("sex", "kvinna", "man", "annat"),
        one_of("age_group", "under30", "30plus", "okand"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), index=True)
    month: Mapped[str] = mapped_column(MONTH)
    received_on: Mapped[date | None] = mapped_column(Date)
    party: Mapped[str] = mapped_column(WORD)
    unit: Mapped[str] = mapped_column(TITLE)
    worker_code: Mapped[str] = mapped_column(WORD)
    sex: Mapped[str] = mapped_column(WORD)
    age_group: Mapped[str] = mapped_column(WORD)
    request: Mapped[str] = mapped_column(TITLE)
    problem: Mapped[str | None] = mapped_column(WORD)
    note: Mapped[str] = mapped_column(Text)


class LotsCaseItemRow(Base):
    """What was done, a risk factor or a need of one case; several of each are allowed."""

    __tablename__ = "lots_case_item"
    __table_args__ = (one_of("kind", "outcome", "risk_factor", "need"),)

    case_id: Mapped[int] = mapped_column(Integer, ForeignKey("lots_case.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(WORD, primary_key=True)
    item: Mapped[str] = mapped_column(TITLE, primary_key=True)


class LotsMonthRow(Recorded, Base):
    """Monthly totals (*månadstal*): `alla` where the split is not known, so that margins and cross both fit."""

    __tablename__ = "lots_month"
    __table_args__ = (
        month_shaped(),
        one_of("party", *_PARTIES),
        one_of("sex", *_SEXES),
        one_of("age_group", *_AGES),
        reason_or("cases"),
        CheckConstraint("cases IS NULL OR cases >= 0", name="cases_not_negative"),
    )

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    month: Mapped[str] = mapped_column(MONTH, primary_key=True)
    party: Mapped[str] = mapped_column(WORD, primary_key=True)
    unit: Mapped[str] = mapped_column(TITLE, primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    age_group: Mapped[str] = mapped_column(WORD, primary_key=True)
    cases: Mapped[int | None] = mapped_column(Integer)
    cases_empty: Mapped[str | None] = mapped_column(REASON)


class LotsWorkersRow(Recorded, Base):
    """The number of different case workers (*unika handläggare*) of one party and month."""

    __tablename__ = "lots_workers"
    __table_args__ = (
        month_shaped(),
        one_of("party", *_PARTIES),
        reason_or("workers"),
        CheckConstraint("workers IS NULL OR workers >= 0", name="workers_not_negative"),
    )

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    month: Mapped[str] = mapped_column(MONTH, primary_key=True)
    party: Mapped[str] = mapped_column(WORD, primary_key=True)
    workers: Mapped[int | None] = mapped_column(Integer)
    workers_empty: Mapped[str | None] = mapped_column(REASON)


class LotsPeriodRow(Recorded, Base):
    """Old figures for several months together (*periodpost*, ruling 18)."""

    __tablename__ = "lots_period"
    __table_args__ = (
        one_of("party", *_PARTIES, "alla"),
        one_of("sex", *_SEXES),
        one_of("age_group", *_AGES),
        reason_or("cases"),
        CheckConstraint("cases IS NULL OR cases >= 0", name="cases_not_negative"),
        CheckConstraint("since <= until", name="dates_in_order"),
    )

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    since: Mapped[date] = mapped_column(Date, primary_key=True)
    until: Mapped[date] = mapped_column(Date, primary_key=True)
    party: Mapped[str] = mapped_column(WORD, primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    age_group: Mapped[str] = mapped_column(WORD, primary_key=True)
    cases: Mapped[int | None] = mapped_column(Integer)
    cases_empty: Mapped[str | None] = mapped_column(REASON)


class ResourceMonthRow(Recorded, Base):
    """The extra resource (*tilläggsresurs*) of one month, sex and age group."""

    __tablename__ = "resource_month"
    __table_args__ = (
        month_shaped(),
        one_of("sex", *_SEXES),
        *(reason_or(column) for column in ("new", "active", "ended", "started_training")),
    )

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    month: Mapped[str] = mapped_column(MONTH, primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    age_group: Mapped[str] = mapped_column(WORD, primary_key=True)
    new: Mapped[int | None] = mapped_column(Integer)
    new_empty: Mapped[str | None] = mapped_column(REASON)
    active: Mapped[int | None] = mapped_column(Integer)
    active_empty: Mapped[str | None] = mapped_column(REASON)
    ended: Mapped[int | None] = mapped_column(Integer)
    ended_empty: Mapped[str | None] = mapped_column(REASON)
    started_training: Mapped[int | None] = mapped_column(Integer)
    started_training_empty: Mapped[str | None] = mapped_column(REASON)


class GoalRow(Base):
    """A goal for the resource (*mål*): persons newly enrolled, or a share of them in per cent."""

    __tablename__ = "goal"
    __table_args__ = (CheckConstraint("since <= until", name="dates_in_order"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), index=True)
    name: Mapped[str] = mapped_column(TITLE)
    target: Mapped[int] = mapped_column(Integer)
    is_share: Mapped[bool] = mapped_column(Boolean)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)


class MonthStatusRow(Base):
    """Öppen, klar or låst (ruling 16). A month without a row is *öppen*."""

    __tablename__ = "month_status"
    __table_args__ = (month_shaped(), one_of("status", "oppen", "klar", "last"))

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    month: Mapped[str] = mapped_column(MONTH, primary_key=True)
    status: Mapped[str] = mapped_column(WORD)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(200))


class MonthCorrectionRow(Base):
    """Why a locked month was changed (*rättelse*, ruling 20)."""

    __tablename__ = "month_correction"
    __table_args__ = (month_shaped(),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), index=True)
    month: Mapped[str] = mapped_column(MONTH)
    reason: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(200))


class CellCommentRow(Base):
    """A comment on one cell of any figure grid: `subject` names the table, `row_key` its row as the log writes it.

    The cell need not hold a figure: "väntar på svar" is said of an empty one.
    """

    __tablename__ = "cell_comment"

    subject: Mapped[str] = mapped_column(WORD, primary_key=True)
    row_key: Mapped[str] = mapped_column(String(400), primary_key=True)
    comment: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(200))
