"""The first revision that a user's file can have (decision 0022). Every such file was made whole with it, by
`storage.file.creation`: there is nothing before it to come from, and nothing here to run."""

revision = "0006"
down_revision = None


def upgrade() -> None:
    """Never called: what has no revision is not opened."""
    raise NotImplementedError
