"""Answers to questions that choose some of the plan, compare two quarters, or want one fact. No look-ups here."""

from collections.abc import Sequence
from datetime import date, datetime

from digests.collecting.status import STEPS
from digests.kit.blocks import Message, context, fitting, message, section
from digests.kit.figures import in_of, quarter_alone, rests_on, whose
from digests.kit.labels import capital, plain_day
from digests.kit.labels import day as day_of
from digests.kit.pages import PageOf, numbered, turn
from digests.kit.prose import Ours, say
from digests.kit.typed import escape
from digests.queries.about import about, whole_about
from digests.queries.answers import commitment_line
from digests.standing.said import KEPT, help_in_words, path_in_words
from digests.standing.words import standing_words
from storage.enums import Rating, SupportKind
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName, RatingMeaning, Step
from storage.facts.queries import (
    AskedFor,
    Compared,
    ForumDays,
    ListedCommitments,
    MovedRating,
    NameKind,
    Only,
)
from storage.facts.standing import CommitmentStory, Standing
from storage.rules.calendar.quarters import previous
from storage.rules.standing.rag import SLIPPING

LINES_A_PAGE = 8
MOVED_SHOWN = 10
"""How many that moved have a line; the others are named."""
ROOMS = (400, 200, 120, 60, 30)
TEMPLATE = "queries/asked"


# --- what is chosen --------------------------------------------------------------------------------------


def listed_answer(found: ListedCommitments, place: PageOf) -> Message:
    """The commitments that are chosen, eight to a page; where there are none, what there is instead."""
    number, pages = numbered(found.total, place.page, LINES_A_PAGE)
    words = Ours(capital(whole_about(found) or escape(found.plan.title)))
    facts = {"about": words, "word": found.plan.words.commitment.lower(), "total": found.total}
    foot = say(TEMPLATE, "list_foot", rests_on=resting(found), total=found.total, page=number, pages=pages)

    def draft(room: int) -> Message:
        head = head_of(found, facts) if found.total else none(found, facts)
        lines = [section(line_of(one, found, room)) for one in found.shown]
        return message([section(head), *lines, context(foot), *turn(place, pages)])

    return fitting(draft, ROOMS)


def head_of(found: ListedCommitments, facts: dict[str, object]) -> str:
    """How many there are; where several ratings are asked for and had, how many of each."""
    one = found.by_rating if len(found.question.ratings) > 1 else None
    each = one if one and sum(one.of(rating) > 0 for rating in Rating) > 1 else None
    return say(TEMPLATE, "listed", **facts, by_rating=each, scheme=found.plan.scheme)


def none(found: ListedCommitments, facts: dict[str, object]) -> str:
    """That there are none, and what there is."""
    placed = bool(found.question.of(NameKind.PRIORITY, NameKind.AREA, NameKind.ROLE, NameKind.BOARD))
    return say(
        TEMPLATE,
        "none",
        **facts,
        among=found.among,
        placed=placed,
        scheme=found.plan.scheme,
        awaited=found.awaited,
    )


def line_of(one: Standing, found: ListedCommitments, room: int) -> str:
    """One commitment: how it stands, and what the question wants to know of it."""
    question, parts = (
        found.question,
        [commitment_line(one, found.plan.scheme, found.quarter, found.collecting, room)],
    )
    if {Only.PROMISES, Only.UNKEPT} & set(question.only) and one.last and one.last.promise:
        kept = KEPT.get(one.answer.promise or "", "") if one.answer else ""
        parts.append(say(TEMPLATE, "promised", promise=one.last.promise, kept=kept, room=room))
    if question.asks_for:
        parts += wanted_lines(one, found, room)
    if question.ask is AskedFor.WHO:
        parts.append(say(TEMPLATE, "agreed_by", sro=one.terms.sro, force=one.terms.force_lead, room=room))
    titles = (*found.reader, *(each.key for each in question.of(NameKind.ROLE)))
    if one.terms.sro in titles and not {one.terms.lead, one.terms.force_lead, one.terms.deputy} & set(titles):
        parts.append(say(TEMPLATE, "as_sro"))
    if question.ask is AskedFor.WHY and one.answer and one.answer.reason:
        parts.append(say(TEMPLATE, "why", reason=one.answer.reason, room=room))
    if question.ask is AskedFor.HISTORY and one.answer and one.answer.progress:
        parts.append(say(TEMPLATE, "said", quarter=found.quarter, progress=one.answer.progress, room=room))
    return "\n".join(filter(None, parts))


def wanted_lines(one: Standing, found: ListedCommitments, room: int) -> list[str]:
    """The help that it asks for, where it asks for any; of one whose lead has not answered since, the way back
    on track too."""
    asks = one.answer and one.answer.support and one.answer.support.kind is not SupportKind.NONE
    lines = [help_in_words(one.answer, one.outcomes, room) if asks else ""]
    if one.terms.ref not in found.carried:
        return lines
    path = path_in_words(one.answer, one.outcomes, room)
    return [path, *lines, say(TEMPLATE, "asked_last", quarter=previous(found.quarter))]


def resting(found: ListedCommitments) -> str:
    """What a list rests on: the quarter, and whose ratings those in it are."""
    if found.collecting:
        return say(
            TEMPLATE,
            "collecting",
            quarter=quarter_alone(found.quarter),
            day=found.as_at,
            returns=found.returns,
        )
    return rests_on(found.quarter, found.returns if found.total else Returns(0, 0, 0, 0, 0, 0))


