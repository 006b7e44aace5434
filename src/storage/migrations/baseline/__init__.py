"""The tables as they were in revision 0001. Never changed again: today's tables are in `storage.schema`."""

import sqlalchemy as sa

from storage.migrations.baseline import areas, benefits, log, lots, populations, recommendations


def baseline_tables() -> sa.MetaData:
    """Every table of revision 0001."""
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    for subject in (areas, benefits, populations, lots, recommendations, log):
        subject.define(metadata)
    return metadata
