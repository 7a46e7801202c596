"""Past returns that a file lists in rows of their own: a reference, a quarter, a rating."""

from collections.abc import Mapping, Sequence

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.days import Reader, read_day
from storage.plan.adoption.words.ratings import read_rating
from storage.rules.calendar import quarters
from storage.rules.same_text import folded
from storage.rules.standing.rag import Scheme


def past_rows(
    entries: Sequence[Entry],
    refs: Sequence[str],
    known: Sequence[Mapping[str, object]],
    scheme: Scheme,
    docket: Docket,
) -> list[dict[str, object]]:
    """The rows that name a commitment of the plan, a quarter and a rating, and are not there already."""
    by_ref = {folded(ref): ref for ref in refs}
    taken = {(row["ref"], row["quarter"]) for row in known}
    found = []
    for entry in entries:
        row = _row(entry, by_ref, scheme)
        if row and (row["ref"], row["quarter"]) not in taken:
            taken.add((row["ref"], row["quarter"]))
            found.append(row)
            for name in ("ref", "quarter", "rating", "progress", "next_steps", "agreed_on"):
                docket.came_of(entry.spot(name), "carried", f"returns.{name}")
    return found


def _row(entry: Entry, by_ref: Mapping[str, str], scheme: Scheme) -> dict[str, object] | None:
    ref, quarter, rated = (entry.spot(name) for name in ("ref", "quarter", "rating"))
    name = quarters.named(quarter.text) if quarter else None
    whole = by_ref.get(folded(ref.text)) if ref else None
    rating = read_rating(rated.text) if rated else None
    if not (name and whole and rating and rating.sure and rating.rating):
        return None
    progress, steps, agreed = (entry.spot(field) for field in ("progress", "next_steps", "agreed_on"))
    day = read_day(agreed.text, agreed.day, Reader()) if agreed else None
    return {
        "ref": whole,
        "quarter": quarters.code(name),
        "rag": scheme.label(rating.rating),
        "progress": progress.text if progress else None,
        "next_steps": steps.text if steps else None,
        "agreed_on": day.day if day and day.sure else None,
    }
