"""What every table shares: names of constraints, the product's own column types, and who recorded a row when.

Only what PostgreSQL also knows is used, so that the same workspace can one day live on a server.
"""

from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, String, Table, TypeDecorator
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from domain.ground.value import Number
from storage.schema.exact import exact_text, read_exact

Kind = TypeEngine[Any] | type[TypeEngine[Any]]

# Constraints have names, so that a later migration can find them.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Exact(TypeDecorator[Number]):
    """A number kept exactly, as text (decision 0004)."""

    impl = String(80)
    cache_ok = True

    @property
    def python_type(self) -> type[Fraction]:
        """What the column holds; whole numbers come as int."""
        return Fraction

    def process_bind_param(self, value: Number | None, _dialect: Any) -> str | None:
        """The text that is stored."""
        return None if value is None else exact_text(value)

    def process_result_value(self, value: Any | None, _dialect: Any) -> Number | None:
        """The number that was stored."""
        return None if value is None else read_exact(value)


class Moment(TypeDecorator[datetime]):
    """A moment to the second, as sortable text in UTC; given and returned with its offset."""

    impl = String(20)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What the column holds."""
        return datetime

    def process_bind_param(self, value: datetime | None, _dialect: Any) -> str | None:
        """`2026-03-30T12:32:05Z`. Raises ValueError for a time without offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its offset")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def process_result_value(self, value: Any | None, _dialect: Any) -> datetime | None:
        """The moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def one_of(column: str, *words: str) -> CheckConstraint:
    """The column holds one of the words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def month_shaped(column: str = "month") -> CheckConstraint:
    """`2016-05`."""
    return CheckConstraint(f"length({column}) = 7 AND substr({column}, 5, 1) = '-'", name=f"{column}_shaped")


def table(name: str, *items: SchemaItem, **options: Any) -> Table:
    """A table of the workspace."""
    return Table(name, METADATA, *items, **options)


def key(name: str, kind: Kind, refers: str | None = None) -> Column[Any]:
    """A column of the primary key; `refers` names the column of another table that has its value."""
    return _column(name, kind, refers, primary_key=True)


def needed(name: str, kind: Kind, refers: str | None = None, **more: Any) -> Column[Any]:
    """A column that always has a value."""
    return _column(name, kind, refers, nullable=False, **more)


def maybe(name: str, kind: Kind, refers: str | None = None, **more: Any) -> Column[Any]:
    """A column that may be empty."""
    return _column(name, kind, refers, **more)


def _column(name: str, kind: Kind, refers: str | None, **more: Any) -> Column[Any]:
    return Column(name, kind, *(() if refers is None else (ForeignKey(refers),)), **more)


def figure(name: str, kind: Kind) -> tuple[SchemaItem, ...]:
    """A number or the reason why there is none, never both and never neither. What is hidden may say below what."""
    empty = f"{name}_empty"
    check = (
        f"({name} IS NULL) <> ({empty} IS NULL) "
        f"AND ({empty} IS NULL OR ({empty} IN ('saknas', 'ej_tillampligt', 'dolt') OR substr({empty}, 1, 5) = 'dolt<'))"
    )
    return maybe(name, kind), maybe(empty, String(20)), CheckConstraint(check, name=f"{name}_or_reason")


def number() -> Column[Any]:
    """The number that is the row's primary key."""
    return key("id", Integer)


def recorded() -> tuple[Column[Any], ...]:
    """Who recorded the row and when; `source_id` and `import_id` where it came from a file."""
    return (
        maybe("source_id", Integer, "source.id", index=True),
        maybe("import_id", Integer, "import_run.id", index=True),
        needed("recorded_at", Moment),
        needed("recorded_by", String(200)),
    )


# What says who and when about a row, and not what it holds.
PROVENANCE = frozenset({"source_id", "import_id", "recorded_at", "recorded_by"})

AREA_CODE = String(60)
MONTH = String(7)
PERIOD = String(7)
WORD = String(40)
TITLE = String(300)
