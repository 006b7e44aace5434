"""The one SQLite file, a shelf for each subject: its tables, its named operations (one transaction each, logged, with a
Swedish label, returning what changed) and its queries (one for one screen, answered with the domain's objects)."""
