"""The messages of the plan office's desk: "module.function", then "/state" -> how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from digests.asks import participation
from digests.collecting.status import status_answer
from digests.home import home
from digests.home.office import which_role_view
from digests.kit.blocks import Message
from digests.kit.home_place import HomePlace
from digests.people import cover
from digests.prompting.chased import chased
from digests.redaction import redaction
from digests.rulings import rulings
from digests.succession import succession
from storage.enums import Rating, ReturnState, RulingKind
from storage.facts.asks import Participation, Tally
from storage.facts.home import Exceptional, Exceptions, HomeFacts, MyCommitment
from storage.facts.plan import QuarterName
from storage.facts.redaction import Places, RedactionFacts
from storage.facts.returns_list import ListedReturn, ReturnsList
from storage.facts.rulings import Answered, Chased, Exempted, Ruled
from storage.facts.succession import Gone, Left, Succession
from tests.messages.registry.answering import ASKED_DATE
from tests.messages.registry.kit import cast, stood

RULED = Ruled(
    RulingKind.WAIVED,
    7,
    "DOR-2.3",
    "Cadet units & clubs",
    "Head of Scrutiny",
    cast.Q2,
    "the grant is paused",
    ReturnState.WAIVED,
    cast.at(20, 17, 0),
    told=("Head of Scrutiny", "Scrutiny Officer"),
)
COMPLETE = Answered(Rating.BLUE, "Director of Operations", cast.at(13).date(), cast.SCHEME, "7:1:agreed")
ANSWERED = replace(RULED, answered=COMPLETE)
REOPENED = replace(RULED, kind=RulingKind.REOPENED, state=ReturnState.SUBMITTED)
EXTENDED = replace(RULED, kind=RulingKind.EXTENDED, state=ReturnState.PROMPTED)


def refused(why_not: str, bound: datetime) -> Ruled:
    """More time that is not given, with the limit that its day breaks."""
    return replace(EXTENDED, why_not=why_not, bound=bound, instead=cast.at(15).date())


def listed(number: int, state: ReturnState = ReturnState.PROMPTED, **other: object) -> ListedReturn:
    """A line of the list of returns."""
    usual = ListedReturn(
        return_id=number,
        ref=f"DOR-{number}",
        title="Cadet units & clubs",
        lead="Head of Scrutiny",
        sro_id=number % 3,
        sro=f"Director {number % 3}",
        priority=str(number % 4),
        priority_title=("Cut crime & ASB", "Rural crime", "Victims", "Every penny")[number % 4],
        state=state,
        rating=Rating.AMBER if state is ReturnState.AGREED else Rating.NONE,
    )
    return replace(usual, **other)  # type: ignore[arg-type]


STATES = [state for state in ReturnState for _ in range(9)]


def returns_list(*lines: ListedReturn) -> ReturnsList:
    """The list of a quarter's returns."""
    return ReturnsList(cast.Q2, cast.TIMES.lead_deadline, cast.TIMES.cut_off, lines, cast.SCHEME)


EVERY_STATE = returns_list(
    *(
        listed(number, state, due_at=cast.at(20, 17, 0) if number % 5 == 0 else None)
        for number, state in enumerate(STATES)
    )
)
SMALL_LIST = returns_list(listed(1), listed(2, ReturnState.NO_RETURN))
EXCEPTIONS = Exceptions(
    cast.Q2,
    (
        Exceptional(stood.STANDINGS[0], ("red", "decision", "worsened")),
        Exceptional(stood.STANDINGS[5], ("missing",)),
        Exceptional(stood.STANDINGS[1], ("amber_long", "not_agreed")),
    ),
    cast.SCHEME,
)
MINE = (
    MyCommitment(stood.STANDINGS[0], cast.QUARTER_END, "Open the Poole unit"),
    MyCommitment(stood.STANDINGS[5], cast.QUARTER_END),
)
REDACTION = RedactionFacts(
    3,
    "A victim was named",
    "Governance Manager",
    Places((("answers", 2), ("drafts", 1), ("messages", 5), ("papers", 1))),
)

