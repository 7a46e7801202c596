"""What the cast of a rehearsal sees in a prompt: the reference that a line begins with, whatever offices write."""

import pytest

from bot.rehearsal.playing.hands import ref_in


@pytest.mark.parametrize("ref", ["DOR-2.1", "1.10", "A.1", "1(i)(a)/3", "M6", "A", "ANY-1.1a"])
@pytest.mark.parametrize(
    "line", [":large_yellow_circle: ▲ *{} Let it* · last time", "*{}* Let it", "● {} Let it", "{} Let it"]
)
def test_a_line_is_known_by_its_first_word(line: str, ref: str) -> None:
    """Symbols and emoji in front of a reference are none of it, nor is the title behind."""
    assert ref_in(line.format(ref)) == ref
