"""What is written is read again, in either kind of file."""

import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from storage.plan.files.document import PlanDocument
from storage.plan.files.reading import read_plan
from storage.plan.files.writing import write_excel, write_yaml
from tests.plan.files.generated import generated_plan
from tests.plan.files.strategies import documents

_Write = Callable[[PlanDocument, Path], None]
_KINDS = [(write_yaml, "plan.yaml"), (write_excel, "plan.xlsx")]


@pytest.mark.parametrize(("write", "name"), _KINDS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(document=documents())
def test_a_written_plan_is_read_as_it_was(write: _Write, name: str, document: PlanDocument) -> None:
    """Whatever a plan holds, formulas, separators and code-like text included, comes back the same."""
    with TemporaryDirectory() as folder:
        write(document, Path(folder) / name)
        reading = read_plan(Path(folder) / name)
    assert reading.faults == ()
    assert reading.document == document


@pytest.mark.parametrize(("write", "name"), _KINDS)
@pytest.mark.parametrize("size", [1, 150, 1_000])
def test_plans_of_any_size_go_out_and_in(write: _Write, name: str, size: int, tmp_path: Path) -> None:
    """A plan of 1, 150 or 1,000 commitments comes back the same."""
    plan = generated_plan(commitments=size)
    write(plan, tmp_path / name)
    assert read_plan(tmp_path / name).document == plan


@pytest.mark.parametrize(("write", "name"), _KINDS)
def test_an_export_is_private(write: _Write, name: str, tmp_path: Path) -> None:
    """An exported plan can be read by its owner alone, and no half-written file is left beside it."""
    write(generated_plan(commitments=1), tmp_path / name)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_failed_export_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where the file cannot be put, the error is raised and no remnant stays."""
    (tmp_path / "plan.yaml").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_yaml(generated_plan(commitments=1), tmp_path / "plan.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_one_lead_can_have_forty() -> None:
    """The generated plan gives its first lead as many commitments as asked, and no lead is an SRO."""
    plan = generated_plan(commitments=150, leads=60, greedy_lead=40)
    leads = [row.lead for row in plan.commitments]
    assert leads.count("Lead 1") == 40
    assert len(set(leads)) == 60
    assert not {row.sro for row in plan.commitments} & set(leads)
