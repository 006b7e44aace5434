"""The workspace as a file: opening, lock, soundness, backups, moves."""
