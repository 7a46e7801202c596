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


GRADED = """\
format: 1
office: {name: OPCC Anyshire}
plan: {title: Plan, version: "1", starts: 2021-04-01, ends: 2029-03-31, measure_scheme: content scrutiny,
  rag_words: {amber: [Stuck]}, grade_words: {worse: WORD}}
people:
  - {role: Deputy Chief Constable, email: dcc@anyshire.example, duties: [sro]}
  - {role: Head of Scrutiny, email: scrutiny@anyshire.example, duties: [lead]}
priorities:
  - {code: "1", title: Safer streets}
commitments:
  - {ref: ANY-1.1, title: Open two help points, priority: "1", lead: Head of Scrutiny,
     sro: Deputy Chief Constable, due: 2026-03-31}
measures:
  - {code: M1, name: Calls, polarity: higher better, unit: "%", target: TARGET, comparator: target, tolerance: WITHIN,
     better_beyond: 2, ungraded_below: 30}
  - {code: M2, name: Thefts, polarity: lower better, comparator: AGAINST, tolerance: 5}
"""


def read_graded(folder: Path, **words: str) -> Reading:
    """The plan with these in it, else with what is sound."""
    text = GRADED
    sound = {
        "WORD": "needs a closer look",
        "TARGET": "90%",
        "WITHIN": "1.5",
        "AGAINST": "most similar forces",
    }
    for name, word in {**sound, **words}.items():
        text = text.replace(name, word)
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return read_plan(path)


def test_grades_are_read_and_their_faults_named(tmp_path: Path) -> None:
    """With the words of no rating, what they are graded against, and a tolerance within what exceeds it."""
    plan = read_graded(tmp_path).document
    assert plan
    assert (plan.plan.measure_scheme, plan.plan.grade_words.worse) == (
        "content_scrutiny",
        "needs a closer look",
    )
    assert (plan.measures[0].tolerance, plan.measures[1].comparator) == ("1.5", "most_similar_forces")
    wrong = read_graded(tmp_path, WORD="stuck", TARGET="more of them", WITHIN="3", AGAINST="baseline")
    assert [(one.place.partition(",")[0], one.code) for one in wrong.faults] == [
        ("plan.grade_words.worse", "grade_is_a_rating"),
        ("measures[0].comparator", "graded_without_target"),
        ("measures[0].better_beyond", "not_beyond_tolerance"),
        ("measures[1].comparator", "graded_without_baseline"),
    ]
    nothing = read_graded(tmp_path, WITHIN="-1", AGAINST="null")
    assert [(one.place.partition(",")[0], one.code) for one in nothing.faults] == [
        ("measures[0].tolerance", "not_a_number"),
        ("measures[1].tolerance", "graded_against_nothing"),
    ]


def test_a_measure_of_nothing_but_what_is_withheld_is_told(tmp_path: Path) -> None:
    """Where everybody could read it, though it speaks to restricted commitments alone."""
    path = tmp_path / "plan.yaml"
    plan = PLAN.replace("DECIMALS", "1").replace("LEAST", "5").replace("REF", "ANY-1.1")
    alone = plan.replace("due: 2026", "handling: restricted, due: 2026").replace(
        "priorities: [PRIORITY], ", ""
    )
    path.write_text(alone, encoding="utf-8")
    assert [(one.code, one.given, one.expected) for one in read_plan(path).remarks] == [
        ("measure_of_withheld", "M1", ("ANY-1.1",))
    ]


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
