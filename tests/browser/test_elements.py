"""Each element that a person can use, on the page and as the app hears of it: an app of the test's own shows them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from bot.rehearsal.workspace.remote import Workspace
from tests.browser.conftest import PATIENCE_MS
from tests.browser.every_input import OPTIONS, SURE, Heard, Json, small_app
from tests.browser.faults import grave_faults
from tests.browser.person import Person, sat_down
from tests.workspace.app import connected, wait_for
from tests.workspace.samples import CHIEF, DIGEST, LEAD, button, client_of, config, section


@pytest.fixture(scope="module")
def workspace(browser: Browser) -> Iterator[Workspace]:
    """A workspace with the small app's name in it."""
    del browser  # without one there is nothing to look with
    with Workspace.start(config()) as running:
        yield running


@pytest.fixture
def heard(workspace: Workspace) -> Iterator[Heard]:
    """The app, listening."""
    told = Heard()
    with connected(workspace, small_app(workspace, told)):
        yield told


@pytest.fixture
def person(browser: Browser, workspace: Workspace, heard: Heard) -> Iterator[Person]:
    """The lead at the page; nothing may have gone wrong when they leave."""
    del heard  # the app is there first
    found = sat_down(browser, workspace.url)
    found.page.set_default_timeout(PATIENCE_MS)
    found.go(LEAD)
    yield found
    found.page.context.close()
    assert found.troubles == []


def opened(person: Person, command: str) -> Locator:
    """The form that a command opens."""
    person.box.fill(command)
    person.page.get_by_role("button", name="Send").click()
    form = person.page.get_by_role("dialog", name="Update")
    form.wait_for()
    return form


def of(form: Locator, kind: str) -> Locator:
    """A question of the form."""
    return form.locator(f'[data-question="{kind}"]')


def fill_in(form: Locator) -> None:
    """Something in every field."""
    for kind in ("multi_static_select", "checkboxes"):
        for name in ("Poole", "Weymouth"):
            of(form, kind).get_by_label(name).check()
    of(form, "radio_buttons").get_by_label("Dorchester").check()
    typed = {
        "datepicker": "2021-11-30",
        "timepicker": "17:00",
        "datetimepicker": "2021-10-14T17:00",
        "url_text_input": "https://office.example/minutes",
        "email_text_input": "lead@office.example",
        "number_input": "12",
        "plain_text_input": "Agreed",
    }
    for kind, words in typed.items():
        of(form, kind).locator("input").fill(words)
    of(form, "users_select").get_by_role("combobox").select_option(label="Chief Executive")
    of(form, "multi_users_select").get_by_label("Chief Executive").check()
    of(form, "multi_conversations_select").get_by_label("#plan-digest").check()


def test_a_form_of_every_input_arrives_as_it_was_filled_in(person: Person, heard: Heard) -> None:
    """Each kind of input has its name and its role, and holds what was chosen or typed, in the shape that Slack
    gives it."""
    form = opened(person, "/inputs")
    fill_in(form)
    assert grave_faults(person.page) == []
    form.get_by_role("button", name="Send").click()
    expect(form).to_be_hidden()
    (values,) = heard.submitted
    held = {
        kind: value
        for kind, entry in values.items()
        for value in [next(v for k, v in entry["a"].items() if k != "type")]
    }
    assert [one["value"] for one in held.pop("multi_static_select")] == ["poole", "weymouth"]
    assert [one["value"] for one in held.pop("checkboxes")] == ["poole", "weymouth"]
    assert held.pop("radio_buttons")["value"] == "dorchester"
    assert held == {
        "datepicker": "2021-11-30",
        "timepicker": "17:00",
        "datetimepicker": 1634227200,
        "users_select": CHIEF,
        "multi_users_select": [LEAD, CHIEF],
        "multi_conversations_select": [DIGEST],
        "url_text_input": "https://office.example/minutes",
        "email_text_input": "lead@office.example",
        "number_input": "12",
        "plain_text_input": "Agreed",
    }


def test_what_an_input_cannot_hold_is_refused_beside_it(person: Person, heard: Heard) -> None:
    """Too many choices, no address, no such number: nothing is sent, and each field says what is wrong."""
    form = opened(person, "/inputs")
    fill_in(form)
    of(form, "multi_static_select").get_by_label("Dorchester").check()
    of(form, "url_text_input").locator("input").fill("minutes")
    of(form, "email_text_input").locator("input").fill("lead")
    of(form, "number_input").locator("input").fill("41")
    form.get_by_role("button", name="Send").click()
    for kind, words in (
        ("multi_static_select", "no more than 2"),
        ("url_text_input", "URL"),
        ("email_text_input", "email"),
        ("number_input", "at most 40"),
    ):
        expect(of(form, kind).locator(".error")).to_contain_text(words)
    assert heard.submitted == []
    person.page.keyboard.press("Escape")
    expect(form).to_be_hidden()


def test_the_app_hears_as_one_types(person: Person, heard: Heard) -> None:
    """A field that tells of characters tells when typing pauses, once and not for each letter; one that tells of
    Enter tells then, and the form stays."""
    form = opened(person, "/typing")
    form.get_by_label("As I type").press_sequentially("Both councils", delay=20)
    wait_for(lambda: heard.actions and heard.actions[-1].get("value") == "Both councils", PATIENCE_MS / 1000)
    assert len(heard.actions) < len("Both councils")
    before = len(heard.actions)
    form.get_by_label("On Enter").fill("https://office.example")
    form.get_by_label("On Enter").press("Enter")
    wait_for(lambda: len(heard.actions) > before, PATIENCE_MS / 1000)
    assert (heard.actions[-1]["block_id"], heard.actions[-1]["value"]) == (
        "url_text_input",
        "https://office.example",
    )
    expect(form).to_be_visible()
    assert heard.submitted == []
    person.page.keyboard.press("Escape")
    expect(form).to_be_hidden()


