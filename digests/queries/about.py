"""What of the plan a question is about, in words, as its answer begins."""

from datetime import date

from digests.kit.labels import listed, rating_label
from digests.kit.prose import Ours, say
from digests.kit.typed import escape
from storage.enums import Rating
from storage.facts.plan import PlanFacts
from storage.facts.queries import ListedCommitments, NameKind, PlanQuestion

TEMPLATE = "queries/asked"


def about(
    question: PlanQuestion, plan: PlanFacts, *, awaited: bool = False, collecting: bool = False
) -> Ours:
    """What of the plan it is about, in words: "Off track · led by the Force · 4 Fight Rural Crime". What is `awaited`
    is not in yet, and no return that never came; while they are `collecting` that is so of all."""
    due = question.due
    parts = [
        " or ".join(rating_label(one, plan.scheme) for one in question.ratings),
        Ours(" or ".join(say(TEMPLATE, "body", one=one.value) for one in question.bodies)),
        *(
            say(TEMPLATE, "only", one=one.value, awaited=awaited, collecting=collecting)
            for one in question.only
        ),
        say(TEMPLATE, "due", first=known(due[0]), last=known(due[1]), asks=question.asks_for) if due else "",
        say(TEMPLATE, "of_whom", whom=question.of_whom) if question.of_whom else "",
        moved_to(question.moved, plan) if question.moved else "",
        subjects(question, plan),
    ]
    return Ours(" · ".join(part if isinstance(part, Ours) else escape(part) for part in parts if part))


def whole_about(found: ListedCommitments) -> Ours:
    """What a list is about, in words."""
    return about(found.question, found.plan, awaited=found.awaited, collecting=found.collecting)


def known(day: date) -> date | None:
    """The day, None where there is no end to it."""
    return None if day in (date.min, date.max) else day


def moved_to(moved: tuple[Rating, Rating], plan: PlanFacts) -> str:
    """From which rating to which."""
    before, now = (rating_label(one, plan.scheme) for one in moved)
    return say(TEMPLATE, "moved_to", before=before, now=now)


def subjects(question: PlanQuestion, plan: PlanFacts) -> Ours:
    """What of the plan is named; commitments that were found by a word are told by that word."""
    both = question.of(NameKind.AREA) and question.of(NameKind.COMMITMENT)
    mixed = question.phrase and both and not question.of(NameKind.PRIORITY)
    if mixed:
        areas = [one.name for one in question.of(NameKind.AREA)]
        return say(TEMPLATE, "found_in", phrase=question.phrase, word=plan.words.area, areas=areas)
    named = [one for one in question.subjects if one.kind is not NameKind.COMMITMENT or not question.phrase]
    words = [
        say(
            TEMPLATE,
            "subject",
            kind=one.kind.value,
            code=one.key,
            name=one.name,
            home=one.home,
            level=plan.words.priority.lower(),
            word=plan.words.area,
        )
        for one in named
    ]
    found = len(named) < len(question.subjects) and not words
    if words:
        return Ours(listed(words, 4))
    return say(TEMPLATE, "phrase", phrase=question.phrase) if found else Ours()
