"""What a sheet's own XML says of its shape: merged cells, hidden rows and columns, formulas without a value,
comments. openpyxl tells these only where it reads a workbook whole, which a missing drawing keeps it from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.utils.cell import coordinate_from_string

from storage.plan.adoption.grids.packed import Package, bare, relation_of
from storage.plan.files.excel.sheet import has_no_size
from storage.plan.files.excel_notes import printed_words

_MOVING = re.compile(r"\b(?:TODAY|NOW)\s*\(", re.IGNORECASE)
_ALL = 1_048_576
Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class SheetShape:
    """One sheet's shape. `merged` gives how many rows and columns the cell at its corner stretches over;
    `last_styled` is the last column that has a format in a row that says something."""

    name: str
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    formulas: set[Cell] = field(default_factory=set)
    moving_formulas: set[Cell] = field(default_factory=set)
    empty_formulas: set[Cell] = field(default_factory=set)
    comments: dict[Cell, str] = field(default_factory=dict)
    links: dict[Cell, str] = field(default_factory=dict)
    margins: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    ruled: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows_said: int = 0
    last_row: int = -1
    last_column: int = -1
    last_styled: int = -1

    def is_ruled(self, row: int, column: int) -> bool:
        """Whether a rule may give a blank cell another colour than its own."""
        return any(
            left - 1 <= column < right and top - 1 <= row < bottom for left, top, right, bottom in self.ruled
        )


def shapes(package: Package) -> Iterator[SheetShape]:
    """The shape of each sheet, in the workbook's order."""
    book = next(name for name in ("xl/workbook.xml", "xl/Workbook.xml") if name in package.names)
    parts = package.related(book)
    for sheet in package.xml(book).iter():
        if bare(sheet) == "sheet":
            kind, part = parts.get(relation_of(sheet), ("", ""))
            if kind == "worksheet":
                shape = SheetShape(sheet.get("name", ""), sheet.get("state", "visible") != "visible")
                _read(package.xml(part), shape)
                _comments(package, part, shape)
                _links(package, part, shape)
                _boxes(package, part, shape)
                yield shape


def _read(root: ElementTree.Element, shape: SheetShape) -> None:
    number, has_height = -1, True
    for element in root.iter():
        name = bare(element)
        if name == "sheetFormatPr":
            has_height = not has_no_size({"ht": element.get("defaultRowHeight", "")}, "ht")
        elif name == "row":
            number = int(element.get("r", number + 2)) - 1
            _row(element, number, shape)
            shape.hidden_rows |= set() if has_height or element.get("ht") else {number}
        elif name == "col" and has_no_size(element.attrib, "width"):
            first, last = int(element.get("min", 1)), int(element.get("max", 1))
            shape.hidden_columns.update(range(first - 1, min(last, 1_000)))
        elif name == "mergeCell":
            left, top, right, bottom = range_boundaries(element.get("ref", ""))
            if left and top and right and bottom:
                shape.merged[top - 1, left - 1] = bottom - top + 1, right - left + 1
        elif name == "conditionalFormatting" and any(_colours_blanks(rule) for rule in element):
            ranges = (range_boundaries(one) for one in element.get("sqref", "").split())
            shape.ruled += [(a or 1, b or 1, c or _ALL, d or _ALL) for a, b, c, d in ranges]
        elif name.endswith(("Header", "Footer")) and (words := printed_words(element.text or "")):
            shape.margins += [words] if words not in shape.margins else []


def _colours_blanks(rule: ElementTree.Element) -> bool:
    """Whether a rule of colour may hold for a cell that says nothing, which counts as 0."""
    compared = "".join(part.text or "" for part in rule)
    numbers = rule.get("type") == "cellIs" and not compared.startswith('"')
    return bool(rule.get("dxfId")) and (numbers or rule.get("type") in ("expression", "containsBlanks"))


def _boxes(package: Package, part: str, shape: SheetShape) -> None:
    """What stands in boxes over the cells."""
    for kind, name in package.related(part).values():
        for box in package.xml(name).iter() if kind == "drawing" else ():
            words = "".join(one.text or "" for one in box.iter() if bare(one) == "t")
            shape.boxes += [words.strip()] if bare(box) == "txBody" and words.strip() else []


def _row(row: ElementTree.Element, number: int, shape: SheetShape) -> None:
    if has_no_size(row.attrib, "ht"):
        shape.hidden_rows.add(number)
    at, styled, before = -1, -1, shape.last_row
    for cell in row:
        at = column_of(cell, at)
        parts = {bare(part): part for part in cell}
        styled = at if cell.get("s") else styled
        said = any(name in parts for name in ("v", "is", "f"))
        if said:
            shape.last_row, shape.last_column = max(shape.last_row, number), max(shape.last_column, at)
        if "f" in parts:
            shape.formulas.add((number, at))
            if _MOVING.search(parts["f"].text or ""):
                shape.moving_formulas.add((number, at))
            if "v" not in parts or not (parts["v"].text or "").strip():
                shape.empty_formulas.add((number, at))
    shape.rows_said += shape.last_row > before
    if shape.last_row == number:
        shape.last_styled = max(shape.last_styled, styled)


def column_of(cell: ElementTree.Element, before: int) -> int:
    """The column of a cell; one that does not say stands after the one before."""
    where = cell.get("r")
    return column_index_from_string(coordinate_from_string(where)[0]) - 1 if where else before + 1


def _comments(package: Package, part: str, shape: SheetShape) -> None:
    for kind, name in package.related(part).values():
        if kind in ("comments", "threadedComment"):
            shape.comments |= _said(package.xml(name))


def _links(package: Package, part: str, shape: SheetShape) -> None:
    """Where cells lead to outside the workbook."""
    targets = package.links(part)
    for element in package.xml(part).iter():
        if bare(element) == "hyperlink" and (target := targets.get(relation_of(element))):
            left, top, _, _ = range_boundaries(element.get("ref", ""))
            if left and top:
                shape.links[top - 1, left - 1] = target


def _said(root: ElementTree.Element) -> Mapping[Cell, str]:
    found: dict[Cell, str] = {}
    for comment in root.iter():
        if bare(comment) in ("comment", "threadedComment") and comment.get("ref"):
            column, row = coordinate_from_string(comment.get("ref", ""))
            words = "".join(part.text or "" for part in comment.iter() if bare(part) in ("t", "text"))
            found[row - 1, column_index_from_string(column) - 1] = words.strip()
    return {cell: words for cell, words in found.items() if words}