def test_a_form_above_a_form_gives_way_to_it_again(person: Person, workspace: Workspace) -> None:
    """A pushed form stands on top; closed, it leaves the one below with what was typed."""
    form = opened(person, "/typing")
    form.get_by_label("On Enter").fill("https://kept.example")
    form.get_by_role("button", name="Go").click()
    deeper = person.page.get_by_role("dialog", name="Deeper")
    expect(deeper).to_contain_text("One more")
    person.page.keyboard.press("Escape")
    expect(form.get_by_label("On Enter")).to_have_value("https://kept.example")
    person.page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    wait_for(lambda: not workspace.views(LEAD), PATIENCE_MS / 1000)


OFFERING = ("checkboxes", "radio_buttons", "multi_static_select", "overflow")
USES: dict[str, Callable[[Locator], object]] = {
    "checkboxes": lambda one: one.get_by_label("Poole").check(),
    "radio_buttons": lambda one: one.get_by_label("Weymouth").check(),
    "multi_static_select": lambda one: one.get_by_label("Poole").check(),
    "datepicker": lambda one: one.fill("2021-11-30"),
    "users_select": lambda one: one.select_option(label="Chief Executive"),
    "multi_users_select": lambda one: one.get_by_label("Chief Executive").check(),
}
"""How one uses each kind of element in a message."""


def of_each_kind() -> Json:
    """A block with one element of each kind, and an overflow menu."""
    offered: Json = {"options": OPTIONS}
    kinds = (*USES, "overflow")
    elements = [{"type": kind, "action_id": kind, **(offered if kind in OFFERING else {})} for kind in kinds]
    return {"type": "actions", "block_id": "b", "elements": elements}


def test_elements_of_a_message_tell_at_once(person: Person, workspace: Workspace, heard: Heard) -> None:
    """Ticks, choices, dates and people in a message are told as they are chosen."""
    blocks = [section("Choose"), of_each_kind()]
    client_of(workspace).chat_postMessage(channel=LEAD, text="Choose", blocks=blocks)
    place = person.message("Choose").locator(".actions")
    for kind, use in USES.items():
        use(place.locator(f'[data-action="{kind}"]'))
    place.get_by_role("button", name="More actions").click()
    person.page.get_by_role("menuitem", name="Dorchester").click()
    wait_for(lambda: {one["action_id"] for one in heard.actions} == {*USES, "overflow"}, PATIENCE_MS / 1000)
    told = {one["action_id"]: one for one in heard.actions}
    assert (told["datepicker"]["selected_date"], told["users_select"]["selected_user"]) == (
        "2021-11-30",
        CHIEF,
    )
    assert told["multi_users_select"]["selected_users"] == [CHIEF]
    assert told["overflow"]["selected_option"]["value"] == "dorchester"


def test_what_is_confirmed_is_asked_first(person: Person, workspace: Workspace, heard: Heard) -> None:
    """Keep leaves everything as it was, a choice too; Waive does it."""
    asks = button("waive")
    asks["elements"][0]["confirm"] = SURE
    asks["elements"].append(
        {"type": "radio_buttons", "action_id": "pick", "options": OPTIONS, "confirm": SURE}
    )
    client_of(workspace).chat_postMessage(channel=LEAD, text="Sure?", blocks=[section("Sure?"), asks])
    place, dialog = person.message("Sure?"), person.page.get_by_role("dialog", name="Waive it?")
    place.get_by_label("Poole").check()
    dialog.get_by_role("button", name="Keep").click()
    expect(place.get_by_label("Poole")).not_to_be_checked()
    place.get_by_role("button", name="Go").click()
    dialog.get_by_role("button", name="Keep").click()
    assert heard.actions == []
    place.get_by_role("button", name="Go").click()
    dialog.get_by_role("button", name="Waive").click()
    wait_for(lambda: [one["action_id"] for one in heard.actions] == ["waive"], PATIENCE_MS / 1000)


def test_a_file_goes_to_the_app(person: Person, heard: Heard, tmp_path: Path) -> None:
    """One attaches a file, sees its name, sends it with words, and finds it in the conversation."""
    workbook = tmp_path / "Return Q2.csv"
    workbook.write_bytes(b"ref,rating\n" * 40_000)
    with person.page.expect_file_chooser() as chooser:
        person.page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files(workbook)
    expect(person.page.get_by_text("Goes with your message: Return Q2.csv")).to_be_visible()
    person.box.fill("Mine & ours")
    person.page.get_by_role("button", name="Send").click()
    sent = person.message("Mine & ours")
    expect(sent.get_by_role("link", name="Download Return Q2.csv")).to_be_visible()
    expect(person.page.get_by_text("Goes with your message")).to_have_count(0)
    wait_for(lambda: heard.events, PATIENCE_MS / 1000)
    assert (heard.events[0]["subtype"], heard.events[0]["files"][0]["size"]) == ("file_share", 440_000)
