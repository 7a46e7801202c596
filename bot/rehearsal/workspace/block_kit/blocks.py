"""Block Kit's blocks as tables of checks, and which surface takes which (docs.slack.dev, Block Kit)."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.block_kit.block_elements import (
    BUTTON,
    BUTTONS,
    ID,
    IMAGE,
    PICKERS,
    SELECTS,
    SLACK_FILE,
    TEXT_INPUTS,
    mrkdwn,
    plain,
    words,
)
from bot.rehearsal.workspace.block_kit.checks import (
    Check,
    Complaints,
    address,
    all_of,
    anything,
    at_least_one,
    by_type,
    flag,
    list_of,
    one_of,
    record,
    string,
)
from bot.rehearsal.workspace.block_kit.elements import interactive
from bot.rehearsal.workspace.block_kit.rich_text import RICH_TEXT
from bot.rehearsal.workspace.block_kit.tables import DATA_TABLE, DATA_VISUALIZATION, TABLE
from bot.rehearsal.workspace.kinds import Json, Refusal, compact, with_messages


def _block(fields: Mapping[str, Check], *required: str) -> Check:
    return record({"type": anything, "block_id": ID, **fields}, required)


ACCESSORY = by_type({**BUTTONS, **SELECTS, **PICKERS, "image": IMAGE})
ACTION = by_type({**BUTTONS, **SELECTS, **PICKERS, "rich_text_input": TEXT_INPUTS["rich_text_input"]})
INPUT = by_type({**TEXT_INPUTS, **SELECTS, **PICKERS})
CONTEXT = by_type({"plain_text": plain(2000), "mrkdwn": mrkdwn(2000), "image": IMAGE})
CARD = all_of(
    _block(
        {
            "title": mrkdwn(150),
            "subtitle": mrkdwn(150),
            "body": mrkdwn(200),
            "icon": IMAGE,
            "hero_image": IMAGE,
            "actions": list_of(BUTTON, 3),
        }
    ),
    at_least_one("title", "body", "hero_image", "actions"),
)
SIMPLE: dict[str, Check] = {
    "actions": _block({"elements": list_of(ACTION, 25)}, "elements"),
    "context": _block({"elements": list_of(CONTEXT, 10)}, "elements"),
    "divider": _block({}),
    "header": _block({"text": plain(150)}, "text"),
    "image": all_of(
        _block(
            {
                "image_url": address(3000),
                "slack_file": SLACK_FILE,
                "alt_text": string(2000),
                "title": plain(2000),
            },
            "alt_text",
        ),
        at_least_one("image_url", "slack_file"),
    ),
    "input": _block(
        {
            "label": plain(2000),
            "hint": plain(2000),
            "optional": flag,
            "dispatch_action": flag,
            "element": INPUT,
        },
        "label",
        "element",
    ),
    "rich_text": RICH_TEXT,
    "section": all_of(
        _block(
            {"text": words(3000), "fields": list_of(words(2000), 10), "accessory": ACCESSORY, "expand": flag}
        ),
        at_least_one("text", "fields"),
    ),
    "video": _block(
        {
            **dict.fromkeys(("video_url", "thumbnail_url", "title_url", "provider_icon_url"), address(3000)),
            **dict.fromkeys(("author_name", "provider_name"), string(50)),
            "alt_text": string(2000),
            "title": plain(200),
            "description": plain(200),
        },
        "video_url",
        "thumbnail_url",
        "alt_text",
        "title",
    ),
    "table": TABLE,
    "file": _block({"external_id": ID, "source": one_of("remote")}, "external_id", "source"),
}
CONTAINER = _block(
    {
        "title": plain(150),
        "subtitle": words(150),
        "rich_text_title": RICH_TEXT,
        "icon": IMAGE,
        "child_blocks": list_of(by_type(SIMPLE), 10),
        "width": one_of("narrow", "standard", "wide", "full"),
        **dict.fromkeys(("is_collapsible", "default_collapsed", "has_header_divider"), flag),
    },
    "child_blocks",
)
BLOCKS: dict[str, Check] = {
    **SIMPLE,
    "alert": _block(
        {"text": words(200), "level": one_of("default", "info", "warning", "error", "success")}, "text"
    ),
    "card": CARD,
    "carousel": _block({"elements": list_of(by_type({"card": CARD}), 10)}, "elements"),
    "container": CONTAINER,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "markdown": _block({"text": string(12_000)}, "text"),
}
NOT_ON_HOME = {"alert", "markdown", "file"}
ON_MODAL = {
    "actions",
    "alert",
    "card",
    "context",
    "divider",
    "header",
    "image",
    "input",
    "rich_text",
    "section",
    "video",
}
SURFACES: dict[str, dict[str, Check]] = {
    "message": {name: check for name, check in BLOCKS.items() if name != "alert"},
    "home": {name: check for name, check in BLOCKS.items() if name not in NOT_ON_HOME},
    "modal": {name: check for name, check in BLOCKS.items() if name in ON_MODAL},
}
AT_MOST = {"table": 1, "data_visualization": 2}  # in one message; neither limit is in the documentation
MARKDOWN_CHARACTERS = 12_000


def check_message_blocks(blocks: list[Json]) -> None:
    """Raises invalid_blocks with the places, or msg_blocks_too_long."""
    messages = faults_in(blocks, "message", limits.MESSAGE_BLOCKS)
    if messages:
        raise with_messages("invalid_blocks", messages)
    if len(compact(blocks)) > limits.MESSAGE_BLOCKS_CHARACTERS:
        raise Refusal("msg_blocks_too_long")


def faults_in(blocks: Any, surface: str, most: int, at: str = "/blocks") -> list[str]:
    """Everything wrong with the blocks of a message, a modal or a home, in Slack's words."""
    report = Complaints()
    list_of(by_type(SURFACES[surface]), most, 0)(blocks, at, report)
    if not report.messages:
        _unique((block.get("block_id") for block in blocks), "block_id", at, report)
        for block in blocks:
            _unique_actions(block, at, report)
        _totals(blocks, at, report)
    return report.messages


def _unique(names: Iterable[str | None], what: str, at: str, report: Complaints) -> None:
    seen: set[str] = set()
    for name in names:
        if name is not None and name in seen:
            report.add(f"{what} must be unique: {name}", at)
        seen.add(name or "")


def _unique_actions(block: Json, at: str, report: Complaints) -> None:
    names = (element.get("action_id") for _, element in interactive([block]))
    _unique(names, "action_id", at, report)


def _totals(blocks: list[Json], at: str, report: Complaints) -> None:
    for kind, most in AT_MOST.items():
        if sum(block["type"] == kind for block in blocks) > most:
            report.add(f"no more than {most} {kind} blocks allowed", at)
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MARKDOWN_CHARACTERS:
        report.add(f"markdown must be less than {MARKDOWN_CHARACTERS + 1} characters in all", at)
