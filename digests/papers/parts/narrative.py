"""Appendix B and the exceptions: what the lead of each commitment said. What the dashboard says is not said again."""

from collections.abc import Iterator

from digests.decisions.helping import asked_for_plain, came_of_plain
from digests.kit import labels
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.tree import (
    Block,
    Kind,
    Paragraph,
    Run,
    Words,
    anchored,
    labelled,
    numbered_link,
    paragraph,
    with_next,
)
from digests.papers.parts.dashboard import priority_heading
from digests.rechecks.recheck import told_plain
from storage.enums import PathKind, Rating, SupportKind
from storage.facts.answering import Answer
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing
from storage.rules.standing.rag import SLIPPING

WHAT_CAME = "What came of it"
LONGEST = 10_000
"""More than anybody types: a paper prints all of it."""


def by_priority(snapshot: Snapshot, no_commitments: str) -> Iterator[Block]:
    """Every commitment under its priority. `no_commitments` is what stands under an empty one."""
    for priority in snapshot.priorities:
        yield priority_heading(priority, snapshot)
        yield from headline(priority.priority.code, snapshot)
        if not priority.standings:
            yield paragraph(Kind.BODY, no_commitments)
        for standing in priority.standings:
            yield from _commitment(standing, snapshot)


def headline(code: str, snapshot: Snapshot) -> Iterator[Block]:
    """How the priority stands, in the words of its lead and with their role."""
    if said := dict(snapshot.headlines).get(code):
        whose = f"{said.by_role} for {said.on_behalf_of}" if said.on_behalf_of else said.by_role
        yield labelled(Kind.BODY, f"How it stands ({whose})", said.words)


# --- the exceptions ----------------------------------------------------------------------------------------


def exceptions(snapshot: Snapshot) -> Iterator[Block]:
    """Each commitment that is off track, then each at risk: cause, way back, help asked."""
    for standing in reading.rated(reading.standings(snapshot), *SLIPPING):
        yield _opening(standing, snapshot)
        yield from _overruled(standing, snapshot)
        if reading.is_separate(standing):
            yield paragraph(Kind.DETAIL, f"{reading.SEPARATELY}.")
        else:
            yield from _trouble(standing, snapshot)
            yield from _since(standing, snapshot, Kind.DETAIL)


def _opening(standing: Standing, snapshot: Snapshot) -> Paragraph:
    name = Words(f"{standing.terms.ref} {reading.title(standing)} ", strong=True)
    badge = wording.standing_badge(standing, snapshot)
    whose = telling.agreed_otherwise(standing)
    move = wording.direction_text(standing, snapshot)
    work = f"{wording.WORK_OF[standing.terms.responsible_body]}, {telling.due_in_line(standing, snapshot)}"
    facts = f"{f', {whose}' if whose else ''}. {move}. {work}."
    return with_next(anchored(paragraph(Kind.NUMBERED, name, badge, facts), telling.exception_of(standing)))


