"""What was said is looked at again before the meeting: asked once, answered, and printed as "since then"."""

from digests.papers.draft import paper_text
from storage.papers.snapshots import take_snapshot
from tests.flows.person import GREEN, RED, Person, contains, lacks
from tests.flows.plan import QUARTER
from tests.flows.stage import Stage, london
from tests.flows.words import words_of

CHANGED = "The council withdrew the hall, and another is being looked for."


def printed(stage: Stage) -> str:
    """The quarter's paper, drafted now."""
    with stage.database.frozen() as session:
        return paper_text(take_snapshot(session, QUARTER, stage.clock.at))


def test_what_is_red_is_looked_at_again_before_the_meeting(stage: Stage, lead: Person) -> None:
    """Two working days before the paper is due, in one message; what changed stands with its date in the answer and
    in the paper, what the paper said stays, and nothing is asked a second time."""
    stage.it_is("2021-10-01 09:30")
    lead.answers("ANY-1.1", **RED)
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2021-10-25 09:00")
    before = printed(stage)
    lead.types("/updates")
    lead.does_not_read("check before the meeting")
    known = len(lead.messages)
    stage.it_is("2021-11-10 09:30")
    stage.it_is("2021-11-10 10:00")
    told = [words_of(one["blocks"]) for one in lead.messages[known:]]
    assert len(told) == 1, told
    contains(told[0], ("check ANY-1.1", "check before the meeting"))
    lacks(told[0], ("ANY-1.2",))
    lead.types("/updates")
    lead.presses("Look again", "check ANY-1.1", lead.answer)
    lead.sees("ANY-1.1", "it is off track", "25 November 2021", "The paper says")
    lead.fills_in(recheck_state="changed", recheck_words="")
    lead.submits()
    lead.is_told("Say what changed.")
    lead.fills_in(recheck_words=CHANGED)
    lead.submits()
    lead.types("/updates")
    lead.does_not_read("check before the meeting")
    lead.types("/commitment ANY-1.1")
    lead.reads("Since then, on 10 November 2021: changed.", CHANGED, "(Head of Scrutiny)")
    after = printed(stage)
    line = f"Since then, on 10 November 2021: changed. {CHANGED}"
    contains(after.split("### Exceptions", 1)[1].split("\n## ", 1)[0], (line,))
    assert after.count(line) == 1
    lacks(before, (line,))
    contains(after, (RED["progress"],))
    known = len(lead.messages)
    stage.it_is("2021-11-16 09:30")
    lacks("\n".join(words_of(one["blocks"]) for one in lead.messages[known:]), ("check before the meeting",))
    assert london("2021-11-16 09:30") == stage.clock.at
