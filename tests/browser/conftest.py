"""Chromium, a stage on which the leads have just been asked, and somebody at the page."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bot.rehearsal.playing.director import Stage
from tests.browser.office import LEADS, account, go_to, small_plan, staged
from tests.browser.person import Person, sat_down

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
"""The shell first: it draws the page alike, and not a window around it in a process of its own for each person."""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 60_000
"""How long a test waits for what the page should show: a busy machine is no fault."""

SitDown = Callable[..., Person]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser without a screen."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here (on Debian: apt install chromium-headless-shell)")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def asked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The morning of 1 October 2021: each lead has a prompt that nobody has answered. No test moves the clock."""
    del browser  # without one there is nothing to look with, and no stage to set
    with staged(small_plan(), tmp_path_factory.mktemp("asked")) as stage:
        go_to(stage, stage.times.prompts_open)
        yield stage


@pytest.fixture(scope="package")
def leads() -> Iterator[str]:
    """The Slack id of each lead but the first."""
    plan = small_plan()
    return (account(plan, f"Lead {number}") for number in range(2, LEADS + 1))


@pytest.fixture
def lead(leads: Iterator[str]) -> str:
    """A lead whom no other test has answered for."""
    return next(leads)


@pytest.fixture
def sit_down(browser: Browser, asked: Stage) -> Iterator[SitDown]:
    """Opens the page as a member; when the test ends nothing may have gone wrong there."""
    opened: list[Person] = []

    def sit(user: str, place: str = "direct", **context: object) -> Person:
        person = sat_down(browser, asked.workspace.url, **context)
        person.page.set_default_timeout(PATIENCE_MS)
        opened.append(person)
        person.go(user, place)
        return person

    yield sit
    troubles = [trouble for person in opened for trouble in person.troubles]
    for person in opened:
        person.page.context.close()
    assert troubles == []
