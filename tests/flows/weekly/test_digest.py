"""The weekly digest: when it comes, once, and what it says."""

import pytest

from tests.flows.agreeing import Agreer
from tests.flows.person import AMBER, GREEN, RED, Person, contains, lacks
from tests.flows.plan import SRO
from tests.flows.stage import DIGEST, Stage
from tests.flows.words import words_of


def digests(stage: Stage) -> list[str]:
    """What the digest channel has read, oldest first, without what hangs under it."""
    return [words_of(one["blocks"]) for one in stage.messages(DIGEST) if not one.get("thread_ts")]


def thread(stage: Stage) -> str:
    """What hangs under the newest digest."""
    ts = [one["ts"] for one in stage.messages(DIGEST) if not one.get("thread_ts")][-1]
    return "\n".join(words_of(one["blocks"]) for one in stage.messages(DIGEST) if one.get("thread_ts") == ts)


@pytest.mark.usefixtures("asked")
def test_monday_at_nine_says_what_changed(lead: Person, other: Person, stage: Stage) -> None:
    """Returns in, the new red with what gets it back, what is due in 14 days, and latecomers as a number."""
    before = len(digests(stage))
    stage.it_is("2021-10-01 11:00")
    lead.answers("ANY-1.1", **RED)
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is("2021-10-04 08:59")
    assert len(digests(stage)) == before
    stage.it_is("2021-10-04 09:00")
    shown = digests(stage)[-1]
    contains(
        shown, ("Plan update, Monday 4 October: Q2 2021/22, 2 of 25 returns in. 2 came; ", "1 worsened since")
    )
    contains(shown, ("■ ANY-1.1 Cadet units: Off track, lead says (was At risk)",))
    contains(shown, ("Due in the next 14 days", "ANY-1.1 Open the Poole unit: due Tue 12 Oct"))
    contains(thread(stage), ("How the plan stands", RED["path_action"]))
    lacks(shown, ("ANY-1.2", "Head of Custody"))
    stage.it_is("2021-10-05 10:00")
    other.answers("ANY-2.1", **AMBER)
    stage.it_is("2021-10-11 09:00")
    contains(digests(stage)[-1], ("3 of 25 returns in. 1 came; 1 improved since last Monday.", "ANY-2.1"))
    contains(digests(stage)[-1], ("ANY-1.1 Cadet units, for 10 days", "Off track"))


@pytest.mark.usefixtures("asked")
def test_one_digest_a_week_however_often_it_is_looked_at(stage: Stage) -> None:
    """Each look after the first finds that the week's digest was posted."""
    before = len(digests(stage))
    for when in ("2021-10-04 09:00", "2021-10-04 09:01", "2021-10-05 09:00", "2021-10-08 17:00"):
        stage.it_is(when)
    assert len(digests(stage)) == before + 1


@pytest.mark.usefixtures("asked")
def test_a_missed_week_stays_missed(stage: Stage) -> None:
    """After a week of silence the new week's digest comes, and not the old one's as well."""
    before = len(digests(stage))
    stage.it_is("2021-10-11 09:00")
    assert len(digests(stage)) == before + 1
    contains(digests(stage)[-1], ("Monday 11 October",))


@pytest.mark.usefixtures("asked")
def test_a_digest_that_is_late_comes_within_its_week(stage: Stage) -> None:
    """A worker that was down on Monday posts on Wednesday what was due."""
    before = len(digests(stage))
    stage.it_is("2021-10-06 11:00")
    assert len(digests(stage)) == before + 1


def test_after_a_bank_holiday_it_comes_on_tuesday(stage: Stage) -> None:
    """Easter Monday has none; Tuesday at nine has."""
    stage.it_is("2022-04-01 09:30")
    before = len(digests(stage))
    stage.it_is("2022-04-11 09:00")
    stage.it_is("2022-04-18 09:00")
    assert len(digests(stage)) == before + 1
    stage.it_is("2022-04-19 08:59")
    assert len(digests(stage)) == before + 1
    stage.it_is("2022-04-19 09:00")
    contains(digests(stage)[-1], ("Plan update, Tuesday 19 April",))


@pytest.mark.usefixtures("asked")
def test_the_digest_shows_nothing_restricted(lead: Person, stage: Stage) -> None:
    """A restricted commitment is counted and named with its rating; what was said is not."""
    stage.it_is("2021-10-01 11:00")
    lead.answers("ANY-3.1", **{**RED, "path_action": "Settle with the handler"})
    stage.it_is("2021-10-04 09:00")
    contains(digests(stage)[-1], ("ANY-3.1", "Off track"))
    for shown in (digests(stage)[-1], thread(stage)):
        lacks(shown, ("Settle with the handler", RED["reason"], RED["progress"], RED["support_ask"]))


@pytest.mark.usefixtures("asked")
def test_a_rating_that_the_sro_changed_is_listed_with_both(lead: Person, stage: Stage) -> None:
    """The digest after the one that had the lead's rating gives the agreed one, and by whom in its thread; the next
    one names it as off track still."""
    stage.it_is("2021-10-01 11:00")
    lead.answers("ANY-1.2", **AMBER)
    stage.it_is("2021-10-04 09:00")
    contains(digests(stage)[-1], ("ANY-1.2 Custody visiting scheme: At risk, lead says (was On track)",))
    stage.it_is("2021-10-05 10:00")
    sro = Agreer(SRO, stage)
    sro.opens_the_queue_at_home()
    sro.agrees_another("red", "The visitors have all resigned.")
    stage.it_is("2021-10-11 09:00")
    contains(
        digests(stage)[-1], ("1 worsened", "ANY-1.2 Custody visiting scheme: Off track, agreed (was At risk)")
    )
    contains(thread(stage), ("ANY-1.2 Custody visiting scheme, agreed by Director of Operations",))
    lacks(digests(stage)[-1] + thread(stage), ("resigned",))
    stage.it_is("2021-10-18 09:00")
    contains(digests(stage)[-1], ("Off track still", "ANY-1.2 Custody visiting scheme, for 13 days"))
    lacks(digests(stage)[-1], ("What changed",))


@pytest.mark.usefixtures("asked")
def test_the_sro_and_the_lead_in_one_week_are_both_heard(lead: Person, stage: Stage) -> None:
    """What the lead rated and the SRO put back to last quarter's rating is listed, as before."""
    stage.it_is("2021-10-01 11:00")
    lead.answers("ANY-1.2", **AMBER)
    sro = Agreer(SRO, stage)
    sro.opens_the_queue_at_home()
    sro.agrees_another("green", "The gap was filled on Friday.")
    stage.it_is("2021-10-04 09:00")
    contains(digests(stage)[-1], ("1 came since last Friday", "ANY-1.2 Custody visiting scheme:"))
    contains(digests(stage)[-1], ("On track, agreed (as before); the lead said At risk",))
