"""What is no fault of a plan, and may be wrong all the same: returns that nobody could agree, days beyond the plan's
own, the same step twice. Whether a file can be taken is check.py's."""

from collections.abc import Iterator, Mapping

from storage.enums import Duty, Handling
from storage.plan.files.cross_references import TYPED
from storage.plan.files.document import CommitmentEntry, PlanDocument, PlanEntry
from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields, Text, rows, text
from storage.rules.same_text import by_figures, folded

Reach = Mapping[str, frozenset[str]]
"""The addresses and Slack ids of each role: two roles that share one are one person's."""


def remarks(tree: Fields, document: PlanDocument) -> Iterator[Fault]:
    """What to look at in a plan without a fault, in the file's order."""
    yield from _alike_by_figures(tree)
    yield from _withheld_measures(tree, document)
    reach, chief = _reach(document), _chief(document)
    for row, commitment in zip(rows(tree, "commitments"), document.commitments, strict=True):
        second = commitment.second_agreer or chief
        if _nobody_agrees(commitment, second, reach):
            field = "second_agreer" if commitment.second_agreer else "sro"
            yield fault_at(row.place_of(field), f"commitments.{field}", "nobody_agrees", second)
        yield from _beyond_the_plan(row, document.plan)
        yield from _steps_told_twice(row)


def _alike_by_figures(tree: Fields) -> Iterator[Fault]:
    """What people read off a page and type, where only a letter and a figure tell one from another: O from 0."""
    for group, key in TYPED:
        first: dict[str, Text] = {}
        for node in (text(row, key) for row in rows(tree, group)):
            if node and (other := first.setdefault(by_figures(node.value), node)) is not node:
                where = other.place.text
                yield fault_at(
                    node.place, f"{group}.{key}", "alike_by_figures", node.value, other.value, where
                )


def _withheld_measures(tree: Fields, document: PlanDocument) -> Iterator[Fault]:
    """Measures for anybody that speak to nothing but what not everybody may read."""
    handling = {one.ref: one.handling for one in document.commitments}
    for row, measure in zip(rows(tree, "measures"), document.measures, strict=True):
        refs = [ref for ref in measure.commitments if ref in handling]
        withheld = refs and all(handling[ref] is not Handling.PUBLIC for ref in refs)
        if measure.publishable and withheld and not measure.priorities:
            place = row.place_of("publishable")
            yield fault_at(place, "measures.publishable", "measure_of_withheld", measure.code, *refs)


def _beyond_the_plan(row: Fields, plan: PlanEntry) -> Iterator[Fault]:
    """Days that are due beyond the plan's own, and what was reached before its first."""
    starts, ends = plan.starts.isoformat(), plan.ends.isoformat()
    for path, part in (
        ("commitments", row),
        *(("commitments.milestones", step) for step in rows(row, "milestones")),
    ):
        due, reached = text(part, "due"), text(part, "completed_on") or text(part, "met")
        if due and due.value > ends:
            yield fault_at(due.place, f"{path}.due", "after_plan", due.value, ends)
        if due and due.value < starts:
            yield fault_at(due.place, f"{path}.due", "before_plan", due.value, starts)
        if reached and reached.value < starts:
            name = "completed_on" if part is row else "met"
            yield fault_at(reached.place, f"{path}.{name}", "before_plan", reached.value, starts)


def _steps_told_twice(row: Fields) -> Iterator[Fault]:
    """A commitment's milestones that say the same."""
    first: dict[str, Text] = {}
    for step in rows(row, "milestones"):
        node = text(step, "text")
        if node and first.setdefault(folded(node.value), node) is not node:
            where = first[folded(node.value)].place.text
            yield fault_at(node.place, "commitments.milestones.text", "same_step", node.value, where)


def _nobody_agrees(commitment: CommitmentEntry, second: str, reach: Reach) -> bool:
    """Nobody agrees their own return: whether lead, SRO and whoever agrees in the SRO's place are one person, or
    the last is nobody."""
    lead, able = reach[commitment.lead], reach.get(second, frozenset())
    return bool(lead & reach[commitment.sro]) and (not able or bool(able & lead))


def _reach(document: PlanDocument) -> Reach:
    contacts = {one.role: ((one.email or "").casefold(), one.slack or "") for one in document.people}
    return {role: frozenset(filter(None, found)) for role, found in contacts.items()}


def _chief(document: PlanDocument) -> str:
    """The role that agrees where none is named; "" where nobody holds it."""
    chiefs = (one for one in document.people if Duty.CHIEF_EXECUTIVE in one.duties)
    return next((one.role for one in chiefs if one.email or one.slack), "")
