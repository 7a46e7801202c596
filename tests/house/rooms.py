"""The rooms as their own sentences tell of them, and the table that docs/architecture.md makes of these:
`make rooms` writes it anew."""

import ast
from collections.abc import Iterator

from tests.house.source import FLOORS, ROOT, product

PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- made by `make rooms` -->\n", "<!-- until here -->\n"
SPOKEN_FOR = ("bot/rehearsal/workspace/web_api/methods", "storage/migrations/versions")
"""Folders that the room above speaks for."""
COLUMNS = {
    "storage": "the record: `storage/`",
    "digests": "the words: `digests/`",
    "handlers": "what people do: `handlers/`",
    "bot": "the process: `bot/`",
}


def rooms() -> Iterator[tuple[str, str, str]]:
    """(floor, room, its sentence), of every room of the product."""
    for module in product():
        folder, _, name = module.path.rpartition("/")
        floor, _, room = folder.partition("/")
        if room and name == "__init__.py" and folder not in SPOKEN_FOR:
            yield floor, room, sentence(ast.get_docstring(module.tree) or "")


def sentence(docstring: str) -> str:
    """The first sentence, in one line."""
    return " ".join(docstring.split("\n\n")[0].split()).partition(". ")[0].removesuffix(".") + "."


def table() -> str:
    """A row for each room, a column for each floor."""
    said = {(room, floor): words for floor, room, words in rooms()}
    rows = [["room", *COLUMNS.values()], ["---"] * (len(COLUMNS) + 1)]
    for room in sorted({room for room, _ in said}):
        rows.append([f"`{room}/`", *(said.get((room, floor), "") for floor in COLUMNS)])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).replace("  ", " ")


def with_table(page: str) -> str:
    """The page, with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
assert set(COLUMNS) == set(FLOORS)
