"""What the record tells otherwise than a snapshot did: by part of the paper, with the refs."""

import json
from collections.abc import Iterator
from typing import Any

from storage.facts.clearance import Changed
from storage.facts.papers import Snapshot
from storage.papers.snapshots import adapter, in_both
from storage.tables import Report

DERIVED = {"counts", "missing", "renderer", "profile", "taken_at"}
"""What follows from the standings, and what is Muster's own: a newer version of it changes nothing that was said."""
STANDINGS = "priorities"


def changes(report: Report, now: Snapshot) -> tuple[Changed, ...]:
    """Each part of a draft that the record tells otherwise by now; nothing where a paper made of it would say the
    same. Facts that were kept only then, or only now, say nothing."""
    before, after = json.loads(report.snapshot), adapter().dump_python(now, mode="json")
    return tuple(found(before, after))


def found(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Changed]:
    """The parts that differ, those of commitments first."""
    refs = differing_refs(before, after)
    if refs:
        yield "standings", refs
    elif differ(before[STANDINGS], after[STANDINGS]):
        yield "plan", ()
    for key in sorted(before.keys() & after.keys() - DERIVED - {STANDINGS}):
        if differ(before[key], after[key]):
            yield key, ()


def differing_refs(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    """The commitments of which something else is told, and those that came or went, in the plan's order."""
    old, new = by_ref(before), by_ref(after)
    return tuple(
        ref for ref in {**old, **new} if ref not in old or ref not in new or differ(old[ref], new[ref])
    )


def by_ref(snapshot: dict[str, Any]) -> dict[str, Any]:
    """How each commitment stands."""
    return {one["terms"]["ref"]: one for priority in snapshot[STANDINGS] for one in priority["standings"]}


def differ(before: Any, after: Any) -> bool:
    """Whether these tell something else."""
    return bool(in_both(after, before) != in_both(before, after))
