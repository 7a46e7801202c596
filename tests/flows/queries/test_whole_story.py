"""One commitment's whole story, and the table of a list."""

import pytest

from tests.flows.agreeing import Agreer
from tests.flows.person import AMBER, RED, Person, lacks
from tests.flows.plan import PROMISE, SRO
from tests.flows.stage import Stage
from tests.flows.words import words_of


@pytest.mark.usefixtures("asked")
def test_the_whole_story_of_a_commitment(lead: Person, stage: Stage) -> None:
    """All that it has been through: each quarter with who agreed what, promises, corrections, help, dates, and who
    leads; from its button too."""
    stage.it_is("2021-10-01 11:00")
    lead.answers("ANY-1.1", **RED)
    lead.answers("ANY-1.1", **AMBER)
    sro = Agreer(SRO, stage)
    sro.opens_the_queue_at_home()
    sro.agrees_another("red", "The hall is let.")
    lead.types("/commitment ANY-1.1 history")
    lead.reads("ANY-1.1 Cadet units: the whole story", "Ratings, quarter by quarter", "From Q1 2021/22: ")
    lead.reads(f"Promised:_ {PROMISE}", "corrected 1 time", f"by {SRO} on 1 October 2021", "The hall is let.")
    lead.reads("Help asked for, and what came of it", "Who leads and led", "Lead: Head of Scrutiny")
    lead.types("/commitment ANY-1.1")
    lead.presses("Whole story")
    lead.reads("the whole story")


@pytest.mark.usefixtures("asked")
def test_nothing_restricted_is_told_in_it(lead: Person, stranger: Person) -> None:
    """Whoever may not see what is said of a commitment reads its ratings, and no word else."""
    lead.answers("ANY-3.1", **RED)
    stranger.types("/commitment ANY-3.1 history")
    stranger.reads("ANY-3.1 (restricted)", "Off track", "is restricted: it is not shown here")
    told = words_of(stranger.answer["blocks"])
    lacks(told, (RED["reason"], RED["progress"], RED["support_ask"], RED["path_action"], "Informant"))


@pytest.mark.usefixtures("asked")
def test_a_list_as_a_table_and_back(stranger: Person) -> None:
    """All of a list in rows, whole pages of it, with the same in words for whoever hears it; and back."""
    stranger.types("/priority estates")
    stranger.presses("As a table")
    table = next(one for one in stranger.answer["blocks"] if one["type"] == "data_table")
    assert len(table["rows"]) == 18
    assert "ANY-4.17" in stranger.answer["text"]
    stranger.presses("As a list")
    stranger.reads("ANY-4.8 ", "page 1 of 3")
    stranger.types("/commitment not complete")
    stranger.presses("As a table")
    stranger.reads("Whose rating", "Direction of travel")
