"""What sort of thing somebody typed to Muster: thanks, a greeting, leave, a wish, a question, or what reads like an
update. Pure; refs are handed in. What is answered is talk.py's."""

import re
from collections.abc import Collection
from enum import StrEnum

from storage.rules.same_text import SIGNS_OF_FORMAT, unformatted

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
_A_TIME = r"(?:from|until|till|to|for|by|on|next|this|all|today|tomorrow|sick)\b[^.!?]*"
_NAMED_TIME = r"(?:\d|day|week|month|sick|today|tomorrow|afternoon|morning)"
AWAY = re.compile(
    rf"(?:sorry,?\s+)?(?:i(?:['’]m|\s+am|['’]ll\s+be|\s+will\s+be)\s+)?(?:away|off|out|on\s+holiday|on\s+leave)"
    rf"(?:\s+(?={_A_TIME}{_NAMED_TIME}).*)?[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
"""The same in fewer words: "away from 4 October to 8 October", "off sick today"."""
NOT_MINE = re.compile(
    r"(?:(?:sorry|no|but)[,.]?\s+)*(?:"
    r"(?:this|that|it|these|those|they)\b[^.!?]{0,40}?(?:['’]s|\bis|\bare|\bwas)?(?:\s*n['’]?t|\s+not|\s+no\s+longer)"
    r"\s+(?:mine|my|me|ours?|for\s+me)\b.*"
    r"|not\s+(?:mine|me|my|ours?)\b.*"
    r"|i(?:['’]ve|\s+have)?\s+(?:left|moved|am\s+leaving)(?:\s+(?:to|from|on|out\s+of))?(?:\s+(?:the|this|my|our|an?|another))*"
    r"(?:\s+(?:organi[sz]ation|office|force|job|post|role|team|company|opcc|council|police|department))?(?:\s+(?:now|since|in|on|last)\b.*)?"
    r"|i(?:['’]m|\s+am)\s+leaving\b.*"
    r"|i\s+(?:no\s+longer|don['’]?t|do\s+not)\s+(?:work|lead|hold|do|own)\b.*"
    r")[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
"""What is asked of them is somebody else's, or they have gone."""
NO_CHANGE = re.compile(
    r"(?:(?:there\s+is|there['’]s|there\s+has\s+been)\s+)?"
    r"(?:no\s+(?:changes?|update|news)|nothing\s+(?:new|to\s+report|has\s+changed|changed)|unchanged|the\s+same|same|as\s+before"
    r"|(?:the\s+)?same\s+as\s+(?:before|last\s+(?:time|quarter)))"
    r"(?:\s+(?:here|to\s+report|from\s+(?:me|us)|this\s+(?:time|quarter)|since\s+(?:then|last\s+(?:time|quarter))))*[\s.!]*",
    re.IGNORECASE,
)
DONE = re.compile(
    r"(?:(?:it(?:['’]s|\s+is)|all|this\s+is|i(?:['’]m|\s+am))\s+)?(?:done|finished|completed?|sent|submitted)[\s.!]*",
    re.IGNORECASE,
)
MORE_TIME = re.compile(
    r"(?:sorry,?\s+|please,?\s+)*(?:(?:i|we)(?:['’]d)?\s+(?:need|want|like|would\s+like)\s+"
    r"|(?:can|could|may)\s+(?:i|we)\s+(?:please\s+)?(?:have|get)\s+)?"
    rf"(?:an?\s+|some\s+|a\s+(?:bit|little)\s+)?(?:extension|more\s+time|extra\s+time|longer)"
    rf"(?:\s+(?={_A_TIME}{_NAMED_TIME}).*)?(?:,?\s*please)?[\s.!?]*",
    re.IGNORECASE,
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
    NOT_MINE = "not_mine"
    NO_CHANGE = "no_change"
    DONE = "done"
    MORE_TIME = "more_time"
    UPDATE = "update"
    QUESTION = "question"


OTHERS = {
    Remark.LEAVE: AWAY,
    Remark.NOT_MINE: NOT_MINE,
    Remark.NO_CHANGE: NO_CHANGE,
    Remark.DONE: DONE,
    Remark.MORE_TIME: MORE_TIME,
}
OF_ONE_UPDATE = (Remark.NOT_MINE, Remark.NO_CHANGE, Remark.MORE_TIME)
"""What may follow a ref and is no text for its update."""


def sort_of(text: str, refs: Collection[str] = ()) -> Remark:
    """What sort of thing this is. With what begins with one of these `refs` and goes on, its author means to
    update that; else an update is a sentence of some words that asks nothing."""
    text = unformatted(text)
    if GREETING.fullmatch(text):
        return Remark.GREETING
    if COURTESY.fullmatch(text) or not text:
        return Remark.COURTESY
    rest = next((rest for ref in refs if (rest := without_ref(text, ref)) != text), text)
    meant = next((sort for sort, pattern in OTHERS.items() if pattern.fullmatch(rest)), None)
    if rest != text and not asks(rest):
        return meant if meant in OF_ONE_UPDATE else Remark.UPDATE
    if meant or LEAVE.fullmatch(text):
        return meant or Remark.LEAVE
    return Remark.UPDATE if any(tells(one) for one in SENTENCE.split(text)) else Remark.QUESTION


def without_ref(text: str, ref: str) -> str:
    """What follows the ref that the text begins with; the text itself where it does not."""
    sign, stop = f"[{SIGNS_OF_FORMAT}]", r"[\s:,;.–-]*"
    pattern = rf"{sign}*{re.escape(ref)}{sign}*(?![\w.]*\w)(?:[:,;.]{sign}+(?=\s))?{stop}(?=\S)"
    found = re.match(pattern, text, re.IGNORECASE)
    return text[found.end() :] if found else text


def asks(sentence: str) -> bool:
    """Whether it is put as a question."""
    return sentence.rstrip().endswith("?") or bool(ASKING.match(sentence) or AS_AT.search(sentence))


def tells(sentence: str) -> bool:
    """Whether it says something that may be an update."""
    return len(sentence.split()) >= AN_UPDATE and not asks(sentence)
