"""Figures in words, the same in every answer, digest, notice, page and paper: how many returns came, how ratings
moved, and what the ratings of a quarter rest on. What counts as what is storage/rules/standing/counting's."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from digests.kit.labels import count, plain_day, quarter_name, quarter_short
from storage.enums import Direction, Rating
from storage.facts.answering import PastRating
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName
from storage.facts.standing import Counts, HistoryEntry, PlanOverview, PriorityOverview, Standing
from storage.rules.calendar.working_days import LONDON
from storage.rules.standing.counting import is_awaited, is_let_off
from storage.rules.standing.leading import last_leads, leading, leading_of

MOVED = {
    Direction.IMPROVED: "improved",
    Direction.COMPLETED: "completed",
    Direction.STARTED: "started",
    Direction.WORSENED: "worsened",
    Direction.REOPENED: "reopened",
}
"""How ratings move, after a number."""
STAYED = {
    Direction.NO_CHANGE: "unchanged",
    Direction.NEW: "new",
    Direction.NOT_COMPARABLE: "not comparable",
}
LEADS = "lead's rating, not yet agreed"


# --- how many ------------------------------------------------------------------------------------------


def not_asked(found: Counts | Returns) -> str:
    """ "; 1 not asked for": those that were let off, after a count that they are not in."""
    return f"; {found.let_off} not asked for" if found.let_off else ""


def in_of(found: Returns, *, brief: bool = False) -> str:
    """ "27 of 28 returns in; 1 not asked for", or "27 of 28 in; 1 not asked for"."""
    if not found.asked and found.let_off:
        return not_asked(found).removeprefix("; ")
    asked = str(found.asked) if brief else count(found.asked, "return")
    return f"{found.answered} of {asked} in{not_asked(found)}"


def movement(ways: Iterable[Direction], *, whole: bool = False) -> str:
    """ "2 improved, 9 completed, 3 worsened"; with those that stayed where they were, if `whole`. Empty for none."""
    found = Counter(ways)
    words = {**MOVED, **STAYED} if whole else MOVED
    return ", ".join(f"{found[way]} {word}" for way, word in words.items() if found[way])


def moved_in_all(found: Iterable[Standing]) -> str:
    """ "2 improved, 12 unchanged, 1 not comparable, 1 not reported": where everything that was asked for went."""
    counted = [one for one in found if not is_let_off(one.state)]
    ways = movement((one.direction for one in counted if one.rating is not Rating.NONE), whole=True)
    missing = sum(one.rating is Rating.NONE for one in counted)
    return ", ".join(filter(None, (ways, f"{missing} not reported" if missing else "")))


# --- whose a rating is ---------------------------------------------------------------------------------


def whose(one: Standing) -> str:
    """ "agreed", "lead says", "lead says, sent back": whose a rating is, after it; empty where there is none to say
    it of."""
    if one.is_agreed or one.recorded_in_plan:
        return "agreed" if one.is_agreed else ""
    parts = (
        "lead says",
        "recorded by the plan office" if one.by_office else "",
        "sent back" if one.sent_back else "",
    )
    return ", ".join(filter(None, parts))


def of_lead(one: Standing) -> str:
    """ "lead's rating, not yet agreed": whose a rating is that nobody has agreed; between, who recorded it in the
    lead's place and that it was sent back."""
    by = ", recorded by the plan office" if one.by_office else ""
    back = ", sent back" if one.sent_back else ""
    return f"lead's rating{by}{back}, not yet agreed"


def whose_before(past: PastRating | HistoryEntry) -> str:
    """ "agreed" or "lead says": whose an earlier rating is; nobody's, where no return came."""
    if past.rating is Rating.NONE:
        return ""
    return "agreed" if past.agreed else "lead says"


def bracketed(*words: str) -> str:
    """These in brackets behind what stands before; nothing where there are none."""
    said = ", ".join(filter(None, words))
    return f" ({said})" if said else ""


