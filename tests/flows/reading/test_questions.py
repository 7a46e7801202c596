"""Reading what somebody asks: what the words come to. Whatever the plan and the words: test_any_question."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.reading.questions.figures import panel_day, since_when
from handlers.reading.questions.names import Index, index_of
from handlers.reading.questions.reader import MOST_READ, read
from handlers.reading.questions.spelling import put_right
from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.facts.queries import AskedFor, NameKind, Names, Only, PlanQuestion, Subject
from tests.flows import dorset

OTHERS = (Rating.BLUE, Rating.GREY, Rating.NONE)
TODAY, NEWEST = date(2021, 10, 25), QuarterName(2021, 2)


def names_of_dorset() -> Names:
    """The names of the bundled plan, as the record has them."""
    plan = dorset.PLAN
    subjects = [Subject(NameKind.PRIORITY, one.code, one.title) for one in plan.priorities]
    subjects += [
        Subject(NameKind.AREA, area, area, one.code) for one in plan.priorities for area in one.areas
    ]
    subjects += [Subject(NameKind.COMMITMENT, one.ref, one.title, one.priority) for one in plan.commitments]
    subjects += [Subject(NameKind.ROLE, one.role, one.role) for one in plan.people]
    subjects += [Subject(NameKind.FORUM, one.name, one.name) for one in plan.forums]
    statements = tuple((one.code, one.statement or "") for one in plan.priorities)
    words = tuple((one.word, one.means) for one in plan.words)
    return Names(tuple(subjects), statements, words, title=plan.plan.title, starts=plan.plan.starts)


DORSET = index_of(names_of_dorset())


def asked(text: str, index: Index = DORSET) -> PlanQuestion:
    """What is asked on 25 October 2021, when Quarter 2 was collected last."""
    return read(text, index, TODAY, NEWEST)


def keys(question: PlanQuestion) -> set[str]:
    """What it names."""
    return {one.key for one in question.subjects}


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("what have the police done about stalking", {"Domestic Abuse and Stalking", "DOR-3.1", "DOR-3.2"}),
        ("when is dor-2.3 due, and who leads 3.4?", {"DOR-2.3", "DOR-3.4"}),
        ("DOR2.3", {"DOR-2.3"}),
        ("priority 4", {"4"}),
        ("measures of 3", {"3"}),
        ("what is off track in 2?", {"2"}),
        ("how are the cadets and county lines doing", {"DOR-2.3", "DOR-3.5"}),
        ("support for young people", {"Support for Young People"}),
        ("compare costs", {"DOR-6.2"}),
        ("crime", {"1", "3", "4"}),
        ("fraud", {"Fraud and Cyber-Crime"}),
        ("what is the head of citizens in policing doing", {"Head of Citizens in Policing"}),
        ("cfo", {"Chief Finance Officer"}),
        ("phones", {"DOR-2.4"}),
        ("specials", {"DOR-2.2", "DOR-4.2"}),
        ("slavery", {"Modern Slavery"}),
        ("hotspots", {"DOR-1.1"}),
        ("gangs", {"3"}),
        ("lines to take on the cadets", {"DOR-2.3"}),
        ("what has the commissioner promised on fly tipping", {"Fly-tipping"}),
        ("why isn't DOR-2.3 finished", {"DOR-2.3"}),
        ("a member is asking about speeding, where are we?", {"Road Safety"}),
        ("what can I say publicly about special constables", {"DOR-2.2", "DOR-4.2"}),
        ("wots happening with asb?", {"1"}),
        ("p2", {"2"}),
    ],
)
def test_what_is_named(typed: str, named: set[str]) -> None:
    """By ref, code, title, theme, role, the office's own word and what a priority says."""
    question = asked(typed)
    assert (keys(question), question.is_guess, question.understood) == (named, False, True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("what's overdue", PlanQuestion(only=(Only.OVERDUE,))),
        ("anything not on track?", PlanQuestion(ratings=(Rating.RED, Rating.AMBER))),
        ("which are not red", PlanQuestion(ratings=(Rating.AMBER, Rating.GREEN, *OTHERS))),
        ("anything but green", PlanQuestion(ratings=(Rating.RED, Rating.AMBER, *OTHERS))),
        ("neither red nor amber", PlanQuestion(ratings=(Rating.GREEN, *OTHERS))),
        ("not red or amber", PlanQuestion(ratings=(Rating.GREEN, *OTHERS))),
        (
            "everything that's not green",
            PlanQuestion(ratings=(Rating.RED, Rating.AMBER, Rating.GREY, Rating.NONE)),
        ),
        ("any good news?", PlanQuestion(only=(Only.IMPROVED,))),
        ("bad news", PlanQuestion(ratings=(Rating.RED, Rating.AMBER))),
        ("due tomorrow", PlanQuestion(due=(date(2021, 10, 26),) * 2)),
        ("what is due on Friday", PlanQuestion(due=(date(2021, 10, 29),) * 2)),
        ("due on monday", PlanQuestion(due=(TODAY, TODAY))),
        ("due next Friday", PlanQuestion(due=(date(2021, 11, 5),) * 2)),
        ("whats due in the next two weeks", PlanQuestion(due=(TODAY, date(2021, 11, 8)))),
        ("due by the end of next month", PlanQuestion(due=(date.min, date(2021, 11, 30)))),
        ("what has changed since Monday", PlanQuestion(ask=AskedFor.CHANGED, since=date(2021, 10, 18))),
        (
            "decisions needed by 29 October",
            PlanQuestion(only=(Only.DECISION,), due=(date.min, date(2021, 10, 29))),
        ),
        (
            "which decisions has the director of operations still to take before friday",
            PlanQuestion(
                only=(Only.DECISION,), due=(date.min, date(2021, 10, 28)), of_whom="director of operations"
            ),
        ),
        ("how was it last summer", PlanQuestion(quarter=QuarterName(2021, 2))),
        ("how was it last autumn", PlanQuestion(quarter=QuarterName(2020, 3))),
        ("how did it stand in the winter", PlanQuestion(quarter=QuarterName(2020, 4))),
        ("worse than amber", PlanQuestion(ratings=(Rating.RED,))),
        ("promises we made last time and didnt keep", PlanQuestion(only=(Only.UNKEPT,))),
        ("panel papers", PlanQuestion(ask=AskedFor.MEETING)),
        ("not started yet", PlanQuestion(ratings=(Rating.GREY,))),
        ("isn't finished", PlanQuestion(only=(Only.UNFINISHED,))),
        ("my reds", PlanQuestion(ratings=(Rating.RED,), only=(Only.MINE,))),
        ("overdeu", PlanQuestion(only=(Only.OVERDUE,))),
        (
            "completed since q1",
            PlanQuestion(ask=AskedFor.COMPARE, ratings=(Rating.BLUE,), against=QuarterName(2021, 1)),
        ),
        ("who hasn't answered", PlanQuestion(ask=AskedFor.STATUS)),
        ("have any not been agreed", PlanQuestion(only=(Only.NOT_AGREED,))),
        (
            "q1 v q2",
            PlanQuestion(quarter=QuarterName(2021, 2), against=QuarterName(2021, 1), ask=AskedFor.COMPARE),
        ),
        ("what's gone red", PlanQuestion(ratings=(Rating.RED,), only=(Only.MOVED,))),
        ("what does off track mean", PlanQuestion(ask=AskedFor.MEANING, ratings=(Rating.RED,))),
        ("what do the colours mean", PlanQuestion(ask=AskedFor.MEANING)),
        ("why are so many red", PlanQuestion(ask=AskedFor.WHY, ratings=(Rating.RED,))),
        ("has anything slipped since the summer", PlanQuestion(ask=AskedFor.CHANGED, only=(Only.WORSENED,))),
        (
            "compare the last two quarters",
            PlanQuestion(quarter=QuarterName(2021, 2), against=QuarterName(2021, 1), ask=AskedFor.COMPARE),
        ),
        ("exceptions", PlanQuestion(ask=AskedFor.EXCEPTIONS)),
        ("next panel meeting", PlanQuestion(ask=AskedFor.MEETING)),
        ("deadlines", PlanQuestion(ask=AskedFor.DEADLINES)),
        ("help", PlanQuestion(ask=AskedFor.HELP)),
        ("how are priorities going overall", PlanQuestion()),
        ("what needs me today", PlanQuestion(ask=AskedFor.WAITING)),
        ("what is an SRO", PlanQuestion(ask=AskedFor.TERMS)),
        ("how did it all stand in june", PlanQuestion(quarter=QuarterName(2021, 1))),
        ("as at June 2021", PlanQuestion(quarter=QuarterName(2021, 1))),
        ("", PlanQuestion()),
        ("all", PlanQuestion()),
    ],
)
def test_what_is_asked(typed: str, expected: PlanQuestion) -> None:
    """Filters, periods and what is wanted, alone."""
    question = asked(typed)
    assert (question.ask, question.ratings, question.only) == (expected.ask, expected.ratings, expected.only)
    assert (question.quarter, question.against) == (expected.quarter, expected.against)
    assert question.understood
    assert not question.subjects


