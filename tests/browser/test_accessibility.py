"""axe's automatic check (axe-core, WCAG 2.2 A and AA among its rules) on each screen of the page, in light, in dark
and 400 pixels wide: no fault that it calls serious or critical."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.rehearsal.playing.director import Stage
from bot.rehearsal.playing.stage import DIGEST
from tests.browser.conftest import PATIENCE_MS
from tests.browser.faults import grave_faults
from tests.browser.office import LEADS, account, small_plan
from tests.browser.person import NEXT, OPENS, Person, sat_down

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1360, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1360, "height": 800}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 400, "height": 800}},
}
LEAD = account(small_plan(), f"Lead {LEADS}")
"""Who looks: nobody answers for them here, every form is closed again."""


@pytest.fixture(scope="module", params=LOOKS)
def window(request: pytest.FixtureRequest, browser: Browser, asked: Stage) -> Iterator[Person]:
    """Somebody at the page, in one of its looks."""
    person = sat_down(browser, asked.workspace.url, reduced_motion="reduce", **LOOKS[request.param])
    person.page.set_default_timeout(PATIENCE_MS)
    yield person
    person.page.context.close()
    assert person.troubles == []


def direct_message(person: Person) -> None:
    """The prompt."""
    person.go(LEAD)
    expect(person.prompt).to_be_visible()


def channel(person: Person) -> None:
    """A channel, with what one member typed in it."""
    person.go(LEAD, DIGEST)
    person.box.fill("Is *everyone* in? https://example.org")
    person.page.get_by_role("button", name="Send").click()
    expect(person.message("everyone")).to_be_visible()


def commands(person: Person) -> None:
    """The list of commands."""
    person.go(LEAD)
    person.box.press_sequentially("/")
    expect(person.page.get_by_role("option", name="/priority")).to_be_visible()


def answer(person: Person) -> None:
    """An answer to a command, with fields and a menu or buttons."""
    person.go(LEAD)
    person.box.fill("/priority 1")
    person.page.get_by_role("button", name="Send").click()
    expect(person.page.locator(".message.ephemeral").last).to_be_visible()


def table(person: Person) -> None:
    """A list as a table."""
    answer(person)
    person.page.locator(".message.ephemeral").last.get_by_role("button", name="As a table").click()
    expect(person.page.get_by_role("columnheader", name="Whose rating").last).to_be_visible()


def whole_story(person: Person) -> None:
    """All that one commitment has been through."""
    person.go(LEAD)
    person.box.fill("/commitment ANY-1.2 history")
    person.page.get_by_role("button", name="Send").click()
    expect(person.message("Ratings, quarter by quarter")).to_be_visible()


def home(person: Person) -> None:
    """The app's home."""
    person.go(LEAD, "home")
    expect(person.page.get_by_role("button", name=OPENS).first).to_be_visible()


def form_empty(person: Person) -> None:
    """The form as it opens."""
    direct_message(person)
    person.open_form()


def form_at_risk(person: Person) -> None:
    """The form with its most questions: menus, dates, radio buttons, long texts."""
    form_empty(person)
    person.rate("▲ At risk")
    person.asked("support_kind").get_by_role("combobox").select_option(label="A decision")
    expect(person.question("What do you ask for?")).to_be_visible()


def form_refused(person: Person) -> None:
    """The form with errors beside its fields."""
    form_empty(person)
    person.rate("● On track")
    person.question("What was done this quarter?").fill("Under way.")
    person.question("What comes next quarter?").fill(NEXT)
    person.send()
    expect(person.asked("progress").locator(".error")).to_be_visible()


def what_happened(person: Person) -> None:
    """The panel with what the clock's jumps caused."""
    direct_message(person)
    toggle = person.page.locator("#panel-toggle")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    expect(person.page.get_by_role("list", name=re.compile("^What happened"))).to_be_visible()


def curtain(person: Person) -> None:
    """The panel with calls and envelopes, one of them open."""
    what_happened(person)
    person.page.get_by_role("button", name="Behind the curtain").click()
    calls = person.page.get_by_role("list", name=re.compile("^Calls and envelopes"))
    calls.locator("summary").first.click()
    expect(calls.locator("pre").first).to_be_visible()


def another_time(person: Person) -> None:
    """The dialog that asks for a date and time."""
    direct_message(person)
    person.page.get_by_role("button", name="Another time…").click()
    expect(person.page.get_by_label("Date and time in London")).to_be_visible()


def not_mine(person: Person) -> None:
    """What "Tell us" opens."""
    direct_message(person)
    person.prompt.get_by_role("button", name="Tell us").click()
    expect(person.page.get_by_role("dialog")).to_be_visible()


SCREENS = (
    direct_message,
    channel,
    commands,
    answer,
    table,
    whole_story,
    home,
    form_empty,
    form_at_risk,
    form_refused,
    not_mine,
    what_happened,
    curtain,
    another_time,
)


def close_what_is_open(page: Page) -> None:
    """A form stays open for its person, whatever page they go to, until they close it."""
    if page.locator("dialog[open]").count():
        page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_no_screen_has_a_grave_fault(window: Person, screen: Callable[[Person], None]) -> None:
    """Colours can be told apart, everything has its name and its role, and nothing scrolls out of reach."""
    window.page.goto("about:blank")  # nothing stays of the screen before
    screen(window)
    assert grave_faults(window.page) == []
    close_what_is_open(window.page)


def test_nothing_is_wider_than_the_window(window: Person) -> None:
    """At each width one scrolls down and never sideways, in a conversation and in a form."""
    for screen in (direct_message, home, form_at_risk):
        window.page.goto("about:blank")
        screen(window)
        assert window.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    close_what_is_open(window.page)


def test_it_can_be_read_at_twice_its_size(browser: Browser, asked: Stage) -> None:
    """At 200 % a laptop's window is 640 by 400 to the page: prompt, form and the form's buttons are all there."""
    small = {"width": 640, "height": 400}
    person = sat_down(browser, asked.workspace.url, viewport=small, device_scale_factor=2)
    direct_message(person)
    person.open_form()
    submit = person.form.get_by_role("button", name="Submit")
    submit.scroll_into_view_if_needed()
    expect(submit).to_be_in_viewport(ratio=1)
    assert person.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    person.close_form()
    person.page.context.close()
