"""Text pasted from Word, Excel or the web (*inklistrad text*), cleaned to what a field can hold: paragraphs, lists,
small tables, `**bold**`, `*italic*` and `[words](address)`."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from domain.ground.text_table import written_table

_UNSEEN = frozenset({"style", "script", "head", "title", "template"})
_LINES = frozenset(
    {"p", "div", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "li"}
)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def cleaned_html(html: str) -> str:
    """What is written in it, without all else."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    lines = (line.rstrip(" ") for line in "".join(reader.said).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


@dataclass
class _Table:
    """A table that is being read: where what is said next begins, and the rows before it."""

    start: int
    rows: list[list[str]] = field(default_factory=list)
    in_cell: bool = False


class _Reader(HTMLParser):
    """Collects the text, and its marks around words alone: of an empty one, or of a space, nothing is left."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._unseen = 0
        self._lists: list[int | None] = []
        self._open: list[tuple[str, str]] = []
        self._after_sign = -1
        self._tables: list[_Table] = []

    def end(self) -> None:
        """Ends tables that nobody ended."""
        while self._tables:
            self._end_table()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        if tag in _LINES:
            self._end_line()
        if tag == "li":
            self.said.append(self._sign())
            self._after_sign = len(self.said)
        elif tag == "table":
            self._tables.append(_Table(len(self.said)))
        elif tag in ("tr", "td", "th") and self._tables:
            self._end_cell()
            if tag == "tr" or not self._tables[-1].rows:
                self._tables[-1].rows.append([])
            self._tables[-1].in_cell = tag != "tr"
        given = dict(attrs)
        if tag in _MARKS and "font-weight:normal" not in (given.get("style") or "").replace(" ", ""):
            self._open.append((tag, _MARKS[tag]))
        elif tag == "a" and (given.get("href") or "").startswith(("http://", "https://", "mailto:")):
            self._open.append((tag, str(given["href"])))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "table" and self._tables:
            self._end_table()
        if tag in _LINES and tag != "li":
            self._end_line()
        opened = [at for at, (name, _mark) in enumerate(self._open) if name == tag]
        if opened:
            del self._open[opened[-1]]

    def handle_data(self, data: str) -> None:
        if self._unseen > 0:
            return
        text = _SPACES.sub(" ", data)
        words = text.strip(" ")
        # One space between words, and none where a line begins.
        begins = not self.said or self.said[-1].endswith((" ", "\n"))
        if not words:
            self.said += [text] if text and not begins else []
            return
        before, after = "" if begins or text[0] != " " else " ", " " if text[-1] == " " else ""
        for mark in dict.fromkeys(mark for _tag, mark in reversed(self._open)):
            words = f"{mark}{words}{mark}" if mark in _MARKS.values() else f"[{words}]({mark})"
        self.said.append(f"{before}{words}{after}")

    def _end_line(self) -> None:
        # A paragraph inside a point begins on the point's own line.
        if self.said and not self.said[-1].endswith("\n") and len(self.said) != self._after_sign:
            self.said.append("\n")

    def _end_cell(self) -> None:
        """What has been said since the last cell of the innermost table is one of its cells."""
        table = self._tables[-1]
        words = " ".join("".join(self.said[table.start :]).split())
        if table.in_cell:
            table.rows[-1].append(words)
            del self.said[table.start :]
        table.start = len(self.said)

    def _end_table(self) -> None:
        """Its rows as a small table, else as lines with tabs between the cells; one inside another is words."""
        self._end_cell()
        rows = [row for row in self._tables.pop().rows if any(row)]
        table = "" if self._tables else written_table(rows)
        self.said += [f"{table}\n\n"] if table else ["\t".join(row) + "\n" for row in rows]

    def _sign(self) -> str:
        inward = "  " * (len(self._lists) - 1)
        if self._lists and (number := self._lists[-1]) is not None:
            self._lists[-1] = number + 1
            return f"{inward}{number + 1}. "
        return f"{inward}- "