@pytest.mark.parametrize(
    "typed",
    [
        "everything except rural crime",
        "not rural crime",
        "everything but rural",
        "changed since the panel",
        "red since the flood",
        "which are not the cadets",
        "red or overdue",
        "worse than last week",
        "worse than complete",
        "cadets stalking",
        "what did we finish this quarter",
        "all but the cadets, without stalking",
        "zebras",
        "cadets budget",
        "policing the zoo",
        "DOR-9.9",
        "2.33",
        "DOR-2.3 and DOR-9.9",
        "O'Brien's café façade",
        "sut mae troseddau gwledig",
        "weather in weymouth tomorrow afternoon please advise",
    ],
)
def test_what_is_not_understood(typed: str) -> None:
    """What turns a question round, what is half about something else, and refs of no commitment get no answer."""
    assert not asked(typed).understood


@pytest.mark.parametrize(
    ("typed", "named", "read_as", "unknown"),
    [
        ("kadets", {"DOR-2.3"}, {"kadets"}, set()),
        ("evidence for 1.4", {"DOR-1.4"}, set(), {"evidence"}),
        ("rurl crim", {"4"}, {"rurl"}, set()),
        ("visable and conected", {"2"}, {"visable", "conected"}, set()),
        ("is the rural crime team twice the size", {"DOR-4.1"}, set(), {"size"}),
    ],
)
def test_what_is_guessed(typed: str, named: set[str], read_as: set[str], unknown: set[str]) -> None:
    """What was put right and what was left out stand beside it."""
    question = asked(typed)
    assert (keys(question), question.understood) == (named, True)
    assert ({one for one, _ in question.read_as}, set(question.unknown)) == (read_as, unknown)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("scoter", {"scooter"}, "scooter"),
        ("rurl", {"rural"}, "rural"),
        ("late", {"hate"}, None),
        ("farm", {"form"}, None),
        ("frsm", {"form"}, None),
        ("101", {"111"}, None),
        ("abc", {"abd"}, None),
        ("behavior", {"behaviour"}, "behaviour"),
    ],
)
def test_slips(word: str, known: set[str], meant: str | None) -> None:
    """One letter in a short word, two in a long one; a short word that is another word is none misspelt."""
    assert put_right(word, known) == meant


