"""Days on which nothing can have been done are faults; days beyond the plan's own are to be looked at."""

import re
from datetime import date
from pathlib import Path

import pytest

from storage.plan.files.document import MilestoneEntry
from storage.plan.files.reading import read_plan
from storage.plan.files.writing import write_excel, write_yaml
from tests.plan.files.generated import generated_plan
from tests.plan.files.told import fault_line


def test_what_is_done_was_done_by_today(tmp_path: Path) -> None:
    """A commitment is not completed, nor a milestone met, on a day to come."""
    plan = generated_plan(commitments=4)
    step = MilestoneEntry(text="Sites agreed", met=date(2030, 6, 30))
    changed = plan.commitments[0].model_copy(
        update={"completed_on": date(2030, 6, 30), "milestones": (step,)}
    )
    plan = plan.model_copy(update={"commitments": (changed, *plan.commitments[1:])})
    write_excel(plan, tmp_path / "plan.xlsx")
    found = read_plan(tmp_path / "plan.xlsx", date(2030, 6, 29)).faults
    assert [(one.code, one.field) for one in found] == [
        ("in_future", "commitments.completed_on"),
        ("in_future", "commitments.milestones.met"),
    ]
    assert read_plan(tmp_path / "plan.xlsx", date(2030, 6, 30)).document == plan


def test_days_beyond_the_plan_and_steps_told_twice_are_to_be_looked_at(tmp_path: Path) -> None:
    """What is due after the plan ends, was reached before it began, or is the same step again may be a slip."""
    plan = generated_plan(commitments=2)
    steps = (
        MilestoneEntry(text="Sites agreed", met=date(2019, 6, 30)),
        MilestoneEntry(text="sites agreed", due=date(2031, 6, 30)),
        MilestoneEntry(text="Lease signed", due=date(2011, 6, 30)),
    )
    first = plan.commitments[0].model_copy(update={"milestones": steps, "due": date(2029, 4, 1)})
    second = plan.commitments[1].model_copy(update={"completed_on": date(2019, 6, 30), "start": None})
    write_excel(plan.model_copy(update={"commitments": (first, second)}), tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx", date(2030, 6, 30))
    assert reading.document is not None
    assert [(one.code, one.field, one.given, one.expected) for one in reading.remarks] == [
        ("after_plan", "commitments.due", "2029-04-01", ("2029-03-31",)),
        ("before_plan", "commitments.completed_on", "2019-06-30", ("2021-04-01",)),
        ("before_plan", "commitments.milestones.met", "2019-06-30", ("2021-04-01",)),
        ("same_step", "commitments.milestones.text", "sites agreed", ("Milestones!B2",)),
        ("after_plan", "commitments.milestones.due", "2031-06-30", ("2029-03-31",)),
        ("before_plan", "commitments.milestones.due", "2011-06-30", ("2021-04-01",)),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Spring 2026", "A month, a quarter or a financial year will do: March 2026, Q4 2025/26, 2025/26."),
        (
            "Q1 2026",
            "Write both years: Quarter 4 2025/26 (January to March 2026) or Quarter 1 2026/27 (April to June 2026).",
        ),
    ],
)
def test_what_would_do_in_the_place_of_a_day_is_said(tmp_path: Path, words: str, said: str) -> None:
    """Where a month would do, the refusal says so; and both quarters that one year leaves open, as they are read."""
    write_yaml(generated_plan(commitments=1), tmp_path / "plan.yaml")
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(\n +due: ).*", rf"\g<1>{words}", text, count=1)
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    (fault,) = read_plan(tmp_path / "plan.yaml").faults
    assert fault_line(fault).endswith(said)
