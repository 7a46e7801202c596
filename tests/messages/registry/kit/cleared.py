"""A draft in each state of its clearance, and what stands in the way of it."""

from dataclasses import replace
from datetime import date

from storage.enums import ReportState
from storage.facts.clearance import InTheWay, Obstacle, PaperFacts, PaperMove, StepFacts, WaivedGap
from storage.facts.plan import QuarterName
from tests.messages.registry.kit.cast import at

DAY = date(2021, 11, 15)
WAYS = (
    Obstacle(InTheWay.GAP, "the finance annex", "Chief Finance Officer"),
    Obstacle(InTheWay.CHECK, "DOR-2.1", "Head of Scrutiny"),
    Obstacle(InTheWay.REQUEST, "R3", "Director of Operations"),
)
MANY = tuple(Obstacle(InTheWay.REQUEST, f"R{number}", "Head of Scrutiny") for number in range(1, 46))
CHANGED = (("standings", ("DOR-2.1", "DOR-3.2")), ("annex", ()), ("head", ()))
PAPER = PaperFacts(
    report_id=1,
    quarter=QuarterName(2021, 2),
    version=1,
    sha256="0" * 64,
    state=ReportState.DRAFT,
    file_name="Draft paper.docx",
    forum="Police and Crime Panel",
    meets=date(2021, 11, 25),
    wanted_by=date(2021, 11, 15),
)


def then(before: PaperFacts, step: StepFacts, state: ReportState = ReportState.CLEARED) -> PaperFacts:
    """The same after one thing more."""
    return replace(before, steps=(*before.steps, step), state=state)


CHIEF = "Chief Executive"
WAIVED = tuple(
    WaivedGap(one.kind, one.what, one.whose, "The treasurer brings it to the meeting") for one in WAYS
)
SENT_BACK = then(
    PAPER,
    StepFacts(PaperMove.SENT_BACK, CHIEF, at(22, 10, 30), words="Say in DOR-2.2 which hall it is & <when>."),
    ReportState.IN_REVIEW,
)
CLEARED = then(PAPER, StepFacts(PaperMove.CLEARED, CHIEF, at(25, 9, 15), waived=WAIVED))
WHOLE = then(PAPER, StepFacts(PaperMove.CLEARED, CHIEF, at(25, 9, 15)))
VOIDED = then(CLEARED, StepFacts(PaperMove.VOIDED, "", at(26, 11, 0), changed=CHANGED), ReportState.DRAFT)
SUBMITTED = then(
    CLEARED, StepFacts(PaperMove.SUBMITTED, "Governance Manager", at(26, 12, 0), day=date(2021, 10, 26))
)
PUBLISHED = then(
    SUBMITTED, StepFacts(PaperMove.PUBLISHED, "Governance Manager", at(28, 12, 0), day=date(2021, 10, 28))
)
PRESENTED = then(PUBLISHED, StepFacts(PaperMove.PRESENTED, CHIEF, at(29, 12, 0), day=date(2021, 10, 29)))
