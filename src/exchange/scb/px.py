"""SCB's table as a PX file: keywords with texts, then the figures, the last dimension of the heading fastest."""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence

import orjson

from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from exchange.ground.quoting import quoted
from exchange.ground.unfit import Unfit
from exchange.scb.axes import Labelled, read_axes
from exchange.scb.content import content_of
from exchange.scb.cube import MonthCube
from exchange.scb.figures import Figures, mark_of
from exchange.scb.heading import day_of, heading_of
from exchange.scb.words import Dimension, dimension_of

_PIECE = 128 * 1024
_MARK = b"\xef\xbb\xbf"
_STATEMENT = re.compile(
    rb"""\s*([A-Z][A-Z0-9-]*+)\s*+(?:\[([^\]"]{1,20})\])?+\s*+(?:\(((?:"[^"]*+"|[^")])*+)\))?+"""
    rb"""\s*+=((?:"[^"]*+"|[^";])*+);"""
)
# A text of several lines where each has been ended as if it were the last.
_CONTINUED = re.compile(rb'(\s*"[^"]*+"\s*+);')
_DATA = re.compile(rb"\s*DATA\s*=")
_TEXT_OR_COMMA = re.compile(r'"([^"]*)"|,')
_SPACE = re.compile(rb"[\s,]")
_LANGUAGE = "sv"
_SYMBOLS = 6
_MISSING = ".."
# A figure is written with these and nothing more, though Python and JSON read 1_000, 1e3 and NaN as numbers too.
_SIGNS_OF_FIGURES = b"0123456789.- \t\r\n\v\f"
_FIGURE = re.compile(rb"-?(\d+\.?\d*|\.\d+)")
_BARE_SIGN = re.compile(rb"\.{1,6}|-{1,6}")
# Python has codecs that turn letters about or unpack, beside those that say which letter a byte is.
_CODE_PAGE = re.compile(r"cp\d+|iso8859-\d+|utf-8|ascii|mac-\w+|koi8-\w+|hp-roman8")
_CODE_PAGES = {"ansi": "cp1252", "windows-1252": "cp1252"}

Key = tuple[str, str]
"""A keyword and the texts in its parentheses, as `VALUES` of `region`."""


class Keywords:
    """What stands before the figures: for each keyword its Swedish value, else the one in the file's language."""

    def __init__(self, data: bytes) -> None:
        raw: list[tuple[str, str, bytes, bytes]] = []
        at = len(_MARK) if data.startswith(_MARK) else 0
        while not (found := _DATA.match(data, at)):
            statement = _STATEMENT.match(data, at)
            if statement is None and raw and (continued := _CONTINUED.match(data, at)):
                raw[-1] = (*raw[-1][:3], raw[-1][3] + continued[1])
                at = continued.end()
                continue
            if statement is None:
                raise Unfit(_broken(data, at))
            name, language, subject, value = statement.groups()
            raw.append((name.decode(), (language or b"").decode("latin-1").casefold(), subject or b"", value))
            at = statement.end()
        self.data_from = found.end()
        encoding = _encoding(data[: found.start()], {name: value for name, _lang, _subject, value in raw})
        self._values: dict[Key, str] = {}
        for wanted in ("", _LANGUAGE):
            for name, language, subject, value in raw:
                if language == wanted:
                    key = name, ",".join(_texts(subject.decode(encoding, "replace")))
                    self._values[key] = value.decode(encoding, "replace").strip()

    def texts(self, name: str, subject: str = "") -> list[str]:
        """The texts of a keyword, `#` as the line break it stands for; empty where the file has it not."""
        return [text.replace("#", "\n") for text in _texts(self._values.get((name, subject), ""))]

    def text(self, name: str) -> str:
        """The first text of a keyword, whatever it is about."""
        return next((text for (each, about) in self._values if each == name for text in self.texts(each, about)), "")

    def has(self, name: str) -> bool:
        """Whether the keyword stands anywhere."""
        return any(each == name for each, _subject in self._values)


