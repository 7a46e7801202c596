"""The forms of members' requests: in which one is logged or amended, and in which one is answered; what is refused,
and what is asked about before it is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from digests.asks.words import AskWords
from digests.kit.blocks import (
    Block,
    choice_box,
    date_box,
    input_block,
    option,
    plain,
    section,
    text_box,
    tick_box,
)
from digests.kit.labels import listed, plain_day
from digests.kit.prose import Ours, say, say_plain
from digests.kit.typed import shorten
from storage.enums import MembersKind, MembersState
from storage.facts.members import LogForm, MembersRequest, Sensitive, Unlogged

OPEN, OPEN_MEETING, ANSWER = "open_members", "open_meeting", "answer_members"
LOG, ANSWERED = "log_request", "members_answer"
"""The two forms' callback_ids."""
MEETING, KIND, TEXT, ASKED_BY, OWNER, DUE, REFS = (
    "meeting",
    "kind",
    "text",
    "asked_by",
    "owner",
    "due",
    "refs",
)
MINUTES, ANSWERED_IN, STATE, WORDS, ANYWAY = "minutes", "answered_in", "state", "words", "anyway"
COMPLAINT, NOTHING = "complaint", "nothing"
"""What is chosen in place of a kind: what is refused here, and that nothing was asked."""
ANSWER_STATES = (MembersState.ANSWERED, MembersState.PARTLY_ANSWERED, MembersState.DECLINED)
MEMBERS = AskWords("answer to members", "answers to members", ("Answer", OPEN))
MEETINGS = AskWords(
    "list of what members asked for", "lists of what members asked for", ("Say what was asked", OPEN_MEETING)
)
"""How the two kinds are spoken of as asks."""
TEMPLATE = "members/forms"


@dataclass(frozen=True)
class LogId:
    """What a form is about: the ask of a meeting, or the request that is amended; which form it is of those that
    follow each other in one modal."""

    ask_id: int = 0
    request_id: int = 0
    number: int = 0

    def value(self) -> str:
        """As it stands in the view."""
        return json.dumps({"a": self.ask_id, "r": self.request_id, "n": self.number})

    @staticmethod
    def read(metadata: str) -> "LogId":
        """The same, from a view that came in."""
        found = json.loads(metadata)
        return LogId(int(found["a"]), int(found["r"]), int(found["n"]))


@dataclass(frozen=True)
class AnswerId:
    """Which request a form answers, and how many answers there were when it was opened."""

    request_id: int
    times: int

    def value(self) -> str:
        """As it stands in the view."""
        return json.dumps({"r": self.request_id, "n": self.times})

    @staticmethod
    def read(metadata: str) -> "AnswerId":
        """The same, from a view that came in."""
        found = json.loads(metadata)
        return AnswerId(int(found["r"]), int(found["n"]))


@dataclass(frozen=True)
class FilledIn:
    """What a form is drawn with besides its facts: what was typed, what is asked about, what was logged before."""

    typed: Mapping[str, str] = field(default_factory=dict)
    doubts: Sequence[Sensitive] = ()
    recorded: Ours | None = None


def _view(callback: str, metadata: str, title: str, submit: str, blocks: Sequence[Block | None]) -> Block:
    return {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": metadata,
        "title": plain(shorten(title, 24)),
        "submit": plain(submit),
        "close": plain("Close"),
        "blocks": [one for one in blocks if one],
    }


# --- logging -------------------------------------------------------------------------------------------


def log_view(which: LogId, facts: LogForm, drawn: FilledIn = FilledIn()) -> Block:
    """The form in which a request is logged, or amended."""
    request = facts.request
    title = say_plain(TEMPLATE, "amend_title" if request else "log_title", request=request)
    asked = _amended(facts, drawn) if request else _logged(which, facts, drawn)
    blocks = [section(drawn.recorded) if drawn.recorded else None, *asked, *_asked_about(drawn.doubts)]
    return _view(LOG, which.value(), title, "Record", blocks)


def _ask(key: str, element: Block, which: LogId, *, hint: bool = False, optional: bool = True) -> Block:
    below = say_plain(TEMPLATE, f"{key}_hint") if hint else ""
    ending = f":{which.number}" if which.number else ""
    return input_block(key, say_plain(TEMPLATE, key), element, hint=below, optional=optional, ending=ending)


def _logged(which: LogId, facts: LogForm, drawn: FilledIn) -> list[Block]:
    typed = drawn.typed
    refs = listed([one.ref for one in facts.logged], 12)
    kinds = [*MembersKind, COMPLAINT, *([NOTHING] if facts.meeting else [])]
    choices = [option(say_plain(TEMPLATE, f"kind_{kind}"), kind) for kind in kinds]
    return [
        section(say(TEMPLATE, "head", facts=facts, meeting=facts.meeting, refs=refs)),
        *([] if facts.meeting else [_ask(MEETING, _meetings(facts, typed), which, optional=False)]),
        _ask(
            KIND,
            choice_box("radio_buttons", choices, typed.get(KIND, MembersKind.REQUEST)),
            which,
            optional=False,
        ),
        _ask(TEXT, text_box(typed.get(TEXT, "")), which, hint=True),
        _ask(ASKED_BY, text_box(typed.get(ASKED_BY, ""), multiline=False), which, hint=True),
        *_whose(which, facts, typed),
    ]


