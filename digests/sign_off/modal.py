"""Sign-off as a modal that leads an SRO through what waits: all that is as expected on one page, then each exception
by itself. What a verdict does is storage's."""

from collections.abc import Iterator, Sequence

from digests.answering.refusals import refusal
from digests.kit.blocks import (
    OPTIONS_LIMIT,
    Block,
    actions,
    button,
    choice_box,
    context,
    input_block,
    menu,
    option,
    plain,
    section,
    text_box,
)
from digests.kit.labels import SYMBOLS, listed, rating_label
from digests.kit.prose import Ours, say, say_plain
from digests.kit.typed import shorten
from digests.sign_off.messages import SIGN_OFF, with_leads
from digests.sign_off.sitting import Sitting
from digests.standing.said import WHO_SEES, guarded_as, path_in_words, said
from storage.enums import Direction, Rating
from storage.facts.sign_off import Agreement, AgreeQueue, ToAgree

CHANGE, SEND_BACK, AGREE, LATER, BACK, TAKE_BACK, ASK = (
    "sign_off_change",
    "sign_off_send_back",
    "sign_off_agree",
    "sign_off_later",
    "sign_off_again",
    "sign_off_take_back",
    "sign_off_ask",
)
"""What can be pressed; SIGN_OFF, CHANGE, SEND_BACK and ASK are the views' names too."""
TICKED = "ticked"
RATING, REASON, COMMENT, QUESTION = "agreed_rating", "agreed_reason", "comment", "question"

A_PAGE = 30
"""How many are agreed together at once: a view holds 100 blocks."""
A_GROUP = 10
"""Slack's most for one group of boxes to tick."""
A_FEW = 5
"""How many questions to its lead stand beside a return: the newest."""
_ROOM = 1200
_LINE_ROOM = 400


def signoff_view(queue: AgreeQueue | None, sitting: Sitting, notice: str = "") -> Block:
    """The next thing to decide: all that is as expected on one page, then each exception by itself, then thanks.
    `notice` is mrkdwn of ours, shown at the top."""
    lines = [line for line in queue.lines if line.return_id not in sitting.later] if queue else []
    together = [line for line in lines if not line.reasons and line.return_id not in sitting.apart]
    if queue and together:
        return _together_view(queue, together, len(lines) - len(together), sitting, notice)
    if queue and lines:
        return _one_view(queue, lines[0], len(lines), sitting, notice)
    return _done_view(queue, sitting, notice)


def _modal(callback: str, title: str, metadata: str, blocks: list[Block], submit: str = "") -> Block:
    view: Block = {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": metadata,
        "title": plain(shorten(title, 24)),
        "close": plain("Close"),
        "blocks": blocks,
    }
    return view | {"submit": plain(submit)} if submit else view


def _noticed(notice: str) -> list[Block]:
    return [section(notice)] if notice else []


def _together_view(
    queue: AgreeQueue, together: Sequence[ToAgree], apart: int, sitting: Sitting, notice: str
) -> Block:
    shown = together[:A_PAGE]
    at_risk = sum(line.answer.rating is Rating.AMBER for line in shown)
    facts = {"shown": len(shown), "more": len(together) - len(shown), "apart": apart, "at_risk": at_risk}
    return _modal(
        SIGN_OFF,
        "To agree",
        sitting.metadata(),
        [
            *_noticed(notice),
            section(say("sign_off/sign_off", "together", queue=queue, **facts)),
            *(section(_line(queue, line)) for line in shown),
            *_boxes(queue, shown),
            *_to_take_back(queue),
        ],
        submit="Agree all ticked",
    )


def _line(queue: AgreeQueue, line: ToAgree) -> Ours:
    path = path_in_words(line.answer, line.outcomes, _LINE_ROOM)
    return say("sign_off/sign_off", "line", line=line, scheme=queue.scheme, room=_LINE_ROOM, path=path)


