"""Numbers agree with their nouns and verbs on a terminal too, with 0, 1 and 2 of everything: what is wrong with a
file, what an import changes, what doctor finds, what a rehearsal came to."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from rich.console import Console

from bot.commands import doctor as doctors
from bot.commands import outcome, returns
from bot.commands import plan as plans
from bot.commands.showing import show_faults
from bot.doctor.database import spoken
from bot.doctor.lines import Line, Severity
from bot.doctor.plan import vacancies
from bot.doctor.time import bank_holidays
from bot.rehearsal.playing.summary import Summary
from digests.plan.adoption import summary
from digests.plan.changes import change_line, changes_head, refusal_sentence
from digests.plan.faults import fault_sentence, faults_head, remarks_head
from storage.doctor.checkup import Held
from storage.enums import Route
from storage.plan.adoption.adopting import Adoption
from storage.plan.files import faults, writing
from storage.plan.files.faults import Fault
from storage.plan.intake import refusals
from storage.plan.intake.changes import Change, ChangeKind
from storage.plan.intake.plans import ImportResult, PastReturnsResult
from tests.messages.numbers import wrong_numbers
from tests.messages.registry.kit.any_size import SIZES, Drawn
from tests.plan.files.generated import generated_plan

DRAWS = 200
GIVEN = ("", "Bid Lead", "3, 4")
EXPECTED = ("ANY-1.1", "Head of Estates")
COUNTED = {"too_long", "too_many_rows"}
"""Faults that tell how many there may be."""


def wrong_in(*texts: str) -> list[str]:
    """What is wrong with the numbers of these."""
    return [wrong for text in texts for wrong in wrong_numbers(text)]


def some_faults(code: str) -> Iterator[Fault]:
    """A fault of this kind with everything given and expected that a text can hold."""
    for given in GIVEN:
        for number in SIZES:
            expected = (str(number),) if code in COUNTED else EXPECTED[:number]
            yield Fault("Commitments!H14", "commitments.due", code, given, expected)


@pytest.mark.parametrize("code", sorted(faults.CODES))
def test_each_fault_of_a_file(code: str) -> None:
    """Whatever is wrong with a plan file or with past returns, by its kind."""
    told = list(sentences(fault_sentence, some_faults(code)))
    assert told
    assert wrong_in(*told) == []


@pytest.mark.parametrize("code", sorted(refusals.CODES))
def test_each_refusal_of_an_import(code: str) -> None:
    """Whatever keeps a plan or past returns out of the record, by its kind."""
    told = list(sentences(refusal_sentence, some_faults(code)))
    assert told
    assert wrong_in(*told) == []


def sentences(say: object, found: Iterator[Fault]) -> Iterator[str]:
    """What is said of each that is possible."""
    assert callable(say)
    for fault in found:
        try:
            yield str(say(fault))
        except UndefinedError:
            continue


@pytest.mark.parametrize("number", SIZES)
def test_the_heads_of_lists(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """How many faults there are, entries to look at, changes; and the list itself."""
    some = tuple(some_faults("missing"))[:number]
    show_faults(faults_head(some, "plan.xlsx"), some, fault_sentence)
    made = tuple(Change(ChangeKind.ADDED, "role", f"Role {one}") for one in range(number))
    plans.show(ImportResult(made, ()))
    assert wrong_in(capsys.readouterr().out, remarks_head(some), changes_head(made)) == []


@pytest.mark.parametrize("kind", ChangeKind)
@pytest.mark.parametrize("value", [0, 1, 2, ["a"], ["a", "b"], [], None, True])
def test_each_change(kind: ChangeKind, value: object) -> None:
    """A line for each kind of change, and for each kind of value."""
    change = Change(kind, "commitment", "ANY-1.1", "version", value, value)
    assert wrong_in(change_line(change)) == []


@pytest.mark.parametrize("known", SIZES)
@pytest.mark.parametrize("added", SIZES)
def test_past_returns_taken_in(added: int, known: int) -> None:
    """How many were new, and how many the record had."""
    assert wrong_in(returns.told(PastReturnsResult(added, known))) == []


@pytest.mark.parametrize("number", [1, 2])
def test_a_plan_that_is_in_order(number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`plan check` says how much there is in a file."""
    path = tmp_path / "plan.yaml"
    writing.write_yaml(generated_plan(number, leads=1), path)
    assert plans.check.callback is not None
    plans.check.callback(path)
    said = capsys.readouterr().out
    assert "is in order" in said
    assert wrong_in(said) == []


@pytest.mark.parametrize("number", SIZES)
def test_what_doctor_finds(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Vacancies, lengths of time, and the sum of it."""
    roles = [Held("Head of Estates", Route.SLACK, number, held=False, email="", slack_id="")] * number
    for line in vacancies(roles):
        doctors.show(line)
    doctors.show(Line(Severity.FINE, spoken(timedelta(days=number))))
    sums = [
        doctors.summary(Counter({Severity.MEND: number, Severity.LOOK: other, Severity.FINE: 1}))
        for other in SIZES
    ]
    assert wrong_in(capsys.readouterr().out, *sums) == []


def test_bank_holidays_of_every_year() -> None:
    """Also of years of which few are known, or none."""
    assert wrong_in(*(bank_holidays(year).says for year in range(2021, 2060))) == []


def test_what_a_rehearsal_came_to() -> None:
    """Who was asked and answered, how the plan stands, what became of the messages."""
    screen = StringIO()
    for seed in range(DRAWS):
        outcome.show(Console(file=screen, width=400), Drawn(seed).value(Summary), Path("rehearsal"))
    assert wrong_in(screen.getvalue()) == []


def test_what_an_adoption_came_to() -> None:
    """How much of an office's own file was read."""
    assert wrong_in(*(summary(Drawn(seed).value(Adoption), "mine.xlsx") for seed in range(DRAWS))) == []


def test_the_days_are_no_counts() -> None:
    """A date is left alone."""
    assert wrong_in(f"Drafted on {date(2021, 10, 1):%d %B %Y}") == []
