"""Digests in their states: the channel's with its thread, somebody's own, what is put right, what is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digests.kit.blocks import Message
from digests.kit.chart import without_charts
from digests.weekly import personal, quiet, weekly
from storage.enums import Handling, PathKind, Rating, ReturnState, SupportKind
from storage.facts.weekly import (
    Audience,
    Correction,
    Countdown,
    Dated,
    Digest,
    DigestReader,
    DigestTaste,
    OwedBy,
    Quiet,
    Stood,
    Thing,
    WantedThing,
    Week,
)
from storage.rules.standing import rollup
from storage.rules.weekly import held
from tests.messages.registry.decisions import DECLINED_ONE, MET
from tests.messages.registry.kit import cast, stood

MONDAY, LAST_MONDAY = date(2021, 10, 11), date(2021, 10, 4)
PANEL = date(2021, 11, 25)
CHANNEL = DigestReader(Audience.CHANNEL)
CHIEF = DigestReader(Audience.CHIEF, "Chief Executive")
SRO = DigestReader(Audience.SRO, "Director of Operations", 12)
OFF = stood.standing(cast.RED, "DOR-3.1", state=ReturnState.AGREED, agreed_by="Director of Operations")
OFF_BEFORE = replace(
    stood.standing(None, "DOR-3.2", state=ReturnState.PROMPTED),
    last=replace(cast.LAST, rating=Rating.RED, agreed=True),
)
RESTRICTED = replace(
    stood.standing(cast.RED, "DOR-3.3"),
    terms=replace(cast.terms("DOR-3.3"), title="", handling=Handling.RESTRICTED),
    answer=None,
    withheld=True,
)
STOOD = (
    Stood(stood.STANDINGS[0], Rating.AMBER, came=True, off_since=date(2021, 10, 7)),
    Stood(stood.STANDINGS[1], came=True),
    Stood(stood.STANDINGS[2], Rating.AMBER, came=True, ruled=True),
    *(Stood(one) for one in stood.STANDINGS[3:]),
    Stood(OFF, off_since=date(2021, 7, 19)),
    Stood(OFF_BEFORE, off_since=date(2021, 6, 30)),
)
DATED = (
    Dated(Thing.DUE, "DOR-2.4", "Cadet units", date(2021, 10, 15)),
    Dated(Thing.DUE, "DOR-4.1", "Estate strategy", date(2021, 9, 30)),
    Dated(Thing.REVIEW, "DOR-2.5", "Ongoing watch", date(2020, 12, 31)),
    Dated(Thing.MILESTONE, "DOR-3.1", "Witness survey", date(2021, 10, 22), "First results"),
    Dated(
        Thing.PROMISE,
        "DOR-2.2",
        "Special constables",
        date(2021, 10, 8),
        "Agree another hall with the school",
        "Chief Inspector Prevention",
        kind=PathKind.ACTION,
    ),
    Dated(
        Thing.PROMISE,
        "DOR-3.1",
        "Witness survey",
        date(2021, 10, 22),
        "",
        "Chief Constable",
        kind=PathKind.DECISION_MONEY,
    ),
    Dated(
        Thing.HELP,
        "DOR-2.1",
        "Body-worn video",
        date(2021, 10, 29),
        "A decision on the money for two leaders",
        "Chief Constable",
        date(2021, 10, 7),
        SupportKind.DECISION,
        new=True,
    ),
    Dated(
        Thing.HELP,
        "DOR-3.2",
        "Rural watch",
        date(2021, 9, 24),
        "Two analysts for a month",
        "Council Director",
        date(2021, 8, 2),
        SupportKind.PEOPLE,
    ),
    Dated(Thing.DUE, "DOR-5.1", "Not yet", date(2021, 12, 1)),
)
OPS = "Director of Operations"
OWED = (
    OwedBy(
        WantedThing.AGREEMENTS,
        "",
        2,
        date(2021, 10, 6),
        date(2021, 10, 21),
        ("DOR-2.1", "DOR-2.2"),
        mine=True,
    ),
    OwedBy(WantedThing.NEW_DATE, "", 1, date(2021, 10, 5), None, ("DOR-2.3",), "2022-03-31", mine=True),
    OwedBy(WantedThing.REDACTION, "", 1, date(2021, 10, 8), mine=True),
    OwedBy(
        WantedThing.HELP,
        "Chief Executive",
        1,
        date(2021, 9, 20),
        date(2021, 10, 8),
        ("DOR-2.9",),
        "A letter to the Home Office",
        mine=True,
    ),
    OwedBy(
        WantedThing.RETURNS,
        "Director of Operations",
        5,
        date(2021, 10, 1),
        date(2021, 10, 14),
        ("DOR-1.1", "DOR-1.2", "DOR-1.3", "DOR-1.4", "DOR-1.5"),
    ),
    OwedBy(WantedThing.SENT_BACK, OPS, 1, date(2021, 10, 1), date(2021, 10, 8), ("DOR-2.4",)),
    OwedBy(
        WantedThing.AGREEMENTS,
        "Chief Finance Officer",
        1,
        date(2021, 10, 8),
        date(2021, 10, 21),
        ("DOR-6.1",),
    ),
    OwedBy(
        WantedThing.NEW_DATE, "Director of Operations", 1, date(2021, 9, 6), None, ("DOR-6.2",), "2022-06-30"
    ),
)
COUNTDOWN = Countdown(cast.TIMES.cut_off, cast.TIMES.draft, date(2021, 11, 12), PANEL)


def week(**other: Any) -> Week:
    """A week in the middle of collecting."""
    every = [one.standing for one in STOOD]
    usual = Week(
        quarter=cast.Q2,
        day=MONDAY,
        since=LAST_MONDAY,
        open=True,
        returns=stood.came(every),
        came=3,
        closed_on=None,
        stood=STOOD,
        dated=DATED,
        counts=rollup.counts(stood.stand(every)),
        scheme=cast.SCHEME,
        countdown=COUNTDOWN,
    )
    return replace(usual, **other)


QUIET_WEEK = {"open": False, "came": 0, "stood": (), "dated": ()}
AFTERWARDS = Countdown(None, None, date(2021, 11, 12), PANEL)
SETTLED = (Stood(OFF, off_since=date(2021, 7, 19)), Stood(RESTRICTED, off_since=date(2021, 10, 12)))


def quiet_week(**other: Any) -> Digest:
    """A week between quarters in which nothing happened."""
    return held(week(**{**QUIET_WEEK, "day": date(2021, 11, 8), "since": date(2021, 11, 1), **other}))


def thread(digest: Digest) -> Message:
    """The first message of its thread."""
    return weekly.in_thread(digest, CHANNEL)[0]


def crowded() -> Digest:
    """More than one screen holds, in every part."""
    many = tuple(
        replace(one, standing=replace(one.standing, terms=cast.terms(f"DOR-{n}.{at}")))
        for n in range(1, 6)
        for at, one in enumerate(STOOD)
    )
    dates = tuple(replace(one, ref=f"DOR-{n}.{at}") for n in range(1, 6) for at, one in enumerate(DATED))
    return held(week(stood=many, dated=dates, owed=OWED))


def corrected(rating: Rating) -> Message:
    """What is put right where the digest had that rating."""
    return weekly.corrected(Correction(stood.STANDINGS[0], rating, MONDAY, cast.Q2, cast.SCHEME))


def comes(**other: Any) -> Message:
    """What is answered to /muster quiet."""
    usual = Quiet(replace(SRO, choice=DigestTaste()), DigestTaste(), DigestTaste(), may_set_channel=False)
    return quiet.quiet_answer(replace(usual, **other))


ELECTION = ((date(2021, 3, 29), date(2021, 5, 6)),)

WEEKLY: Mapping[str, Callable[[], Message]] = {
    "weekly.weekly.weekly/open": lambda: weekly.weekly(held(week()), CHANNEL),
    "weekly.weekly.weekly/first": lambda: weekly.weekly(
        held(week(since=None, stood=STOOD[1:2], dated=())), CHANNEL
    ),
    "weekly.weekly.weekly/fewer_asked_for": lambda: weekly.weekly(
        held(week(came=0, stood=(), dated=(), no_more=1)), CHANNEL
    ),
    "weekly.weekly.weekly/agreed_otherwise": lambda: weekly.weekly(
        held(
            week(
                stood=(
                    Stood(stood.AGREED_OTHERWISE[0].standing, Rating.AMBER, ruled=True),
                    Stood(stood.AGREED_OTHERWISE[1].standing, Rating.AMBER, came=True, ruled=True),
                ),
                dated=(),
            )
        ),
        CHANNEL,
    ),
    "weekly.weekly.weekly/help_answered": lambda: weekly.weekly(
        quiet_week(answered=(DECLINED_ONE, MET), countdown=AFTERWARDS), CHANNEL
    ),
    "weekly.weekly.weekly/crowded": lambda: weekly.weekly(crowded(), CHANNEL),
    "weekly.weekly.weekly/just_closed": lambda: weekly.weekly(
        held(
            week(
                open=False,
                came=0,
                day=date(2021, 10, 25),
                since=date(2021, 10, 18),
                closed_on=date(2021, 10, 19),
                stood=SETTLED,
                dated=(),
                countdown=AFTERWARDS,
            )
        ),
        CHANNEL,
    ),
    "weekly.weekly.weekly/off_track_still": lambda: weekly.weekly(
        quiet_week(stood=SETTLED, countdown=AFTERWARDS), CHANNEL
    ),
    "weekly.weekly.weekly/nothing_new": lambda: weekly.weekly(quiet_week(countdown=AFTERWARDS), CHANNEL),
    "weekly.weekly.weekly/nothing_new_after_a_gap": lambda: weekly.weekly(
        quiet_week(since=date(2021, 10, 4), countdown=Countdown()),
        replace(CHANNEL, choice=DigestTaste(weeks=4, internal=True)),
    ),
    "weekly.weekly.in_thread/open": lambda: thread(held(week())),
    "weekly.weekly.in_thread/crowded": lambda: thread(crowded()),
    "weekly.weekly.in_thread/split_and_merged": lambda: thread(
        held(week(count_change=stood.COUNT_CHANGE, recorded=4))
    ),
    "weekly.weekly.in_thread/without_charts": lambda: replace(
        thread(held(week())), blocks=without_charts(thread(held(week())).blocks)
    ),
    "weekly.weekly.corrected/rating": lambda: corrected(Rating.AMBER),
    "weekly.weekly.corrected/way": lambda: corrected(Rating.RED),
    "weekly.personal.own_digest/chief": lambda: personal.own_digest(held(week(owed=OWED)), CHIEF),
    "weekly.personal.own_digest/sro": lambda: personal.own_digest(
        held(week(owed=OWED[:1], stood=STOOD[:2], dated=DATED[:3], countdown=AFTERWARDS)), SRO
    ),
    "weekly.personal.own_digest/worst_only": lambda: personal.own_digest(
        held(week(owed=OWED), worst_only=True),
        replace(SRO, choice=DigestTaste(weeks=2, worst_only=True)),
    ),
    "weekly.personal.own_digest/nothing_new": lambda: personal.own_digest(
        quiet_week(countdown=AFTERWARDS), CHIEF
    ),
    "weekly.personal.own_digest/crowded": lambda: personal.own_digest(crowded(), CHIEF),
    "weekly.personal.own_thread/crowded": lambda: personal.own_thread(crowded(), CHIEF)[0],
    "weekly.quiet.quiet_answer/usual": comes,
    "weekly.quiet.quiet_answer/chosen": lambda: comes(
        reader=replace(SRO, choice=DigestTaste(weeks=2, worst_only=True)), changed="own"
    ),
    "weekly.quiet.quiet_answer/off": lambda: comes(
        reader=replace(SRO, deliverables=3, choice=DigestTaste(weeks=0)), usual=DigestTaste(weeks=0)
    ),
    "weekly.quiet.quiet_answer/office": lambda: comes(reader=None, may_set_channel=True, pauses=ELECTION),
    "weekly.quiet.quiet_answer/channel": lambda: comes(
        reader=None, channel=DigestTaste(weeks=2, internal=True), may_set_channel=True, changed="channel"
    ),
    "weekly.quiet.quiet_answer/nobody": lambda: comes(reader=None),
    "weekly.quiet.quiet_answer/not_own": lambda: comes(why_not="own"),
    "weekly.quiet.quiet_answer/not_channel": lambda: comes(why_not="channel"),
    "weekly.quiet.quiet_help/how": quiet.quiet_help,
    "weekly.quiet.election_answer/noted": lambda: quiet.election_answer(ELECTION, noted=True),
    "weekly.quiet.election_answer/shown": lambda: quiet.election_answer(ELECTION),
    "weekly.quiet.election_answer/none": lambda: quiet.election_answer(()),
    "weekly.quiet.election_answer/taken_back": lambda: quiet.election_answer((), noted=True),
    "weekly.quiet.election_help/how": quiet.election_help,
    "weekly.quiet.election_refused/past": lambda: quiet.election_refused("past"),
    "weekly.quiet.election_refused/long": lambda: quiet.election_refused("long"),
}
