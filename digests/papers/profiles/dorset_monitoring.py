"""The profile `dorset_monitoring`: the monitoring report to a Police and Crime Panel, heading by heading.

The order of the headings follows the monitoring report that Dorset's Panel took on 22 September 2017; every
sentence is in dorset_monitoring.j2 beside it.
"""

from collections.abc import Iterator
from typing import Any

from digests.finance.words import supplied_by, unit
from digests.kit import labels
from digests.kit.prose import paragraphs
from digests.papers.kit import reading, telling, wording
from digests.papers.kit.sentences import sentence
from digests.papers.kit.tree import (
    Block,
    Gap,
    Kind,
    Outline,
    Paragraph,
    Run,
    Section,
    labelled,
    on_new_page,
    paragraph,
    with_next,
)
from digests.papers.parts import (
    dashboard,
    dashboard_before_6,
    finance,
    measures,
    members,
    narrative,
    narrative_before_6,
    overview,
    returns,
    summary,
)
from digests.papers.profiles import page_one, page_one_before_5, page_one_before_6
from storage.enums import ForumKind, ResponsibleBody
from storage.facts.papers import Contact, Snapshot

TEMPLATE = "papers/profiles/dorset_monitoring"
BEFORE_3 = "papers/profiles/dorset_monitoring_2"
"""The sentences of papers that were drafted before version 3, so that these are drawn again as they were."""
BEFORE_4 = "papers/profiles/dorset_monitoring_3"
BEFORE_5 = "papers/profiles/dorset_monitoring_4"
BEFORE_6 = "papers/profiles/dorset_monitoring_5"
WORDED_OTHERWISE = (
    (reading.AS_PRINTED, BEFORE_4),
    (reading.EVERY_RED, BEFORE_5),
    (reading.SIGNABLE, BEFORE_6),
)
"""Those that papers drafted before a version word otherwise, of the earliest version first."""


def outline(snapshot: Snapshot) -> Outline:
    """The whole report. Raises ValueError when the snapshot's counts do not agree with its commitments."""
    body = (
        *_page_one(snapshot),
        *_background(snapshot),
        *_monitoring(snapshot),
        *members.section(snapshot, _say),
        *_development(snapshot),
        *_recommendations(snapshot),
        *_signature(snapshot),
    )
    sections = (
        Section(body),
        Section(tuple(_appendix_a(snapshot)), landscape=True),
        Section((*_appendix_b(snapshot), *_appendix_c(snapshot))),
        *([Section(tuple(_appendix_d(snapshot)), landscape=True)] if snapshot.measures else []),
    )
    signable = _signable(snapshot)
    shown = overview.with_overview(sections, snapshot) if signable else sections
    return Outline(_say(snapshot, "title"), shown, tight=signable)


def _say(snapshot: Snapshot, name: str, **more: Any) -> str:
    template = TEMPLATE if snapshot.renderer >= reading.LET_OFF_APART else BEFORE_3
    if template == TEMPLATE:
        older = [each for since, each in WORDED_OTHERWISE if snapshot.renderer < since]
        template = next((each for each in older if name in paragraphs(each)), TEMPLATE)
    return sentence(template, name, snapshot, **more)


def _signable(snapshot: Snapshot) -> bool:
    return snapshot.renderer >= reading.SIGNABLE


def _numbered(snapshot: Snapshot, name: str, *runs: Run | str, **more: Any) -> Paragraph:
    return paragraph(Kind.NUMBERED, _say(snapshot, name, **more), *runs)


# --- page one --------------------------------------------------------------------------------------------


def _page_one(snapshot: Snapshot) -> tuple[Paragraph, ...]:
    """Head, purpose and summary, as they were worded for this snapshot's version."""
    if snapshot.renderer < reading.EVERY_RED:
        return page_one_before_5.page_one(snapshot, _say, _head(snapshot))
    if not _signable(snapshot):
        return page_one_before_6.page_one(snapshot, _say, _head(snapshot))
    return page_one.page_one(snapshot, _say, _head(snapshot))


