"""The sentences about faults, and the plan that comes with Muster."""

from pathlib import Path

import pytest

from digests.kit.prose import paragraphs
from digests.plan.faults import fault_sentence
from storage.enums import Rating
from storage.plan.files.faults import CODES, Fault
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from tests.plan.files.told import fault_line

_BUNDLED = Path(__file__).parents[3] / "bot" / "rehearsal" / "plans"


def test_each_kind_of_fault_has_its_sentence() -> None:
    """There is one sentence for each code, and none for a code that does not exist."""
    assert paragraphs("plan/faults") == CODES


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("given", ["", "something"])
def test_each_sentence_can_be_said(code: str, given: str) -> None:
    """Each sentence begins with a capital or a quotation mark, and ends."""
    said = fault_sentence(Fault("People!A2", "people.role", code, given, ("brag_plus", "ipa_rag3")))
    assert said[0].isupper() or said[0] == "“"
    assert said[-1] in ".?"
    assert "  " not in said


def test_a_near_miss_is_suggested() -> None:
    """A misspelt role, whatever its capitals, is answered with the one that was meant."""
    fault = Fault(
        "Commitments!I4", "commitments.lead", "no_such_role", "head of scrutny", ("Head of Scrutiny",)
    )
    assert fault_line(fault) == (
        "Commitments!I4: No role “head of scrutny” is among the people. Did you mean “Head of Scrutiny”?"
    )


@pytest.mark.parametrize(
    ("given", "near"), [("Due date", "Due"), ("Force lead name", "Force lead"), ("Cost", ""), ("Ref.", "Ref")]
)
def test_a_heading_with_a_word_more_is_known_again(given: str, near: str) -> None:
    """What an office calls a column often has ours in it."""
    fault = Fault("Commitments!F1", "", "unknown_column", given, ("Ref", "Lead", "Force lead", "Due"))
    assert (f"Did you mean “{near}”?" in fault_sentence(fault)) is bool(near)


def test_long_text_is_not_repeated_whole() -> None:
    """A sentence quotes only the beginning of what was written."""
    assert len(fault_sentence(Fault("x", "commitments.title", "too_long", "word " * 500, ("200",)))) < 250


def test_the_bundled_plan_reads_clean() -> None:
    """The plan that the rehearsal plays has no fault, and 28 commitments under 7 priorities."""
    reading = read_plan(_BUNDLED / "dorset-2021.yaml")
    assert reading.faults == ()
    assert reading.document is not None
    assert (len(reading.document.commitments), len(reading.document.priorities)) == (28, 7)


def test_the_bundled_returns_belong_to_the_bundled_plan() -> None:
    """Each commitment has one past return, some with a promise, and none of them is unknown."""
    plan = read_plan(_BUNDLED / "dorset-2021.yaml").document
    assert plan is not None
    refs = [row.ref for row in plan.commitments]
    past = read_past_returns(_BUNDLED / "dorset-2021-returns.csv", plan.plan.rag_scheme, refs)
    assert past.faults == ()
    assert [row.ref for row in past.rows] == refs
    assert sum(bool(row.next_steps) for row in past.rows) >= 9
    assert {row.rating for row in past.rows} == set(Rating) - {Rating.NONE}
