"""Reads the tables of a Word document as it would read with its tracked changes accepted, and the lines
between them. What a change took out, and comments, are told beside the cells. Only zip and XML are needed for
it (ADR 0026)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from storage.plan.adoption.grids.grid import Grid, Spot, clean
from storage.plan.adoption.grids.packed import Package, bare

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = ("del", "moveFrom")
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DEEPEST = 200
_BESIDE = {"comments": "comment", "footnotes": "footnote", "endnotes": "endnote", "header": "page header",
           "footer": "page footer"}  # fmt: skip
"""What else a document says, by its relation's kind."""


@dataclass
class _Words:
    """What an element says, what of it is hidden, and what a tracked change took out of it."""

    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


@dataclass
class _Page:
    """The grid as it grows, a row for each row of a table and for each line outside one."""

    lines: dict[int, dict[int, Spot]] = field(default_factory=dict)
    shared: dict[tuple[int, int], Spot] = field(default_factory=dict)
    tints: dict[tuple[int, int], Spot] = field(default_factory=dict)
    loose: list[Spot] = field(default_factory=list)
    row: int = 0
    tables: int = 0
    paragraphs: int = 0


def word_grid(package: Package) -> Grid:
    """The document as one grid. Raises KeyError where it has no body."""
    page = _Page()
    body = next(part for part in package.xml("word/document.xml") if bare(part) == "body")
    for block in _blocks(body):
        _table(block, page) if bare(block) == "tbl" else _paragraph(block, page)
    for kind, name in package.related("word/document.xml").values():
        if kind in _BESIDE:
            _beside(package.xml(name), _BESIDE[kind], name.rpartition("/")[2].removesuffix(".xml"), page)
    name = package.file.rpartition(".")[0]
    return Grid(name, package.file, page.lines, page.shared, False, page.tints, tuple(page.loose))


