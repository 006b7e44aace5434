"""The canvas that knows what it draws: marked content, artifacts, links, outline, and the tree at the end."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import cache, lru_cache
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.rl_accel import fp_str
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from reports.page.even_stream import EvenImage, EvenStream
from reports.page.fonts import Face, can_be_told, drawable, font_of, text_width, use_fonts, writable
from reports.page.tagging.metadata import LANGUAGE, DocumentInfo, InfoDictionary, describe
from reports.page.tagging.structure import Element, LinkedAnnotation, MarkedContent, Role, StructureWriter

PDF_VERSION = (1, 7)
_PRINTED = 4


@cache
def _fill(colour: str) -> str:
    """The operator that makes what follows stand in a colour such as `#1F2428`."""
    return f"{fp_str(*HexColor(colour).rgb())} rg"


def _escaped(codes: bytes) -> str:
    """The letters of a PDF string; one byte of the page for each."""
    for sign, written in ((b"\\", rb"\\"), (b"(", rb"\("), (b")", rb"\)"), (b"\r", rb"\r")):
        codes = codes.replace(sign, written)
    return codes.decode("latin-1")


@lru_cache(maxsize=65536)
def _number(value: float) -> str:
    """A length as the page is written; the same few stand on every page."""
    written: str = fp_str(value)
    return written


class _Letters(dict[int, str]):
    """How each letter of a font is written, of those that stand in its first subset in this document."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __missing__(self, letter: int) -> str:
        # A LookupError would leave the letter as it is.
        raise ValueError(letter)


