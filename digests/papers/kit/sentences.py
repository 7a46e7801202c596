"""How a paragraph of a template becomes one line of a paper, and the facts that each of them may name."""

from typing import Any

from digests.kit import prose
from storage.facts.papers import Snapshot


def sentence(template: str, name: str, snapshot: Snapshot, **more: Any) -> str:
    """One paragraph of a template on one line, whatever line breaks the facts hold.
    Raises jinja2.UndefinedError for a fact that is not given, KeyError for an unknown paragraph."""
    return " ".join(prose.say_plain(template, name, **_facts(snapshot) | more).split())


def _facts(snapshot: Snapshot) -> dict[str, Any]:
    words = snapshot.plan.words
    return {
        "office": snapshot.office,
        "plan": snapshot.plan,
        "quarter": snapshot.quarter,
        "as_at": snapshot.as_at,
        "taken_at": snapshot.taken_at,
        "one": words.commitment.lower(),
        "many": plural(words.commitment).lower(),
        "priority": words.priority.lower(),
        "priorities": plural(words.priority).lower(),
        "area": words.area.lower(),
        "total": snapshot.counts.total,
        "everything": snapshot.counts.everything,
        "let_off": snapshot.counts.let_off,
    }


def plural(word: str) -> str:
    """The plural of an office's word for a level: "Priorities", "Commitments"."""
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
