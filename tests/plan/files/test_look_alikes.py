"""References that people cannot tell apart when they read them off a page and type them."""

from pathlib import Path

import pytest

from storage.plan.files.reading import read_plan
from storage.plan.files.writing import write_yaml
from tests.plan.files.generated import generated_plan
from tests.plan.files.told import fault_line


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("ANY 1.1", ["looks_alike"]),
        ("\u0410NY-1.1", ["looks_alike"]),
        ("\uff21NY-1.1", ["looks_alike"]),
        ("any\u20111.1", ["duplicate"]),
        ("ANY-11", []),
        ("ANY-1.10", []),
    ],
)
def test_references_that_nobody_tells_apart_may_not_both_stand(
    tmp_path: Path, other: str, codes: list[str]
) -> None:
    """Slack takes a reference in any spacing, and a Cyrillic letter looks as ours does."""
    first = "ANY1.1" if " " in other else "ANY-1.1"
    plan = generated_plan(commitments=2)
    refs = zip(plan.commitments, (first, other), strict=True)
    rows = tuple(one.model_copy(update={"ref": ref, "depends_on": ()}) for one, ref in refs)
    write_yaml(plan.model_copy(update={"commitments": rows}), tmp_path / "plan.yaml")
    found = read_plan(tmp_path / "plan.yaml").faults
    assert [one.code for one in found] == codes
    assert all(first in fault_line(one) for one in found if one.code == "looks_alike")
