"""Golden conversations: what was typed with what was answered, to be read as whoever asked would. MUSTER_GOLDEN=write
writes them."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def lines_of(name: str) -> Iterator[dict[str, str]]:
    """What is typed, at which door, and what is wanted."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def holds(name: str, said: str) -> None:
    """That it is what was said before."""
    file = HERE / "golden" / f"{name}.txt"
    if os.environ.get("MUSTER_GOLDEN") == "write":
        file.write_text(said, encoding="utf-8")
    assert file.exists(), "no golden file: read what is said, then write it with MUSTER_GOLDEN=write"
    assert said == file.read_text(encoding="utf-8")


def is_right(line: dict[str, str], answer: str) -> None:
    """That it has what a right answer must have, and nothing that none may, as it was written down before."""
    must, never = (list(filter(None, line.get(key, "").split("|"))) for key in ("must", "never"))
    missing, wrong = [one for one in must if one not in answer], [one for one in never if one in answer]
    assert not [*missing, *wrong], (line["typed"], missing, wrong, answer)
