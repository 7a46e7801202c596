"""Clearing the paper, as the chief executive's channel and App Home read of it: how a draft stands, the forms in
which it is cleared, sent back, and said to be submitted, and what is told of each."""

from collections.abc import Mapping, Sequence
from datetime import date

from digests.kit.blocks import (
    Block,
    Message,
    actions,
    button,
    context,
    date_box,
    fitting,
    input_block,
    link_button,
    message,
    plain,
    section,
    text_box,
)
from digests.kit.labels import draft_name, listed
from digests.kit.prose import Ours, link, say, say_plain
from storage.enums import ReportState
from storage.facts.clearance import Changed, InTheWay, NotMoved, Obstacle, PaperFacts, PaperMove
from storage.rules.papers import may_follow, next_dated

CLEAR, SEND_BACK, RECORD = "paper_clear", "paper_send_back", "paper_record"
"""The buttons."""
CLEAR_FORM, SEND_BACK_FORM, RECORD_FORM = "paper_cleared", "paper_sent_back", "paper_recorded"
"""The callback_ids of their forms."""
WHY, DAY = "paper_why", "paper_day"
OPEN_CLEARED = "open_cleared"
TEMPLATE = "papers/clearance"
MOST_WAIVED = 40
"""How many things one form asks a reason for; with more in the way, a paper is not ready to be cleared."""
ROOM = 200


def paper_stands(facts: PaperFacts) -> Message:
    """How a draft stands, with what may be done with it next."""

    def drawn(room: int) -> Message:
        row = buttons(facts)
        return message([section(how_it_stands(facts, room)), actions(row) if row else None])

    return fitting(drawn, (1500, 400, 100))


def how_it_stands(facts: PaperFacts, room: int = ROOM) -> Ours:
    """The same in words alone."""
    if facts.state is ReportState.WITHDRAWN:
        return say(TEMPLATE, "withdrawn", **named(facts))
    state = facts.stands.value if facts.stands else "waits"
    told = {"changed": in_words(facts.last.changed) if facts.last else "", "room": room}
    return say(TEMPLATE, "newer" if is_overtaken(facts) else state, **named(facts), **told)


def is_overtaken(facts: PaperFacts) -> bool:
    """Whether a newer draft is the one to clear. One that has left the office stays what it is."""
    return bool(facts.newer) and facts.stands in (None, PaperMove.SENT_BACK, PaperMove.VOIDED)


def is_over(facts: PaperFacts) -> bool:
    """Whether nothing more can become of it."""
    ended = facts.stands is PaperMove.PRESENTED
    return ended or facts.state is ReportState.WITHDRAWN or is_overtaken(facts)


def named(facts: PaperFacts) -> Mapping[str, object]:
    """What each paragraph names."""
    draft, done = draft_name(facts.version), {move.value: facts.step(move) for move in PaperMove}
    it = say(TEMPLATE, "it", facts=facts, draft=draft)
    meets = Ours(f" {say(TEMPLATE, 'meets', facts=facts)}") if facts.meets else ""
    newer = draft_name(facts.newer)
    return {"facts": facts, "draft": draft, "done": done, "newer": newer, "it": it, "meets": meets}


def buttons(facts: PaperFacts) -> list[Block]:
    """What may be done with a draft next."""
    if is_over(facts):
        return []
    value, row = str(facts.report_id), []
    if may_follow(facts.stands, PaperMove.CLEARED):
        row.append(button(say_plain(TEMPLATE, "do_clear"), CLEAR, value, primary=True))
    following = next_dated(facts.stands)
    if following:
        row.append(button(say_plain(TEMPLATE, f"do_{following.value}"), RECORD, value))
    if may_follow(facts.stands, PaperMove.SENT_BACK):
        row.append(button(say_plain(TEMPLATE, "do_send_back"), SEND_BACK, value))
    return row


def in_words(changed: Sequence[Changed]) -> str:
    """ "what is said of DOR-2.1 and DOR-3.2, and the finance update"."""
    said = [say_plain(TEMPLATE, f"part_{part}", refs=listed(refs, 12)) for part, refs in known(changed)]
    return listed(list(dict.fromkeys(said)), 8)


PARTS = frozenset({"standings", "annex", "measures", "members", "headlines", "since", "meeting"})


def known(changed: Sequence[Changed]) -> Sequence[Changed]:
    """The parts by the names that we have words for; whatever else differs is of the plan."""
    return [(part if part in PARTS else "plan", refs) for part, refs in changed]


# --- the forms -------------------------------------------------------------------------------------------


def clear_view(facts: PaperFacts, in_the_way: Sequence[Obstacle]) -> Block:
    """What stands in the way, each with a box for the reason why the paper is cleared without it. The
    private_metadata is the draft's id and how much had happened to it."""
    asked = in_the_way[:MOST_WAIVED]
    blocks = [section(say(TEMPLATE, "clear_head", number=len(in_the_way), most=MOST_WAIVED, **named(facts)))]
    if len(in_the_way) <= MOST_WAIVED:
        blocks += [waived_box(one) for one in asked]
        blocks.append(context(say(TEMPLATE, "clear_means", **named(facts))))
        return form(CLEAR_FORM, facts, "clear", blocks)
    blocks.append(section(say(TEMPLATE, "too_many", asked=[in_the_way_of(one) for one in asked])))
    return notice(blocks)


