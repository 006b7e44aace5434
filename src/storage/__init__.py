"""The one SQLite file: schema, migrations, workspace, named operations, change log, backups and queries."""
