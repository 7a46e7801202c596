"""Sign-off as messages: what waits for an SRO, what the lead is told of a verdict, and why one cannot be given. The
modal that leads through the queue is modal's; who may agree what is storage's."""

from collections.abc import Sequence

from digests.asks.words import AskWords
from digests.kit.blocks import Block, Message, button, context, fitting, message, section
from digests.kit.prose import Ours, say, say_plain
from digests.prompting.prompt import OPEN_FORM
from storage.enums import Verdict
from storage.facts.plan import QuarterName
from storage.facts.sign_off import AgreeQueue, AgreeRequest, TakenBack, VerdictLine, VerdictNotice
from storage.rules.sign_off import LATE

SIGN_OFF = "sign_off"
TO_AGREE = AskWords("return to agree", "returns to agree", ("Open", SIGN_OFF), together=True)
"""How agreements are spoken of as asks, beside others."""
HOME_LINES = 5


def to_agree(request: AgreeRequest) -> Message:
    """What waits for someone to agree: how many, which need a look, by when, and the way in. Without any, that
    all is done."""
    return fitting(lambda most: message(_asking(request, most)), (12, 6, 3, 0))


def asked_anew(quarter: QuarterName) -> Message:
    """What stands in place of an ask when a newer one lists what waits."""
    return message([section(say("sign_off/sign_off", "asked_anew", quarter=quarter))])


def _asking(request: AgreeRequest, most: int) -> list[Block]:
    queue = request.queue
    head = say("sign_off/sign_off", "to_agree", request=request, queue=queue)
    if not queue.lines:
        return [section(head), *_all_agreed(queue), *with_leads(queue)]
    lines = [section(_exceptions(queue, most))] if queue.exceptions and most else []
    foot = "to_agree_foot_late" if request.number == LATE or queue.overdue else "to_agree_foot"
    return [section(head, _way_in()), *lines, context(say("sign_off/sign_off", foot, queue=queue))]


def _exceptions(queue: AgreeQueue, most: int) -> Ours:
    shown = queue.exceptions[:most]
    return say(
        "sign_off/sign_off", "exceptions", shown=shown, queue=queue, more=len(queue.exceptions) - len(shown)
    )


def _way_in() -> Block:
    return button("Open", SIGN_OFF, primary=True)


def _way_back() -> Block:
    return button("Take back", SIGN_OFF)


def _all_agreed(queue: AgreeQueue) -> list[Block]:
    """The way to what can be taken back; none where nothing can."""
    return [section(say("sign_off/sign_off", "all_agreed", queue=queue), _way_back())] if queue.agreed else []


def signoff_blocks(queue: AgreeQueue | None) -> list[Block]:
    """The section of App Home: what waits, and the way in; else the way to what can be taken back. Empty where
    there is neither."""
    if queue is None or not queue.lines:
        return [*_all_agreed(queue), *with_leads(queue)] if queue else []
    lines = [section(_exceptions(queue, HOME_LINES))] if queue.exceptions else []
    return [section(say("sign_off/sign_off", "home", queue=queue), _way_in()), *lines, *with_leads(queue)]


def with_leads(queue: AgreeQueue) -> list[Block]:
    """What they sent back and has not been answered again; nothing where nothing was."""
    words = say("sign_off/sign_off", "with_leads", queue=queue)
    return [section(words)] if words else []


# --- what became of it -----------------------------------------------------------------------------------


def agreed_notice(refs: Sequence[str], verdict: Verdict, unheard: Sequence[str] = ()) -> Ours:
    """What the next view says of the last verdicts; of `unheard` nobody in Slack is told."""
    return say("sign_off/sign_off", "agreed_notice", refs=refs, verdict=verdict, unheard=unheard)


def settled_notice(refs: Sequence[str]) -> Ours:
    """These had been agreed or sent back by someone else meanwhile."""
    return say("sign_off/sign_off", "settled_notice", refs=refs)


def revised_notice(refs: Sequence[str]) -> Ours:
    """The leads of these have said something else since; they are shown anew."""
    return say("sign_off/sign_off", "revised_notice", refs=refs)


def taken_back_notice(ref: str, *, heard: bool) -> Ours:
    """What the next view says of an agreement that was taken back; where nobody in Slack is told, that too."""
    return say("sign_off/sign_off", "taken_back_notice", ref=ref, heard=heard)


def not_agreed_notice(ref: str) -> Ours:
    """There was no such agreement to take back any more."""
    return say("sign_off/sign_off", "not_agreed_notice", ref=ref)


def drafted_notice(ref: str) -> Ours:
    """The paper was drafted with it: what can be done instead."""
    return say("sign_off/sign_off", "drafted_notice", ref=ref)


def own_return(whose: str) -> Message:
    """Nobody agrees their own: whose it is, by role; empty where the plan names nobody else."""
    return message([section(say("sign_off/sign_off", "own_return", whose=whose))])


def too_late(verdict: Verdict) -> Message:
    """There is no time left for this verdict."""
    return message([section(say("sign_off/sign_off", "too_late", back=verdict is Verdict.SENT_BACK))])


def objection(case: str) -> str:
    """Why a verdict cannot be given as it was filled in, as plain text."""
    return say_plain("sign_off/sign_off", case)


def verdicts(notice: VerdictNotice) -> Message:
    """What the lead and the co-leads are told, in the thread of their prompt."""
    return fitting(lambda draft: message(_told(notice, *draft)), _DRAFTS)


def taken_back(one: TakenBack) -> Message:
    """What the lead and the co-leads are told of an agreement that was taken back."""
    return message([section(say("sign_off/sign_off", "taken_back", one=one))])


_DRAFTS = ((1200, 99), (600, 99), (300, 99), (120, 60), (60, 30), (60, 15), (40, 8))
"""From generous to spare: the room of each typed piece, and how many that were agreed are named."""


def _told(notice: VerdictNotice, room: int, most: int) -> list[Block]:
    plain_ones = [line for line in notice.lines if line.review.verdict is Verdict.AGREED]
    others = [line for line in notice.lines if line.review.verdict is not Verdict.AGREED]
    facts = {"scheme": notice.scheme, "room": room}
    blocks = [
        section(say("sign_off/sign_off", "agreed", lines=plain_ones[start : min(start + 10, most)], **facts))
        for start in range(0, min(len(plain_ones), most), 10)
    ]
    if len(plain_ones) > most:
        blocks.append(section(say("sign_off/sign_off", "agreed_too", more=len(plain_ones) - most)))
    blocks += [context(say("sign_off/sign_off", "goes_on"))] if notice.goes_on else []
    return [*blocks, *(_other_verdict(line, notice, room) for line in others)]


def _other_verdict(line: VerdictLine, notice: VerdictNotice, room: int) -> Block:
    facts = {"line": line, "review": line.review, "scheme": notice.scheme, "room": room}
    if line.review.verdict is Verdict.SENT_BACK:
        way = button("Update", OPEN_FORM, str(line.return_id), about=f"{line.ref} {line.title}")
        return section(say("sign_off/sign_off", "sent_back", **facts), way)
    return section(say("sign_off/sign_off", "changed", **facts))
