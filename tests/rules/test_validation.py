"""What an answer needs, rule by rule (docs/rules.md)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import CommitmentType, PathKind, Rating, SupportKind
from storage.facts import Answer, PastRating, PathToGreen, QuarterName, Support
from storage.rules.validation import (
    CASES,
    Terms,
    check,
    needs_reason_for_change,
    override_needs_reason,
    same_person_may_agree,
)
from tests.rules import strategies

QUARTER_END, AS_AT = date(2021, 9, 30), date(2021, 10, 8)
TERMS = Terms(
    type=CommitmentType.DELIVERABLE,
    start=date(2021, 5, 13),
    due=date(2022, 3, 31),
    plan_ends=date(2025, 3, 31),
    quarter_end=QUARTER_END,
    as_at=AS_AT,
    allowed=frozenset(Rating) - {Rating.NONE},
    last=None,
)
ACTION = PathToGreen(
    PathKind.ACTION, "Agree the second venue", "Head of Partnerships", AS_AT + timedelta(days=14)
)
MONEY = PathToGreen(PathKind.DECISION_MONEY, "", "Chief Constable", AS_AT + timedelta(days=14))
NO_HELP = Support(SupportKind.NONE)
HELP = Support(SupportKind.PEOPLE, "Two trainers", "Head of Learning", date(2021, 11, 1))
GREEN = Answer(
    Rating.GREEN,
    progress="Two of the three venues are agreed and twelve volunteers trained.",
    next_steps="Open the third venue.",
)
AMBER = replace(GREEN, rating=Rating.AMBER, reason="The third venue withdrew.", path=ACTION, support=NO_HELP)
RED = replace(AMBER, rating=Rating.RED)
BLUE = Answer(
    Rating.BLUE,
    progress="All three venues opened.",
    completed_on=date(2021, 9, 24),
    evidence="Board minute, 12 October",
    monitor=False,
)
GREY = Answer(Rating.GREY)
NOT_YET = replace(TERMS, start=date(2021, 10, 1))
WHOLE = {"green": GREEN, "amber": AMBER, "red": RED, "blue": BLUE}


def found(answer: Answer, terms: Terms = TERMS) -> set[str]:
    """The findings as "V04 path.owner missing"."""
    return {f"{each.code} {each.field} {each.case}" for each in check(answer, terms)}


def last(rating: Rating, progress: str = "") -> PastRating:
    return PastRating(QuarterName(2021, 1), rating, progress=progress)


@pytest.mark.parametrize("answer", WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_answer_has_nothing_to_mend(answer: Answer) -> None:
    """With what its rating asks for, an answer is recorded as it is."""
    assert check(answer, TERMS) == ()


@pytest.mark.parametrize(
    ("rating", "needs"),
    [
        (Rating.GREEN, "V02 progress, V03 next_steps"),
        (
            Rating.AMBER,
            "V02 progress, V03 next_steps, V04 reason, V04 path.action, V04 path.owner, V04 path.by_when, "
            "V05 support.kind",
        ),
        (
            Rating.RED,
            "V02 progress, V03 next_steps, V04 reason, V06 path.action, V06 path.owner, V06 path.by_when, "
            "V05 support.kind",
        ),
        (Rating.BLUE, "V07 progress, V07 completed_on, V07 evidence, V07 monitor"),
        (Rating.GREY, "V09 reason, V09 hold_agreed_by"),
        (Rating.NONE, "V01 rating"),
    ],
)
def test_what_a_rating_alone_still_needs(rating: Rating, needs: str) -> None:
    """An answer with a rating and nothing else is told everything that is missing, at once."""
    assert found(Answer(rating)) == {f"{need} missing" for need in needs.split(", ")}
    assert found(Answer(rating, progress=" \n", next_steps=" ", reason="\t")) == found(Answer(rating))


def test_v01_a_rating_that_the_scheme_does_not_have_is_refused() -> None:
    """A scheme without amber takes no amber, and nothing else is asked until the rating is right."""
    terms = replace(TERMS, allowed=TERMS.allowed - {Rating.AMBER})
    assert found(Answer(Rating.AMBER), terms) == {"V01 rating not_allowed"}


@pytest.mark.parametrize(
    ("length", "case"), [(29, "too_short"), (30, None), (1200, None), (1201, "too_long")]
)
def test_v02_the_length_of_progress(length: int, case: str | None) -> None:
    """From 30 to 1,200 characters, blanks at the ends left out."""
    answer = replace(GREEN, progress=f"  {'x' * length}  ")
    assert found(answer) == ({f"V02 progress {case}"} if case else set())


@pytest.mark.parametrize(
    ("before", "similar"),
    [
        ("Two of the three venues are agreed and twelve volunteers trained.", True),
        ("TWO of the three venues are agreed and  fourteen volunteers trained.", True),
        ("Three venues were sought; nine people applied to help at them.", False),
        ("", False),
    ],
)
def test_v02_text_nearly_the_same_as_last_quarter_is_questioned(before: str, similar: bool) -> None:
    """More than 85 % of the same words in the same order is a warning and no refusal."""
    findings = check(GREEN, replace(TERMS, last=last(Rating.GREEN, before)))
    assert [(each.case, each.blocks) for each in findings] == ([("similar", False)] if similar else [])


def test_v02_what_was_delivered_may_be_short_but_not_endless() -> None:
    """ "Pilot delivered." is enough for Complete; 1,200 characters hold for every rating."""
    assert found(replace(BLUE, progress="Pilot delivered.")) == set()
    assert found(replace(BLUE, progress="x" * 1201)) == {"V02 progress too_long"}
    assert found(replace(GREY, progress="x" * 1201), NOT_YET) == {"V02 progress too_long"}


def test_v03_complete_needs_next_steps_only_when_monitored() -> None:
    """Nothing comes next for what is complete and no longer watched."""
    assert found(replace(BLUE, monitor=True)) == {"V03 next_steps missing"}
    assert found(replace(BLUE, monitor=True, next_steps="Report attendance in March.")) == set()


def test_v04_amber_needs_an_action_and_not_only_a_decision() -> None:
    """At risk means that a way back exists: a decision needed from others is Off track."""
    assert found(replace(AMBER, path=MONEY)) == {"V04 path.action missing"}
    assert found(replace(AMBER, path=replace(MONEY, action="Ask the Resources Board in October"))) == set()


@pytest.mark.parametrize(("answer", "code"), [(AMBER, "V04"), (RED, "V06")])
def test_v04_v06_the_way_back_is_not_in_the_past(answer: Answer, code: str) -> None:
    """An action is for today or later."""
    assert found(replace(answer, path=replace(ACTION, by_when=AS_AT))) == set()
    late = replace(ACTION, by_when=AS_AT - timedelta(days=1))
    assert found(replace(answer, path=late)) == {f"{code} path.by_when in_past"}


@pytest.mark.parametrize("kind", [kind for kind in PathKind if kind is not PathKind.ACTION])
def test_v06_red_may_name_the_decision_it_needs(kind: PathKind) -> None:
    """Money, a new date or closing it: from whom and by when is enough."""
    assert found(replace(RED, path=replace(MONEY, kind=kind))) == set()
    bare = PathToGreen(kind, "", "", None)
    assert found(replace(RED, path=bare)) == {"V06 path.owner missing", "V06 path.by_when missing"}


@pytest.mark.parametrize("answer", WHOLE.values(), ids=WHOLE.keys())
def test_v05_help_that_is_asked_for_is_asked_whole(answer: Answer) -> None:
    """What, of whom and by when, whatever the rating."""
    assert not {each for each in found(replace(answer, support=HELP)) if each.startswith("V05")}
    assert found(replace(answer, support=Support(SupportKind.FUNDING))) >= {
        "V05 support.ask missing",
        "V05 support.of_whom missing",
        "V05 support.by_when missing",
    }


@pytest.mark.parametrize(
    ("completed", "case"),
    [
        (AS_AT, None),
        (AS_AT + timedelta(days=1), "in_future"),
        (TERMS.start, None),
        (date(2021, 5, 12), "before_start"),
    ],
)
def test_v07_completion_is_neither_ahead_nor_before_the_start(completed: date, case: str | None) -> None:
    """The date of completion lies between the start and the day of answering."""
    assert found(replace(BLUE, completed_on=completed)) == ({f"V07 completed_on {case}"} if case else set())


def test_v08_ongoing_work_is_not_complete_before_the_plan_ends() -> None:
    """Business as usual ends with the plan; in the plan's last quarter it may be complete."""
    ongoing = replace(TERMS, type=CommitmentType.ONGOING)
    assert found(BLUE, ongoing) == {"V08 rating before_plan_end"}
    assert found(BLUE, replace(ongoing, plan_ends=QUARTER_END)) == set()


