"""Figures of many measures sent to Muster in one file: all of it recorded, or every fault named and nothing kept."""

import pytest
from sqlalchemy import func, select

from storage.tables import Figure
from tests.flows.measures.test_figures import measured
from tests.flows.on_behalf.test_return_form import musters, sends
from tests.flows.person import Person, contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import words_of

__all__ = ["measured"]
HEADINGS = "code,period,value,numerator,denominator,commentary,provisional,expected"
SOUND = f"""{HEADINGS}
M1,2021/22 Q2,88.8,31620,35610,Below 90% as visitors return,yes,
M1,2021/22 Q1,92.7,25110,27080,,no,
M2,2021/22 Q2,,,,The books close late,,2021-10-12
M3,2021/22 Q2,3,,,Three of one station,,
"""


def told(person: Person) -> str:
    """What Muster said to them last."""
    return words_of(musters(person)[-1]["blocks"])


def is_refused_then_recorded(lead: Person, stage: Stage) -> None:
    """Both faults are named and nothing is kept; put right, every figure is."""
    sends(lead, SOUND.replace("88.8", "87.8").replace("M2,2021/22 Q2", "M2,2022/23 Q2").encode(), "q2.csv")
    contains(
        told(lead),
        (
            "Nothing of “q2.csv” was recorded: 2 things to put right",
            "M1, figure (line 2, column C): “87.8” is given, and the two numbers behind it come to 88.8.",
            "M2, quarter (line 4, column B): “2022/23 Q2” has not been opened.",
        ),
    )
    assert stage.asks(select(func.count()).select_from(Figure)) == [0]
    sends(lead, SOUND.encode(), "q2.csv")
    contains(
        told(lead),
        (
            "Recorded from “q2.csv”: 4 figures.",
            "M1 999 calls answered in ten seconds, Q2 2021/22: 88.8% (31,620 of 35,610), provisional",
            "M2 Burglaries, Q2 2021/22: not available yet, expected on 12 October 2021",
            "M3 Complaints about staff, Q2 2021/22: held back, for the numbers are too small to show",
        ),
    )
    lacks(told(lead), ("Three of one station",))


@pytest.mark.usefixtures("measured")
def test_one_file_answers_for_many_measures(
    lead: Person, office: Person, chief: Person, stranger: Person, stage: Stage
) -> None:
    """Faults are named and nothing is kept; then every figure is, and what waits is answered; the same again says
    nothing twice; another's file is not read, and what is too small is not told."""
    is_refused_then_recorded(lead, stage)
    lead.types("/updates")
    lead.reads("M2 Burglaries · figure, by 5pm on Tuesday 12 October")
    lead.does_not_read("M1 ", "M3 ")
    stranger.types("/commitment ANY-1.1")
    stranger.reads("88.8% (31,620 of 35,610), provisional", "Down 3.9 points since Q1 2021/22 (92.7%)")
    sends(
        office,
        SOUND.replace("M2,2021/22 Q2,,", "M2,2021/22 Q2,1588,").replace("2021-10-12", "").encode(),
        "all.csv",
    )
    contains(
        told(office), ("Recorded from “all.csv”: 1 figure. 3 others stood so already.", "1,588 offences")
    )
    office.types("/muster measures M2")
    office.reads("1,588 offences", "Given by Governance Manager for Head of Scrutiny")
    sends(chief, SOUND.encode(), "chief.csv")
    contains(told(chief), ("“chief.csv” was not read, and nothing of it was kept",))
    sends(lead, b"a,b\n1,2\n", "other.csv")
    contains(told(lead), ("“other.csv” has no figures of measures that I can find",))
    for person in (lead, office):
        sends(person, "code,quarter,figure,commentary\nM1,2021/22 Q2,5,£5".encode("cp1252"), "saved.csv")
        contains(told(person), ("Nothing of “saved.csv” was recorded", "probably those of Windows-1252"))
    assert stage.asks(select(func.count()).select_from(Figure)) == [5]
