"""What is said of a redaction, and its two modals. The words to be redacted stand in the modal of whoever
confirms, and in no message."""

from collections.abc import Mapping

from digests.kit.blocks import Block, Message, actions, button, input_block, message, plain, section, text_box
from digests.kit.labels import count, listed
from digests.kit.prose import Ours, say, say_plain
from storage.facts.redaction import Places, RedactionFacts

ASK, CONFIRM = "redaction_ask", "redaction_confirm"
"""The callback_ids of the two modals."""
LOOK, DECLINE = "redaction_look", "redaction_decline"
WORDS, WHY = "words", "why"

KINDS: Mapping[str, tuple[str, str]] = {
    "answers": ("version of an update", "versions of updates"),
    "drafts": ("draft", "drafts"),
    "reviews": ("remark at sign-off", "remarks at sign-off"),
    "questions": ("question or answer at sign-off", "questions and answers at sign-off"),
    "requests": ("request", "requests"),
    "decisions": ("decision", "decisions"),
    "messages": ("message", "messages"),
    "papers": ("paper not yet published", "papers not yet published"),
    "files": ("return form", "return forms"),
}
"""What each kind of place is called, one and many."""


def in_words(places: Places) -> str:
    """ "2 versions of updates and 1 draft"."""
    return listed([count(number, *KINDS[kind]) for kind, number in places.by_kind], 10)


def redact_view() -> Block:
    """The modal in which the plan office says what is to go, and why."""
    return {
        "type": "modal",
        "callback_id": ASK,
        "title": plain("Redact words"),
        "submit": plain("Ask"),
        "close": plain("Leave it"),
        "blocks": [
            section(say("redaction/redaction", "form")),
            input_block(WORDS, "The words, as they were typed", text_box(multiline=False), optional=False),
            input_block(
                WHY,
                "Why, without the words themselves",
                text_box(multiline=False),
                optional=False,
                hint="This is kept for good.",
            ),
        ],
    }


def confirm_view(facts: RedactionFacts) -> Block:
    """The modal in which the chief executive reads the words, and confirms."""
    return {
        "type": "modal",
        "callback_id": CONFIRM,
        "private_metadata": str(facts.id),
        "title": plain("Confirm a redaction"),
        "submit": plain("Redact"),
        "close": plain("Not now"),
        "blocks": [section(_about("look", facts))],
    }


def redaction_asked(facts: RedactionFacts) -> Message:
    """The chief executive is asked to confirm."""
    row = [button("Look and confirm", LOOK, str(facts.id), primary=True)]
    row.append(button("Decline", DECLINE, str(facts.id)))
    return message([section(_about("asked", facts)), actions(row)])


def nobody_confirms(facts: RedactionFacts) -> Message:
    """The plan office reads that nobody is there who could confirm it."""
    return message([section(_about("nobody", facts))])


def redaction_sent(facts: RedactionFacts) -> Message:
    """Whoever asked reads where the words were found, and who is asked now."""
    return message([section(_about("sent", facts))])


def redaction_under_way() -> Message:
    """The words are being taken out, which takes a while."""
    return message([section(say("redaction/redaction", "under_way"))])


def redaction_done(facts: RedactionFacts) -> Message:
    """The words are gone: from where, and what is not covered."""
    return message([section(_about("done", facts))])


def redaction_declined(facts: RedactionFacts) -> Message:
    """The chief executive said no; nothing was changed."""
    return message([section(_about("declined", facts))])


def redaction_settled(facts: RedactionFacts, *, done: bool) -> Message:
    """What stands in place of the question once it is decided."""
    return message([section(_about("settled_done" if done else "declined", facts))])


def redaction_refused(facts: RedactionFacts) -> Message:
    """It cannot be asked for or decided, and why."""
    return message([section(_about(f"not_{facts.why_not}", facts))])


def refused_beside(why_not: str) -> str:
    """The same as plain text, for beside a field."""
    return say_plain("redaction/redaction", f"not_{why_not}")


def file_withdrawn() -> Message:
    """What stands in place of a draft paper, or of another file, that held the words."""
    return message([section(say("redaction/redaction", "file_withdrawn"))])


def _about(paragraph: str, facts: RedactionFacts) -> Ours:
    return say("redaction/redaction", paragraph, one=facts, places=in_words(facts.places), room=900)
