"""Hypothesis strategies: what people type at its worst, and plans of any size."""

from dataclasses import replace

from hypothesis import strategies as st

from storage.enums import Direction, Handling, PathKind, Rating, ReturnState, SupportKind
from storage.facts.answering import Answer, PastRating, PathToGreen, Support
from storage.facts.asks import PromptLine
from storage.facts.plan import PriorityFacts
from storage.facts.standing import Standing
from tests.messages.registry.kit import cast

NASTY = (
    "<!channel>",
    "<@U123456>",
    "<#C123|general>",
    "<https://evil.example|click>",
    "https://evil.example",
    "&amp; & &lt;",
    "```",
    "*_~`",
    "{{ 7 * 7 }} {% raw %}",
    "é\u202e\u0000\u0007",
    "👩🏽‍🚒" * 40,
    "\n> quote\n\n",
    "{file}",
)


def typed(most: int = 3000) -> st.SearchStrategy[str]:
    """What people type: harmless or not, up to so many characters."""
    repeated = st.builds(
        lambda piece, times: piece * times,
        st.sampled_from((*NASTY, "&", "<", "é", "a")),
        st.integers(1, 3000),
    )
    return st.one_of(st.text(max_size=200), st.sampled_from(NASTY), repeated).map(lambda text: text[:most])


def written(most: int) -> st.SearchStrategy[str]:
    """The same where something must be written: a ref, a title, a role."""
    return typed(most).filter(lambda text: bool(text.strip()))


RATED = st.sampled_from([rating for rating in Rating if rating is not Rating.NONE])
DAYS = st.none() | st.dates()
PASTS = st.builds(PastRating, st.just(cast.Q1), st.sampled_from(Rating), typed(), typed(), st.booleans())
PATHS = st.builds(PathToGreen, st.sampled_from(PathKind), typed(), typed(), DAYS)
SUPPORTS = st.builds(Support, st.sampled_from(SupportKind), typed(), typed(), DAYS)
ANSWERS = st.builds(
    Answer,
    rating=RATED,
    progress=typed(),
    next_steps=typed(),
    reason=typed(),
    path=st.none() | PATHS,
    support=st.none() | SUPPORTS,
    forecast=DAYS,
    completed_on=DAYS,
    evidence=typed(),
    monitor=st.none() | st.booleans(),
    hold_agreed_by=typed(),
    risk_reference=typed(),
    public_line=typed(),
    handling=st.sampled_from(Handling),
)
LINES = st.builds(
    PromptLine,
    st.just(0),
    written(20),
    written(200),
    st.none() | PASTS,
    st.none() | RATED,
    typed(80),
)
TERMS = st.builds(
    cast.terms, written(20), written(200), lead=written(80), sro=written(80), force_lead=typed(80)
)
STANDINGS = st.builds(
    Standing,
    terms=TERMS,
    state=st.sampled_from(ReturnState),
    rating=st.sampled_from(Rating),
    direction=st.sampled_from(Direction),
    compared_with=st.sampled_from([None, cast.Q1]),
    not_comparable_because=st.sampled_from(["", "no_return", "rebaselined"]),
    last=st.none() | PASTS,
    answer=st.none() | ANSWERS,
    withheld=st.booleans(),
    agreed_by=typed(80),
    imported=st.booleans(),
    submitted_at=st.none(),
    late=st.booleans(),
)
PRIORITIES = st.builds(PriorityFacts, written(10), written(200), typed())


def many(of: st.SearchStrategy[Standing], most: int = 150) -> st.SearchStrategy[tuple[Standing, ...]]:
    """Up to so many commitments: a few that differ, repeated, so that examples stay quick to draw."""
    return st.builds(
        lambda some, number: tuple(some[index % len(some)] for index in range(number)),
        st.lists(of, min_size=1, max_size=4),
        st.integers(1, most),
    )


def many_lines(most: int = 150) -> st.SearchStrategy[tuple[PromptLine, ...]]:
    """Up to so many lines of a prompt, each with its own return."""
    return st.builds(
        lambda some, number: tuple(
            replace(some[index % len(some)], return_id=index) for index in range(number)
        ),
        st.lists(LINES, min_size=1, max_size=5),
        st.integers(1, most),
    )