def test_v09_what_starts_later_needs_nothing() -> None:
    """Not started is an answer in itself while the start is after the quarter's end."""
    assert found(GREY, NOT_YET) == set()
    assert found(GREY, replace(NOT_YET, start=QUARTER_END)) == {
        "V09 reason missing",
        "V09 hold_agreed_by missing",
    }


def test_v09_a_hold_that_was_agreed_is_not_asked_for_again() -> None:
    """Only why it still waits."""
    on_hold = replace(TERMS, on_hold=True)
    assert found(GREY, on_hold) == {"V09 reason missing"}
    assert found(replace(GREY, reason="Waits for the new building."), on_hold) == set()


@pytest.mark.parametrize(
    ("answer", "rebaselined", "refused"),
    [
        (GREEN, False, True),
        (GREEN, True, True),
        (AMBER, False, True),
        (AMBER, True, False),
        (RED, False, False),
        (BLUE, False, False),
    ],
)
def test_v10_what_missed_its_date_is_not_on_track(answer: Answer, rebaselined: bool, refused: bool) -> None:
    """Due by the quarter's end and not complete: red, or amber when a new date was approved."""
    terms = replace(TERMS, due=QUARTER_END, rebaselined=rebaselined)
    assert found(answer, terms) == ({"V10 rating past_due"} if refused else set())