def _boxes(queue: AgreeQueue, shown: Sequence[ToAgree]) -> Iterator[Block]:
    for start in range(0, len(shown), A_GROUP):
        options = [_box(queue, line) for line in shown[start : start + A_GROUP]]
        box: Block = {"type": "checkboxes", "options": options, "initial_options": options}
        label = say_plain("sign_off/sign_off", "ticked_label", first=start == 0)
        # Named by what it offers: Slack keeps what was ticked where the name stays.
        yield input_block(f"{TICKED}:{options[0]['value']}", label, box)


def _box(queue: AgreeQueue, line: ToAgree) -> Block:
    rating = f"{SYMBOLS[line.answer.rating]} {rating_label(line.answer.rating, queue.scheme)}"
    return option(f"{line.terms.ref} {line.terms.title}", value_of(line), shorten(rating, 75))


def value_of(line: ToAgree | Agreement) -> str:
    """What a button, a box or a choice of a return carries: the return, and the revision that is shown."""
    return f"{line.return_id}.{line.revision_no}"


def _one_view(queue: AgreeQueue, line: ToAgree, left: int, sitting: Sitting, notice: str) -> Block:
    return _modal(
        "sign_off_one",
        f"To agree: {line.terms.ref}",
        sitting.metadata(),
        [
            *_noticed(notice),
            *_about(queue, line),
            _verdict_buttons(queue, line),
            _left(left),
            *_to_take_back(queue),
        ],
    )


def _about(queue: AgreeQueue, line: ToAgree) -> list[Block]:
    """All that was said of one return, and why it is shown by itself."""
    facts = {"line": line, "scheme": queue.scheme, "room": _ROOM}
    warnings = [refusal(finding, queue) for finding in line.warnings]
    promised, told = line.last.promise if line.last else "", line.answer.promise
    return [
        section(say("sign_off/sign_off", "one", reasons=_reasons(queue, line), **facts)),
        *([section(say("sign_off/sign_off", "sent_back_before", **facts))] if line.sent_back else []),
        *(
            section(say("sign_off/questions", "beside", one=one, room=_ROOM))
            for one in line.questions[-A_FEW:]
        ),
        *([section(say("sign_off/sign_off", "promise", **facts))] if promised and not told else []),
        *(section(words) for words in said(line.answer, _ROOM, promised=promised, outcomes=line.outcomes)),
        *([section(say("sign_off/sign_off", "warned", warnings=warnings))] if warnings else []),
        context(say("sign_off/sign_off", "said_by", **facts)),
    ]


def _reasons(queue: AgreeQueue, line: ToAgree) -> str:
    words = {
        "complete": "the lead says that it is complete",
        "worsened": "it was complete, and is not any more"
        if line.direction is Direction.REOPENED
        else "it got worse",
        "slipping": f"it is {rating_label(line.answer.rating, queue.scheme)}",
        "jump": "it moved two steps or more",
        "warned": "there is something to look at again",
        "answered_again": "it was sent back and answered again",
        "asked": "its lead was asked",
    }
    return listed([words[reason] for reason in line.reasons])


def _verdict_buttons(queue: AgreeQueue, line: ToAgree) -> Block:
    value = value_of(line)
    back = [button("Send back", SEND_BACK, value)] if queue.may_send_back else []
    ask = [button("Ask the lead", ASK, value)] if line.may_ask else []
    other = [button("Agree another rating", CHANGE, value)] if line.others else []
    return actions(
        [
            button("Agree", AGREE, value, primary=True),
            *other,
            *ask,
            *back,
            button("Later", LATER, value),
        ]
    )


def _left(left: int) -> Block:
    return context(say("sign_off/sign_off", "left", left=left))


