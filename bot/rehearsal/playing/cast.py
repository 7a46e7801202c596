"""What the cast of a rehearsal says: an answer for each commitment, from a script where there is one, else made
up so that an office's own plan can be rehearsed too. When they say it is the director's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from storage.enums import CommitmentType, PathKind, Rating, SupportKind
from storage.facts.plan import QuarterName
from storage.plan.files.document import CommitmentEntry, PlanDocument
from storage.rules.calendar import quarters

Fields = dict[str, str]
"""What is filled in, by the question's block id."""


@dataclass(frozen=True)
class Scene:
    """What an answer is made up from: the quarter, the day of answering, and the ratings of the quarter
    before by ref."""

    quarter: QuarterName
    day: date
    before: Mapping[str, Rating]
    seed: int


@dataclass(frozen=True)
class Script:
    """Written answers, by what they answer and its ref; the files that are sent lie beside them."""

    parts: Mapping[str, Mapping[str, Fields]] = field(default_factory=dict)
    folder: Path = Path()

    def part(self, name: str) -> Mapping[str, Fields]:
        """One part of it, by ref; nothing where it has none."""
        return self.parts.get(name, {})

    def file(self, name: str) -> bytes:
        """A file that somebody sends."""
        return (self.folder / name).read_bytes()


def answers(document: PlanDocument, scene: Scene, script: Script) -> dict[str, Fields]:
    """What is said of each commitment, by ref: the script's words, else made up."""
    scripted = script.part("answers")
    return {one.ref: scripted.get(one.ref) or made_up(one, scene) for one in document.commitments}


def read_script(path: Path | None, quarter: QuarterName) -> Script:
    """The script, when it was written for this quarter; else one with nothing in it."""
    if path is None or not path.exists():
        return Script()
    written = json.loads(path.read_text(encoding="utf-8"))
    if written["quarter"] != quarters.code(quarter):
        return Script()
    parts = {name: part for name, part in written.items() if isinstance(part, dict)}
    return Script(parts, path.parent)


def made_up(one: CommitmentEntry, scene: Scene) -> Fields:
    """An answer that the rules accept, the same for the same seed."""
    random = Random(f"{scene.seed}/{one.ref}/{quarters.code(scene.quarter)}")  # noqa: S311 - a story, not a secret
    rating = rating_for(one, scene, random)
    return {"rating": rating, **SAYINGS[rating](one, scene, random)}


def rating_for(one: CommitmentEntry, scene: Scene, random: Random) -> Rating:
    """A rating that fits the commitment's dates."""
    end = quarters.last_day(scene.quarter)
    if one.completed_on and one.completed_on <= scene.day:
        return Rating.BLUE
    if one.start and one.start > end:
        return Rating.GREY
    if one.type is not CommitmentType.ONGOING and one.due <= end:
        return random.choices((Rating.BLUE, Rating.RED), (4, 1))[0]
    return random.choices((Rating.GREEN, Rating.AMBER, Rating.RED), (14, 4, 2))[0]


def on_track(_one: CommitmentEntry, scene: Scene, random: Random) -> Fields:
    """Green: what was done, what comes next, and why it is so much better where it was red."""
    return {**done_and_next(scene, random), "reason": "The decision that was missing came in August."}


def done_and_next(scene: Scene, random: Random) -> Fields:
    """What every answer in hand says."""
    met, partners = random.randint(2, 6), random.choice(("the Force", "both councils", "our partners"))
    month = quarters.last_day(scene.quarter).replace(day=1) - timedelta(days=random.randint(1, 50))
    return {
        "progress": f"Met {partners} {met} times; the last step was agreed on {long_day(month)} and is in place.",
        "next_steps": f"Report the result of the next step by {long_day(scene.day + timedelta(days=70))}.",
    }


def slipping(one: CommitmentEntry, scene: Scene, random: Random) -> Fields:
    """Amber: an action with owner and date."""
    return {
        **done_and_next(scene, random),
        "reason": "One partner has not confirmed people for the work, so the next step has slipped.",
        "path_action": "Settle with the partner's director who takes part",
        "path_owner": one.sro,
        "path_by_when": (scene.day + timedelta(days=random.randint(28, 56))).isoformat(),
        "support_kind": SupportKind.NONE,
    }


def off_track(one: CommitmentEntry, scene: Scene, random: Random) -> Fields:
    """Red: a decision that is needed, from whom, by when."""
    by = (scene.day + timedelta(days=random.randint(28, 49))).isoformat()
    kind = random.choice((PathKind.DECISION_NEW_DATE, PathKind.DECISION_MONEY))
    return {
        **done_and_next(scene, random),
        "reason": "The date cannot be met with the people there are.",
        "path_kind": kind,
        "path_action": "The money for two more people",
        "new_due": (max(one.due, scene.day) + timedelta(days=60)).isoformat(),
        "path_owner": one.sro,
        "path_by_when": by,
        "support_kind": SupportKind.DECISION,
        "support_ask": "A decision between a later date and more people",
        "support_of_whom": one.sro,
        "support_by_when": by,
    }


def delivered(one: CommitmentEntry, scene: Scene, _random: Random) -> Fields:
    """Blue: what was delivered, when, and the proof."""
    end = min(one.due, quarters.last_day(scene.quarter), scene.day)
    day = one.completed_on or max(end, one.start or end)
    return {
        "progress": "Delivered in full and handed over to those who run it from day to day.",
        "completed_on": day.isoformat(),
        "evidence": f"Board minute of {long_day(day)}",
        "monitor": "yes" if one.monitor_after_completion else "no",
        "next_steps": "Check after three months that it is used as intended.",
    }


def not_started(_one: CommitmentEntry, _scene: Scene, _random: Random) -> Fields:
    """Grey: nothing more is asked before the start."""
    return {}


SAYINGS = {
    Rating.GREEN: on_track,
    Rating.AMBER: slipping,
    Rating.RED: off_track,
    Rating.BLUE: delivered,
    Rating.GREY: not_started,
}


def long_day(day: date) -> str:
    """ "7 July 2021"."""
    return f"{day.day} {day:%B %Y}"
