"""Writes the plan's parts other than people and commitments: the office, the plan itself, forums, priorities
and measures. Priorities and measures that a file drops are kept as withdrawn, for what was said of them."""

from datetime import datetime

from storage.plan.files import document as doc
from storage.plan.intake.record import Record
from storage.tables import Area, Forum, Measure, Meeting, Office, Plan, Priority

GRADED_BY = {
    "comparator",
    "baseline",
    "baseline_on",
    "tolerance",
    "better_beyond",
    "grave_beyond",
    "ungraded_below",
}
"""What a measure's columns say of how it is graded."""


def write_office_and_plan(record: Record, document: doc.PlanDocument, at: datetime) -> Plan:
    """The office and its one plan, made or brought up to date."""
    record.office = record.office or Office()
    record.plan = record.plan or Plan(imported_at=at)
    _set(record.office, document.office.model_dump())
    _set(record.plan, document.plan.model_dump())
    record.plan.rag_words = document.plan.rag_words.model_dump(mode="json", exclude_defaults=True)
    record.plan.grade_words = document.plan.grade_words.model_dump(mode="json", exclude_defaults=True)
    record.plan.collects = {"items": [one.value for one in document.plan.collects]}
    record.plan.synonyms = {one.word: list(one.means) for one in document.words}
    record.plan.papers = document.papers.model_dump(mode="json")
    record.session.add_all([record.office, record.plan])
    record.session.flush()
    return record.plan


def _set(row: object, values: dict[str, object], none: str | None = "") -> None:
    """Sets the columns of the same names; what the document leaves out is an empty text, or `none`."""
    for name, value in values.items():
        setattr(row, name, none if value is None else value)


def write_forums(record: Record, document: doc.PlanDocument) -> None:
    """Forums and their meetings; those that are gone are deleted, since nothing was said of them."""
    for position, entry in enumerate(document.forums):
        forum = record.forums.setdefault(entry.name, Forum(name=entry.name, meetings=[]))
        forum.name, forum.kind, forum.position = entry.name, entry.kind, position
        kept = [meeting for meeting in forum.meetings if meeting.day in entry.meetings]
        new = set(entry.meetings) - {meeting.day for meeting in kept}
        forum.meetings = sorted([*kept, *(Meeting(day=day) for day in new)], key=lambda meeting: meeting.day)
        record.session.add(forum)
    for name in record.forums.keys() - {entry.name for entry in document.forums}:
        record.session.delete(record.forums.pop(name))


def write_priorities(record: Record, document: doc.PlanDocument, plan: Plan) -> None:
    """Priorities and their areas, in the document's order."""
    for position, entry in enumerate(document.priorities):
        priority = record.priorities.setdefault(entry.code, Priority(code=entry.code, areas=[]))
        priority.plan_id, priority.position, priority.withdrawn = plan.id, position, False
        priority.code, priority.title, priority.lead = entry.code, entry.title, record.role(entry.lead)
        priority.statement, priority.aim = entry.statement or "", entry.aim or ""
        priority.outcomes = {"items": entry.outcomes.split("\n") if entry.outcomes else []}
        _write_areas(priority, entry)
        record.session.add(priority)
    for code in record.priorities.keys() - {entry.code for entry in document.priorities}:
        record.priorities[code].withdrawn = True


def _write_areas(priority: Priority, entry: doc.PriorityEntry) -> None:
    """Areas keep their rows by title: a row deleted and one inserted with its title would collide."""
    existing = {area.title: area for area in priority.areas}
    priority.areas = [existing.get(title) or Area(title=title) for title in dict.fromkeys(entry.areas)]
    for position, area in enumerate(priority.areas):
        area.position = position


def write_measures(record: Record, document: doc.PlanDocument, plan: Plan) -> None:
    """Measures, in the document's order."""
    for position, entry in enumerate(document.measures):
        measure = record.measures.setdefault(entry.code, Measure(code=entry.code))
        measure.plan_id, measure.position, measure.withdrawn = plan.id, position, False
        measure.code = entry.code
        measure.name, measure.polarity, measure.target = entry.name, entry.polarity, entry.target
        measure.unit, measure.definition = entry.unit or "", entry.definition or ""
        measure.definition_version, measure.source = entry.definition_version, entry.source or ""
        measure.period, measure.decimals = entry.period, entry.decimals
        measure.suppress_below, measure.publishable = entry.suppress_below, entry.publishable
        _set(measure, entry.model_dump(include=GRADED_BY), none=None)
        speaks_to = {"priorities": list(entry.priorities), "commitments": list(entry.commitments)}
        measure.speaks_to = {what: named for what, named in speaks_to.items() if named}
        measure.owner = record.role(entry.owner)
        record.session.add(measure)
    for code in record.measures.keys() - {entry.code for entry in document.measures}:
        record.measures[code].withdrawn = True
