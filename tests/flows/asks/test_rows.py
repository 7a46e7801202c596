"""A kind of ask without a row of its own: made with the quarter, told of in the prompt, reminded, waived and taken up
again by its ref."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from digests.asks.words import WORDS, AskWords, speak_of
from storage.asks.kinds import KINDS, register
from storage.asks.row_kinds import ROW_KINDS, RowKind, register_rows
from storage.asks.rows import AskWanted, ask_about, came
from storage.enums import Collected
from storage.facts.plan import QuarterName
from storage.record.database import Session
from storage.tables import Ask, Role
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import LEAD, QUARTER
from tests.flows.stage import Stage, london
from tests.flows.words import words_of

MAPS = "maps"


def wanted(session: Session, _name: QuarterName) -> Iterator[AskWanted]:
    """A map of the quarter, of whoever scrutinises."""
    role_id = session.scalars(select(Role.id).where(Role.title == LEAD)).one()
    yield AskWanted("map", "map 1", "Map of the divisions", role_id, LEAD)


@pytest.fixture
def maps() -> Iterator[None]:
    """The kind is one among the others, for as long as a test lasts."""
    kind = RowKind(MAPS, Collected.FINANCE, Ask.annex, wanted)
    register(register_rows(kind))
    speak_of(MAPS, AskWords("map", "maps", ("Draw", "draw_map")))
    yield
    del KINDS[MAPS], ROW_KINDS[MAPS], WORDS[MAPS]


@pytest.mark.usefixtures("maps")
def test_it_stands_in_the_prompt_until_it_comes(lead: Person, stage: Stage) -> None:
    """One message asks for updates and for the map; at the reminder both are out; once the map came, neither the
    prompt nor what waits has it."""
    stage.it_is("2021-10-01 09:30")
    contains(words_of(lead.prompt["blocks"]), ("4 updates", "map 1 Map of the divisions · map, by 5pm"))
    assert len(lead.messages) == 1
    stage.it_is("2021-10-12 09:30")
    contains(words_of(lead.messages[-1]["blocks"]), ("4 updates still to come", "1 map, due by 5pm"))
    with stage.database.write() as session:
        row = ask_about(session, MAPS, QUARTER, "map")
        assert row
        came(session, row, None, london("2021-10-12 10:00"))
    stage.settle()
    lacks(words_of(lead.prompt["blocks"]), ("Map of the divisions",))
    lead.types("/updates")
    lead.does_not_read("Map of the divisions")


@pytest.mark.usefixtures("maps")
def test_it_is_waived_and_taken_up_again(office: Person, lead: Person, stage: Stage) -> None:
    """By its ref, as a return is: whoever is asked hears why, and their list follows."""
    stage.it_is("2021-10-01 09:30")
    office.types("/muster waive map 1 because the boundaries have not moved")
    office.reads("map 1 Map of the divisions is waived for Quarter 2", "Head of Scrutiny is told")
    stage.settle()
    lacks(words_of(lead.prompt["blocks"]), ("Map of the divisions",))
    contains(words_of(lead.messages[-1]["blocks"]), ("is not needed", "the boundaries have not moved"))
    office.types("/muster waive map 1 because of that")
    office.reads("map 1 is waived already")
    office.types("/muster reopen map 1 because they moved after all")
    office.reads("is asked for again", "Head of Scrutiny is told")
    stage.settle()
    contains(
        words_of(lead.prompt["blocks"]), ("map 1 Map of the divisions · map, by 5pm on Thursday 14 October",)
    )
