"""Links within a Word file: a bookmark on the paragraph that is led to, and words or a number that lead there."""

from typing import Any
from xml.sax.saxutils import escape

from docx.oxml.ns import qn

from digests.papers.kit.tree import Link
from digests.papers.word.markup import clean, element, parsed

INK = "1D3F8F"
"""Dark blue on white: a contrast of more than 9 to 1. A link is underlined besides."""


def linked(link: Link) -> str:
    """The words, leading to the bookmark. A number is a field: Word works it out anew where paragraphs are moved."""
    if not link.number:
        return element("hyperlink", _run(_words(link.text)), anchor=link.to, history=1)
    begin, between, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    field = f'<w:instrText xml:space="preserve"> REF {link.to} \\r \\h </w:instrText>'
    return "".join(map(_run, (begin, field, between, _words(link.text), end)))


def _run(held: str) -> str:
    look = element("rPr", element("color", val=INK), element("u", val="single"))
    return element("r", look, held)


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(clean(text))}</w:t>'


def mark(paragraph: Any, name: str) -> None:
    """Puts a bookmark of that name around what a paragraph holds. `count` gives it its number."""
    start, end = parsed(element("bookmarkStart", id=0, name=name), element("bookmarkEnd", id=0))
    paragraph.insert(1, start)
    paragraph.append(end)


def count(body: Any) -> None:
    """Numbers all bookmarks; their ends follow them at once, for none stands within another."""
    for kind in ("bookmarkStart", "bookmarkEnd"):
        for number, one in enumerate(body.iter(qn(f"w:{kind}"))):
            one.set(qn("w:id"), str(number))
