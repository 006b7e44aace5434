"""The structure tree (*taggträdet*): what each piece of a page is, in reading order.

The tree is made while the story is written, before any page exists, so that reading order is story order;
the canvas then hangs marked content on the leaves as they are drawn, page by page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)


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


class IndirectDictionary(PDFObject):  # type: ignore[misc]
    """A dictionary that stands as an object of its own; ReportLab's own kind is always written in place."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.dict: dict[str, object] = {}

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the dictionary."""
        written: bytes = PDFDictionary(self.dict).format(document)
        return written


class StructureWriter:
    """Writes an element tree into a PDF document as its StructTreeRoot."""

    def __init__(self, document: PDFDocument, pages: Sequence[PDFObjectReference]) -> None:
        self._document = document
        self._pages = pages
        self._objects: dict[Element, IndirectDictionary] = {}
        self._identifiers: list[tuple[str, Element]] = []

    def write(
        self, root: Element, content: Sequence[Sequence[Element]], links: Sequence[tuple[PDFDictionary, Element]]
    ) -> IndirectDictionary:
        """The tree's root object. `content` lists, per page, the element of each marked piece by its number;
        `links` the annotations with their elements, whose numbers in the parent tree follow the pages'."""
        tree = IndirectDictionary()
        tree_reference = self._document.Reference(tree)
        root_reference = self._write(root, tree_reference)
        numbers: list[object] = []
        for page, elements in enumerate(content):
            numbers += [page, PDFArray([self._reference(element) for element in elements])]
        following = len(content)
        for annotation, element in links:
            annotation["StructParent"] = following
            numbers += [following, self._reference(element)]
            following += 1
        tree.dict = {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFArray([root_reference]),
            "RoleMap": PDFDictionary({Role.TITLE.value: PDFName(Role.P.value)}),
            "ParentTree": self._indirect({"Nums": PDFArray(numbers)}),
            "ParentTreeNextKey": following,
        }
        if self._identifiers:
            names: list[object] = []
            for identifier, element in sorted(self._identifiers, key=lambda pair: pair[0]):
                names += [PDFString(identifier), self._reference(element)]
            tree.dict["IDTree"] = self._indirect({"Names": PDFArray(names)})
        return tree

    def _indirect(self, entries: dict[str, object]) -> PDFObjectReference:
        made = IndirectDictionary()
        made.dict = entries
        return self._document.Reference(made)

    def _reference(self, element: Element) -> PDFObjectReference:
        if element not in self._objects:
            self._objects[element] = IndirectDictionary()
        return self._document.Reference(self._objects[element])

    def _write(self, element: Element, parent: PDFObjectReference) -> PDFObjectReference:
        reference = self._reference(element)
        entries: dict[str, object] = {
            "Type": PDFName("StructElem"),
            "S": PDFName(element.role.value),
            "P": parent,
            "K": PDFArray([self._kid(kid, reference) for kid in element.kids]),
        }
        if element.alternative:
            entries["Alt"] = PDFString(element.alternative)
        if element.actual_text:
            entries["ActualText"] = PDFString(element.actual_text)
        if element.identifier:
            entries["ID"] = PDFString(element.identifier)
            self._identifiers.append((element.identifier, element))
        if element.attributes:
            entries["A"] = PDFArray(
                [
                    PDFDictionary({"O": PDFName(owner), **{name: _attribute(value) for name, value in named.items()}})
                    for owner, named in element.attributes.items()
                ]
            )
        self._objects[element].dict = entries
        return reference

    def _kid(self, kid: Element | MarkedContent | LinkedAnnotation, parent: PDFObjectReference) -> object:
        if isinstance(kid, Element):
            return self._write(kid, parent)
        if isinstance(kid, LinkedAnnotation):
            return PDFDictionary(
                {
                    "Type": PDFName("OBJR"),
                    "Pg": self._pages[kid.page],
                    "Obj": self._document.Reference(kid.annotation),
                }
            )
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": self._pages[kid.page], "MCID": kid.number})


def _attribute(value: Attribute) -> object:
    if isinstance(value, str):
        return PDFName(value)
    return value if isinstance(value, int) else PDFArray(list(value))
