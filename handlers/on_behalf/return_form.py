"""The one-page return in Excel: `/muster return-form <role>` sends it to whoever asked, and the filled-in file, sent
to Muster, is checked like the form and recorded on behalf: all of it, or nothing with every fault named. A file
that is no form may be a plan, which is adoption.py's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from digests.answering.form_questions import NO, YES, offered
from digests.kit.blocks import Message
from digests.kit.labels import moment
from digests.on_behalf import return_form as words
from digests.standing.said import SUPPORT_KINDS
from handlers.answering.told import announce_recorded
from handlers.desk import Desk
from handlers.on_behalf.returned_rows import FormRefused, record_rows
from handlers.owing import FILE, to_actor
from handlers.reading.exact import role_meant
from handlers.reading.verbs import Command
from storage.answering import returns
from storage.calendar.quarters import timetable_of
from storage.facts.asks import PromptLine
from storage.facts.form import FormFacts
from storage.facts.on_behalf import FilledForm, FormFault, FormRow, ReturnForm
from storage.facts.plan import QuarterName
from storage.people.roles import Actor, actor, capacities
from storage.prompting import prompts
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.rules.calendar import quarters
from storage.standing.backdrop import backdrop_of
from storage.standing.standing_rows import newest_quarter

ENDING = ".xlsx"
READABLE = (ENDING, ".xlsm")
PLANS = (".csv", ".docx")
"""Other files in which the plan office may send a plan of its own."""
SHEETS = (".xls", ".ods", ".csv", ".xlsb", ".numbers")
"""Other ways in which a spreadsheet is saved, and a return form is not read."""


# --- out -----------------------------------------------------------------------------------------------


def send_form(asked: Command) -> Message:
    """/muster return-form <role>."""
    with asked.desk.database.write() as session:
        role = role_meant(session, asked, asked.typed.about)
        form = form_for(session, role.role_id, role.title, asked.desk.now())
        if form is None:
            return words.nothing_to_ask(role.title)
        owe_form(session, asked, form)
    return words.form_coming(form)


def form_for(session: Session, role_id: int, title: str, now: datetime) -> ReturnForm | None:
    """The form of a role for the newest quarter; None where it leads nothing that is asked."""
    name = newest_quarter(session)
    lines = prompts.lines_of_role(session, name, role_id) if name else ()
    if name is None or not lines:
        return None
    returned = [returns.return_row(session, line.return_id) for line in lines]
    opened = returns.open_returns(session, backdrop_of(session, returned[0].quarter_id), returned, now)
    due = f"by {moment(timetable_of(session, name).lead_deadline)}"
    rows = tuple(printed(line, opened[line.return_id].form) for line in lines)
    return ReturnForm(role_id, title, name, due, rows, CHOICES)


def printed(line: PromptLine, facts: FormFacts) -> FormRow:
    """What stands in a row before it is filled in, and the ratings that its form in Slack offers."""
    ratings = tuple(one.label for one in offered(facts))
    promise = line.last.promise if line.last else ""
    return FormRow(line.ref, line.title, words.rated_last(line.last, facts.scheme), promise, ratings)


CHOICES = (
    ("support_kind", tuple(SUPPORT_KINDS.values())),
    ("monitor", (YES.capitalize(), NO.capitalize())),
)
"""The words of each drop-down list, but for the ratings."""


def owe_form(session: Session, asked: Command, form: ReturnForm) -> None:
    """Owes the file to whoever asked for it, once for each time it is asked for."""
    name = f"return-form-{quarters.code(form.quarter)}-{form.role_id}{ENDING}"
    file = name.replace("/", "-").replace(" ", "-"), as_workbook(form)
    key, refs = f"return_form:{asked.body['trigger_id']}", [row.ref for row in form.rows]
    to_actor(session, asked.actor, key, words.form_sent(form, FILE), asked.desk.now(), "form", refs, file)


# --- back ----------------------------------------------------------------------------------------------


def take(
    desk: Desk, user: str, file: dict[str, Any], ts: str, may_send: Callable[[Session, Actor], bool]
) -> "Sent | None":
    """Somebody sent Muster a file: a return form of the plan office's is recorded, or it says why not; of a file that
    is not read it says so, and to whoever is neither the plan office nor `may_send` other figures that none of theirs
    is. What is recorded and what is said of it go together. What is no form is handed back where it may be a plan of
    the office's own, or such figures."""
    with desk.database.read() as session:
        sent = Sent(actor(session, user, desk.today()), file, ts)
        is_theirs = sent.is_office or may_send(session, sent.who)
    if not is_theirs:
        answer(desk, sent, words.not_read(sent.name, "from_others"))
    elif not (sent.is_workbook or sent.may_be_plan):
        answer(desk, sent, words.not_read(sent.name, "sheet" if sent.ending.endswith(SHEETS) else "other"))
    else:
        try:
            return taken(desk, replace(sent, data=fetched(desk, file)))
        except FormRefused as refusal:
            answer(desk, sent, words.form_refused(sent.name, refusal.faults))
    return None


