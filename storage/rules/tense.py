"""Whether what was done is told as something still to come (rule V20): "will", "is due to", "hopes to"."""

import re

_STILL_TO_COME = re.compile(
    r"\b(?:(?:I|we|you|he|she|it|they|this|that|these|those|which|who)['’]ll"
    r"|(?<!free )(?<!good )(?<!political )(?<!public )(?<!the )(?<!their )(?<!of )will(?!\s+(?:of|to)\b)"
    r"|shall|(?:is|are)\s+(?:due|going|expected|planned|hoped|intended|likely)\s+to"
    r"|(?:hope|plan|intend|aim|expect)s?\s+to)\b",
    re.IGNORECASE,
)


def still_to_come(text: str) -> str:
    """The first words that tell of something to come, or "". They are for a person to judge."""
    found = _STILL_TO_COME.search(text)
    return found.group() if found else ""