def _done_view(queue: AgreeQueue | None, sitting: Sitting, notice: str) -> Block:
    left = len([line for line in queue.lines if line.return_id in sitting.later]) if queue else 0
    words = section(say("sign_off/sign_off", "done", left=left, given=sitting.given, queue=queue))
    again = [*with_leads(queue), *_to_take_back(queue)] if queue else []
    return _modal("notice", "To agree", sitting.metadata(), [*_noticed(notice), words, *again])


def _to_take_back(queue: AgreeQueue) -> list[Block]:
    """What was agreed and can be taken back; Slack asks whether it is meant."""
    if not queue.agreed:
        return []
    options = [
        option(f"{one.ref}: {rating_label(one.rating, queue.scheme)}, {one.title}", value_of(one))
        for one in queue.agreed[:OPTIONS_LIMIT]
    ]
    sure = {
        "title": plain(say_plain("sign_off/sign_off", "take_back_title")),
        "text": plain(say_plain("sign_off/sign_off", "take_back_sure")),
        "confirm": plain("Take it back"),
        "deny": plain("Keep it"),
    }
    choose = {**menu(TAKE_BACK, "Take back", options), "confirm": sure}
    return [section(say("sign_off/sign_off", "take_back", number=len(queue.agreed)), choose)]


def change_view(queue: AgreeQueue, line: ToAgree, sitting: Sitting) -> Block:
    """Another rating for one return, and why; both are kept and shown."""
    options = [
        option(f"{SYMBOLS[one.rating]} {one.label}", one.rating)
        for one in queue.scheme
        if one.rating in line.others
    ]
    guarded = guarded_as(line.terms.handling, line.answer.handling)
    boxes = (
        input_block(
            RATING,
            say_plain("sign_off/sign_off", "rating_label"),
            choice_box("radio_buttons", options),
            hint=say_plain("sign_off/sign_off", "rating_hint", line=line, left_out=_left_out(queue, line)),
            optional=False,
        ),
        input_block(
            REASON,
            say_plain("sign_off/sign_off", "reason_label"),
            text_box(),
            hint=say_plain("sign_off/sign_off", "reason_hint", guarded=guarded, who_sees=WHO_SEES),
            optional=False,
        ),
    )
    return _decision_view(CHANGE, queue, line, sitting, boxes, "Agree this rating")


def _left_out(queue: AgreeQueue, line: ToAgree) -> dict[str, list[str]]:
    """The ratings that may not be agreed, by what stands against them."""
    labels: dict[str, list[str]] = {}
    for one in queue.scheme:
        if why := line.instead.get(one.rating):
            labels.setdefault(why, []).append(one.label)
    return labels


def send_back_view(queue: AgreeQueue, line: ToAgree, sitting: Sitting) -> Block:
    """What the lead is asked to put right."""
    comment = input_block(
        COMMENT,
        say_plain("sign_off/sign_off", "comment_label"),
        text_box(),
        hint=say_plain("sign_off/sign_off", "comment_hint", queue=queue),
        optional=False,
    )
    return _decision_view(SEND_BACK, queue, line, sitting, (comment,), "Send back")


def ask_view(queue: AgreeQueue, line: ToAgree, sitting: Sitting) -> Block:
    """What the lead is asked, while the return stays as it is."""
    guarded = guarded_as(line.terms.handling, line.answer.handling)
    question = input_block(
        QUESTION,
        say_plain("sign_off/questions", "label"),
        text_box(),
        hint=say_plain("sign_off/questions", "hint", guarded=guarded, who_sees=WHO_SEES),
        optional=False,
    )
    return _decision_view(ASK, queue, line, sitting, (question,), "Ask")


def _decision_view(
    callback: str, queue: AgreeQueue, line: ToAgree, sitting: Sitting, boxes: Sequence[Block], submit: str
) -> Block:
    metadata = sitting.metadata(r=line.return_id, n=line.revision_no)
    words = section(_line(queue, line), button("Back", BACK))
    return _modal(callback, f"To agree: {line.terms.ref}", metadata, [words, *boxes], submit)
