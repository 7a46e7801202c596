"""Whatever is handed in, reading ends in a document or in faults that can be worded, never in an error."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.plan.files.document import PARTS
from storage.plan.files.excel.layout import PLAN_ROWS, SHEET_NAMES, TABLES
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from tests.plan.files.generated import generated_plan
from tests.plan.files.strategies import documents
from tests.plan.files.told import fault_line

_KEYS = st.sampled_from(sorted({key for part in PARTS.values() for key in part.model_fields})) | st.text(
    max_size=5
)
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates()
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=20,
)
_HEADINGS = st.sampled_from(sorted({column.heading for table in TABLES for column in table.columns}))
_CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.dates()
    | st.text("aé=;\\:<&\"' 1/-", max_size=8)
)
_ROWS = st.lists(st.lists(_HEADINGS | _CELLS, max_size=6), max_size=4)
_PLAN = st.lists(st.tuples(st.sampled_from([row.heading for row in PLAN_ROWS]) | _CELLS, _CELLS), max_size=6)
_UNHURRIED = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def _read(name: str, content: bytes) -> None:
    """Read a plan, and word each of its faults."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        reading = read_plan(path)
    assert (reading.document is None) == bool(reading.faults)
    assert all(fault.place and fault_line(fault) for fault in reading.faults)


@_UNHURRIED
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_document_or_faults(content: bytes) -> None:
    """Arbitrary bytes under any name are told as faults."""
    for name in ("plan.yaml", "plan.xlsx"):
        _read(name, content)


@_UNHURRIED
@given(st.dictionaries(st.sampled_from(sorted(PARTS[""].model_fields)), _TREES, max_size=9))
def test_any_yaml_tree_is_a_document_or_faults(tree: dict[str, Any]) -> None:
    """Well-formed YAML of any content is told as faults."""
    _read("plan.yaml", yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))


@_UNHURRIED
@given(documents(), st.data())
def test_a_plan_with_one_value_replaced_is_a_document_or_faults(document: Any, data: st.DataObject) -> None:
    """A sound plan, one of whose values is replaced by anything at all, is read or told as faults."""
    content = document.model_dump(mode="json", exclude_defaults=True)
    part = content[data.draw(st.sampled_from(sorted(content)))]
    while isinstance(part, list) and part:
        part = part[0]
    if isinstance(part, dict) and part:
        part[data.draw(st.sampled_from(sorted(part)) | _KEYS)] = data.draw(_TREES)
    _read("plan.yaml", yaml.safe_dump(content, allow_unicode=True).encode("utf-8", "replace"))


@_UNHURRIED
@given(_PLAN, st.dictionaries(st.sampled_from(SHEET_NAMES[1:]), _ROWS, max_size=6))
def test_any_cells_are_a_document_or_faults(
    plan: list[tuple[Any, Any]], tables: dict[str, list[list[Any]]]
) -> None:
    """Workbooks with anything in their cells are told as faults."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].title = "Plan"
    sheets: dict[str, list[Any]] = {"Plan": plan, **tables}
    for name, rows in sheets.items():
        worksheet = workbook["Plan"] if name == "Plan" else workbook.create_sheet(name)
        for row in rows:
            worksheet.append(row)
    packed = BytesIO()
    workbook.save(packed)
    _read("plan.xlsx", packed.getvalue())


@_UNHURRIED
@given(
    st.binary(max_size=100) | st.text('ref,quarter,rag\n"Q1 2021/22;green\r', max_size=100).map(str.encode)
)
def test_any_past_returns_are_rows_or_faults(content: bytes) -> None:
    """Arbitrary past returns are told as faults."""
    with TemporaryDirectory() as folder:
        for name in ("returns.csv", "returns.xlsx"):
            (Path(folder) / name).write_bytes(content)
            past = read_past_returns(Path(folder) / name, "brag_plus")
            assert bool(past.rows) != bool(past.faults)
            assert all(fault_line(fault) for fault in past.faults)


def test_many_circles_end() -> None:
    """Commitments that all wait for one another are told in reasonable time."""
    plan = generated_plan(commitments=150).model_dump(mode="json", exclude_defaults=True)
    refs = [row["ref"] for row in plan["commitments"]]
    for row in plan["commitments"]:
        row["depends_on"] = [ref for ref in refs if ref != row["ref"]]
    _read("plan.yaml", yaml.safe_dump(plan).encode())
