"""The bundled plan of Dorset's in the flows' office: its people, a quarter that is played on it with a waive, an
exemption and a return that was sent back and not answered again, and what each figure of it is by hand."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

import bot.rehearsal
from bot.rehearsal.playing.stage import BOT
from digests.answering.typed import answer_from_typed
from handlers.answering.form_state import from_fields
from storage.answering.submissions import Recorded, Submission, submit
from storage.calendar.quarters import today
from storage.enums import Rating, Verdict
from storage.facts.papers import Snapshot
from storage.facts.plan import QuarterName
from storage.papers.snapshots import newest_report, restored
from storage.people.roles import actor
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import Database
from storage.sign_off.reviews import Decided, Decision, decide_all
from storage.tables import Commitment, Return
from tests.flows.person import Person
from tests.flows.plan import KNOWN_SINCE
from tests.flows.stage import CHIEFS, DIGEST, Stage, workspace_config
from tests.flows.standing.moments import go_to, keep
from tests.flows.words import words_of

PLANS = Path(bot.rehearsal.__file__).parent / "plans"
ANSWERS = json.loads((PLANS / "dorset-2021-answers.json").read_text(encoding="utf-8"))["answers"]
_READ = read_plan(PLANS / "dorset-2021.yaml").document
assert _READ is not None
ACCOUNTS = {one.role: f"UDORSET{number:02}" for number, one in enumerate(_READ.people)}
PLAN = _READ.model_copy(
    update={
        "people": tuple(
            one.model_copy(update={"slack": ACCOUNTS[one.role], "email": None}) for one in _READ.people
        )
    }
)
PAST = read_past_returns(PLANS / "dorset-2021-returns.csv", PLAN.plan.rag_scheme).rows

Q2, Q3 = QuarterName(2021, 2), QuarterName(2021, 3)
OFFICE, CHIEF, READER = "Governance Manager", "Chief Executive", "Bid Lead"
WAIVED, EXEMPT, SENT_BACK, MISSING, OVERRULED = "DOR-5.3", "DOR-3.5", "DOR-4.2", "DOR-6.2", "DOR-2.4"
EXEMPT_ROLE = "Policy Officer Substance Misuse"
LET_OFF = (WAIVED, EXEMPT)
"""What is not asked for."""
PRIORITY = {one.ref: one.priority for one in PLAN.commitments}
LEAD = {one.ref: one.lead for one in PLAN.commitments}
SRO = {one.ref: one.sro for one in PLAN.commitments}
BEFORE = {one.ref: one.rating for one in PAST}


# --- what each figure is, worked out by hand -----------------------------------------------------------

NOW: Mapping[str, Rating] = {
    **{ref: Rating(fields["rating"]) for ref, fields in ANSWERS.items()},
    OVERRULED: Rating.RED,
    MISSING: Rating.NONE,
}
"""How each commitment stands once all is said and agreed."""
ANSWERED = tuple(ref for ref in NOW if ref not in (*LET_OFF, MISSING))
AGREED = tuple(ref for ref in ANSWERED if ref != SENT_BACK and (SRO[ref] != CHIEF or ref == OVERRULED))
"""The Chief Executive agrees one of theirs; everybody else all of theirs, but for what they sent back."""
IN = f"{len(ANSWERED)} of {len(ANSWERED) + 1} returns in; {len(LET_OFF)} not asked for"
WORDS = {
    Rating.BLUE: "Complete",
    Rating.GREEN: "On track",
    Rating.AMBER: "At risk",
    Rating.RED: "Off track",
    Rating.GREY: "Not started",
    Rating.NONE: "No return",
}


def counting(priority: str = "") -> list[str]:
    """The commitments that are in the counts: of one priority, or of the plan."""
    return [ref for ref in NOW if ref not in LET_OFF and priority in ("", PRIORITY[ref])]


def in_words(refs: Iterable[str], ratings: Mapping[str, Rating] = NOW) -> str:
    """ "10 Complete, 9 On track": these by their ratings."""
    found = Counter(ratings[ref] for ref in refs)
    return ", ".join(f"{found[rating]} {words}" for rating, words in WORDS.items() if found[rating])


def let_off(priority: str = "") -> str:
    """ "; 1 not asked for"."""
    number = sum(priority in ("", PRIORITY[ref]) for ref in LET_OFF)
    return f"; {number} not asked for" if number else ""


def worst(priority: str) -> str:
    """How a priority stands: as the worst of what is in the counts."""
    found = {NOW[ref] for ref in counting(priority)}
    if Rating.RED in found:
        return "Off track"
    if found & {Rating.AMBER, Rating.NONE}:
        return "At risk"
    return "Complete" if found == {Rating.BLUE} else "On track"


SCALE = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)


def way(ref: str) -> str:
    """How a commitment moved since the quarter before."""
    now, before = NOW[ref], BEFORE[ref]
    if now is Rating.NONE:
        return "not reported"
    if now is before:
        return "unchanged"
    if now is Rating.BLUE:
        return "completed"
    if before is Rating.GREY:
        return "started"
    return "improved" if SCALE.index(now) > SCALE.index(before) else "worsened"


MOVED = ("improved", "completed", "started", "worsened", "reopened")


def moved(*also: str) -> str:
    """ "2 improved, 9 completed": how the plan did; with those that did not move, where these are named too."""
    found = Counter(map(way, counting()))
    return ", ".join(f"{found[one]} {one}" for one in (*MOVED, *also) if found[one])


# --- the stage -----------------------------------------------------------------------------------------


def config() -> dict[str, Any]:
    """The flows' workspace with the people of Dorset's plan in it."""
    usual, everyone = workspace_config(), [*ACCOUNTS.values(), BOT]
    users = [
        {"id": account, "name": account.lower(), "real_name": role} for role, account in ACCOUNTS.items()
    ]
    channels = [{**one, "members": everyone} for one in usual["channels"]]
    return {**usual, "users": users, "channels": channels}


def stocked(database: Database) -> Database:
    """Brings the plan and its past returns in."""
    with database.write() as session:
        assert not import_plan(session, PLAN, KNOWN_SINCE).faults
        assert not import_past_returns(session, PAST, KNOWN_SINCE).faults
    return database


@dataclass
class Member(Person):
    """Somebody of Dorset's office."""

    @property
    def user(self) -> str:
        """Their account."""
        return ACCOUNTS[self.role]


