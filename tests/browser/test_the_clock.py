"""The office's clock on the page, through one quarter: each test goes on from where the one before it left off."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.request import urlopen

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from bot.rehearsal.playing.director import Stage
from bot.rehearsal.playing.stage import CHIEF
from tests.browser.office import BOSS, COMMITMENTS, LEADS, account, small_plan, staged
from tests.browser.person import Person, sat_down

LEAD = "Lead 2"


@pytest.fixture(scope="module")
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The day before the leads are asked."""
    del browser  # without one there is nothing to look with, and no stage to set
    with staged(small_plan(), tmp_path_factory.mktemp("clock")) as stage:
        yield stage


@pytest.fixture
def person(browser: Browser, stage: Stage) -> Iterator[Person]:
    """Somebody at a window wide enough for the panel; nothing may have gone wrong when they leave."""
    found = sat_down(browser, stage.workspace.url, viewport={"width": 1360, "height": 800})
    yield found
    found.page.context.close()
    assert found.troubles == []


def jump_to(page: Page, wall: str) -> None:
    """Goes to a date and time by the dialog."""
    page.get_by_role("button", name="Another time…").click()
    page.get_by_label("Date and time in London").fill(wall)
    page.get_by_role("dialog").get_by_role("button", name="Jump there", exact=True).click()


def test_the_clock_says_what_comes_next_and_goes_there(person: Person) -> None:
    """One press asks the leads: the prompt appears without a reload, and the panel says what the jump caused."""
    person.go(account(small_plan(), LEAD))
    clock = person.page.get_by_role("region", name="The office’s clock")
    expect(clock).to_contain_text("Thu 30 Sept 2021")
    expect(clock).to_contain_text("Next: Fri 1 Oct")
    clock.get_by_role("button", name="Jump there").click()
    expect(person.prompt).to_be_visible()
    expect(clock).to_contain_text("Fri 1 Oct 2021")
    happened = person.page.get_by_role("list", name=re.compile("^What happened"))
    expect(happened).to_contain_text(f"Direct message to {LEAD}")
    expect(happened).to_contain_text(f"Direct message to Lead {LEADS}")


def test_what_is_new_elsewhere_is_marked(person: Person) -> None:
    """The weekly digest appears in its channel, which is marked until one has been there."""
    person.go(account(small_plan(), LEAD))
    person.page.get_by_role("button", name="Jump there").first.click()
    channel = person.page.get_by_role("navigation").get_by_role("button", name="police-and-crime-plan")
    expect(channel).to_have_accessible_name(re.compile("1 unread"))
    channel.click()
    expect(person.message("Plan update, Monday 4 October")).to_be_visible()
    expect(channel).not_to_have_accessible_name(re.compile("unread"))


def test_the_clock_runs_by_itself_and_stops(person: Person) -> None:
    """Let it run, and the hours pass; Pause, and they pass no faster than anywhere else."""
    person.go(account(small_plan(), LEAD))
    person.page.get_by_label("How fast it runs").select_option(label="1 hour a second")
    person.page.get_by_role("button", name="Let it run").click()
    clock = person.page.get_by_role("region", name="The office’s clock")
    expect(clock.locator("time")).not_to_contain_text("09:")
    person.page.get_by_role("button", name="Pause").click()
    expect(person.page.get_by_role("button", name="Let it run")).to_be_visible()


def test_the_clock_only_goes_forward(person: Person) -> None:
    """A time that has passed is refused in words, and the clock stays."""
    person.go(account(small_plan(), LEAD))
    person.page.get_by_role("button", name="Another time…").click()
    field = person.page.get_by_label("Date and time in London")
    field.evaluate("node => node.removeAttribute('min')")
    field.fill("2021-10-01T10:00")
    person.page.get_by_role("dialog").get_by_role("button", name="Jump there", exact=True).click()
    expect(person.page.get_by_role("alert")).to_contain_text("only goes forward")


def test_at_the_cut_off_the_chief_executive_is_told(person: Person) -> None:
    """A jump to a date closes the returns, and the notice appears in the chief executive's channel."""
    person.go(account(small_plan(), BOSS), CHIEF)
    jump_to(person.page, "2021-10-19T12:00")
    expect(person.message(f"have closed: 0 of {COMMITMENTS} returns in")).to_be_visible()


def test_the_chief_executive_opens_the_paper(person: Person, stage: Stage) -> None:
    """The draft's message brings a Word file, which opens from the message and from its button alike."""
    person.go(account(small_plan(), BOSS), CHIEF)
    jump_to(person.page, "2021-10-22T09:00")
    expect(person.page.locator("#came")).to_contain_text("Muster wrote")
    person.go(account(small_plan(), BOSS), CHIEF)
    draft = person.message("DRAFT · Quarter 2 2021/22")
    expect(draft).to_be_visible()
    address = draft.get_by_role("link", name="Open the draft").last.get_attribute("href")
    with person.page.expect_download() as begun:
        draft.get_by_role("link", name=re.compile("^Download")).click()
    downloaded = begun.value.path().read_bytes()
    assert begun.value.suggested_filename.endswith(".docx")
    assert "Police and Crime Plan" in "\n".join(one.text for one in Document(BytesIO(downloaded)).paragraphs)
    with urlopen(str(address)) as opened:  # noqa: S310 - the workspace's own address
        assert opened.read() == downloaded
    assert stage.bot.is_running()


def test_behind_the_curtain_stands_what_was_said(person: Person) -> None:
    """Each call is listed with what came of it, and opens to what went over the wire."""
    person.go(account(small_plan(), BOSS), CHIEF)
    person.page.get_by_role("button", name="Behind the curtain").click()
    calls = person.page.get_by_role("list", name=re.compile("^Calls and envelopes"))
    post = calls.get_by_role("listitem").filter(has_text="chat.postMessage").first
    post.locator("summary").click()
    expect(post.locator("pre")).to_contain_text('"method": "chat.postMessage"')
    expect(post.locator("summary")).to_contain_text("ok")