@pytest.mark.parametrize(
    ("what", "today", "day"),
    [
        ("summer", date(2021, 10, 25), date(2021, 9, 1)),
        ("summer", date(2021, 7, 25), date(2021, 6, 1)),
        ("winter", date(2022, 1, 5), date(2021, 12, 1)),
        ("winter", date(2021, 10, 25), date(2021, 3, 1)),
        ("autumn", date(2022, 3, 1), date(2021, 12, 1)),
        ("christmas", date(2021, 10, 25), date(2020, 12, 25)),
    ],
)
def test_since_a_season(what: str, today: date, day: date) -> None:
    """Since the day after it, or its first day while it lasts."""
    assert since_when(what, today) == day


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("due before the next Panel", " due before 25 November 2021 "),
        ("what is due by the february panel?", "what is  due by 3 February 2022 ?"),
        ("due before the march panel", "due before the march panel"),
        ("panel papers", "panel papers"),
    ],
)
def test_due_by_a_meeting(typed: str, read_as: str) -> None:
    """By its day, where one is known."""
    assert panel_day(typed, [date(2021, 11, 25), date(2022, 2, 3)]) == read_as


@pytest.mark.parametrize(
    ("typed", "ratings"),
    [
        ("list the 🔴", (Rating.RED,)),
        ("which are ▲?", (Rating.AMBER,)),
        ("■ and ▲", (Rating.RED, Rating.AMBER)),
        ("🔴 ■ Off track", (Rating.RED,)),
        ("any 🟡 cadets", (Rating.AMBER,)),
        ("● who leads cadets", ()),
        ("■ cadets", ()),
    ],
)
def test_a_sign_of_a_rating_chooses_as_its_colour_does(typed: str, ratings: tuple[Rating, ...]) -> None:
    """It is not left out unnamed; before a line a drawn one is a bullet."""
    assert asked(typed).ratings == ratings


@pytest.mark.parametrize("typed", ["ynys mon", "Ynys Môn", "YNYS MO\u0302N", "ty hafan", "Tŷ Hafan"])
def test_a_mark_over_a_letter_may_be_missing(typed: str) -> None:
    """A plan has "Môn" and "Tŷ"; a telephone may not."""
    names = names_of_dorset()
    more = (
        Subject(NameKind.COMMITMENT, "DOR-9.1", "Patrols on Ynys Môn", "1"),
        Subject(NameKind.COMMITMENT, "DOR-9.2", "Tŷ Hafan outreach", "1"),
    )
    found = asked(typed, index_of(replace(names, subjects=(*names.subjects, *more))))
    assert (len(found.subjects), found.understood, found.is_guess) == (1, True, False)


def test_what_is_too_long_to_be_read_whole_is_no_question() -> None:
    """What follows may turn it round: it is named, and what stands before it is offered."""
    found = asked(f"DOR-2.3 {'and so on ' * (MOST_READ // 10)}but not this")
    assert not found.understood
    assert found.unknown[-1].endswith("but not this")
    assert keys(replace(found, subjects=found.likely)) == {"DOR-2.3"}
