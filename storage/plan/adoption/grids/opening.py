"""Opens whatever an office sends: an Excel workbook, a Word document or a CSV file, told apart by what is in
it and not by its name. What cannot be read is refused with its reason."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from storage.plan.adoption.grids.csv_source import csv_grid
from storage.plan.adoption.grids.excel_source import excel_grids
from storage.plan.adoption.grids.grid import Grid, NotReadable, Spot, bounded
from storage.plan.adoption.grids.packed import Package
from storage.plan.adoption.grids.word_source import word_grid
from storage.plan.files.excel.reader import why_shut
from storage.plan.files.reading import MOST_BYTES, file_bytes

_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK", b"%PDF"
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|\?xml|meta)", re.IGNORECASE)
"""A web page, or the XML of old Office: what many systems export under a workbook's name."""
MOST_FILES = 12


def read_files(paths: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """Several files, each its name and bytes. Raises NotReadable."""
    return tuple((path.name, _bytes(path)) for path in paths)


def open_files(files: Sequence[tuple[str, bytes]]) -> tuple[Grid, ...]:
    """The grids of several files, each its name and bytes. Raises NotReadable."""
    if len(files) > MOST_FILES:
        raise NotReadable("too_many_files", files[-1][0], str(MOST_FILES))
    read = [_opened(name, data) for name, data in files]
    found = tuple(grid for grids in (read if len(files) == 1 else _told_apart(read)) for grid in grids)
    if not any(grid.lines for grid in found):
        raise NotReadable("nothing_in_it", files[0][0])
    return bounded(found, files[0][0])


def _told_apart(read: Sequence[tuple[Grid, ...]]) -> Iterator[tuple[Grid, ...]]:
    """Grids whose places say in which of several files they are."""
    names = [grids[0].file if grids else "" for grids in read]
    for number, (name, grids) in enumerate(zip(names, read, strict=True)):
        mark = f"{name} ({number + 1})" if names.count(name) > 1 else name
        yield tuple(_in_file(grid, mark) for grid in grids)


def _in_file(grid: Grid, mark: str) -> Grid:
    def placed(spot: Spot) -> Spot:
        return replace(spot, place=f"{mark}: {spot.place}")

    return replace(
        grid,
        lines={row: {at: placed(spot) for at, spot in line.items()} for row, line in grid.lines.items()},
        shared={at: placed(spot) for at, spot in grid.shared.items()},
        tints={at: placed(spot) for at, spot in grid.tints.items()},
        loose=tuple(placed(spot) for spot in grid.loose),
    )


def _bytes(path: Path) -> bytes:
    data, faults = file_bytes(path)
    if data is None or faults:
        raise NotReadable(faults[0].code, path.name, ", ".join(faults[0].expected))
    return data


def _opened(name: str, data: bytes) -> tuple[Grid, ...]:
    if len(data) > MOST_BYTES:
        raise NotReadable("too_big", name)
    if not data.strip():
        raise NotReadable("nothing_in_it", name)
    if data.startswith(_OLE):
        raise _closed(name, data)
    if _PAGE.match(data[:2_000]):
        raise NotReadable("web_page", name)
    if data.startswith(_PDF):
        raise NotReadable("a_pdf", name)
    return _unpacked(name, data) if data.startswith(_ZIP) else (csv_grid(data, name),)


def _closed(name: str, data: bytes) -> NotReadable:
    """Which old kind of file this is by the streams that it names, or that it is locked."""
    if "WordDocument".encode("utf-16-le") in data:
        return NotReadable("old_word", name)
    is_old = why_shut(data) == "old_workbook"
    return NotReadable("old_excel", name) if is_old else NotReadable("labelled", name)


def _labelled(grids: tuple[Grid, ...], package: Package) -> tuple[Grid, ...]:
    labels = package.labels()
    return tuple(replace(grid, labels=labels) for grid in grids)


def _unpacked(name: str, data: bytes) -> tuple[Grid, ...]:
    try:
        package = Package(data, name)
        if "xl/workbook.bin" in package.names or "content.xml" in package.names:
            raise NotReadable("other_office", name)
        if "word/document.xml" in package.names:
            return _labelled((word_grid(package),), package)
        if any(part.startswith("xl/") for part in package.names):
            return _labelled(excel_grids(data, package), package)
    except NotReadable:
        raise
    except (zipfile.BadZipFile, ElementTree.ParseError):
        raise NotReadable("damaged", name) from None
    except Exception as error:
        # openpyxl raises whatever a damaged part of the file provokes: KeyError, ValueError, TypeError...
        raise NotReadable("damaged", name, type(error).__name__) from error
    raise NotReadable("not_a_document", name)
