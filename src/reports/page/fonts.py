"""The report's letters: Source Sans 3 embedded, and text made ready for it (design handbook, *Type*).

A character the font lacks never vanishes: a box stands in its place, the character itself stays in the file as
the box's real text, and the report lists it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

from machine.resources import resource_path
from reports.page.even_stream import EvenStream


class Face(Enum):
    """The three weights and slopes in use; the value is the font's name in the file and its name to ReportLab."""

    REGULAR = "SourceSans3-Regular"
    SEMIBOLD = "SourceSans3-SemiBold"
    ITALIC = "SourceSans3-Italic"


REPLACEMENT = "□"
NO_BREAK_SPACE = "\u00a0"

_LINE_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_BREAK_SPACES = re.compile("[\u2007\u202f]")
_USUAL = re.compile("[ -~\\n\u00a0åäöÅÄÖéÉ–−”’…§·•]*")
_UNWRITABLE = frozenset(("Cc", "Cs", "Co", "Cn"))


def tidy(text: str) -> str:
    """`text` as it can be set: composed letters (å as one character), `\\n` for every line break, ordinary spaces.

    Only what has no shape of its own is left out: soft hyphens, zero-width and direction marks, variation selectors.
    """
    if _USUAL.fullmatch(text):
        return text
    composed = _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    spaced = _NO_BREAK_SPACES.sub(NO_BREAK_SPACE, composed).replace("\t", " ")
    return "".join(map(_as_set, spaced))


@lru_cache(maxsize=4096)
def _as_set(letter: str) -> str:
    """One letter as it can be set; nothing for one without any shape."""
    category = unicodedata.category(letter)
    if category == "Cf" or "\ufe00" <= letter <= "\ufe0f":
        return ""
    return " " if category == "Zs" and letter != NO_BREAK_SPACE else letter


def written_or(text: str, otherwise: str) -> str:
    """What is written, ready to be set, or `otherwise` where there is nothing to see."""
    return tidy(text).strip() or otherwise


def writable(text: str) -> str:
    """`text` for the file's metadata and alternative texts: any script, but nothing XML and PDF refuse."""
    return "".join(
        REPLACEMENT if unicodedata.category(letter) in _UNWRITABLE and letter != "\n" else letter
        for letter in tidy(text)
    )


def drawable(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of `text` as (drawn, meant): the same where the font has the letters, boxes where it does not.

    A piece of boxes holds either real characters (`can_be_told`) or none.
    """
    if all(map(covers, text)):
        if text:
            yield text, text
        return
    for (covered, _), group in groupby(text, key=lambda letter: (covers(letter), can_be_told(letter))):
        piece = "".join(group)
        yield piece if covered else REPLACEMENT * len(piece), piece


@lru_cache(maxsize=4096)
def covers(letter: str) -> bool:
    """True when every face has a shape for `letter`."""
    if unicodedata.category(letter) in _UNWRITABLE:
        return False
    return all(ord(letter) in font.face.charToGlyph for font in _fonts().values())


def can_be_told(text: str) -> bool:
    """True for real characters, which can stand in the file as the meaning of a box."""
    return all(unicodedata.category(letter) not in _UNWRITABLE for letter in text)


def text_width(text: str, face: Face, size: float) -> float:
    """The width of `text` in points; letters the font lacks are as wide as the box."""
    return widths(face, size)(text)


@cache
def widths(face: Face, size: float) -> Callable[[str], float]:
    """What gives the widths of texts in one face and size, for whoever asks for many."""
    font = _fonts()[face]

    @lru_cache(maxsize=65536)
    def width(text: str) -> float:
        wide: float = font.stringWidth("".join(drawn for drawn, _ in drawable(text)), size)
        return wide

    return width


def font_of(face: Face) -> "EmbeddedFont":
    """The font of a face."""
    return _fonts()[face]


def use_fonts() -> None:
    """Make the faces known to ReportLab under their names. Safe to call any number of times."""
    _fonts()


@cache
def _fonts() -> "dict[Face, EmbeddedFont]":
    fonts = {face: EmbeddedFont(face.value, resource_path(f"fonts/{face.value}.ttf")) for face in Face}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts


class EmbeddedFace(TTFontFace):  # type: ignore[misc]
    """The typeface whose subset goes into the file as an `EvenStream`; otherwise as ReportLab does it."""

    def addSubsetObjects(self, doc, fontname, subset):  # type: ignore[no-untyped-def]
        """A reference to the descriptor of one subset."""
        program = self.makeSubset(subset)
        stream = EvenStream(content=program, filters=[pdfdoc.PDFZCompress])
        stream.dictionary["Length1"] = len(program)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(fontname),
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(self.bbox),
                "ItalicAngle": self.italicAngle,
                "Ascent": self.ascent,
                "Descent": self.descent,
                "CapHeight": self.capHeight,
                "StemV": self.stemV,
                "MissingWidth": self.defaultWidth,
                "FontFile2": doc.Reference(stream, f"fontFile:{fontname}"),
            }
        )
        return doc.Reference(descriptor, f"fontDescriptor:{fontname}")


_SYMBOLIC = 1 << 2


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A font whose every subset can be read back as text."""

    def __init__(self, name: str, path: object) -> None:
        super().__init__(name, str(path), asciiReadable=False, shapable=False)
        self.face = EmbeddedFace(str(path))

    def addObjects(self, doc):  # type: ignore[no-untyped-def]
        """Put the document's subsets of this font among its objects."""
        state = self.state.pop(doc)
        for number, subset in enumerate(state.subsets):
            internal_name = f"{state.internalName}+{number}"
            base_name = f"{SUBSETN(number).decode('ascii')}+{self.fontName}"
            readable = EvenStream(content=unicode_map(subset), filters=[pdfdoc.PDFZCompress])
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = internal_name, base_name
            font.FirstChar, font.LastChar = 0, len(subset) - 1
            font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
            font.ToUnicode = doc.Reference(readable, f"toUnicodeCMap:{base_name}")
            font.FontDescriptor = self.face.addSubsetObjects(doc, base_name, subset)  # type: ignore[no-untyped-call]
            doc.Reference(font, internal_name)
            doc.idToObject["BasicFonts"].dict[internal_name] = font


def unicode_map(subset: list[int]) -> str:
    """What each code of a subset means. Written anew since ReportLab's map says that code 0, the empty glyph, is
    U+0000, which PDF/UA forbids, and puts more than a hundred codes in one block, which PDF forbids."""
    codes = [f"<{at:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for at, code in enumerate(subset) if code]
    blocks = [codes[at : at + 100] for at in range(0, len(codes), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
