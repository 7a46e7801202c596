"""The workspace's own tables of Block Kit: what Slack takes, what it refuses, and where it says the fault is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.workspace.block_kit.blocks import faults_in
from bot.rehearsal.workspace.block_kit.view_checks import view_faults
from tests.workspace.samples import button, modal, plain, rating_input, section, text_input

Json = dict[str, Any]
OPTION = {"text": plain("A"), "value": "a"}
CELLS = [{"type": "raw_text", "text": "x"}] * 2
IMAGE = {"type": "image", "image_url": "https://office.example/a.png", "alt_text": "A chart"}


def menu(**more: Any) -> Json:
    """A section with a menu."""
    return {**section("x"), "accessory": {"type": "static_select", "options": [OPTION], **more}}


def rich(text: str) -> Json:
    """A rich text block."""
    run = {"type": "text", "text": text, "style": {"bold": True}}
    return {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [run]},
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [{"type": "rich_text_section", "elements": [run]}],
            },
        ],
    }


def data_table(rows: int, **more: Any) -> Json:
    """A data table of so many rows."""
    return {"type": "data_table", "caption": "Ratings", "rows": [CELLS] * rows, **more}


def pie(segments: int) -> Json:
    """A pie chart."""
    parts = [{"label": f"Part {n}", "value": n} for n in range(segments)]
    return {"type": "data_visualization", "title": "Ratings", "chart": {"type": "pie", "segments": parts}}


GOOD_IN_MESSAGES = [
    section("*Quarter 2*"),
    {"type": "section", "fields": [plain("a"), plain("b")]},
    {**section("x"), "accessory": IMAGE},
    menu(placeholder=plain("Choose"), initial_option=OPTION),
    button("go"),
    {"type": "header", "text": plain("Head")},
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "small"}, IMAGE]},
    IMAGE,
    rich("bold"),
    {"type": "table", "rows": [CELLS], "column_settings": [{"align": "right"}]},
    data_table(2),
    pie(6),
    {"type": "markdown", "text": "# Head"},
    {"type": "container", "title": plain("More"), "is_collapsible": True, "child_blocks": [section("x")]},
    {"type": "card", "title": {"type": "mrkdwn", "text": "*Card*"}},
]
BAD_IN_MESSAGES = [
    (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    (section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ({"type": "section"}, "must have at least one of: text, fields [json-pointer:/blocks/0]"),
    ({"type": "section", "fields": [plain("x")] * 11}, "no more than 10 items allowed"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "allowed values: plain_text"),
    ({"type": "header"}, "missing required field: text [json-pointer:/blocks/0]"),
    ({"type": "nonsense"}, "unsupported type: nonsense [json-pointer:/blocks/0/type]"),
    ({"type": "alert", "text": plain("x")}, "unsupported type: alert"),
    ({"type": "divider", "colour": "red"}, "invalid additional property: colour [json-pointer:/blocks/0]"),
    ({"type": "actions", "elements": []}, "must not be empty [json-pointer:/blocks/0/elements]"),
    ({"type": "actions", "elements": button("a")["elements"] * 2}, "action_id must be unique: a"),
    ({**section("x"), "accessory": {"type": "button", "text": plain("x" * 76)}}, "must be less than 76 characters"),
    ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items allowed"),
    ({"type": "image", "alt_text": "x"}, "must have at least one of: image_url, slack_file"),
    ({"type": "image", "image_url": "a.png", "alt_text": "x"}, "must be a valid URL"),
    (menu(options=[OPTION] * 2), "option values must be unique"),
    (menu(initial_option={"text": plain("B"), "value": "b"}), "must exactly match one of the provided options"),
    (menu(options=[{"text": plain("x" * 76), "value": "a"}]), "must be less than 76 characters"),
    (menu(options=[{"text": plain("A")}]), "missing required field: value"),
    (data_table(1), "must have at least 2 items"),
    (data_table(102), "no more than 101 items allowed"),
    ({"type": "data_table", "rows": [CELLS, CELLS]}, "missing required field: caption"),
    ({**data_table(2), "rows": [CELLS, CELLS[:1]]}, "every row must have the same number of cells"),
    ({**data_table(2), "rows": [[rich("x")] * 2, CELLS]}, "header cells must not be rich_text"),
    ({"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}, "must be more than 0 characters"),
    (pie(7), "no more than 6 items allowed"),
]  # fmt: skip


@pytest.mark.parametrize("block", GOOD_IN_MESSAGES, ids=lambda block: str(block["type"]))
def test_a_message_may_hold(block: Json) -> None:
    """Each kind of block, as Slack's documentation shows it, is taken."""
    assert faults_in([block], "message", 50) == []


