"""What doctor looks at, section by section. It only looks: no check changes the database or says a word in
Slack. Questions to the record are storage/doctor/checkup's."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from bot.doctor.case import Case
from bot.doctor.database import database
from bot.doctor.lines import Line, safely
from bot.doctor.plan import plan
from bot.doctor.settings import settings
from bot.doctor.slack import slack
from bot.doctor.time import time

__all__ = ["SECTIONS", "Case", "examine"]

SECTIONS: Mapping[str, Callable[[Case], Iterator[Line]]] = MappingProxyType(
    {"Settings": settings, "Time": time, "Database": database, "Plan": plan, "Slack": slack}
)
"""Each section by its heading, in the order in which an office puts things right."""


def examine(case: Case) -> Iterator[tuple[str, Line]]:
    """Each finding with its section's heading, as soon as it is known."""
    for heading, section in SECTIONS.items():
        for line in safely(section(case)):
            yield heading, line
