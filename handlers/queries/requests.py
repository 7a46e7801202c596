"""What members asked for, for whoever asks: all of it, or what is about a commitment; /muster requests."""

from datetime import date

from digests.kit.blocks import Message
from digests.members.members import all_requests
from handlers.queries.asking import Asking
from handlers.reading.verbs import Command
from storage.facts.members import MembersRequest, RequestShown
from storage.facts.queries import NameKind
from storage.members.answering import may_answer
from storage.members.in_papers import answered_in, papers_drafted
from storage.members.requests import RequestRow, request_rows
from storage.people.roles import Actor
from storage.record.database import Session


def requests(asked: Command) -> Message:
    """/muster requests."""
    with asked.desk.database.read() as session:
        return requests_words(session, asked.actor, asked.desk.today())


def requests_words(session: Session, reader: Actor, day: date, page: int = 1, of: str = "") -> Message:
    """What members asked for, what waits first; with `of`, a ref, only what is about it."""
    rows = [row for row in request_rows(session) if not of or of in row.facts.refs]
    drafted = papers_drafted(session) if rows else []

    def shown(row: RequestRow) -> RequestShown:
        paper = answered_in(row.facts, drafted)
        return RequestShown(row.facts, paper, may_answer(row, reader), row.facts.is_overdue(day))

    found = sorted((shown(row) for row in rows), key=lambda one: order(one.request))
    return all_requests(found, page, of)


def order(one: MembersRequest) -> tuple[bool, date, int]:
    """What waits by its day; then what is settled, the newest first."""
    if one.is_settled:
        return True, date.min, -one.id
    return False, one.due or date.max, one.id


def requests_asked(one: Asking) -> Message | None:
    """All of it, or what is about the one commitment that is named; None where anything else is."""
    question = one.question
    of = [each.key for each in question.of(NameKind.COMMITMENT)]
    others = [each for each in question.subjects if each.kind not in (NameKind.COMMITMENT, NameKind.FORUM)]
    if question.filtered or others or len(of) > 1:
        return None
    return requests_words(one.session, one.reader, one.desk.today(), one.page, "".join(of))
