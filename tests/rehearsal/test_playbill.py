"""What the page is told of a rehearsal: who is who, who reads drafts, and what is to come."""

import re
from datetime import date, datetime

from bot.commands.rehearse import BUNDLED
from bot.rehearsal.playing.glossary import glossary
from bot.rehearsal.playing.playbill import programme
from bot.rehearsal.playing.stage import (
    DIGEST,
    DUTIES,
    GUEST,
    STRANGER,
    people_of,
    readers_of_drafts,
    title,
    workspace_config,
)
from storage.facts.plan import QuarterName
from storage.plan.files.reading import read_plan
from storage.rules.calendar.working_days import LONDON

START = datetime(2021, 9, 30, 16, tzinfo=LONDON)
"""The last afternoon of Quarter 2 2021/22."""


def test_the_programme_tells_the_quarter_in_order() -> None:
    """Prompts, reminders, digests, deadline, close and draft come in their order, all after the start."""
    events = programme(QuarterName(2021, 2), START)
    times = [datetime.fromisoformat(event["at"]) for event in events]
    assert times == sorted(times)
    assert times[0] > START
    assert [event["words"] for event in events[:13]] == [
        "leads are asked for Q2 2021/22",
        "the weekly digest is posted",
        "the first reminder for Q2 2021/22 goes to those who have not answered",
        "the weekly digest is posted",
        "the second reminder for Q2 2021/22 goes out, to co-leads and deputies too",
        "Q2 2021/22 is due from leads",
        "leads who have not answered for Q2 2021/22 hear that it is overdue; SROs are asked to agree",
        "the weekly digest is posted",
        "SROs hear which returns of Q2 2021/22 are missing",
        "returns for Q2 2021/22 close",
        "SROs are reminded of what waits for Q2 2021/22",
        "SROs are reminded again: Q2 2021/22 is to be agreed today",
        "the draft of Q2 2021/22 goes to the chief executive’s channel",
    ]


def test_the_programme_goes_on_after_the_quarter() -> None:
    """Whoever stays on the page can go on into the next quarters."""
    words = [event["words"] for event in programme(QuarterName(2021, 2), START)]
    assert "leads are asked for Q3 2021/22" in words


def test_the_programme_tells_of_the_days_before_the_panel_meets() -> None:
    """Where it meets after the draft, what was said is looked at again, two working days before its paper is due."""
    events = programme(QuarterName(2021, 2), START, [date(2021, 11, 25)])
    at = {event["words"]: event["at"] for event in events}
    assert at["what Q2 2021/22 says is looked at again before the Panel meets"] == "2021-11-10T09:30:00+00:00"
    assert not [words for words in at if "Q3" in words and "looked at again" in words]


def test_each_member_is_told_by_what_they_do() -> None:
    """The bundled plan's people are listed with what they lead, agree and may see."""
    document = read_plan(BUNDLED).document
    assert document is not None
    assert title(document, "Chief Executive") == "SRO of 9, chief executive"
    assert title(document, "Rural Crime Inspector").startswith("force lead of")


def test_only_some_read_drafts() -> None:
    """The chief executive's channel holds the chief executive, the plan office and the bot, and no stranger."""
    document = read_plan(BUNDLED).document
    assert document is not None
    config = workspace_config(document, START, 5)
    (chief,) = [channel for channel in config["channels"] if channel["name"] == "chief-executive"]
    assert set(chief["members"]) == {*readers_of_drafts(document), config["bot"]["user_id"]}
    assert 0 < len(readers_of_drafts(document)) < len(config["users"]) - 2


def test_two_are_there_whom_no_plan_names() -> None:
    """A colleague without a part in the plan, and a guest, both of whom read the channel of the digest."""
    document = read_plan(BUNDLED).document
    assert document is not None
    config = workspace_config(document, START, 5)
    outside = {user["real_name"]: user for user in config["users"] if user["id"] in (STRANGER, GUEST)}
    assert set(outside) == {"Someone else", "A guest"}
    assert outside["A guest"]["is_restricted"]
    (digest,) = [channel for channel in config["channels"] if channel["id"] == DIGEST]
    assert {STRANGER, GUEST} <= set(digest["members"])


def test_each_word_beside_a_person_is_explained() -> None:
    """Whatever the page calls people by stands in its glossary."""
    terms = " ".join(one["term"] for one in glossary()).casefold()
    document = read_plan(BUNDLED).document
    assert document is not None
    titles = {one["title"] for one in people_of(document)} | set(DUTIES.values())
    words = {re.sub(r"s? (of|for)? ?\d+$", "", part) for one in titles for part in one.split(", ") if part}
    assert {word for word in words if word.removesuffix(" of the workspace").casefold() not in terms} == set()
