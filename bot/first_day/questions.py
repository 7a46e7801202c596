"""What is asked on the first day, and how each answer is tried at once. Doctor's own checks try it; asking is the
command's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.clock import Clocks
from bot.doctor.case import Case
from bot.doctor.lines import Line, Severity, fine, look, mend, safely
from bot.doctor.reaching import reached, seen_channel
from bot.doctor.settings import WHERE, token
from bot.doctor.settings import channel as named_by_id
from bot.doctor.slack import app_token, bot_token
from bot.settings import Settings
from storage.doctor import checkup
from storage.doctor.checkup import Held
from storage.plan.files.document import PlanDocument
from storage.record.database import known_url

WAYS = {"run": "app_token", "web": "signing_secret"}
"""The two ways to listen, each with what it needs besides a bot token."""
TOKENS = ("xox", "xapp-")

Check = Callable[[Case], Iterator[Line]]


@dataclass(frozen=True)
class SettingAsked:
    """One setting: what is asked, and what tries the answer."""

    field: str
    asks: str
    check: Check
    secret: bool = False
    needed: bool = True


def with_answer(given: Settings, field: str, answer: str) -> Settings:
    """The settings with this one, a text, in place of what it was."""
    changed: dict[str, Any] = {field: answer}
    return replace(given, **changed)


def found(question: SettingAsked, given: Settings, answer: str, clocks: Clocks) -> list[Line]:
    """What trying this answer, beside what is given, has shown."""
    case = Case(with_answer(given, question.field, answer), clocks)
    try:
        return list(safely(question.check(case)))
    finally:
        if "database" in vars(case) and case.database:
            case.database.close()


def is_refused(lines: list[Line]) -> bool:
    """Whether something must be mended first."""
    return any(line.verdict is Severity.MEND for line in lines)


def of_shape(lines: Iterator[Line], then: Iterator[Line]) -> Iterator[Line]:
    """Only what does not look as it should; what does is tried."""
    faults = [line for line in lines if line.verdict is Severity.MEND]
    yield from faults or then


def to_speak(case: Case) -> Iterator[Line]:
    """The bot token: its kind, whether Slack takes it, its scopes."""
    return of_shape(token(case.settings, "bot_token"), bot_token(case))


def to_listen(case: Case) -> Iterator[Line]:
    """The app token: its kind, and whether Slack opens Socket Mode for it."""
    return of_shape(token(case.settings, "app_token"), app_token(case))


def to_be_called(case: Case) -> Iterator[Line]:
    """The signing secret, which nobody but Slack can try."""
    if case.settings.signing_secret.startswith(TOKENS):
        yield mend("This is a token, not the signing secret.", WHERE["signing_secret"])
    else:
        yield look("It is taken as it is: whether it is right, Slack's first call tells.")


def place_of_the_record(case: Case) -> Iterator[Line]:
    """An address of a kind that Muster knows, whose folder or server is there."""
    known_url(case.settings.database_url)
    if case.file is None:
        if case.database is not None:
            case.database.reach()
        yield fine("The database server answers.")
    elif not case.file.absolute().parent.is_dir():
        yield mend(f"There is no folder {case.file.absolute().parent}.", "Make it, or name another.")
    else:
        yield fine(f"The record {'is' if case.file.exists() else 'will be'} in {case.file}.")


def channel(field: str) -> Check:
    """A channel's id, and whether Muster can post there."""

    def check(case: Case) -> Iterator[Line]:
        seen = seen_channel(case, Settings.NAMES[field], getattr(case.settings, field))
        untried = iter([look("Slack cannot be asked about it without a bot token.")])
        return of_shape(named_by_id(case.settings, field), seen if case.settings.bot_token else untried)

    return check


def questions(way: str) -> tuple[SettingAsked, ...]:
    """What is asked of whoever listens in this way, in the order in which an office comes by it."""
    listening = {
        "run": SettingAsked("app_token", "The app token, which begins with xapp-.", to_listen, secret=True),
        "web": SettingAsked("signing_secret", "The signing secret.", to_be_called, secret=True),
    }
    return (
        SettingAsked("bot_token", "The bot token, which begins with xoxb-.", to_speak, secret=True),
        listening[way],
        SettingAsked(
            "digest_channel", "The channel for the weekly digest: its id.", channel("digest_channel")
        ),
        SettingAsked(
            "chief_channel",
            "The private channel for drafts to the chief executive: its id.",
            channel("chief_channel"),
        ),
        SettingAsked(
            "plan_office_channel",
            "The plan office's own channel, if there is one: its id. Without one its people get direct messages.",
            channel("plan_office_channel"),
            needed=False,
        ),
        SettingAsked(
            "database_url",
            "Where the record is: a file (sqlite:///muster.db), or PostgreSQL (postgresql://user:password@host/name).",
            place_of_the_record,
            secret=True,
        ),
    )


def people_of(document: PlanDocument, case: Case) -> Iterator[Line]:
    """Who of a plan that is not in the record yet is found in Slack, and who is not."""
    held = [
        Held(one.role, one.route, 0, bool(one.email or one.slack), one.email or "", one.slack or "")
        for one in document.people
    ]
    return safely(reached(case, held)) if case.settings.bot_token else iter(())


def has_plan(case: Case) -> bool:
    """Whether a plan is in the record already."""
    if case.record is None:
        return False
    with case.record.read() as session:
        return checkup.has_plan(session)