def _meetings(facts: LogForm, typed: Mapping[str, str]) -> Block:
    choices = [option(f"{plain_day(one.day)}, {one.forum}", key) for key, one in facts.meetings]
    return choice_box("static_select", choices, typed.get(MEETING, ""))


def _whose(which: LogId, facts: LogForm, typed: Mapping[str, str]) -> list[Block]:
    roles = [option(title, str(role_id)) for role_id, title in facts.roles]
    day = typed.get(DUE)
    return [
        _ask(OWNER, choice_box("static_select", roles, typed.get(OWNER, "")), which, hint=True),
        _ask(DUE, {**date_box(), **({"initial_date": day} if day else {})}, which, hint=True),
        _ask(REFS, text_box(typed.get(REFS, ""), multiline=False), which, hint=True),
    ]


def _amended(facts: LogForm, drawn: FilledIn) -> list[Block]:
    request, which = facts.request, LogId()
    if request is None:
        return []
    owner = next((str(id) for id, title in facts.roles if title == request.owner), "")
    typed = drawn.typed or {
        KIND: request.kind,
        OWNER: owner,
        DUE: request.due.isoformat() if request.due else "",
        REFS: " ".join(request.refs),
        MINUTES: "" if request.as_noted else request.text,
        ANSWERED_IN: request.answered_in,
    }
    choices = [option(say_plain(TEMPLATE, f"kind_{kind}"), kind) for kind in MembersKind]
    return [
        section(say(TEMPLATE, "told", request=request)),
        _ask(KIND, choice_box("radio_buttons", choices, typed.get(KIND, "")), which, optional=False),
        *_whose(which, facts, typed),
        _ask(MINUTES, text_box(typed.get(MINUTES, "")), which, hint=True),
        _ask(ANSWERED_IN, text_box(typed.get(ANSWERED_IN, ""), multiline=False), which, hint=True),
    ]


def _asked_about(doubts: Sequence[Sensitive]) -> list[Block]:
    if not doubts:
        return []
    lines = [say_plain(TEMPLATE, one) for one in doubts]
    tick = tick_box(say_plain(TEMPLATE, "anyway"), "yes", ticked=False)
    return [
        section(say(TEMPLATE, "asked_about", doubts=lines)),
        input_block(ANYWAY, say_plain(TEMPLATE, "anyway_question"), tick),
    ]


# --- answering -----------------------------------------------------------------------------------------


def answer_view(request: MembersRequest, drawn: FilledIn = FilledIn(), *, may_close: bool = False) -> Block:
    """The form in which members are answered; the plan office may say that no answer is expected any more."""
    answer = request.answer
    typed = drawn.typed or ({STATE: answer.state, WORDS: answer.words} if answer else {})
    states = [*ANSWER_STATES, *([MembersState.CLOSED] if may_close else [])]
    choices = [option(say_plain(TEMPLATE, f"state_{state}"), state) for state in states]
    chosen = typed.get(STATE, MembersState.ANSWERED)
    blocks = [
        section(say(TEMPLATE, "told", request=request)),
        input_block(
            STATE, say_plain(TEMPLATE, STATE), choice_box("radio_buttons", choices, chosen), optional=False
        ),
        input_block(
            WORDS,
            say_plain(TEMPLATE, WORDS),
            text_box(typed.get(WORDS, "")),
            hint=say_plain(TEMPLATE, "words_hint"),
        ),
        *_asked_about(drawn.doubts),
    ]
    title = say_plain(TEMPLATE, "answer_title", request=request)
    return _view(ANSWERED, AnswerId(request.id, request.times).value(), title, "Record", blocks)


# --- words ---------------------------------------------------------------------------------------------


def refused(why: Unlogged, of: str = "", commissioner: str = "") -> str:
    """Why something was not kept, as plain text below its question."""
    return say_plain(TEMPLATE, why, of=of, commissioner=commissioner)


def too_long(number: int, most: int) -> str:
    """That something is too long."""
    return say_plain(TEMPLATE, Unlogged.TOO_LONG, of=number, most=most)


def logged(ref: str, owner: str, *, asked: bool = True) -> Ours:
    """That a request is kept, and who is asked."""
    return say(TEMPLATE, "logged", ref=ref, owner=owner, asked=asked)


def amended(ref: str, owner: str) -> Ours:
    """That what was amended is kept."""
    return say(TEMPLATE, "amended", ref=ref, owner=owner)


def nothing_asked(day: str) -> Ours:
    """That members asked for nothing, and this is kept."""
    return say(TEMPLATE, "nothing_asked", day=day)


def gone() -> Ours:
    """That this is not asked any more."""
    return say(TEMPLATE, "gone")


def no_meeting() -> Ours:
    """That no meeting is on record at which anything could have been asked."""
    return say(TEMPLATE, "no_meeting")


def no_such_request(typed: str) -> Ours:
    """That there is no request of that ref."""
    return say(TEMPLATE, "no_such_request", typed=typed)
