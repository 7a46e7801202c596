"""A draft is sent back, cleared, and submitted; and cleared no longer once the record tells something else."""

from io import BytesIO
from typing import Any

import docx
import pytest
from sqlalchemy import select

from storage.facts.clearance import NotMoved, PaperMove
from storage.papers.clearance import NewStep, move
from storage.tables import AuditEvent, OutboxMessage, PaperStep, Report
from tests.flows.person import AMBER, GREEN, RED, Person, button_of, contains, lacks
from tests.flows.stage import CHIEFS, Stage
from tests.flows.words import Json, buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")

WHY = "The secretariat has it from the office"


@pytest.fixture
def drafted(lead: Person, stage: Stage) -> Report:
    """Two answers, the cut-off, and the morning of the draft."""
    lead.answers("ANY-1.1", **RED)
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2021-10-22 09:00")
    stage.it_is("2021-10-22 09:01")
    (report,) = stage.asks(select(Report))
    assert isinstance(report, Report)
    return report


def stands(stage: Stage, version: int = 1) -> Json:
    """The message that says how a draft stands: the one that was posted next to it."""
    reports = {one.version_no: one.id for one in stage.asks(select(Report))}
    (row,) = stage.asks(select(OutboxMessage).where(OutboxMessage.key == f"paper:{reports[version]}"))
    (found,) = [one for one in stage.messages(CHIEFS) if one["ts"] == row.posted_ts]
    return found


def presses(person: Person, label: str, message: Json) -> None:
    """Presses a button of a message in the chief executive's channel."""
    row = next(block for block in message["blocks"] if any(one.label == label for one in buttons([block])))
    found, ts = button_of(row, label), message["ts"]
    click = person.stage.workspace.click
    person.did(click(person.user, CHIEFS, ts, found.action_id, found.value, found.block_id))


def says(stage: Stage, version: int = 1) -> str:
    """Its words."""
    return words_of(stands(stage, version)["blocks"])


def clears(chief: Person, stage: Stage, why: str = WHY, version: int = 1) -> None:
    """The chief executive clears a draft, and says the same beside all that stands in the way."""
    presses(chief, "Clear", stands(stage, version))
    boxes = [one["block_id"] for one in chief.view["blocks"] if one["type"] == "input"]
    chief.fills_in(**dict.fromkeys(boxes, why))
    chief.submits()
    stage.settle()


def steps(stage: Stage) -> list[PaperStep]:
    """What happened to drafts."""
    return stage.asks(select(PaperStep).order_by(PaperStep.id))


def acts(stage: Stage) -> list[str]:
    """What the audit trail has of papers."""
    return [
        one.act
        for one in stage.asks(select(AuditEvent).order_by(AuditEvent.id))
        if one.act.startswith("paper_")
    ]


def text_in(data: bytes) -> str:
    """All the words of a Word file, head and foot included."""
    found = docx.Document(BytesIO(data))
    parts: list[Any] = [
        found,
        *(one.header for one in found.sections),
        *(one.footer for one in found.sections),
    ]
    return "\n".join(line.text for part in parts for line in part.paragraphs)


@pytest.mark.usefixtures("drafted")
def test_nothing_is_cleared_without_a_reason_for_each_gap(stage: Stage, chief: Person) -> None:
    """The form lists what stands in the way; sent without a reason it says so beside each, and nothing is kept."""
    contains(says(stage), ("Draft v0.1 of the paper for Quarter 2 2021/22", "waits to be cleared"))
    presses(chief, "Clear", stands(stage))
    chief.sees("In the way: ", "To be supplied by", "Any later change of the record ends the clearance")
    chief.submits()
    chief.is_told("Say why the paper is cleared with this gap")
    assert steps(stage) == []


def test_the_cleared_file_is_given_out_as_it_is_kept(drafted: Report, stage: Stage, chief: Person) -> None:
    """The file in the channel is the one that was kept with the draft, byte for byte, and no page of it says draft;
    what it was cleared without stands in the message with the reasons."""
    clears(chief, stage)
    contains(says(stage), ("is cleared", "by Chief Executive", "waived with a reason"))
    (letter,) = [one for one in stage.messages(CHIEFS) if "the file to submit" in words_of(one["blocks"])]
    contains(words_of(letter["blocks"]), ("Cleared without:", WHY))
    (file,) = [one for one in stage.workspace.files() if one["permalink"] in str(letter["blocks"])]
    given = stage.workspace.file_bytes(file["id"])
    assert given == drafted.clean_docx
    lacks(file["name"], ("Draft",))
    lacks(text_in(given), ("Draft", "not for publication"))
    contains(text_in(drafted.docx), ("not for publication",))
    (step,) = steps(stage)
    assert (step.sha256, step.by_role) == (drafted.sha256, "Chief Executive")
    assert acts(stage) == ["paper_cleared"]


