"""Rich text as tables of checks (docs.slack.dev/reference/block-kit/blocks/rich-text-block)."""

from bot.rehearsal.workspace.block_kit.checks import (
    Check,
    address,
    anything,
    by_type,
    list_of,
    number,
    one_of,
    record,
    string,
    whole,
)

MANY = 1000
STYLE = {"style": anything}
TEXT = record({"type": anything, "text": string(12_000), **STYLE}, ("text",))
LINK = record(
    {"type": anything, "url": address(3000), "text": string(3000), "unsafe": anything, **STYLE}, ("url",)
)
INLINE: dict[str, Check] = {
    "text": TEXT,
    "link": LINK,
    "emoji": record(
        {"type": anything, "name": string(100), "unicode": anything, "url": anything, **STYLE}, ("name",)
    ),
    "user": record({"type": anything, "user_id": string(255), **STYLE}, ("user_id",)),
    "channel": record({"type": anything, "channel_id": string(255), **STYLE}, ("channel_id",)),
    "usergroup": record({"type": anything, "usergroup_id": string(255), **STYLE}, ("usergroup_id",)),
    "team": record({"type": anything, "team_id": string(255), **STYLE}, ("team_id",)),
    "broadcast": record(
        {"type": anything, "range": one_of("here", "channel", "everyone"), **STYLE}, ("range",)
    ),
    "color": record({"type": anything, "value": string(20), **STYLE}, ("value",)),
    "date": record(
        {
            "type": anything,
            "timestamp": number,
            "format": string(300),
            "url": address(3000),
            "fallback": string(300),
            **STYLE,
        },
        ("timestamp", "format"),
    ),
}
BORDER = {"type": anything, "border": whole(0, 1)}
SECTION = record({"type": anything, "elements": list_of(by_type(INLINE), MANY, 0)}, ("elements",))
RICH_TEXT_ELEMENT = by_type(
    {
        "rich_text_section": SECTION,
        "rich_text_quote": record({**BORDER, "elements": list_of(by_type(INLINE), MANY, 0)}, ("elements",)),
        "rich_text_preformatted": record(
            {**BORDER, "elements": list_of(by_type({"text": TEXT, "link": LINK}), MANY, 0)}, ("elements",)
        ),
        "rich_text_list": record(
            {
                **BORDER,
                "style": one_of("bullet", "ordered"),
                "indent": whole(0, 8),
                "offset": whole(0, 10_000),
                "elements": list_of(by_type({"rich_text_section": SECTION}), MANY, 0),
            },
            ("style", "elements"),
        ),
    }
)
RICH_TEXT = record(
    {"type": anything, "block_id": string(255), "elements": list_of(RICH_TEXT_ELEMENT, MANY)}, ("elements",)
)
