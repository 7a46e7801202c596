"""The way into a paper: contents whose lines lead to their headings, and each priority quarter by quarter."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from digests.papers.draft import draft_paper, paper_text
from storage.enums import Rating
from storage.facts.papers import Snapshot, StoodBefore
from storage.facts.plan import QuarterName
from tests.papers.snapshots import BEFORE, DORSET, SHA256, dorset, snapshot_of
from tests.papers.test_text import section

OLDER = StoodBefore(QuarterName(2020, 4), (("0", Rating.AMBER), ("1", Rating.RED)))
LAST = StoodBefore(BEFORE, (("0", Rating.GREEN), ("1", Rating.AMBER)))


def glance(snapshot: Snapshot) -> list[str]:
    """The lines of the table of all priorities."""
    return section(paper_text(snapshot), "At a glance", "## 1.").splitlines()


def test_each_priority_stands_quarter_by_quarter() -> None:
    """The newest on the right, each in a word and a symbol; one that was not rated then says so."""
    head, making, crime, visible, *_ = glance(dorset(before=(OLDER, LAST)))[1:]
    assert head == "Priority | Q4 2020/21 | Q1 2021/22 | Q2 2021/22"
    assert making.endswith(" | ▲\u00a0At risk | ●\u00a0On track | ▲\u00a0At risk")
    assert crime.endswith(" | ■\u00a0Off track | ▲\u00a0At risk | ▲\u00a0At risk")
    assert visible.endswith(" | –\u00a0No rating | –\u00a0No rating | ■\u00a0Off track")
    assert glance(dorset())[1] == "Priority | Q2 2021/22"


def test_every_link_leads_somewhere() -> None:
    """Contents, refs of the dashboard and numbers of exceptions lead to bookmarks that are there, each of its own."""
    with ZipFile(BytesIO(draft_paper(dorset(), SHA256).docx)) as file:
        body = file.read("word/document.xml").decode()
    marks = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"', body)
    names = {name for _, name in marks}
    assert len({number for number, _ in marks}) == len(names) == len(marks)
    assert all(len(name) <= 40 for name in names)
    links = re.findall(r'w:anchor="(\w+)"', body) + re.findall(r" REF (\w+) ", body)
    assert set(links) <= names
    assert len([name for name in links if name.startswith("narrative_")]) == len(DORSET)


def test_the_narrative_names_the_paragraph_of_its_exception() -> None:
    """By the number that it has in this paper."""
    text = paper_text(dorset())
    number = re.search(r"^(2\.\d+) DOR-2\.2 ", text, re.MULTILINE)
    assert number
    assert f"#### DOR-2.2 Recruit more special constables ■\u00a0Off track, see {number[1]}\n" in text


def test_how_often_a_date_moved_is_said() -> None:
    """Beside the date that it first had; once needs no figure."""
    found = tuple(
        replace(one, terms=replace(one.terms, moves=3)) if one.terms.ref == "DOR-2.3" else one
        for one in DORSET
    )
    text = paper_text(snapshot_of(found))
    assert "| 31 Dec 2021; was 30 Sep 2021, moved 3 times |" in text
    assert "due 31 December 2021, was 30 September 2021, moved 3 times." in text
    assert ", moved" not in section(paper_text(dorset()), "## Appendix A", "## Appendix B")