def agreed_of(found: Returns) -> str:
    """Whose the ratings of many are: "agreed", "3 of 5 agreed", "2 of 3 agreed; 1 no return", "not yet agreed"; empty
    where none was given. What rests on a return that never came is nobody's agreed rating."""
    if not found.answered:
        return ""
    if found.agreed == found.asked:
        return "agreed"
    so_far = f"{found.agreed} of {found.asked} agreed" if found.agreed else "not yet agreed"
    return "; ".join([so_far, *_gaps(found)])


def _gaps(found: Returns) -> list[str]:
    """ "1 no return", "2 not in yet": what is wanting to all that was asked for."""
    wanting = ((found.missing, "no return"), (found.out - found.missing, "not in yet"))
    return [f"{number} {what}" for number, what in wanting if number]


# --- what an answer rests on ---------------------------------------------------------------------------


def quarter_alone(quarter: QuarterName) -> str:
    """ "Quarter 1 2021/22"."""
    return quarter_name(quarter).partition(" (")[0]


def quarter_beside(quarter: QuarterName, other: QuarterName) -> str:
    """ "Q1", or "Q4 2020/21" where the other is of another year."""
    return f"Q{quarter.number}" if quarter.year == other.year else quarter_short(quarter)


def rests_on(quarter: QuarterName, found: Returns) -> str:
    """ "Quarter 1 2021/22, agreed 20 July 2021": what the ratings of a quarter rest on."""
    return f"{quarter_alone(quarter)}{_basis(found)}"


def _basis(found: Returns) -> str:
    if not found.answered:
        none = ": no return came" if found.missing else ": not in yet"
        return none if found.asked else ""
    if found.agreed == found.asked:
        return _agreed(found.agreed_on)
    return ": " + "; ".join([*_whose_they_are(found), *_gaps(found)])


def _whose_they_are(found: Returns) -> list[str]:
    """How many of the ratings that were given are agreed, and how many are not."""
    if not found.agreed:
        return [LEADS if found.answered == 1 else "leads' ratings, not yet agreed"]
    last = f", the last {plain_day(found.agreed_on)}" if found.agreed_on else ""
    if not found.not_agreed:
        return [f"{count(found.agreed, 'rating')} agreed{last}"]
    rest = "1 is its lead's" if found.not_agreed == 1 else f"{found.not_agreed} are leads'"
    return [f"{found.agreed} of {found.answered} ratings agreed{last}", f"{rest}, not yet agreed"]


def plan_rests_on(found: PlanOverview, one: PriorityOverview | None = None) -> str:
    """The same of the plan, or of `one` priority of it. While returns come in, of the quarter that leads; and as at
    which day the one under way is told."""
    leads = leading_of(found, one) if one else leading(found)
    if leads is (one or found):
        return rests_on(found.quarter, leads.returns)
    coming = f"{quarter_alone(found.quarter)}: being collected, as at {_day(found.as_at)}"
    return f"{rests_on(found.before.quarter, leads.returns)} · {coming}" if found.before and leads else coming


def standing_rests_on(quarter: QuarterName, one: Standing, *, collecting: bool) -> str:
    """The same of one commitment."""
    coming = f"{quarter_alone(quarter)}{_one_basis(one)}"
    if one.last is None or not last_leads(one, collecting=collecting):
        return coming
    return f"{quarter_alone(one.last.quarter)}{_last_basis(one.last)} · {coming}"


def _last_basis(last: PastRating) -> str:
    return _agreed(last.agreed_on) if last.agreed else f": {LEADS}"


def _one_basis(one: Standing) -> str:
    if one.recorded_in_plan:
        return ", as the plan records it"
    if one.is_agreed:
        return _agreed(one.agreed_on)
    if is_let_off(one.state):
        return ": waived after it was answered" if one.set_aside else ": not asked for"
    if one.rating is Rating.NONE:
        return ": not in yet" if is_awaited(one.rating, one.state) else ": no return came"
    return f": {of_lead(one)}"


def _agreed(on: date | None) -> str:
    return f", agreed {plain_day(on)}" if on else ", agreed"


def _day(at: datetime) -> str:
    return plain_day(at.astimezone(LONDON).date())
