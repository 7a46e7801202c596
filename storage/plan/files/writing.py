"""Writes plan files: YAML, Excel, and the empty workbook to fill in. The content is made in yaml/writer.py and
excel/writer.py; here it reaches the disk."""

import os
import tempfile
from pathlib import Path

from storage.plan.files.document import PlanDocument
from storage.plan.files.excel.writer import document_as_excel, template_workbook
from storage.plan.files.yaml.writer import document_as_yaml


def write_yaml(document: PlanDocument, path: Path) -> None:
    """Write the plan as YAML. Raises OSError when the file cannot be written."""
    write_bytes(path, document_as_yaml(document))


def write_excel(document: PlanDocument, path: Path) -> None:
    """Write the plan as a workbook. Raises OSError when the file cannot be written."""
    write_bytes(path, document_as_excel(document))


def template(path: Path) -> None:
    """Write the empty workbook to fill in. Raises OSError when the file cannot be written."""
    write_bytes(path, template_workbook())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file that is readable by its owner alone (mode 0600), and whole or not there: a plan may hold exempt
    matters. Raises OSError when it cannot be written."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
