"""Nothing that is asked goes nowhere: each question of each form and each field of the plan file has a reader, named
here by the file that reads it and the words that do. What is in no answer, digest or paper decides something."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.rehearsal.workspace.remote import ROOT
from storage.plan.files.document import PARTS
from tests.house.readers import FORMS, NOT_PRINTED, PLAN

GOLDEN = ROOT / "tests" / "messages" / "golden"
NO_READER = {"anyway": "a tick that what is asked about is meant", "format": "the layout's version"}
"""What nobody reads, and why it is there."""


def questions() -> Iterator[tuple[str, str]]:
    """(form, question) of every form that has a golden; a question that is asked several times goes by how its name
    begins."""
    for path in sorted(GOLDEN.rglob("*.json")):
        yield from inputs_of(json.loads(path.read_text(encoding="utf-8")), "")


def inputs_of(found: Any, form: str) -> Iterator[tuple[str, str]]:
    """The questions in a golden, with the form in which they stand."""
    if isinstance(found, dict):
        form = found.get("callback_id", form)
        if found.get("type") == "input":
            yield form, str(found["element"]["action_id"])
        found = list(found.values())
    for one in found if isinstance(found, list) else ():
        yield from inputs_of(one, form)


def plan_fields() -> set[str]:
    """Each field of the plan file that holds no other part."""
    every = {f"{part}.{name}".lstrip(".") for part, model in PARTS.items() for name in model.model_fields}
    return every - set(PARTS)


def named(readers: dict[str, tuple[str, str]], question: str) -> bool:
    """Whether a question has a reader in the table."""
    begins = question.split(".")[0].rstrip("0123456789").split(":")[0]
    return question in NO_READER or any(one in readers for one in (question, begins, f"{begins}:"))


def reads(where: str, words: str) -> bool:
    """Whether some file there has these words."""
    place = ROOT / where
    files = (
        [place]
        if place.is_file()
        else [*place.parent.glob(f"{place.name}*"), *place.rglob("*.py"), *place.rglob("*.j2")]
    )
    return any(words in one.read_text(encoding="utf-8") for one in files if one.is_file())


def test_each_question_of_each_form_has_a_reader() -> None:
    """Whatever somebody fills in is told to somebody, or decides something; the table names what reads it."""
    unread = {(form, one) for form, one in questions() if not named(FORMS.get(form, {}), one)}
    assert unread == set()


def test_each_field_of_the_plan_file_has_a_reader() -> None:
    """The same of what a plan says; two are there for another reason."""
    assert plan_fields() - set(PLAN) - set(NO_READER) - set(NOT_PRINTED) == set()
    assert set(PLAN) <= plan_fields()


@pytest.mark.parametrize("form", ["plan", *FORMS])
def test_each_reader_is_where_it_is_said_to_be(form: str) -> None:
    """The file that is named reads it by those words."""
    readers = PLAN if form == "plan" else FORMS[form]
    lost = {one: reader for one, reader in readers.items() if not reads(*reader)}
    assert lost == {}
