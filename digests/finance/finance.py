"""The finance annex as messages: a file as it was read, to be confirmed; what is wrong with one; what became of it;
how it is to be sent; and how a quarter's annex stands."""

from collections.abc import Sequence

from digests.asks.words import AskWords
from digests.finance import words
from digests.kit.blocks import Block, Message, actions, button, context, fitting, message, section
from digests.kit.notice import notice_view
from digests.kit.prose import Ours, say, say_plain
from digests.plan.faults import fault_place, fault_sentence
from storage.facts.finance import AnnexRead, AnnexRefused, FinanceFacts, FinanceLine, FinanceSection
from storage.plan.files.faults import Fault
from storage.rules.finance import general_balance, revenue_variance

OPEN, CONFIRM = "open_finance", "confirm_finance"
UPDATE = AskWords("finance update", "finance updates", ("How to send it", OPEN))
"""How the annex is spoken of as an ask."""
TEMPLATE = "finance/finance"
MOST_REMARKS = 6
_DRAFTS = ((200, 120), (200, 60), (60, 60), (20, 60), (8, 40), (3, 30), (0, 30))
"""How many rows of a section are shown, and how much room each has."""


# --- a file that was sent ----------------------------------------------------------------------------------


def read_back(read: AnnexRead, update_id: int, remarks: Sequence[Fault] = ()) -> Message:
    """The figures as they were read, with the button that makes them the quarter's."""
    thousands = read.in_thousands
    head = say(TEMPLATE, "read_back", read=read, unit=words.unit(thousands=thousands))
    yes = button(say_plain(TEMPLATE, "yes"), CONFIRM, str(update_id), primary=True)

    def draft(most: tuple[int, int]) -> Message:
        shown = [section(_section(one, one.lines, thousands, most)) for one in read.sections]
        looks = _remarks(read, remarks)
        return message(
            [
                section(head),
                *shown,
                section(looks) if looks else None,
                section(say(TEMPLATE, "is_this_it")),
                actions([yes]),
            ]
        )

    return fitting(draft, _DRAFTS)


def _section(
    one: FinanceSection,
    rows: Sequence[FinanceLine],
    thousands: bool,
    most: tuple[int, int],
) -> Ours:
    number, room = most
    summed = words.summed(one)
    return say(
        TEMPLATE,
        "section",
        one=one,
        name=words.section_name(one.name),
        rows=[_row(each, thousands, room) for each in rows[:number]],
        more=max(0, len(rows) - number),
        total=_row(summed, thousands, room),
        against=words.against_plan(summed.variance, one.kind, thousands=thousands),
        room=room,
    )


def _row(one: FinanceLine, thousands: bool, room: int) -> Ours:
    amounts = (one.annual_budget, one.budget_to_date, one.actual_to_date, one.forecast)
    return say(
        TEMPLATE,
        "row",
        one=one,
        amounts=[words.amount(each, thousands=thousands) for each in amounts],
        variance=words.variance(one.variance, thousands=thousands),
        room=room,
    )


def _remarks(read: AnnexRead, remarks: Sequence[Fault]) -> Ours | None:
    """What to look at before it is confirmed, where there is anything."""
    lines = [f"{fault_place(one)}: {fault_sentence(one)}" for one in remarks]
    balance, revenue = general_balance(read.sections), revenue_variance(read.sections)
    if balance is not None and balance != -revenue:
        thousands = read.in_thousands
        facts = {
            "balance": words.variance(balance, thousands=thousands),
            "revenue": words.variance(revenue, thousands=thousands),
        }
        lines.insert(0, say_plain(TEMPLATE, "balance", **facts))
    if not lines:
        return None
    return say(TEMPLATE, "remarks", remarks=lines[:MOST_REMARKS], more=max(0, len(lines) - MOST_REMARKS))


def not_taken(file_name: str, faults: Sequence[Fault]) -> Message:
    """Nothing of a file was kept: every fault at once, with its cell and what would be right."""
    told = [(fault_place(one), fault_sentence(one)) for one in faults]

    def draft(most: int) -> Message:
        groups = [told[start : start + 5] for start in range(0, min(most, len(told)), 5)]
        head = say(TEMPLATE, "not_taken", file_name=file_name, number=len(told))
        left = len(told) - most
        return message(
            [
                section(head),
                *(section(say(TEMPLATE, "faults", faults=group)) for group in groups),
                section(say(TEMPLATE, "more_faults", more=left)) if left > 0 else None,
            ]
        )

    return fitting(draft, (60, 30, 15, 5))


def not_recorded(why: AnnexRefused, file_name: str = "") -> Message:
    """Why nothing was recorded, by a press or of a file."""
    return message([section(say(TEMPLATE, why, file_name=file_name))])


def confirmed(facts: FinanceFacts, *, drafted: bool) -> Message:
    """That figures are recorded; `drafted` says that the quarter's paper was drafted before."""
    return message([section(say(TEMPLATE, "confirmed", facts=facts, drafted=drafted))])


def how_to_send(note_above: int) -> Block:
    """How the figures are to be sent, in a modal."""
    return notice_view("finance", message([section(say(TEMPLATE, "how", note_above=note_above))]))


# --- how it stands -----------------------------------------------------------------------------------------


def annex_answer(facts: FinanceFacts, note_above: int, role: str) -> Message:
    """A quarter's annex: the totals of its sections and what is far off; that there is none yet, and of which `role`
    it is asked; or why none is asked for."""
    if not facts.is_confirmed:
        block = "waived" if facts.waived_because else "none_yet"
        return message([section(say(TEMPLATE, block, facts=facts, role=role))])
    thousands = facts.in_thousands
    unit, who = words.unit(thousands=thousands), words.supplied_by(facts)

    def draft(most: tuple[int, int]) -> Message:
        shown = [section(_section(one, far_off(one, note_above), thousands, most)) for one in facts.sections]
        head = say(TEMPLATE, "answer", facts=facts, unit=unit, who=who)
        return message([section(head), *shown, context(say(TEMPLATE, "answer_foot", note_above=note_above))])

    return fitting(draft, _DRAFTS)


def far_off(one: FinanceSection, note_above: int) -> tuple[FinanceLine, ...]:
    """The rows of a section whose variance is large."""
    return tuple(line for line in one.lines if abs(line.variance) > note_above)