def taken(desk: Desk, sent: "Sent") -> "Sent | None":
    """Records the form that a file of the plan office's is, or hands back what is none. Raises FormRefused."""
    if not sent.is_office:
        return sent
    form = from_workbook(sent.data) if sent.is_workbook else None
    if form is None and once_a_form(sent.data):
        raise FormRefused([FormFault("", "lost_form" if sent.is_workbook else "saved_otherwise")])
    if form is None:
        return sent
    with desk.database.write() as session:
        say(session, desk, sent, record_form(session, desk, sent.who, sent.file, form))
    return None


def no_form(desk: Desk, sent: "Sent") -> None:
    """Says of a file that was handed back, and is no plan either, that it is not what is read here."""
    fault = FormFault("", "not_a_form")
    no_plan = words.not_read(sent.name, "no_plan")
    answer(desk, sent, words.form_refused(sent.name, [fault]) if sent.is_workbook else no_plan)


@dataclass(frozen=True)
class Sent:
    """A file as it came: from whom, by which message, and its bytes once they are fetched."""

    who: Actor
    file: dict[str, Any]
    ts: str
    data: bytes = b""

    @property
    def name(self) -> str:
        """What it is called; Slack tells nothing of a file that it holds back or that is gone."""
        return str(self.file.get("name") or "your file")

    @property
    def ending(self) -> str:
        """How its name ends, else what Slack takes it for."""
        name = self.name.casefold()
        return name if "." in name else f".{self.file.get('filetype') or ''}"

    @property
    def is_office(self) -> bool:
        """Whether it is the plan office's, who may send forms and plans."""
        return may(Act.RECORD_ON_BEHALF, capacities(self.who))

    @property
    def is_workbook(self) -> bool:
        """Whether it may be a return form."""
        return self.ending.endswith(READABLE)

    @property
    def may_be_plan(self) -> bool:
        """Whether it may be a plan of the office's own in another kind of file."""
        return self.ending.endswith(PLANS)


def fetched(desk: Desk, file: dict[str, Any]) -> bytes:
    """The file's bytes. Raises FormRefused."""
    if file.get("is_external") or file.get("mode") == "external":
        raise FormRefused([FormFault("", "external")])
    try:
        return desk.fetch(str(file.get("url_private_download") or file.get("url_private")))
    except PermissionError:
        raise FormRefused([FormFault("", "external")]) from None
    except OSError:
        raise FormRefused([FormFault("", "not_fetched")]) from None


def record_form(session: Session, desk: Desk, who: Actor, file: dict[str, Any], form: FilledForm) -> Message:
    """Records every row, or none. Raises FormRefused."""
    name = newest_quarter(session)
    if name is None or quarters.code(name) != form.quarter:
        raise FormRefused([FormFault("", "other_quarter")])
    source = words.source_of(desk.today())
    done = record_rows(session, asked_of(session, name, form), form, str(file["id"]), source, who, desk.now())
    for return_id, outcome in done.recorded:
        announce_recorded(session, outcome, return_id, desk.now())
    return words.form_recorded(done.role, done.refs, done.second_look)


def asked_of(session: Session, name: QuarterName, form: FilledForm) -> tuple[PromptLine, ...]:
    """What the form's role is asked for."""
    return prompts.lines_of_role(session, name, form.role_id)


def answer(desk: Desk, sent: Sent, message: Message) -> None:
    """Owes the answer to a file of which nothing was recorded."""
    with desk.database.write() as session:
        say(session, desk, sent, message)


def say(session: Session, desk: Desk, sent: Sent, message: Message) -> None:
    """Owes an answer to whoever sent the file, once for each message that brought it."""
    key = f"return_form_read:{sent.file.get('id')}:{sent.ts}"
    to_actor(session, sent.who, key, message, desk.now())


# --- the workbook: its library is loaded here, for a return form is rare and a start is not -----------------


def as_workbook(form: ReturnForm) -> bytes:
    """The form as an Excel file."""
    from storage.on_behalf.excel import as_excel

    return as_excel(form)


def from_workbook(data: bytes) -> FilledForm | None:
    """What an Excel file says; None where it is no form of ours."""
    from storage.on_behalf.excel import read_form

    return read_form(data)


def once_a_form(data: bytes) -> bool:
    """Whether a file that is no form was one before somebody saved it otherwise."""
    from storage.on_behalf.excel import was_a_form

    return was_a_form(data)
