"""App Home of one person, by duty: what waits for them, what they agree, what stands out, the list of returns,
and their own commitments. Who sees what is decided elsewhere."""

from digests.asks.lists import besides_blocks
from digests.asks.reminders import TELL_US
from digests.decisions.due_dates import dates_blocks
from digests.decisions.helping import help_blocks
from digests.home.exceptions import exception_blocks
from digests.home.office import office_blocks
from digests.kit.blocks import Block, button, context, divider, section
from digests.kit.home_place import HomePlace, turn_home
from digests.kit.pages import leaf
from digests.kit.prose import say
from digests.queries.answers import waiting_blocks
from digests.queries.talk import welcome_blocks
from digests.returns_list.section import list_blocks
from digests.sign_off.messages import signoff_blocks
from digests.standing.words import standing_words
from storage.facts.asks import Waiting
from storage.facts.home import HomeFacts
from storage.facts.plan import QuarterName

WAITING_LINES = 15
OLDER_LINES = 5
"""How much is listed of a quarter before the newest."""
MINE_LINES = 15
_ROOM = 200


def home_view(facts: HomeFacts, place: HomePlace | None = None) -> Block:
    """App Home of one person at a place in it: a `views.publish` view."""
    where = place or HomePlace()
    alone = bool(facts.waiting.besides) and not (facts.waiting.quarter or facts.waiting.older)
    parts = [
        waiting_part(facts.waiting.older, OLDER_LINES) if facts.waiting.older else [],
        welcome_blocks(facts.welcome) if facts.welcome else [] if alone else waiting_part(facts.waiting),
        besides_blocks(facts.waiting.besides, _ROOM, alone=alone),
        help_blocks(facts.help, _ROOM),
        dates_blocks(facts.dates, _ROOM),
        office_blocks(facts.office_verbs) if facts.office_verbs else [],
        signoff_blocks(facts.queue),
        exception_blocks(facts.exceptions, where) if facts.exceptions else [],
        list_blocks(facts.returns_list, where) if facts.returns_list else [],
        mine_part(facts, facts.quarter, where) if facts.mine and facts.quarter else [],
        [section(say("home/home", "home_help"), _tell_us(facts))],
    ]
    blocks = [block for part in parts if part for block in (divider(), *part)]
    return {"type": "home", "private_metadata": where.value(), "blocks": blocks[1:]}


def _tell_us(facts: HomeFacts) -> Block | None:
    """For whoever holds a role: nobody waits for anybody else."""
    is_stranger = facts.welcome is not None and not facts.welcome.roles
    return None if is_stranger else button("Away, or not yours?", TELL_US)


def waiting_part(waiting: Waiting, most: int = WAITING_LINES) -> list[Block]:
    """What still waits for an answer in a quarter, with its buttons; beyond `most`, how many more."""
    groups = {"own": waiting.own, "covering": waiting.covering, "shared": waiting.shared}
    lines = [(name, line) for name, group in groups.items() for line in group if not line.done]
    shared = sum(name == "shared" for name, _ in lines)
    head = say("home/home", "waiting", waiting=waiting, lines=len(lines) - shared, shared=shared)
    blocks = [section(head)]
    blocks += waiting_blocks(lines[:most], waiting, _ROOM)
    if len(lines) > most:
        blocks.append(context(say("home/home", "home_more", more=len(lines) - most)))
    return blocks


def mine_part(facts: HomeFacts, quarter: QuarterName, place: HomePlace) -> list[Block]:
    """One's own commitments with the rating and direction of that quarter, and the next date."""
    shown, number, pages = leaf(facts.mine, place.mine, MINE_LINES)
    scheme, collecting = facts.waiting.scheme, facts.collecting
    worded = [(one, standing_words(one.standing, scheme, quarter, collecting=collecting)) for one in shown]
    lines = [section(say("home/home", "mine", my=one, room=_ROOM, **words)) for one, words in worded]
    return [
        section(say("home/home", "mine_head", quarter=quarter)),
        *lines,
        *turn_home(place, "mine", number, pages),
    ]
