"""The structure tree of a PDF as values, read without any of the code that wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject


@dataclass
class Node:
    """An element: its role, its entries as written, its kids, and on which pages (from 0) its own content lies."""

    role: str
    entries: DictionaryObject
    kids: list["Node"] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    annotations: list[DictionaryObject] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, role: str) -> list["Node"]:
        """All elements of a role below this one."""
        return [node for node in self.walk() if node.role == role]

    def attribute(self, name: str) -> Any:
        """An attribute's value whatever its owner; None where it is not set."""
        for owner in self.entries.get("/A", ArrayObject()):
            if name in owner.get_object():
                return owner.get_object()[name]
        return None


def read_tree(content: bytes) -> Node:
    """The document's root element."""
    reader = PdfReader(BytesIO(content))
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    root = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    (document,) = root["/K"]
    return _node(document.get_object(), pages)


def _node(entries: DictionaryObject, pages: dict[int, int]) -> Node:
    node = Node(str(entries["/S"]).removeprefix("/"), entries)
    for kid in entries["/K"]:  # type: ignore[attr-defined]
        value = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(value, int):
            node.pages.append(pages[entries.raw_get("/Pg").idnum])
        elif value.get("/Type") == "/MCR":
            node.pages.append(pages[value.raw_get("/Pg").idnum])
        elif value.get("/Type") == "/OBJR":
            node.annotations.append(value["/Obj"].get_object())
        else:
            node.kids.append(_node(value, pages))
    return node
