"""Texts that were damaged on their way into a file are named, and what they likely said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.plan.files.damaged import damage
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import Reading, read_plan
from storage.plan.files.writing import write_yaml
from tests.plan.files.generated import generated_plan


def titled(folder: Path, title: str) -> Reading:
    """The reading of a plan whose first commitment has this title."""
    plan = generated_plan(commitments=1)
    row = plan.commitments[0].model_copy(update={"title": title})
    write_yaml(plan.model_copy(update={"commitments": (row,)}), folder / "plan.yaml")
    return read_plan(folder / "plan.yaml")


def test_letters_that_were_misread_or_lost_are_to_be_looked_at(tmp_path: Path) -> None:
    """The plan can be taken; what it probably said is told."""
    reading = titled(tmp_path, "Itâ€™s open")
    assert [(one.code, one.known_as, one.expected) for one in reading.remarks] == [
        ("misread_letters", "ANY-1.1, title", ("It’s open",))
    ]
    assert [one.code for one in titled(tmp_path, "It\ufffds open").remarks] == ["lost_letters"]


def test_a_sign_that_turns_a_text_round_is_a_fault(tmp_path: Path) -> None:
    """Nobody would read what is kept."""
    assert [one.code for one in titled(tmp_path, "Open \u202eti").faults] == ["turned_text"]


def test_damaged_words_of_a_past_return_are_named(tmp_path: Path) -> None:
    """With the commitment and the field."""
    lines = "ref,quarter,rag,progress\nA-1,2021/22 Q1,green,Itâ€™s open\n"
    (tmp_path / "returns.csv").write_text(lines, encoding="utf-8")
    past = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["A-1"])
    assert [(one.code, one.known_as) for one in past.remarks] == [("misread_letters", "A-1, progress")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unicode_text_without_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    """The zeros say which half of a letter comes first."""
    (tmp_path / "returns.txt").write_bytes("ref\tquarter\trag\nA-1\t2021/22 Q1\tpink\n".encode(encoding))
    past = read_past_returns(tmp_path / "returns.txt", "brag_plus", ["A-1"])
    assert [(one.code, one.given) for one in past.faults] == [("not_a_rating", "pink")]


@pytest.mark.parametrize(
    ("text", "code", "likely"),
    [
        ("Coch\u0092s \u0093caf\u00e9\u0094", "misread_letters", "Coch’s “café”"),
        ("Coch\u00e2\u0080\u0099s caf\u00c3\u00a9", "misread_letters", "Coch’s café"),
        ("Coch‚Äôs caf√© ¬£5 ‚Ç¨5", "misread_letters", "Coch’s café £5 €5"),
        ("CochÃ¢â‚¬â„¢s Ã‚Â£5", "misread_letters", "Coch’s £5"),
        ("T&#375; Coch &amp; caf&eacute;", "misread_letters", "Tŷ Coch & café"),
        ("Opened_x000D_\nagain", "misread_letters", "Opened \nagain"),
        ("Coch?s helpers", "lost_letters", "Coch?s helpers"),
        ("L\u0435ad officer", "mixed_letters", "Lead officer"),
        ("Why? Because. https://a.example/?b=c", "", ""),
        ("R&D; 5 ≈ 6, √9, α-level, \u0414\u043e\u043c, file_x0041_", "", ""),
    ],
)
def test_how_texts_are_damaged(text: str, code: str, likely: str) -> None:
    """Read in another alphabet, more than once, by a Mac, as a page's signs; letters that could not be written."""
    assert damage(text) == (code, likely)


def test_letters_without_a_sign_are_named_as_misread(tmp_path: Path) -> None:
    """They are no invisible characters that somebody pasted: what they were is said."""
    (fault,) = titled(tmp_path, "Coch\u0092s helpers").faults
    assert (fault.code, fault.expected) == ("misread_letters", ("Coch’s helpers",))


@given(st.text("abc £éâŵŷŴœŠž’‘“–—•€™", max_size=40))
def test_what_was_misread_is_read_again(text: str) -> None:
    """Letters and signs that offices type: read as Windows-1252 where that has the codes, they come back."""
    try:
        misread = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    if damage(text)[0] == "" and not text.isascii():
        assert damage(misread) == ("misread_letters", text)
