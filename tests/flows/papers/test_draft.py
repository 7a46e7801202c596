"""The draft of the paper: when it comes, what it is made from, and that it stays what it was."""

import hashlib

import pytest
from sqlalchemy import Select, select

from digests.papers.draft import paper_text
from storage.papers.snapshots import restored
from storage.tables import Report
from tests.flows.person import AMBER, GREEN, RED, Person, contains, lacks
from tests.flows.stage import CHIEFS, Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")

LATER = "Eleven specials were sworn in on 24 September and posted to two towns."
SECRET = "Paid the informants in the way that the review of March advised."


@pytest.fixture
def drafted(lead: Person, stage: Stage) -> Report:
    """Three answers, the cut-off, and the morning of the draft."""
    lead.answers("ANY-1.1", **RED)
    lead.answers("ANY-1.2", **GREEN)
    lead.answers("ANY-3.1", **{**AMBER, "progress": SECRET})
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2021-10-22 08:59")
    assert stage.asks(select_reports()) == []
    stage.it_is("2021-10-22 09:00")
    (report,) = stage.asks(select_reports())
    assert isinstance(report, Report)
    return report


def select_reports() -> Select[tuple[Report]]:
    """Every draft there is."""
    return select(Report)


def test_the_draft_reaches_the_chief_executives_channel(drafted: Report, stage: Stage) -> None:
    """One message says how the plan stands, what needs a decision and what never came, with the Word file."""
    stage.it_is("2021-10-22 09:01")
    (message,) = [one for one in stage.messages(CHIEFS) if "DRAFT" in words_of(one["blocks"])]
    contains(words_of(message["blocks"]), ("DRAFT · Quarter 2 2021/22", "25 commitments:", "1 Off track"))
    contains(words_of(message["blocks"]), ("A decision on ANY-1.1 Cadet units", "22 returns never came"))
    contains(words_of(message["blocks"]), ("Open the draft",))
    lacks(words_of(message), (drafted.sha256[:8], "fingerprint"))
    (file,) = [one for one in stage.workspace.files() if one["permalink"] in str(message["blocks"])]
    assert file["name"] == drafted.file_name
    assert stage.workspace.file_bytes(file["id"]) == drafted.docx


def test_a_return_with_time_beyond_the_draft_stands_apart(office: Person, stage: Stage) -> None:
    """It may still come: the notice names it with its time, and not among those that never came."""
    office.types("/muster extend ANY-1.2 to 26 October because the survey comes in then")
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2021-10-22 09:00")
    (message,) = [one for one in stage.messages(CHIEFS) if "DRAFT" in words_of(one["blocks"])]
    missing, out = words_of(message["blocks"]).split("1 return still out, with more time than the others:")
    contains(missing, ("24 returns never came",))
    lacks(missing, ("ANY-1.2",))
    contains(
        out,
        ("ANY-1.2 (Head of Scrutiny), by 5pm on Tuesday 26 October. In this draft it counts as “No return”",),
    )


def test_the_snapshot_is_what_its_hash_says_and_gives_the_same_text(drafted: Report) -> None:
    """The kept JSON has the kept hash; read back twice it makes the same paper, in the same words."""
    assert hashlib.sha256(drafted.snapshot.encode()).hexdigest() == drafted.sha256
    text = paper_text(restored(drafted.snapshot))
    assert text == paper_text(restored(drafted.snapshot))
    contains(text, (RED["progress"], RED["path_action"], "No return"))


def test_restricted_text_is_in_no_draft(drafted: Report) -> None:
    """Neither the snapshot nor the paper holds what was said of a restricted commitment."""
    lacks(drafted.snapshot, (SECRET,))
    lacks(paper_text(restored(drafted.snapshot)), (SECRET,))


def test_later_answers_are_kept_and_not_in_the_draft(drafted: Report, other: Person, stage: Stage) -> None:
    """What comes after is recorded; the draft stays as it was, byte for byte, and is not made again."""
    stage.it_is("2021-10-22 10:00")
    other.answers("ANY-2.1", **{**AMBER, "progress": LATER})
    stage.it_is("2021-10-25 09:00")
    (report,) = stage.asks(select_reports())
    assert (report.snapshot, report.docx) == (drafted.snapshot, drafted.docx)
    assert "Special constables" in paper_text(restored(report.snapshot))
    lacks(paper_text(restored(report.snapshot)), (LATER,))
    assert len(stage.revisions("ANY-2.1")) == 1
