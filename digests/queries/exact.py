"""What is said where something was to be changed and no ref named it: nothing was, and what may have been meant."""

from collections.abc import Sequence

from digests.kit.blocks import Message, message, section
from digests.kit.prose import say


def ref_wanted(words: str, likely: Sequence[tuple[str, str]], *, or_role: str | None = None) -> Message:
    """Nothing was changed: `words` are no ref. `likely` are (ref, title) of those that may have been meant; where a
    role would have done as well, `or_role` names in words those that may have been, "" for none."""
    return message([section(say("queries/exact", "ref_wanted", words=words, likely=likely, or_role=or_role))])
