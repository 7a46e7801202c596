"""The Word file as a reader, a screen reader and another program find it: opened with python-docx."""

import re
from functools import cache
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from digests.papers.draft import Paper, draft_paper, paper_text
from digests.papers.word.look import COLOURS
from storage.enums import Rating
from tests.papers.snapshots import SHA256, answer, dorset, snapshot_of, standing, terms, was

HEADINGS = [
    "Purpose of the report",
    "Contents",
    "Background/introduction",
    "Monitoring reports",
    "Ongoing report development",
    "Recommendations",
    "Dashboard",
    "Progress in detail",
    "Financial update",
]


@cache
def paper() -> Paper:
    """The draft of the Dorset-like quarter, made once for all tests here."""
    return draft_paper(dorset(), SHA256)


def opened(made: Paper | None = None) -> WordDocument:
    """The file as python-docx reads it."""
    return Document(BytesIO((made or paper()).docx))


def part(name: str) -> str:
    """One part of the file."""
    with ZipFile(BytesIO(paper().docx)) as file:
        return file.read(name).decode("utf-8")


def level(shown: Paragraph) -> int | None:
    """The heading level of a paragraph by its style, 1 to 3; None when it is not a heading."""
    style = shown.style
    found = re.match(r"[Hh]eading (\d)", style.name or "") if style else None
    return int(found[1]) if found else None


def test_the_main_headings_stand_in_their_order() -> None:
    """The headings of level one are those of the Panel's report, in its order."""
    assert [p.text for p in opened().paragraphs if level(p) == 1] == HEADINGS


def test_no_heading_level_is_skipped() -> None:
    """Each heading is at most one level below the one before, as screen readers need it."""
    levels = [found for found in map(level, opened().paragraphs) if found]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_numbers_come_from_the_styles() -> None:
    """No number or appendix letter is typed; the styles carry them."""
    assert not [p.text for p in opened().paragraphs if re.match(r"\d+\.|Appendix [A-Z]:", p.text)]
    for style in ("Heading1", "NumberedParagraph", "Heading1Appendix"):
        assert f'<w:pStyle w:val="{style}"/>' in part("word/numbering.xml")


def test_nothing_is_direct_formatting_of_a_heading() -> None:
    """Capitals are an effect of the style: the headings themselves are in sentence case."""
    assert "<w:caps/>" not in part("word/document.xml")
    assert not [p.text for p in opened().paragraphs if level(p) and p.text.isupper()]


def test_the_text_is_the_same_text() -> None:
    """The Word file and the plain text of a snapshot say the same, in the same order."""
    lines = [re.sub(r"^(#+ |\d+\.\d* |- |    )*(Appendix [A-Z]: )?", "", at) for at in _plain_lines()]
    assert [re.sub(r"^\d+\. ", "", line) for line in lines] == _word_lines()


def _plain_lines() -> list[str]:
    return paper_text(dorset()).splitlines()


def _word_lines() -> list[str]:
    lines: list[str] = []
    for block in opened().iter_inner_content():
        if isinstance(block, Table):
            rows = ([cell.text.replace("\n", "; ") for cell in row.cells] for row in block.rows)
            lines += (" | ".join(row) for row in rows)
        else:
            lines.append(block.text)
    return lines


@pytest.mark.parametrize("place", range(9))
def test_each_table_can_be_read_by_everyone(place: int) -> None:
    """A table has a header row that repeats, rows that do not split, no merged cells, and a description."""
    table = opened().tables[place]
    first, *rest = table._tbl.tr_lst
    assert first.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row.find(f".//{qn('w:tblHeader')}") is None for row in rest)
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in (first, *rest))
    assert table._tbl.find(f".//{qn('w:gridSpan')}") is None
    assert table._tbl.find(f".//{qn('w:vMerge')}") is None
    for name in ("w:tblCaption", "w:tblDescription"):
        described = table._tbl.find(f".//{qn(name)}")
        assert described is not None
        assert described.get(qn("w:val"))


