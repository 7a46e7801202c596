"""What a sheet has besides the words of its cells, which is not read and must not be overlooked: notes, where cells
lead to, boxes over them, a page's header and footer. The template's notes are Muster's."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.packaging.relationship import RelationshipList, get_dependents
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.xml.constants import COMMENTS_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from storage.rules.same_text import folded

OWN = "Muster"
"""Whom the template's notes are by."""
_BEFORE = re.compile(r"^(?:mailto:|https?://(?:www\.)?)")
_PAGES = ("odd", "even", "first")
_OF_NUMBERS = frozenset({"page", "of", "/", "-"})
_TAG = f"{{{SHEET_MAIN_NS}}}"


def notes_in(worksheet: Any) -> Iterator[tuple[int, int, str]]:
    """Each note of a sheet that somebody else wrote: its row and column from 0, and its words."""
    archive = worksheet.parent._archive
    for one in _relations(worksheet):
        if one.Type == COMMENTS_NS and one.target in archive.namelist():
            yield from _notes(fromstring(archive.read(one.target)))


def links_in(worksheet: Any, links: Any) -> Iterator[tuple[int, int, str]]:
    """Each cell of a sheet that leads somewhere outside it: its row and column from 0, and where to. `links` are as
    the sheet lists them."""
    targets = {one.Id: one.target for one in _relations(worksheet) if one.TargetMode == "External"}
    for one in links.hyperlink if links else ():
        column, row, _, _ = range_boundaries(one.ref)
        target = str(targets.get(one.id, "#"))
        if row and column and not target.startswith("#"):
            yield row - 1, column - 1, target


def margins_in(parser: Any) -> Iterator[str]:
    """What a sheet prints at the top and at the foot of its pages, each once."""
    printed = getattr(parser, "HeaderFooter", None)
    parts = [getattr(printed, f"{page}{part}", None) for page in _PAGES for part in ("Header", "Footer")]
    said = (getattr(part, side).text for part in parts if part for side in ("left", "center", "right"))
    yield from dict.fromkeys(words for one in said if one and (words := printed_words(one)))


def printed_words(code: str) -> str:
    """The words of a page's header or footer, without what sets their place, their look or a number; "" where only a
    number is left."""
    bare = re.sub(
        r'&"[^"]*"|&K[0-9A-F]{6}|&K\d\d[+-]\d{3}|&\[\w+\]|&\d+|&[A-Z]', " ", code.replace("&&", "\0")
    )
    words = bare.replace("\0", "&").split()
    return " ".join(words) if {folded(word) for word in words} - _OF_NUMBERS else ""


def boxes_in(worksheet: Any) -> Iterator[str]:
    """What stands in boxes over a sheet's cells."""
    archive = worksheet.parent._archive
    for one in _relations(worksheet):
        if one.Type.endswith("/drawing") and one.target in archive.namelist():
            for box in fromstring(archive.read(one.target)).iter():
                words = "".join(part.text or "" for part in box.iter() if part.tag.endswith("}t")).strip()
                yield from [words] if box.tag.endswith("}txBody") and words else []


def leads_elsewhere(target: str, words: str) -> bool:
    """Whether a cell's words do not say where it leads to: a spreadsheet makes a link of each address itself."""
    return _address(target.partition("?")[0] if target.startswith("mailto:") else target) not in _address(
        words
    )


def _address(text: str) -> str:
    return _BEFORE.sub("", folded(text)).rstrip("/")


def _relations(worksheet: Any) -> RelationshipList:
    """What a sheet refers to."""
    archive = worksheet.parent._archive
    folder, _, name = worksheet._worksheet_path.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    return get_dependents(archive, relations) if relations in archive.namelist() else RelationshipList()


def _notes(comments: Element) -> Iterator[tuple[int, int, str]]:
    authors = [author.text for author in comments.iter(f"{_TAG}author")]
    for one in comments.iter(f"{_TAG}comment"):
        words = "".join(one.itertext()).strip()
        if words and authors[int(one.get("authorId", "0"))] != OWN:
            row, column = coordinate_to_tuple(one.get("ref", "A1"))
            yield row - 1, column - 1, words
