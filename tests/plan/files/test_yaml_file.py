"""Reading YAML: values stay as written, faults have their lines, and no file does harm."""

from pathlib import Path

import pytest

from storage.plan.files.reading import MOST_BYTES, Reading, read_plan
from storage.plan.files.writing import write_yaml
from tests.plan.files.generated import generated_plan


@pytest.fixture
def good(tmp_path: Path) -> str:
    """A plan of one commitment, as YAML."""
    write_yaml(generated_plan(commitments=1), tmp_path / "good.yaml")
    return (tmp_path / "good.yaml").read_text(encoding="utf-8")


def _read(content: str | bytes, folder: Path) -> Reading:
    path = folder / "plan.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_plan(path)


def _codes(reading: Reading) -> list[str]:
    assert reading.document is None
    return [fault.code for fault in reading.faults]


def test_codes_stay_text(good: str, tmp_path: Path) -> None:
    """A code that looks like a number, a date or a truth value is the text that was written."""
    reading = _read(
        good.replace("ref: ANY-1.1", "ref: 1.10").replace("version: '1'", "version: no"), tmp_path
    )
    assert reading.document is not None
    assert reading.document.commitments[0].ref == "1.10"
    assert reading.document.plan.version == "no"


def test_windows_files_are_read(good: str, tmp_path: Path) -> None:
    """A byte order mark and Windows line ends make no difference."""
    assert _read(b"\xef\xbb\xbf" + good.replace("\n", "\r\n").encode(), tmp_path).document


def test_tags_build_nothing(good: str, tmp_path: Path) -> None:
    """A tag that asks for an object or a command is only text beside a value."""
    harmful = good.replace("version: '1'", f"version: !!python/object/apply:os.mkdir ['{tmp_path}/made']")
    assert _codes(_read(harmful, tmp_path)) == ["not_text"]
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "empty_file"),
        ("# only a comment\n", "empty_file"),
        ("~", "empty_file"),
        ("- a\n- b\n", "not_fields"),
        ("just words", "not_fields"),
        ("a: [b", "not_yaml"),
        ("a: b: c", "not_yaml"),
        ("\tformat: 1", "not_yaml"),
        ("a: \x07", "not_yaml"),
        (b"a: \xff\xfe", "not_text_file"),
        ("format: 1\n---\nformat: 1\n", "second_document"),
        ("[" * 10_000, "too_deep"),
        ("? " * 10_000, "too_deep"),
        ("a: &x [1]\nb: *x\n", "alias"),
        ("a: " + "x" * MOST_BYTES, "too_big"),
    ],
)
def test_what_cannot_be_a_plan_is_one_fault(content: str | bytes, code: str, tmp_path: Path) -> None:
    """A file that cannot be read at all is told in one fault."""
    assert _codes(_read(content, tmp_path)) == [code]


def test_a_bomb_of_aliases_is_refused_at_once(tmp_path: Path) -> None:
    """Aliases that would unfold into millions of values are refused at the first of them."""
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    reading = _read("a0: &a0 [lol]\n" + "\n".join(levels), tmp_path)
    assert [(fault.code, fault.place) for fault in reading.faults] == [("alias", "a1[0], line 2")]


def test_an_empty_value_is_no_value(good: str, tmp_path: Path) -> None:
    """A field left empty counts as absent: missing, with its line, only where it must be filled in."""
    assert _read(good.replace("area: Anyshire", "area:"), tmp_path).document
    (fault,) = _read(good.replace("version: '1'", "version: ~"), tmp_path).faults
    assert (fault.code, fault.place) == ("missing", "plan.version, line 9")


def test_form_and_content_are_checked_together(good: str, tmp_path: Path) -> None:
    """A key given twice does not hide what else is wrong."""
    bad = good.replace("sro: Director 1", "sro: Director 11\n  sro: Director 1")
    assert _codes(_read(bad, tmp_path)) == ["no_such_role", "repeated_key"]


def test_a_plan_without_people_says_so_once(good: str, tmp_path: Path) -> None:
    """Where no people are named at all, that is the fault, and not each mention of a role."""
    head, rest = good.split("people:\n")
    assert _codes(_read(head + rest[rest.index("priorities:") :], tmp_path)) == ["missing"]


@pytest.mark.parametrize("name", ["plan.txt", "plan", "plan.xls", "missing.yaml", "folder.yaml"])
def test_files_of_other_kinds_are_faults(name: str, tmp_path: Path) -> None:
    """A file of another kind, one that is not there, or a folder is told as a fault."""
    (tmp_path / "folder.yaml").mkdir()
    assert _codes(read_plan(tmp_path / name))[0] in {"unknown_file_kind", "not_found", "not_readable"}
