"""A large plan on the page: what a jump of the clock causes is seen as it happens. How quick is for whoever reads
what this prints; it fails only when something is far out of the ordinary."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.rehearsal.playing.director import Stage
from tests.browser.conftest import PATIENCE_MS
from tests.browser.office import account, staged
from tests.browser.person import sat_down
from tests.plan.files.generated import generated_plan

COMMITMENTS, LEADS, BUSY = 150, 30, 40
PLAN = generated_plan(COMMITMENTS, LEADS, BUSY)
MOST_SECONDS = 3.0
"""Far above what it takes: other work on the machine is no fault of the page's."""
WATCH = """() => {
  window.seen = [];
  const count = () => document.querySelectorAll(".happened .go").length;
  new MutationObserver(() => window.seen.push([count(), performance.now()]))
    .observe(document.querySelector(".happened"), { childList: true, subtree: true });
}"""
CLOCK = """async () => {
  const before = performance.now();
  const { now } = await (await fetch("/_rehearsal/clock")).json();
  return Date.parse(now) - (before + performance.now()) / 2;
}"""
"""By how many milliseconds the office's time is ahead of the page's stopwatch."""


@pytest.fixture(scope="module")
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """150 commitments and 30 leads, one of whom has 40, on the day before they are asked."""
    del browser  # without one there is nothing to look with, and no stage to set
    with staged(PLAN, tmp_path_factory.mktemp("large")) as stage:
        yield stage


def told(stage: Stage) -> list[datetime]:
    """When each message was sent, by the journal."""
    return [
        datetime.fromisoformat(entry["at"])
        for entry in stage.workspace.journal()
        if entry["kind"] == "message" and entry["change"] == "posted"
    ]


def delays(page: Page, sent: list[datetime]) -> list[float]:
    """Seconds from the sending of each message to the moment when the page listed it."""
    ahead = page.evaluate(CLOCK)
    seen: list[tuple[int, float]] = page.evaluate("window.seen")
    return [
        (next(at for count, at in seen if count >= number) + ahead) / 1000 - moment.timestamp()
        for number, moment in enumerate(sent, start=1)
    ]


def test_what_a_jump_causes_is_seen_as_it_is_sent(browser: Browser, stage: Stage) -> None:
    """Thirty leads are asked: each message is listed soon after it was sent, and the busy lead's prompt stands
    there whole."""
    person = sat_down(browser, stage.workspace.url, viewport={"width": 1360, "height": 800})
    person.page.set_default_timeout(PATIENCE_MS)
    person.go(account(PLAN, "Lead 1"))
    person.page.evaluate(WATCH)
    person.page.get_by_role("button", name="Jump there").first.click()
    expect(person.page.locator(".happened .go")).to_have_count(LEADS + 1, timeout=PATIENCE_MS)
    expect(person.prompt).to_contain_text(f"{BUSY} updates")
    late = delays(person.page, told(stage))
    print(
        f"\n{len(late)} messages, seen after {max(late):.2f} s at most, {sum(late) / len(late):.2f} s as a rule"
    )
    assert max(late) < MOST_SECONDS
    person.page.context.close()
    assert person.troubles == []
