"""What sort of thing somebody typed to Muster: thanks, a greeting, leave, a question, or what reads like an update.
Pure; refs are handed in. What is answered is talk.py's."""

import re
from collections.abc import Collection
from enum import StrEnum

COURTESY = re.compile(
    r"(?:(?:ok(?:ay)?|thanks?(?:\s+(?:you|a\s+lot|so\s+much|very\s+much))?|many\s+thanks|thx|cheers|great|perfect|lovely"
    r"|brilliant|will\s+do|got\s+it|noted|understood|no\s+problem|:[\w+-]+:)(?!\w)[\s.,;!]*|[^\w\s?][\s.,;!]*)+",
    re.IGNORECASE,
)
"""What is said to be polite, and is no update of anything; a lone emoji too."""
GREETING = re.compile(
    r"(?:(?:hi|hello|hey|hiya|good\s+(?:morning|afternoon|evening|day)|help|hlep|\?+|commands?|menu|start|muster|there"
    r"|please|me|(?:what|how)\s+can\s+(?:you|i)\s+(?:do|ask|type)|what\s+do\s+you\s+do|who\s+are\s+you"
    r"|what(?:\s+is|['’]s)\s+(?:this|muster)|how\s+do(?:es)?\s+(?:this|it|you)\s+work)(?!\w)[\s.,;!?]*)+",
    re.IGNORECASE,
)
LEAVE = re.compile(
    r"(?:sorry,?\s+)?(?:i(?:['’]m|\s+am|['’]ll\s+be|\s+will\s+be)|away|on|out\s+of)\b[^.!?]*"
    r"\b(?:leave|holidays?|vacation|away|off\s+(?:sick|work|next|this|from|until|till)|out\s+of\s+(?:the\s+)?office|office)\b.*",
    re.IGNORECASE | re.DOTALL,
)
ASKING = re.compile(
    r"(?:who|whose|what|when|where|why|how|which|show|list|compare|tell|can|could)(?:['’]?s)?\b",
    re.IGNORECASE,
)
AS_AT = re.compile(r"\bas\s+at\s+(?:q(?:uarter)?\s*[1-4]\b|\d{4})[^.!?]*[.!?\s]*$", re.IGNORECASE)
"""Ends what asks how something stood in another quarter."""
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
AN_UPDATE = 4
"""Words from which on something typed may be an update; "rural crime" is none."""


class Remark(StrEnum):
    """What sort of thing it is."""

    COURTESY = "courtesy"
    GREETING = "greeting"
    LEAVE = "leave"
    UPDATE = "update"
    QUESTION = "question"


def sort_of(text: str, refs: Collection[str] = ()) -> Remark:
    """What sort of thing this is. With what begins with one of these `refs` and goes on, its author means to
    update that; else an update is a sentence of some words that asks nothing."""
    if GREETING.fullmatch(text):
        return Remark.GREETING
    if COURTESY.fullmatch(text) or not text:
        return Remark.COURTESY
    if any(without_ref(text, ref) != text and not asks(without_ref(text, ref)) for ref in refs):
        return Remark.UPDATE
    if LEAVE.fullmatch(text):
        return Remark.LEAVE
    return Remark.UPDATE if any(tells(one) for one in SENTENCE.split(text)) else Remark.QUESTION


def without_ref(text: str, ref: str) -> str:
    """What follows the ref that the text begins with; the text itself where it does not."""
    found = re.match(rf"{re.escape(ref)}(?![\w.]*\w)[\s:,;.–-]*(?=\S)", text, re.IGNORECASE)
    return text[found.end() :] if found else text


def asks(sentence: str) -> bool:
    """Whether it is put as a question."""
    return sentence.rstrip().endswith("?") or bool(ASKING.match(sentence) or AS_AT.search(sentence))


def tells(sentence: str) -> bool:
    """Whether it says something that may be an update."""
    return len(sentence.split()) >= AN_UPDATE and not asks(sentence)
