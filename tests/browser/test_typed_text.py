"""What people type is text, wherever it comes out: it makes no element, calls nobody and runs nothing."""

import pytest
from playwright.sync_api import expect

from bot.rehearsal.playing.director import Stage
from bot.rehearsal.playing.stage import DIGEST
from tests.browser.conftest import SitDown
from tests.browser.office import MARKED, MARKUP, account, small_plan
from tests.browser.person import NEXT, OPENS

SHOUT = "Told <!channel> and <@U00000001>: *all* 4 sites <https://example.org|agreed> & signed on 3 May."
"""A progress note of somebody who knows what Slack makes of brackets."""


@pytest.fixture
def marked() -> str:
    """The lead of the commitment with the odd title."""
    return account(small_plan(), MARKED)


def test_a_title_that_looks_like_markup_is_shown_as_typed(sit_down: SitDown, marked: str) -> None:
    """In the prompt, the form and an answer the title stands as it was written, and no picture is asked for."""
    person = sit_down(marked)
    expect(person.prompt).to_contain_text(MARKUP)
    person.open_form()
    expect(person.form).to_contain_text(MARKUP)
    person.close_form()
    person.box.fill("/commitment ANY-1.1")
    person.page.get_by_role("button", name="Send").click()
    expect(person.page.locator(".message.ephemeral").last).to_contain_text(MARKUP)
    assert person.page.locator("img, [onerror]").count() == 0


def test_a_note_that_would_call_everyone_is_shown_as_typed(sit_down: SitDown, marked: str) -> None:
    """A note with Slack's own brackets comes back in the receipt as it was typed: no mention, no link."""
    person = sit_down(marked)
    person.prompt.get_by_role("button", name=OPENS).last.click()
    person.rate("● On track")
    person.question("What was done this quarter?").fill(SHOUT)
    person.question("What comes next quarter?").fill(NEXT)
    person.send()
    person.leave_the_sitting()
    person.prompt.get_by_role("button", name="1 reply").click()
    thread = person.page.get_by_role("complementary", name="Thread")
    receipt = thread.locator(".message").filter(has_text="Recorded").last
    for words in ("<!channel>", "<@U00000001>", "<https://example.org|agreed> & signed"):
        expect(receipt).to_contain_text(words)
    assert receipt.locator(".mention, a").count() == 0


def test_what_one_types_in_a_channel_is_text(sit_down: SitDown, asked: Stage, marked: str) -> None:
    """A message typed at the page stands there as it was typed, for whoever reads it."""
    person = sit_down(marked, DIGEST)
    words = f"{MARKUP} <!here> <script>alert(2)</script> &lt;"
    person.box.fill(words)
    person.page.get_by_role("button", name="Send").click()
    mine = person.message("alert(2)")
    expect(mine).to_contain_text(words)
    assert mine.locator("img, script, .mention").count() == 0
    assert "<!here>" not in asked.workspace.messages(DIGEST)[-1]["text"]
