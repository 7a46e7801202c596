"""References that may have lost a zero: a spreadsheet makes 1.1 of a 1.10 that is typed into it, and a CSV file keeps
no more than that."""

from collections.abc import Collection, Iterator

from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields, rows, text
from storage.rules.same_text import folded


def lost_zeros(tree: Fields, refs: Collection[str]) -> Iterator[Fault]:
    """The returns of 1.1 in quarters without one of 1.10, of a plan that has both."""
    said = [(text(row, "ref"), text(row, "quarter")) for row in rows(tree, "returns")]
    there = {(folded(ref.value), folded(quarter.value)) for ref, quarter in said if ref and quarter}
    for ref, quarter in said:
        other = next((one for one in refs if ref and folded(one) == f"{folded(ref.value)}0"), None)
        front, point, last = ref.value.rpartition(".") if ref else ("", "", "")
        is_number = bool(point) and last.isdecimal() and front[-1:].isdecimal()
        if ref and quarter and other and is_number and (folded(other), folded(quarter.value)) not in there:
            yield fault_at(ref.place, "returns.ref", "zero_may_be_lost", ref.value, other)
