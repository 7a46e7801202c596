"""Whether the parts of a plan agree with one another. Reads the tree and not the document, so that it finds
its faults even where other fields are wrong; what a field may hold by itself is in scalars.py."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from storage.enums import MembersState
from storage.plan.files.dependencies import dependency_faults
from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.grade_faults import grade_faults
from storage.plan.files.scalars import as_choice, iso_date
from storage.plan.files.tree import Fields, Text, fields_in, rows, text, texts
from storage.rules.same_text import at_a_glance, folded
from storage.rules.standing.rag import COLOURS, DEFAULT_SCHEME, SCHEMES

_UNIQUE = (
    ("forums", "name"),
    ("people", "role"),
    ("priorities", "code"),
    ("commitments", "ref"),
    ("measures", "code"),
    ("requests", "ref"),
    ("words", "word"),
)
TYPED = tuple(one for one in _UNIQUE if one[0] != "words")
"""What people read off a page and type."""
_ROLES = (
    ("priorities", "lead"),
    ("commitments", "lead"),
    ("commitments", "force_lead"),
    ("commitments", "deputy"),
    ("commitments", "sro"),
    ("commitments", "second_agreer"),
    ("measures", "owner"),
    ("requests", "owner"),
)


def cross_reference_faults(tree: Fields) -> Iterator[Fault]:
    """Every fault that shows only when two places of the file are read together.

    Where a plan names no people or no priorities at all, that is the fault, and not each mention of one."""
    return chain.from_iterable(rule(tree) for rule in _RULES)


def _repeated(tree: Fields) -> Iterator[Fault]:
    for group, key in _UNIQUE:
        yield from _repeats((text(row, key) for row in rows(tree, group)), f"{group}.{key}")
    for group, key in TYPED:
        yield from _look_alikes((text(row, key) for row in rows(tree, group)), f"{group}.{key}")
    for forum in rows(tree, "forums"):
        yield from _repeats(texts(forum, "meetings"), "forums.meetings")


def _repeats(found: Iterable[Text | None], field: str) -> Iterator[Fault]:
    """Capitals do not tell two keys apart, nor what nobody sees: people will type either."""
    first: dict[str, Text] = {}
    for node in found:
        if node and first.setdefault(folded(node.value), node) is not node:
            yield fault_at(node.place, field, "duplicate", node.value, first[folded(node.value)].place.text)


def _look_alikes(found: Iterable[Text | None], field: str) -> Iterator[Fault]:
    """Slack takes them in any spacing, and nobody sees that an A is not ours."""
    first: dict[str, Text] = {}
    for node in found:
        other = first.setdefault(at_a_glance(node.value), node) if node else node
        if node and other and folded(node.value) != folded(other.value):
            yield fault_at(node.place, field, "looks_alike", node.value, other.value, other.place.text)


def _unknown_roles(tree: Fields) -> Iterator[Fault]:
    known = _known(tree, "people", "role")
    for field, role in _roles_named(tree):
        if known and role and role.value not in known:
            yield fault_at(role.place, field, "no_such_role", role.value, *known)


def _roles_named(tree: Fields) -> Iterator[tuple[str, Text | None]]:
    papers = fields_in(tree, "papers")
    yield "papers.signatory.role", text(fields_in(papers, "signatory"), "role")
    yield from (("papers.contacts.role", text(row, "role")) for row in rows(papers, "contacts"))
    for group, key in _ROLES:
        yield from ((f"{group}.{key}", text(row, key)) for row in rows(tree, group))
    for person in rows(tree, "people"):
        yield from (("people.agrees_for", role) for role in texts(person, "agrees_for"))


def _known(tree: Fields, group: str, key: str) -> tuple[str, ...]:
    nodes = (text(row, key) for row in rows(tree, group))
    return tuple(node.value for node in nodes if node)


def _unknown_priorities(tree: Fields) -> Iterator[Fault]:
    known = _known(tree, "priorities", "code")
    for commitment in rows(tree, "commitments"):
        code = text(commitment, "priority")
        if known and code and code.value not in known:
            yield fault_at(code.place, "commitments.priority", "no_such_priority", code.value, *known)
        yield from _other_priorities(commitment, code, known)


def _other_priorities(commitment: Fields, own: Text | None, known: tuple[str, ...]) -> Iterator[Fault]:
    for other in texts(commitment, "also"):
        if own and other.value == own.value:
            yield fault_at(other.place, "commitments.also", "also_its_own_priority", other.value)
        elif known and other.value not in known:
            yield fault_at(other.place, "commitments.also", "no_such_priority", other.value, *known)


def _measures_of_nothing(tree: Fields) -> Iterator[Fault]:
    """A measure speaks to priorities and commitments of this plan."""
    codes, refs = _known(tree, "priorities", "code"), _known(tree, "commitments", "ref")
    named = (("priorities", "no_such_priority", codes), ("commitments", "no_such_ref", refs))
    for measure in rows(tree, "measures"):
        for field, fault, known in named:
            for one in texts(measure, field):
                if known and one.value not in known:
                    yield fault_at(one.place, f"measures.{field}", fault, one.value, *known)


def _requests_of_nothing(tree: Fields) -> Iterator[Fault]:
    """Members ask at a meeting of a forum of this plan, and for commitments of it; an answer and a state agree."""
    forums, refs = _known(tree, "forums", "name"), _known(tree, "commitments", "ref")
    for request in rows(tree, "requests"):
        forum = text(request, "forum")
        if forum and forum.value not in forums:
            yield fault_at(forum.place, "requests.forum", "no_such_forum", forum.value, *forums)
        for one in texts(request, "commitments"):
            if refs and one.value not in refs:
                yield fault_at(one.place, "requests.commitments", "no_such_ref", one.value, *refs)
        yield from _answer_and_state(request)


def _answer_and_state(request: Fields) -> Iterator[Fault]:
    response, state = text(request, "response"), text(request, "state")
    said = as_choice(state.value) if state else MembersState.OPEN.value
    if response and said == MembersState.OPEN:
        yield fault_at(response.place, "requests.response", "answered_and_open", response.value)
    if (
        state
        and not response
        and said in (MembersState.ANSWERED, MembersState.PARTLY_ANSWERED, MembersState.DECLINED)
    ):
        yield fault_at(state.place, "requests.state", "answered_without_words", state.value)


def _unknown_areas(tree: Fields) -> Iterator[Fault]:
    """A priority that lists its areas lists them all; one that lists none leaves them free."""
    coded = ((text(row, "code"), texts(row, "areas")) for row in rows(tree, "priorities"))
    areas = {code.value: tuple(area.value for area in areas) for code, areas in coded if code}
    for commitment in rows(tree, "commitments"):
        code, area = text(commitment, "priority"), text(commitment, "area")
        listed = areas.get(code.value, ()) if code else ()
        if area and listed and area.value not in listed:
            yield fault_at(area.place, "commitments.area", "no_such_area", area.value, *listed)


def _one_role_twice(tree: Fields) -> Iterator[Fault]:
    """Nobody agrees their own return, so its lead and its SRO are two roles."""
    for row in rows(tree, "commitments"):
        lead, sro = text(row, "lead"), text(row, "sro")
        if lead and sro and lead.value == sro.value:
            yield fault_at(sro.place, "commitments.sro", "same_role_lead_and_sro", sro.value)


def _agrees_for_itself(tree: Fields) -> Iterator[Fault]:
    """A staff officer agrees on behalf of another role, and a second agreer is another than lead and SRO."""
    for person in rows(tree, "people"):
        own = text(person, "role")
        for other in texts(person, "agrees_for"):
            if own and other.value == own.value:
                yield fault_at(other.place, "people.agrees_for", "agrees_for_itself", other.value)
    for row in rows(tree, "commitments"):
        second = text(row, "second_agreer")
        others = [role.value for role in (text(row, "lead"), text(row, "sro")) if role]
        if second and second.value in others:
            yield fault_at(second.place, "commitments.second_agreer", "no_second_agreer", second.value)


def _dates_out_of_order(tree: Fields) -> Iterator[Fault]:
    plan = fields_in(tree, "plan")
    yield from _before(plan, "starts", "ends", "plan.ends", "ends_before_starts")
    for row in rows(tree, "commitments"):
        yield from _before(row, "start", "due", "commitments.due", "due_before_start")
        yield from _before(row, "start", "completed_on", "commitments.completed_on", "completed_before_start")


def _before(row: Fields, first: str, then: str, field: str, code: str) -> Iterator[Fault]:
    earlier, later = text(row, first), text(row, then)
    if earlier and later and _is_before(iso_date(later.value), iso_date(earlier.value)):
        yield fault_at(later.place, field, code, later.value, earlier.value)


def days_to_come(tree: Fields, today: date) -> Iterator[Fault]:
    """What is said to be completed or met on a day after today, as forms refuse it too."""
    for row in rows(tree, "commitments"):
        steps = (("commitments.milestones.met", text(step, "met")) for step in rows(row, "milestones"))
        for field, day in (("commitments.completed_on", text(row, "completed_on")), *steps):
            if day and _is_before(today, iso_date(day.value)):
                yield fault_at(day.place, field, "in_future", day.value)


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def _out_of_reach(tree: Fields) -> Iterator[Fault]:
    """Slack, the route when none is written, finds a person by e-mail address or user id."""
    for person in rows(tree, "people"):
        route = _route(person)
        by_slack = route == "slack" and not (text(person, "email") or text(person, "slack"))
        if text(person, "role") and by_slack:
            yield fault_at(person.place_of("email"), "people.email", "no_way_to_reach")


def _route(person: Fields) -> str:
    written = text(person, "route")
    return str(as_choice(written.value)) if written else "slack"


def _without_co_lead(tree: Fields) -> Iterator[Fault]:
    """A lead who is asked through a co-lead needs one on each commitment."""
    roles = ((text(person, "role"), _route(person)) for person in rows(tree, "people"))
    through_co_lead = {role.value for role, route in roles if role and route == "co_lead"}
    for row in rows(tree, "commitments"):
        lead = text(row, "lead")
        if lead and lead.value in through_co_lead and not (text(row, "force_lead") or text(row, "deputy")):
            yield fault_at(row.place_of("force_lead"), "commitments.force_lead", "no_co_lead", lead.value)


def _own_words_for_ratings(tree: Fields) -> Iterator[Fault]:
    """A word means one rating, and a rating that the scheme has."""
    plan = fields_in(tree, "plan")
    words, key = fields_in(plan, "rag_words"), text(plan, "rag_scheme")
    known = SCHEMES.get(str(as_choice(key.value)) if key else DEFAULT_SCHEME)
    first: dict[str, Text] = {}
    for rating in words.entries if known else ():
        for word in texts(words, rating):
            path = f"plan.rag_words.{rating}"
            if known and rating in COLOURS and COLOURS[rating] not in known.allowed:
                yield fault_at(word.place, path, "rating_not_in_scheme", word.value, *known.taken())
            elif first.setdefault(folded(word.value), word) is not word:
                given, place = first[folded(word.value)], first[folded(word.value)].place.text
                yield fault_at(word.place, path, "duplicate", given.value, place)


_RULES: tuple[Callable[[Fields], Iterator[Fault]], ...] = (
    _repeated,
    _unknown_roles,
    _unknown_priorities,
    _measures_of_nothing,
    _requests_of_nothing,
    _unknown_areas,
    _one_role_twice,
    _agrees_for_itself,
    _dates_out_of_order,
    _out_of_reach,
    _without_co_lead,
    _own_words_for_ratings,
    dependency_faults,
    grade_faults,
)
