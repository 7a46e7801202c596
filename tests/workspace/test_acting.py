"""People acting on a real app over Socket Mode: commands, buttons, modals, homes, messages."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.rehearsal.workspace.remote import Workspace, WorkspaceError
from tests.workspace.app import connected, new_app, wait_for
from tests.workspace.samples import (
    BOT,
    CHIEF,
    DIGEST,
    LEAD,
    button,
    modal,
    plain,
    rating_input,
    section,
    text_input,
)

Body = dict[str, Any]


def form_app(workspace: Workspace, view: Body, on_submit: Callable[[Body, Ack], None]) -> App:
    """An app whose button "go" opens `view`, and whose submission is handled by `on_submit`."""
    app = new_app(workspace)

    @app.action("go")
    def opens(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.view("form")
    def submitted(ack: Ack, view: Body) -> None:
        on_submit(view, ack)

    return app


def accept(_view: Body, ack: Ack) -> None:
    """Acknowledge, which closes the view."""
    ack()


def press_go(workspace: Workspace, client: WebClient) -> Body:
    """Post a message with the button, press it as the lead, and give the modal that opened."""
    posted = client.chat_postMessage(channel=LEAD, text="Press", blocks=[button("go")])
    assert workspace.click(LEAD, "", posted["ts"], "go")["error_shown"] == ""
    return workspace.views(LEAD)[-1]


def test_a_command_is_answered_on_its_acknowledgement(workspace: Workspace) -> None:
    """The blocks that ride on ack() become an ephemeral message for the person who typed."""
    app = new_app(workspace)

    @app.command("/priority")
    def priority(ack: Ack, command: Body) -> None:
        ack(text=f"You asked: {command['text']}", blocks=[section("*Answer*")])

    with connected(workspace, app):
        answer = workspace.command(LEAD, "/priority", "victims", channel=DIGEST)
    assert (answer["timed_out"], answer["error_shown"]) == (False, "")
    assert [each["text"] for each in workspace.messages(DIGEST, LEAD)] == ["You asked: victims"]
    assert workspace.messages(DIGEST, CHIEF) == []


def test_an_answer_that_slack_would_not_show_is_a_refusal(workspace: Workspace) -> None:
    """Blocks with a fault on an acknowledgement are counted, and the person sees that it failed."""
    app = new_app(workspace)

    @app.command("/priority")
    def priority(ack: Ack) -> None:
        ack(text="x", blocks=[{"type": "section"}])

    with connected(workspace, app):
        answer = workspace.command(LEAD, "/priority")
    assert answer["error_shown"] == '/priority failed with the error "invalid_command_response"'
    assert [each["error"] for each in workspace.tally()["refused"]] == ["invalid_blocks"]


def test_without_an_app_or_in_time_a_command_fails_visibly(workspace: Workspace) -> None:
    """No socket: dispatch_failed; no acknowledgement within three seconds: operation_timeout."""
    assert "dispatch_failed" in workspace.command(LEAD, "/slow")["error_shown"]
    app = new_app(workspace)

    @app.command("/slow")
    def slow(ack: Ack) -> None:
        time.sleep(3.3)
        ack()

    with connected(workspace, app):
        answer = workspace.command(LEAD, "/slow")
    assert answer["timed_out"]
    assert "operation_timeout" in answer["error_shown"]


def test_a_form_opens_is_refused_and_closes(workspace: Workspace, client: WebClient) -> None:
    """Empty required fields stop at Slack's client; the app's errors stand beside the field and the text
    stays; an empty acknowledgement closes the view."""
    seen: list[str] = []

    def submitted(view: Body, ack: Ack) -> None:
        seen.append(view["state"]["values"]["done"]["typed"]["value"])
        if seen[-1] == "nothing":
            ack(response_action="errors", errors={"done": "Say what was done"})
        else:
            ack()

    app = form_app(workspace, modal(text_input("done", max_length=20)), submitted)
    with connected(workspace, app):
        press_go(workspace, client)
        assert workspace.submit(LEAD)["client_refused"] == {"done": "Please complete this required field."}
        assert "done" in workspace.submit(LEAD, {"done": "x" * 21})["client_refused"]
        assert workspace.submit(LEAD, {"done": "nothing"})["errors"] == {"done": "Say what was done"}
        kept = workspace.views(LEAD)[0]
        assert kept["state"]["values"]["done"]["typed"]["value"] == "nothing"
        assert workspace.submit(LEAD, {"done": {"typed": "Venue agreed"}})["errors"] == {}
    assert workspace.views(LEAD) == []
    assert seen == ["nothing", "Venue agreed"]


def test_an_update_keeps_what_was_typed_where_ids_persist(workspace: Workspace, client: WebClient) -> None:
    """After views.update a field with the same block and action ids keeps its value; a new one starts with
    its initial value, and one with another action id is new."""
    first = modal(rating_input(), text_input("done"), text_input("gone"))
    app = form_app(workspace, first, accept)

    @app.action("rated")
    def rated(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        fields = [rating_input(), text_input("done"), text_input("why", initial_value="Because")]
        fields.append(text_input("gone", action_id="other"))
        view = modal(*fields)
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)

    with connected(workspace, app):
        press_go(workspace, client)
        assert workspace.choose(LEAD, "typed", "Typed before", block_id="done")["sent"] is False
        workspace.choose(LEAD, "typed", "Lost", block_id="gone")
        workspace.choose(LEAD, "rated", "amber")
        values = workspace.views(LEAD)[0]["state"]["values"]
    assert values["rating"]["rated"]["selected_option"]["value"] == "amber"
    assert values["done"]["typed"]["value"] == "Typed before"
    assert values["why"]["typed"]["value"] == "Because"
    assert values["gone"]["other"]["value"] is None


def test_hashes_and_closed_views_are_noticed(workspace: Workspace, client: WebClient) -> None:
    """An old hash is a hash_conflict; a view that was closed is not found."""
    app = form_app(workspace, modal(text_input("done")), accept)
    with connected(workspace, app):
        view = press_go(workspace, client)
        client.views_update(view_id=view["id"], hash=view["hash"], view=modal(text_input("done")))
        with pytest.raises(SlackApiError, match="hash_conflict"):
            client.views_update(view_id=view["id"], hash=view["hash"], view=modal(text_input("done")))
        workspace.close(LEAD)
        with pytest.raises(SlackApiError, match="not_found"):
            client.views_update(view_id=view["id"], view=modal(text_input("done")))


def test_a_trigger_opens_one_view_within_three_seconds(workspace: Workspace, client: WebClient) -> None:
    """A used trigger is exchanged, an old one expired, and one that was never given invalid."""
    triggers: list[str] = []
    app = new_app(workspace)

    @app.command("/updates")
    def updates(ack: Ack, command: Body) -> None:
        triggers.append(command["trigger_id"])
        ack()

    with connected(workspace, app):
        workspace.command(LEAD, "/updates")
        workspace.command(LEAD, "/updates")
    view = modal(text_input("done"))
    client.views_open(trigger_id=triggers[0], view=view)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=triggers[0], view=view)
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.3", view=view)
    time.sleep(3.1)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=triggers[1], view=view)


def test_pushed_updated_and_cleared_by_the_answer(workspace: Workspace, client: WebClient) -> None:
    """response_action push stacks up to three views, update replaces the top one, clear closes them all."""
    app = new_app(workspace)

    @app.action("go")
    def opens(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("step")))

    @app.view("form")
    def submitted(ack: Ack, view: Body) -> None:
        step = view["state"]["values"]["step"]["typed"]["value"]
        if step == "clear":
            ack(response_action="clear")
        else:
            ack(response_action=step, view=modal(text_input("step"), title=plain(step)))

    with connected(workspace, app):
        press_go(workspace, client)
        for depth in (2, 3):
            workspace.submit(LEAD, {"step": "push"})
            assert len(workspace.views(LEAD)) == depth
        assert "trouble" in workspace.submit(LEAD, {"step": "push"})["error_shown"]
        workspace.submit(LEAD, {"step": "update"})
        assert [each["title"]["text"] for each in workspace.views(LEAD)] == ["Update", "push", "update"]
        workspace.submit(LEAD, {"step": "clear"})
    assert workspace.views(LEAD) == []
    assert [each["error"] for each in workspace.tally()["refused"]] == ["push_limit_reached"]


def test_closing_is_told_only_when_asked_for(workspace: Workspace, client: WebClient) -> None:
    """notify_on_close sends view_closed, with what had been typed."""
    closed: list[Body] = []
    app = form_app(workspace, modal(text_input("done"), notify_on_close=True), accept)

    @app.view_closed("form")
    def gone(ack: Ack, view: Body) -> None:
        ack()
        closed.append(view)

    with connected(workspace, app):
        press_go(workspace, client)
        workspace.choose(LEAD, "typed", "Half a sentence")
        workspace.close(LEAD)
    assert closed[0]["state"]["values"]["done"]["typed"]["value"] == "Half a sentence"
    assert workspace.views(LEAD) == []


def test_home_and_direct_messages_reach_the_app(workspace: Workspace, client: WebClient) -> None:
    """Opening the home sends app_home_opened, typing sends message.im; the published home is what is seen."""
    said: list[str] = []
    app = new_app(workspace)

    @app.event("app_home_opened")
    def opened(event: Body, client: WebClient) -> None:
        home = {"type": "home", "blocks": [section("Nothing waits for you")]}
        client.views_publish(user_id=event["user"], view=home)

    @app.event("message")
    def heard(event: Body) -> None:
        said.append(event["text"])

    with connected(workspace, app):
        workspace.open_home(LEAD)
        workspace.say(LEAD, "Hello")
        wait_for(lambda: workspace.home(LEAD) and said)
    home = workspace.home(LEAD)
    assert home is not None
    assert home["blocks"][0]["text"]["text"] == "Nothing waits for you"
    assert said == ["Hello"]
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_publish(user_id=LEAD, hash="old", view={"type": "home", "blocks": []})


def test_a_response_url_replaces_the_message_five_times(workspace: Workspace, client: WebClient) -> None:
    """respond(replace_original) changes the message; the sixth use is refused."""
    statuses: list[int] = []
    app = new_app(workspace)

    @app.action("go")
    def go(ack: Ack, respond: Callable[..., Any]) -> None:
        ack()
        statuses.extend(respond(text=f"Tick {n}", replace_original=True).status_code for n in range(6))

    posted = client.chat_postMessage(channel=LEAD, text="Press", blocks=[button("go")])
    with connected(workspace, app):
        workspace.click(LEAD, "", posted["ts"], "go")
    assert statuses == [200] * 5 + [404]
    assert [each["text"] for each in workspace.messages(LEAD)] == ["Tick 4"]


def test_people_can_only_act_on_what_they_see(workspace: Workspace, client: WebClient) -> None:
    """Nobody acts in a channel they are not in, on another's ephemeral, on a closed view, or as a leaver."""
    hidden = client.chat_postEphemeral(channel=DIGEST, user=CHIEF, text="x", blocks=[button("go")])
    with pytest.raises(WorkspaceError, match="sees no message"):
        workspace.click(LEAD, DIGEST, hidden["message_ts"], "go")
    with pytest.raises(WorkspaceError, match="is not in"):
        workspace.say(LEAD, "Hello", channel="GCABINET")
    with pytest.raises(WorkspaceError, match="no open view"):
        workspace.submit(LEAD)
    workspace.deactivate(LEAD)
    with pytest.raises(WorkspaceError, match="cannot sign in"):
        workspace.command(LEAD, "/updates")


def test_payloads_carry_who_where_and_which_message(workspace: Workspace, client: WebClient) -> None:
    """A block action names user, team, channel, container, message and the app, as Slack's does."""
    bodies: list[Body] = []
    app = new_app(workspace)

    @app.action("go")
    def go(ack: Ack, body: Body) -> None:
        ack()
        bodies.append(body)

    posted = client.chat_postMessage(channel=LEAD, text="Press", blocks=[button("go", "DOR-2.2")])
    with connected(workspace, app):
        workspace.click(LEAD, "", posted["ts"], "go")
    body = bodies[0]
    assert (body["user"]["id"], body["team"]["id"], body["api_app_id"]) == (LEAD, "TOFFICE", "AMUSTER")
    assert body["container"]["message_ts"] == body["message"]["ts"] == posted["ts"]
    assert (body["channel"]["id"], body["message"]["user"]) == (posted["channel"], BOT)
    assert (body["actions"][0]["value"], body["actions"][0]["block_id"]) == (
        "DOR-2.2",
        body["message"]["blocks"][0]["block_id"],
    )
