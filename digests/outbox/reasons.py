"""Why a message could not be delivered, and what the plan office can do: one entry for each reason."""

NO_ACCOUNT = (
    "nobody in this workspace has their e-mail address",
    "Check the address in the plan, or give the role another route.",
)
OUR_FAULT = "Please tell whoever looks after Muster; the record itself is safe."

WHYS: dict[str, tuple[str, str]] = {
    "no_slack_account": NO_ACCOUNT,
    "users_not_found": NO_ACCOUNT,
    "user_not_found": NO_ACCOUNT,
    "user_disabled": (
        "their account is deactivated",
        "Say in the plan who holds the role now, and import it.",
    ),
    "channel_not_found": (
        "the channel does not exist, or Muster cannot see it",
        "Check the channel in the settings, and invite Muster to it if it is private.",
    ),
    "not_in_channel": (
        "Muster is not a member of the channel",
        "Type /invite @Muster in that channel.",
    ),
    "is_archived": (
        "the channel is archived",
        "Bring it back, or name another channel in the settings.",
    ),
    "missing_scope": (
        "the Slack app lacks a permission",
        "Ask whoever looks after Slack to install Muster again from its manifest.",
    ),
    "invalid_blocks": (
        "Slack refused its form, which is a fault of ours",
        OUR_FAULT,
    ),
    "msg_blocks_too_long": (
        "Slack refused it as too long, which is a fault of ours",
        OUR_FAULT,
    ),
    "shared_channel": (
        "the channel is shared with another organisation",
        "Use a channel of this office alone, or list this one in the settings if sharing is meant.",
    ),
    "target_failed": (
        "the message that it belongs to could not be delivered",
        "Mend that one first.",
    ),
}
"""Slack's error key, or ours, -> (why in words, what to do)."""

OTHER = ("Slack refused it", "Please tell whoever looks after Muster, with the word in brackets.")
"""For an error that has no entry; the key is told as well."""

WHATS: dict[str, str] = {
    "prompt": "the request for updates",
    "receipt": "the receipt",
    "reminder": "the reminder",
    "digest": "the weekly digest",
    "digest_more": "the rest of the weekly digest",
    "digest_corrected": "what was put right in the weekly digest",
    "calendar": "the calendar",
    "draft": "the draft of the paper",
    "notice": "a notice",
    "to_agree": "the request to agree returns",
    "verdict": "what was said of a return",
}
"""What each kind of message is called."""


def why(key: str) -> tuple[str, str]:
    """Why, and what to do, for an error key; an unknown one is named as it stands."""
    words, remedy = WHYS.get(key, OTHER)
    return (words if key in WHYS else f"{words} ({key})", remedy)


def what(kind: str) -> str:
    """What a kind of message is called."""
    return WHATS.get(kind, kind)
