"""The structure tree (*taggträdet*): what each piece of a page is, in reading order.

The tree is made while the story is written, before any page exists, so that reading order is story order;
the canvas then hangs marked content on the leaves as they are drawn, page by page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFObjectReference, PDFString


class Role(Enum):
    """Standard structure types of PDF 1.7 that the reports use; TITLE is ours and mapped to a paragraph."""

    DOCUMENT = "Document"
    SECT = "Sect"
    TITLE = "Title"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    TABLE_ROW = "TR"
    TABLE_HEADER = "TH"
    TABLE_CELL = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    TOC = "TOC"
    TOC_ITEM = "TOCI"
    REFERENCE = "Reference"
    LINK = "Link"
    NOTE = "Note"
    SPAN = "Span"


class Scope(Enum):
    """What a header cell heads."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of a page's content: page counted from 0, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkedAnnotation:
    """An annotation (the rectangle one clicks) that belongs to a Link element."""

    page: int
    annotation: PDFDictionary


Attribute = str | int | Sequence[float]


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree. `alternative` is what is read instead of a picture, `actual_text` what the drawn signs really
    mean; `identifier` must be unique."""

    role: Role
    alternative: str = ""
    identifier: str = ""
    actual_text: str = ""
    attributes: dict[str, dict[str, Attribute]] = field(default_factory=dict)
    kids: list["Element | MarkedContent | LinkedAnnotation"] = field(default_factory=list)

    def add(self, role: Role, alternative: str = "", identifier: str = "", actual_text: str = "") -> "Element":
        """A new element, last among this one's kids."""
        kid = Element(role, alternative, identifier, actual_text)
        self.kids.append(kid)
        return kid

    def set_attribute(self, owner: str, name: str, value: Attribute) -> None:
        """An attribute of the kind the standard lists, for example `Table`, `Scope`, `Column`.

        Text becomes a PDF name, numbers stay, a sequence becomes an array.
        """
        self.attributes.setdefault(owner, {})[name] = value

    def walk(self) -> Iterator["Element"]:
        """This element and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class _Written(PDFObject):  # type: ignore[misc]
    """An object of the file whose bytes are given; ReportLab's dictionaries take ten times as long to write."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.content = ""

    def format(self, _document: PDFDocument) -> bytes:
        """The bytes of the object."""
        return self.content.encode("latin-1")


class StructureWriter:
    """Writes an element tree into a PDF document as its StructTreeRoot."""

    def __init__(self, document: PDFDocument, pages: Sequence[PDFObjectReference]) -> None:
        self._document = document
        self._pages = [self._said(page) for page in pages]
        self._objects: dict[Element, tuple[_Written, str]] = {}
        self._identifiers: list[tuple[str, Element]] = []

    def write(
        self, root: Element, content: Sequence[Sequence[Element]], links: Sequence[tuple[PDFDictionary, Element]]
    ) -> PDFObject:
        """The tree's root object. `content` lists, per page, the element of each marked piece by its number;
        `links` the annotations with their elements, whose numbers in the parent tree follow the pages'."""
        tree = _Written()
        self._write(root, self._said(self._document.Reference(tree)))
        numbers = [
            f"{page} [{' '.join(self._reference(element) for element in elements)}]"
            for page, elements in enumerate(content)
        ]
        for following, (annotation, element) in enumerate(links, len(content)):
            annotation["StructParent"] = following
            numbers.append(f"{following} {self._reference(element)}")
        names = [
            f"{self._string(identifier)} {self._reference(element)}"
            for identifier, element in sorted(self._identifiers, key=lambda pair: pair[0])
        ]
        identified = f"/IDTree {self._indirect('Names', names)}" if names else ""
        tree.content = (
            f"<< /Type /StructTreeRoot /K [{self._reference(root)}] /RoleMap << /{Role.TITLE.value} /{Role.P.value} >>"
            f" /ParentTree {self._indirect('Nums', numbers)} /ParentTreeNextKey {len(content) + len(links)}"
            f" {identified}>>"
        )
        return tree

    def _said(self, reference: PDFObjectReference) -> str:
        """A reference as it is written."""
        written: bytes = reference.format(self._document)
        return written.decode("ascii")

    def _string(self, text: str) -> str:
        written: bytes = PDFString(text).format(self._document)
        return written.decode("latin-1")

    def _indirect(self, name: str, pairs: Sequence[str]) -> str:
        made = _Written()
        made.content = f"<< /{name} [{' '.join(pairs)}] >>"
        return self._said(self._document.Reference(made))

    def _reference(self, element: Element) -> str:
        if element not in self._objects:
            made = _Written()
            self._objects[element] = made, self._said(self._document.Reference(made))
        return self._objects[element][1]

    def _write(self, element: Element, parent: str) -> str:
        """The object of an element, of which the page of its first own piece is the page of all that name none."""
        reference = self._reference(element)
        page = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
        kids = " ".join(self._kid(kid, reference, page) for kid in element.kids)
        entries = [f"<< /Type /StructElem /S /{element.role.value} /P {parent} /K [{kids}]"]
        if page is not None:
            entries.append(f"/Pg {self._pages[page]}")
        if element.alternative:
            entries.append(f"/Alt {self._string(element.alternative)}")
        if element.actual_text:
            entries.append(f"/ActualText {self._string(element.actual_text)}")
        if element.identifier:
            entries.append(f"/ID {self._string(element.identifier)}")
            self._identifiers.append((element.identifier, element))
        if element.attributes:
            entries.append(f"/A [{' '.join(map(_attributes, element.attributes, element.attributes.values()))}]")
        self._objects[element][0].content = " ".join([*entries, ">>"])
        return reference

    def _kid(self, kid: Element | MarkedContent | LinkedAnnotation, parent: str, page: int | None) -> str:
        if isinstance(kid, Element):
            return self._write(kid, parent)
        if isinstance(kid, LinkedAnnotation):
            annotation = self._said(self._document.Reference(kid.annotation))
            return f"<< /Type /OBJR /Pg {self._pages[kid.page]} /Obj {annotation} >>"
        if kid.page == page:
            return str(kid.number)
        return f"<< /Type /MCR /Pg {self._pages[kid.page]} /MCID {kid.number} >>"


def _attributes(owner: str, named: Mapping[str, Attribute]) -> str:
    return f"<< /O /{owner} {' '.join(f'/{name} {_attribute(value)}' for name, value in named.items())} >>"


def _attribute(value: Attribute) -> str:
    if isinstance(value, str):
        return f"/{value}"
    return str(value) if isinstance(value, int) else f"[{' '.join(map(fp_str, value))}]"
