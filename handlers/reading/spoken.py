"""A message as its author meant it, in words: Slack writes people, channels, links and emoji by ids and names, and
escapes three characters (docs.slack.dev, "Formatting message text"). Pure; what ids stand for is handed in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.reading.emoji import character
from storage.rules.same_text import unturned

NOBODY_KNOWN = "[someone without a role]"
"""Stands where somebody was mentioned who holds no role of the plan: names do not belong in an update."""
NO_CHANNEL, NO_GROUP = "[a channel]", "[a group]"
MARKED = re.compile(
    r"<(?P<sign>[@#!]?)(?P<what>[^<>|]*)(?:\|(?P<label>[^<>]*))?>|:(?P<emoji>[a-z0-9_+-]+):(?::skin-tone-[2-6]:)?"
)
ADDRESSED = r"(?:<@[^>]+>[\s,:]*)"
"""Somebody to whom it is said, before what is said."""
SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)|/$", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """What the ids in a message stand for: the titles of the roles that an account holds, a channel's name."""

    roles: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)


def in_words(text: str, known: Known) -> str:
    """The message in words: a role's title for whoever is mentioned, a channel's name, a link's words with its
    address, an emoji's character."""
    plain = MARKED.sub(lambda found: meant(found, known), text)
    for escaped, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(escaped, sign)
    return unturned(plain).strip()


def meant(found: re.Match[str], known: Known) -> str:
    """One mark in words; what is no mark of Slack's stays as it was typed."""
    if found["emoji"] is not None:
        return character(found["emoji"]) or found[0]
    label = found["label"] or ""
    match found["sign"]:
        case "@":
            return known.roles.get(found["what"]) or NOBODY_KNOWN
        case "#":
            name = label or known.channels.get(found["what"], "")
            return f"#{name}" if name else NO_CHANNEL
        case "!":
            return special(found["what"], label)
        case _:
            return link(found["what"], label)


def special(what: str, label: str) -> str:
    """ "@here", a user group's handle, or a day as its fallback says it."""
    if label:
        return label
    return NO_GROUP if what.startswith("subteam^") else f"@{what.partition('^')[0]}"


def link(address: str, label: str) -> str:
    """A link's words with its address; the address alone where the words are nothing else."""
    bare = SCHEME.sub("", address)
    if not label or SCHEME.sub("", label) == bare:
        return label if label and not label.startswith(("mailto:", "tel:")) else bare_mail(address)
    return f"{label} ({bare_mail(address)})"


def bare_mail(address: str) -> str:
    """An address as people write it: that of a page in full, an e-mail's or a telephone's without its scheme."""
    return re.sub(r"^(?:mailto:|tel:)", "", address)


def without_mention(text: str, account: str | None) -> str:
    """The message without its mentions of that account, and of who is addressed before it: Muster's own says to whom
    it is said, and nothing else."""
    own = rf"[\s,:]*<@{re.escape(account or '')}(?:\|[^>]*)?>[\s,:]*"
    return re.sub(rf"^\s*{ADDRESSED}*{own}|{own}", " ", text).strip()


def without_address(text: str) -> str:
    """The message without those to whom it is said."""
    return re.sub(rf"^\s*{ADDRESSED}+", "", text)


def people_in(text: str) -> set[str]:
    """The accounts that the message mentions."""
    return {found["what"] for found in MARKED.finditer(text) if found["sign"] == "@"}


def channels_in(text: str) -> set[str]:
    """The channels that the message mentions without saying their names."""
    return {found["what"] for found in MARKED.finditer(text) if found["sign"] == "#" and not found["label"]}
