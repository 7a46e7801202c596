"""What is to come, as whoever started the workspace says: read here, kept in the world, shown by the page."""

from datetime import datetime

from bot.rehearsal.workspace.kinds import Json


def parse_programme(raw: list[Json]) -> list[Json]:
    """[{"at", "words"}] in the order of time. Raises KeyError, TypeError or ValueError where a time or its
    words are missing, and where a time says no offset."""
    return [{"at": at.isoformat(), "words": words} for at, words in sorted(map(_event, raw))]


def _event(raw: Json) -> tuple[datetime, str]:
    at = datetime.fromisoformat(raw["at"])
    if at.tzinfo is None:
        raise ValueError(f"a time needs an offset: {raw['at']}")
    return at, str(raw["words"])
