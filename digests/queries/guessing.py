"""What is said beside an answer: that it is a guess, what was not understood and what may have been meant, what can
be asked, and the button that shares it."""

from digests.kit.blocks import Block, Message, actions, button, context, message, section
from digests.kit.labels import listed
from digests.kit.pages import PageOf, show_button
from digests.kit.prose import Ours, say, say_plain
from storage.facts.plan import Examples
from storage.facts.queries import AskedFor, NameKind, PlanQuestion, Subject

SHARE = "share"
"""The action_id of [Share here]."""
TEMPLATE = "queries/asked"
TITLE_ROOM = 300
PLAIN = (AskedFor.HELP, AskedFor.WAITING, AskedFor.DEADLINES)
"""What is the same answer whatever else was typed."""


def as_guess(question: PlanQuestion, answer: Message) -> Message:
    """The answer, under that it is a guess where it is one."""
    if not question.is_guess or question.ask in PLAIN:
        return answer
    one = question.subjects[0] if len(question.subjects) == 1 else None
    name = called(one) if one else ""
    unknown = [f"“{word}”" for word in question.unknown]
    head = section(say(TEMPLATE, "guess", name=name, read_as=question.read_as, unknown=unknown))
    return message([head, *answer.blocks])


def called(one: Subject) -> str:
    """What a subject is called: with its ref or code where it has one."""
    return (
        f"{one.key} {one.name}".strip() if one.kind in (NameKind.COMMITMENT, NameKind.PRIORITY) else one.name
    )


def no_idea(
    typed: str, question: PlanQuestion, examples: Examples, priority: str, *, welsh: bool = False
) -> Message:
    """What was typed was not understood: which words, what may have been meant, each with a button, and three things
    that can be asked."""
    unknown = [f"“{word}”" for word in question.unknown]
    facts = {"strange": question.strange, "said": typed, "unknown": unknown, "likely": len(question.likely)}
    choices = [
        section(say("queries/meant", "choice", code=one.key, title=one.name, room=TITLE_ROOM), shows(one))
        for one in question.likely
    ]
    return message(
        [
            section(say(TEMPLATE, "no_idea", **facts)),
            context(say(TEMPLATE, "welsh")) if welsh else None,
            *choices,
            what_to_ask(examples, priority),
        ]
    )


def shows(one: Subject) -> Block:
    """The button that shows a commitment or a priority."""
    return show_button(PageOf(one.kind.value, one.key), called(one))


def what_to_ask(examples: Examples, priority: str) -> Block:
    """Three things that can be asked, in the plan's own names."""
    told = [f"“{one}”" for one in (priority, f"who leads {examples.ref}", "what is overdue") if one]
    return context(say(TEMPLATE, "what_to_ask", examples=Ours(listed(told, last="or"))))


def with_share(answer: Message, place: PageOf) -> Message:
    """The answer with [Share here]."""
    return message([*answer.blocks, actions([button(say_plain(TEMPLATE, "share"), SHARE, place.value())])])


def not_shared(*, seen: bool) -> Message:
    """Nothing was shared: the channel is `seen` to be shared with another organisation, or whether it is cannot be
    seen."""
    return message([section(say(TEMPLATE, "not_shared", seen=seen))])


def bare(answer: Message) -> Message:
    """The answer without its buttons: for a place in which they lead nowhere, or are one person's."""
    kept = [block for block in answer.blocks if block["type"] != "actions"]
    return message(
        {key: part for key, part in block.items() if key != "accessory"} if "accessory" in block else block
        for block in kept
    )


def as_shared(answer: Message, typed: str) -> Message:
    """The answer as a channel reads it: without buttons, and with what was asked."""
    return message([*bare(answer).blocks, context(say(TEMPLATE, "shared", line_typed=typed))])
