"""A fault as whoever reads a list of them sees it."""

from digests.plan.faults import fault_place, fault_sentence
from storage.plan.files.faults import Fault


def fault_line(fault: Fault) -> str:
    """One fault with its place: "ANY-1.1, due (Commitments!H14): “31 Sept” is not a date. …"."""
    return f"{fault_place(fault)}: {fault_sentence(fault)}"
