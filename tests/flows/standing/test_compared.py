"""What the direction of travel compares is what is printed: the rating before is the agreed one, whoever said
otherwise."""

from digests.papers.draft import paper_text
from tests.flows.dorset import (
    OVERRULED,
    Q3,
    READER,
    Member,
    leads_answer,
    line_of,
    played,
    posted,
    snapshot_of,
)
from tests.flows.person import AMBER, contains
from tests.flows.stage import CHIEFS, Stage


def test_a_lead_who_says_the_same_again_has_moved_where_another_rating_was_agreed(stage: Stage) -> None:
    """The lead said at risk and off track was agreed; at risk in the next quarter is better than what was agreed, in
    answers, notice and paper."""
    played(stage, "2021-10-25 09:00")
    stage.it_is("2022-01-04 09:30")
    leads_answer(stage, [OVERRULED], {OVERRULED: AMBER | {"path_by_when": "2022-02-25"}})
    stage.it_is("2022-01-20 12:00")
    reader = Member(READER, stage)
    reader.types(f"/commitment {OVERRULED}")
    reader.reads("▲ At risk", "↑ Improved since Q2 2021/22", "Q2 2021/22: :red_circle: ■ Off track (agreed)")
    stage.it_is("2022-01-25 09:00")
    contains(posted(stage, CHIEFS)[-1], ("Since Q2 2021/22: 1 improved,",))
    paper = paper_text(snapshot_of(stage, Q3))
    changed = line_of(paper.split("Table 2: ratings that changed")[1], OVERRULED)
    contains(changed.replace("\u00a0", " "), ("■ Off track | ▲ At risk", "↑ Improved"))
