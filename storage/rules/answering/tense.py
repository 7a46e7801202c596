"""Whether what was done is told as something still to come (rule V20: "will", "is due to", "hopes to"), and what
comes next as something already done ("was held", "have met")."""

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


# --- the other way round ---------------------------------------------------------------------------------

_PAST = (
    "achieved|attended|awarded|carried out|closed|completed|concluded|consulted|delivered|discussed|evaluated"
    "|finalised|finished|held|implemented|installed|introduced|issued|launched|met|opened|presented|produced|published"
    "|recruited|reviewed|rolled out|sent|shared|signed|submitted|trained|visited"
)
"""What is done once it is told so; what "has been booked" or "has been arranged" may well be the next step."""
_SETTLED = r"(?:agreed|approved|appointed)(?=\s*(?:[,)]|(?:by|on|at|in|with)\b|$))"
"""Not where it goes on: "has been agreed for May", "have agreed to meet"."""
_DONE = rf"(?:(?:{_PAST}|run|undertaken|written)\b|{_SETTLED})"
_DID = rf"(?:(?:{_PAST}|ran|wrote)\b|{_SETTLED})"
_NOW = r"(?:(?:all|already|also|both|duly|fully|jointly|now|recently|since|successfully)\s+)?"
_TOLD = (
    rf"(?:(?:was|were|(?:has|have|had)\s+{_NOW}been|has|have|had)\s+{_NOW}{_DONE}"
    r"|(?:took|(?:has|have)\s+taken)\s+place\b)"
)

_THE = r"(?:the|a|an|this|these|those|our|its|their|his|her)"
_MANY = (
    r"(?:all|both|each|every|most|several|\d[\d,]*"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_OF = r"(?:and|at|between|by|for|from|in|of|on|with)"
_TURNS = (
    r"(?:that|which|who|whom|whose|where|when|what|whatever|how|why|if|whether|once|after|until|before|while|as|because"
    r"|since|following|to|ensure|confirm|check|verify|see|show|know|expect|I|we|you|he|she|it|they|has|have|had|was|were)"
)
"""Words after which a verb is not the sentence's own: "The work that was agreed starts in May"."""
_NOUN = rf"(?!{_TURNS}\b|{_THE}\b|{_OF}\b)[\w&/’'-]+"
_SUBJECT = (
    rf"(?:(?:{_MANY}\s+(?:of\s+)?)?(?:{_THE}|{_MANY})(?:\s+(?:{_OF}\s+(?:{_THE}\s+)?)?{_NOUN}){{1,8}}?"
    rf"|(?:I|we|they|he|she|it)|{_NOUN})\s+"
)
_ALREADY_DONE = re.compile(
    rf"(?:{_SUBJECT})?({_TOLD})|(?:I|we|they|he|she|it)\s+{_NOW}({_DID})"
    rf"|({_DID})\s+(?:{_THE}|{_MANY}|with|in|on|at)\b",
    re.IGNORECASE,
)
_NOT_OVER = re.compile(
    r"\b(?:will|shall|would|should|could|can|(?-i:may)|might|must|needs?|am|is|are|be|being|due|aims?|hopes?|intends?"
    r"|expects?|continu\w+|remain\w*|next|then|still|further|until|ongoing|upcoming|await\w*|ready|yet|not"
    r"|(?:has|have|had|was|were|plans?)\s+to)\b|['’](?:ll|re)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Something of the present or the future: it may be a next step after all."""
_ALSO_PAST = re.compile(
    rf"(?:{_THE}|{_MANY}|(?:I|we|they|he|she|it)|(?:on|in|during|by)\s+\w+)\b"
    r".*\b(?:was|were|had|has been|have been|came|did|drew|gave|met|said|took|went)\b",
    re.IGNORECASE,
)
"""What may stand beside it: no sentence that begins with what to do."""
_BETWEEN_SENTENCES = re.compile(r"(?<=[.;!?])\s+|\s*\n\s*")
_BULLET = " \t-–•*"


def already_done(text: str) -> str:
    """The first words that tell of something done, or "": only where every sentence is of the past, for a single
    "Publish it" makes steps of all that stands beside it. They are for a person to judge."""
    if _NOT_OVER.search(text):
        return ""
    sentences = [said for one in _BETWEEN_SENTENCES.split(text) if (said := one.strip(_BULLET))]
    found = [(_ALREADY_DONE.match(one.rstrip(".;!")), _ALSO_PAST.match(one)) for one in sentences]
    told = [done for done, _ in found if done]
    return "".join(told[0].groups("")) if told and all(map(any, found)) else ""
