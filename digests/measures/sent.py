"""What is said of a file with figures of measures: what was recorded of it, every fault at once, or that it has no
figures."""

from collections.abc import Sequence
from typing import Protocol

from digests.kit.blocks import Block, Message, fitting, message, section
from digests.kit.prose import say
from digests.measures import words
from digests.plan.faults import fault_place, fault_sentence
from storage.facts.measures import MeasureStanding
from storage.plan.files.faults import Fault

TEMPLATE = "measures/sent"
MOST_REMARKS = 6
FIVE = 5
"""So many lines stand in a block."""


class KeptFigure(Protocol):
    """What became of the figures of one measure and quarter."""

    @property
    def standing(self) -> MeasureStanding:
        """As they stand, for whoever sent them."""

    @property
    def stood(self) -> bool:
        """Whether they had stood so before."""


def recorded_from(file_name: str, taken: Sequence[KeptFigure], remarks: Sequence[Fault] = ()) -> Message:
    """All figures of a file were recorded: what is new of them, and what is worth a look."""
    new = [(one.standing, words.figure(one.standing)) for one in taken if not one.stood]
    head = say(TEMPLATE, "recorded", file_name=file_name, new=len(new), stood=len(taken) - len(new))

    def draft(most: tuple[int, int]) -> Message:
        number, room = most
        lines = [new[start : min(start + FIVE, number)] for start in range(0, min(number, len(new)), FIVE)]
        left = len(new) - number
        return message(
            [
                section(head),
                *(section(say(TEMPLATE, "figures", figures=each, room=room)) for each in lines),
                section(say(TEMPLATE, "more", more=left)) if left > 0 else None,
                _remarks(remarks),
            ]
        )

    return fitting(draft, ((60, 100), (60, 40), (30, 40), (10, 40)))


def _remarks(remarks: Sequence[Fault]) -> Block | None:
    lines = [f"{fault_place(one)}: {fault_sentence(one)}" for one in remarks]
    more = max(0, len(lines) - MOST_REMARKS)
    return section(say(TEMPLATE, "remarks", remarks=lines[:MOST_REMARKS], more=more)) if lines else None


def not_taken(file_name: str, faults: Sequence[Fault]) -> Message:
    """Nothing of a file was recorded: every fault at once, with its cell and what would be right."""
    told = [(fault_place(one), fault_sentence(one)) for one in faults]
    head = say(TEMPLATE, "not_taken", file_name=file_name, number=len(told))

    def draft(most: int) -> Message:
        groups = [told[start : min(start + FIVE, most)] for start in range(0, min(most, len(told)), FIVE)]
        left = len(told) - most
        return message(
            [
                section(head),
                *(section(say(TEMPLATE, "faults", faults=group)) for group in groups),
                section(say(TEMPLATE, "more_faults", more=left)) if left > 0 else None,
            ]
        )

    return fitting(draft, (60, 30, 15, 5))


def no_figures_in(file_name: str) -> Message:
    """That a file has no figures that can be found."""
    return message([section(say(TEMPLATE, "no_figures", file_name=file_name))])