# --- the quarter ---------------------------------------------------------------------------------------


def leads_answer(
    stage: Stage, refs: Iterable[str], said_of: Mapping[str, Mapping[str, Any]] = ANSWERS
) -> None:
    """Each lead says what the bundle has them say, or something else."""
    for ref in refs:
        with stage.database.write() as session:
            who = actor(session, ACCOUNTS[LEAD[ref]], today(stage.clock.at))
            answer = answer_from_typed(from_fields(said_of[ref]))
            row = session.get_one(Return, stage.return_id(ref))
            key = f"trigger of {ref} at {stage.clock.at}"
            said = Submission(row.id, key, row.revision_no, answer)
            assert isinstance(submit(session, said, who, stage.clock.at), Recorded), ref


def sros_agree(stage: Stage) -> None:
    """Whoever agrees does so, or sends back, or agrees another rating."""
    for ref in (*AGREED, SENT_BACK):
        with stage.database.write() as session:
            who = actor(session, ACCOUNTS[SRO[ref]], today(stage.clock.at))
            found = select(Return).join(Commitment).where(Commitment.ref == ref)
            row = session.scalars(found.order_by(Return.id.desc())).first()
            assert row is not None
            verdict = verdict_on(ref, row)
            assert all(
                isinstance(one, Decided) for one in decide_all(session, [verdict], who, stage.clock.at)
            )


def verdict_on(ref: str, row: Return) -> Decision:
    """What whoever agrees says of it."""
    if ref == SENT_BACK:
        return Decision(row.id, row.revision_no, Verdict.SENT_BACK, reason="Which farms do you mean?")
    if ref == OVERRULED:
        changed = Verdict.AGREED_WITH_CHANGE
        return Decision(row.id, row.revision_no, changed, NOW[ref], "The calls are no shorter.")
    return Decision(row.id, row.revision_no, Verdict.AGREED)


def played(stage: Stage, until: str) -> None:
    """The quarter up to a moment: the leads answer on its first Friday and the office lets two off, those who agree
    do so on Wednesday 13 October, and nobody answers what was sent back. What was played once is kept."""
    acts: Mapping[str, Callable[[], None]] = {
        "2021-10-01 09:30": lambda: None,
        "2021-10-04 09:00": lambda: None,
        "2021-10-08 10:00": lambda: answers_and_rulings(stage),
        "2021-10-11 09:00": lambda: None,
        "2021-10-13 10:00": lambda: sros_agree(stage),
        "2021-10-18 09:00": lambda: None,
        "2021-10-19 12:00": lambda: None,
        "2021-10-22 09:00": lambda: None,
        "2021-10-25 09:00": lambda: None,
    }
    steps = [when for when in acts if when <= until]
    known = next((number for number in range(len(steps), 0, -1) if go_to(stage, steps[number - 1])), 0)
    for when in steps[known:]:
        stage.it_is(when)
        acts[when]()
        stage.settle()
        keep(stage, when)


def answers_and_rulings(stage: Stage) -> None:
    """The leads answer; the plan office waives one return and exempts a role."""
    leads_answer(stage, ANSWERED)
    office = Member(OFFICE, stage)
    office.types(f"/muster waive {WAIVED} because the funder has paused it")
    office.types(f"/muster exempt {EXEMPT_ROLE} because the post is vacant")


# --- what was said -------------------------------------------------------------------------------------


def snapshot_of(stage: Stage, quarter: QuarterName = Q2) -> Snapshot:
    """What the newest draft of the paper was frozen from."""
    with stage.database.read() as session:
        report = newest_report(session, quarter)
        assert report is not None
        return restored(report.snapshot)


def posted(stage: Stage, channel: str) -> list[str]:
    """What was posted in a channel, message by message."""
    return [words_of(one["blocks"]) for one in stage.messages(channel)]


def drafts(stage: Stage) -> list[str]:
    """What came with each draft of a paper, in the chief executive's channel."""
    return [words for words in posted(stage, CHIEFS) if words.startswith("DRAFT")]


def digests(stage: Stage) -> list[str]:
    """What each digest of the channel says, its thread included, the newest last."""
    found: list[str] = []
    for words in posted(stage, DIGEST):
        if words.startswith("Plan update"):
            found.append(words)
        else:
            found[-1] += f"\n{words}"
    return found


def line_of(text: str, ref: str) -> str:
    """The first line that begins with a ref."""
    return next(line for line in text.splitlines() if line.startswith(ref))
