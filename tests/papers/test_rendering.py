"""The paper as another word processor lays it out: LibreOffice turns it into pages."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from digests.papers.draft import draft_paper
from tests.papers.snapshots import SHA256, dorset

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice (soffice) is not installed: the pages are not checked"
)
def test_libreoffice_turns_it_into_pages(tmp_path: Path) -> None:
    """LibreOffice opens the file and lays it out on a sensible number of pages, none of them lost."""
    source = tmp_path / "paper.docx"
    source.write_bytes(draft_paper(dorset(), SHA256).docx)
    home = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [
        str(SOFFICE),
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = re.findall(rb"/Type\s*/Page\b", source.with_suffix(".pdf").read_bytes())
    assert 10 <= len(pages) <= 30
