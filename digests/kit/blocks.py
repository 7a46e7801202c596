"""Block Kit as plain dicts: builders, and how much fits. No words for people, no facts."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from digests.kit.typed import clip, escape, shorten
from storage.rules.same_text import unturned

Block = dict[str, Any]
Draft = TypeVar("Draft")

MESSAGE_LIMIT = 12_000
"""Most characters of a message's JSON. Slack refuses at about 13,200 (slackapi/bolt-js issue 2509)."""
BLOCKS_LIMIT = 50
SECTION_LIMIT = 3000
OPTIONS_LIMIT = 100
GROUPED_LIMIT = 400
"""Most choices of a menu in a form, in groups of 100: Slack takes more, but four such menus fill a view's 250 kB."""
OPTION_TEXT_LIMIT = 75
TITLE_LIMIT = 24
INPUT_LIMIT = 3000

EMOJI = re.compile(r":(?:large_\w+_circle|red_circle|white_circle|heavy_minus_sign): ?")
"""The colours that `labels` puts before a rating's symbol; symbol and word say the same without them."""


@dataclass(frozen=True)
class Message:
    """What Muster says once: `blocks` to look at, and `text` that says it all where blocks cannot be seen."""

    text: str
    blocks: list[Block]

    @property
    def size(self) -> int:
        """Characters of JSON on the wire, as slack_sdk writes it (non-ASCII escaped)."""
        return len(json.dumps({"text": self.text, "blocks": self.blocks}))

    @property
    def fits(self) -> bool:
        """Whether Slack takes it: the whole and its number of blocks within their limits, each paragraph within its
        own."""
        paragraphs = (len(block.get("text", {}).get("text", "")) for block in self.blocks)
        whole = self.size <= MESSAGE_LIMIT and len(self.blocks) <= BLOCKS_LIMIT
        return whole and all(length <= SECTION_LIMIT for length in paragraphs)


def message(blocks: Iterable[Block | None]) -> Message:
    """A message of these blocks (None is left out) with the text that its blocks say in words."""
    kept = [block for block in blocks if block]
    return Message("\n".join(line for block in kept for line in _words_of(block)), kept)


def fitting(build: Callable[[Draft], Message], drafts: Iterable[Draft]) -> Message:
    """The first draft that fits into a message. `drafts` go from generous to spare and are not empty;
    where none fits the sparest is returned."""
    for draft in drafts:
        built = build(draft)
        if built.fits:
            break
    return built


# --- texts and layout ------------------------------------------------------------------------------------


def mrkdwn(text: str) -> Block:
    """Formatted text. `verbatim` keeps Slack from making links of addresses and names that people typed."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def plain(text: str) -> Block:
    """Text that Slack does not format."""
    return {"type": "plain_text", "text": unturned(text)}


def section(text: str, accessory: Block | None = None) -> Block:
    """A paragraph of mrkdwn (at most 3,000 characters), with a button beside it where one is given."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    if accessory:
        block["accessory"] = accessory
    return block


def fields(texts: Sequence[str]) -> Block:
    """Short facts in two columns: at most ten, of at most 2,000 characters."""
    return {"type": "section", "fields": [mrkdwn(text) for text in texts]}


def context(text: str) -> Block:
    """A line in small print."""
    return {"type": "context", "elements": [mrkdwn(text)]}


class Worded(Block):
    """A block that says something else to whoever hears it read out than it shows: a table, a row of symbols."""

    def __init__(self, block: Block, words: str) -> None:
        super().__init__(block)
        self.words = words


def divider() -> Block:
    """A rule between two parts."""
    return {"type": "divider"}


# --- what can be pressed ---------------------------------------------------------------------------------


def button(text: str, action_id: str, value: str = "", *, primary: bool = False, about: str = "") -> Block:
    """A button; `value` comes back when it is pressed (at most 2,000 characters). Where others are called alike,
    `about` says to whoever hears it read out what it is for."""
    block: Block = {"type": "button", "action_id": action_id, "text": plain(shorten(text, 75))}
    if about:
        # What takes many characters of JSON, as emoji do, would fill the message by being read out.
        block["accessibility_label"] = shorten(clip(f"{text} {about}", 300), 75)
    if value:
        block["value"] = value
    if primary:
        block["style"] = "primary"
    return block


