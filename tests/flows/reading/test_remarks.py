"""What sort of thing somebody typed: only what reads like an update is offered as one."""

import pytest

from handlers.reading.remarks import Remark, sort_of


@pytest.mark.parametrize(
    ("typed", "sort"),
    [
        ("thanks!", Remark.COURTESY),
        ("OK, thank you :+1:", Remark.COURTESY),
        ("🚓", Remark.COURTESY),
        ("👍 👍", Remark.COURTESY),
        ("", Remark.COURTESY),
        ("help", Remark.GREETING),
        ("Hello?", Remark.GREETING),
        ("hi muster!", Remark.GREETING),
        ("Good morning", Remark.GREETING),
        ("?", Remark.GREETING),
        ("what can you do", Remark.GREETING),
        ("who are you?", Remark.GREETING),
        ("I'm on leave next week", Remark.LEAVE),
        ("I’ll be away from 4 October, back on the 11th.", Remark.LEAVE),
        ("On annual leave 4 to 8 October", Remark.LEAVE),
        ("Out of office until Friday", Remark.LEAVE),
        ("Two officers are on leave until November, so the unit is not open.", Remark.UPDATE),
        ("On track. We opened the unit in Poole and six officers joined.", Remark.UPDATE),
        ("Opened the Poole unit & trained 24 cadets on 9 September.", Remark.UPDATE),
        ("Thanks to the Force the unit is open.", Remark.UPDATE),
        ("DOR-2.3 is now on track", Remark.UPDATE),
        ("dor-2.3: done", Remark.UPDATE),
        ("We opened the unit in Poole. Is that enough?", Remark.UPDATE),
        ("DOR-2.3", Remark.QUESTION),
        ("DOR-2.3 when is it due?", Remark.QUESTION),
        ("overdue", Remark.QUESTION),
        ("rural crime", Remark.QUESTION),
        ("who leads cadets", Remark.QUESTION),
        ("what changed since october", Remark.QUESTION),
        ("when is the next panel?", Remark.QUESTION),
        ("compare q1 q2", Remark.QUESTION),
        ("show me the priority on rural crime", Remark.QUESTION),
        ("sut mae troseddau gwledig?", Remark.QUESTION),
    ],
)
def test_what_sort_of_thing_it_is(typed: str, sort: Remark) -> None:
    """Thanks, greetings, leave and questions are none; a sentence that tells something is."""
    assert sort_of(typed, ["DOR-2.3"]) is sort
