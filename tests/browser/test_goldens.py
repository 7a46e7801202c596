"""Every message that Muster can send, as its golden file has it, through the page: nothing that it cannot show."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from slack_bolt import Ack
from slack_sdk import WebClient

from bot.rehearsal.workspace.remote import Workspace
from tests.browser.conftest import PATIENCE_MS
from tests.browser.person import Person, sat_down
from tests.workspace.app import connected, new_app, wait_for
from tests.workspace.samples import LEAD, client_of, config

GOLDEN = Path(__file__).parents[1] / "messages" / "golden"
NAMES = sorted(file.relative_to(GOLDEN).with_suffix("").as_posix() for file in GOLDEN.rglob("*.json"))
FILE_PLACEHOLDER, SOME_FILE = "{file}", "https://office.example/draft.docx"
PORTION = 40
A_MOMENT = timedelta(seconds=5)
"""Of the office's time, so that the next message keeps to a conversation's rate."""

Json = dict[str, Any]


@pytest.fixture(scope="module")
def workspace(browser: Browser) -> Iterator[Workspace]:
    """A workspace without Muster: its token posts what the golden files hold."""
    del browser  # without one there is nothing to look with
    rates = dict.fromkeys(("views.open", "views.publish", "chat.postMessage"), 100_000)
    with Workspace.start(config(posts_per_second=1000.0, rates=rates)) as running:
        yield running


@pytest.fixture(scope="module")
def person(browser: Browser, workspace: Workspace) -> Iterator[Person]:
    """The lead's window, which stays open while one message after another arrives."""
    found = sat_down(browser, workspace.url)
    client_of(workspace).chat_postMessage(channel=LEAD, text="Good morning")
    found.go(LEAD)
    yield found
    found.page.context.close()
    assert found.troubles == []


def golden(name: str) -> Any:
    """What a golden file holds: a message, a view, or a sentence."""
    text = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text.replace(FILE_PLACEHOLDER, SOME_FILE))


def kind(said: Any) -> str:
    """How it reaches a person."""
    return str(said.get("type", "message")) if isinstance(said, dict) else "sentence"


def of_kind(*kinds: str) -> list[str]:
    """The names of the golden files of these kinds."""
    return [name for name in NAMES if kind(golden(name)) in kinds]


def assert_whole(person: Person, place: str, blocks: list[Json], name: str) -> None:
    """Each block stands there in its order, and none as an error."""
    shown = person.page.locator(f"{place} .block")
    expect(shown, name).to_have_count(len(blocks))
    drawn = shown.evaluate_all("nodes => nodes.map(node => node.dataset.block)")
    assert (name, drawn) == (name, [block["type"] for block in blocks])
    assert (name, person.page.locator(f"{place} .broken").all_inner_texts()) == (name, [])


def in_portions(names: list[str]) -> list[list[str]]:
    """So many at a time as the page shows of a conversation: it reads all of it whenever something comes."""
    return [names[at : at + PORTION] for at in range(0, len(names), PORTION)]


def post(workspace: Workspace, said: Any) -> str:
    """The lead is sent what a golden file holds; its time."""
    workspace.jump(workspace.now() + A_MOMENT)
    made: Json = {"text": said, "blocks": []} if isinstance(said, str) else said
    return str(client_of(workspace).chat_postMessage(channel=LEAD, **made)["ts"])


@pytest.mark.parametrize("names", in_portions(of_kind("message", "sentence")), ids=lambda names: names[0])
def test_messages_are_shown_whole(person: Person, workspace: Workspace, names: list[str]) -> None:
    """Every block of each message is drawn, with its words."""
    for name, ts in [(name, post(workspace, golden(name))) for name in names]:
        said = golden(name)
        expect(person.page.locator(f'#place [data-ts="{ts}"]'), name).to_be_visible()
        assert_whole(
            person, f'#place [data-ts="{ts}"]', said["blocks"] if isinstance(said, dict) else [], name
        )


@pytest.mark.parametrize("name", of_kind("home"))
def test_a_home_is_shown_whole(person: Person, workspace: Workspace, name: str) -> None:
    """Every block of the home is drawn."""
    view = golden(name)
    client_of(workspace).views_publish(user_id=LEAD, view=view)
    person.go(LEAD, "home")
    assert_whole(person, "#place .home", view["blocks"], name)


@pytest.fixture(scope="module")
def opening(workspace: Workspace) -> Iterator[None]:
    """An app that opens the form which is named after /form."""
    app = new_app(workspace)

    @app.command("/form")
    def open_form(ack: Ack, client: WebClient, body: Json) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=golden(body["text"]))
        ack()

    app.view_closed(re.compile(".*"))(lambda ack: ack())
    with connected(workspace, app):
        yield


@pytest.mark.usefixtures("opening")
@pytest.mark.parametrize("name", of_kind("modal"))
def test_a_form_is_shown_whole(person: Person, workspace: Workspace, name: str) -> None:
    """Every block of the form is drawn, its title, and its buttons."""
    view = golden(name)
    person.go(LEAD)
    workspace.command(LEAD, "/form", name)
    dialog = person.page.get_by_role("dialog", name=view["title"]["text"])
    expect(dialog).to_be_visible()
    assert_whole(person, "#modal", view["blocks"], name)
    for button in ("submit", "close"):
        if button in view:
            expect(dialog.get_by_role("button", name=view[button]["text"], exact=True).last).to_be_visible()
    person.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    wait_for(lambda: not workspace.views(LEAD), PATIENCE_MS / 1000)
