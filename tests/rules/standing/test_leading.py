"""Which rating leads while a quarter's returns come in."""

from dataclasses import replace

import pytest

from storage.enums import Rating, ReturnState
from storage.facts.standing import Standing
from storage.rules.standing.leading import is_said_to_be_complete, last_leads, leading, leading_of
from tests.messages.registry.kit import stood
from tests.messages.registry.kit.cast import GREEN

OPEN = stood.standing(GREEN)


@pytest.mark.parametrize(
    ("one", "collecting", "leads"),
    [
        (OPEN, True, True),
        (OPEN, False, False),
        (stood.standing(None, state=ReturnState.PROMPTED), True, True),
        (stood.standing(None, state=ReturnState.WAIVED), True, True),
        (stood.standing(GREEN, state=ReturnState.AGREED, agreed_by="Director of Operations"), True, False),
        (stood.standing(GREEN, imported=True), True, False),
        (stood.standing(GREEN, last=None), True, False),
    ],
)
def test_the_last_rating_of_a_commitment_leads_until_this_one_is_agreed(
    one: Standing, collecting: bool, leads: bool
) -> None:
    """Whatever came or did not, while returns come in; not where there was none before."""
    assert last_leads(one, collecting=collecting) is leads


@pytest.mark.parametrize(
    ("one", "complete"),
    [
        (stood.standing(None, state=ReturnState.PROMPTED), True),
        (stood.standing(GREEN, state=ReturnState.SUBMITTED), False),
        (stood.standing(GREEN, state=ReturnState.AGREED, agreed_by="Director of Operations"), False),
    ],
)
def test_what_was_complete_is_so_until_it_is_said_otherwise(one: Standing, complete: bool) -> None:
    """Complete last quarter, by whomever: while this quarter's return is out, nothing of it is overdue."""
    assert one.last
    before = replace(one, last=replace(one.last, rating=Rating.BLUE))
    assert is_said_to_be_complete(before, collecting=True) is complete
    assert not is_said_to_be_complete(one, collecting=True)


def test_a_priority_leads_itself_once_all_of_it_is_agreed() -> None:
    """One that is out, or not agreed, keeps the quarter before in front; what is not asked for does not."""
    whole = stood.priority_standing(*stood.AGREED)
    waived = stood.priority_standing(*stood.AGREED, stood.STANDINGS[7])
    partly = stood.priority_standing(*stood.AGREED, OPEN)
    for one in (whole, waived):
        found = stood.overview(one, before=stood.BEFORE)
        assert leading(found) is found
        assert leading_of(found, found.priorities[0]) is found.priorities[0]
    found = stood.overview(partly, before=stood.BEFORE)
    assert leading(found) is stood.BEFORE
    assert leading_of(found, found.priorities[0]) is stood.BEFORE.priorities[0]


def test_without_a_quarter_before_nothing_leads() -> None:
    """The first quarter of a plan has none, nor has a priority that nobody rated in it."""
    found = stood.overview(stood.priority_standing(OPEN), collecting=True)
    assert leading(found) is None
    unrated = stood.overview(stood.priority_standing(stood.standing(None, state=ReturnState.WAIVED)))
    found = stood.overview(stood.priority_standing(OPEN), before=unrated)
    assert unrated.priorities[0].rating is Rating.NONE
    assert leading_of(found, found.priorities[0]) is None
