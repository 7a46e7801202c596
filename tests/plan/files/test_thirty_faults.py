"""A file with thirty different faults is told all of them in one run, each with its place."""

from pathlib import Path

from storage.plan.files.reading import read_plan
from tests.plan.files.thirty_faults import IN_EXCEL, IN_YAML, YAML, write_faulty_workbook
from tests.plan.files.told import fault_line


def test_thirty_faults_in_yaml(tmp_path: Path) -> None:
    """Each fault of a YAML file is named once, with its path and line, in the file's order."""
    (tmp_path / "plan.yaml").write_text(YAML, encoding="utf-8")
    reading = read_plan(tmp_path / "plan.yaml")
    assert {(fault.code, fault.place) for fault in reading.faults} == IN_YAML
    assert len(reading.faults) == len(IN_YAML) >= 30
    assert reading.document is None
    assert [fault.position for fault in reading.faults] == sorted(fault.position for fault in reading.faults)


def test_thirty_faults_in_excel(tmp_path: Path) -> None:
    """Each fault of a workbook is named once, with its sheet and cell."""
    reading = read_plan(write_faulty_workbook(tmp_path / "plan.xlsx"))
    assert {(fault.code, fault.place) for fault in reading.faults} == IN_EXCEL
    assert len(reading.faults) == len(IN_EXCEL) >= 30
    assert reading.document is None


def test_thirty_faults_differ(tmp_path: Path) -> None:
    """No two faults of a file read the same, and each sentence stands after its place."""
    (tmp_path / "plan.yaml").write_text(YAML, encoding="utf-8")
    for path in (tmp_path / "plan.yaml", write_faulty_workbook(tmp_path / "plan.xlsx")):
        lines = [fault_line(fault) for fault in read_plan(path).faults]
        assert len(set(lines)) == len(lines)
        assert all(line.endswith((".", "?")) for line in lines), lines
