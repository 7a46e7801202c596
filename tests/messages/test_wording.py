"""Words that once did not fit their number, their days or their place."""

from dataclasses import replace
from datetime import date

import pytest

from digests.answering.typed_reply import held, too_much
from digests.kit.figures import agreed_of, rests_on, whose_before
from digests.kit.labels import counts_in_words, from_to
from digests.on_behalf.return_form import rated_last
from digests.people import absence
from digests.prompting.prompt import prompt
from digests.queries.answers import updates_answer
from digests.queries.exact import Meant, unsure
from digests.sign_off import modal
from digests.sign_off.sitting import Sitting
from digests.standing.words import priority_words
from storage.enums import Direction, Rating, ReturnState
from storage.facts.answering import PastRating
from storage.facts.asks import Waiting
from storage.facts.counting import Returns
from storage.facts.people import CannotBeAway
from storage.facts.standing import Counts
from tests.flows.words import words_of
from tests.messages.registry.kit import cast, stood
from tests.messages.registry.sign_off import agreeing


def test_one_return_is_ticked_and_many_are() -> None:
    """What can be agreed together."""
    one, two = (
        words_of(modal.signoff_view(agreeing.queue(*agreeing.GREENS[:number]), Sitting())["blocks"])
        for number in (1, 2)
    )
    assert "1 return is as expected. It is ticked; untick it" in one
    assert "2 returns are as expected. All are ticked" in two


def test_one_update_takes_two_minutes_and_many_each() -> None:
    """As the prompt says."""
    one, two = (words_of(prompt(cast.prompt_facts(*cast.lines(number))).blocks) for number in (1, 2))
    assert "About two minutes." in one
    assert "About two minutes each." in two


def test_one_day_is_one_day() -> None:
    """An absence of a single day, in what is recorded of it and in what stands in another's way."""
    day = date(2022, 1, 12)
    assert from_to(day, day) == "on 12 January 2022"
    refused = absence.refused(CannotBeAway("overlap", "first", (("span", from_to(day, day)), ("undo", "x"))))
    assert "An absence on 12 January 2022 is recorded already" in refused.text


def test_the_ratings_that_are_not_agreed_are_numbered() -> None:
    """Three of four: the fourth is its lead's."""
    found = Returns(asked=6, answered=4, agreed=3)
    gaps = "; 2 not in yet"
    assert rests_on(cast.Q2, found).endswith(f"3 of 4 ratings agreed; 1 is its lead's, not yet agreed{gaps}")
    found = replace(found, answered=6)
    assert rests_on(cast.Q2, found).endswith("3 of 6 ratings agreed; 3 are leads', not yet agreed")


def test_nothing_is_agreed_that_rests_on_a_missing_return() -> None:
    """Two of three agreed, and one that never came, or is not in yet: it says so, and never "agreed" alone."""
    found = Returns(asked=3, answered=2, agreed=2, missing=1)
    assert agreed_of(found) == "2 of 3 agreed; 1 no return"
    assert rests_on(cast.Q2, found).endswith(": 2 ratings agreed; 1 no return")
    awaited = replace(found, missing=0)
    assert agreed_of(awaited) == "2 of 3 agreed; 1 not in yet"
    assert agreed_of(replace(awaited, agreed=0)) == "not yet agreed; 1 not in yet"
    assert agreed_of(replace(awaited, answered=3, agreed=3)) == "agreed"
    assert rests_on(cast.Q2, Returns(asked=1)).endswith("Quarter 2 2021/22: not in yet")


def test_a_priority_whose_open_commitments_were_waived_is_not_complete() -> None:
    """It says what is known: one is complete, and two were not asked for."""
    waived = stood.standing(None, "DOR-2.8", state=ReturnState.WAIVED)
    done = stood.standing(cast.BLUE, state=ReturnState.AGREED, agreed_by="Director of Operations")
    plan = stood.overview(stood.priority_standing(done, waived, waived))
    assert priority_words(plan.priorities[0], plan) == {
        "stands": "– No rating as a whole",
        "figures": "1 Complete, of 1; 2 not asked for",
    }


def test_what_was_complete_and_is_not_any_more_is_told_as_that() -> None:
    """An SRO reads of it in its own words; of what is worse, that it got worse."""
    for way, words in (
        (Direction.REOPENED, "it was complete, and is not"),
        (Direction.WORSENED, "it got worse"),
    ):
        line = replace(agreeing.WORSE, direction=way, reasons=("worsened",))
        assert words in words_of(modal.signoff_view(agreeing.queue(line), Sitting())["blocks"])


def test_a_return_form_says_whose_the_rating_before_is() -> None:
    """Beside "Last time": agreed, or what its lead says."""
    assert rated_last(cast.LAST, cast.SCHEME) == "At risk (agreed)"
    assert rated_last(replace(cast.LAST, agreed=False), cast.SCHEME) == "At risk (lead says)"
    assert rated_last(None, cast.SCHEME) == "First time"


def test_what_may_still_come_and_what_never_came_are_counted_apart() -> None:
    """Two without a rating, one of them with more time: one is missing, and the other is not in yet."""
    found = Counts(((Rating.GREEN, 3), (Rating.NONE, 2)))
    assert counts_in_words(found, (), awaited=True, missing=1) == "3 On track, 1 No return, 1 not in yet"
    assert counts_in_words(found, (), awaited=True) == "3 On track, 2 not in yet"
    assert counts_in_words(found, ()) == "3 On track, 2 No return"


@pytest.mark.parametrize(
    ("roles", "asked"), [(("A",), "Did you mean this?"), (("A", "B"), "Did you mean one of these?")]
)
def test_one_role_is_this_and_several_are_one_of_these(roles: tuple[str, ...], asked: str) -> None:
    """Where a role would have done too, and there is no button for it."""
    assert asked in unsure("chase", "zebra", "either", [Meant("", role) for role in roles]).text


def test_nobody_is_to_update_what_is_waived() -> None:
    """It stands apart, whosever it is, and once; what waits stands under its own heading."""
    waits: Waiting = stood.waiting(2)
    first, second = waits.own
    waived = replace(first, waived=True)
    said = updates_answer(replace(waits, own=(waived, second), agreeing=(waived,))).text
    assert said.index("Yours to update") < said.index(second.ref) < said.index("Not asked for this quarter")
    assert said.count(f"{waived.ref} ") == 1
    alone = updates_answer(replace(waits, own=(waived,), agreeing=(), shared=(), covering=())).text
    assert "Yours to update" not in alone


def test_the_rest_of_a_long_text_begins_with_a_word() -> None:
    """The box holds whole words, but of one that fills it all."""
    text = "twelve words " * 300
    assert held(text).endswith(("twelve", "words"))
    assert len(held(text)) <= 3000
    assert "from “words twelve" in too_much(text) or "from “twelve words" in too_much(text)
    assert held("x" * 4000) == "x" * 3000
    assert held("short") == "short"


def test_of_a_return_that_never_came_nobody_said_anything() -> None:
    """It has no "lead says" behind it, wherever it is told of as the last time."""
    never = PastRating(cast.Q1, Rating.NONE)
    assert whose_before(never) == ""
    lines = (replace(cast.line(1), last=never),)
    assert "last time: No return." in prompt(cast.prompt_facts(*lines)).text


def test_a_prompt_promises_no_lateness_to_what_has_time() -> None:
    """Once the deadline has passed and all that is out has a time of its own, it goes by that."""
    own = replace(cast.line(1), due_at=cast.at(20, 17))
    said = prompt(replace(cast.prompt_facts(own), overdue=True)).text
    assert "marked late" not in said
    assert "One with a time beside it has until then." in said