def test_v10_a_date_after_the_quarter_has_not_passed() -> None:
    """Due the day after the quarter's end is not yet due in it."""
    assert found(GREEN, replace(TERMS, due=QUARTER_END + timedelta(days=1))) == set()


def test_v10_an_ongoing_commitment_has_a_review_date() -> None:
    """Its date passing is told and blocks nothing, not even green with a later forecast."""
    terms = replace(TERMS, type=CommitmentType.ONGOING, due=QUARTER_END)
    findings = check(replace(GREEN, forecast=date(2022, 9, 30)), terms)
    assert [(each.code, each.case, each.blocks) for each in findings] == [("V10", "review_due", False)]


@pytest.mark.parametrize(
    ("answer", "days_late", "case"),
    [
        (GREEN, 0, None),
        (GREEN, 1, "beyond_due"),
        (AMBER, 30, None),
        (AMBER, 31, "beyond_tolerance"),
        (RED, 31, None),
    ],
)
def test_v11_the_forecast_fits_the_rating(answer: Answer, days_late: int, case: str | None) -> None:
    """Green is in time, amber up to 30 days late, red any."""
    late = replace(answer, forecast=TERMS.due + timedelta(days=days_late))
    assert found(late) == ({f"V11 forecast {case}"} if case else set())


def test_v11_an_approved_new_date_allows_amber() -> None:
    """Beyond the tolerance amber stands when the new date is agreed; the tolerance is the scheme's."""
    late = replace(AMBER, forecast=TERMS.due + timedelta(days=31))
    assert found(late, replace(TERMS, rebaselined=True)) == set()
    assert found(late, replace(TERMS, slippage_amber_max_days=31)) == set()


