"""The commitments of a list as a table, for whoever asks for it: all that fit in one message, each as the list tells
it, in a row."""

from digests.kit.blocks import Block, Message, actions, button, context, fitting, message, section
from digests.kit.labels import capital, count, plain_day, quarter_short
from digests.kit.pages import PageOf, numbered, turn
from digests.kit.prose import Ours, say, say_plain
from digests.kit.tables import table
from digests.kit.typed import escape, one_line
from digests.queries.about import whole_about
from digests.queries.asked import head_of, none, resting
from digests.standing.words import standing_words
from storage.facts.queries import ListedCommitments
from storage.facts.standing import Standing

ROWS_A_PAGE = 20
FEWEST = 3
"""So many commitments are worth a table."""
SUFFIX = "_table"
OTHER = "page_other"
"""The action_id of what leads from a list to its table, and back."""
TEMPLATE = "queries/asked"
HEAD = ("head_commitment", "head_rating", "head_whose", "head_direction", "head_due", "head_lead")
ROOMS = (80, 50, 30, 15)


def as_table(place: PageOf) -> PageOf:
    """Where the table of a list is."""
    return PageOf(place.of + SUFFIX, place.code, place.quarter)


def as_list(place: PageOf) -> PageOf:
    """And the list of a table."""
    return PageOf(place.of.removesuffix(SUFFIX), place.code, place.quarter)


def table_button(place: PageOf, total: int) -> list[Block]:
    """The row with [As a table], below a list of `total` commitments; empty where they are few."""
    if total < FEWEST:
        return []
    return [actions([button(say_plain(TEMPLATE, "as_table"), OTHER, as_table(place).value())])]


def table_answer(found: ListedCommitments, place: PageOf) -> Message:
    """The table, with the way back to the list."""
    number, pages = numbered(found.total, place.page, ROWS_A_PAGE)
    words = Ours(capital(whole_about(found) or escape(found.plan.title)))
    word = found.plan.words.commitment.lower()
    facts = {"about": words, "word": word, "total": found.total}
    caption = f"{count(found.total, word)}, {quarter_short(found.quarter)}"
    foot = say(TEMPLATE, "list_foot", rests_on=resting(found), total=found.total, page=number, pages=pages)
    back = actions([button(say_plain(TEMPLATE, "as_list"), OTHER, as_list(place).value())])
    if not found.total:
        return message([section(none(found, facts)), back])

    def draft(room: int) -> Message:
        head = section(head_of(found, facts))
        cells = [row_of(one, found, room) for one in found.shown]
        heads = [say_plain(TEMPLATE, name, word=found.plan.words.commitment) for name in HEAD]
        lines = [f"*{escape(first)}:* {rating} · {escape(whose)}" for first, rating, whose, *_ in cells]
        return message([head, table(caption, heads, cells, lines), context(foot), *turn(place, pages), back])

    return fitting(draft, ROOMS)


def row_of(one: Standing, found: ListedCommitments, room: int) -> tuple[str, ...]:
    """The cells of one commitment, as plain text."""
    facts = standing_words(one, found.plan.scheme, found.quarter, collecting=found.collecting)
    title = one_line(one.terms.title, room) or "(restricted)"
    return (
        f"{one.terms.ref} {title}",
        str(facts["stands"]),
        str(facts["agreement"] or facts["nobody"]),
        str(facts["travel"]),
        plain_day(one.terms.due),
        one_line(one.terms.lead, room),
    )
