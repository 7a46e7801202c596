"""The appendix of measures: what it says of each figure, and that a plan without measures has none."""

from dataclasses import replace

from digests.papers.draft import draft_paper, paper_text
from storage.facts.measures import EarlierFigure, MeasureStanding
from storage.papers.snapshots import canonical, restored
from tests.messages.registry.queries.measures import (
    ANSWERED,
    FEWER,
    FOR_CONTEXT,
    GRADED,
    HELD_BACK,
    NOT_YET,
    UNGRADED,
    WAIVED,
    WITHHELD,
    said,
)
from tests.papers.snapshots import QUARTER, SHA256, dorset

EARLIER = replace(ANSWERED.before[0][1], definition_version=0)
FOUND = (
    replace(ANSWERED, before=((ANSWERED.before[0][0], EARLIER), *ANSWERED.before[1:])),
    FEWER,
    FOR_CONTEXT,
    NOT_YET,
    replace(HELD_BACK, terms=replace(HELD_BACK.terms, publishable=True)),
    WAIVED,
    WITHHELD,
)


def test_each_measure_stands_with_its_figure_and_where_it_goes() -> None:
    """Beside the last quarter's and that of a year before, with its target, and which way is better."""
    text = paper_text(dorset(measures=FOUND))
    part = text.split("\n## Appendix D", 1)[1]
    assert (
        "7 measures: 4 are in. Since the same quarter a year before, 1 gains ground and 1 holds steady."
        in text
    )
    for line in (
        "88.8% (31,620 of 35,610), provisional; revised from 89.1% | Down 3.9 points since Q1 2021/22 (92.7%): ",
        "losing ground | The same since Q2 2020/21 (88.8%): holding steady | 1.2 points below target 90%; Higher is",
        "30,120 incidents; 12 months to 30 September 2021 | Not comparable with Q1 2021/22 (33,985): a new",
        "Held back, for the numbers are too small to show",
        "Not available yet, expected on 27 January 2022",
        "88.8% | – | – | 92.7% (earlier definition) | 88.8%",
        "Why there is none yet (Head of Contact Management): National statistics come later",
        "Withheld until 27 January 2022, when Deputy Chief Constable looks at it again",
        "Why it is withheld (Head of Contact Management): It shows how far <cover> was drawn down",
        "Why it is not asked for: The telephones were changed",
        "Source: Force telephone system",
    ):
        assert line in part, f"“{line}” is not in:\n{part}"


def test_grades_stand_in_a_column_of_their_own() -> None:
    """By the figures and in whose judgement, with the words of no rating; a paper of a plan that grades none, and one
    of before, has no such column."""
    text = paper_text(dorset(measures=(GRADED, UNGRADED)))
    for words in (
        "| Provisionally graded “requires additional scrutiny” by the figures, against target 90% (tolerance: 1 "
        "point); “content” in the judgement of Head of Contact Management, because “Two <nights> of a storm are in "
        "it”",
        "No grade by the figures: the definition has changed, which breaks the series",
        "Their grades, which are no ratings: 1 “content”, 1 without a grade.",
        "Grade, which is no rating",
    ):
        assert words in text, f"“{words}” is not in:\n{text.split('Appendix D', 1)[1]}"
    assert "which is no rating" not in paper_text(dorset(measures=FOUND))
    assert restored(canonical(dorset(measures=(GRADED,)))).measures == (GRADED,)


def test_a_plan_without_measures_has_no_such_appendix() -> None:
    """Nor has a paper that was drafted before they were asked for."""
    assert "Appendix D" not in paper_text(dorset())


def test_the_snapshot_keeps_its_figures() -> None:
    """To the last decimal, through its JSON; and a Word file is made of it."""
    snapshot = dorset(measures=(*FOUND, replace(FEWER, figure=said("1.50"))))
    assert restored(canonical(snapshot)) == snapshot
    assert draft_paper(snapshot, SHA256).docx
    assert snapshot.quarter == QUARTER


def test_a_measure_of_which_nothing_is_known_ends_the_paper_well() -> None:
    """A plan may only name its measures, whom nobody supplies: the paper says that no figure is in, and is drawn."""
    terms = replace(ANSWERED.terms, owner="", definition="", source="", target="")
    bare = MeasureStanding(terms, QUARTER, None, None, EarlierFigure(QUARTER), EarlierFigure(QUARTER))
    snapshot = dorset(measures=(bare,))
    assert paper_text(snapshot).endswith("Nothing more is on record about these figures.\n")
    assert draft_paper(snapshot, SHA256).docx
