"""Text as it can be kept: what JSON can spell and no file, no database and no screen can hold is replaced, before any
of it is read."""

import re
from typing import Any

UNKEEPABLE = re.compile("[\\x00\\ud800-\\udfff]")
"""Half of a character (a lone surrogate, which cannot be written as UTF-8), and the NUL that PostgreSQL refuses."""
REPLACEMENT = "\ufffd"


def cleaned(content: Any) -> Any:
    """The same payload, with each text in it as it can be kept. Raises RecursionError for one that is too deep."""
    if isinstance(content, str):
        return UNKEEPABLE.sub(REPLACEMENT, content)
    if isinstance(content, dict):
        return {cleaned(key): cleaned(value) for key, value in content.items()}
    return [cleaned(value) for value in content] if isinstance(content, list) else content
