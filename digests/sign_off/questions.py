"""What a lead is asked by whoever agrees their return, without its being sent back, and what comes of it."""

from digests.kit.blocks import Block, Message, button, fitting, input_block, message, plain, section, text_box
from digests.kit.prose import Ours, say, say_plain
from digests.kit.typed import shorten
from digests.sign_off.messages import SIGN_OFF
from digests.standing.said import WHO_SEES, guarded_as
from storage.facts.sign_off import QuestionFacts

ANSWER = "answer_question"
"""The button, and the view that it opens."""
SEND_TYPED = "answer_as_typed"
"""The button below what was typed, which opens the same view with it."""
REPLY = "reply"


def question(one: QuestionFacts) -> Message:
    """The question as the lead reads it: with a button until it is answered or the return waits no more."""
    return fitting(lambda room: message(_question(one, room)), (2400, 1000, 300, 100))


def _question(one: QuestionFacts, room: int) -> list[Block]:
    words = say("sign_off/questions", "question", one=one, room=room)
    if one.is_open:
        about = f"{one.ref} {one.title}"
        return [section(words, button("Answer", ANSWER, str(one.id), primary=True, about=about))]
    return [section(words), section(say("sign_off/questions", "came_of", one=one, room=room))]


def typed_offer(one: QuestionFacts, said: str, place: str) -> Message:
    """Asks whether what was typed is the answer to a question. `place` says where it stands in the conversation, and
    goes with what is pressed."""
    about = f"{one.ref} {one.title}"
    press = button("Send it as the answer", SEND_TYPED, f"{one.id}|{place}", about=about)
    return message([section(say("sign_off/questions", "typed_offer", one=one, said=said), press)])


def replied(one: QuestionFacts) -> Message:
    """The answer, for whoever asked, and the way to the return while it waits."""
    way = button("Open", SIGN_OFF, primary=True) if one.waits else None
    return fitting(
        lambda room: message([section(say("sign_off/questions", "replied", one=one, room=room), way)]),
        (1200, 500, 100),
    )


def answer_view(one: QuestionFacts, typed: str = "") -> Block:
    """One box for the answer, with what was typed to Muster before. The private_metadata is the question's id."""
    reply = input_block(
        REPLY,
        say_plain("sign_off/questions", "reply_label"),
        text_box(typed),
        hint=say_plain(
            "sign_off/questions", "reply_hint", guarded=guarded_as(one.handling), who_sees=WHO_SEES
        ),
        optional=False,
    )
    return {
        "type": "modal",
        "callback_id": ANSWER,
        "private_metadata": str(one.id),
        "title": plain(shorten(f"Answer: {one.ref}", 24)),
        "submit": plain("Answer"),
        "close": plain("Cancel"),
        "blocks": [section(say("sign_off/questions", "question", one=one, room=2400)), reply],
    }


def asked_notice(ref: str) -> Ours:
    """What the next view says once the lead was asked."""
    return say("sign_off/questions", "asked_notice", ref=ref)


def not_asked(case: str) -> str:
    """Why nothing was asked or answered, as plain text below the box: missing, already, nobody_hears."""
    return say_plain("sign_off/questions", case)
