"""What else a row says of a commitment: its title, the steps on the way, which board watches it."""

import re
from collections.abc import Iterator, Mapping

from storage.plan.adoption.deciding.people import AS_ABOVE
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.rows import LEAVE, Entry
from storage.plan.adoption.words.days import Reader, read_day
from storage.plan.adoption.words.names import LONGEST_TITLE, shortened, split_ref, tidy

_BULLET = re.compile(r"\n|(?:^|\s)[•▪·◦]\s*|;\s*")
_ENDING = re.compile(
    r"^(?P<text>.{4,}?)[\s,]*(?:\(|\s[-–—:]\s|\bby\b|:)\s*(?P<day>[^()]{4,30}?)\)?\.?$", re.DOTALL
)
_BODIES = {"opcc": "opcc", "pcc": "opcc", "force": "force", "police": "force", "constabulary": "force",
           "joint": "joint", "partner": "partner", "partners": "partner", "partnership": "partner"}  # fmt: skip
MOST_STEPS = 40
LONGEST_STEP = 400


def title_of(entry: Entry, ref: str, above: Mapping[str, object], docket: Docket) -> dict[str, object]:
    """The title, and the whole text as a source where it is too long to be one."""
    spot = entry.spot("title")
    if spot is None:
        return {"title": _no_title(entry, ref, docket)}
    if AS_ABOVE.fullmatch(spot.text) and isinstance(above.get("title"), str):
        return {"title": above_said(spot, str(above["title"]), f"title:{ref}", docket)}
    docket.came_of(spot, "carried", "commitments.title")
    own = entry.spot("ref")
    front, rest = split_ref(spot.text)
    text = rest if front and (own is None or _alike(own.text, front)) else spot.text
    for more in entry.spots("title")[1:]:
        text = f"{text} {more.text}"
        docket.came_of(more, "carried", "commitments.title")
    title = shortened(text, LONGEST_TITLE)
    if title == tidy(text):
        return {"title": title}
    docket.note("shortened", [spot], title)
    return {"title": title, "source": text}


def _alike(one: str, other: str) -> bool:
    """Whether two references are the same, whatever stands between and behind their parts."""
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _no_title(entry: Entry, ref: str, docket: Docket) -> object:
    said = " · ".join(spot.text for spot in entry.own)[:200]
    return docket.ask(
        "no_title", f"title:none:{said.casefold()}", entry.own[:1], said, (), f"Commitment {ref}", tidy
    )


def above_said(spot: Spot, before: str, key: str, docket: Docket) -> object:
    """What "as above" stands for, where it stands in the place of words of its own."""
    options = (shortened(before, LONGEST_TITLE),)
    return docket.ask("title_as_above", f"above:{key}", [spot], spot.text, options, options[0], _as_title)


def _as_title(given: str) -> str:
    return shortened(given, LONGEST_TITLE)


def steps_of(entry: Entry, ref: str, docket: Docket, reader: Reader) -> Iterator[dict[str, object]]:
    """The rows of the Milestones sheet: rows that are parts of this one, and cells that list steps."""
    for part in entry.parts:
        yield from _part(part, ref, docket, reader)
    for spot in entry.spots("steps"):
        before = _before(entry, spot)
        if AS_ABOVE.fullmatch(spot.text) and before:
            text = docket.ask(
                "step_as_above", f"above:step:{ref}", [spot], spot.text, (before, LEAVE), before, tidy
            )
            if text != LEAVE:
                yield {"ref": ref, "text": text}
            continue
        steps = [
            tidy(step).strip(" -–") for step in _BULLET.split(spot.text) if step and tidy(step).strip(" -–")
        ]
        docket.came_of(spot, "carried", "milestones.text")
        for step in steps[:MOST_STEPS] if len(steps) <= MOST_STEPS else [tidy(spot.text)]:
            yield _step(step, ref, spot, docket, reader)


def _before(entry: Entry, spot: Spot) -> str:
    above = entry.grid.shown(entry.row - 1, spot.column)
    return shortened(above.text, LONGEST_TITLE) if above else ""


def _step(step: str, ref: str, spot: Spot, docket: Docket, reader: Reader) -> dict[str, object]:
    found = _ENDING.match(step[:LONGEST_STEP])
    read = read_day(found["day"], None, reader) if found else None
    row: dict[str, object] = {"ref": ref, "text": shortened(step, LONGEST_TITLE)}
    if len(tidy(step)) > LONGEST_TITLE:
        docket.note("step_shortened", [spot], str(row["text"]))
        docket.came_of(spot, "no_place", "shortened")
    if read and read.sure:
        row["due"] = read.day
    return row


def _part(part: Entry, ref: str, docket: Docket, reader: Reader) -> Iterator[dict[str, object]]:
    title, due = part.spot("title"), part.spot("due")
    for spot in part.own:
        docket.came_of(spot, "no_place", "of_a_step")
    if title is None:
        return
    read = read_day(due.text, due.day, reader) if due else None
    docket.came_of(title, "carried", "milestones.text")
    docket.note("hidden_step" if title.hidden else "step", [title], title.text, ref)
    row: dict[str, object] = {"ref": ref, "text": shortened(title.text, LONGEST_TITLE)}
    if due and read and read.sure:
        docket.came_of(due, "carried", "milestones.due")
        row["due"] = read.day
    yield row


def extras_of(entry: Entry, docket: Docket) -> dict[str, object]:
    """The board, and whose work it is where a cell says nothing else."""
    found: dict[str, object] = {}
    if board := entry.spot("board"):
        found["board"] = shortened(board.text, LONGEST_TITLE)
        docket.came_of(board, "carried", "commitments.board")
        if found["board"] != tidy(board.text):
            docket.came_of(board, "no_place", "shortened")
    body = entry.spot("responsible_body")
    if body and tidy(body.text).casefold() in _BODIES:
        found["responsible_body"] = _BODIES[tidy(body.text).casefold()]
        docket.came_of(body, "carried", "commitments.responsible_body")
    else:
        docket.came_of(body, "no_place", "not_taken")
    return found
