"""How a quarter's collecting stands, and what is said when one opens or a paper is asked for."""

from collections.abc import Sequence

from digests.kit.blocks import Message, fitting, message, section
from digests.kit.labels import draft_name
from digests.kit.prose import say
from digests.outbox.reasons import what, why
from storage.facts.plan import QuarterName
from storage.facts.standing import QuarterStatus

STEPS = {
    "prompts_open": "leads are asked",
    "reminder_1": "first reminder",
    "reminder_2": "second reminder",
    "lead_deadline": "leads' deadline",
    "overdue": "overdue notices",
    "escalation": "escalation to SROs",
    "cut_off": "returns close",
    "sros_done": "SROs are done",
    "draft": "draft to the chief executive",
}
"""What each step of the timetable is called, by its key."""


def status_answer(status: QuarterStatus, *, no_draft: bool = False) -> Message:
    """How a quarter's collection stands: counts, by SRO, what is out, the steps, what was not delivered. With
    `no_draft` first why there is no draft yet, and when it comes."""
    return fitting(lambda most: _status(status, most, no_draft=no_draft), (60, 30, 15, 6, 2))


def _status(status: QuarterStatus, most: int, *, no_draft: bool) -> Message:
    names = ["no_draft", "status"] if no_draft else ["status"]
    names += ["status_missing"] if status.missing else []
    names += ["status_sent_back"] if status.sent_back else []
    names += ["status_extended"] if status.extended else []
    names += ["status_let_off"] if status.let_off else []
    names += ["status_by_sro"] if status.by_sro else []
    names += ["status_steps"] if status.steps else []
    names += ["status_troubles"] if status.troubles else []
    times = {step.key: step.at for step in status.steps}
    facts = {
        "status": status,
        "steps": STEPS,
        "times": times,
        "why": why,
        "what": what,
        "most": most,
        "room": 20 * most,
    }
    return message(section(say("collecting/status", name, **facts)) for name in names)


def opened(
    quarter: QuarterName, people: int, returns: int, unasked: Sequence[tuple[str, str, bool]] = ()
) -> Message:
    """A quarter was opened: how many are asked for how many returns, and those that nobody is asked for in Slack,
    as (ref, lead's role, whether nobody holds it)."""
    facts = {"quarter": quarter, "people": people, "returns": returns, "unasked": unasked}
    return fitting(
        lambda most: message([section(say("collecting/status", "opened", most=most, **facts))]), (20, 10, 5)
    )


def not_to_open(quarter: QuarterName, instead: Sequence[QuarterName]) -> Message:
    """A quarter that is not to be opened now, and those that are."""
    return message([section(say("collecting/status", "not_to_open", quarter=quarter, instead=instead))])


def report_coming(quarter: QuarterName, version: int, *, made: bool) -> Message:
    """The paper was asked for: its next draft is on its way or, where none was `made`, nothing has changed since that
    version."""
    name = "report_coming" if made else "report_unchanged"
    return message([section(say("collecting/status", name, quarter=quarter, draft=draft_name(version)))])
