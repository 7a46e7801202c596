"""The plan office's desk, whatever is typed and however large the plan: Slack accepts it, and it pings nobody."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.handover import handover
from digests.home import home
from digests.kit.home_place import HomePlace
from digests.people import absence, cover
from digests.redaction import redaction
from digests.rulings import rulings
from digests.succession import succession
from storage.enums import ReturnState
from storage.facts.handover import RoleLeft
from storage.facts.home import Exceptional, Exceptions, HomeFacts, MyCommitment
from storage.facts.standing import Standing
from storage.facts.succession import Succession
from tests.messages.limits import check_message, check_view
from tests.messages.registry.desk import REDACTION, RULED, listed, returns_list
from tests.messages.registry.kit import cast, stood
from tests.messages.registry.kit.strategies import STANDINGS, many, typed, written

thorough = settings(max_examples=60, deadline=None)


@thorough
@given(many(STANDINGS), written(200), written(80), st.integers(0, 150), st.integers(-1, 12))
def test_app_home_of_everyone_at_once(
    standings: tuple[Standing, ...], title: str, role: str, lines: int, page: int
) -> None:
    """For somebody with every duty and 150 returns, every page is a view that Slack accepts."""
    states = list(ReturnState)
    rows = [
        listed(
            number,
            states[number % len(states)],
            title=title,
            lead=role,
            sro=f"{number} {role}"[:80],
            sro_id=number,
            due_at=cast.at(20),
        )
        for number in range(lines)
    ]
    facts = HomeFacts(
        replace(stood.waiting(40, 2, 0), older=stood.waiting(40)),
        mine=tuple(MyCommitment(one, cast.QUARTER_END, title) for one in standings),
        quarter=cast.Q2,
        exceptions=Exceptions(
            cast.Q2, tuple(Exceptional(one, ("red", "decision")) for one in standings), cast.SCHEME
        ),
        returns_list=returns_list(*rows),
    )
    check_view(home.home_view(facts, HomePlace(page, page, page)))


@thorough
@given(typed(), written(200), written(80), written(20))
def test_what_is_said_of_rulings(reason: str, title: str, role: str, ref: str) -> None:
    """A ruling, its notice, and a redaction fit, however much was typed."""
    ruled = replace(RULED, reason=reason, title=title, lead=role, ref=ref)
    check_message(rulings.settled(ruled))
    check_message(rulings.ruling_notice(ruled))
    asked = replace(REDACTION, why=reason, asked_by=role, words=reason)
    check_message(redaction.redaction_asked(asked))
    check_view(redaction.confirm_view(asked))
    check_message(
        succession.succeeded(
            Succession("merged", (ref,), (ref,), cast.Q2, fault="not_live", fault_ref=reason)
        )
    )


@pytest.mark.parametrize("number", [100, 101, 1000])
def test_forms_that_offer_every_role(number: int) -> None:
    """However many roles a plan has, the forms that offer them fit."""
    roles = [
        (one, f"Chief Inspector for Neighbourhoods and Partnerships, District {one:04}")
        for one in range(number)
    ]
    day = cast.QUARTER_END
    check_view(succession.split_view("DOR-2.3", "Cadet units", roles, 1, day))
    check_view(cover.cover_view("Head of Scrutiny", roles, "{}", day))
    check_view(absence.tell_us_view(roles, [f"DOR-{one}" for one in range(number)], day))
    check_view(handover.hand_over_view(RoleLeft(1, "Head of Scrutiny", ()), roles))
