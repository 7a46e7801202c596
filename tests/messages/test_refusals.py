"""What Muster says when it cannot: each finding has its words, each act and each reason its name."""

import ast
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.answering import form, refusals
from digests.answering.form import Typed
from digests.collecting.status import STEPS
from digests.kit.prose import paragraphs, say_plain
from digests.kit.typed import clip, escape
from digests.outbox import reasons
from handlers.home.home import HAS_A_BUTTON
from handlers.muster import OF_A_ROLE, VERBS
from handlers.reading.verbs import Takes
from storage.enums import CommitmentType, Rating
from storage.facts.answering import Answer, Finding
from storage.rules.access import Act, Capacity
from storage.rules.answering.validation import CASES, Terms, check
from tests.house.source import dotted, modules
from tests.messages.registry.kit import cast
from tests.messages.registry.kit.strategies import ANSWERS, DAYS, PASTS, typed

DETAIL = {
    "as_at": "2021-10-12",
    "by_when": "2021-09-01",
    "days": "91",
    "due": "2021-09-15",
    "forecast": "2021-12-15",
    "least": "30",
    "length": "12",
    "milestones": "Poole venue",
    "most": "30",
    "now": "green",
    "piece": "07700 900123",
    "plan_ends": "2029-03-31",
    "rating": "blue",
    "running": "3",
    "start": "2021-04-01",
    "was": "red",
    "words": "will",
}
"""A figure for each key that a finding may carry."""


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_every_finding_is_worded(case: tuple[str, str, str]) -> None:
    """Each finding of the rules says something; that nothing is lost is said once, by the form."""
    code, field, kind = case
    words = refusals.refusal(
        Finding(code, field, kind, CASES[case], tuple(DETAIL.items())), cast.form_facts()
    )
    assert len(words) > 20
    assert words[-1] in ".:"
    assert "is lost" not in words


def test_no_words_are_left_over() -> None:
    """Each paragraph that words a finding belongs to one of the rules' list."""
    worded = {name for name in paragraphs("answering/refusals") if name.startswith("V")}
    assert worded == {refusals.paragraph_of(*case) for case in CASES}


TERMS = st.builds(
    Terms,
    type=st.sampled_from(CommitmentType),
    start=DAYS,
    due=st.dates(),
    plan_ends=st.dates(),
    quarter_end=st.just(cast.QUARTER_END),
    as_at=st.just(date(2021, 10, 12)),
    allowed=st.sampled_from([frozenset(Rating), frozenset({Rating.GREEN, Rating.AMBER, Rating.RED})]),
    last=st.none() | PASTS,
    overdue_milestones=st.just(()) | st.tuples(typed()),
    open_support=st.booleans(),
)


@given(ANSWERS, TERMS)
def test_whatever_the_rules_find_is_said(answer: Answer, terms: Terms) -> None:
    """For any answer, each blocking finding is said below a question that the form shows."""
    facts = cast.form_facts(last=terms.last)
    typed_in = form.typed_from_answer(answer)
    findings = check(form.answer_from_typed(typed_in), terms)
    errors = refusals.errors_for(findings, facts, typed_in)
    assert set(errors) <= set(form.needed_fields(typed_in.rating, facts, typed_in))
    assert bool(errors) == any(finding.blocks for finding in findings)
    assert all(refusals.refusal(finding, facts) for finding in findings)


def test_a_path_is_refused_at_its_own_questions() -> None:
    """At risk with nothing but a rating is refused field by field, in the words of the plan's form."""
    typed_in = Typed(Rating.AMBER)
    terms = Terms(
        CommitmentType.DELIVERABLE,
        None,
        date(2022, 3, 31),
        date(2029, 3, 31),
        cast.QUARTER_END,
        date(2021, 10, 12),
        frozenset(Rating),
        None,
    )
    errors = refusals.errors_for(check(form.answer_from_typed(typed_in), terms), cast.form_facts(), typed_in)
    asked = {"progress", "next_steps", "reason", "path_action", "path_owner", "path_by_when", "support_kind"}
    assert set(errors) == asked
    said = "At risk needs one action that gets this back on track, with who and by when."
    assert errors["path_action"] == said
    assert refusals.reassured(errors, cast.form_facts(), typed_in) == errors


def test_that_nothing_is_lost_is_said_once_and_where_something_was_typed() -> None:
    """Below the topmost field that is refused."""
    errors = {"reason": "Say why.", "next_steps": "Say at least one thing."}
    typed_in = Typed(Rating.AMBER, progress="Opened the Poole unit.")
    assert refusals.reassured(errors, cast.form_facts(), typed_in) == {
        "reason": "Say why.",
        "next_steps": "Say at least one thing. Nothing you typed is lost.",
    }
    assert refusals.reassured({}, cast.form_facts(), typed_in) == {}


def test_warnings_are_no_errors() -> None:
    """What does not block is not said below a question."""
    assert refusals.errors_for([cast.SIMILAR, cast.OVERDUE], cast.form_facts()) == {}


def test_acts_capacities_and_steps_are_named() -> None:
    """Each act and each capacity of the access table has a name, and so has each step of the timetable."""
    assert set(refusals.ACTS) == set(Act)
    assert set(refusals.CAPACITIES) == set(Capacity)
    assert set(STEPS) == {step.key for step in cast.TIMES.steps()}


@pytest.mark.parametrize("key", [*reasons.WHYS, "never_heard_of"])
def test_every_trouble_says_what_to_do(key: str) -> None:
    """Each reason why a message did not arrive has its words and its remedy, and an unknown one its key."""
    why, remedy = reasons.why(key)
    assert why
    assert remedy.endswith(".")
    assert key in reasons.WHYS or key in why


@given(typed(), st.integers(20, 3000))
def test_clipped_text_keeps_to_its_room(text: str, room: int) -> None:
    """Clipped text is a beginning of the text, takes no more room than it was given once it is escaped,
    and never ends in the middle of an escape."""
    cut = clip(text, room)
    assert len(escape(cut)) <= room
    assert text.startswith(cut.removesuffix("…"))


def test_every_verb_about_a_ref_or_a_role_has_its_yes() -> None:
    """What may have been meant can be pressed, whatever the verb; and each verb says what it does."""
    exact = {Takes.REF, Takes.REFS, Takes.ROLE, Takes.REF_OR_ROLE, Takes.OVER, Takes.COVER}
    wanted = {name.replace("-", "_") for name, verb in VERBS.items() if exact & set(verb.takes)}
    labels = {name.removeprefix("yes_") for name in paragraphs("queries/exact") if name.startswith("yes_")}
    assert labels == wanted


def test_every_notice_has_its_title() -> None:
    """Whatever a conversation shows in place of a form has a title of at most 24 characters, and no title is left
    over."""
    shown = {
        str(call.args[0].value)
        for module in modules("handlers", "digests")
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call)
        and dotted(call.func) == "notice_view"
        and isinstance(call.args[0], ast.Constant)
    }
    pressed = set(HAS_A_BUTTON) - set(OF_A_ROLE)
    assert shown | pressed | {"close", "not_recorded", "not_open"} == paragraphs("kit/notice")
    assert [about for about in shown if len(say_plain("kit/notice", about)) > 24] == []