def _blocks(parent: ElementTree.Element, depth: int = 0) -> Iterator[ElementTree.Element]:
    """Tables and paragraphs, those within content controls too."""
    for child in parent if depth < _DEEPEST else ():
        if bare(child) in ("tbl", "p"):
            yield child
        elif bare(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _blocks(child, depth + 1)


def _paragraph(paragraph: ElementTree.Element, page: _Page) -> None:
    page.paragraphs += 1
    words = _Words()
    _gather(paragraph, words)
    place = f"paragraph {page.paragraphs}"
    _tell_gone(words, place, page)
    if text := _joined(words.kept):
        page.lines[page.row] = {0: Spot(page.row, 0, text, place, columns=1_000, struck=_is_struck(words))}
        page.row += 1


def _table(table: ElementTree.Element, page: _Page) -> None:
    page.tables += 1
    open_above: dict[int, Spot] = {}
    for number, row in enumerate(_inside(table, "tr"), start=1):
        place = f"table {page.tables}, row {number}"
        if _marked(row, "trPr", "del"):
            _tell_row_gone(row, place, page)
            continue
        _row(row, place, page, open_above)
        page.row += 1


def _inside(parent: ElementTree.Element, name: str, depth: int = 0) -> Iterator[ElementTree.Element]:
    """The rows of a table or the cells of a row, those within content controls too."""
    for child in parent if depth < _DEEPEST else ():
        if bare(child) == name:
            yield child
        elif bare(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inside(child, name, depth + 1)


def _row(row: ElementTree.Element, place: str, page: _Page, above: dict[int, Spot]) -> None:
    column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    for cell in _inside(row, "tc"):
        across = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
        where = f"{place}, column {column + 1}"
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merge is not None and merge.get(f"{_W}val", "continue") != "restart" and column in above:
            page.shared[page.row, column] = above[column]
            # Words in a cell that another is merged over: Word shows none of them.
            words = _Words()
            _gather(cell, words)
            _loose(page, _joined(words.kept), f"{where} (under a merged cell)")
        else:
            above.pop(column, None)
            if spot := _cell(cell, page, column, across, where):
                above[column] = spot
        column += across


def _cell(cell: ElementTree.Element, page: _Page, column: int, across: int, where: str) -> Spot | None:
    words = _Words()
    _gather(cell, words)
    _tell_gone(words, where, page)
    text = _joined(words.kept)
    if _marked(cell, "tcPr", "cellDel"):
        _loose(page, text, f"{where} (cell deleted by a tracked change)", is_gone=True)
        return None
    fill = _fill(cell)
    spot = Spot(page.row, column, text, where, fill=fill, struck=_is_struck(words), columns=across)
    if any(words.struck) and not spot.struck and text:
        spot = replace(spot, doubt="crossed_words", likely=_joined(words.left))
    if text:
        page.lines.setdefault(page.row, {})[column] = spot
    elif fill:
        page.tints[page.row, column] = spot
    return spot


def _fill(cell: ElementTree.Element) -> str:
    shade = cell.find(f"{_W}tcPr/{_W}shd")
    fill = shade.get(f"{_W}fill", "") if shade is not None else ""
    return fill.upper() if len(fill) == 6 and fill.upper() != "FFFFFF" else ""


def _gather(element: ElementTree.Element, words: _Words, gone: bool = False, depth: int = 0) -> None:
    """The words under an element, in order; of alternatives the first, as Word shows it."""
    if depth > _DEEPEST:
        return
    for child in element:
        name = bare(child)
        if name == "t" and _is_hidden(element) and not gone:
            words.hidden.append(child.text or "")
        elif name in ("t", "delText"):
            (words.gone if gone or name == "delText" else words.kept).append(child.text or "")
            mark = element.find(f"{_W}rPr/{_W}strike")
            words.struck.append(mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false"))
            words.left += [] if words.struck[-1] or gone or name == "delText" else [child.text or ""]
        elif name in _BREAKS:
            (words.gone if gone else words.kept).append(_BREAKS[name])
            words.left += [] if gone else [_BREAKS[name]]
        elif name == "AlternateContent":
            _gather(next(iter(child), child), words, gone, depth + 1)
        elif name not in ("Fallback", "instrText", "pPr", "tcPr", "trPr", "tblPr", "sdtPr"):
            _gather(child, words, gone or name in _GONE, depth + 1)
            if name == "p":
                words.kept.append("\n")
                words.left.append("\n")


def _is_hidden(run: ElementTree.Element) -> bool:
    """Whether words have Word's format "hidden": they are neither seen nor printed."""
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false")


def _is_struck(words: _Words) -> bool:
    return bool(words.struck) and all(words.struck)


def _joined(parts: list[str]) -> str:
    lines = (" ".join(line.split()) for line in clean("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def _marked(element: ElementTree.Element, properties: str, mark: str) -> bool:
    return element.find(f"{_W}{properties}/{_W}{mark}") is not None


def _number(element: ElementTree.Element | None, otherwise: int) -> int:
    said = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(said), 200) if said.isdecimal() and len(said) < 6 else otherwise


def _tell_gone(words: _Words, where: str, page: _Page) -> None:
    _loose(page, _joined(words.gone), f"{where} (taken out by a tracked change)", is_gone=True)
    _loose(page, _joined(words.hidden), f"{where} (hidden text)")


def _tell_row_gone(row: ElementTree.Element, place: str, page: _Page) -> None:
    for number, cell in enumerate(_inside(row, "tc"), start=1):
        words = _Words()
        _gather(cell, words)
        text = _joined(words.kept + words.gone)
        _loose(page, text, f"{place}, column {number} (row deleted by a tracked change)", is_gone=True)


def _beside(root: ElementTree.Element, kind: str, part: str, page: _Page) -> None:
    """What stands in no line of the text: comments and notes one by one, a page's header or footer as a whole."""
    each = list(root) if kind in ("comment", "footnote", "endnote") else [root]
    for number, one in enumerate(each, start=1):
        words = _Words()
        _gather(one, words)
        _loose(page, _joined(words.kept), f"{kind} {number}" if one is not root else f"{kind} ({part})")


def _loose(page: _Page, text: str, place: str, is_gone: bool = False) -> None:
    if text:
        page.loose.append(Spot(page.row, 0, text, place, struck=is_gone))
