"""An outline as the body of a Word document. Styles and numbering are in templates/paper/word; nothing here
knows what a paper says."""

from collections.abc import Iterator

from digests.paper.markup import clean, element, part, text_run, twips
from digests.paper.tree import Badge, Block, Cell, Column, Gap, Kind, Outline, Paragraph, Run, Section, Table
from storage.enums import Rating

STYLES = {
    Kind.HEAD: "PaperHead",
    Kind.TITLE: "Title",
    Kind.BYLINE: "PaperHead",
    Kind.PURPOSE: "Heading1Plain",
    Kind.HEADING: "Heading1",
    Kind.APPENDIX: "Heading1Appendix",
    Kind.SUBHEADING: "Heading2",
    Kind.TOPIC: "Heading3",
    Kind.NUMBERED: "NumberedParagraph",
    Kind.BODY: "BodyText",
    Kind.BULLET: "ListBullet",
    Kind.DETAIL: "Detail",
    Kind.KEY: "TableKey",
    Kind.SIGNATURE: "Signature",
}

COLOURS = {
    Rating.BLUE: ("1D70B8", "FFFFFF"),
    Rating.GREEN: ("00703C", "FFFFFF"),
    Rating.AMBER: ("FFC20E", "0B0C0C"),
    Rating.RED: ("B10E1E", "FFFFFF"),
    Rating.GREY: ("DEE0E2", "0B0C0C"),
    Rating.NONE: ("FFFFFF", "0B0C0C"),
}
"""Fill and ink of each rating; every pair has a contrast above 4.5 to 1 (WCAG 2.2, 1.4.3)."""
DARK = "0B0C0C"
GAP_FILL = "FFF2CC"

A4 = (11906, 16838)
TOP_MARGIN = twips(20)
PORTRAIT_MARGIN, LANDSCAPE_MARGIN = twips(20), twips(12.7)
HEADER_ID, FOOTER_ID = "rId10", "rId11"


def document_xml(outline: Outline) -> str:
    """The part word/document.xml. Raises ValueError for a section that does not end with a paragraph."""
    *first, last = outline.sections
    body = [piece for section in first for piece in _inner_section(section)]
    body += [_block(block) for block in last.blocks]
    return part("document", element("body", *body, _page_setup(last)))


def _inner_section(section: Section) -> Iterator[str]:
    """All but the last section: Word keeps their page set-up in their last paragraph."""
    *blocks, last = section.blocks
    if isinstance(last, Table):
        raise ValueError("a section must end with a paragraph, which carries its page set-up")
    yield from (_block(block) for block in blocks)
    yield _paragraph(last, _page_setup(section))


def _page_setup(section: Section) -> str:
    width, height = reversed(A4) if section.landscape else A4
    turned = {"orient": "landscape"} if section.landscape else {}
    margin = LANDSCAPE_MARGIN if section.landscape else PORTRAIT_MARGIN
    sides = {"top": TOP_MARGIN, "right": margin, "bottom": margin, "left": margin}
    return element(
        "sectPr",
        f'<w:headerReference w:type="default" r:id="{HEADER_ID}"/>',
        f'<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>',
        element("pgSz", w=width, h=height, **turned),
        element("pgMar", **sides, header=twips(9), footer=twips(9), gutter=0),
    )


def _block(block: Block) -> str:
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(shown: Paragraph, page_setup: str = "") -> str:
    properties = [element("pStyle", val=STYLES[shown.kind])]
    if shown.keep:
        properties.append(element("keepNext"))
    if shown.new_page:
        properties.append(element("pageBreakBefore"))
    runs = (_run(run) for run in shown.runs)
    return element("p", element("pPr", *properties, page_setup), *runs)


def _run(run: Run) -> str:
    if isinstance(run, Badge):
        return text_run(run.text, _coloured(run.rating, boxed=True))
    if isinstance(run, Gap):
        return text_run(run.text, element("b") + element("shd", val="clear", color="auto", fill=GAP_FILL))
    return text_run(run.text, element("b") if run.strong else "")


def _coloured(rating: Rating, *, boxed: bool) -> str:
    """Run properties of a rating's word: bold, in its ink, and boxed in its fill within a line."""
    fill, ink = COLOURS[rating]
    properties = element("b") + element("color", val=ink)
    if not boxed:
        return properties
    border = element("bdr", val="single", sz=4, space=0, color=DARK)
    return properties + border + element("shd", val="clear", color="auto", fill=fill)


# --- tables ----------------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    widths = tuple(twips(column.width) for column in table.columns)
    last = len(table.rows) - 1
    rows = (_row(row, widths, keep=_is_kept(table, at == last)) for at, row in enumerate(table.rows))
    return element("p", element("pPr", element("pStyle", val="Caption")), text_run(table.caption)) + element(
        "tbl", _table_setup(table, widths), _head_row(table.columns, widths), *rows
    )


def _is_kept(table: Table, is_last: bool) -> bool:
    """Whether a row stays on the page of the next one, or of what follows the table."""
    return table.keyed if is_last else table.compact


def _table_setup(table: Table, widths: tuple[int, ...]) -> str:
    return element(
        "tblPr",
        element("tblStyle", val="PaperTable"),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
        ),
        element("tblCaption", val=clean(table.caption)),
        element("tblDescription", val=clean(table.description)),
    ) + element("tblGrid", *(element("gridCol", w=width) for width in widths))


def _head_row(columns: tuple[Column, ...], widths: tuple[int, ...]) -> str:
    setup = element("trPr", element("cantSplit"), element("tblHeader"))
    cells = (_cell("TableHead", Cell((c.head,)), w, keep=True) for c, w in zip(columns, widths, strict=True))
    return element("tr", setup, *cells)


def _row(row: tuple[Cell, ...], widths: tuple[int, ...], *, keep: bool) -> str:
    cells = (_cell("TableText", cell, width, keep=keep) for cell, width in zip(row, widths, strict=True))
    return element("tr", element("trPr", element("cantSplit")), *cells)


def _cell(style: str, cell: Cell, width: int, *, keep: bool) -> str:
    setup = element("tcW", w=width, type="dxa")
    ink = ""
    if cell.rating is not None:
        setup += element("shd", val="clear", color="auto", fill=COLOURS[cell.rating][0])
        ink = _coloured(cell.rating, boxed=False)
    properties = element("pPr", element("pStyle", val=style), element("keepNext") if keep else "")
    lines = (element("p", properties, text_run(line, ink)) for line in cell.lines)
    return element("tc", element("tcPr", setup), *lines)
