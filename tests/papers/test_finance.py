"""The finance annex in the paper: its figures with what was said of them, why there are none, or who supplies it."""

from dataclasses import replace

from digests.papers.draft import draft_paper, paper_text
from storage.facts.finance import FinanceFacts
from storage.papers.snapshots import canonical, restored
from tests.messages.registry.queries.finance import stands
from tests.papers.snapshots import MONEY, QUARTER, SHA256, dorset

FIGURES = replace(stands(), quarter=QUARTER)


def test_figures_stand_in_a_table_for_each_section() -> None:
    """With their total, what was said of variances, and who supplied them; nothing is left to be supplied."""
    text = paper_text(dorset(annex=FIGURES))
    part = text.split("\n## Appendix C", 1)[1]
    for line in (
        "Supplied by Chief Finance Officer on 9 October 2021. Amounts are in thousands of pounds",
        "Force, thousands of pounds",
        "Heading | Annual budget | Budget to date | Actual to date | Forecast | Variance",
        "Police officer overtime | 2,310 | 640 | 812 | 2,690 | +380",
        "Fees, charges and other income | −9,870 | −2,310 | −2,405 | −10,120 | −250",
        "Total force | 144,200 | 36,560 | 36,368 | 143,950 | −250",
        "Police officer overtime (+380): A busy summer, and help lent to another force in June",
        "Planned, 31 Mar 2022 | At 1 Apr 2021 | At 30 Sep 2021 | Forecast, 31 Mar 2022",
        "Total reserves | 9,020 | 11,170 | 11,170 | 10,755 | +1,735",
    ):
        assert line in part, f"“{line}” is not in:\n{part}"
    paper = draft_paper(dorset(annex=FIGURES), SHA256)
    assert paper.docx
    assert not any("Financial update" in what for what, _ in paper.to_supply)


def test_without_figures_it_says_why_or_who_is_to_supply_them() -> None:
    """A waiver's reason; else the role, as in papers that were drafted before figures were asked for."""
    none = FinanceFacts(QUARTER)
    waived = paper_text(dorset(annex=replace(none, waived_because="The books close late")))
    assert "No financial update is given this quarter: The books close late" in waived
    assert paper_text(dorset(annex=none)) == paper_text(dorset())
    assert ("Financial update (Appendix C)", MONEY) in draft_paper(dorset(annex=none), SHA256).to_supply


def test_the_snapshot_keeps_its_figures() -> None:
    """To the last pound, through its JSON."""
    assert restored(canonical(dorset(annex=FIGURES))) == dorset(annex=FIGURES)
