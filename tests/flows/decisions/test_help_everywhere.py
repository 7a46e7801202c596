"""Help asked of somebody who is in Slack, of one who is not, of one on leave and of one who never answers: what came
of it reaches the lead, the SRO, the SRO's digest, the channel's and the next paper in the same words."""

import pytest

from tests.flows.decisions.help import MORNING, answers_help, asks_for_help, letters
from tests.flows.decisions.test_help_told import paper
from tests.flows.person import Person, contains
from tests.flows.plan import CHARITY, CHIEF
from tests.flows.stage import Stage
from tests.flows.weekly.own import own_digests
from tests.flows.weekly.test_digest import digests, thread

pytestmark = pytest.mark.usefixtures("asked")
RECORDED = "(recorded by Governance Manager)"
UNRECORDED = "Not yet recorded as a decision."
MINUTED = "Decision recorded: Resources Board, 1 October 2021, Minute 7.2."
BUDGET = {"decided_by": "Resources Board", "decided_on": "2021-10-01", "reference": "Minute 7.2"}


@pytest.mark.parametrize(
    ("of_whom", "case", "label", "fields", "came"),
    [
        (
            CHIEF,
            "in Slack",
            "Agreed",
            {"words": "Go ahead.", **BUDGET},
            f"Agreed by {CHIEF}, 4 October 2021: Go ahead. {MINUTED}",
        ),
        (
            CHARITY,
            "outside",
            "Agreed in part",
            {"words": "One leader, not two."},
            f"Agreed in part by {CHARITY}, 4 October 2021 {RECORDED}: One leader, not two. {UNRECORDED}",
        ),
        (
            CHIEF,
            "on leave",
            "Declined",
            {"words": "There is no money this year."},
            f"Declined by {CHIEF}, 4 October 2021 {RECORDED}: There is no money this year. {UNRECORDED}",
        ),
        (
            CHIEF,
            "never answers",
            "Done",
            {"words": "Both are in post."},
            f"Done by {CHIEF}, 8 October 2021 {RECORDED}: Both are in post. {UNRECORDED}",
        ),
        (
            CHIEF,
            "in Slack",
            "Declined",
            {"words": "Not this year."},
            f"Declined by {CHIEF}, 4 October 2021: Not this year. {UNRECORDED}",
        ),
        (
            CHARITY,
            "outside",
            "Declined",
            {"words": "The trustees said no."},
            f"Declined by {CHARITY}, 4 October 2021 {RECORDED}: The trustees said no. {UNRECORDED}",
        ),
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
    label: str,
    fields: dict[str, str],
    came: str,
) -> None:
    """Letters to the lead and the SRO, the SRO's own digest, the channel's, the paper; a decline is among them."""
    if case == "on leave":
        office.types(f"/muster away {CHIEF} 4 Oct to 29 Oct")
    asks_for_help(lead, of_whom, support_by_when="2021-10-06" if case == "never answers" else "2021-11-05")
    stage.it_is(MORNING)
    stage.it_is("2021-10-04 12:00")
    if case == "never answers":
        stage.it_is("2021-10-07 09:30")
        stage.it_is("2021-10-08 09:30")
    answers_help(chief if case == "in Slack" else office, label, **fields)
    contains(letters(lead)[0], (came,))
    assert letters(lead) == letters(sro)
    contains(paper(stage), (f"What came of it: {came}",))
    stage.it_is("2021-10-11 09:00")
    contains(digests(stage)[-1] + thread(stage), (came,))
    contains(own_digests(sro)[-1], (came,))
