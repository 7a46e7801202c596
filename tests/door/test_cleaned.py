"""Text that no file, no database and no screen can hold does not come in, wherever it stands in a payload."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.shells.clean import cleaned

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_half_characters_and_nul_are_replaced() -> None:
    """In values and in keys, however deep; what can be kept stays as it is."""
    sent = json.loads('{"view": {"a\\ud800": ["Held \\ud83d", "NUL \\u0000", "Tŷ Coch 🙂", 5, null]}}')
    kept = {"view": {"a\ufffd": ["Held \ufffd", "NUL \ufffd", "Tŷ Coch 🙂", 5, None]}}
    assert cleaned(sent) == kept


@given(ANY_TEXT)
def test_what_came_in_can_be_written_down(text: str) -> None:
    """Whatever was sent: as UTF-8, and without what PostgreSQL refuses."""
    assert b"\x00" not in cleaned(text).encode()
