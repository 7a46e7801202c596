"""Text as it can be kept: what JSON can spell and no file, no database and no screen can hold is replaced, before any
of it is read."""

import json
import re
from typing import Any

UNKEEPABLE = re.compile("[\\x00\\ud800-\\udfff]")
"""Half of a character (a lone surrogate, which cannot be written as UTF-8), and the NUL that PostgreSQL refuses."""
REPLACEMENT = "\ufffd"
_SPELT = re.compile("\\\\u0000|[\\ud800-\\udfff]")
"""What a payload that has any of it shows as JSON, which is searched in a tenth of the time of a walk through it."""


def cleaned(content: Any) -> Any:
    """The same payload, with each text in it as it can be kept. Raises RecursionError for one that is too deep."""
    return _kept(content) if _SPELT.search(json.dumps(content, ensure_ascii=False)) else content


def _kept(content: Any) -> Any:
    if isinstance(content, str):
        return UNKEEPABLE.sub(REPLACEMENT, content)
    if isinstance(content, dict):
        return {_kept(key): _kept(value) for key, value in content.items()}
    return [_kept(value) for value in content] if isinstance(content, list) else content
