"""Members' requests in every state worth looking at, for the registry: as they are listed, and their forms."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digests.kit.blocks import message, section
from digests.members import forms
from digests.members.forms import FilledIn, LogId, answer_view, log_view
from digests.members.members import all_requests
from storage.enums import MembersKind, MembersState
from storage.facts.members import (
    LogForm,
    MeetingHeld,
    MembersAnswer,
    MembersRequest,
    RequestShown,
    Sensitive,
)
from tests.messages.registry.kit import cast

PANEL = "Anyshire Police & Crime Panel"
OPEN = MembersRequest(
    id=1,
    ref="R1",
    forum=PANEL,
    met_on=date(2021, 7, 7),
    asked_by="Member, *County* Council",
    kind=MembersKind.REQUEST,
    text="Show last quarter's rating <beside> this one",
    as_noted=True,
    refs=("DOR-2.1", "DOR-2.2"),
    owner="Head of Scrutiny",
    due=date(2021, 10, 8),
)
SAID = MembersAnswer(
    MembersState.ANSWERED, "Both quarters stand side by side.", "Head of Scrutiny", cast.at(3), ""
)


def answered(ref: str, state: MembersState, words: str = SAID.words) -> MembersRequest:
    """One that was answered so, by the plan office."""
    said = MembersAnswer(state, words, "Governance Manager", cast.at(3), "Head of Scrutiny")
    return replace(OPEN, ref=ref, id=int(ref[1:]), as_noted=False, refs=(), answer=said, times=1)


SHOWN = (
    RequestShown(OPEN, may_answer=True, overdue=True),
    RequestShown(answered("R2", MembersState.PARTLY_ANSWERED), may_answer=True),
    RequestShown(replace(answered("R3", MembersState.ANSWERED), answer=SAID), in_paper=cast.Q2),
    RequestShown(replace(answered("R4", MembersState.DECLINED), answered_in="a letter of 3 October")),
    RequestShown(answered("R5", MembersState.CLOSED, "")),
)
HELD = (
    ("2021-11-25 1", MeetingHeld(PANEL, date(2021, 11, 25))),
    ("2021-07-07 1", MeetingHeld(PANEL, date(2021, 7, 7))),
)
LOG = LogForm(HELD, ((3, "Chief Executive"), (7, "Head of Scrutiny")), "Police and Crime Commissioner")
AFTER = replace(LOG, meeting=HELD[0][1], logged=(OPEN,))
TYPED = {"text": "Why was Mr Smith late?", "asked_by": "The Chair", "owner": "7", "kind": "question"}

MEMBERS: Mapping[str, Callable[[], Any]] = {
    "members.members.all_requests/every_state": lambda: all_requests(SHOWN),
    "members.members.all_requests/none": lambda: all_requests(()),
    "members.members.all_requests/none_of_it": lambda: all_requests((), of="DOR-2.1"),
    "members.members.all_requests/second_page": lambda: all_requests(
        [replace(SHOWN[1], request=replace(OPEN, ref=f"R{number}")) for number in range(1, 9)], 2, "DOR-2.1"
    ),
    "members.forms.log_view/first": lambda: log_view(LogId(), LOG),
    "members.forms.log_view/after_a_meeting": lambda: log_view(LogId(ask_id=9), AFTER),
    "members.forms.log_view/another": lambda: log_view(
        LogId(ask_id=9, number=1), AFTER, FilledIn(recorded=forms.logged("R1", "Head of Scrutiny"))
    ),
    "members.forms.log_view/doubts": lambda: log_view(LogId(), LOG, FilledIn(TYPED, tuple(Sensitive))),
    "members.forms.log_view/amended": lambda: log_view(LogId(request_id=1), replace(LOG, request=OPEN)),
    "members.forms.answer_view/first": lambda: answer_view(OPEN),
    "members.forms.answer_view/again_by_the_office": lambda: answer_view(SHOWN[1].request, may_close=True),
    "members.forms.nothing_asked/said": lambda: message([section(forms.nothing_asked("25 November 2021"))]),
    "members.forms.gone/said": lambda: message([section(forms.gone())]),
    "members.forms.no_meeting/said": lambda: message([section(forms.no_meeting())]),
    "members.forms.no_such_request/said": lambda: message([section(forms.no_such_request("R<9>"))]),
}
