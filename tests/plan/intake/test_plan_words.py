"""The words for what an import changes and why it is refused."""

from typing import Any

import pytest

from digests.kit.prose import paragraphs
from digests.plan.changes import change_line, changes_head, refusal_sentence
from storage.plan.files.faults import Fault
from storage.plan.intake.changes import Change, ChangeKind
from storage.plan.intake.refusals import CODES


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(ChangeKind.ADDED, "role", "Head of Data"), "New role: Head of Data."),
        (Change(ChangeKind.WITHDRAWN, "commitment", "A-1"), "Commitment A-1 is no longer in the plan."),
        (
            Change(ChangeKind.MOVED, "commitment", "A-1", "due", "2021-03-31", "2022-03-31"),
            "A-1: the due date moves from 31 March 2021 to 31 March 2022.",
        ),
        (
            Change(ChangeKind.CHANGED, "commitment", "A-1", "sro", "Director", "Chief Executive"),
            "Commitment A-1: the SRO changed from “Director” to “Chief Executive”.",
        ),
        (
            Change(ChangeKind.CHANGED, "commitment", "A-1", "monitor_after_completion", False, True),
            "Commitment A-1: monitoring after completion changed from no to yes.",
        ),
        (
            Change(ChangeKind.CHANGED, "role", "Director", "duties", [], ["lead", "sro"]),
            "Role Director: the duties changed from nothing to lead and sro.",
        ),
        (
            Change(ChangeKind.CHANGED, "commitment", "A-1", "milestones", [{"text": "x"}], []),
            "Commitment A-1: the milestones changed; no longer “x”.",
        ),
        (
            Change(
                ChangeKind.CHANGED,
                "commitment",
                "A-1",
                "milestones",
                [{"text": "x", "due": "2025-09-30"}, {"text": "y"}],
                [{"text": "y"}, {"text": "z"}],
            ),
            "Commitment A-1: the milestones changed; no longer “x” (30 September 2025); now “z”.",
        ),
        (
            Change(ChangeKind.CHANGED, "commitment", "A-1", "title", "Open it", "Open\u200b it"),
            "Commitment A-1: the title changed and reads as before: only spaces, dashes, quotation marks or signs "
            "that nobody sees differ.",
        ),
        (
            Change(ChangeKind.CHANGED, "plan", "", "vision", None, "Safer"),
            "The plan: the vision changed from nothing to “Safer”.",
        ),
        (
            Change(ChangeKind.CHANGED, "plan", "", "starts", "2021-04-01", "2021-05-01"),
            "The plan: the first day changed from 1 April 2021 to 1 May 2021.",
        ),
        (
            Change(ChangeKind.CHANGED, "plan", "", "ends", "2029-03-31", "2028-03-31"),
            "The plan: the last day changed from 31 March 2029 to 31 March 2028.",
        ),
        (
            Change(ChangeKind.CHANGED, "commitment", "A-1", "completed_on", None, "2021-05-01"),
            "Commitment A-1: the day of completion changed from nothing to 1 May 2021.",
        ),
        (
            Change(ChangeKind.CHANGED, "commitment", "A-1", "depends_on", ["A-2"], ["A-2", "A-3"]),
            "Commitment A-1: the list of what it waits for changed from A-2 to A-2 and A-3.",
        ),
        (Change(ChangeKind.CHANGED, "commitment", "", "order"), "The commitment list is in another order."),
    ],
)
def test_each_change_is_one_sentence(change: Change, words: str) -> None:
    """A change says what it is of and, where that is short, what it was and becomes."""
    assert change_line(change) == words


def test_the_head_counts_by_kind() -> None:
    """The line above the changes adds up."""
    changes: list[Any] = [Change(kind, "commitment") for kind in ChangeKind]
    assert changes_head((*changes, changes[0])) == "5 changes: 2 new, 1 changed, 1 gone, 1 moved."


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_refusal_has_its_words(code: str) -> None:
    """Each reason to refuse is a full sentence with nothing left to fill in."""
    assert code in paragraphs("plan/changes")
    sentence = refusal_sentence(Fault("A-1", "commitments", code, "2021-03-31", ("2022-03-31",)))
    assert sentence.endswith((".", "?"))
    assert "{" not in sentence


def test_a_fault_of_the_file_keeps_its_own_words() -> None:
    """A past return for an unknown commitment is told as the same fault in a file is."""
    fault = Fault("line 2", "ref", "no_such_ref", "DOR-1.l", ("DOR-1.1",))
    assert "Did you mean “DOR-1.1”?" in refusal_sentence(fault)
