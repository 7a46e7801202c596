"""The sum of a journal: what is visible, what was doubled, what the app was refused by its own fault."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.limits import FACTS_OF_LIFE
from bot.rehearsal.workspace.world.messages import Posted
from bot.rehearsal.workspace.world.people import Channel


def tally(entries: Iterable[Json], channels: Iterable[Channel]) -> Json:
    """Counts for a test or a summary; see docs/rehearsal-workspace.md for what each means."""
    calls = [entry for entry in entries if entry["kind"] in ("call", "refused")]
    visible = [each for channel in channels for each in channel.messages.values() if each.app_id]
    lasting = [message for message in visible if not message.seen_by]
    ids = Counter(metadata_id(message) for message in lasting if message.metadata)
    return {
        "posted": len(lasting),
        "refused": [_refusal(entry) for entry in calls if _own_fault(entry)],
        "ratelimited": sum(entry.get("error") == "ratelimited" for entry in calls),
        "doubled": _doubled_ids(ids) + _doubled_words(lasting),
        "metadata_ids": dict(ids),
    }


def metadata_id(message: Posted) -> str:
    """What the app called the message: the only value of its event_payload, or the whole of it as JSON."""
    payload = (message.metadata or {}).get("event_payload", {})
    if isinstance(payload, dict) and len(payload) == 1:
        return str(next(iter(payload.values())))
    return json.dumps(payload, sort_keys=True)


def _own_fault(entry: Json) -> bool:
    return bool(entry["error"]) and entry["error"] not in FACTS_OF_LIFE


def _refusal(entry: Json) -> Json:
    return {key: entry.get(key) for key in ("n", "method", "error", "detail")}


def _doubled_ids(ids: Counter[str]) -> list[Json]:
    return [{"metadata_id": name, "count": count} for name, count in ids.items() if count > 1]


def _doubled_words(messages: list[Posted]) -> list[Json]:
    alike: dict[tuple[str, int], list[str]] = defaultdict(list)
    for message in messages:
        alike[message.fingerprint, int(float(message.ts)) // 60].append(message.ts)
    return [{"same_words": stamps, "count": len(stamps)} for stamps in alike.values() if len(stamps) > 1]