def waived_box(one: Obstacle) -> Block:
    """Asks why the paper is cleared without one thing."""
    return input_block(one.key, in_the_way_of(one)[:2000], text_box(multiline=False), optional=True)


def in_the_way_of(one: Obstacle) -> str:
    """ "DOR-2.1: the check before the meeting is not answered (Head of Scrutiny)"."""
    return say_plain(TEMPLATE, f"in_the_way_{one.kind.value}", one=one)


def changed_view(facts: PaperFacts, changed: Sequence[Changed]) -> Block:
    """The record tells otherwise than the draft, so that it cannot be cleared."""
    return notice([section(say(TEMPLATE, "not_the_same", changed=in_words(changed), **named(facts)))])


def send_back_view(facts: PaperFacts) -> Block:
    """Asks what is to be mended."""
    words = input_block(WHY, say_plain(TEMPLATE, "what_to_mend"), text_box(), optional=False)
    return form(SEND_BACK_FORM, facts, "send_back", [section(say(TEMPLATE, "send_back_head")), words])


def record_view(facts: PaperFacts, today: date) -> Block:
    """Asks on which day somebody submitted it, or it was published or presented."""
    following = next_dated(facts.stands) or PaperMove.SUBMITTED
    when = input_block(DAY, say_plain(TEMPLATE, "which_day"), date_box(today), optional=False)
    head = section(say(TEMPLATE, f"{following.value}_head", **named(facts)))
    return form(RECORD_FORM, facts, following.value, [head, when])


def form(callback: str, facts: PaperFacts, does: str, blocks: Sequence[Block]) -> Block:
    """A form about a draft."""
    return {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": f"{facts.report_id}.{len(facts.steps)}",
        "title": plain(say_plain(TEMPLATE, f"title_{does}")),
        "submit": plain(say_plain(TEMPLATE, f"submit_{does}")),
        "close": plain(say_plain(TEMPLATE, "cancel")),
        "blocks": list(blocks),
    }


def notice(blocks: Sequence[Block]) -> Block:
    """A page with nothing to send."""
    return {
        "type": "modal",
        "callback_id": "notice",
        "title": plain(say_plain(TEMPLATE, "title_clear")),
        "close": plain(say_plain(TEMPLATE, "close")),
        "blocks": list(blocks),
    }


def stands_view(facts: PaperFacts) -> Block:
    """How it stands, where it cannot be acted on as it was pressed."""
    return notice([section(how_it_stands(facts))])


def not_moved(why: NotMoved) -> str:
    """Why nothing was done, below the first question of a form or above it (plain text)."""
    return say_plain(TEMPLATE, f"not_{why.value}")


def refused_view(why: NotMoved) -> Block:
    """The same as a page."""
    return notice([section(say(TEMPLATE, f"not_{why.value}"))])


def reason_missing(one: Obstacle) -> str:
    """What stands below a box without a reason (plain text)."""
    return say_plain(TEMPLATE, "reason_missing", is_gap=one.kind is InTheWay.GAP)


def words_missing() -> str:
    """What stands below the question what is to be mended (plain text)."""
    return say_plain(TEMPLATE, "words_missing")


def wrong_day(not_before: date) -> str:
    """What stands below a day that cannot be right (plain text)."""
    return say_plain(TEMPLATE, "wrong_day", not_before=not_before)


# --- letters ---------------------------------------------------------------------------------------------


def paper_cleared(facts: PaperFacts, file_link: str) -> Message:
    """The cleared file, with what it was cleared without."""
    step = facts.last
    waived = step.waived if step else ()

    head = say(TEMPLATE, "letter_cleared", link=link(file_link, "Open the paper"), **named(facts))
    opens = link_button(say_plain(TEMPLATE, "open_cleared"), OPEN_CLEARED, file_link)

    def drawn(most: int) -> Message:
        lines = [(in_the_way_of(Obstacle(one.kind, one.what, one.whose)), one.why) for one in waived[:most]]
        told = {"lines": lines, "more": len(waived) - len(lines), "room": ROOM}
        without = section(say(TEMPLATE, "letter_waived", **told)) if waived else None
        return message([section(head, opens), without])

    return fitting(drawn, (MOST_WAIVED, 10, 3, 1))


def paper_voided(facts: PaperFacts) -> Message:
    """The record has changed since a draft was cleared: it is cleared no longer."""
    return message([section(how_it_stands(facts))])


def paper_sent_back(facts: PaperFacts) -> Message:
    """Whoever is to mend a draft reads what."""
    return fitting(
        lambda room: message([section(say(TEMPLATE, "letter_sent_back", room=room, **named(facts)))]),
        (2500, 800),
    )
