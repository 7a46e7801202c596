"""Whatever people type, wherever it lands, the paper opens, says it, and runs none of it."""

from dataclasses import fields, replace
from io import BytesIO
from typing import Any, TypeVar

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.papers.draft import draft_paper, paper_text
from digests.papers.word.markup import clean
from storage.enums import Direction, Rating
from storage.facts.papers import Snapshot
from tests.papers.snapshots import (
    AMBER,
    DORSET,
    GREEN,
    HEAD,
    PLAN,
    SHA256,
    answer,
    dorset,
    snapshot_of,
    standing,
    terms,
    was,
)

Record = TypeVar("Record")

NASTY = st.sampled_from(
    [
        "a\x00b\x0bc\x1fd\ufffe",
        "& < > \" ' ]]> <w:p/> &amp;",
        "{{ 7 * 7 }} {% for x in y %} {# none #}",
        "👩‍👩‍👧‍👦 🚓 \u202egnp.exe \u2066x",
        "one\ntwo\r\nthree\rfour\tfive",
        "x" * 5_000,
        "word " * 2_000,
        "\ud800 lone surrogate",
        "=1+1 | a | b",
        " ",
    ]
)
TEXT = NASTY | st.text(max_size=60)


def with_text(record: Record, text: str) -> Record:
    """The record with this text in every field that holds words."""
    words: dict[str, Any] = {f.name: text for f in fields(record) if type(getattr(record, f.name)) is str}  # type: ignore[arg-type]
    return replace(record, **words)  # type: ignore[type-var]


def everywhere(text: str) -> Snapshot:
    """A quarter of two commitments with this text wherever a person can put one."""
    said = DORSET[10].answer
    assert said is not None
    assert said.path is not None
    assert said.support is not None
    said = replace(
        with_text(said, text), path=with_text(said.path, text), support=with_text(said.support, text)
    )
    one = standing(with_text(terms("DOR-1.1", "x"), text), said, was(AMBER, text), agreed_by=text)
    other = standing(terms("DOR-1.2", text), None, was(GREEN, text))
    moved = replace(one, terms=replace(one.terms, priority_code="1"))
    snapshot = snapshot_of((moved, other))
    first, *rest = snapshot.priorities
    return replace(
        snapshot,
        office=with_text(snapshot.office, text),
        plan=replace(with_text(PLAN, text), words=with_text(PLAN.words, text)),
        head=replace(with_text(HEAD, text), contacts=tuple(with_text(c, text) for c in HEAD.contacts)),
        priorities=(replace(first, priority=with_text(first.priority, text)), *rest),
        finance=text,
        chief_executive=text,
    )


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_the_file_opens_whatever_was_typed(text: str) -> None:
    """A paper with any text in every field is a file that python-docx opens."""
    made = draft_paper(everywhere(text), SHA256)
    assert Document(BytesIO(made.docx)).paragraphs


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_what_was_typed_is_printed_as_it_was_typed(text: str) -> None:
    """Progress appears letter for letter, but for what a document cannot carry, and is never a template."""
    said = answer(GREEN, f"[{text}]", "Next.")
    snapshot = snapshot_of((standing(terms("DOR-1.1", "A title"), said),))
    assert clean(f"[{text}]") in paper_text(snapshot)
    words = "\n".join(p.text for p in Document(BytesIO(draft_paper(snapshot, SHA256).docx)).paragraphs)
    assert clean(f"[{text}]") in words


@settings(max_examples=30, deadline=None)
@given(TEXT)
def test_the_file_name_is_a_file_name(text: str) -> None:
    """Nothing that was typed reaches the file's name."""
    assert draft_paper(everywhere(text), SHA256).file_name == draft_paper(dorset(), SHA256).file_name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(list(Rating)), max_size=12), st.data())
def test_any_mix_of_ratings_adds_up(ratings: list[Rating], data: st.DataObject) -> None:
    """For any ratings and any earlier ones, every commitment is counted once and page one stays short."""
    before = st.sampled_from([None, *Rating])
    found = []
    for place, rating in enumerate(ratings):
        past = data.draw(before)
        said = answer(rating, "Something was done.") if rating is not Rating.NONE else None
        found.append(standing(terms(f"DOR-1.{place}", f"Number {place}"), said, was(past) if past else None))
    snapshot = snapshot_of(tuple(found))
    text = paper_text(snapshot)
    total = next(line for line in text.splitlines() if line.startswith("Total | "))
    assert total.split(" | ")[1] == str(len(ratings))
    assert draft_paper(snapshot, SHA256).first_page_words < 150
    worse = [one for one in found if one.direction in {Direction.WORSENED, Direction.REOPENED}]
    first = not any(one.last for one in found)
    assert ("No rating got worse." in text) == (not worse and (not first or not found))
    assert ("\nThis is the first report" in text) == (first and bool(found))
