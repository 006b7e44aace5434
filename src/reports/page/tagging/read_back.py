"""Whether a finished report can be read aloud (*tillgänglighet*), read back from the bytes of the file and not from
what was meant when they were written."""

import re
from dataclasses import dataclass

from domain.ground.display import show_list
from domain.ground.text import tr

_ELEMENT = re.compile(rb"(\d+) 0 obj\n<< /Type /StructElem /S /(\w+) /P (\d+) 0 R(.*?)>>\nendobj", re.DOTALL)
_WORDS = re.compile(rb"/Alt \((?:\\376\\377)?[^)]")
_LANGUAGE = re.compile(rb"/Lang \([^)]")
_TITLE = re.compile(rb"<dc:title><rdf:Alt><rdf:li[^>]*>[^<]")
_MARKS = (b"/Marked true", b"/DisplayDocTitle true", b"<pdfuaid:part>1</pdfuaid:part>")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a screen reader finds: how many `figures` (pictures and charts) and `tables` there are, and what is missing,
    in words."""

    figures: int
    tables: int
    lacks: tuple[str, ...]

    @property
    def words(self) -> str:
        """The result of the check in a sentence."""
        if self.lacks:
            text = tr("Rapporten går inte att läsa fullt ut med skärmläsare: det saknas {lacks}.")
            return text.format(lacks=show_list(self.lacks))
        found = [tr("språk, titel och märkningen PDF/UA är angivna")]
        if self.tables:
            one, more = tr("en tabell har rubriker"), tr("alla {count} tabeller har rubriker")
            found.insert(0, (one if self.tables == 1 else more).format(count=self.tables))
        if self.figures:
            one, more = tr("en bild är beskriven i ord"), tr("alla {count} bilder och diagram är beskrivna i ord")
            found.insert(0, (one if self.figures == 1 else more).format(count=self.figures))
        return tr("Rapporten går att läsa med skärmläsare: {found}.").format(found=show_list(found))


def read_back(content: bytes) -> ReadBack:
    """What is found in the file of a report that this program has printed."""
    elements = {int(found[1]): (found[2], int(found[3]), found[4]) for found in _ELEMENT.finditer(content)}
    described = [bool(_WORDS.search(entries)) for role, _parent, entries in elements.values() if role == b"Figure"]
    rows_with_headings = {parent for role, parent, _entries in elements.values() if role == b"TH"}
    headed = {elements[row][1] for row in rows_with_headings}
    tables = [number in headed for number, (role, _parent, _entries) in elements.items() if role == b"Table"]
    lacks = (
        (not elements, tr("taggar")),
        (not _LANGUAGE.search(content), tr("språk")),
        (not _TITLE.search(content), tr("titel")),
        (not all(mark in content for mark in _MARKS), tr("märkningen PDF/UA")),
        (False in described, tr("beskrivning av {count} bilder").format(count=described.count(False))),
        (False in tables, tr("rubriker i {count} tabeller").format(count=tables.count(False))),
    )
    return ReadBack(len(described), len(tables), tuple(words for missing, words in lacks if missing))
