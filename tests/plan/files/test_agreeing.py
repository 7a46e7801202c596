"""Who agrees besides the SRO: the faults of a plan that names them wrongly."""

from pathlib import Path

import pytest

from storage.plan.files.reading import read_plan

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


ONE = "same@anyshire.example"


@pytest.mark.parametrize(
    ("lead", "sro", "staff", "second", "named"),
    [
        ("a@b.example", "c@b.example", "d@b.example", "Staff Officer", None),
        (ONE, "c@b.example", ONE, "Staff Officer", None),
        (ONE, ONE, "d@b.example", "Staff Officer", None),
        (ONE, ONE.upper(), ONE, "Staff Officer", "Staff Officer"),
        (ONE, ONE, "d@b.example", "", None),
        (ONE, ONE, ONE, "", "Staff Officer"),
    ],
)
def test_what_nobody_could_agree_is_said_with_its_place(
    tmp_path: Path, lead: str, sro: str, staff: str, second: str, named: str | None
) -> None:
    """Where one person is lead, SRO and second agreer, or the chief executive in its place, it is listed; the plan
    is taken all the same."""
    people = PLAN.replace("scrutiny@anyshire.example", lead).replace("dcc@anyshire.example", sro)
    people = people.replace("staff@anyshire.example, agrees_for: [AGREES_FOR]", f"{staff}, duties: [DUTY]")
    path = tmp_path / "plan.yaml"
    written = people.replace("DUTY", "chief_executive").replace("SECOND", second)
    path.write_text(written, encoding="utf-8")
    reading = read_plan(path)
    assert reading.document is not None
    place = f"commitments[0].{'second_agreer' if second else 'sro'}, line "
    assert [(one.code, one.given) for one in reading.remarks] == ([("nobody_agrees", named)] if named else [])
    assert all(one.place.startswith(place) for one in reading.remarks)


def test_without_a_chief_executive_nobody_could_agree(tmp_path: Path) -> None:
    """One person leads it and is its SRO, no second agreer is named, and no chief executive is among the people."""
    people = PLAN.replace("scrutiny@anyshire.example", ONE).replace("dcc@anyshire.example", ONE)
    path = tmp_path / "plan.yaml"
    path.write_text(people.replace("[AGREES_FOR]", "[]").replace("SECOND", ""), encoding="utf-8")
    assert [one.given for one in read_plan(path).remarks] == [""]
