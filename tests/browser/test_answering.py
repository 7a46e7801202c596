"""A lead at the page: from the message that asks them to the receipt, and other people's eyes on it."""

import re

from playwright.sync_api import expect

from bot.rehearsal.playing.director import Stage
from bot.rehearsal.playing.stage import CHIEF, DIGEST, STRANGER
from tests.browser.conftest import SitDown
from tests.browser.office import BOSS, account, small_plan
from tests.browser.person import DONE, NEXT, OPENS


def test_a_lead_answers_from_message_to_receipt(sit_down: SitDown, lead: str) -> None:
    """The form asks what the rating needs; once sent, the next one takes its place, a receipt stands in the
    prompt's thread and the line is ticked."""
    person = sit_down(lead)
    person.open_form()
    expect(person.question("What was done this quarter?")).to_have_count(0)
    person.rate("● On track")
    person.question("What was done this quarter?").fill(DONE)
    person.question("What comes next quarter?").fill(NEXT)
    person.send()
    person.leave_the_sitting()
    expect(person.prompt).to_contain_text("1 of 2 updates in")
    expect(person.prompt).to_contain_text("recorded: ● On track")
    person.prompt.get_by_role("button", name="1 reply").click()
    thread = person.page.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("✔ Recorded")
    expect(thread).to_contain_text(DONE)


def test_the_form_follows_the_rating_and_keeps_what_was_typed(sit_down: SitDown, lead: str) -> None:
    """At risk asks more than On track does, and what was typed before stays typed."""
    person = sit_down(lead)
    person.open_form()
    person.rate("● On track")
    person.question("What was done this quarter?").fill(DONE)
    person.rate("▲ At risk")
    expect(person.question("What was done this quarter?")).to_have_value(DONE)
    for label in ("Why?", "One action that gets this back on track", "Who does it?", "By when?"):
        expect(person.question(label)).to_be_visible()
    person.asked("support_kind").get_by_role("combobox").select_option(label="A decision")
    expect(person.question("What do you ask for?")).to_be_visible()


def test_a_refused_form_keeps_its_text(sit_down: SitDown, lead: str) -> None:
    """A form that is sent back says what is wrong beside each field and loses nothing that was typed."""
    person = sit_down(lead)
    person.open_form()
    person.rate("● On track")
    person.question("What was done this quarter?").fill("Under way.")
    person.send()
    expect(person.asked("next_steps").locator(".error")).to_be_visible()
    expect(person.question("What was done this quarter?")).to_have_value("Under way.")
    person.question("What comes next quarter?").fill(NEXT)
    person.send()
    expect(person.asked("progress").locator(".error")).to_contain_text("30")
    expect(person.question("What was done this quarter?")).to_have_value("Under way.")
    expect(person.question("What was done this quarter?")).to_have_attribute("aria-invalid", "true")
    expect(person.question("What comes next quarter?")).to_have_value(NEXT)
    person.question("What was done this quarter?").fill(DONE)
    person.send()
    person.leave_the_sitting()
    expect(person.prompt).to_contain_text("recorded: ● On track")


def test_an_answer_is_seen_by_others_at_once(sit_down: SitDown, lead: str) -> None:
    """What one person does shows in another's window without a reload."""
    one, other = sit_down(lead), sit_down(lead)
    expect(other.prompt).not_to_contain_text("recorded")
    one.open_form()
    one.rate("○ Not started")
    for label in ("Why not yet?", "Who agreed that it waits?"):
        one.question(label).fill("The council moved it to next year; the Director of Operations agreed.")
    one.send()
    one.leave_the_sitting()
    expect(other.prompt).to_contain_text("recorded: ○ Not started")


def test_one_can_be_anybody(sit_down: SitDown, asked: Stage, lead: str) -> None:
    """Each member sees their own conversations: the chief executive's channel is not a stranger's."""
    person = sit_down(lead)
    places = person.page.get_by_role("navigation", name="Conversations")
    expect(person.prompt).to_be_visible()
    person.turn_into(BOSS)
    expect(places.get_by_role("button", name="chief-executive")).to_be_visible()
    expect(person.page.locator("#place .message")).to_have_count(0)
    person.turn_into("Someone else")
    expect(places.get_by_role("button", name="police-and-crime-plan")).to_be_visible()
    expect(places.get_by_role("button", name="chief-executive")).to_have_count(0)
    expect(person.page).to_have_url(re.compile(STRANGER))
    assert {CHIEF, DIGEST} <= {channel["id"] for channel in asked.workspace.state()["channels"]}


def test_a_command_is_answered_to_whoever_typed_it(sit_down: SitDown) -> None:
    """Typing / lists what exists; the answer says that only you see it."""
    person = sit_down(account(small_plan(), BOSS), DIGEST)
    box = person.box
    box.press_sequentially("/pri")
    expect(person.page.get_by_role("option", name="/priority")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("/priority ")
    box.press("Enter")
    answer = person.page.locator(".message.ephemeral").last
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text("Priority 1")
    person.turn_into("Someone else")
    expect(person.page.locator(".message.ephemeral")).to_have_count(0)


def test_the_home_shows_what_waits(sit_down: SitDown, lead: str) -> None:
    """The Home tab lists what waits for whoever looks, and opens the form as the prompt does."""
    person = sit_down(lead, "home")
    home = person.page.get_by_role("region", name="Home")
    home.get_by_role("button", name=OPENS).first.click()
    expect(person.form).to_be_visible()
    person.close_form()
