"""Somebody sees the page for the first time, on a telephone: where the first jump leads, what the words mean, and who
else has news. Each test goes on from where the one before it left off."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from bot.rehearsal.playing.director import Stage
from bot.rehearsal.playing.stage import DIGEST, GUEST
from tests.browser.faults import grave_faults
from tests.browser.office import BOSS, LEADS, account, small_plan, staged
from tests.browser.person import OPENS, Person, sat_down

NARROW = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The afternoon before the leads are asked."""
    del browser  # without one there is nothing to look with, and no stage to set
    with staged(small_plan(), tmp_path_factory.mktemp("newcomer")) as stage:
        yield stage


@pytest.fixture(scope="module")
def person(browser: Browser, stage: Stage) -> Iterator[Person]:
    """The chief executive at a narrow window, the same one in each test; nothing may have gone wrong at the end."""
    found = sat_down(browser, stage.workspace.url, viewport=NARROW)
    found.go(account(small_plan(), BOSS))
    yield found
    found.page.context.close()
    assert found.troubles == []


def came(person: Person) -> Locator:
    """The line that says what a jump brought."""
    return person.page.locator("#came")


def others(person: Person) -> Locator:
    """What stands beside the closed menu of people."""
    return person.page.locator("#others")


def jump(person: Person) -> None:
    """Goes on to what comes next."""
    person.page.get_by_role("button", name="Jump there").first.click()


def test_the_words_are_explained(person: Person) -> None:
    """SRO, plan office, chief executive and the rest, from the first word on, and Escape leads back."""
    person.page.get_by_role("button", name="Who is who").click()
    words = person.page.get_by_role("dialog", name="Who is who, and what is what")
    for term in ("Lead", "SRO", "Plan office", "Chief executive", "Guest", "Panel"):
        expect(words.get_by_role("term").filter(has_text=re.compile(f"^{term}"))).to_have_count(1)
    expect(words.get_by_text("The senior responsible owner of a commitment.")).to_be_visible()
    expect(words.get_by_role("heading")).to_be_in_viewport()
    assert grave_faults(person.page) == []
    person.page.keyboard.press("Escape")
    expect(words).to_be_hidden()


def test_the_first_jump_leads_to_somebody_with_a_message(person: Person) -> None:
    """The line says how many were written to and who one is now; their prompt is there to be answered."""
    expect(others(person)).to_be_empty()
    jump(person)
    expect(came(person)).to_contain_text(
        re.compile(rf"^Muster wrote to {LEADS + 1} people\. You are now Lead \d+, ")
    )
    expect(came(person)).to_be_in_viewport(ratio=1)
    expect(person.prompt.get_by_role("button", name=OPENS).first).to_be_visible()
    assert person.page.get_by_label("You are", exact=True).input_value() != account(small_plan(), BOSS)


def test_a_dot_beside_the_closed_menu_says_that_others_have_news(person: Person) -> None:
    """One sees it without opening the menu, and hears how many they are."""
    expect(others(person).locator(".news")).to_be_visible()
    expect(others(person)).to_contain_text(f"{LEADS} have news")
    expect(person.page.get_by_label("You are", exact=True)).to_have_accessible_description(
        re.compile("have news")
    )
    assert person.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert grave_faults(person.page) == []


def test_a_later_jump_says_where_to_look(person: Person) -> None:
    """It leads nowhere by itself, for one may be in the middle of something; a button does."""
    before = person.page.url
    jump(person)
    expect(came(person)).to_contain_text("and in #police-and-crime-plan.")
    assert person.page.url == before
    came(person).get_by_role("button", name="See it").click()
    expect(person.message("Plan update, Monday 4 October")).to_be_visible()
    came(person).get_by_role("button", name="Put this line away").click()
    expect(came(person)).to_be_hidden()


def test_a_guest_may_ask_and_is_told_so(person: Person) -> None:
    """Somebody from outside, in no plan: they see the channel that they are let into, and get answers."""
    person.turn_into("A guest")
    person.go(GUEST, DIGEST)
    expect(person.page).to_have_url(re.compile(f"{GUEST}/{DIGEST}"))
    expect(person.page.get_by_role("button", name="chief-executive")).to_have_count(0)
    person.box.fill("/priority 1")
    person.page.get_by_role("button", name="Send").click()
    expect(person.page.locator(".message.ephemeral").last).to_contain_text("Priority 1")
    person.go(GUEST)
    person.box.fill("hello")
    person.page.get_by_role("button", name="Send").click()
    expect(person.message("You hold no role in the plan")).to_be_visible()
