"""The checks of revision 0001, as they were."""

import sqlalchemy as sa


def reason_or(column: str) -> sa.CheckConstraint:
    """A number or a reason, never both and never neither."""
    return sa.CheckConstraint(
        f"({column} IS NULL) <> ({column}_empty IS NULL) "
        f"AND ({column}_empty IS NULL OR {column}_empty IN ('saknas', 'ej_tillampligt', 'dolt'))",
        name=f"{column}_or_reason",
    )


def one_of(column: str, *words: str) -> sa.CheckConstraint:
    """One of the words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
