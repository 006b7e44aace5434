"""Full-year equivalents, published ranks and indicators (domain handbook §3)."""

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from domain.ground.value import Number
from storage.schema.columns import (
    AREA_CODE,
    MONTH,
    PERIOD,
    REASON,
    TITLE,
    WORD,
    Base,
    Exact,
    Recorded,
    month_shaped,
    one_of,
    reason_or,
)

FIGURES = (
    "sjukpenning",
    "sjuk_och_aktivitetsersattning",
    "arbetsloshet",
    "arbetsmarknadsatgarder",
    "etableringsersattning",
    "ekonomiskt_bistand",
    "population",
)
_SEXES = ("kvinna", "man", "annat", "alla")


class BenefitMonthRow(Base):
    """The national monthly table, as wide as its source: whole persons, as published.

    A figure that is not known is NULL; `reasons` is NULL as long as *saknas* is all that can be said, else it names
    the reason by column (`domain.benefits.months.MonthRow`). The key follows how the source lists its cells, so that an
    import writes in order and the months of one area lie side by side.
    """

    __tablename__ = "benefit_month"
    __table_args__ = (
        month_shaped(),
        # Not IN: SQLite makes the list of one anew for every row, which takes as long as writing the row.
        CheckConstraint("sex = 'kvinna' OR sex = 'man' OR sex = 'alla'", name="sex_known"),
        {"sqlite_with_rowid": False},
    )

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    age_group: Mapped[str] = mapped_column(WORD, primary_key=True)
    month: Mapped[str] = mapped_column(MONTH, primary_key=True)
    sjukpenning: Mapped[int | None] = mapped_column(Integer)
    sjuk_och_aktivitetsersattning: Mapped[int | None] = mapped_column(Integer)
    arbetsloshet: Mapped[int | None] = mapped_column(Integer)
    arbetsmarknadsatgarder: Mapped[int | None] = mapped_column(Integer)
    etableringsersattning: Mapped[int | None] = mapped_column(Integer)
    ekonomiskt_bistand: Mapped[int | None] = mapped_column(Integer)
    population: Mapped[int | None] = mapped_column(Integer)
    reasons: Mapped[str | None] = mapped_column(String(300))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))


class BenefitYearRow(Recorded, Base):
    """Yearly or half-yearly figures, typed or published; exact, since a typed figure may have decimals."""

    __tablename__ = "benefit_year"
    __table_args__ = (one_of("sex", *_SEXES), *(reason_or(figure) for figure in FIGURES))

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    period: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    age_group: Mapped[str] = mapped_column(WORD, primary_key=True)
    sjukpenning: Mapped[Number | None] = mapped_column(Exact)
    sjukpenning_empty: Mapped[str | None] = mapped_column(REASON)
    sjuk_och_aktivitetsersattning: Mapped[Number | None] = mapped_column(Exact)
    sjuk_och_aktivitetsersattning_empty: Mapped[str | None] = mapped_column(REASON)
    arbetsloshet: Mapped[Number | None] = mapped_column(Exact)
    arbetsloshet_empty: Mapped[str | None] = mapped_column(REASON)
    arbetsmarknadsatgarder: Mapped[Number | None] = mapped_column(Exact)
    arbetsmarknadsatgarder_empty: Mapped[str | None] = mapped_column(REASON)
    etableringsersattning: Mapped[Number | None] = mapped_column(Exact)
    etableringsersattning_empty: Mapped[str | None] = mapped_column(REASON)
    ekonomiskt_bistand: Mapped[Number | None] = mapped_column(Exact)
    ekonomiskt_bistand_empty: Mapped[str | None] = mapped_column(REASON)
    population: Mapped[Number | None] = mapped_column(Exact)
    population_empty: Mapped[str | None] = mapped_column(REASON)
    published_share: Mapped[Number | None] = mapped_column(Exact)


class PublishedRankRow(Recorded, Base):
    """A place as a publication printed it."""

    __tablename__ = "published_rank"
    __table_args__ = (
        one_of("measure", "total", "ohalsa", "arbetsloshet", "ekonomiskt_bistand"),
        CheckConstraint("rank BETWEEN 1 AND areas_ranked", name="rank_among_ranked"),
    )

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    measure: Mapped[str] = mapped_column(WORD, primary_key=True)
    rank: Mapped[int] = mapped_column(Integer)
    previous: Mapped[int | None] = mapped_column(Integer)
    areas_ranked: Mapped[int] = mapped_column(Integer)


class IndicatorRow(Base):
    """An indicator (*X i siffror*): its name as files give it is its key. `counted_by_group` decides whether small
    counts are hidden in public (ruling 22). `by_sex` says that it is divided by sex. `sexes_add` and `categories_add`
    are its sum rules: women and men are everyone, the categories are the whole (category '')."""

    __tablename__ = "indicator"

    key: Mapped[str] = mapped_column(TITLE, primary_key=True)
    name: Mapped[str] = mapped_column(TITLE)
    unit: Mapped[str] = mapped_column(String(80))
    counted_by_group: Mapped[bool] = mapped_column(Boolean)
    description: Mapped[str | None] = mapped_column(Text)
    decimals: Mapped[int] = mapped_column(Integer, server_default="0")
    by_sex: Mapped[bool] = mapped_column(Boolean, server_default="1")
    sexes_add: Mapped[bool] = mapped_column(Boolean, server_default="0")
    categories_add: Mapped[bool] = mapped_column(Boolean, server_default="0")


class IndicatorCategoryRow(Base):
    """One category of an indicator's breakdown (*åldersklass, grupp*), in the order it is shown."""

    __tablename__ = "indicator_category"

    indicator_key: Mapped[str] = mapped_column(TITLE, ForeignKey("indicator.key"), primary_key=True)
    category: Mapped[str] = mapped_column(TITLE, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)


class IndicatorValueRow(Recorded, Base):
    """One value of an indicator, or the reason why there is none."""

    __tablename__ = "indicator_value"
    __table_args__ = (one_of("sex", *_SEXES), reason_or("value"))

    indicator_key: Mapped[str] = mapped_column(TITLE, ForeignKey("indicator.key"), primary_key=True)
    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    period: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    sex: Mapped[str] = mapped_column(WORD, primary_key=True)
    category: Mapped[str] = mapped_column(TITLE, primary_key=True)
    value: Mapped[Number | None] = mapped_column(Exact)
    value_empty: Mapped[str | None] = mapped_column(REASON)


class ProfileTextRow(Recorded, Base):
    """What the group writes about a profile (*kommunprofilens text*), begun from the draft the program offers.
    `draft` is the draft the text was written beside, sentence by sentence as JSON; it tells when figures changed."""

    __tablename__ = "profile_text"

    area_code: Mapped[str] = mapped_column(AREA_CODE, ForeignKey("area.code"), primary_key=True)
    period: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    draft: Mapped[str | None] = mapped_column(Text)
