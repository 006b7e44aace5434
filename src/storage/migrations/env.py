"""Alembic runs this file for every command. The connection comes from `storage.file.migrating`, already inside an
explicit transaction and with foreign keys off: batch mode rebuilds tables, and with foreign keys on SQLite would
silently delete the rows that refer to them."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