@pytest.mark.parametrize(
    ("answer", "terms", "case"),
    [
        (GREEN, replace(TERMS, overdue_milestones=("Venue agreed",)), "overdue_milestone"),
        (GREEN, replace(TERMS, open_support=True), "open_support"),
        (replace(GREEN, support=HELP), TERMS, "open_support"),
    ],
)
def test_v12_green_is_questioned_when_something_waits(answer: Answer, terms: Terms, case: str) -> None:
    """A milestone that is overdue or help that is still wanted is a warning for green, and none for amber."""
    findings = check(answer, terms)
    assert [(each.code, each.case, each.blocks) for each in findings] == [("V12", case, False)]
    assert check(replace(AMBER, support=answer.support or NO_HELP), terms) == ()


def test_v13_a_jump_to_green_needs_a_reason() -> None:
    """From Off track to On track is two steps: how did that come about?"""
    terms = replace(TERMS, last=last(Rating.RED))
    assert found(GREEN, terms) == {"V13 reason missing"}
    assert found(replace(GREEN, reason="The Force lent a hall."), terms) == set()


@pytest.mark.parametrize(
    ("now", "before", "needed"),
    [
        (Rating.GREEN, Rating.RED, True),
        (Rating.RED, Rating.GREEN, True),
        (Rating.AMBER, Rating.BLUE, True),
        (Rating.GREEN, Rating.AMBER, False),
        (Rating.GREEN, Rating.GREY, False),
        (Rating.BLUE, Rating.RED, False),
        (Rating.GREEN, None, False),
    ],
)
def test_v13_which_changes_need_a_reason(now: Rating, before: Rating | None, needed: bool) -> None:
    """Two steps or more on the scale; completing explains itself."""
    assert needs_reason_for_change(now, last(before) if before else None) is needed


@pytest.mark.parametrize(
    "evidence",
    [
        "https://example.org/minutes",
        "HTTP://example.org",
        "Board minute: 12 October",
        "Data: see annex B",
        "",
    ],
)
def test_v19_links_to_pages_and_words_are_proof(evidence: str) -> None:
    """A link that opens a page, or words that say where the proof is."""
    assert "V19 evidence not_http" not in found(replace(GREEN, evidence=evidence))


@pytest.mark.parametrize(
    "evidence",
    [
        "javascript:alert(1)",
        "See JavaScript :alert(1)",
        "java\nscript:alert(1)",
        "data:text/html;base64,AAAA",
        "file:///C:/minutes.docx",
        "ftp://example.org/minutes",
        "mailto:someone@example.org",
        "https://example.org and vbscript:x",
    ],
)
def test_v19_a_link_that_is_no_page_is_refused(evidence: str) -> None:
    """Whatever hides in it, a link must begin with http or https."""
    assert "V19 evidence not_http" in found(replace(GREEN, evidence=evidence))


def test_v22_a_changed_rating_needs_a_reason() -> None:
    """Agreeing another rating than the lead's says why; agreeing the lead's says nothing."""
    assert override_needs_reason(Rating.GREEN, Rating.AMBER)
    assert not override_needs_reason(Rating.GREEN, Rating.GREEN)


def test_v23_nobody_agrees_their_own() -> None:
    """Who submitted a return is never the one who agrees it."""
    assert same_person_may_agree(submitted_by=1, agreed_by=2)
    assert not same_person_may_agree(submitted_by=1, agreed_by=1)


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
    }
    assert all(answer.rating in only[code] for code in codes & only.keys())


@given(st.sampled_from(sorted(CASES)))
def test_codes_are_those_of_the_list(case: tuple[str, str, str]) -> None:
    """Each case has a rule's code, V and two figures, and a field of the answer."""
    code, field, _ = case
    assert code[0] == "V"
    assert code[1:].isdigit()
    part, _, inner = field.partition(".")
    owner = {"path": PathToGreen, "support": Support}.get(part, Answer)
    assert (inner or part) in owner.__dataclass_fields__
