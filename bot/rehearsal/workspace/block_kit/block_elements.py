"""Block Kit's composition objects and elements as tables of checks (docs.slack.dev/reference/block-kit)."""

from collections.abc import Mapping

from bot.rehearsal.workspace.block_kit.checks import (
    Check,
    Complaints,
    address,
    all_of,
    anything,
    at_least_one,
    by_type,
    day,
    flag,
    list_of,
    number,
    one_of,
    record,
    string,
    time_of_day,
    whole,
)
from bot.rehearsal.workspace.kinds import Json

ID = string(255)


def plain(most: int) -> Check:
    """A plain_text object."""
    fields = {"type": one_of("plain_text"), "text": string(most), "emoji": flag}
    return record(fields, ("type", "text"))


def mrkdwn(most: int) -> Check:
    """A mrkdwn object."""
    return record({"type": one_of("mrkdwn"), "text": string(most), "verbatim": flag}, ("type", "text"))


def words(most: int) -> Check:
    """A plain_text or a mrkdwn object."""
    return by_type({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


CONFIRM = record(
    {
        "title": plain(100),
        "text": words(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
    ("title", "text", "confirm", "deny"),
)


def option(text: Check) -> Check:
    """An option of a menu or a group of buttons."""
    fields = {"text": text, "value": string(150), "description": words(75), "url": address(3000)}
    return record(fields, ("text", "value"))


MENU_OPTION, CHOICE = option(plain(75)), option(words(75))
OPTIONS = list_of(MENU_OPTION, 100)
GROUPS = list_of(record({"label": plain(75), "options": OPTIONS}, ("label", "options")), 100)
DISPATCH = record(
    {"trigger_actions_on": list_of(one_of("on_enter_pressed", "on_character_entered"), 2)},
    ("trigger_actions_on",),
)
IDS = list_of(ID, 100)

SLACK_FILE = all_of(record({"id": ID, "url": address(3000)}), at_least_one("id", "url"))
IMAGE = all_of(
    record(
        {"type": anything, "image_url": address(3000), "slack_file": SLACK_FILE, "alt_text": string(2000)},
        ("alt_text",),
    ),
    at_least_one("image_url", "slack_file"),
)


def _element(fields: Mapping[str, Check], *required: str) -> Check:
    return record({"type": anything, "action_id": ID, **fields}, required)


def _input(fields: Mapping[str, Check], *required: str) -> Check:
    return _element({"placeholder": plain(150), "focus_on_load": flag, **fields}, *required)


def _chooser(fields: Mapping[str, Check], *required: str) -> Check:
    return _input({"confirm": CONFIRM, **fields}, *required)


def _typed(fields: Mapping[str, Check], *required: str) -> Check:
    return _input({"dispatch_action_config": DISPATCH, **fields}, *required)


BUTTON = _element(
    {
        "text": plain(75),
        "url": address(3000),
        "value": string(2000, 0),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
    "text",
)


def _same_options(value: Json, at: str, report: Complaints) -> None:
    """The initial option must be one of the options, and no two options may share a value."""
    grouped = [each for group in value.get("option_groups") or [] for each in group["options"]]
    offered = [*(value.get("options") or []), *grouped]
    initial = [value["initial_option"]] if value.get("initial_option") else value.get("initial_options") or []
    if any(each not in offered for each in initial):
        report.add("initial option must exactly match one of the provided options", at)
    values = [each["value"] for each in offered]
    if len(values) != len(set(values)):
        report.add("option values must be unique", at)


def _menu(initial: Mapping[str, Check]) -> Check:
    fields = {"options": OPTIONS, "option_groups": GROUPS, **initial}
    return all_of(_chooser(fields), at_least_one("options", "option_groups"), _same_options)


def _choices(initial: Mapping[str, Check]) -> Check:
    fields = {"options": list_of(CHOICE, 10), "confirm": CONFIRM, "focus_on_load": flag, **initial}
    return all_of(_element(fields, "options"), _same_options)


MANY = {"max_selected_items": whole(1, 100)}
CONVERSATIONS = {"default_to_current_conversation": flag, "filter": anything}
REPLY = {"response_url_enabled": flag}
ASKED = {"min_query_length": whole(0, 100)}
WRITTEN = {"initial_value": string(3000, 0), "min_length": whole(0, 3000), "max_length": whole(1, 3000)}

TEXT_INPUTS: dict[str, Check] = {
    "plain_text_input": _typed({"multiline": flag, **WRITTEN}),
    "email_text_input": _typed({"initial_value": string(3000)}),
    "url_text_input": _typed({"initial_value": string(3000)}),
    "number_input": _typed(
        {
            "is_decimal_allowed": flag,
            **dict.fromkeys(("initial_value", "min_value", "max_value"), string(255)),
        }
    ),
    "rich_text_input": _typed({"initial_value": anything, "min_lines": number, "max_lines": number}),
    "file_input": _element({"filetypes": list_of(string(50), 100), "max_files": whole(1, 10)}),
}
SELECTS: dict[str, Check] = {
    "static_select": _menu({"initial_option": MENU_OPTION}),
    "external_select": _chooser({"initial_option": MENU_OPTION, **ASKED}),
    "users_select": _chooser({"initial_user": ID}),
    "conversations_select": _chooser({"initial_conversation": ID, **CONVERSATIONS, **REPLY}),
    "channels_select": _chooser({"initial_channel": ID, **REPLY}),
    "multi_static_select": _menu({"initial_options": OPTIONS, **MANY}),
    "multi_external_select": _chooser({"initial_options": OPTIONS, **ASKED, **MANY}),
    "multi_users_select": _chooser({"initial_users": IDS, **MANY}),
    "multi_conversations_select": _chooser({"initial_conversations": IDS, **CONVERSATIONS, **MANY}),
    "multi_channels_select": _chooser({"initial_channels": IDS, **MANY}),
}
PICKERS: dict[str, Check] = {
    "datepicker": _chooser({"initial_date": day}),
    "timepicker": _chooser({"initial_time": time_of_day, "timezone": string(100)}),
    "datetimepicker": _element({"initial_date_time": number, "confirm": CONFIRM, "focus_on_load": flag}),
    "radio_buttons": _choices({"initial_option": CHOICE}),
    "checkboxes": _choices({"initial_options": list_of(CHOICE, 10)}),
}
BUTTONS: dict[str, Check] = {
    "button": BUTTON,
    "overflow": _element({"options": list_of(MENU_OPTION, 5), "confirm": CONFIRM}, "options"),
    "workflow_button": _element(
        {
            "text": plain(75),
            "workflow": anything,
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
        "text",
        "workflow",
    ),
}
