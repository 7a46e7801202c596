"""What comes of digests is each one's to choose, and each says why it came."""

import pytest

from handlers.weekly.quiet import read_choice
from tests.flows.answering.test_substance import asks_for_later
from tests.flows.person import Person, contains
from tests.flows.plan import CHIEF, LEAD, OFFICE, SRO, STRANGER
from tests.flows.stage import DIGEST, Stage
from tests.flows.weekly.own import own_digests
from tests.flows.words import words_of


def channel(stage: Stage) -> list[str]:
    """Those of the channel."""
    return [words_of(one["blocks"]) for one in stage.messages(DIGEST) if not one.get("thread_ts")]


@pytest.mark.usefixtures("asked")
def test_the_chief_executive_and_an_sro_have_their_own(lead: Person, stage: Stage) -> None:
    """What needs the SRO is what the SRO owes the chief executive, a later date too, which the chief executive may
    decide but is not waited for; restricted titles are theirs to read."""
    stage.it_is("2021-10-01 11:00")
    asks_for_later(lead)
    stage.it_is("2021-10-04 09:00")
    sro, chief = own_digests(Person(SRO, stage))[-1], own_digests(Person(CHIEF, stage))[-1]
    contains(sro, ("What needs you", "1 return waits for you to agree, by 21 October (ANY-1.1)"))
    contains(sro, ("Head of Custody: 1 return out, due 14 October (ANY-2.1)",))
    contains(sro, ("because you answer for 25 commitments still to be delivered, as Director of Operations",))
    contains(chief, ("What others owe you", "Director of Operations: 1 return to agree, by 21 October"))
    contains(chief, ("Director of Operations: 24 returns out", "because you are Chief Executive"))
    contains(sro, ("What needs you", "ANY-1.1, a later due date to decide", "What others owe you"))
    contains(chief, ("Director of Operations: ANY-1.1, a later due date to decide",))
    assert "What needs you" not in chief
    assert not own_digests(lead)


@pytest.mark.usefixtures("asked")
def test_somebody_chooses_how_often_and_how_much(stage: Stage) -> None:
    """Off until it is wanted again; then only the worst, every two weeks."""
    sro = Person(SRO, stage)
    sro.types("/muster quiet off")
    sro.reads("Noted. Your own digest: never.")
    before = len(own_digests(sro))
    stage.it_is("2021-10-04 09:00")
    assert len(own_digests(sro)) == before
    sro.types("/muster quiet worst every two weeks")
    sro.reads("every two weeks, when something is off track or overdue")
    for monday in ("2021-10-11", "2021-10-18", "2021-10-25"):
        stage.it_is(f"{monday} 09:00")
    assert len(own_digests(sro)) == before + 2
    contains(
        own_digests(sro)[-1], ("Off track still", "Every two weeks, when something is off track or overdue")
    )
    sro.types("/muster quiet")
    sro.reads("Your own digest: every two weeks", "What asks you to answer")
    sro.types("/muster quiet sometimes")
    sro.reads("Nothing was done", "“sometimes” was not understood", "/muster quiet weekly")


@pytest.mark.usefixtures("asked")
def test_the_channel_s_is_for_the_office_to_choose(stage: Stage) -> None:
    """A lead changes neither the channel's nor one of their own; the plan office does."""
    lead, office = Person(LEAD, stage), Person(OFFICE, stage)
    lead.types("/muster quiet channel off")
    lead.reads("Nothing was changed", "plan office and the chief executive")
    lead.types("/muster quiet off")
    lead.reads("no digest of your own comes to you")
    office.types("/muster quiet channel fortnightly")
    office.reads("Noted. The plan's channel: every two weeks.")
    before = len(channel(stage))
    for monday in ("2021-10-04", "2021-10-11", "2021-10-18"):
        stage.it_is(f"{monday} 09:00")
    assert len(channel(stage)) == before + 1
    contains(channel(stage)[-1], ("Every two weeks in the plan's channel",))


@pytest.mark.usefixtures("asked")
def test_the_channel_s_pauses_before_an_election(stage: Stage) -> None:
    """Nothing is told where the public may read along; people's own go on, and the first one afterwards tells of all
    since. An internal channel goes on."""
    office, sro = Person(OFFICE, stage), Person(SRO, stage)
    Person(LEAD, stage).types("/muster election 4 Oct to 20 Oct")
    assert not channel(stage) or "election" not in channel(stage)[-1]
    office.types("/muster election 4 Oct to 20 Oct")
    office.reads("Noted. Before an election: from 4 October 2021 to 20 October 2021.")
    before, mine = len(channel(stage)), len(own_digests(sro))
    for monday in ("2021-10-04", "2021-10-11", "2021-10-18"):
        stage.it_is(f"{monday} 09:00")
    assert (len(channel(stage)), len(own_digests(sro))) == (before, mine + 3)
    stage.it_is("2021-10-25 09:00")
    contains(channel(stage)[-1], ("Monday 25 October", "since Friday 1 October"))
    office.types("/muster election 25 Oct to 5 Nov")
    office.types("/muster quiet internal")
    stage.it_is("2021-11-01 09:00")
    assert len(channel(stage)) == before + 2
    office.types("/muster election none")
    office.reads("Taken back.")


@pytest.mark.usefixtures("asked")
def test_the_calendar_comes_as_a_file(stage: Stage) -> None:
    """The quarter's steps and the meetings, to whoever asks, in the plan or not; once for each time it is
    asked for."""
    for role in (LEAD, STRANGER):
        somebody = Person(role, stage)
        before = len(somebody.messages)
        somebody.types("/muster calendar")
        somebody.reads("The calendar of Quarter 2 2021/22", "9 steps and 1 meeting ahead")
        stage.settle()
        assert len(somebody.messages) == before + 1
        contains(words_of(somebody.messages[-1]["blocks"]), ("Calendar of Q2 2021/22", "Open the file"))
    Person(LEAD, stage).types("/muster calendar of next year")
    Person(LEAD, stage).reads("Nothing was done", "/muster calendar Q3")


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("*off*", {"often": "off"}),
        ("“off”.", {"often": "off"}),
        ("channel:\u00a0`monthly`!", {"channel": "channel", "often": "monthly"}),
        ("only off‑track", {"extent": "worst"}),
        ("off?", None),
        ("off until 6 January", None),
    ],
)
def test_a_choice_is_read_as_telephones_and_copies_write_it(
    typed: str, choice: dict[str, str] | None
) -> None:
    """Bold, in quotation marks, with another space or a full stop; a question chooses nothing."""
    assert read_choice(typed) == choice
