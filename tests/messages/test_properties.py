"""Whatever anyone types and however large the plan: Slack accepts every message, and it pings nobody."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.answering import form, receipt, refusals
from digests.collecting.closed import cut_off_notice
from digests.collecting.status import status_answer
from digests.home import home
from digests.kit.blocks import Message
from digests.kit.lengths import lines_in
from digests.outbox import undelivered
from digests.papers import chief
from digests.people import absence
from digests.prompting import prompt
from digests.queries import answers
from digests.queries.exact import GoAhead, Meant, unsure
from digests.queries.meant import did_you_mean, nothing_found
from digests.weekly import personal, weekly
from digests.weekly.screen import MOST_LINES
from storage.enums import PathKind, Rating, SupportKind
from storage.facts.answering import Answer
from storage.facts.asks import PromptLine, Waiting
from storage.facts.counting import Returns
from storage.facts.home import HomeFacts
from storage.facts.plan import PriorityFacts
from storage.facts.standing import CommitmentStory, HistoryEntry, SroCount, Standing, Trouble
from storage.facts.weekly import Dated, Stood, Thing
from storage.rules.weekly import held
from tests.messages.limits import check_message, check_view
from tests.messages.registry.kit import cast, stood
from tests.messages.registry.kit.strategies import (
    ANSWERS,
    PRIORITIES,
    STANDINGS,
    many,
    many_lines,
    typed,
    written,
)
from tests.messages.registry.weekly import CHANNEL, CHIEF, OWED, week
from tests.messages.registry.whole import MESSAGES

thorough = settings(max_examples=150, deadline=None)
"""Enough to meet the long ones, and quick enough to run each time."""

PAGES = st.integers(-1, 40)
NUMBERS = st.integers(1, 150)
WAYS = {Thing.PROMISE: PathKind.ACTION, Thing.HELP: SupportKind.DECISION}
LATER = date(2021, 10, 20)


@pytest.mark.parametrize("name", MESSAGES)
def test_goldens_are_accepted(name: str) -> None:
    """Slack accepts every golden message and view."""
    made = MESSAGES[name]()
    if isinstance(made, Message):
        check_message(made)
    elif isinstance(made, dict):
        check_view(made)


@thorough
@given(many_lines())
def test_prompt(lines: tuple[PromptLine, ...]) -> None:
    """A prompt of up to 150 commitments fits into one message, with a way to each that it shows."""
    check_message(prompt.prompt(cast.prompt_facts(*lines)))


@pytest.mark.parametrize("roles", range(40, 60))
def test_a_prompt_of_somebody_in_many_roles(roles: int) -> None:
    """A heading for each role takes a block of its own: what would be more than fifty is a shorter list."""
    lines = [cast.line(one, lead=f"Lead {one}", last=None) for one in range(roles)]
    check_message(prompt.prompt(cast.prompt_facts(*lines)))


@thorough
@given(ANSWERS, written(200), written(80))
def test_receipt(answer: Answer, title: str, role: str) -> None:
    """A receipt fits, however much was typed."""
    facts = cast.a_receipt(answer, title=title, by_role=role, warnings=(cast.SIMILAR, cast.OVERDUE))
    check_message(receipt.receipt(facts))


@thorough
@given(ANSWERS, written(20), written(200), typed(), st.booleans())
def test_form(answer: Answer, ref: str, title: str, promise: str, more: bool) -> None:
    """The form is a view that Slack accepts, whatever was typed into it before."""
    facts = cast.form_facts(terms=cast.terms(ref, title), last=replace(cast.LAST, promise=promise))
    check_view(form.form_view(facts, replace(form.typed_from_answer(answer), more=more)))


@given(ANSWERS)
def test_form_keeps_what_was_typed(answer: Answer) -> None:
    """An answer that went through the form once goes through it again unchanged."""
    once = form.answer_from_typed(form.typed_from_answer(answer))
    assert form.answer_from_typed(form.typed_from_answer(once)) == once


@given(ANSWERS, st.booleans())
def test_form_asks_for_what_it_shows(answer: Answer, more: bool) -> None:
    """The form's questions are exactly the needed fields, each once and in their order."""
    filled = replace(form.typed_from_answer(answer), more=more)
    view = form.form_view(cast.form_facts(), filled)
    asked = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert tuple(asked) == form.needed_fields(filled.rating, cast.form_facts(), filled)


@thorough
@given(st.lists(st.tuples(PRIORITIES, many(STANDINGS, 10)), max_size=25), PAGES)
def test_plan_overview(priorities: list[tuple[PriorityFacts, tuple[Standing, ...]]], page: int) -> None:
    """Every page of the overview fits."""
    found = [stood.priority_standing(*standings, priority=one) for one, standings in priorities]
    check_message(answers.plan_overview(stood.overview(*found), page))