class Artifact(Enum):
    """What is drawn but not read: page furniture, and the lines and grounds of the layout."""

    HEADER = "/Type /Pagination /Subtype /Header"
    FOOTER = "/Type /Pagination /Subtype /Footer"
    REPEATED = "/Type /Pagination"
    LAYOUT = "/Type /Layout"


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws pages whose every mark either belongs to an element or is an artifact; anything else is refused."""

    def __init__(self, info: DocumentInfo, root: Element, page_size: tuple[float, float]) -> None:
        use_fonts()
        self._file = BytesIO()
        super().__init__(
            self._file,
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            pdfVersion=PDF_VERSION,
            initialFontName=Face.REGULAR.value,
            lang=LANGUAGE,
        )
        self._info = info
        self._root = root
        self._doc.info = InfoDictionary(info)
        self._marking = False
        self._element: Element | None = None
        self._page_references: list[object] = []
        self.page_contents: list[list[Element]] = []
        self._current: list[Element] = []
        self._links: list[tuple[PDFDictionary, Element]] = []
        self._letters: dict[Face, _Letters] = {}
        self.undrawable: dict[str, None] = {}

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """Everything drawn inside belongs to `element`. Marks do not nest."""
        with self._marked(self._begun(element)):
            self._element = element
            try:
                yield
            finally:
                self._element = None

    def _begun(self, element: Element, properties: str = "") -> str:
        """The operator that begins a new piece of the page that belongs to `element`."""
        number = len(self._current)
        self._current.append(element)
        element.kids.append(MarkedContent(len(self.page_contents), number))
        return f"/{element.role.value} <</MCID {number}{properties}>> BDC"

    @contextmanager
    def artifact(self, kind: Artifact = Artifact.LAYOUT) -> Iterator[None]:
        """Everything drawn inside is furniture that is never read aloud."""
        with self._marked(f"/Artifact <<{kind.value}>> BDC"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._marking:
            raise ValueError("marked content within marked content")
        self._code.append(opening)
        self._marking = True
        try:
            yield
        finally:
            self._marking = False
            self._code.append("EMC")

    def show_text(self, x: float, y: float, text: str, face: Face, size: float, colour: str) -> None:
        """One line of text from (x, y) in a colour such as `#1F2428`. What the fonts lack is drawn as a box that
        means the character, and remembered in `undrawable`."""
        for drawn, meant in drawable(text):
            if drawn == meant:
                self._set(x, y, drawn, face, size, colour)
            else:
                self._show_replaced(x, y, drawn, meant, face, size, colour)
            x += text_width(drawn, face, size)

    def _set(self, x: float, y: float, text: str, face: Face, size: float, colour: str) -> None:
        """The operators that set a text, as ReportLab's own text object writes them but in a fraction of the time."""
        if not self._marking:
            raise ValueError("text that is neither tagged nor an artifact")
        shown = self._shown(text, face, f"{size:g}")
        self._code.append(f"BT {_fill(colour)} 1 0 0 1 {_number(x)} {_number(y)} Tm {shown} ET")

    def _shown(self, text: str, face: Face, size: str) -> str:
        """The operators that show a text. ReportLab goes through it letter by letter; here a letter that it has met is
        known."""
        if face in self._letters:
            letters = self._letters[face]
            try:
                return f"{letters.name} {size} Tf ({text.translate(letters)}) Tj"
            except ValueError:
                pass
        font = font_of(face)
        pieces = font.splitString(text, self._doc)
        names = [font.getSubsetInternalName(subset, self._doc) for subset, _ in pieces]
        if [subset for subset, _ in pieces] == [0]:
            letters = self._letters.setdefault(face, _Letters(names[0]))
            letters.update(
                (ord(letter), _escaped(bytes((code,)))) for letter, code in zip(text, pieces[0][1], strict=True)
            )
        return " ".join(
            f"{name} {size} Tf ({_escaped(codes)}) Tj" for name, (_, codes) in zip(names, pieces, strict=True)
        )

    def _show_replaced(self, x: float, y: float, drawn: str, meant: str, face: Face, size: float, colour: str) -> None:
        """Boxes that mean real characters become a Span of their own: a piece within a piece is lost by some readers.

        The characters stand in the tree for those who listen, and in the page for those who search and copy.
        """
        self.undrawable.update(dict.fromkeys(meant))
        if self._element is None or not can_be_told(meant):
            self._set(x, y, drawn, face, size, colour)
            return
        told = ("\ufeff" + meant).encode("utf-16-be").hex().upper()
        self._code.append("EMC")
        self._code.append(self._begun(self._element.add(Role.SPAN, actual_text=meant), f" /ActualText <{told}>"))
        self._set(x, y, drawn, face, size, colour)
        self._code.append("EMC")
        self._code.append(self._begun(self._element))

    def show_hyphen(self, x: float, y: float, face: Face, size: float, colour: str) -> None:
        """The hyphen of a broken word, after its line and in its colour: seen, but no part of the text."""
        element = self._element
        if element is not None:
            self._code += ["EMC", f"/Artifact <<{Artifact.LAYOUT.value}>> BDC"]
        self._set(x, y, "-", face, size, colour)
        if element is not None:
            self._code += ["EMC", self._begun(element)]

    def show_image(self, image: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """A picture with its lower left corner at (x, y); one that is shown again is in the file once."""
        if not self._marking:
            raise ValueError("a picture that is neither tagged nor an artifact")
        name = hashlib.sha256(image.getRGBData()).hexdigest()
        registered = self._doc.getXObjectName(name)
        if registered not in self._doc.idToObject:
            held = EvenImage(name, image)
            self._setXObjects(held)
            self._doc.Reference(held, registered)
            self._doc.addForm(name, held)
        self._code.append(f"q {fp_str(width, 0, 0, height, x, y)} cm /{registered} Do Q")
        self._formsinuse.append(name)
        self._currentPageHasImages = 1

    def drawText(self, aTextObject: object) -> None:
        """As ReportLab's, but text outside every mark is a defect that must not reach a reader."""
        if not self._marking:
            raise ValueError("text that is neither tagged nor an artifact")
        super().drawText(aTextObject)

    def link(self, element: Element, box: tuple[float, float, float, float], heading: str, told: str) -> None:
        """Make `box` (in present coordinates) a link of the Link element `element`, read as `told`, to the heading of
        this document that has the key `heading`."""
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(value, 2) for value in self._absRect(box, relative=1)]),
                "Border": PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": PDFString(writable(told)),
                "Dest": self._bookmarkReference(heading),
            }
        )
        self._addAnnotation(annotation)
        element.kids.append(LinkedAnnotation(len(self.page_contents), annotation))
        self._links.append((annotation, element))

    def open_heading(self, key: str, title: str, level: int, top: float) -> None:
        """A place in the outline (levels from 0) and a target for links, at height `top`."""
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(writable(title), key, level)

    def _setAnnotations(self, page: PDFPage) -> None:
        """ReportLab's last word on a page before it goes into the document: here it also gets its tag numbers.

        The instance lists the two entries that ReportLab's page does not know and would leave out.
        """
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self.page_contents), PDFName("S")
        stream = page.stream.encode("latin-1")
        page.Contents = EvenStream(content=stream, filters=[PDFZCompress])
        self._doc.updateSignature(stream)
        self._page_references.append(self._doc.thisPageRef())
        self.page_contents.append(self._current)
        self._current = []

    def finish(self) -> bytes:
        """The whole file, once the last page is shown. The canvas must not be used after this."""
        writer = StructureWriter(self._doc, self._page_references)
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = writer.write(self._root, self.page_contents, self._links)
        describe(self._doc, self._info)
        self.showOutline()
        written: bytes = self._doc.GetPDFData(self)
        return written
