"""What a person can set in a view or message: the inputs, what they hold, and what Slack's client refuses."""

import copy
import re
from collections.abc import Iterator
from typing import Any

from bot.rehearsal.workspace.ids import Ids
from bot.rehearsal.workspace.kinds import Json

# type of element -> (its key in state.values and in an action, its initial_ key)
HOLDS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
LISTS = frozenset(
    {"selected_options", "selected_users", "selected_conversations", "selected_channels", "files"}
)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def with_ids(blocks: list[Json], ids: Ids) -> list[Json]:
    """A copy in which every block has a block_id and every element to act on an action_id, as Slack gives."""
    filled = copy.deepcopy(blocks)
    for block in filled:
        block.setdefault("block_id", ids.new("b"))
        for child in block.get("child_blocks", []):
            child.setdefault("block_id", ids.new("b"))
    for _, element in interactive(filled):
        element.setdefault("action_id", ids.new("a"))
    return filled


def interactive(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Each (block, element) that a person can act on, in the order of the blocks."""
    for block in blocks:
        single = [block[key] for key in ("accessory", "element") if key in block]
        several = block.get("actions", []) + (block.get("elements", []) if block["type"] == "actions" else [])
        for element in single + several:
            if element.get("type") != "image":
                yield block, element
        yield from interactive(block.get("child_blocks", []) + _cards(block))


def _cards(block: Json) -> list[Json]:
    return list(block.get("elements", [])) if block["type"] == "carousel" else []


def initial_state(blocks: list[Json], kept: Json) -> Json:
    """state.values of these blocks. A value is kept where block_id and action_id both persist and the element
    still offers it; other inputs start with their initial value (docs: "Updating views")."""
    state: Json = {}
    for block, element in interactive(blocks):
        if element["type"] in HOLDS:
            before = kept.get(block["block_id"], {}).get(element["action_id"])
            same = before is not None and before["type"] == element["type"] and _offered(element, before)
            entry = before if same else _initial(element)
            state.setdefault(block["block_id"], {})[element["action_id"]] = entry
    return state


def _initial(element: Json) -> Json:
    key, initial = HOLDS[element["type"]]
    empty: Any = [] if key in LISTS else None
    return {"type": element["type"], key: element.get(initial, empty)}


def _offered(element: Json, entry: Json) -> bool:
    chosen = entry.get("selected_option")
    offered = options(element)
    return chosen is None or not offered or chosen["value"] in {option["value"] for option in offered}


def options(element: Json) -> list[Json]:
    """The options of a menu, whether grouped or not."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return list(element.get("options", [])) + grouped


def entry_for(element: Json, value: Any) -> Json:
    """The state entry after a person set this plain value (an option by its value). Raises ValueError when
    the menu has no such option."""
    kind = element["type"]
    key = HOLDS[kind][0]
    if key == "selected_option" and value is not None:
        return {"type": kind, key: _option(element, value)}
    if key == "selected_options":
        return {"type": kind, key: [_option(element, each) for each in value or []]}
    empty: Any = [] if key in LISTS else None
    return {"type": kind, key: empty if value in (None, "") else value}


def _option(element: Json, value: Any) -> Json:
    for option in options(element):
        if option.get("value") == value:
            return option
    raise ValueError(f"no option {value!r} in {element.get('action_id')}")


def action_for(block: Json, element: Json, value: Any, ts: str) -> Json:
    """The entry of `actions` in a block_actions payload."""
    base = {"type": element["type"], "block_id": block["block_id"], "action_id": element["action_id"]}
    base["action_ts"] = ts
    if element["type"] == "overflow":
        return {**base, "selected_option": _option(element, value)}
    if element["type"] in HOLDS:
        return {**entry_for(element, value), **base}
    return {**base, **{key: element[key] for key in ("text", "value", "style", "url") if key in element}}


def client_refusals(blocks: list[Json], state: Json) -> dict[str, str]:
    """What Slack's own client would not let through, by block_id: empty, too long, not a number."""
    found = {}
    for block, element in interactive(blocks):
        if block["type"] == "input":
            entry = state[block["block_id"]][element["action_id"]]
            problem = _problem(block, element, entry[HOLDS[element["type"]][0]])
            if problem:
                found[block["block_id"]] = problem
    return found


def _problem(block: Json, element: Json, value: Any) -> str:
    if value in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    if isinstance(value, list):
        return _count_problem(element, value)
    if element["type"] == "number_input":
        return _number_problem(element, str(value))
    if element["type"] == "email_text_input" and not EMAIL.fullmatch(value):
        return "Please enter a valid email address."
    if element["type"] == "url_text_input" and "://" not in value:
        return "Please enter a valid URL."
    return _length_problem(element, value) if isinstance(value, str) else ""


def _count_problem(element: Json, value: list[Any]) -> str:
    most = element.get("max_selected_items", len(value))
    return f"Please choose no more than {most}." if len(value) > most else ""


def _length_problem(element: Json, value: str) -> str:
    if len(value) > element.get("max_length", 3000):
        return f"Please enter no more than {element.get('max_length', 3000)} characters."
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    return ""


def _number_problem(element: Json, value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return "Please enter a number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and number < float(least):
        return f"Please enter a number of at least {least}."
    if most is not None and number > float(most):
        return f"Please enter a number of at most {most}."
    return "" if element.get("is_decimal_allowed") or number.is_integer() else "Please enter a whole number."