def meanings_answer(scheme: Sequence[RatingMeaning], ratings: Sequence[Rating]) -> Message:
    """What each of these ratings means, as the plan has it; all of them where none is named."""
    told = [one for one in scheme if not ratings or one.rating in ratings]
    return message([section(say(TEMPLATE, "meanings", meanings=told, scheme=scheme))])


def terms_answer() -> Message:
    """What an SRO, a plan office, a return and whoever else is spoken of are."""
    return message([section(say(TEMPLATE, "terms"))])


# --- one fact --------------------------------------------------------------------------------------------


def who_answer(story: CommitmentStory) -> Message:
    """Who leads one commitment, shares it and agrees it; with when it is due."""
    return fitting(lambda room: _one_fact(story, "who", room), ROOMS)


def when_answer(story: CommitmentStory) -> Message:
    """When one commitment is due, and how it stands; with who leads it."""
    return fitting(lambda room: _one_fact(story, "when", room), ROOMS)


def _one_fact(story: CommitmentStory, which: str, room: int) -> Message:
    """Who and when, the one that was asked for first."""
    facts = {**facts_of(story), "room": room}
    forecast = story.standing.answer.forecast if story.standing.answer else None
    late = forecast if forecast != story.standing.terms.due else None
    leads, dated = say(TEMPLATE, "leads", **facts), say(TEMPLATE, "dated", **facts, forecast=late)
    words = say(TEMPLATE, which, **facts, leads=leads, dated=dated)
    return message([section(words), context(say("queries/answers", "commitment_foot", **facts))])


def facts_of(story: CommitmentStory) -> dict[str, object]:
    """What templates say of the commitment."""
    return standing_words(story.standing, story.scheme, story.quarter, collecting=story.collecting)


# --- what moved ------------------------------------------------------------------------------------------


def compared_answer(found: Compared) -> Message:
    """What moved between two quarters, or since a day: each with why, worst first, and the due dates that moved."""

    def draft(room: int) -> Message:
        lines = [section(moved_line(one, found, room)) for one in found.moved]
        dates = [
            say(TEMPLATE, "date_line", ref=ref, old=old, new=new)
            for ref, old, new in found.dates[:MOVED_SHOWN]
        ]
        return message(
            [
                section(say(TEMPLATE, "changed" if found.since else "compared", **compared_facts(found))),
                *lines,
                section(say(TEMPLATE, "more", more=len(found.others), refs=", ".join(found.others)))
                if found.others
                else None,
                section("\n".join(dates)) if dates else None,
                context(moved_rests_on(found)),
            ]
        )

    return fitting(draft, ROOMS)


def compared_facts(found: Compared) -> dict[str, object]:
    """What stands at the head of it."""
    return {
        "about": about(found.question, found.plan),
        "word": found.plan.words.commitment.lower(),
        "earlier": found.earlier,
        "later": found.later,
        "since": found.since,
        "ways": found.ways,
        "awaited": found.awaited,
        "missing": found.missing,
        "moved": len(found.moved) + len(found.others),
        "dates": len(found.dates),
        "total": found.total,
        "let_off": found.let_off,
        "quarter_alone": quarter_alone,
    }


def moved_line(one: MovedRating, found: Compared, room: int) -> str:
    """One that moved: from what to what, whose rating it is, and why."""
    answer = one.standing.answer
    path = path_in_words(answer, one.standing.outcomes, room) if one.standing.rating in SLIPPING else ""
    why = answer.reason if answer and answer.reason else ""
    line = say(
        TEMPLATE,
        "moved_line",
        terms=one.standing.terms,
        was=one.was,
        one=one.standing,
        own=whose(one.standing),
        scheme=found.plan.scheme,
        why=why,
        room=room,
    )
    return f"{line}\n{path}" if path and not why else line


def moved_rests_on(found: Compared) -> str:
    """What a comparison rests on."""
    later = rests_on(found.later, found.later_returns)
    return later if found.since else f"{rests_on(found.earlier, found.earlier_returns)} · {later}"


# --- days ------------------------------------------------------------------------------------------------


def meetings_answer(forums: Sequence[ForumDays], day: date) -> Message:
    """When forums meet next, and by when a Panel's papers are public."""
    later = [[plain_day(one) for one in each.days[1:]] for each in forums]
    words = say(TEMPLATE, "meetings", forums=forums, day=day, day_of=day_of, later_days=later)
    return message([section(words)])


def deadlines_answer(
    quarter: QuarterName, steps: Sequence[Step], now: datetime, forums: Sequence[ForumDays]
) -> Message:
    """The steps of a quarter, those that have passed marked, and when the Panel meets."""
    told = [(step, step.at < now) for step in steps if step.key in STEPS_TOLD]
    words = say(TEMPLATE, "deadlines", quarter=quarter, steps=told, names=STEPS)
    meets = meetings_answer(forums, now.date()).blocks if forums else []
    return message([section(words), *meets])


STEPS_TOLD = ("prompts_open", "lead_deadline", "cut_off", "sros_done", "draft")
"""The steps that concern everybody."""


# --- for the office --------------------------------------------------------------------------------------


def returns_in_numbers(quarter: QuarterName, returns: Returns) -> Message:
    """How many returns are in, for those who are not told whose are out."""
    return message([section(say(TEMPLATE, "in_numbers", quarter=quarter, returns=returns, in_of=in_of))])


def nobody() -> Message:
    """Somebody was named who holds no role of the plan."""
    return message([section(say(TEMPLATE, "nobody"))])
