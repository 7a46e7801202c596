"""The file `.env` with new answers in it: what else stands there stays, and what stood there before is kept beside.
How it is read is bot/settings'."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.settings import in_text
from storage.record.private_files import private_file

NAME, BEFORE = ".env", ".env.before"
EXAMPLE = Path(__file__).parents[2] / ".env.example"


class Unwritable(Exception):
    """A value cannot be written so that it is read again as it was given; the message names the setting."""


def write(folder: Path, values: Mapping[str, str]) -> None:
    """Puts these settings into the folder's `.env`, for its owner only; an earlier one becomes `.env.before`. Raises
    Unwritable, before anything is touched, and OSError."""
    path = folder / NAME
    there = path.read_bytes() if path.exists() else None
    text = with_values(start(there), values)
    if there is not None:
        with private_file(folder / BEFORE) as file:
            file.write(there)
    with private_file(path) as file:
        file.write(text.encode())


def start(there: bytes | None) -> str:
    """What the answers are written into: the file that is there, or the example with its explanations."""
    if there is not None:
        return there.decode("utf-8-sig").replace("\r\n", "\n")
    return EXAMPLE.read_text(encoding="utf-8") if EXAMPLE.exists() else ""


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The text with these settings, each in its own place where it has one. Raises Unwritable."""
    for name, value in values.items():
        lines = (f"{name}={value}", f"{name}='{value}'") if value.isprintable() else ()
        written = (with_line(text, name, line) for line in lines)
        found = next((one for one in written if in_text(one).get(name) == value), None)
        if found is None:
            raise Unwritable(
                f"{name} cannot be kept in {NAME} as it is: a quotation mark or a line break is in it."
            )
        text = found
    return text


def with_line(text: str, name: str, line: str) -> str:
    """The text with this line in place of the setting's own, or of its example, else at the end."""
    for pattern in (rf"^(?:export )?{name} *=.*$", rf"^#{name}=.*$"):
        text, replaced = re.subn(pattern, lambda _: line, text, flags=re.MULTILINE)
        if replaced:
            return text
    return "\n".join((*([text.removesuffix("\n")] if text else ()), line, ""))
