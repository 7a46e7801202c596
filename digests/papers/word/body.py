"""An outline as the body of a Word document, written with python-docx. The styles are in look.py; nothing here
knows what a paper says."""

from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.section import Section as WordSection
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from digests.papers.kit.tree import (
    Badge,
    Block,
    Gap,
    Kind,
    Link,
    Outline,
    Paragraph,
    Section,
    Table,
    TableCell,
    TableColumn,
    Words,
)
from digests.papers.word import links
from digests.papers.word.look import COLOURS, GAP_FILL, INK, TABLE_STYLE
from digests.papers.word.markup import clean, element, fill, parsed

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
    Kind.CONTENTS: "Contents",
    Kind.DETAIL: "Detail",
    Kind.KEY: "TableKey",
    Kind.SIGNATURE: "Signature",
}

A4 = (Mm(210), Mm(297))
TOP_MARGIN = PORTRAIT_MARGIN = Mm(20)
TIGHT_MARGIN = Mm(18)
LANDSCAPE_MARGIN = Mm(12.7)
EDGE = Mm(9)
"""From the edge of the paper to its running head and foot."""


def write(outline: Outline, document: WordDocument) -> None:
    """Writes the outline into an empty document. Raises ValueError for a section that does not end with a
    paragraph, in which Word keeps its page set-up."""
    for at, section in enumerate(outline.sections):
        if not isinstance(section.blocks[-1], Paragraph):
            raise ValueError("a section must end with a paragraph, which carries its page set-up")
        if at:
            _start_section(document)
        _set_up(document.sections[-1], section, tight=outline.tight)
        for block in section.blocks:
            _block(block, document)
    links.count(document.element.body)


def _start_section(document: WordDocument) -> None:
    """A new section. python-docx ends the one before with an empty paragraph: its last one carries the set-up
    instead, so that a screen reader meets no blank."""
    document.add_section()
    blank = document.element.body.p_lst[-1]
    blank.getprevious().set_sectPr(blank.pPr.sectPr)
    document.element.body.remove(blank)


def _set_up(page: WordSection, section: Section, *, tight: bool) -> None:
    width, height = reversed(A4) if section.landscape else A4
    page.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = width, height
    page.top_margin = TIGHT_MARGIN if tight else TOP_MARGIN
    page.header_distance = page.footer_distance = EDGE
    upright = TIGHT_MARGIN if tight else PORTRAIT_MARGIN
    margin = LANDSCAPE_MARGIN if section.landscape else upright
    page.left_margin = page.right_margin = page.bottom_margin = margin


def _block(block: Block, document: WordDocument) -> None:
    if isinstance(block, Table):
        _table(block, document)
    else:
        _paragraph(block, document)


def _paragraph(shown: Paragraph, document: WordDocument) -> None:
    wanted = {"keepNext": shown.keep, "pageBreakBefore": shown.new_page}
    made = _styled(STYLES[shown.kind], document, *(name for name, is_so in wanted.items() if is_so))
    for run in shown.runs:
        if isinstance(run, Link):
            made._p.extend(parsed(links.linked(run)))
        else:
            _run(run, made.add_run(clean(run.text)))
    if shown.anchor:
        links.mark(made._p, shown.anchor)


def _styled(style: str, document: WordDocument, *layout: str) -> WordParagraph:
    """A new paragraph with the style of this id and these settings of its own. Parsed, because python-docx
    looks for a style's name anew in each paragraph, and for the place of each setting."""
    setup = element("pPr", element("pStyle", val=style), *map(element, layout))
    (made,) = parsed(element("p", setup))
    document.element.body.sectPr.addprevious(made)
    return WordParagraph(made, document)


def _run(shown: Words | Badge | Gap, run: WordRun) -> None:
    if isinstance(shown, Badge):
        colour, ink = COLOURS[shown.rating]
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(ink)
        border = element("bdr", val="single", sz=4, space=0, color=INK)
        run.element.get_or_add_rPr().extend(parsed(border, fill(colour)))
    elif isinstance(shown, Gap):
        run.bold = True
        run.element.get_or_add_rPr().extend(parsed(fill(GAP_FILL)))
    elif shown.strong:
        run.bold = True


# --- tables ----------------------------------------------------------------------------------------------


def _table(table: Table, document: WordDocument) -> None:
    """A table under its caption. It is written as text and parsed at once: python-docx's own cells search the
    whole table for each call, which makes a long one slow."""
    if not table.untitled:
        _styled("Caption", document).add_run(clean(table.caption))
    widths = tuple(Mm(column.width).twips for column in table.columns)
    last = len(table.rows) - 1
    rows = (_row(row, widths, keep=_is_kept(table, at == last)) for at, row in enumerate(table.rows))
    made = element("tbl", _table_setup(table, widths), _head_row(table.columns, widths), *rows)
    document.element.body.sectPr.addprevious(*parsed(made))


def _is_kept(table: Table, is_last: bool) -> bool:
    """Whether a row stays on the page of the next one, or of what follows the table."""
    return table.keyed if is_last else table.compact


def _table_setup(table: Table, widths: tuple[int, ...]) -> str:
    setup = element(
        "tblPr",
        element("tblStyle", val=TABLE_STYLE),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
        ),
        element("tblCaption", val=clean(table.caption)),
        element("tblDescription", val=clean(table.description)),
    )
    return setup + element("tblGrid", *(element("gridCol", w=width) for width in widths))


def _head_row(columns: tuple[TableColumn, ...], widths: tuple[int, ...]) -> str:
    setup = element("trPr", element("cantSplit"), element("tblHeader"))
    cells = (
        _cell("TableHead", TableCell((c.head,)), w, keep=True) for c, w in zip(columns, widths, strict=True)
    )
    return element("tr", setup, *cells)


def _row(row: tuple[TableCell, ...], widths: tuple[int, ...], *, keep: bool) -> str:
    cells = (_cell("TableText", cell, width, keep=keep) for cell, width in zip(row, widths, strict=True))
    return element("tr", element("trPr", element("cantSplit")), *cells)


def _cell(style: str, cell: TableCell, width: int, *, keep: bool) -> str:
    setup, ink = element("tcW", w=width, type="dxa"), ""
    if cell.rating is not None:
        colour, letters = COLOURS[cell.rating]
        setup += fill(colour)
        ink = element("rPr", element("b"), element("color", val=letters))
    layout = element("pPr", element("pStyle", val=style), element("keepNext") if keep else "")
    runs = [element("r", ink, _words(line)) for line in cell.lines]
    if cell.to:
        runs[0] = links.linked(Link(cell.to, cell.lines[0]))
    lines = (element("p", layout, run) for run in runs)
    return element("tc", element("tcPr", setup), *lines)


def _words(line: str) -> str:
    """Typed text within a run, its line breaks as breaks."""
    parts = escape(clean(line)).split("\n")
    return element("br").join(f'<w:t xml:space="preserve">{part}</w:t>' for part in parts)
