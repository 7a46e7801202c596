"""What a plan file says of its measures, and what is wrong with it."""

from pathlib import Path

from storage.enums import MeasurePeriod
from storage.plan.files.reading import Reading, read_plan

PLAN = """\
format: 1
office: {name: OPCC Anyshire}
plan: {title: Plan, version: "1", starts: 2021-04-01, ends: 2029-03-31}
people:
  - {role: Deputy Chief Constable, email: dcc@anyshire.example, duties: [sro]}
  - {role: Head of Scrutiny, email: scrutiny@anyshire.example, duties: [lead]}
priorities:
  - {code: "1", title: Safer streets}
commitments:
  - {ref: ANY-1.1, title: Open two help points, priority: "1", lead: Head of Scrutiny,
     sro: Deputy Chief Constable, due: 2026-03-31}
measures:
  - {code: M1, name: 999 calls answered, polarity: higher better, unit: "%", target: 90%, decimals: DECIMALS,
     suppress_below: LEAST, period: twelve months, priorities: [PRIORITY], commitments: [REF], source: Telephones}
"""


def read(
    folder: Path, decimals: str = "1", least: str = "5", one: str = "1", ref: str = "ANY-1.1"
) -> Reading:
    """The plan with these in it."""
    path = folder / "plan.yaml"
    words = PLAN.replace("DECIMALS", decimals).replace("LEAST", least).replace("PRIORITY", one)
    path.write_text(words.replace("REF", ref), encoding="utf-8")
    return read_plan(path)


def test_a_measure_is_read(tmp_path: Path) -> None:
    """With its period, how it is printed, and what it speaks to: a priority by its title too."""
    plan = read(tmp_path, one="Safer streets").document
    assert plan
    measure = plan.measures[0]
    assert (measure.period, measure.decimals, measure.suppress_below) == (MeasurePeriod.TWELVE_MONTHS, 1, 5)
    assert (measure.priorities, measure.commitments) == (("1",), ("ANY-1.1",))
    assert measure.publishable
    assert measure.definition_version == 1


def test_faults_of_a_measure_are_named_with_their_place(tmp_path: Path) -> None:
    """All at once: numbers out of range, and what the plan does not have."""
    found = read(tmp_path, decimals="5", least="1", one="4", ref="ANY-9").faults
    assert [(one.field, one.code, one.given) for one in found] == [
        ("measures.decimals", "not_whole_number", "5"),
        ("measures.suppress_below", "not_whole_number", "1"),
        ("measures.priorities", "no_such_priority", "4"),
        ("measures.commitments", "no_such_ref", "ANY-9"),
    ]
    assert all(one.place.startswith("measures[0].") for one in found)