def _overruled(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    """Both ratings where another was agreed than the lead's, and why."""
    if standing.lead_rating and standing.agreed_by:
        who = labels.acting_for(standing.agreed_by, standing.on_behalf_of)
        theirs, agreed = (
            telling.label_in_line(each, snapshot) for each in (standing.lead_rating, standing.rating)
        )
        shown = "" if reading.is_separate(standing) else standing.override_reason
        why = f" The reason given: {wording.closed(shown)}" if shown else ""
        said = f"The lead rated this {theirs}; the {who} agreed {agreed}.{why}"
        yield with_next(paragraph(Kind.DETAIL if standing.rating in SLIPPING else Kind.BODY, said))


def _trouble(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    answer = standing.answer
    yield with_next(labelled(Kind.DETAIL, "Cause", wording.closed(answer.reason if answer else "")))
    support = answer.support if answer else None
    none = support is not None and support.kind is SupportKind.NONE
    yield _way_back(standing, snapshot, " No help is asked." if none else "")
    of_force = any(one.of_force for one in standing.outcomes.help if one.this_quarter)
    if not none:
        came = "".join(
            f" {came_of_plain(one, LONGEST)}" for one in standing.outcomes.help if one.this_quarter
        )
        more = (Words(f" {WHAT_CAME}:", strong=True), came) if came else ()
        label = telling.support_label(support, of_force=of_force)
        yield labelled(Kind.DETAIL, label, telling.support_ask(support), *more)
    yield from help_asked(standing, Kind.DETAIL, this_quarter=none)


def _way_back(standing: Standing, snapshot: Snapshot, more: str) -> Paragraph:
    """The action with whose it is and by when; or what is to be decided, or was."""
    path = standing.answer.path if standing.answer else None
    way, settled = wording.way_back_label(path, standing.outcomes)
    whose = f" ({wording.owner_text(path)})" if path and not settled else ""
    said = wording.way_back_text(standing.answer, snapshot)
    moves = standing.answer and standing.answer.new_due and path and path.kind is PathKind.DECISION_NEW_DATE
    asked = f"Whether it moves to {said}" if moves and not settled else said
    return labelled(Kind.DETAIL, f"{way}{whose}", f"{wording.closed(asked)}{more}")


def help_asked(standing: Standing, kind: Kind, *, this_quarter: bool = True) -> Iterator[Block]:
    """What came of the help that was asked, this quarter and before, in the words that tell it everywhere."""
    for one in standing.outcomes.help:
        came = came_of_plain(one, LONGEST)
        if not one.this_quarter:
            yield labelled(kind, "Asked before", f"{asked_for_plain(one, LONGEST)} {came}")
        elif this_quarter:
            yield labelled(kind, WHAT_CAME, came)


# --- one commitment ----------------------------------------------------------------------------------------


def _commitment(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    name = f"{standing.terms.ref} {reading.title(standing)} "
    badge = wording.standing_badge(standing, snapshot)
    see = (", see ", numbered_link(telling.exception_of(standing))) if standing.rating in SLIPPING else ()
    yield anchored(paragraph(Kind.TOPIC, name, badge, *see), telling.narrative_of(standing))
    yield from _out_of_the_ordinary(standing, snapshot)
    if reading.is_separate(standing):
        yield paragraph(Kind.BODY, f"{reading.SEPARATELY}.")
        if standing.public_line:
            yield paragraph(Kind.BODY, standing.public_line)
        return
    yield from _said(standing, snapshot)
    if standing.rating not in SLIPPING:
        yield from _since(standing, snapshot, Kind.BODY)


def _since(standing: Standing, snapshot: Snapshot, kind: Kind) -> Iterator[Block]:
    """What came after the return, with its day: beside what is off track or at risk, else with the commitment."""
    if since := dict(snapshot.since).get(standing.terms.ref):
        yield paragraph(kind, told_plain(since))


def _out_of_the_ordinary(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    """Whose the rating is where its SRO has not agreed it."""
    whose = telling.agreed_otherwise(standing)
    said = f"{labels.capital(whose)}." if whose and not standing.completion_awaits else ""
    if standing.rating is Rating.NONE and standing.last:
        said = f"Last rating: {wording.past_text(standing.last, snapshot)}."
    if standing.rating not in SLIPPING and standing.lead_rating and standing.agreed_by:
        yield from _overruled(standing, snapshot)
    elif said:
        yield with_next(paragraph(Kind.BODY, said))


def _said(standing: Standing, snapshot: Snapshot) -> Iterator[Block]:
    if promise := reading.promise_shown(standing):
        quarter = labels.quarter_short(standing.last.quarter) if standing.last else ""
        became = wording.promise_outcome(reading.answer_shown(standing))
        yield labelled(Kind.BODY, f"Promised in {quarter}{became}", wording.closed(promise))
    answer = standing.answer if standing.rating is not Rating.NONE else None
    if answer is not None:
        yield from _progress(standing, answer, snapshot)
    elif standing.rating is not Rating.NONE and not standing.recorded_in_plan:
        yield paragraph(Kind.BODY, "No text is on record with this rating.")
    if standing.rating not in SLIPPING:
        yield from help_asked(standing, Kind.BODY)
    if answer is not None and answer.milestones:
        yield labelled(Kind.BODY, "Milestones", wording.milestones_text(answer.milestones))


def _progress(standing: Standing, answer: Answer, snapshot: Snapshot) -> Iterator[Block]:
    rating = standing.rating
    if answer.progress or rating is not Rating.GREY:
        yield _with_more(
            labelled(Kind.BODY, delivered_label(standing), wording.closed(answer.progress)),
            ("Evidence", wording.closed(answer.evidence) if answer.evidence else ""),
        )
    reason = answer.reason if rating not in SLIPPING else ""
    if rating is Rating.GREY:
        starts = standing.terms.start
        later = f"It starts on {labels.plain_day(starts)}." if starts and starts > snapshot.as_at else ""
        yield labelled(Kind.BODY, "Why not yet", wording.closed(reason) if reason or not later else later)
    elif reason:
        yield labelled(Kind.BODY, "Why the rating changed", wording.closed(reason))
    yield from _next(standing, answer)


def delivered_label(standing: Standing) -> str:
    """What is complete says since when, so that nothing older is claimed for this quarter."""
    day = wording.completed_on(standing)
    return f"Completed on {day}" if day else "Delivered this quarter"


def _next(standing: Standing, answer: Answer) -> Iterator[Block]:
    """What is planned, the day on which it is now expected, and by whose agreement it waits."""
    now = answer.forecast if answer.forecast != standing.terms.due else None
    more = [
        ("Now expected", f"{labels.plain_day(now)}." if now and standing.rating is not Rating.BLUE else ""),
        ("On hold, agreed by", wording.closed(answer.hold_agreed_by) if answer.hold_agreed_by else ""),
    ]
    first, *others = [
        *([("Planned for next quarter", wording.closed(answer.next_steps))] if answer.next_steps else []),
        *(one for one in more if one[1]),
    ] or [("", "")]
    monitored = "Monitoring continues." if standing.rating is Rating.BLUE and answer.monitor else ""
    if first[0]:
        yield _with_more(labelled(Kind.BODY, first[0], f"{first[1]} {monitored}".strip()), *others)
    elif monitored:
        yield paragraph(Kind.BODY, monitored)


def _with_more(first: Paragraph, *more: tuple[str, str]) -> Paragraph:
    """The same paragraph with more facts under labels of their own, as far as there are any."""
    runs: list[Run | str] = []
    for label, words in more:
        runs += [Words(f" {label}: ", strong=True), words] if words else []
    return paragraph(first.kind, *first.runs, *runs)
