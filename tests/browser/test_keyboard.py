"""The page without a mouse: everything can be reached, a form holds the focus and gives it back."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.rehearsal.playing.director import Stage
from tests.browser.conftest import SitDown
from tests.browser.person import DONE, NEXT, OPENS

FURTHEST = 60
"""How many presses of Tab anything on the page may be away."""


RATINGS = 5


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the focus is there."""
    for _ in range(FURTHEST):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    pytest.fail("the focus never came there")


def arrow_to(page: Page, target: Locator) -> None:
    """Presses the arrow until that one of the ratings is chosen: from one to the next, and round."""
    for _ in range(RATINGS):
        page.keyboard.press("ArrowDown")
        if target.evaluate("node => node === document.activeElement && node.checked"):
            return
    pytest.fail("the arrow never came there")


def has_focus_ring(page: Page) -> bool:
    """Whether one can see where the focus is."""
    outline: str = page.evaluate("getComputedStyle(document.activeElement).outline")
    return "none" not in outline and " 0px" not in outline


def test_a_lead_answers_by_keyboard_alone(sit_down: SitDown, lead: str) -> None:
    """Tab, Space, Enter and typing are enough from the prompt to the recorded answer."""
    person = sit_down(lead)
    page, keys = person.page, person.page.keyboard
    update = person.prompt.get_by_role("button", name=OPENS).first
    update.wait_for()
    tab_to(page, update)
    assert has_focus_ring(page)
    keys.press("Enter")
    expect(person.form).to_be_visible()
    tab_to(page, person.form.get_by_role("radio").first)
    arrow_to(page, person.form.get_by_role("radio", name="● On track"))
    # Of the ratings gone through, some ask otherwise: what is typed before the last has come goes with its question.
    expect(person.form.get_by_text("needs: what was done, what comes next.")).to_be_visible()
    expect(person.question("What was done this quarter?")).to_be_visible()
    expect(person.form.get_by_role("radio", name="● On track")).to_be_focused()
    for label, words in (("What was done this quarter?", DONE), ("What comes next quarter?", NEXT)):
        tab_to(page, person.question(label))
        assert has_focus_ring(page)
        keys.type(words)
    tab_to(page, person.form.get_by_role("button", name="Submit"))
    keys.press("Enter")
    expect(person.form.get_by_text("is recorded")).to_be_visible()
    expect(person.form.get_by_role("radio").first).to_be_focused()
    keys.press("Escape")
    expect(person.form).to_be_hidden()
    expect(person.prompt).to_contain_text("recorded: ● On track")


def test_a_form_holds_the_focus_and_gives_it_back(sit_down: SitDown, lead: str) -> None:
    """While a form is open Tab stays in it; Escape closes it, and the focus is where it was."""
    person = sit_down(lead)
    update = person.prompt.get_by_role("button", name=OPENS).first
    update.press("Enter")
    expect(person.form).to_be_visible()
    for _ in range(FURTHEST // 3):
        person.page.keyboard.press("Tab")
        where = person.page.evaluate(
            "() => document.activeElement === document.body || !!document.activeElement.closest('#modal')"
        )
        assert where
    person.page.keyboard.press("Escape")
    expect(person.form).to_be_hidden()
    expect(update).to_be_focused()


def test_a_refusal_takes_the_focus_to_the_field(sit_down: SitDown, lead: str) -> None:
    """After a refusal the focus is in the first field that needs attention, whose error is read with it."""
    person = sit_down(lead)
    person.open_form()
    person.rate("● On track")
    person.question("What comes next quarter?").fill(NEXT)
    person.question("What was done this quarter?").fill("Under way.")
    person.question("What was done this quarter?").press("Tab")
    person.send()
    field = person.question("What was done this quarter?")
    expect(field).to_be_focused()
    described = str(field.get_attribute("aria-describedby")).split()
    assert any("30" in person.page.locator(f'[id="{one}"]').inner_text() for one in described)
    expect(person.form.get_by_role("status")).to_contain_text("Nothing you typed is lost")


def test_a_thread_opens_and_closes_by_keyboard(sit_down: SitDown, lead: str) -> None:
    """A thread takes the focus when it opens, and gives it back to the line that opened it."""
    person = sit_down(lead)
    person.open_form()
    person.rate("○ Not started")
    for label in ("Why not yet?", "Who agreed that it waits?"):
        person.question(label).fill("The council moved it to next year; the Director of Operations agreed.")
    person.send()
    person.leave_the_sitting()
    replies = person.prompt.get_by_role("button", name="1 reply")
    replies.press("Enter")
    thread = person.page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_role("heading", name="Thread")).to_be_focused()
    thread.get_by_role("button", name="Close the thread").press("Enter")
    expect(thread).to_be_hidden()
    expect(replies).to_be_focused()


def test_the_focus_stays_in_a_message_that_changes(sit_down: SitDown, lead: str, asked: Stage) -> None:
    """Whoever is at a button of a prompt stays at it when the prompt says something new."""
    person = sit_down(lead)
    update = person.prompt.get_by_role("button", name=OPENS).first
    update.focus()
    asked.workspace.command(lead, "/updates", "away 1 October to 4 October")
    expect(person.prompt).to_contain_text("You are away")
    expect(update).to_be_focused()


def test_one_can_skip_to_the_conversation(sit_down: SitDown, lead: str) -> None:
    """The first press of Tab offers to skip what stands before the conversation."""
    person = sit_down(lead)
    person.page.keyboard.press("Tab")
    expect(person.page.get_by_role("link", name=re.compile("^Skip"))).to_be_focused()
