"""What hypothesis makes up for the rules' tests: quarters, calendars, answers and terms of every kind."""

from datetime import date

from hypothesis import strategies as st

from storage.enums import CommitmentType, PathKind, Rating, SupportKind
from storage.facts.answering import Answer, PastRating, PathToGreen, Support
from storage.facts.plan import QuarterName
from storage.rules.answering.validation import Terms
from storage.rules.calendar.working_days import WorkingCalendar

FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)

days = st.dates(FIRST, LAST)
quarter_names = st.builds(QuarterName, st.integers(2015, 2034), st.integers(1, 4))
calendars = st.builds(
    WorkingCalendar,
    closures=st.frozensets(days, max_size=40),
    extra_holidays=st.frozensets(days, max_size=3),
)
ratings = st.sampled_from(Rating)
past_ratings = st.builds(
    PastRating,
    quarter=quarter_names,
    rating=ratings,
    promise=st.text(),
    progress=st.text(),
    agreed=st.booleans(),
)

_texts = st.one_of(
    st.just(""), st.text(max_size=40), st.just("Two of the three venues are agreed."), st.just("x" * 1300)
)
_maybe_days = st.none() | st.dates()
_paths = st.builds(
    PathToGreen, kind=st.sampled_from(PathKind), action=_texts, owner=_texts, by_when=_maybe_days
)
_supports = st.builds(
    Support, kind=st.sampled_from(SupportKind), ask=_texts, of_whom=_texts, by_when=_maybe_days
)
answers = st.builds(
    Answer,
    rating=ratings,
    progress=_texts,
    next_steps=_texts,
    reason=_texts,
    path=st.none() | _paths,
    support=st.none() | _supports,
    forecast=_maybe_days,
    completed_on=_maybe_days,
    evidence=_texts,
    monitor=st.none() | st.booleans(),
    hold_agreed_by=_texts,
)
terms = st.builds(
    Terms,
    type=st.sampled_from(CommitmentType),
    start=_maybe_days,
    due=st.dates(),
    plan_ends=st.dates(),
    quarter_end=st.dates(),
    as_at=st.dates(),
    allowed=st.frozensets(ratings),
    last=st.none() | past_ratings,
    overdue_milestones=st.lists(st.text(), max_size=3).map(tuple),
    open_support=st.booleans(),
    on_hold=st.booleans(),
    rebaselined=st.booleans(),
    slippage_amber_max_days=st.integers(0, 90),
)