@thorough
@given(PRIORITIES, many(STANDINGS), PAGES)
def test_priority_answer(one: PriorityFacts, standings: tuple[Standing, ...], page: int) -> None:
    """Every page of a priority of up to 150 commitments fits."""
    found = stood.priority_standing(*standings, priority=one)
    check_message(stood.priority_page(found, page))


@thorough
@given(STANDINGS, typed(), st.integers(0, 16))
def test_commitment_answer(one: Standing, progress: str, quarters: int) -> None:
    """A commitment with up to sixteen quarters of history fits."""
    entry = HistoryEntry(cast.Q1, Rating.RED, one.state, progress, agreed=False)
    check_message(answers.commitment_answer(CommitmentStory(cast.Q2, cast.SCHEME, one, (entry,) * quarters)))


@thorough
@given(many_lines(60), many_lines(60), many_lines(60), PAGES)
def test_waiting(
    own: tuple[PromptLine, ...], shared: tuple[PromptLine, ...], agreeing: tuple[PromptLine, ...], page: int
) -> None:
    """Every page of /updates fits, and so does App Home."""
    times = cast.TIMES
    waiting = Waiting(cast.Q2, times.lead_deadline, times.cut_off, own, shared, agreeing, cast.SCHEME)
    check_message(answers.updates_answer(waiting, page))
    check_message(answers.updates_answer(replace(waiting, older=replace(waiting, agreeing=())), page))
    check_view(home.home_view(HomeFacts(waiting)))


@thorough
@given(st.lists(st.tuples(written(20), written(80)), min_size=1, max_size=4), NUMBERS, written(80))
def test_status_and_cut_off(pairs: list[tuple[str, str]], number: int, sro: str) -> None:
    """With up to 150 returns out, 150 SROs and 150 troubles, the status and the cut-off notice fit."""
    missing = tuple(pairs[index % len(pairs)] for index in range(number))
    trouble = Trouble("prompt", sro, sro, tuple(ref for ref, _ in missing))
    facts = stood.status(
        missing=missing, by_sro=(SroCount(sro, 1, 0),) * number, troubles=(trouble,) * number
    )
    check_message(status_answer(facts))
    check_message(cut_off_notice(cast.Q2, missing, Returns(number)))
    extended = tuple((ref, role, cast.at(20, 17, 0)) for ref, role in missing)
    check_message(cut_off_notice(cast.Q2, missing, Returns(number), extended, extended))
    check_message(undelivered.trouble(trouble))
    check_message(absence.not_mine_told(sro, trouble.refs, sro))


@thorough
@given(many(STANDINGS), written(200), st.integers(0, 150))
def test_weekly(standings: tuple[Standing, ...], milestone: str, due: int) -> None:
    """A digest with 150 changes and 150 dates is 25 lines on a telephone at most, the channel's and somebody's own,
    and their threads fit too."""
    given = tuple(Stood(one, Rating.GREEN, came=True, off_since=cast.QUARTER_END) for one in standings)
    dates = tuple(
        Dated(thing, f"DOR-{number}", milestone, day, milestone, milestone, day, WAYS.get(thing, ""))
        for number, thing in enumerate(Thing)
        for day in [cast.QUARTER_END, LATER][: due % 3]
    )
    owed = replace(OWED[0], refs=tuple(f"DOR-{number}" for number in range(due)))
    digest = held(week(stood=given, dated=dates * (due // 10 + 1), owed=(*OWED, owed)))
    said = weekly.weekly(digest, CHANNEL), personal.own_digest(digest, CHIEF)
    assert max(lines_in(one.blocks) for one in said) <= MOST_LINES
    for one in (*said, *weekly.in_thread(digest, CHANNEL), *personal.own_thread(digest, CHIEF)):
        check_message(one)


@thorough
@given(many(STANDINGS), st.lists(st.tuples(written(200), written(80)), max_size=30))
def test_draft_notice(standings: tuple[Standing, ...], to_supply: list[tuple[str, str]]) -> None:
    """The draft's notice fits for a plan of up to 150 commitments."""
    notice = stood.draft(*standings, to_supply=tuple(to_supply))
    check_message(chief.draft_notice(notice, "{file}"))
    extended = tuple((one.terms.ref, one.terms.lead, cast.at(25, 17, 0)) for one in standings)
    check_message(chief.draft_notice(replace(notice, extended=extended), "{file}"))


@thorough
@given(written(3000), st.lists(st.tuples(written(20), written(200)), min_size=1, max_size=12), written(80))
def test_short_answers(query: str, choices: list[tuple[str, str]], role: str) -> None:
    """What was typed comes back harmless where nothing, or several, were found."""
    check_message(nothing_found("commitment", query))
    check_message(did_you_mean("commitment", query, choices))
    likely = [Meant(code, title, query, GoAhead(cast.QUARTER_END, query).value()) for code, title in choices]
    check_message(unsure("waive", query, "either", likely))
    assert refusals.someone_else(role, cast.at(12))