def link_button(text: str, action_id: str, url: str) -> Block:
    """A button that opens an address; Slack still tells us that it was pressed."""
    return {"type": "button", "action_id": action_id, "text": plain(shorten(text, 75)), "url": url}


def actions(elements: Sequence[Block], block_id: str = "") -> Block:
    """A row of buttons or menus; never empty."""
    block: Block = {"type": "actions", "elements": list(elements)}
    if block_id:
        block["block_id"] = block_id
    return block


def option(text: str, value: str, description: str = "") -> Block:
    """One choice of a menu or of radio buttons."""
    block: Block = {"text": plain(shorten(text, OPTION_TEXT_LIMIT)), "value": value}
    if description:
        block["description"] = plain(description)
    return block


def menu(action_id: str, placeholder: str, options: Sequence[Block]) -> Block:
    """A menu of at most 100 choices."""
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(placeholder),
        "options": list(options),
    }


# --- what can be filled in -------------------------------------------------------------------------------


def input_block(
    key: str,
    label: str,
    element: Block,
    *,
    hint: str = "",
    optional: bool = True,
    dispatch: bool = False,
    ending: str = "",
) -> Block:
    """One question of a form. `key` is its action_id and, with `ending`, its block_id: Slack keeps what was
    typed in a question whose two ids stay when the form is redrawn, so that a form that is drawn in the place
    of another's needs an ending of its own. `dispatch` tells us of each change."""
    block: Block = {
        "type": "input",
        "block_id": key + ending,
        "label": plain(label),
        "element": {"action_id": key, **element},
        "optional": optional,
    }
    if hint:
        block["hint"] = plain(hint)
    if dispatch:
        block["dispatch_action"] = True
    return block


def text_box(typed: str = "", *, multiline: bool = True, each_key: bool = False) -> Block:
    """A box to type in, with what was typed before. With `each_key` Slack tells of each character, where the
    question dispatches."""
    box: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": INPUT_LIMIT}
    if each_key:
        box["dispatch_action_config"] = {"trigger_actions_on": ["on_character_entered"]}
    if typed:
        box["initial_value"] = typed[:INPUT_LIMIT]
    return box


def date_box(chosen: date | None = None) -> Block:
    """A date to pick."""
    box: Block = {"type": "datepicker"}
    if chosen:
        box["initial_date"] = chosen.isoformat()
    return box


def choice_box(kind: str, options: Sequence[Block], chosen: str = "") -> Block:
    """Radio buttons (`radio_buttons`) or a menu (`static_select`) with the chosen one ticked. A menu of more than 100
    choices shows them in groups, up to 400."""
    offered = list(options[:GROUPED_LIMIT])
    box: Block = {"type": kind}
    if len(offered) <= OPTIONS_LIMIT:
        box["options"] = offered
    else:
        box["option_groups"] = [
            _group(offered[start : start + OPTIONS_LIMIT]) for start in range(0, len(offered), OPTIONS_LIMIT)
        ]
    picked = [one for one in offered if one["value"] == chosen]
    if picked:
        box["initial_option"] = picked[0]
    return box


def _group(options: list[Block]) -> Block:
    """Choices under their first and last."""
    first, last = (
        shorten(one["text"]["text"], OPTION_TEXT_LIMIT // 2 - 2) for one in (options[0], options[-1])
    )
    return {"label": plain(f"{first} to {last}"), "options": options}


def tick_box(words: str, value: str, ticked: bool) -> Block:
    """One box to tick."""
    choices = [option(words, value)]
    box: Block = {"type": "checkboxes", "options": choices}
    if ticked:
        box["initial_options"] = choices
    return box


# --- the same in words -----------------------------------------------------------------------------------


def _words_of(block: Block) -> list[str]:
    if isinstance(block, Worded):
        return [EMOJI.sub("", block.words)]
    texts = [block["text"]] if "text" in block else []
    texts += block.get("fields", [])
    if block["type"] == "context":
        texts += block["elements"]
    return [_spoken(text) for text in texts]


def _spoken(text: Block) -> str:
    words: str = text["text"] if text["type"] == "mrkdwn" else escape(text["text"])
    return EMOJI.sub("", words)
