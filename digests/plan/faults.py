"""What Muster says of a plan file that cannot be taken: for each fault its place, what is wrong and what
would be right. Finding the faults is storage's work."""

import re
from difflib import get_close_matches

from digests.kit.labels import count
from digests.kit.prose import say_plain
from digests.kit.typed import clip
from digests.plan.fields import field_name
from storage.plan.files.faults import Fault
from storage.rules.same_text import by_figures, folded

_GIVEN_ROOM = 80
_MOST_KNOWN = 25
_NEAR = 0.75
"""How alike two words must be for one to be suggested for the other: ANY-1.1 is not for ANY-2.2."""
_SINGLE_PARTS = ("office", "plan")
"""Parts that lie on one sheet, so that "the name" would not say whose."""


def fault_sentence(fault: Fault) -> str:
    """What is wrong and what would be right, as plain text."""
    name = _field_name(fault.field)
    return say_plain(
        "plan/faults",
        fault.code,
        given=clip(" ".join(fault.given.split()), _GIVEN_ROOM),
        expected=fault.expected,
        known=", ".join(fault.expected) if len(fault.expected) <= _MOST_KNOWN else "",
        near=_nearest(fault),
        name=name,
        subject=name[:1].upper() + name[1:],
    )


def fault_place(fault: Fault) -> str:
    """Where it is: what people call the place, and where it stands in the file."""
    return f"{fault.known_as} ({fault.place})" if fault.known_as else fault.place


def faults_head(faults: tuple[Fault, ...], file_name: str) -> str:
    """The line above a list of faults."""
    return f"{file_name}: {count(len(faults), 'fault')}. Nothing was taken from the file."


def remarks_head(remarks: tuple[Fault, ...]) -> str:
    """The line above what is to be looked at in a file that can be taken."""
    return f"{count(len(remarks), 'entry')} to look at. The file can be imported as it is."


def _nearest(fault: Fault) -> str:
    """The known value that was probably meant, whatever its capitals; empty when none is near."""
    values = [value for one in fault.expected for value in _choices(fault.code, one)]
    if fault.code == "not_a_rating":
        # "Not on track" is no slip of "on track".
        values = [value for value in values if len(value.split()) == len(fault.given.split())]
    known = {folded(value): value for value in values}
    if alike := {by_figures(value): value for value in values}.get(by_figures(fault.given)):
        return alike
    close = get_close_matches(folded(fault.given), known, n=1, cutoff=_NEAR)
    if not close and fault.code == "unknown_column":
        # "Due date" is the column Due, and "Lead officer" the lead; of several the longest.
        said = set(folded(fault.given).split())
        close = sorted((name for name in known if said >= set(name.split())), key=len)[-1:]
    return known[close[0]] if close else ""


def _choices(code: str, expected: str) -> list[str]:
    """What may be chosen: of "On track (green, g)", each word."""
    return re.split(r" \(|, |\)", expected) if code == "not_a_rating" else [expected]


def _field_name(path: str) -> str:
    part, _, field = path.rpartition(".")
    name = field_name(field)
    return name.replace("the ", f"the {part}'s ", 1) if part in _SINGLE_PARTS else name