@pytest.mark.usefixtures("drafted")
def test_a_change_of_the_record_ends_the_clearance(stage: Stage, chief: Person, other: Person) -> None:
    """A late answer ends it: the channel reads which commitment, and the next draft can be cleared."""
    clears(chief, stage)
    stage.it_is("2021-10-22 10:00")
    assert acts(stage) == ["paper_cleared"]
    other.answers("ANY-2.1", **AMBER)
    stage.it_is("2021-10-22 10:05")
    assert acts(stage) == ["paper_cleared", "paper_voided"]
    told = [words_of(one["blocks"]) for one in stage.messages(CHIEFS)]
    (letter, *_) = [one for one in told if "is no longer cleared" in one]
    contains(letter, ("what is said of ANY-2.1", "/muster report"))
    presses(chief, "Clear", stands(stage))
    chief.sees("cannot be cleared", "what is said of ANY-2.1")
    chief.types("/muster report")
    stage.settle()
    contains(says(stage, 2), ("Draft v0.2", "waits to be cleared"))
    contains(
        "\n".join(words_of(one["blocks"]) for one in stage.messages(CHIEFS)),
        ("draft v0.2 has taken its place",),
    )
    clears(chief, stage, version=2)
    contains(says(stage, 2), ("is cleared",))


@pytest.mark.usefixtures("drafted")
def test_a_draft_that_is_made_anew_ends_the_clearance_before(
    stage: Stage, chief: Person, other: Person
) -> None:
    """Two papers of a quarter are never cleared at once, though nobody looked in between."""
    clears(chief, stage)
    other.answers("ANY-2.1", **AMBER)
    chief.types("/muster report")
    stage.settle()
    assert acts(stage) == ["paper_cleared", "paper_voided"]


@pytest.mark.usefixtures("drafted")
def test_a_draft_is_sent_back_with_words(stage: Stage, chief: Person, office: Person) -> None:
    """The plan office reads what is to be mended; the draft's message says it, and it can still be cleared."""
    presses(chief, "Send back", stands(stage))
    chief.fills_in(paper_why="Head of Scrutiny: say which hall")
    chief.submits()
    stage.settle()
    contains(says(stage), ("was sent back by Chief Executive", "say which hall", "/muster report"))
    contains(
        "\n".join(words_of(one["blocks"]) for one in office.messages), ("To be mended", "say which hall")
    )
    clears(chief, stage)
    contains(says(stage), ("is cleared",))


@pytest.mark.usefixtures("drafted")
def test_somebody_says_when_it_was_submitted_published_and_presented(stage: Stage, chief: Person) -> None:
    """Each with a day that can be right; what has left the office is not voided by what is answered later."""
    clears(chief, stage)
    stage.it_is("2021-11-16 10:00")
    for label, wrong, right, said in (
        ("It was submitted", "2021-10-21", "2021-11-15", "was submitted on 15 November 2021"),
        ("It was published", "2021-11-14", "2021-11-16", "was published on 16 November 2021"),
        ("It was presented", "2021-11-17", "2021-11-16", "was presented on 16 November 2021"),
    ):
        presses(chief, label, stands(stage))
        chief.fills_in(paper_day=wrong)
        chief.submits()
        chief.is_told("A day from")
        chief.fills_in(paper_day=right)
        chief.submits()
        stage.settle()
        contains(says(stage), (said,))
    assert acts(stage) == ["paper_cleared", "paper_submitted", "paper_published", "paper_presented"]


def test_what_was_done_meanwhile_is_not_done_again(drafted: Report, stage: Stage, chief: Person) -> None:
    """A form that was opened before somebody cleared the draft keeps nothing."""
    clears(chief, stage)
    with stage.database.write() as session:
        late = move(session, drafted.id, NewStep(PaperMove.SENT_BACK, 0, "Mend it"), None, stage.clock.at)
    assert late is NotMoved.OTHERWISE
    assert acts(stage) == ["paper_cleared"]