def _head(snapshot: Snapshot) -> tuple[Paragraph, ...]:
    meeting = snapshot.meeting
    forum = "Police and Crime Panel" if meeting.kind is ForumKind.PANEL else meeting.forum
    not_set = Gap("Meeting date", _chief(snapshot), "[Meeting date to be set]")
    by_line = snapshot.head.by_line or wording.gap("By-line", _chief(snapshot))
    return (
        paragraph(Kind.HEAD, f"{forum}: ", labels.plain_day(meeting.day) if meeting.day else not_set),
        paragraph(Kind.TITLE, _say(snapshot, "title")),
        paragraph(Kind.BYLINE, "Report by the ", by_line),
    )


def _chief(snapshot: Snapshot) -> str:
    return snapshot.chief_executive or "Chief Executive"


# --- the numbered sections -------------------------------------------------------------------------------


def _background(snapshot: Snapshot) -> Iterator[Block]:
    facts = [priority.priority for priority in snapshot.priorities]
    heading = paragraph(Kind.HEADING, "Background/introduction")
    yield heading if _signable(snapshot) else on_new_page(heading)
    yield _numbered(snapshot, "statute")
    yield _numbered(snapshot, "plan", previous_meeting=snapshot.previous_meeting)
    yield _numbered(snapshot, "priorities", number=len(facts), areas=any(fact.areas for fact in facts))
    for fact in facts:
        says = _signable(snapshot) and fact.statement
        yield paragraph(Kind.BULLET, f"{fact.title}: {fact.statement}" if says else fact.title)
    yield _numbered(snapshot, "reporting")


def _monitoring(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.HEADING, "Monitoring reports")
    yield _focus(snapshot)
    if not _signable(snapshot):
        for appendix in ("appendix_a", "appendix_b", "appendix_c"):
            yield _numbered(snapshot, appendix)
    if snapshot.measures:
        yield _numbered(snapshot, "appendix_d", **measures.summed(snapshot))
    yield from _where_it_stands(snapshot)
    yield from _changes(snapshot)
    yield from returns.exceptions(_numbered, snapshot)
    yield from returns.returns(_numbered, snapshot)


def _focus(snapshot: Snapshot) -> Paragraph:
    found = reading.standings(snapshot)
    own, force, joint, partner = (len(reading.of_body(found, body)) for body in ResponsibleBody)
    parts = {"the office's own work": own, "the Force's": force, "joint": joint, "a partner's": partner}
    facts: dict[str, Any] = {
        "own": own,
        "force": force,
        "joint": joint,
        "partner": partner,
        "work": wording.shares(parts),
    }
    facts["measured"] = bool(snapshot.measures)
    return _numbered(snapshot, "focus", **facts)


def _where_it_stands(snapshot: Snapshot) -> Iterator[Block]:
    found = reading.standings(snapshot)
    rated = reading.reported(found)
    separate = [standing for standing in found if reading.is_separate(standing)]
    yield paragraph(Kind.SUBHEADING, "Where the plan stands")
    yield _numbered(snapshot, "counts", count_change=snapshot.count_change)
    yield summary.count_table(snapshot)
    agreed = sum(reading.is_agreed(standing) for standing in rated)
    waiting = sorted({f"the {one.terms.sro}" for one in rated if not reading.is_agreed(one)})
    facts = {
        "sros": waiting,
        "recorded": len(reading.recorded(found)),
        "back": sum(one.sent_back for one in rated),
    }
    yield _numbered(snapshot, "agreement", rated=len(rated), agreed=agreed, **facts)
    yield from returns.named(_numbered, snapshot, "separate", separate)


def _changes(snapshot: Snapshot) -> Iterator[Block]:
    found = reading.standings(snapshot)
    changed = reading.changed(found)
    older = any(s.last and reading.is_old(s.last, snapshot) for s in found if not s.not_comparable_because)
    parts = summary.direction_parts(snapshot)
    yield paragraph(Kind.SUBHEADING, "What changed")
    facts = {"compared_older": older, "changed": bool(changed), "first": reading.is_first(found)}
    yield _numbered(snapshot, "directions", parts=parts, **facts)
    if changed and _signable(snapshot):
        yield from summary.change_lines(snapshot)
    elif changed:
        yield summary.change_table(snapshot)
    promised = [standing for standing in found if reading.promise_shown(standing)]
    came = telling.outcomes_of(promised)
    yield _numbered(snapshot, "promises", promised=len(promised), came=came)


