"""Why a file is not the table it looked like."""


class Unfit(Exception):
    """What is wrong with the file, in one or a few Swedish sentences; whoever knows its name tells the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
