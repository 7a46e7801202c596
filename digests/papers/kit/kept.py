"""The words of a paper that was kept as a Word file, to hold a newly drawn one against."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn


def words_of(docx: bytes) -> str:
    """Every paragraph of the body, those in tables too, each on a line of its own."""
    body = Document(BytesIO(docx)).element.body
    paragraphs = body.iter(qn("w:p"))
    return "\n".join("".join(run.text or "" for run in one.iter(qn("w:t"))) for one in paragraphs)
