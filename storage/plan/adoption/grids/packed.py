"""Takes the parts of an Office file out of its package, with bounds: how much is unpacked, and no document
type, so that no part can refer to another file or grow while it is read."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

from storage.plan.adoption.grids.grid import NotReadable

MOST_UNPACKED = 40_000_000
_CORE, _CUSTOM = "docProps/core.xml", "docProps/custom.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Package:
    """The parts of one .xlsx or .docx file."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._archive = zipfile.ZipFile(BytesIO(data))
        if sum(part.file_size for part in self._archive.infolist()) > MOST_UNPACKED:
            raise NotReadable("too_large_unpacked", file)
        self.names = frozenset(self._archive.namelist())

    def xml(self, name: str) -> ElementTree.Element:
        """A part as XML. Raises NotReadable where it declares a document type, KeyError where it is
        missing."""
        data = self._archive.read(name)
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise NotReadable("not_a_document", self.file)
        # Without a document type there are no entities to expand, and ElementTree fetches nothing.
        return ElementTree.fromstring(data)  # noqa: S314 - refused above

    def related(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to: the kind and the part of each relation, by its id; those that are there."""
        found = {}
        for one in self._relations(name):
            target = one.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
            if part in self.names:
                found[one.get("Id", "")] = one.get("Type", "").rpartition("/")[2], part
        return found

    def links(self, name: str) -> Mapping[str, str]:
        """Where a part refers to outside the package, by the relation's id; an address without "mailto:"."""
        outside = (one for one in self._relations(name) if one.get("TargetMode") == "External")
        return {one.get("Id", ""): one.get("Target", "").removeprefix("mailto:") for one in outside}

    def labels(self) -> tuple[str, ...]:
        """What the file's properties call it: its sensitivity label, its subject, keywords and category."""
        own = self.xml(_CUSTOM) if _CUSTOM in self.names else ()
        named = [one for one in own if one.get("name", "").endswith("_Name")]
        core = self.xml(_CORE) if _CORE in self.names else ()
        named += [one for one in core if bare(one) in ("subject", "keywords", "category", "contentStatus")]
        return tuple(text for one in named if (text := "".join(one.itertext()).strip()))

    def _relations(self, name: str) -> Iterable[ElementTree.Element]:
        relations = join(dirname(name), "_rels", name.rpartition("/")[2] + ".rels")
        return self.xml(relations) if relations in self.names else ()


def relation_of(element: ElementTree.Element) -> str:
    """The id of the relation that an element names."""
    return element.get(_RELATION, "")


def bare(element: ElementTree.Element) -> str:
    """An element's own name, without its namespace."""
    return element.tag.rpartition("}")[2]
