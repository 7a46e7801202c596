"""An archive's pages: what lies where, and each quarter as it was reported. HTML that needs no network, and no
Muster."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from digests.kit import labels
from digests.kit.web import web_templates
from storage.enums import Handling, QuarterState
from storage.facts.answering import MilestoneSaid, PathToGreen, Support
from storage.facts.archiving import ArchiveContents, ArchivedQuarter
from storage.facts.standing import Standing
from storage.rules.calendar import quarters
from storage.rules.same_text import printable
from storage.rules.standing.counting import is_let_off

FRAME = "archiving/frame"
INDEX = "archiving/index"
QUARTER = "archiving/quarter"
STATES = {
    QuarterState.PLANNED: "not begun",
    QuarterState.OPEN: "being collected",
    QuarterState.CUT_OFF: "returns closed, being agreed",
    QuarterState.CLOSED: "closed",
}
SAID = {
    "progress": "What was done",
    "next_steps": "What comes next",
    "reason": "Why",
    "path": "Way back",
    "support": "Help asked",
    "forecast": "Expected by",
    "completed_on": "Completed on",
    "evidence": "Evidence",
    "monitor": "Still to be monitored",
    "hold_agreed_by": "On hold, agreed by",
    "risk_reference": "Risk reference",
    "public_line": "Public line",
    "handling": "Handling",
    "paragraph": "Paragraph of Schedule 12A",
    "milestones": "Milestones",
    "new_due": "New due date asked for",
    "new_due_reason": "Why a new due date",
    "recheck": "To be looked at again before the meeting",
    "promise": "What became of the last promise",
}
"""What each thing that a return says is called; its rating stands above."""


def index_page(contents: ArchiveContents) -> str:
    """The page that is opened first."""
    pages = [(quarter, STATES[quarter.state], page_name(quarter)) for quarter in contents.quarters]
    return _filled(INDEX, contents=contents, pages=pages)


def quarter_page(contents: ArchiveContents, quarter: ArchivedQuarter) -> str:
    """One quarter, priority by priority."""
    return _filled(QUARTER, contents=contents, quarter=quarter, state=STATES[quarter.state], said=said)


def page_name(quarter: ArchivedQuarter) -> str:
    """Where the page of a quarter lies."""
    return f"quarters/{quarters.code(quarter.name).replace('/', '-').replace(' ', '-')}.html"


def said(one: Standing) -> Iterator[tuple[str, str]]:
    """Each thing that was said of a commitment, under its name; nothing where no return came."""
    if one.answer is None:
        return
    for name, label in SAID.items():
        value = getattr(one.answer, name)
        if value not in (None, "", (), False) and value is not Handling.PUBLIC:
            yield label, printable(_in_words(value))
    if one.override_reason:
        yield "Why another rating was agreed", printable(one.override_reason)


def _in_words(value: Any) -> str:
    match value:
        case bool():
            return "Yes"
        case date():
            return labels.plain_day(value)
        case StrEnum():
            return value.value.replace("_", " ").capitalize()
        case PathToGreen():
            return _joined(value.action, value.owner, _on("by", value.by_when))
        case Support():
            kind = value.kind.value.replace("_", " ").capitalize()
            board = "for the Resources Board" if value.for_board else ""
            whom = f"of {value.of_whom}" if value.of_whom else ""
            return _joined(kind, value.ask, whom, _on("by", value.by_when), board)
        case tuple():
            return "; ".join(_milestone(one) for one in value)
        case _:
            return str(value)


def _milestone(one: MilestoneSaid) -> str:
    return _joined(one.text, _on("met on", one.met), _on("now expected by", one.forecast))


def _on(word: str, when: date | None) -> str:
    return f"{word} {labels.plain_day(when)}" if when else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _filled(template: str, **facts: Any) -> str:
    return _PAGES.get_template(f"{template}.j2").render(**facts)


_PAGES = web_templates(
    frame=f"{FRAME}.j2",
    count=labels.count,
    day=labels.plain_day,
    moment=labels.moment,
    quarter_name=labels.quarter_name,
    quarter_short=labels.quarter_short,
    rating_label=labels.rating_label,
    symbols=labels.SYMBOLS,
    direction_label=labels.direction_label,
    is_let_off=is_let_off,
)
