"""Validation as a whole: any answer is judged and every finding is listed."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from storage.enums import CommitmentType, Handling, PathKind, Rating, SupportKind
from storage.facts.answering import Answer, MilestoneSaid, PathToGreen, Support
from storage.rules.answering.validation import CASES, Terms, check
from tests.rules import strategies
from tests.rules.samples import ACTION, AMBER, AS_AT, BLUE, GREEN, QUARTER_END, RED, TERMS, last

ONE_DAY, FAR = timedelta(days=1), date(2023, 3, 31)


TELLING = (
    "It will be told to Mr Bell, born 3 May 1990, bell@home.example, 07700 900123, BH15 1AB, no 55/1234/21"
)
"""Every sign of personal data, and something still to come."""


def everywhere(text: str) -> Answer:
    """The text wherever one can type."""
    return Answer(
        Rating.GREEN,
        progress=text,
        next_steps=text,
        reason=text,
        path=PathToGreen(PathKind.ACTION, text, text, None),
        support=Support(SupportKind.DATA, text, text),
        evidence=text,
        hold_agreed_by=text,
        public_line=text,
        new_due_reason=text,
    )


@given(strategies.answers, strategies.terms)
def test_any_answer_is_judged(answer: Answer, terms: Terms) -> None:
    """Whatever is typed there are findings and never an error, each of the list and blocking as it says,
    and none twice."""
    findings = check(answer, terms)
    assert all(CASES[each.code, each.field, each.case] is each.blocks for each in findings)
    assert len({(each.code, each.field, each.case) for each in findings}) == len(findings)


@given(strategies.answers, strategies.terms)
def test_the_findings_of_an_answer_fit_its_rating(answer: Answer, terms: Terms) -> None:
    """Only amber and red are asked for a way back, only blue for proof, only grey for a hold."""
    codes = {each.code for each in check(answer, terms)}
    only = {
        "V04": {Rating.AMBER, Rating.RED},
        "V06": {Rating.RED},
        "V07": {Rating.BLUE},
        "V08": {Rating.BLUE},
        "V09": {Rating.GREY},
        "V12": {Rating.GREEN},
        "V13": {Rating.GREEN},
        "V14": {Rating.AMBER, Rating.RED},
    }
    assert all(answer.rating in only[code] for code in codes & only.keys())


def test_every_case_of_the_list_can_happen() -> None:
    """These answers between them meet each case: none is listed, worded and never found."""
    past = replace(TERMS, due=QUARTER_END, last=replace(last(Rating.RED), progress=GREEN.progress))
    ongoing = replace(past, type=CommitmentType.ONGOING, open_support=True, overdue_milestones=("Venue",))
    yesterday = replace(ACTION, by_when=AS_AT - ONE_DAY)
    beyond = replace(ACTION, by_when=TERMS.plan_ends + ONE_DAY)
    wanted_late = Support(SupportKind.DATA, "Data", "Force", beyond.by_when)
    met = {
        *((Answer(rating), TERMS) for rating in Rating),
        (Answer(Rating.AMBER), replace(TERMS, allowed=frozenset())),
        (replace(GREEN, progress="Short.", forecast=TERMS.due + ONE_DAY), TERMS),
        (replace(GREEN, progress="x" * 1201, evidence="file:///minutes"), past),
        (GREEN, ongoing),
        (replace(GREEN, next_steps="The survey was held in June."), TERMS),
        (
            replace(AMBER, path=yesterday, forecast=date(2023, 3, 31), support=Support(SupportKind.DATA)),
            TERMS,
        ),
        (replace(RED, path=yesterday), TERMS),
        *((replace(one, path=beyond, support=wanted_late), TERMS) for one in (AMBER, RED)),
        (replace(RED, path=replace(ACTION, kind=PathKind.DECISION_NEW_DATE)), TERMS),
        (replace(BLUE, completed_on=AS_AT + ONE_DAY), ongoing),
        (replace(BLUE, completed_on=date(2021, 1, 1)), TERMS),
        (replace(GREEN, forecast=FAR, reason="A new hall.", handling=Handling.EXEMPT), past),
        (replace(AMBER, new_due=TERMS.due), replace(TERMS, last=last(Rating.AMBER), running=2)),
        (
            replace(RED, milestones=(MilestoneSaid(1, "Hall", met=FAR),)),
            replace(TERMS, last=last(Rating.RED)),
        ),
        (everywhere(TELLING), TERMS),
    }
    met.add((Answer(Rating.GREY), replace(TERMS, last=last(Rating.BLUE))))
    found = {(each.code, each.field, each.case) for answer, terms in met for each in check(answer, terms)}
    assert found == set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_codes_are_those_of_the_list(case: tuple[str, str, str]) -> None:
    """Each case has a rule's code, V and two figures, and a field of the answer."""
    code, field, _ = case
    assert code[0] == "V"
    assert code[1:].isdigit()
    part, _, inner = field.partition(".")
    owner = {"path": PathToGreen, "support": Support}.get(part, Answer)
    assert (inner or part) in {each.name for each in fields(owner)}
