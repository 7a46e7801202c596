"""What python-docx leaves to its users: elements of WordprocessingML that it has no call for, written as text
and parsed together, and typed text made safe for XML."""

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from storage.rules.same_text import printable, unturned


def clean(text: str) -> str:
    """The text without what a document cannot or should not carry; line breaks are kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unturned(printable(lines))


def element(name: str, /, *children: str, **attributes: str | int) -> str:
    """One element of the `w` namespace with attributes of it: `element("jc", val="left")`."""
    named = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{named}>{''.join(children)}</w:{name}>"


def fill(colour: str) -> str:
    """The shading of a cell or of words, in a colour as RRGGBB."""
    return element("shd", val="clear", color="auto", fill=colour)


def parsed(*elements: str) -> list[Any]:
    """The same elements as python-docx has them, to be put in their places."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(elements)}</w:body>"))
