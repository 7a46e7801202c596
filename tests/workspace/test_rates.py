"""The pure parts: buckets never let more through than they say, and timestamps never repeat."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.workspace.block_kit.elements import initial_state
from bot.rehearsal.workspace.calls.rates import Rates
from bot.rehearsal.workspace.clock import OfficeClock
from bot.rehearsal.workspace.ids import Ids
from bot.rehearsal.workspace.kinds import Refusal
from tests.workspace.samples import text_input

BLOCK_IDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True)


@given(steps=st.lists(st.floats(0, 5), max_size=60), budget=st.integers(1, 20))
def test_no_more_posts_than_the_budget(steps: list[float], budget: int) -> None:
    """However posts are spread over channels, there are at most the burst and the budget for the time passed;
    and one that waited as long as Retry-After said is taken."""
    rates, now = Rates(budget, {}), 0.0
    for index, step in enumerate(steps):
        now += step
        try:
            rates.post(f"C{index % 7}", now)
        except Refusal as refusal:
            now += refusal.retry_after or 0
            rates.post(f"C{index % 7}", now)
        assert index + 1 <= max(5, budget) + budget * now + 1e-6


def test_a_refused_post_costs_nothing() -> None:
    """A full channel does not use up the workspace's budget."""
    rates = Rates(5, {})
    for _ in range(4):
        rates.post("C1", 0.0)
    for _ in range(20):
        with pytest.raises(Refusal):
            rates.post("C1", 0.0)
    rates.post("C2", 0.0)


def test_timestamps_increase_within_a_microsecond() -> None:
    """A thousand at once are a thousand different ones, in order."""
    ids = Ids(OfficeClock(datetime(2021, 10, 1, tzinfo=UTC)))
    stamps = [ids.ts() for _ in range(1000)]
    assert sorted(set(stamps)) == stamps


@given(before=BLOCK_IDS, after=BLOCK_IDS)
def test_what_was_typed_stays_exactly_where_ids_persist(before: list[str], after: list[str]) -> None:
    """For any two forms: a field in both keeps its value, a new one is empty, one that went is gone."""

    def ready(names: list[str]) -> list[dict[str, object]]:
        return [text_input(name) for name in names]

    typed = {name: {"typed": {"type": "plain_text_input", "value": f"said {name}"}} for name in before}
    state = initial_state(ready(after), typed)
    values = {name: fields["typed"]["value"] for name, fields in state.items()}
    assert values == {name: f"said {name}" if name in before else None for name in after}
