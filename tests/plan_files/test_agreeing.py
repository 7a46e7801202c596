"""Who agrees besides the SRO: the faults of a plan that names them wrongly."""

from pathlib import Path

import pytest

from storage.plan_files.reading import read_plan

PLAN = """\
format: 1
office: {name: OPCC Anyshire}
plan: {title: Plan, version: "1", starts: 2021-04-01, ends: 2029-03-31}
people:
  - {role: Deputy Chief Constable, email: dcc@anyshire.example, duties: [sro]}
  - {role: Staff Officer, email: staff@anyshire.example, agrees_for: [AGREES_FOR]}
  - {role: Head of Scrutiny, email: scrutiny@anyshire.example, duties: [lead]}
priorities:
  - {code: "1", title: Safer streets}
commitments:
  - ref: ANY-1.1
    title: Open two help points
    priority: "1"
    lead: Head of Scrutiny
    sro: Deputy Chief Constable
    due: 2026-03-31
    second_agreer: SECOND
"""


def codes(folder: Path, agrees_for: str, second: str) -> list[str]:
    """The faults of the plan with these names in it."""
    path = folder / "plan.yaml"
    path.write_text(PLAN.replace("AGREES_FOR", agrees_for).replace("SECOND", second), encoding="utf-8")
    return [fault.code for fault in read_plan(path).faults]


@pytest.mark.parametrize(
    ("agrees_for", "second", "found"),
    [
        ("Deputy Chief Constable", "Staff Officer", []),
        ("Chief of Staff", "Staff Officer", ["no_such_role"]),
        ("Deputy Chief Constable", "Chief of Staff", ["no_such_role"]),
        ("Staff Officer", "Staff Officer", ["agrees_for_itself"]),
        ("Deputy Chief Constable", "Head of Scrutiny", ["no_second_agreer"]),
        ("Deputy Chief Constable", "Deputy Chief Constable", ["no_second_agreer"]),
    ],
)
def test_who_agrees_must_be_another(tmp_path: Path, agrees_for: str, second: str, found: list[str]) -> None:
    """A staff officer agrees for another role that exists, and a second agreer is neither lead nor SRO."""
    assert codes(tmp_path, agrees_for, second) == found