@pytest.mark.parametrize(("block", "fault"), BAD_IN_MESSAGES)
def test_a_message_may_not_hold(block: Json, fault: str) -> None:
    """Each fault is named, with its place."""
    assert any(fault in found for found in faults_in([block], "message", 50))


def test_what_counts_over_all_blocks() -> None:
    """Block ids must differ; one table and two charts a message; 12,000 characters of markdown."""
    twice = [{"type": "divider", "block_id": "d"}] * 2
    assert "block_id must be unique: d" in faults_in(twice, "message", 50)[0]
    table = {"type": "table", "rows": [CELLS]}
    assert "no more than 1 table blocks allowed" in faults_in([table] * 2, "message", 50)[0]
    assert "no more than 2 data_visualization" in faults_in([pie(1)] * 3, "message", 50)[0]
    assert "12001 characters" in faults_in([{"type": "markdown", "text": "x" * 7000}] * 2, "message", 50)[0]


@pytest.mark.parametrize("kind", ["table", "markdown", "data_table", "data_visualization", "container"])
def test_a_modal_takes_fewer_blocks(kind: str) -> None:
    """No tables, charts or markdown in a modal; an alert is for modals only."""
    block = next(each for each in GOOD_IN_MESSAGES if each["type"] == kind)
    assert "unsupported type" in view_faults(modal(block), "modal")[0]
    assert view_faults(modal({"type": "alert", "text": plain("x"), "level": "error"}), "modal") == []


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (modal(title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(private_metadata="x" * 3001), "must be less than 3001 characters"),
        (modal(*[section("x")] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal(text_input("a"), submit=None), "a submit button is required"),
        (modal(text_input("a", max_length=3001)), "must be between 1 and 3000"),
        (modal(text_input("a"), text_input("a")), "block_id must be unique: a"),
        (modal(colour="red"), "invalid additional property: colour"),
        ({"type": "modal", "blocks": []}, "missing required field: title"),
    ],
)
def test_a_view_may_not(view: Json, fault: str) -> None:
    """Titles, private metadata, blocks and submit button within Slack's limits."""
    assert any(fault in found for found in view_faults(view, "modal"))


def test_a_form_with_every_input_is_taken() -> None:
    """The inputs a form may use, with the options that matter."""
    pickers: list[Json] = [
        {"type": "datepicker", "initial_date": "2021-10-14"},
        {"type": "timepicker", "initial_time": "09:30"},
        {"type": "radio_buttons", "options": [OPTION], "initial_option": OPTION},
        {"type": "checkboxes", "options": [OPTION], "initial_options": [OPTION]},
        {"type": "users_select"},
        {"type": "number_input", "is_decimal_allowed": False, "min_value": "0"},
        {"type": "file_input", "filetypes": ["xlsx"], "max_files": 1},
    ]
    inputs = [{"type": "input", "label": plain("L"), "element": each} for each in pickers]
    listening = text_input("b", dispatch_action_config={"trigger_actions_on": ["on_character_entered"]})
    assert view_faults(modal(rating_input(), listening, *inputs), "modal") == []


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
TYPES = st.sampled_from(
    ["section", "actions", "input", "table", "data_table", "rich_text", "button", "mrkdwn"]
)
NAMES = st.sampled_from(["text", "elements", "rows", "options", "element", "accessory", "fields", "value"])
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(NAMES, inner, max_size=4)
        | st.builds(
            lambda kind, rest: {**rest, "type": kind}, TYPES, st.dictionaries(NAMES, inner, max_size=4)
        )
    ),
    max_leaves=20,
)


@given(blocks=ANYTHING)
def test_any_json_is_judged(blocks: Any) -> None:
    """Whatever is sent as blocks, there is an answer, and a list of no blocks at all is the only empty one."""
    for surface in ("message", "modal", "home"):
        found = faults_in(blocks, surface, 50)
        assert found or isinstance(blocks, list)
