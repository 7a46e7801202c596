"""How a paper looks: an empty Word document with the paper's own styles, numbering and language. Which paragraph
has which style is in word.py."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from digests.papers.word.markup import element, fill, parsed
from storage.enums import Rating

COLOURS = {
    Rating.BLUE: ("1D70B8", "FFFFFF"),
    Rating.GREEN: ("00703C", "FFFFFF"),
    Rating.AMBER: ("FFC20E", "0B0C0C"),
    Rating.RED: ("B10E1E", "FFFFFF"),
    Rating.GREY: ("DEE0E2", "0B0C0C"),
    Rating.NONE: ("FFFFFF", "0B0C0C"),
}
"""Fill and ink of each rating; every pair has a contrast above 4.5 to 1 (WCAG 2.2, 1.4.3)."""
INK = "0B0C0C"
GAP_FILL = "FFF2CC"
HEAD_FILL = "E8EAEC"
TABLE_STYLE = "PaperTable"
LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Look:
    """One paragraph style. Sizes, spaces and indents are in points; what is None comes from `based_on`.

    `number` is (list, level) of `_LISTS`, (0, 0) for none; `outline` the level in the navigation pane, from 0;
    `own` marks a style that is not one of Word's. A style that `holds` stays on the page of what follows, one
    that is `whole` is not split between pages."""

    name: str
    based_on: str = "Normal"
    then: str = ""
    size: float | None = None
    bold: bool | None = None
    capitals: bool | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    indent: float | None = None
    holds: bool | None = None
    whole: bool | None = None
    outline: int | None = None
    number: tuple[int, int] | None = None
    own: bool = False


_NORMAL = Look("Normal", size=12, after=6, line=1.1)

# Capitals are an effect of the style; the text itself is in sentence case, as screen readers want it.
_LOOKS = (
    Look("Body Text", before=3, after=5),
    Look("Numbered Paragraph", own=True, before=6, number=(1, 1)),
    Look("List Bullet", after=3, number=(3, 0)),
    Look("Contents", own=True, after=1),
    Look("Detail", own=True, after=3, indent=36),
    Look("Title", then="Body Text", size=16, bold=True, capitals=True, before=6, after=12, holds=True),
    Look("Paper Head", own=True, then="Body Text", bold=True, capitals=True, after=12, holds=True),
    Look(
        "Heading 1",
        then="Numbered Paragraph",
        size=14,
        bold=True,
        capitals=True,
        before=18,
        holds=True,
        whole=True,
        outline=0,
        number=(1, 0),
    ),
    Look("Heading 1 Plain", "Heading 1", own=True, then="Body Text", indent=0, number=(0, 0)),
    Look("Heading 1 Appendix", "Heading 1", own=True, then="Body Text", before=0, indent=0, number=(2, 0)),
    Look("Heading 2", then="Body Text", size=13, bold=True, before=14, holds=True, whole=True, outline=1),
    Look("Heading 3", then="Body Text", bold=True, before=14, after=4, holds=True, whole=True, outline=2),
    Look("Signature", bold=True, capitals=True, before=12, holds=True, whole=True),
    Look("Caption", then="Body Text", bold=True, before=8, after=4, holds=True, whole=True),
    Look("Table Text", own=True, before=1, after=1, line=1),
    Look("Table Head", "Table Text", own=True, bold=True),
    Look("Table Key", own=True, before=6, whole=True),
    Look("Header", bold=True, after=0),
    Look("Footer", after=0),
)


_TIGHT: dict[str, dict[str, Any]] = {
    "Normal": {"after": 4, "line": 1},
    "Body Text": {"before": 0, "after": 3},
    "Numbered Paragraph": {"before": 3},
    "List Bullet": {"after": 2},
    "Detail": {"after": 2},
    "Heading 1": {"before": 12, "after": 4},
    "Heading 2": {"before": 8, "after": 3},
    "Heading 3": {"before": 6, "after": 1},
    "Table Text": {"before": 0, "after": 0},
    "Table Key": {"before": 4},
}
"""What a tight paper has less of, by style."""


def blank(*, tight: bool = False) -> WordDocument:
    """An empty document in the paper's look. python-docx starts from a template that is American, has over
    a hundred styles and names another program as its maker: only what every document must have is kept."""
    document = Document()
    _strip(document)
    _set_defaults(document)
    normal = document.styles["Normal"]
    normal.font.color.rgb = RGBColor.from_string(INK)
    for look in (_NORMAL, *_LOOKS):
        shown = replace(look, **_TIGHT.get(look.name, {})) if tight else look
        _shape(normal if look is _NORMAL else _added(document, shown), shown)
    _add_table_style(document)
    numbering = document.part.numbering_part.element
    numbering.clear()
    numbering.extend(parsed(*_numbering()))
    return document


_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
}


def _strip(document: WordDocument) -> None:
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, found in relations.items() if found.reltype not in _KEPT]:
            del relations[name]
    for style in list(document.styles):
        if not style.element.default:
            style.delete()


def _set_defaults(document: WordDocument) -> None:
    """Language and typeface of all text, whatever its style; the file opens as a present-day one."""
    language = {"val": LANGUAGE, "eastAsia": LANGUAGE, "bidi": LANGUAGE}
    typeface = element("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs="Arial")
    defaults = element(
        "docDefaults", element("rPrDefault", element("rPr", typeface, element("lang", **language)))
    )
    styles = document.styles.element
    styles.replace(styles[0], *parsed(defaults))
    settings = document.settings.element
    settings.clear()
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    compatible = element("compat", element("compatSetting", **mode))
    settings.extend(parsed(compatible, element("themeFontLang", **language)))


def _added(document: WordDocument, look: Look) -> ParagraphStyle:
    styles = document.styles
    style: ParagraphStyle = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not look.own)
    style.base_style = styles[look.based_on]
    style.next_paragraph_style = styles[look.then] if look.then else style
    style.quick_style = True
    return style


def _shape(style: ParagraphStyle, look: Look) -> None:
    style.font.size = _points(look.size)
    style.font.bold = look.bold
    style.font.all_caps = look.capitals
    layout = style.paragraph_format
    layout.space_before, layout.space_after = _points(look.before), _points(look.after)
    layout.line_spacing = look.line
    layout.left_indent = _points(look.indent)
    layout.first_line_indent = None if look.indent is None else Pt(0)
    layout.keep_with_next, layout.keep_together = look.holds, look.whole
    _number(style, look)


def _points(size: float | None) -> Pt | None:
    return None if size is None else Pt(size)


def _number(style: ParagraphStyle, look: Look) -> None:
    layout = style.element.get_or_add_pPr()
    if look.number is not None:
        numbered = layout.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = look.number[1]
        numbered.get_or_add_numId().val = look.number[0]
    if look.outline is not None:
        layout.extend(parsed(element("outlineLvl", val=look.outline)))


# --- numbering and tables ----------------------------------------------------------------------------------


def _numbering() -> Iterator[str]:
    """n. and n.n, Appendix A, bullets: bound to their styles, so that a paragraph moved or added by hand is
    numbered anew."""
    headings = (
        _level(0, "decimal", "Heading1", "%1.", hanging=720, left=720),
        _level(1, "decimal", "NumberedParagraph", "%1.%2", hanging=720, left=720),
    )
    appendices = (_level(0, "upperLetter", "Heading1Appendix", "Appendix %1:", suffix="space"),)
    bullets = (_level(0, "bullet", "ListBullet", "•", hanging=360, left=1080),)
    lists = (headings, appendices, bullets)
    for at, levels in enumerate(lists):
        kind = element("multiLevelType", val="multilevel" if len(levels) > 1 else "singleLevel")
        yield element("abstractNum", kind, *levels, abstractNumId=at)
    for at in range(len(lists)):
        yield element("num", element("abstractNumId", val=at), numId=at + 1)


def _level(
    depth: int, form: str, style: str, text: str, *, hanging: int = 0, left: int = 0, suffix: str = "tab"
) -> str:
    """One level of a list; its indents are in twentieths of a point."""
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("pStyle", val=style),
        element("suff", val=suffix),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=left, hanging=hanging)),
        ilvl=depth,
    )


def _add_table_style(document: WordDocument) -> None:
    """A dark line round every cell, so that pale colours have an edge (WCAG 2.2, 1.4.11)."""
    style = document.styles.add_style("Paper Table", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (element(side, val="single", sz=6, space=0, color=INK) for side in sides)
    room = {"top": 28, "left": 50, "bottom": 28, "right": 50}
    margins = (element(side, w=width, type="dxa") for side, width in room.items())
    table = element("tblPr", element("tblBorders", *borders), element("tblCellMar", *margins))
    head = element("tblStylePr", element("tcPr", fill(HEAD_FILL)), type="firstRow")
    style.element.extend(parsed(table, head))