def _development(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.HEADING, "Ongoing report development")
    if not _signable(snapshot):
        yield _numbered(snapshot, "development")
    if snapshot.members is None:
        answers = wording.gap("Answers to members' earlier requests", _signatory(snapshot))
        yield _numbered(snapshot, "requests", " ", answers)
    yield _numbered(snapshot, "feedback")


def _recommendations(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.HEADING, "Recommendations")
    # A page of nothing but a signature says nothing of what is signed.
    yield with_next(_numbered(snapshot, "recommendation"))


def _signatory(snapshot: Snapshot) -> str:
    return snapshot.head.signatory_role or _chief(snapshot)


def _signature(snapshot: Snapshot) -> Iterator[Block]:
    role = _signatory(snapshot)
    post = snapshot.head.signatory_title
    named = telling.gap_named if _signable(snapshot) else wording.gap
    yield with_next(paragraph(Kind.SIGNATURE, named("Signatory's name", role)))
    yield with_next(paragraph(Kind.SIGNATURE, post or named("Signatory's title", role)))
    for contact in snapshot.head.contacts or _NO_CONTACTS:
        yield labelled(Kind.BODY, contact.label, wording.enquiries(contact, _chief(snapshot)))


_NO_CONTACTS = (Contact("Members' Enquiries to", ""), Contact("Press Enquiries to", ""))


# --- the appendices --------------------------------------------------------------------------------------


def _appendix_a(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.APPENDIX, "Dashboard")
    yield paragraph(Kind.BODY, _say(snapshot, "dashboard"))
    if _signable(snapshot):
        yield dashboard.key(snapshot)
    drawn = dashboard if _signable(snapshot) else dashboard_before_6
    yield from drawn.by_priority(snapshot, _say(snapshot, "no_commitments"))
    yield from _ratings_before(snapshot)
    if not _signable(snapshot):
        yield paragraph(Kind.BODY, _say(snapshot, "direction_note"))


def _ratings_before(snapshot: Snapshot) -> Iterator[Block]:
    """Whose the ratings of last quarter are, said once for all of them."""
    before = [one.last for one in reading.standings(snapshot) if one.last]
    if before and snapshot.renderer >= reading.AS_PRINTED:
        leads = sum(not past.agreed for past in before)
        yield paragraph(Kind.BODY, _say(snapshot, "ratings_before", leads=leads))
    elif _signable(snapshot):
        yield paragraph(Kind.BODY, _say(snapshot, "none_before"))


def _appendix_b(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.APPENDIX, "Progress in detail")
    yield paragraph(Kind.BODY, _say(snapshot, "narrative"))
    drawn = narrative if _signable(snapshot) else narrative_before_6
    yield from drawn.by_priority(snapshot, _say(snapshot, "no_commitments"))


def _finance(snapshot: Snapshot) -> str:
    return snapshot.finance or "Chief Finance Officer"


def _appendix_c(snapshot: Snapshot) -> Iterator[Block]:
    role, annex = _finance(snapshot), snapshot.annex
    is_short = _signable(snapshot) and not (annex and annex.is_confirmed)
    heading = paragraph(Kind.APPENDIX, "Financial update")
    yield heading if is_short else on_new_page(heading)
    if annex and annex.is_confirmed:
        facts = {"annex": annex, "unit": unit(thousands=annex.in_thousands), "who": supplied_by(annex)}
        yield paragraph(Kind.BODY, _say(snapshot, "annex", **facts))
        yield from finance.tables(annex)
    elif annex and annex.waived_because:
        yield paragraph(Kind.BODY, _say(snapshot, "annex_waived", why=annex.waived_because))
    else:
        yield paragraph(Kind.BODY, wording.gap("Financial update (Appendix C)", role))


def _appendix_d(snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(Kind.APPENDIX, "Measures")
    yield paragraph(Kind.BODY, _say(snapshot, "measures", graded=measures.are_graded(snapshot)))
    yield measures.figures_table(snapshot)
    if by_quarter := measures.by_quarter_table(snapshot):
        yield by_quarter
    notes = tuple(measures.notes(snapshot))
    yield from notes or (paragraph(Kind.BODY, _say(snapshot, "no_notes")),)
