"""What the one who imports a file says of it (*källa*): what the file does not say itself (rulings 45, 46 and 61)."""

import re
from dataclasses import dataclass

from domain.ground.identity import identity_problem
from domain.ground.publishers import is_official
from domain.ground.source import Source
from domain.ground.text import tr

LONGEST = 300
_FILE_NAME = re.compile(r"\.(csv|tsv|txt|json|px|xls[xmb]?|ods|docx?|odt|pdf|html?|xml|zip)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """Of the rows that do not name their source: what it is called, and who publishes it or the function that counted.
    `official` says of all rows whether they are official statistics, whose small counts are shown as published; None
    leaves it to who the publisher is."""

    title: str = ""
    publisher: str = ""
    official: bool | None = None

    @property
    def tidied(self) -> "Given":
        """The same on one line each, without space around."""
        return Given(" ".join(self.title.split()), " ".join(self.publisher.split()), self.official)

    @property
    def problem(self) -> str:
        """Why it cannot stand, as a Swedish sentence; empty where it can."""
        for field, text in ((tr("Källa"), self.title), (tr("Utgivare"), self.publisher)):
            if problem := identity_problem(field, text):
                return problem
            if len(text) > LONGEST:
                return tr("”{field}” är längre än {most} tecken. Korta texten.").format(field=field, most=LONGEST)
            if is_file_name(text):
                return tr(
                    "”{field}” är ett filnamn. Skriv vad uppgifterna heter, så att läsaren känner igen dem."
                ).format(field=field)
        return ""

    def source(self, who: str) -> Source:
        """The source of the rows, imported by the function `who`."""
        if self.title:
            return Source(self.title, self.publisher)
        own = tr("egen uppgift")
        return Source(own if self.publisher else f"{own}, {who}", self.publisher)

    def said(self, who: str) -> Source | None:
        """The same where anything is said of it; None where nothing is: rows that have a source then keep theirs."""
        return self.source(who) if self.title or self.publisher else None

    def is_official(self, named: str) -> bool:
        """Whether the rows whose source the file calls `named` are official statistics."""
        return self.official if self.official is not None else is_official(named or self.publisher)


NOTHING_GIVEN = Given()


def is_file_name(text: str) -> bool:
    """Whether a text is called as files are: such a name says nothing to a reader and is no source (ruling 45)."""
    return _FILE_NAME.search(text) is not None