def read_px(data: bytes) -> MonthCube | PopulationCounts:
    """The table. Raises Unfit for what is no such table, is cut off, or leaves rows out (`KEYS`)."""
    keywords = Keywords(data)
    if keywords.has("KEYS"):
        raise Unfit(tr("PX-filen är gles (KEYS) och kan inte läsas in. Hämta tabellen som en vanlig PX-fil."))
    listed: dict[Dimension, list[Labelled]] = {}
    order = []
    for name in keywords.texts("STUB") + keywords.texts("HEADING"):
        values = keywords.texts("VALUES", name)
        codes = keywords.texts("CODES", name) or values
        if len(codes) != len(values):
            text = tr("Dimensionen {name} har {values} värden men {codes} koder. Hämta filen igen.")
            raise Unfit(text.format(name=quoted(name), values=len(values), codes=len(codes)))
        dimension = dimension_of(name)
        if dimension is None and len(values) == 1:
            continue
        if dimension is None or dimension in listed:
            raise Unfit(tr("Dimensionen {name} hör inte till tabellen.").format(name=quoted(name)))
        listed[dimension] = list(zip(codes, values, strict=True))
        order.append(dimension)
    figures = Figures(axes := read_axes(listed), order)
    for piece in _pieces(data, keywords):
        figures.add(piece)
    title = keywords.text("TITLE") or keywords.text("DESCRIPTION") or keywords.text("CONTENTS")
    heading = heading_of(
        title,
        keywords.text("SOURCE"),
        day_of(keywords.text("LAST-UPDATED")),
        keywords.text("MATRIX"),
        keywords.text("TABLEID"),
    )
    return content_of(heading, axes, figures.cube())


def _pieces(data: bytes, keywords: Keywords) -> Iterator[Sequence[object]]:
    """The figures and signs, some thousand at a time."""
    end = data.rfind(b";")
    if end < keywords.data_from:
        raise Unfit(tr("Filen är inte hel: slutet saknas. Hämta den igen."))
    symbols = _symbols(keywords)
    # So common that it is worth a way of its own.
    missing = [f'"{sign}"'.encode() for sign, shown in symbols.items() if shown == _MISSING]
    at = keywords.data_from
    while at < end:
        found = _SPACE.search(data, at + _PIECE, end)
        cut = found.start() if found else end
        text = data[at:cut].replace(b",", b" ")
        if text.translate(None, _SIGNS_OF_FIGURES):
            _refuse_words(text)
        for sign in missing:
            text = text.replace(sign, b"null")
        yield _piece(text.split(), symbols if b'"' in text else {})
        at = cut


def _piece(words: Sequence[bytes], symbols: Mapping[str, str]) -> Sequence[object]:
    try:
        values: list[object] = orjson.loads(b"[" + b",".join(words) + b"]")
    except orjson.JSONDecodeError:
        values = [_word(word) for word in words]
    return [symbols.get(value, value) if isinstance(value, str) else value for value in values] if symbols else values


def _refuse_words(text: bytes) -> None:
    """Raises Unfit for what is neither a figure nor a sign; a text in quotation marks is told of with its place."""
    for word in text.split():
        if b'"' not in word and not _FIGURE.fullmatch(word) and not _BARE_SIGN.fullmatch(word):
            shown = quoted(word.decode("utf-8", "replace"))
            raise Unfit(tr("Bland siffrorna står {word}, som inte är ett tal. Hämta filen igen.").format(word=shown))


def _word(word: bytes) -> object:
    """A figure in a form that JSON has not, or a sign without quotation marks."""
    return float(word) if _FIGURE.fullmatch(word) else word.decode("latin-1").strip('"')


def _symbols(keywords: Keywords) -> dict[str, str]:
    """What each sign among the figures is shown as: one to six dots, and a dash for nought. Where the words for it say
    nothing known, the figure is not known either."""
    shown = {"." * dots: keywords.text(f"DATASYMBOL{dots}") or "." * dots for dots in range(1, _SYMBOLS + 1)}
    known = {sign: _MISSING if mark_of(text) is None else text for sign, text in shown.items()}
    return {**known, "-": "0", "------": _MISSING}


def _texts(value: str) -> list[str]:
    """The texts of a list; those with no comma between them are one, continued."""
    texts: list[str] = []
    continued = False
    for found in _TEXT_OR_COMMA.finditer(value):
        if found[1] is None:
            continued = False
        elif continued:
            texts[-1] += found[1]
        else:
            texts.append(found[1])
            continued = True
    return texts


def _encoding(head: bytes, keywords: Mapping[str, bytes]) -> str:
    """UTF-8 where the bytes are that; else the code page the file names; else that of Windows."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        named = keywords.get("CODEPAGE", b"").decode("latin-1").strip(' "\r\n').casefold()
        try:
            name = codecs.lookup(_CODE_PAGES.get(named, named)).name
        except (LookupError, ValueError):
            return "cp1252"
        return name if _CODE_PAGE.fullmatch(name) else "cp1252"
    return "utf-8"


def _broken(data: bytes, at: int) -> str:
    if b";" not in data[at:]:
        return tr("Filen är inte hel: slutet saknas. Hämta den igen.")
    line = data.count(b"\n", 0, at) + 2
    return tr("PX-filen går inte att tolka vid rad {line}. Hämta den igen.").format(line=line)
