"""The Word file around a paper: its properties, its running head and foot, and the zip that holds it.

The same outline gives the same bytes: no clock is read, and each entry of the zip has one fixed date."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

from digests.papers.kit.tree import Outline
from digests.papers.word import body, look
from digests.papers.word.markup import clean, element, parsed

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
LONGEST_PROPERTY = 255


@dataclass(frozen=True)
class Properties:
    """What the file says of itself. `marking` is its running head; `reference` names the snapshot."""

    author: str
    made_at: datetime
    marking: str
    reference: str


def word_file(outline: Outline, properties: Properties) -> bytes:
    """The Word file. Raises ValueError as `body.write` does."""
    document = look.blank(tight=outline.tight)
    _say_what_it_is(document, outline.title, properties)
    _run_head_and_foot(document, properties.marking)
    body.write(outline, document)
    held = BytesIO()
    document.save(held)
    return _undated(held)


def _say_what_it_is(document: WordDocument, title: str, properties: Properties) -> None:
    """Title, language and dates, as ECMA-376 part 2 has them."""
    core = document.core_properties
    core.title = _short(title)
    core.author = core.last_modified_by = _short(properties.author)
    core.identifier, core.language, core.comments = properties.reference, look.LANGUAGE, ""
    core.created = core.modified = properties.made_at.astimezone(UTC)


def _short(text: str) -> str:
    return " ".join(clean(text).split())[:LONGEST_PROPERTY]


def _run_head_and_foot(document: WordDocument, marking: str) -> None:
    """The first section's; the ones after it take theirs from it."""
    first = document.sections[0]
    first.header.paragraphs[0].add_run(clean(marking))
    foot = first.footer.paragraphs[0]
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(words)
        shown = element("r", element("t", "1"))
        foot._p.extend(parsed(element("fldSimple", shown, instr=f" {field} ")))


def _undated(written: BytesIO) -> bytes:
    """The same zip without the time of writing and the kind of machine, which would make each copy differ."""
    held = BytesIO()
    with ZipFile(written) as source, ZipFile(held, "w") as file:
        for name in source.namelist():
            entry = ZipInfo(name, ZIP_EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            file.writestr(entry, source.read(name))
    return held.getvalue()
