"""Whether a decision is still wanted."""

from datetime import date

import pytest

from storage.enums import PathKind, Rating, RequestState, SupportKind, SupportState
from storage.facts.answering import Answer, PathToGreen, Support
from storage.facts.decisions import NOTHING_YET, DecisionWanted, Outcomes
from storage.rules.standing.wanted import decision_wanted

DAY = date(2021, 10, 29)
HELP = Support(SupportKind.DECISION, "Whether to go on", "Chief Constable", DAY)
OF_SRO, OF_CHIEF = DecisionWanted("SRO", DAY), DecisionWanted("Chief Constable", DAY)


def asks(kind: PathKind | None, support: Support | None = None) -> Answer:
    """An answer that is off track, with this way back and this help."""
    path = PathToGreen(kind, "", "SRO", DAY) if kind else None
    return Answer(Rating.RED, path=path, support=support)


@pytest.mark.parametrize(
    ("answer", "outcomes", "wanted"),
    [
        (None, NOTHING_YET, None),
        (asks(None), NOTHING_YET, None),
        (asks(PathKind.ACTION), NOTHING_YET, None),
        (asks(PathKind.DECISION_NEW_DATE), NOTHING_YET, OF_SRO),
        (asks(PathKind.DECISION_NEW_DATE), Outcomes(RequestState.ASKED), OF_SRO),
        (asks(PathKind.DECISION_NEW_DATE), Outcomes(RequestState.APPROVED), None),
        (asks(PathKind.DECISION_NEW_DATE), Outcomes(RequestState.DECLINED), None),
        (asks(PathKind.DECISION_NEW_DATE), Outcomes(RequestState.TAKEN_BACK), None),
        (asks(PathKind.DECISION_NEW_DATE, HELP), Outcomes(RequestState.APPROVED), OF_CHIEF),
        (asks(PathKind.DECISION_MONEY, HELP), Outcomes(decision=SupportState.OPEN), OF_SRO),
        (asks(PathKind.DECISION_MONEY, HELP), Outcomes(decision=SupportState.MET), None),
        (asks(PathKind.DECISION_CLOSE, HELP), Outcomes(decision=SupportState.DECLINED), None),
        (asks(PathKind.DECISION_MONEY, HELP), Outcomes(decision=SupportState.AGREED), None),
        (asks(PathKind.ACTION, HELP), Outcomes(decision=SupportState.AGREED_IN_PART), None),
        (asks(PathKind.ACTION, HELP), Outcomes(decision=SupportState.WITHDRAWN), OF_CHIEF),
        (asks(PathKind.ACTION, HELP), Outcomes(decision=SupportState.OPEN), OF_CHIEF),
        (asks(PathKind.ACTION, HELP), Outcomes(decision=SupportState.MET), None),
    ],
)
def test_what_was_decided_is_wanted_no_more(
    answer: Answer | None, outcomes: Outcomes, wanted: DecisionWanted | None
) -> None:
    """Of a new date its request says so, of anything else the help that was asked for; then nobody is named."""
    assert decision_wanted(answer, outcomes) == wanted
