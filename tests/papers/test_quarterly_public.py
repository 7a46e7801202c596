"""The public quarterly report: its text against a golden file, and what it promises about figures and secrets.

MUSTER_GOLDEN=write writes the golden file; read it before you keep it."""

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from digests.kit.prose import paragraphs
from digests.papers.draft import draft_paper, paper_page, paper_text
from digests.papers.profiles.quarterly_public import TEMPLATE
from storage.enums import Handling, Rating
from storage.facts.papers import Snapshot
from storage.papers.snapshots import restored
from tests.papers.snapshots import (
    DORSET,
    GREEN,
    SHA256,
    answer,
    dorset,
    of_size,
    snapshot_of,
    standing,
    terms,
    was,
)
from tests.papers.test_measures import FOUND

HERE = Path(__file__).parent
KEPT = sorted((HERE / "kept").glob("*.json"))
SECRET = "SECRET-WORDS"


def public(snapshot: Snapshot) -> Snapshot:
    """The same facts for this report."""
    return replace(snapshot, profile="quarterly_public")


def test_the_text_is_what_the_golden_file_says() -> None:
    """A Dorset-like quarter with measures gives this text, to the letter."""
    file = HERE / "golden" / "quarterly_public.txt"
    text = paper_text(public(dorset(measures=FOUND)))
    if os.environ.get("MUSTER_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [0, 1, 60])
def test_a_plan_of_any_size_has_one(number: int) -> None:
    """With none, one or many commitments it is a Word file and a page, and each commitment has one heading."""
    snapshot = public(of_size(number) if number else snapshot_of(()))
    assert Document(BytesIO(draft_paper(snapshot, SHA256).docx)).paragraphs
    assert paper_page(snapshot, SHA256).endswith("</html>")
    assert paper_text(snapshot).count("\n#### ") == number


def test_its_three_parts_are_those_that_were_promised() -> None:
    """Progress, key activities of the next quarter, and measures, in this order and after what is behind."""
    text = paper_text(public(dorset(measures=FOUND)))
    names = [line[6:] for line in text.splitlines() if line.startswith("## ") and line[3].isdigit()]
    assert names == [
        "What is behind, and what is being done",
        "Progress this quarter",
        "Key activities next quarter",
        "Performance against the plan's measures",
        "What the ratings mean",
        "Contact",
    ]


def test_what_is_planned_stands_once() -> None:
    """Each plan of a public answer is in the list of activities and nowhere else."""
    text = paper_text(public(dorset()))
    planned = [one.answer.next_steps for one in DORSET if one.answer and one.answer.next_steps]
    part = text.split("\n## 3. ", 1)[1].split("\n## 4. ", 1)[0]
    assert planned
    assert all(part.count(each) == text.count(each) == 1 for each in planned)


def test_it_says_of_whom_it_may_not_speak_nothing() -> None:
    """Neither a withheld answer, nor its plans or the promise before it, nor the title of a withheld commitment."""
    said = answer(Rating.RED, SECRET, SECRET, reason=SECRET, evidence=SECRET, handling=Handling.EXEMPT)
    kept = standing(terms("DOR-1.1", "A title"), said, was(GREEN, SECRET))
    hidden = terms("DOR-1.2", SECRET, handling=Handling.RESTRICTED)
    found = (kept, standing(hidden, answer(GREEN, SECRET, SECRET), was(GREEN, SECRET)))
    snapshot = public(snapshot_of(found))
    assert SECRET not in paper_text(snapshot) + paper_page(snapshot, SHA256)


def test_a_first_report_says_that_it_is_one() -> None:
    """Where nothing was rated before, nothing is compared."""
    first = snapshot_of((standing(terms("DOR-1.1", "A title"), answer(GREEN, "Done.", "More.")),))
    text = paper_text(public(first))
    assert "This is the first report in this form" in text
    assert "Since the quarter before" not in text


def test_every_sentence_of_the_template_is_used() -> None:
    """The template holds no paragraph that no report prints."""
    code = (HERE.parents[1] / "digests" / f"{TEMPLATE}.py").read_text(encoding="utf-8")
    assert [name for name in sorted(paragraphs(TEMPLATE)) if f'"{name}"' not in code] == []


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_facts_that_were_frozen_before_make_one_too(file: Path) -> None:
    """A snapshot of an earlier version is drawn as this report without a fault."""
    assert paper_text(public(restored(file.read_text(encoding="utf-8"))))
