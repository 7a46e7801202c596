"""Help asked of somebody who is in Slack, of one who is not, of one on leave and of one who never answers: what came
of it reaches the lead, the SRO, the SRO's digest, the channel's and the paper in the same words; a decline the next
quarter's too."""

import pytest

from storage.facts.plan import QuarterName
from tests.flows.decisions.help import MORNING, answers_help, asks_for_help, letters
from tests.flows.decisions.test_help_told import paper
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import CHARITY, CHIEF, LEAVER
from tests.flows.stage import Stage
from tests.flows.weekly.own import own_digests
from tests.flows.weekly.test_digest import digests, thread

pytestmark = pytest.mark.usefixtures("asked")
RECORDED = "(recorded by Governance Manager)"
UNRECORDED = "Not yet recorded as a decision."
MINUTED = "Decision recorded: Resources Board, 1 October 2021, Minute 7.2."
BUDGET = {"decided_by": "Resources Board", "decided_on": "2021-10-01", "reference": "Minute 7.2"}
ANSWERS = {
    "ANY-1.1": ("Agreed", {"words": "Go ahead.", **BUDGET}, MINUTED),
    "ANY-1.2": ("Agreed in part", {"words": "One leader, not two."}, UNRECORDED),
    "ANY-1.3": ("Declined", {"words": "There is no money this year."}, UNRECORDED),
    "ANY-2.4": ("Done", {"words": "Both are in post."}, UNRECORDED),
}
"""What is answered to each ask, with what is typed, and what is said of it as a decision."""
NEXT = QuarterName(2021, 3)


@pytest.mark.parametrize(
    ("of_whom", "case", "day"),
    [
        (CHIEF, "in Slack", "4 October 2021"),
        (CHARITY, "outside", "4 October 2021"),
        (CHIEF, "on leave", "4 October 2021"),
        (CHIEF, "never answers", "8 October 2021"),
    ],
    ids=lambda one: one if isinstance(one, str) and len(one) < 14 else "",
)
def test_the_same_words_reach_everyone(
    lead: Person,
    chief: Person,
    office: Person,
    sro: Person,
    stage: Stage,
    of_whom: str,
    case: str,
    day: str,
) -> None:
    """Four asks, and an answer of each kind: letters to the lead and the SRO, the SRO's own digest, the channel's,
    the paper. What was declined stands in the next quarter's too, though nobody has answered again; what was given
    was told."""
    if case == "on leave":
        office.types(f"/muster away {CHIEF} 4 Oct to 29 Oct")
    leads = {ref: Person(LEAVER, stage) if ref == "ANY-2.4" else lead for ref in ANSWERS}
    ask(leads, of_whom, case, stage)
    in_slack = case == "in Slack"
    for ref, (label, fields, _) in ANSWERS.items():
        answers_help(chief if in_slack else office, label, about=ref, **fields)
    by = f"by {of_whom}, {day}" if in_slack else f"by {of_whom}, {day} {RECORDED}"
    came = {
        ref: f"{label} {by}: {fields['words']} {decision}"
        for ref, (label, fields, decision) in ANSWERS.items()
    }
    for ref, who in leads.items():
        contains(letters(who, ref)[0], (came[ref],))
        assert letters(who, ref) == letters(sro, ref)
    contains(paper(stage), tuple(came.values()))
    stage.it_is("2021-10-11 09:00")
    contains(digests(stage)[-1] + thread(stage), tuple(came.values()))
    contains(own_digests(sro)[-1], tuple(came.values()))
    if in_slack:
        stage.it_is("2022-01-04 09:35")
        contains(paper(stage, NEXT), (came.pop("ANY-1.3"),))
        lacks(paper(stage, NEXT), tuple(came.values()))


def ask(leads: dict[str, Person], of_whom: str, case: str, stage: Stage) -> None:
    """Each lead asks for help with theirs; whoever never answers is reminded until their day has passed."""
    until = "2021-10-06" if case == "never answers" else "2021-11-05"
    for ref, who in leads.items():
        asks_for_help(who, of_whom, ref, support_by_when=until)
    stage.it_is(MORNING)
    stage.it_is("2021-10-04 12:00")
    if case == "never answers":
        stage.it_is("2021-10-07 09:30")
        stage.it_is("2021-10-08 09:30")
