"""How what members asked for is told: all of it, and beside a commitment."""

from collections.abc import Sequence

from digests.kit.blocks import Block, Message, button, fitting, message, section
from digests.kit.labels import listed
from digests.kit.pages import PageOf, leaf, turn
from digests.kit.prose import Ours, say, say_plain
from digests.members.forms import ANSWER
from storage.facts.members import MembersRequest, RequestShown

TEMPLATE = "members/members"
REQUESTS_A_PAGE, MOST_BESIDE = 6, 3
_ROOMS = (600, 300, 150, 80, 40)


def line(one: RequestShown, room: int) -> Ours:
    """One request: what was asked for, whose it is, and how it stands."""
    request = one.request
    facts = {"one": one, "request": request, "room": room}
    parts = ("owed", "paper", *(["said"] if request.answer else []))
    told = {part: say(TEMPLATE, part, **facts) for part in parts}
    state = say(TEMPLATE, f"state_{request.state}", **told, **facts)
    refs = listed(request.refs, 12)
    return say(TEMPLATE, "line", one=one, request=request, state=state, refs=refs, room=room)


def all_requests(found: Sequence[RequestShown], page: int = 1, of: str = "") -> Message:
    """All of them, six to a page, with the way to answer for whoever may; `of` names the commitment that they are
    about, where only those are asked for."""
    if not found:
        return message([section(say(TEMPLATE, "none_of" if of else "none", of=of))])
    shown, number, pages = leaf(found, page, REQUESTS_A_PAGE)
    waiting = sum(not one.request.is_settled for one in found)
    head = say(
        TEMPLATE, "all", waiting=waiting, overdue=sum(one.overdue for one in found), number=len(found), of=of
    )

    def draft(room: int) -> Message:
        lines = [section(line(one, room), _answers(one)) for one in shown]
        return message([section(head), *lines, *turn(PageOf("requests", of, page=number), pages)])

    return fitting(draft, _ROOMS)


def _answers(one: RequestShown) -> Block | None:
    if not one.may_answer:
        return None
    label = say_plain(TEMPLATE, "change" if one.request.answer else "answer")
    return button(label, ANSWER, str(one.request.id), about=one.request.ref)


def beside(found: Sequence[MembersRequest], room: int) -> list[Block]:
    """Those that a commitment came of or that are about it, below its answer; nothing where there are none."""
    if not found:
        return []
    lines = [line(RequestShown(one), min(room, 150)) for one in found[:MOST_BESIDE]]
    more = len(found) - MOST_BESIDE
    return [section(say(TEMPLATE, "beside", lines=lines, more=more))]
