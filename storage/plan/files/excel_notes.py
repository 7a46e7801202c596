"""The notes that people put on cells, which are not read and must not be overlooked. The template's are Muster's."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.packaging.relationship import get_dependents
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.xml.constants import COMMENTS_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

OWN = "Muster"
"""Whom the template's notes are by."""
_TAG = f"{{{SHEET_MAIN_NS}}}"


def notes_in(worksheet: Any) -> Iterator[tuple[int, int, str]]:
    """Each note of a sheet that somebody else wrote: its row and column from 0, and its words."""
    archive = worksheet.parent._archive
    folder, _, name = worksheet._worksheet_path.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return
    for one in get_dependents(archive, relations):
        if one.Type == COMMENTS_NS and one.target in archive.namelist():
            yield from _notes(fromstring(archive.read(one.target)))


def _notes(comments: Element) -> Iterator[tuple[int, int, str]]:
    authors = [author.text for author in comments.iter(f"{_TAG}author")]
    for one in comments.iter(f"{_TAG}comment"):
        words = "".join(one.itertext()).strip()
        if words and authors[int(one.get("authorId", "0"))] != OWN:
            row, column = coordinate_to_tuple(one.get("ref", "A1"))
            yield row - 1, column - 1, words
