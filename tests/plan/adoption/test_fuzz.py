"""Whatever the file, adopting it ends in words: a workbook in which every cell of theirs has come to something, or a
reason why it cannot be read."""

import random
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digests.plan.adoption import pages, refusal
from storage.plan.adoption.adopting import Adoption, adopt
from storage.plan.adoption.grids.grid import MOST_CHARACTERS, Grid, NotReadable
from storage.plan.adoption.grids.opening import open_files
from storage.plan.adoption.workbook.adopted_file import adopted_workbook
from storage.plan.adoption.workbook.tables import with_targets
from storage.plan.files.reading import read_plan
from tests.plan.adoption.making import csv_file
from tests.plan.adoption.older_shapes import FILES
from tests.plan.adoption.strategies import Made, workbooks

TODAY = date(2026, 11, 30)
SLOW = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])


def adopted(
    data: bytes, likeliest: bool, name: str = "plan.xlsx"
) -> tuple[tuple[Grid, ...], Adoption | None]:
    """What comes of a file; None where it is refused, in words."""
    try:
        grids = open_files([(name, data)])
        return grids, with_targets(adopt(grids, TODAY, likeliest=likeliest))
    except NotReadable as error:
        refused = refusal(error)
    assert refused
    return (), None


@SLOW
@given(workbooks(), st.booleans())
def test_every_cell_of_any_workbook_comes_to_something(made: Made, likeliest: bool) -> None:
    """No cell is dropped in silence: each is carried, asked about, a heading, or listed as having no place."""
    grids, adoption = adopted(made.data, likeliest)
    if adoption is not None:
        places = {spot.place for grid in grids for spot in (*grid.spots(), *grid.loose)}
        assert places <= {place for place, fates in adoption.fates.items() if fates}
        assert adopted_workbook(adoption, pages(adoption))


@SLOW
@given(workbooks())
def test_with_the_likeliest_for_all_the_plan_is_in_order(made: Made) -> None:
    """`--yes` leaves nothing for the plan's check to find, whatever was in the file."""
    _, adoption = adopted(made.data, likeliest=True)
    if adoption is not None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "mine.xlsx"
            path.write_bytes(adopted_workbook(adoption, pages(adoption)))
            assert read_plan(path).faults == ()


@SLOW
@given(workbooks())
def test_what_the_check_finds_is_to_be_decided(made: Made) -> None:
    """Without answers, each fault of the workbook is in a cell that waits for a question."""
    _, adoption = adopted(made.data, likeliest=False)
    if adoption is not None:
        waiting = {cell for one in adoption.questions for cell in one.targets}
        with TemporaryDirectory() as folder:
            path = Path(folder) / "mine.xlsx"
            path.write_bytes(adopted_workbook(adoption, pages(adoption)))
            assert {fault.place for fault in read_plan(path).faults} <= waiting


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_refused_in_words(name: str) -> None:
    """Bytes that are lost, doubled or changed never end in a traceback."""
    whole, chance = FILES[name](), random.Random(name)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        adopted(bytes(data), likeliest=True, name=name)
        adopted(whole[: chance.randrange(len(whole))], likeliest=True, name=name)


LONG = 9_990
HOSTILE = (
    "word ",
    "Word and ",
    "1.",
    "(a)",
    "Q1 ",
    "jan 20",
    "a@",
    "g = x; ",
    "1 done,",
    "section 1 ",
    "- ",
    "_",
    "31/03/25 ",
)


def test_the_largest_file_with_the_worst_words_ends_soon() -> None:
    """As many characters as are read at all, in patterns that regular expressions stumble over: a minute at most."""
    rows = [["Ref", "Action", "Lead", "Due", "RAG", "Milestones"]]
    cells = [(part * LONG)[:LONG] for part in HOSTILE]
    for number in range(MOST_CHARACTERS // LONG // 6 - 1):
        rows.append([cells[(number + at) % len(cells)] for at in range(6)])
    began = perf_counter()
    _, adoption = adopted(csv_file(rows), likeliest=True, name="worst.csv")
    assert adoption is not None
    assert perf_counter() - began < 60
