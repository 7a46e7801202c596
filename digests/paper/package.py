"""A Word file around a document: the parts it must have, its properties, its running head and foot, zipped.

The same outline gives the same bytes: no clock is read, and each entry of the zip has one fixed date."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from digests.paper.markup import clean, element, field, part, text_run
from digests.paper.tree import Outline
from digests.paper.word import document_xml

PARTS = Path(__file__).parents[1] / "templates" / "paper" / "word"
FIXED_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "docProps/app.xml": "app.xml",
}
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Properties:
    """What the file says of itself. `marking` is its running head; `reference` names the snapshot."""

    author: str
    made_at: datetime
    marking: str
    reference: str


def docx(outline: Outline, properties: Properties) -> bytes:
    """The Word file."""
    made = {
        "word/document.xml": document_xml(outline),
        "word/header1.xml": _header(properties),
        "word/footer1.xml": _footer(),
        "docProps/core.xml": _core(outline, properties),
    }
    fixed = {name: (PARTS / file).read_text(encoding="utf-8") for name, file in FIXED_PARTS.items()}
    return _zipped(fixed | made)


def _zipped(parts: dict[str, str]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            entry = ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # otherwise the bytes would tell on which kind of machine they were made
            file.writestr(entry, text.encode("utf-8"))
    return held.getvalue()


def _header(properties: Properties) -> str:
    style = element("pPr", element("pStyle", val="Header"))
    return part("hdr", element("p", style, text_run(properties.marking)))


def _footer() -> str:
    style = element("pPr", element("pStyle", val="Footer"))
    words = (text_run("Page "), field("PAGE"), text_run(" of "), field("NUMPAGES"))
    return part("ftr", element("p", style, *words))


def _core(outline: Outline, properties: Properties) -> str:
    """Title, language and dates, as ECMA-376 part 2 has them."""
    made_at = properties.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_safe(outline.title)}</dc:title>"
        f"<dc:creator>{_safe(properties.author)}</dc:creator>"
        f"<dc:identifier>{_safe(properties.reference)}</dc:identifier>"
        "<dc:language>en-GB</dc:language>"
        f"<cp:lastModifiedBy>{_safe(properties.author)}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made_at}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made_at}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _safe(text: str) -> str:
    return escape(" ".join(clean(text).split()))