def test_no_table_is_wider_than_its_page() -> None:
    """Each table fits between the margins of its section, and its columns fill its width."""
    portrait, landscape = (174, 271.6)
    for place, table in enumerate(opened().tables):
        width = sum(column.width.mm for column in table.columns if column.width)
        assert width <= (portrait if place < 2 else landscape) + 0.1


@pytest.mark.parametrize(("ref", "least"), [("DOR-3.2", 18.2), ("DOR-0.2.1", 22), ("CAMBS-VIC-12", 31.5)])
def test_a_reference_has_room_in_its_column(ref: str, least: float) -> None:
    """The first column of a table is as wide as its longest reference needs, in millimetres, and no wider
    than lets the table fit its page."""
    one = standing(terms(ref, "A title"), answer(Rating.RED, "Something."), was(Rating.GREEN))
    *_, dashboard = opened(draft_paper(snapshot_of((one,)), SHA256)).tables
    widths = [column.width.mm for column in dashboard.columns if column.width]
    assert widths[0] >= least
    assert sum(widths) <= 271.6 + 0.1


def test_rating_cells_have_word_symbol_and_colour() -> None:
    """A cell that is filled in a rating's colour says the rating in words, in an ink that can be read."""
    for fill, ink in COLOURS.values():
        assert _contrast(fill, ink) > 4.5
    for shade in opened().element.body.iter(qn("w:shd")):
        cell = shade.getparent().getparent()
        if cell.tag == qn("w:tc"):
            assert re.match(r"[✔●▲■○–]\u00a0\w", "".join(cell.itertext()))


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_there_is_no_picture_without_alternative_text() -> None:
    """The paper has no picture, so none lacks an alternative text."""
    assert not list(opened().element.body.iter(qn("w:drawing"), qn("w:pict")))


def test_there_is_no_empty_paragraph() -> None:
    """Space comes from styles: a screen reader meets no blank paragraph."""
    assert all(p.text.strip() for p in opened().paragraphs)


def test_the_language_is_british_english() -> None:
    """Language and title stand in the properties, and the language in the defaults of all text."""
    properties = opened().core_properties
    assert properties.language == "en-GB"
    assert properties.title == (
        "Police and Crime Plan monitoring report: Quarter 2 2021/22 (July to September 2021)"
    )
    assert set(re.findall(r'w:lang [^>]*w:val="([^"]+)"', part("word/styles.xml"))) == {"en-GB"}
    assert "en-US" not in part("word/styles.xml") + part("word/settings.xml")


def test_the_pages_are_a4_and_turned_for_the_dashboard() -> None:
    """All pages are A4; only Appendix A is landscape; every section carries the same running head."""
    sections = opened().sections
    assert [s.orientation for s in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    for one in sections:
        sides = (one.page_width, one.page_height)
        assert sorted(round(side.mm) for side in sides if side) == [210, 297]
        assert one.header.paragraphs[0].text == "OFFICIAL · Draft v0.1 – not for publication"
        assert "NUMPAGES" in one.footer._element.xml


def test_all_text_is_arial_of_at_least_12_points() -> None:
    """No style and no run sets another typeface or a smaller size."""
    assert 'w:ascii="Arial"' in part("word/styles.xml")
    assert all(int(size) >= 24 for size in re.findall(r'w:sz w:val="(\d+)"', part("word/styles.xml")))
    assert "w:rFonts" not in part("word/document.xml")
    assert not re.search(r'<w:jc w:val="(?!left)', part("word/styles.xml"))


def test_draft_goes_once_it_is_cleared() -> None:
    """A draft says so in its file name and on each page; a cleared paper keeps only its classification."""
    assert paper().file_name == "Draft Police and Crime Plan monitoring report 2021-22 Q2.docx"
    cleared = draft_paper(dorset(), SHA256, cleared=True)
    assert cleared.file_name == "Police and Crime Plan monitoring report 2021-22 Q2.docx"
    assert opened(cleared).sections[0].header.paragraphs[0].text == "OFFICIAL"


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    """Made again, the file is the same to the byte, and it names the snapshot it was made from."""
    assert draft_paper(dorset(), SHA256).docx == paper().docx
    assert opened().core_properties.identifier == f"sha256:{SHA256}"
