"""WordprocessingML as strings: elements, and text made safe for XML. Strings, because the same tables built
cell by cell with python-docx took over three times as long as the whole paper takes now."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry: control characters, lone surrogates, two non-characters."""
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Direction overrides, which make a text read otherwise than it is written."""

TWIPS_IN_MM = 1440 / 25.4


def clean(text: str) -> str:
    """The text without what a document cannot or should not carry; line breaks are kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _TURNS_TEXT.sub("", _NOT_XML.sub("", lines))


def element(name: str, *children: str, **attributes: str | int) -> str:
    """One element of the `w` namespace with attributes of it: `element("jc", val="left")`."""
    named = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    if not children:
        return f"<w:{name}{named}/>"
    return f"<w:{name}{named}>{''.join(children)}</w:{name}>"


def text_run(text: str, properties: str = "") -> str:
    """Typed text as one run, its line breaks as breaks."""
    lines = escape(clean(text)).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{properties and element('rPr', properties)}{words}</w:r>"


def field(instruction: str) -> str:
    """A field that Word fills in, such as PAGE."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def twips(millimetres: float) -> int:
    """A length as Word counts it, in twentieths of a point."""
    return round(millimetres * TWIPS_IN_MM)


NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def part(root: str, *children: str) -> str:
    """A whole part of the file: XML declaration and a root element of the `w` namespace."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:{root}{spaces}>{''.join(children)}</w:{root}>"