ROLES = ((1, "Head of <Scrutiny>"), (2, "Bid Lead"))
DESK: Mapping[str, Callable[[], Message | dict[str, Any] | str]] = {
    "rulings.rulings.waived_together/several": lambda: rulings.waived_together(
        [replace(RULED, ref=f"DOR-2.{number}") for number in range(1, 4)]
    ),
    "rulings.rulings.settled/waived": lambda: rulings.settled(RULED),
    "rulings.rulings.settled/reopened": lambda: rulings.settled(REOPENED),
    "rulings.rulings.settled/nobody_told": lambda: rulings.settled(replace(RULED, told=())),
    "rulings.rulings.settled/deputy_told": lambda: rulings.settled(
        replace(RULED, told=("Scrutiny Officer",))
    ),
    "rulings.rulings.settled/extended_after_draft": lambda: rulings.settled(
        replace(EXTENDED, after_draft=True)
    ),
    "rulings.rulings.settled/waived_already": lambda: rulings.settled(replace(RULED, why_not="already")),
    "rulings.rulings.settled/cleared": lambda: rulings.settled(replace(RULED, why_not="frozen")),
    "rulings.rulings.settled/in_already": lambda: rulings.settled(
        replace(EXTENDED, state=ReturnState.SUBMITTED, why_not="in_already")
    ),
    "rulings.rulings.settled/in_past": lambda: rulings.settled(refused("in_past", cast.at(1, 17, 0))),
    "rulings.rulings.settled/too_soon": lambda: rulings.settled(refused("too_soon", cast.at(14, 17, 0))),
    "rulings.rulings.settled/not_working": lambda: rulings.settled(
        refused("not_working", cast.at(20, 17, 0))
    ),
    "rulings.rulings.settled/too_far": lambda: rulings.settled(refused("too_far", cast.at(19, 9, 30))),
    "rulings.rulings.settled/another_year": lambda: rulings.settled(replace(EXTENDED, other_year=True)),
    "rulings.rulings.ruling_notice/waived": lambda: rulings.ruling_notice(RULED),
    "rulings.rulings.ruling_notice/reopened": lambda: rulings.ruling_notice(REOPENED),
    "rulings.rulings.ruling_notice/extended": lambda: rulings.ruling_notice(EXTENDED),
    "rulings.rulings.exempted/two": lambda: rulings.exempted(
        Exempted("Head of Scrutiny", cast.Q2, "the post is vacant", ("DOR-2.3", "DOR-2.4"), new=True)
    ),
    "rulings.rulings.exempted/again": lambda: rulings.exempted(
        Exempted("Head of Scrutiny", cast.Q2, "the post is vacant", (), new=False)
    ),
    "prompting.chased.chased/now": lambda: chased(Chased("Head of Scrutiny", ("DOR-2.3", "DOR-2.4"))),
    "prompting.chased.chased/today_already": lambda: chased(
        Chased("Head of Scrutiny", ("DOR-2.3",), "today_already")
    ),
    "prompting.chased.chased/nothing_out": lambda: chased(Chased("Head of Scrutiny", (), "nothing_out")),
    "prompting.chased.chased/nobody": lambda: chased(Chased("", (), "nobody")),
    "prompting.chased.chased/away": lambda: chased(
        Chased("Head of Scrutiny", ("DOR-2.3",), "away", away_until=cast.at(20).date())
    ),
    "prompting.chased.chased/not_at_work": lambda: chased(
        Chased("Head of Scrutiny", ("DOR-2.3",), "not_at_work", at_work=cast.at(6, 8, 30))
    ),
    "prompting.chased.chased/day_off": lambda: chased(Chased("Head of Scrutiny", (), "day_off")),
    "home.home.home_view/waiting": lambda: home.home_view(HomeFacts(stood.waiting(2, 1, 1), MINE, cast.Q2)),
    "home.home.home_view/besides": lambda: home.home_view(
        HomeFacts(replace(stood.waiting(1), besides=stood.BESIDES[:1]), MINE, cast.Q2)
    ),
    "home.home.home_view/overdue": lambda: home.home_view(HomeFacts(replace(stood.waiting(2), overdue=True))),
    "home.home.home_view/closed": lambda: home.home_view(
        HomeFacts(replace(stood.waiting(2), overdue=True, closed=True))
    ),
    "home.home.home_view/nothing": lambda: home.home_view(HomeFacts(stood.NOTHING_OPEN)),
    "home.home.home_view/many": lambda: home.home_view(
        HomeFacts(stood.waiting(40), MINE * 20, cast.Q2), HomePlace(mine=2)
    ),
    "home.home.home_view/plan_office": lambda: home.home_view(
        HomeFacts(
            stood.waiting(),
            exceptions=EXCEPTIONS,
            returns_list=EVERY_STATE,
            office_verbs=("hand", "away", "timetable", "report"),
        )
    ),
    "home.home.home_view/an_older_quarter": lambda: home.home_view(
        HomeFacts(replace(stood.waiting(1), older=stood.OLDER))
    ),
    "home.home.home_view/plan_office_overdue": lambda: home.home_view(
        HomeFacts(stood.waiting(), returns_list=replace(SMALL_LIST, overdue=True))
    ),
    "home.home.home_view/plan_office_closed": lambda: home.home_view(
        HomeFacts(stood.waiting(), returns_list=replace(SMALL_LIST, overdue=True, closed=True))
    ),
    "home.home.home_view/plan_office_what_is_out": lambda: home.home_view(
        HomeFacts(stood.waiting(), returns_list=EVERY_STATE), HomePlace(board=2, show="out")
    ),
    "home.home.home_view/chief_executive": lambda: home.home_view(
        HomeFacts(stood.waiting(), exceptions=EXCEPTIONS, office_verbs=("report",))
    ),
    "home.home.home_view/chief_executive_nothing_stands_out": lambda: home.home_view(
        HomeFacts(stood.waiting(), exceptions=replace(EXCEPTIONS, lines=()), dates=(ASKED_DATE,))
    ),
    "home.office.which_role_view/hand": lambda: which_role_view("hand", ROLES),
    "home.office.which_role_view/away": lambda: which_role_view("away", ROLES),
    "people.cover.cover_view/two_roles": lambda: cover.cover_view(
        "Head of Scrutiny", ((1, "Scrutiny Officer"), (2, "Bid Lead")), "{}", cast.QUARTER_END
    ),
    "redaction.redaction.redact_view/empty": redaction.redact_view,
    "redaction.redaction.confirm_view/words": lambda: redaction.confirm_view(
        replace(REDACTION, words="A <name> & more")
    ),
    "redaction.redaction.confirm_view/gone_already": lambda: redaction.confirm_view(
        replace(REDACTION, words="A name", places=Places(()))
    ),
    "redaction.redaction.nobody_confirms/words": lambda: redaction.nobody_confirms(REDACTION),
    "redaction.redaction.redaction_asked/by_plan_office": lambda: redaction.redaction_asked(REDACTION),
    "redaction.redaction.redaction_sent/found": lambda: redaction.redaction_sent(REDACTION),
    "redaction.redaction.redaction_under_way/alone": redaction.redaction_under_way,
    "redaction.redaction.redaction_done/everywhere": lambda: redaction.redaction_done(REDACTION),
    "redaction.redaction.redaction_declined/kept": lambda: redaction.redaction_declined(REDACTION),
    "redaction.redaction.redaction_settled/done": lambda: redaction.redaction_settled(REDACTION, done=True),
    "redaction.redaction.redaction_refused/same_person": lambda: redaction.redaction_refused(
        replace(REDACTION, why_not="same_person")
    ),
    "redaction.redaction.redaction_refused/decided": lambda: redaction.redaction_refused(
        replace(REDACTION, why_not="decided")
    ),
    "redaction.redaction.file_withdrawn/draft": redaction.file_withdrawn,
    "asks.participation.participation_answer/a_year": lambda: participation.participation_answer(
        Participation(
            2021,
            Tally(40, 6, 2, 5, 3),
            ((cast.Q1, Tally(25, 1, 2, 0, 0)), (cast.Q2, Tally(15, 5, 0, 5, 3))),
            (("Director of Operations", Tally(30, 6, 2, 0, 0)), ("Chief Executive", Tally(10, 0, 0, 5, 3))),
        )
    ),
    "asks.participation.participation_answer/nothing": lambda: participation.participation_answer(
        Participation(2030, Tally(), (), ())
    ),
    "succession.succession.succeeded/split": lambda: succession.succeeded(
        Succession("split", ("DOR-2.3",), ("DOR-2.31", "DOR-2.32"), cast.Q2, 28, 29)
    ),
    "succession.succession.succeeded/merged": lambda: succession.succeeded(
        Succession("merged", ("DOR-2.3", "DOR-2.4"), ("DOR-2.9",), cast.Q2, 28, 27)
    ),
    "succession.succession.succeeded/withdrawn_between_quarters": lambda: succession.succeeded(
        Succession("withdrawn", ("DOR-2.3",), (), None, 28, 27)
    ),
    "succession.succession.succeeded/ref_used": lambda: succession.succeeded(
        Succession("merged", ("DOR-2.3",), ("DOR-2.1",), cast.Q2, fault="ref_used", fault_ref="DOR-2.1")
    ),
    "succession.succession.succeeded/one_merged": lambda: succession.succeeded(
        Succession("merged", ("DOR-2.3",), ("DOR-2.9",), cast.Q2, fault="too_few", fault_ref="DOR-2.3")
    ),
    "succession.succession.left_the_plan/split": lambda: succession.left_the_plan(
        Left("split", ("DOR-2.3",), ("DOR-2.31", "DOR-2.32"))
    ),
    "succession.succession.left_the_plan/merged": lambda: succession.left_the_plan(
        Left("merged", ("DOR-2.3",), ("DOR-2.9",))
    ),
    "succession.succession.left_the_plan/withdrawn": lambda: succession.left_the_plan(
        Left("withdrawn", ("DOR-2.3",), (), date(2022, 1, 10), "The partner has pulled out")
    ),
    "rulings.rulings.settled/answered": lambda: rulings.settled(ANSWERED),
    "rulings.rulings.waive_surely/agreed": lambda: rulings.waive_surely(ANSWERED, "{}"),
    "rulings.rulings.waive_surely/no_button": lambda: rulings.waive_surely(
        replace(ANSWERED, answered=replace(COMPLETE, rating=Rating.AMBER, agreed_by="")), ""
    ),
    "rulings.rulings.left_surely/two": lambda: rulings.left_surely("merge", [ANSWERED, ANSWERED], "{}"),
    "rulings.rulings.waived_for_the_sro/agreed": lambda: rulings.waived_for_the_sro(ANSWERED),
    "rulings.rulings.settle_view/answered": lambda: rulings.settle_view(
        RulingKind.WAIVED, "DOR-2.3", "Cadet units & clubs", "{}", answered=COMPLETE
    ),
    "succession.succession.left_notice/withdrawn": lambda: succession.left_notice(
        Gone("DOR-2.3", "Cadet units", 1, 2),
        Succession(
            "withdrawn",
            ("DOR-2.3",),
            (),
            None,
            first=QuarterName(2021, 3),
            reason="The partner has pulled out",
        ),
    ),
    "succession.succession.split_view/two_roles": lambda: succession.split_view(
        "DOR-2.3",
        "Cadet units",
        ((1, "Head of Scrutiny"), (2, "Bid Lead")),
        1,
        cast.QUARTER_END,
    ),
    "collecting.status.status_answer/waived_and_extended": lambda: status_answer(
        stood.status(
            let_off=(("DOR-2.3", "Head of Scrutiny", "the grant is paused"),),
            extended=(("DOR-2.4", "Bid Lead", cast.at(20, 17, 0)),),
        )
    ),
    "rulings.rulings.settle_view/waive": lambda: rulings.settle_view(
        RulingKind.WAIVED, "DOR-2.3", "Cadet units", "{}"
    ),
    "rulings.rulings.settle_view/extend": lambda: rulings.settle_view(
        RulingKind.EXTENDED, "DOR-2.3", "Cadet units", "{}", cast.QUARTER_END
    ),
}
