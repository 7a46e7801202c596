"""The paper as another word processor lays it out: LibreOffice turns it into pages."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from digests.papers.draft import draft_paper
from storage.rules.same_text import folded
from tests.papers.snapshots import SHA256, dorset, of_size

SOFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")
PAPERS = {
    "dorset": dorset(),
    "of-one": of_size(1),
    "of-sixty": of_size(60),
    "public": dorset(profile="quarterly_public"),
    "public-of-sixty": replace(of_size(60), profile="quarterly_public"),
}
FEWEST_LINES = 4
"""Of a page, its head and foot aside."""
MOST_LINES = 3
"""Of a heading."""
AROUND = re.compile(r"official\b.*|page \d+ of \d+", re.IGNORECASE)

pytestmark = pytest.mark.skipif(
    SOFFICE is None or PDFTOTEXT is None,
    reason="LibreOffice (soffice) or Poppler (pdftotext) is not installed: the pages are not checked",
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, list[list[str]]]]:
    """Each paper's Word file, and the lines of each of its pages without head and foot."""
    folder = tmp_path_factory.mktemp("pages")
    files = {name: draft_paper(snapshot, SHA256).docx for name, snapshot in PAPERS.items()}
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    home = f"-env:UserInstallation=file://{folder / 'profile'}"
    sources = [str(folder / f"{name}.docx") for name in files]
    command = [str(SOFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: (data, pages_of(folder / f"{name}.pdf")) for name, data in files.items()}


def pages_of(pdf: Path) -> list[list[str]]:
    """The lines of each page."""
    told = subprocess.run(
        [str(PDFTOTEXT), "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    pages = told.stdout.decode("utf-8").split("\f")[:-1]
    lines = [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages]
    return [[line for line in page if not AROUND.fullmatch(line)] for page in lines]


def headings(docx: bytes) -> Iterator[str]:
    """The words of each heading, as they compare."""
    for one in Document(BytesIO(docx)).paragraphs:
        if one.style is not None and one.style.name is not None and one.style.name.startswith("Heading"):
            yield folded(one.text)


def test_libreoffice_turns_it_into_pages(drawn: dict[str, tuple[bytes, list[list[str]]]]) -> None:
    """LibreOffice opens the file and lays it out on a sensible number of pages, none of them lost."""
    _, pages = drawn["dorset"]
    assert 6 <= len(pages) <= 16


@pytest.mark.parametrize("name", PAPERS)
def test_no_page_is_almost_empty_and_none_ends_with_a_heading(
    name: str, drawn: dict[str, tuple[bytes, list[list[str]]]]
) -> None:
    """Nothing stands alone: no line or two on a page, no heading over the next page's words."""
    docx, pages = drawn[name]
    heads = set(headings(docx))
    assert heads
    for number, page in enumerate(pages, start=1):
        assert len(page) >= FEWEST_LINES, (number, page)
        ends = {words_of(page[-many:]) for many in range(1, MOST_LINES + 1)}
        assert not ends & heads, (number, page[-MOST_LINES:])


def words_of(lines: list[str]) -> str:
    """Some lines as one text that compares, without a number at its head."""
    return folded(re.sub(r"^[\d.]+ ", "", " ".join(lines)))
