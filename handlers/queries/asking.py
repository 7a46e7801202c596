"""A question as somebody put it: read out of their words, with who will read the answer. What is answered is
answering's."""

import json
from dataclasses import dataclass

from digests.kit.pages import PageOf
from handlers.desk import Desk
from handlers.reading.questions.figures import OF_A_PANEL, panel_day
from handlers.reading.questions.names import index_of
from handlers.reading.questions.reader import SHOWN, in_part, read
from handlers.reading.spoken import NOBODY_KNOWN, in_words
from handlers.reading.spoken_ids import known
from storage.facts.queries import AskedFor, Only, PlanQuestion
from storage.people.roles import Actor
from storage.queries import beside
from storage.queries.names import plan_names
from storage.record.database import Session
from storage.standing.standing_rows import newest_quarter

TYPED_MOST = 1_000
"""So many characters of JSON a button carries of what was typed. What takes more is no question: its pages, and what
is shared of it, would answer another."""
ANYONE = Actor(None, "")
"""Who reads a channel: nobody in particular."""
OWN = (AskedFor.WAITING, AskedFor.STATUS, AskedFor.EXCEPTIONS, AskedFor.HELP, AskedFor.HOW)
"""What is answered to one person, and to no channel."""


@dataclass(frozen=True)
class Asking:
    """A question as it was put: by whom it will be read, in which words, and which page of the answer is wanted."""

    session: Session
    desk: Desk
    reader: Actor
    typed: str
    question: PlanQuestion
    page: int = 1

    @property
    def place(self) -> PageOf:
        """Where a button of the answer leads."""
        return PageOf("question", self.typed[:TYPED_MOST], page=self.page)


def asking(session: Session, desk: Desk, reader: Actor, typed: str, page: int = 1) -> Asking:
    """Reads what was typed; of a quarter that is named by the names that the plan had then. Raises NoPlan."""
    said = in_words(typed, known(session, desk.today(), typed, {})).replace(NOBODY_KNOWN, " ")
    if OF_A_PANEL.search(said):
        forums = beside.next_meetings(session, (), desk.today())
        said = panel_day(said, sorted(day for one in forums for day in one.days))
    newest = newest_quarter(session)
    question = read(said, index_of(plan_names(session)), desk.today(), newest)
    if question.quarter:
        question = read(said, index_of(plan_names(session, question.quarter)), desk.today(), newest)
    if len(json.dumps(typed)) > TYPED_MOST and question.understood:
        question = in_part(question, typed[-SHOWN:])
    return Asking(session, desk, reader, typed, question, page)


def is_of_one(question: PlanQuestion) -> bool:
    """Whether the answer is one person's, so that it goes into no channel."""
    return question.ask in OWN or Only.MINE in question.only
