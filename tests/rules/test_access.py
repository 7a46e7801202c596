"""The access table, cell by cell."""

import pytest

from storage.rules.access import MAY, Act, Capacity, may, who_may

# fmt: off
EXPECTED = {
    #                         any lead co cover sro staff second asked office chief finance viewer stranger
    Act.GET_HELP:             "y   -    -  -     -   -     -      -     -      -     -       -      -",
    Act.VIEW_STANDING:        "y   -    -  -     -   -     -      -     -      -     -       -      -",
    Act.VIEW_WITHHELD:        "-   y    y  y     y   y     y      -     y      y     -       -      -",
    Act.SEE_OWN_UPDATES:      "y   -    -  -     -   -     -      -     -      -     -       -      -",
    Act.ANSWER:               "-   y    y  y     -   -     -      -     -      -     -       -      -",
    Act.RECORD_ON_BEHALF:     "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.OPEN_QUARTER:         "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.SEE_STATUS:           "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.MAKE_REPORT:          "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.READ_DRAFT:           "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.CLEAR_PAPER:          "-   -    -  -     -   -     -      -     -      y     -       -      -",
    Act.SEND_BACK_PAPER:      "-   -    -  -     -   -     -      -     -      y     -       -      -",
    Act.RECORD_PAPER:         "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.AGREE:                "-   -    -  -     y   y     y      -     -      -     -       -      -",
    Act.SEND_BACK:            "-   -    -  -     y   y     y      -     -      -     -       -      -",
    Act.TAKE_BACK_AGREEMENT:  "-   -    -  -     y   y     y      -     -      -     -       -      -",
    Act.ASK_LEAD:             "-   -    -  -     y   y     y      -     -      -     -       -      -",
    Act.ANSWER_QUESTION:      "-   y    y  y     -   -     -      -     -      -     -       -      -",
    Act.RECORD_OWN_ABSENCE:   "y   -    -  -     -   -     -      -     -      -     -       -      -",
    Act.RECORD_ABSENCE:       "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.HAND_OVER:            "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.PICK_ACCOUNT:         "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.CHASE:                "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.WAIVE:                "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.REOPEN:               "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.EXTEND:               "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.SET_TIMETABLE:        "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.MOVE_MEETING:         "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.SEE_RETURNS_LIST:     "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.SEE_EXCEPTIONS:       "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.SEE_PARTICIPATION:    "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.DECIDE_DUE_DATE:      "-   -    -  -     y   -     -      -     -      y     -       -      -",
    Act.TAKE_BACK_DUE_DATE:   "-   y    y  y     -   -     -      -     y      -     -       -      -",
    Act.SEE_HELP:             "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.ANSWER_HELP:          "-   -    -  -     -   -     -      y     y      y     -       -      -",
    Act.ANSWER_ASK:           "-   -    -  -     -   -     -      y     y      -     -       -      -",
    Act.SEND_FINANCE:         "-   -    -  -     -   -     -      -     y      -     y       -      -",
    Act.LOG_REQUEST:          "-   -    -  -     -   -     -      -     y      y     -       -      -",
    Act.SEE_CALENDAR:         "y   -    -  -     -   -     -      -     -      -     -       -      -",
    Act.CHOOSE_DIGEST:        "y   -    -  -     -   -     -      -     -      -     -       -      -",
    Act.CHOOSE_CHANNEL_DIGEST: "-  -    -  -     -   -     -      -     y      y     -       -      -",
    Act.SPLIT_COMMITMENT:     "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.ASK_REDACTION:        "-   -    -  -     -   -     -      -     y      -     -       -      -",
    Act.CONFIRM_REDACTION:    "-   -    -  -     -   -     -      -     -      y     -       -      -",
}
# fmt: on
"""For each act, in the order of `Capacity`, who may: written out by hand, beside the table."""
CELLS = [
    (act, capacity, mark == "y")
    for act, row in EXPECTED.items()
    for capacity, mark in zip(Capacity, row.split(), strict=True)
]


def test_the_table_is_whole() -> None:
    """Every act is in the access table and in the one written out here."""
    assert set(MAY) == set(Act) == set(EXPECTED)


@pytest.mark.parametrize(("act", "capacity", "allowed"), CELLS)
def test_access_cell_by_cell(act: Act, capacity: Capacity, allowed: bool) -> None:
    """Each capacity by itself opens exactly the acts written out for it."""
    assert may(act, frozenset({capacity})) is allowed


@pytest.mark.parametrize("act", Act)
def test_without_any_capacity_everything_is_refused(act: Act) -> None:
    """A bot and a person of another organisation have no capacity, and may do nothing."""
    assert not may(act, frozenset())


@pytest.mark.parametrize("act", Act)
def test_any_one_capacity_is_enough_and_none_takes_away(act: Act) -> None:
    """Being a stranger or a viewer besides never closes what another capacity opens."""
    for capacity in who_may(act):
        assert may(act, frozenset({capacity, Capacity.VIEWER, Capacity.STRANGER}))


@pytest.mark.parametrize("act", Act)
def test_a_refusal_can_say_who_may(act: Act) -> None:
    """There is always somebody to ask, and the list is exactly those who may."""
    assert who_may(act)
    assert frozenset(who_may(act)) == MAY[act]
