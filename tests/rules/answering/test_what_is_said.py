"""What each rating must say: V01 to V07 and V19 of docs/rules.md."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage.enums import PathKind, Rating, SupportKind
from storage.facts.answering import Answer, PathToGreen, Support
from storage.rules.answering.validation import check, why_new_date
from tests.rules.samples import (
    ACTION,
    AMBER,
    AS_AT,
    BLUE,
    GREEN,
    GREY,
    HELP,
    MONEY,
    NOT_YET,
    RED,
    TERMS,
    WHOLE,
    found,
    last,
)


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
    """Money, a new date or closing it: from whom and by when is enough, and with a new date which one."""
    later = TERMS.due + timedelta(days=90) if kind is PathKind.DECISION_NEW_DATE else None
    assert found(replace(RED, path=replace(MONEY, kind=kind), new_due=later)) == set()
    bare = PathToGreen(kind, "", "", None)
    whose = {"V06 path.by_when missing"} | (set() if later else {"V06 path.owner missing"})
    assert found(replace(RED, path=bare, new_due=later)) == whose
    assert found(replace(RED, path=bare)) == whose | ({"V06 new_due missing"} if later else set())


def test_v06_the_reason_for_a_new_date_is_why_it_is_off_track() -> None:
    """Where the new date is the way back, it is not asked twice why; one that is no later is refused all the same."""
    answer = replace(RED, path=replace(MONEY, kind=PathKind.DECISION_NEW_DATE))
    assert found(replace(answer, new_due=TERMS.due)) == {"V15 new_due not_later"}
    later = replace(answer, new_due=TERMS.due + timedelta(days=90))
    assert why_new_date(later) == answer.reason
    assert why_new_date(replace(later, path=ACTION)) == ""
    assert why_new_date(replace(later, new_due_reason="The survey.")) == "The survey."


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
