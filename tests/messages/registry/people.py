"""The messages about people, in every state worth looking at: absence and cover, prompts that change hands."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from functools import partial

from digests.answering import form, receipt
from digests.handover import handover
from digests.kit.blocks import Block, Message
from digests.on_behalf import on_behalf, return_form
from digests.people import absence, accounts, hours
from digests.prompting import prompt
from digests.queries.usage import how_typed, not_done
from handlers.muster import VERBS
from storage.enums import Rating
from storage.facts.answering import PastRating
from storage.facts.handover import Beside, HandedOver, HandoverLine, HandoverNote, RoleLeft
from storage.facts.on_behalf import FormFault, FormRow, ReturnForm
from storage.facts.people import AbsenceFacts, CannotBeAway, NotFound
from storage.facts.plan import Examples
from tests.messages.registry.kit import cast

FIRST, LAST = date(2021, 10, 12), date(2021, 10, 20)
AWAY = AbsenceFacts("Head of Scrutiny", FIRST, LAST, "Head of Custody")
UNCOVERED = replace(AWAY, cover="", word="Back on <Thursday> & well")
SRO_AWAY = replace(
    AWAY, role="Director of Operations", agrees=True, covers_for=("Bid Lead", "Head of Estates")
)
TWICE = replace(AWAY, cover_away=True)
TWO_ROLES = tuple(
    replace(line, lead=lead)
    for line, lead in zip(
        cast.lines(4, recorded=1), ("Bid Lead", "Bid Lead", "Head of Scrutiny", "Bid Lead"), strict=True
    )
)
MANY_IN_TWO_ROLES = tuple(
    replace(line, lead="Head of Scrutiny" if line.return_id % 4 == 3 else "Bid Lead")
    for line in cast.lines(24, recorded=6)
)
COVERED = (
    replace(cast.line(1), lead="Head of Custody"),
    replace(cast.line(2), lead="Head of Scrutiny", away_until=LAST),
)


FORM = ReturnForm(
    5,
    "Charity Manager",
    cast.Q2,
    "by 5pm on Thursday 14 October",
    (FormRow("DOR-2.3", "Cadet units", "At risk", "agree the Poole venue", ("On track",)),),
    (),
)
FAULTS = (
    *(
        FormFault("F6", code, "<said>")
        for code in ("formula", "not_a_choice", "not_a_date", "unknown_ref", "twice", "closed")
    ),
    FormFault("G7", "rule", words="Say at least one thing that comes next quarter."),
)
LEFT = RoleLeft(3, "Bid Lead", ("DOR-2.1", "DOR-2.2"))
SRO_LEFT = RoleLeft(4, "Director of <Operations>", (), ("DOR-1.1", "DOR-1.2", "DOR-3.1"))
BOTH_LEFT = RoleLeft(5, "Head of Estates", ("DOR-5.1",), ("DOR-5.2", "DOR-5.3"))
OVER = HandedOver("Bid Lead", FIRST, ("DOR-2.1", "DOR-2.2"))
BESIDE = Beside(("DOR-4.1", "DOR-4.2"), ("Director of <Operations>",), ("Staff Officer", "Programme Manager"))
NOTE_LINE = HandoverLine(
    "DOR-2.1",
    "Cadet units & more",
    date(2022, 3, 31),
    (PastRating(cast.Q2, Rating.AMBER), PastRating(cast.Q1, Rating.GREEN, agreed=True)),
    "agree the Poole venue by 30 September",
    (("£14,000 a year", "Resources Board"), ("A decision", "")),
)
NEVER_RATED = HandoverLine("DOR-2.2", "Safer streets", date(2022, 3, 31), (), "", ())


def note(*lines: HandoverLine, until: date | None = None) -> HandoverNote:
    """The note of a role that leads these."""
    return HandoverNote("Bid Lead", FIRST, until, lines, cast.SCHEME)


def cannot(why: str, **detail: str) -> CannotBeAway:
    """A reason with what its words need."""
    return CannotBeAway(why, "first", tuple(detail.items()))


HOW = how_typed("record", VERBS["record"].takes, Examples())
MESSAGES: Mapping[str, Callable[[], Message | Block | str]] = {
    "prompting.prompt.prompt/two_roles": lambda: prompt.prompt(cast.prompt_facts(*TWO_ROLES)),
    "prompting.prompt.prompt/covering": lambda: prompt.prompt(cast.prompt_facts(*COVERED)),
    "prompting.prompt.prompt/many_in_two_roles": lambda: prompt.prompt(cast.prompt_facts(*MANY_IN_TWO_ROLES)),
    "prompting.prompt.prompt/reader_away": lambda: prompt.prompt(
        replace(cast.prompt_facts(cast.line(1)), away_until=LAST, covered_by="Head of Custody")
    ),
    "prompting.prompt.prompt/reader_away_uncovered": lambda: prompt.prompt(
        replace(cast.prompt_facts(cast.line(1)), away_until=LAST)
    ),
    "prompting.prompt.moved_on/quarter": lambda: prompt.moved_on(cast.Q2),
    "people.hours.hours_answer/own": lambda: hours.hours_answer(time(9, 30), time(14), "Europe/<London>"),
    "people.hours.hours_refused/how": lambda: hours.hours_refused("how", "late"),
    "people.hours.hours_refused/short": lambda: hours.hours_refused("short", "9 to 9:30"),
    "people.absence.recorded/own_covered": lambda: absence.recorded(AWAY, own=True),
    "people.absence.recorded/own_one_day": lambda: absence.recorded(replace(UNCOVERED, last=FIRST), own=True),
    "people.absence.recorded/of_an_sro": lambda: absence.recorded(SRO_AWAY, own=True),
    "people.absence.office_told/of_an_sro": lambda: absence.office_told(
        replace(SRO_AWAY, staff=("Staff Officer",)), over=False
    ),
    "people.absence.cover_told/of_an_sro": lambda: absence.cover_told(SRO_AWAY, over=False),
    "people.absence.recorded/cover_away": lambda: absence.recorded(TWICE, own=True),
    "people.absence.recorded/by_the_office": lambda: absence.recorded(UNCOVERED, own=False),
    "people.absence.ended/own": lambda: absence.ended(AWAY, own=True),
    "people.absence.ended/another_stays": lambda: absence.ended(
        AWAY, (date(2021, 12, 6), date(2021, 12, 6)), own=True
    ),
    "people.absence.ended/by_the_office": lambda: absence.ended(AWAY, own=False),
    "people.absence.office_told/covered": lambda: absence.office_told(AWAY, over=False),
    "people.absence.office_told/uncovered_with_a_word": lambda: absence.office_told(UNCOVERED, over=False),
    "people.absence.office_told/cover_away": lambda: absence.office_told(TWICE, over=False),
    "people.absence.office_told/cover_outside": lambda: absence.office_told(
        replace(AWAY, cover_outside=True), over=False
    ),
    "people.absence.recorded/cover_outside": lambda: absence.recorded(
        replace(AWAY, cover_outside=True), own=True
    ),
    "people.absence.office_told/over": lambda: absence.office_told(AWAY, over=True),
    "people.absence.cover_told/begins": lambda: absence.cover_told(AWAY, over=False),
    "people.absence.cover_told/over": lambda: absence.cover_told(AWAY, over=True),
    "people.absence.absentee_told/covered": lambda: absence.absentee_told(AWAY),
    "people.absence.not_mine_told/two_with_a_word": lambda: absence.not_mine_told(
        "Bid Lead", ("DOR-2.1", "DOR-2.2"), "Ask the <Estates> team"
    ),
    "people.absence.not_mine_told/in_two_roles": lambda: absence.not_mine_told(
        "Bid Lead, Head of Custody", ("DOR-2.1",), "", ((4, "Bid Lead"), (3, "Head of Custody"))
    ),
    "people.absence.not_mine_told/all": lambda: absence.not_mine_told("Bid Lead", (), ""),
    "people.absence.thanks/words": absence.thanks,
    "people.absence.tell_us_view/three_updates": lambda: absence.tell_us_view(
        ((3, "Head of Custody"), (4, "Bid Lead")), ("DOR-2.1", "DOR-2.2", "DOR-2.3"), FIRST
    ),
    "people.absence.tell_us_view/not_mine": lambda: absence.tell_us_view(
        ((3, "Head of Custody"), (4, "Bid Lead")),
        ("DOR-2.1", "DOR-2.2", "DOR-2.3"),
        FIRST,
        said={"what": "not_mine", "which": "DOR-2.2", "word": "Ask the <Estates> team"},
    ),
    "people.absence.tell_us_view/away_now": lambda: absence.tell_us_view((), (), FIRST, (FIRST, FIRST)),
    "people.absence.tell_us_view/nothing_waits": lambda: absence.tell_us_view((), (), FIRST),
    "answering.form.form_view/on_behalf": lambda: form.form_view(
        cast.form_facts(), form.Typed(Rating.GREEN), shape=form.Shape(source="E-mail of 12 October & a call")
    ),
    "answering.receipt.receipt/on_behalf": lambda: receipt.receipt(
        cast.a_receipt(cast.GREEN, source="E-mail of <12 October>")
    ),
    "on_behalf.return_form.form_sent/one": lambda: return_form.form_sent(FORM, "{file}"),
    "on_behalf.return_form.form_coming/one": lambda: return_form.form_coming(FORM),
    "on_behalf.return_form.nothing_to_ask/role": lambda: return_form.nothing_to_ask("Bid Lead"),
    "on_behalf.return_form.form_recorded/two": lambda: return_form.form_recorded(
        "Charity Manager", ("DOR-2.1", "DOR-2.3"), ("DOR-2.1: It reads as it did last quarter.",)
    ),
    "on_behalf.return_form.form_refused/every_kind": lambda: return_form.form_refused("return.xlsx", FAULTS),
    "on_behalf.return_form.form_refused/many": lambda: return_form.form_refused("return.xlsx", FAULTS * 30),
    **{
        f"on_behalf.return_form.form_refused/{code}": partial(
            return_form.form_refused, "<return>.xlsx", (FormFault("", code),)
        )
        for code in ("other_quarter", "nothing_filled", "not_fetched", "not_a_form")
    },
    "on_behalf.on_behalf.source_view/commitment": lambda: on_behalf.source_view(
        7, "DOR-2.3", "Cadet units", "Charity Manager"
    ),
    **{
        f"queries.usage.how_typed/{name}": partial(how_typed, name, VERBS[name].takes, Examples())
        for name, verb in VERBS.items()
        if verb.reads_alike or name in ("hand", "acting", "merge")
    },
    "queries.usage.not_done/strange": lambda: not_done("waive <it>", "<it>", HOW),
    "queries.usage.not_done/no_reason": lambda: not_done("waive <it>", "", HOW, no_reason=True),
    "queries.usage.not_done/all_of_it": lambda: not_done("<it>", "", HOW),
    "on_behalf.on_behalf.source_too_long/words": lambda: on_behalf.source_too_long(420),
    "on_behalf.on_behalf.not_asked/ref": lambda: on_behalf.not_asked("DOR-2.3"),
    "people.accounts.nobody_found/two": lambda: accounts.nobody_found(
        (
            NotFound(3, ("Bid Lead", "Head of <Scrutiny>"), "bid.lead@anyshire.example", waits=False),
            NotFound(4, ("Head of Custody",), "", waits=True),
        )
    ),
    "people.accounts.nobody_found/sixty": lambda: accounts.nobody_found(
        tuple(NotFound(one, (f"Lead {one}",), "", waits=False) for one in range(60))
    ),
    "people.accounts.nobody_found/all_found": lambda: accounts.nobody_found(()),
    "people.accounts.picked/one": lambda: accounts.picked(("Bid Lead",)),
    "people.accounts.cannot_pick/closed": lambda: accounts.cannot_pick("closed"),
    "people.accounts.cannot_pick/found_meanwhile": lambda: accounts.cannot_pick("found_meanwhile"),
    "people.accounts.new_account/two_roles": lambda: accounts.new_account(("Bid Lead", "Head of <Custody>")),
    "people.accounts.open_again/one": lambda: accounts.open_again(("Bid Lead",)),
    "people.accounts.are_you/two_roles": lambda: accounts.are_you(("Bid Lead", "Head of Custody"), 3),
    "people.accounts.thanks/yes": lambda: accounts.thanks(yes=True),
    "people.accounts.thanks/no": lambda: accounts.thanks(yes=False),
    "people.accounts.no_question/words": accounts.no_question,
    "people.accounts.answered/yes": lambda: accounts.answered(("Bid Lead",), yes=True),
    "people.accounts.answered/no": lambda: accounts.answered(("Bid Lead",), yes=False),
    "handover.handover.somebody_left/two_roles": lambda: handover.somebody_left((LEFT, SRO_LEFT)),
    "handover.handover.somebody_left/both_and_neither": lambda: handover.somebody_left(
        (BOTH_LEFT, replace(LEFT, refs=()))
    ),
    "handover.handover.all_taken_over/nothing_left": handover.all_taken_over,
    "handover.handover.hand_over_view/role": lambda: handover.hand_over_view(LEFT, ((4, "Head of Custody"),)),
    "handover.handover.handed_over/to_a_person": lambda: handover.handed_over(OVER),
    "handover.handover.handed_over/to_a_role": lambda: handover.handed_over(
        replace(OVER, to_role="Head of Custody")
    ),
    "handover.handover.handed_over/lead_and_sro_to_a_role": lambda: handover.handed_over(
        replace(OVER, to_role="Head of Custody", agrees=SRO_LEFT.agrees)
    ),
    "handover.handover.handed_over/an_sro": lambda: handover.handed_over(
        replace(OVER, role="Director", refs=(), agrees=SRO_LEFT.agrees)
    ),
    "handover.handover.handed_over/with_what_is_beside": lambda: handover.handed_over(
        replace(OVER, to_role="Head of Custody", also=BESIDE, stays=Beside(staff=("Head of Custody",)))
    ),
    "handover.handover.handed_over/only_what_is_beside": lambda: handover.handed_over(
        replace(OVER, refs=(), to_role="Head of Custody", also=Beside(("DOR-4.1",)))
    ),
    "handover.handover.handed_over/nothing": lambda: handover.handed_over(replace(OVER, refs=())),
    "handover.handover.note/with_what_is_beside": lambda: handover.note(
        replace(note(NOTE_LINE), also=BESIDE)
    ),
    "handover.handover.note/only_what_is_beside": lambda: handover.note(
        replace(note(), also=Beside(("DOR-4.1",)))
    ),
    "handover.handover.somebody_left/with_what_is_beside": lambda: handover.somebody_left(
        (replace(BOTH_LEFT, also=BESIDE), replace(LEFT, refs=(), also=Beside(("DOR-4.1",))))
    ),
    "handover.handover.handed_over/acting": lambda: handover.handed_over(replace(OVER, until=LAST)),
    "handover.handover.handed_over/nobody_agrees": lambda: handover.handed_over(
        replace(OVER, nobody_agrees=("DOR-6.2",))
    ),
    "handover.handover.no_longer/by_role": lambda: handover.no_longer(
        replace(OVER, agrees=("DOR-6.2",)), ("Chief Executive", "Engagement Officer")
    ),
    "handover.handover.no_longer/somebody_new": lambda: handover.no_longer(replace(OVER, refs=()), ()),
    "handover.handover.holder_told/by_role": lambda: handover.holder_told(
        replace(OVER, until=LAST), ("Head of <Custody>",)
    ),
    "handover.handover.holder_told/somebody_new": lambda: handover.holder_told(replace(OVER, until=LAST), ()),
    "handover.handover.note/two": lambda: handover.note(note(NOTE_LINE, NEVER_RATED)),
    "handover.handover.note/acting": lambda: handover.note(note(NOTE_LINE, until=LAST)),
    "handover.handover.note/an_sro": lambda: handover.note(replace(note(), agrees=SRO_LEFT.agrees)),
    "handover.handover.note/nothing": lambda: handover.note(note()),
    "handover.handover.note/sixty": lambda: handover.note(note(*(NOTE_LINE,) * 60)),
    "handover.handover.vacant/lead": lambda: handover.vacant(LEFT, sro=False),
    "handover.handover.vacant/sro": lambda: handover.vacant(SRO_LEFT, sro=True),
    **{
        f"handover.handover.cannot/{why}": partial(handover.cannot, why, **detail)
        for why, detail in {
            "no_person": {"words": "nobody & all"},
            "not_a_member": {},
            "choose_one": {},
            "same": {"role": "Bid Lead"},
            "clash": {"refs": "DOR-1.1 and DOR-1.2", "role": "Director of <Operations>"},
            "nothing_moves": {"role": "Bid Lead"},
            "reversed": {"first": "20 October 2021", "last": "12 October 2021"},
            "past": {"last": "12 October 2020"},
        }.items()
    },
    **{
        f"people.absence.refused/{why}": partial(absence.refused, cannot(why, **detail))
        for why, detail in {
            "no_days": {
                "words": "12 Oct to 31 Feb",
                "usage": "/updates away 12 Oct to 20 Oct cover Head of Scrutiny",
            },
            "words_before": {"words": "<Head> of Scrutiny", "usage": "/updates away 12 Oct to 20 Oct"},
            "holds_nothing": {},
            "day_missing": {},
            "reversed": {"first": "20 October 2021", "last": "12 October 2021"},
            "past": {"last": "12 October 2020"},
            "far": {"first": "4 October 2035", "last": "4 October 2035"},
            "long": {"first": "4 October 2021", "last": "4 October 2022"},
            "overlap": {"span": "from 12 October 2021 to 20 October 2021", "undo": "/updates back"},
            "no_cover_role": {"words": "Heda of <Scrutiny>", "likely": "“Head of Scrutiny”"},
            "nobody_covers": {"cover": "Bid Lead"},
            "covers_themselves": {"cover": "Bid Lead"},
            "no_person": {"role": "Bid Lead"},
            "no_part": {},
            "not_away": {"role": ""},
        }.items()
    },
}
