"""What people say to Muster besides updates, as patterns: thanks, leave, wishes, how to do it. Apostrophes may be
missing, as on a telephone. What is made of them is remarks.py's."""

import re

COURTESY = re.compile(
    r"(?:(?:ok(?:ay|ey|ie)?|y(?:es|ep|eah)?|sure|fine|thanks?(?:\s+(?:you|a\s+lot|so\s+much|very\s+much))?|many\s+thanks|thx|ta"
    r"|(?:that|this|it)(?:['’]?s|\s+is|\s+was)\s+(?:(?:really|very|so|most|just|exactly|all|super)\s+)*(?:helpful|useful|great|kind"
    r"|perfect|brilliant|lovely|what\s+i\s+need(?:ed)?)|(?:(?:really|very|most|so)\s+)?(?:helpful|useful)|much\s+appreciated"
    r"|for\s+(?:that|this|(?:your|the)\s+help)|muster|mate"
    r"|cheers|great|perfect|lovely|brilliant|good|excellent|noted|understood|received|got\s+it|no\s+(?:problem|worries)"
    r"|(?:(?:i\s+)?will|i['’]?ll)\s+do(?:\s+(?:it|this|that|so|them))?|(?:now|soon|later|today|tomorrow|shortly)"
    r"|(?:(?:please\s+)?(?:see|find)\s+)?(?:the\s+)?attached(?:\s+(?:file|form|document))?|:[\w+-]+:)(?!\w)[\s.,;!]*"
    r"|[^\w\s?][\s.,;!]*)+",
    re.IGNORECASE,
)
"""What is said to be polite, and is no update of anything; a lone emoji too."""
GREETING = re.compile(
    r"(?:(?:hi|hello|hey|hiya|good\s+(?:morning|afternoon|evening|day)|morning|afternoon|help|hlep|\?+|commands?|menu|start"
    r"|muster|there|please|me|test(?:ing)?|how\s+are\s+(?:you|things)|(?:what|how)\s+can\s+(?:you|i)\s+(?:do|ask|type)"
    r"|what\s+do\s+you\s+do|who\s+are\s+you"
    r"|what(?:\s+is|['’]?s)\s+(?:this|muster)|how\s+do(?:es)?\s+(?:this|it|you)\s+work)(?!\w)[\s.,;!?]*)+",
    re.IGNORECASE,
)
LEAVE = re.compile(
    r"(?:[^.!?]{0,60}\bi(?:['’]?m|\s+am)\s+(?:now\s+)?on\s+(?:\w+\s+){0,2}leave\b.*)|(?:sorry,?\s+)?(?:i(?:['’]?m|\s+am|['’]?ll\s+be|\s+will\s+be)|away|on|out\s+of)\b[^.!?]*"
    r"\b(?:leave|holidays?|vacation|away|off\s+(?:sick|work|next|this|from|until|till)|out\s+of\s+(?:the\s+)?office|office)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_A_TIME = r"(?:from|until|till|to|for|by|on|next|this|all|today|tomorrow|sick)\b[^.!?]*"
_NAMED_TIME = r"(?:\d|day|week|month|sick|today|tomorrow|afternoon|morning)"
AWAY = re.compile(
    rf"(?:sorry,?\s+)?(?:i(?:['’]?m|\s+am|['’]?ll\s+be|\s+will\s+be)\s+)?(?:away|off|out|on\s+holiday|on\s+leave)"
    rf"(?:\s+(?={_A_TIME}{_NAMED_TIME}).*)?[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
"""The same in fewer words: "away from 4 October to 8 October", "off sick today"."""
NOT_MINE = re.compile(
    r"(?:(?:sorry|no|but)[,.]?\s+)*(?:"
    r"(?:this|that|it|these|those|they)\b[^.!?]{0,40}?(?:['’]?s|\bis|\bare|\bwas)?(?:\s*n['’]?t|\s+not|\s+no\s+longer)"
    r"\s+(?:mine|my|me|ours?|for\s+me)\b.*"
    r"|not\s+(?:mine|me|my|ours?)\b.*"
    r"|(?:you\s+have\s+|you['’]?ve\s+)?(?:got\s+)?(?:i(?:['’]?m|\s+am)\s+)?(?:not\s+the\s+right|the\s+wrong|wrong)\s+person\b.*"
    r"|i(?:['’]?ve|\s+have)?\s+(?:left|moved|am\s+leaving)(?:\s+(?:to|from|on|out\s+of))?(?:\s+(?:the|this|my|our|an?|another))*"
    r"(?:\s+(?:organi[sz]ation|office|force|job|post|role|team|company|opcc|council|police|department))?(?:\s+(?:now|since|in|on|last)\b.*)?"
    r"|i(?:['’]?m|\s+am)\s+leaving\b.*"
    r"|i(?:['’]?ve|\s+have)?\s+(?:retired(?!\s+(?:the|an?|our|my|some|\d))|resigned|been\s+moved|changed\s+(?:jobs?|posts?|roles?|teams?))\b[^.!?]*"
    r"|(?:please\s+)?(?:ask|speak\s+to|talk\s+to)\s+(?!for\b|about\b|if\b|me\b)\S+(?:\s+\S+){0,5}"
    r"|i\s+(?:no\s+longer|don['’]?t|do\s+not)\s+(?:work|lead|hold|do|own)\b.*"
    r")[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
"""What is asked of them is somebody else's, or they have gone."""
NO_CHANGE = re.compile(
    r"(?:(?:there\s+is|there['’]?s|there\s+has\s+been)\s+)?"
    r"(?:no\s+(?:changes?|update|news)|nothing\s+(?:new|to\s+(?:report|add)|has\s+changed|changed)|unchanged|(?:still\s+)?(?:the\s+)?same"
    r"|nil(?:\s+returns?)?|n/?a|none|nothing|as\s+before|as\s+(?:per\s+)?last\s+(?:time|quarter)"
    r"|(?:the\s+)?same\s+as\s+(?:before|last\s+(?:time|quarter)))"
    r"(?:\s+(?:here|to\s+report|from\s+(?:me|us)|this\s+(?:time|quarter)|since\s+(?:then|last\s+(?:time|quarter))))*[\s.!]*",
    re.IGNORECASE,
)
DONE = re.compile(
    r"(?:(?:it(?:['’]?s|\s+is)|all|this\s+is|i(?:['’]?m|\s+am))\s+)?(?:done|finished|completed?|sent|submitted)[\s.!]*|[✅✓☑✔]\ufe0f?",
    re.IGNORECASE,
)
MORE_TIME = re.compile(
    r"(?:sorry,?\s+|please,?\s+)*(?:(?:(?:i|we)(?:['’]?d)?\s+)?(?:need|want|like|would\s+like)\s+"
    r"|(?:can|could|may)\s+(?:i|we)\s+(?:please\s+)?(?:have|get)\s+)?"
    rf"(?:an?\s+|some\s+|a\s+(?:bit|little)\s+)?(?:extension|more\s+time|extra\s+time|longer)"
    rf"(?:\s+(?={_A_TIME}{_NAMED_TIME}).*)?(?:,?\s*please)?[\s.!?]*",
    re.IGNORECASE,
)
LONGER = re.compile(
    r"(?:(?:can|could|would|will)\s+(?:you|we|i)\s+)?(?:please\s+)?(?:extend|push\s+back|move)\s+(?:it|this|that|(?:the|my)\s+deadline|[^\W\d_]*[^\w\s]?\d\S*)(?!\w)"
    r"[^.!?]*[\s.!?]*|(?:sorry,?\s+)?(?:i(?:['’]?m|\s+am)\s+|(?:i['’]?ll|i\s+will)\s+be\s+)?(?:running\s+|a\s+bit\s+)*late[\s.!]*",
    re.IGNORECASE,
)
"""The same in other words."""
_BEFORE_A_WISH = (
    r"(?:(?:hi|hello|sorry|please|kindly|muster)[,:!]?\s+)*(?:(?:can|could|may|might|would|will)\s+(?:you|we|i|someone|somebody)\s+"
    r"(?:please\s+)?|(?:i|we)(?:['’]?d)?\s+(?:want|need|like|would\s+like)\s+(?:you\s+)?to\s+)?(?:please\s+)?"
)
_TO_RULE = r"(?:waive|skip|exempt|re-?open|withdraw|redact|reassign|hand(?:\s+\S+)?\s+over|hand)"
WISH = re.compile(
    rf"{_BEFORE_A_WISH}{_TO_RULE}\s+(?:it|them|(?:this|that|these|those|my|our|the)(?:\s+(?:one|ones|return|returns|update"
    r"|updates|commitment|commitments|quarter))?|[^\W\d_]*[^\w\s]?\d\S*)(?!\w)(?=\s*(?:$|[.,!?]|to\b|over\b|for\b|because\b"
    r"|as\b|since\b|this\b|until\b|please\b))[^.!?]*[\s.!?]*",
    re.IGNORECASE,
)
"""What the plan office rules on: that nothing be asked, that it be taken up again, that it go to somebody else."""
POLITE = re.compile(r"(?:(?:please|kindly|sorry|muster)[,:]?\s+)+", re.IGNORECASE)
"""What a question may begin with."""
_TO_WRITE = (
    r"(?:messag|text|email|e-mail|contact|bother|pester|send|ask|chas|remind|spam|nagg?|writ|pingg?|notif|harass|bugg?)"
    r"(?:e|ing|ying|y)?"
)
_MESSAGES = (
    r"(?:messages?|reminders?|notifications?|e-?mails?|these|this|that|it|the|all|any|more|so|many|your|you|me|us|to|now"
    r"|again|bot|muster|please)"
)
STOP = re.compile(
    rf"(?:please,?\s+|can\s+you\s+|could\s+you\s+|just\s+)*(?:"
    rf"(?:stop|cease|enough|no\s+more|do\s*n['’]?t|do\s+not|never)(?:,?\s+(?:{_TO_WRITE}|{_MESSAGES})\b)*"
    r"|unsubscribe\b.*|opt\s+(?:me\s+)?out\b.*|mute\b[^.!?]*|go\s+away|shut\s+up|(?:leave|let)\s+me\s+(?:alone|be)\b.*"
    r"|(?:take|get|remove|delete)\s+me\s+(?:off|from|out)\b.*|remove\s+me"
    rf"|why\s+(?:do|are)\s+you\s+(?:keep\s+|always\s+)*{_TO_WRITE}\b.*"
    rf"|why\s+(?:am|do)\s+i\s+(?:keep\s+)?(?:get|receiv)(?:ting|e|ing)\b.*"
    r")[\s.!?]*",
    re.IGNORECASE,
)
"""No more messages, please."""
_THE_UPDATE = r"(?:it|this|that|these|them|they|the|my|mine|updates?|returns?|answers?|form|link|button|list)"
HOW = re.compile(
    rf"(?:when|what)(?:['’]?s|\s+is|\s+are)?(?:\s+{_THE_UPDATE})*(?:\s+is|\s+are)?\s+(?:due|deadline)(?:\s+by|\s+date)?[\s.!?]*"
    r"|am\s+i\s+(?:over|too\s+)?(?:late|due)[\s.!?]*|what\s+(?:do|does)\s+(?:you|muster)\s+(?:need|want)(?!.*\b(?:from|of)\s+(?!me\b|us\b|my\b|our\b))\b.*"
    r"|(?:who|whom)\s+(?:do|can|should)\s+(?:i|we)\s+(?:ask|speak|talk|contact|tell|call|email)\b.*|who\s+can\s+help\b.*"
    r"|what(?:['’]?s|\s+is)\s+(?:outstanding|left|waiting|still\s+(?:out|due))\b.*"
    rf"|(?:how|where)\s+(?:do|can|should)\s+(?:i|we)\s+(?:submit|answer|reply|respond|send|update|do|fill|find|open|get)(?:\s+(?:in|out|to|an?|{_THE_UPDATE}))*[\s.!?]*"
    rf"|where(?:['’]?s|\s+is|\s+are)(?:\s+{_THE_UPDATE})+[\s.!?]*"
    rf"|(?:sorry,?\s+)?(?:i\s+)?(?:can['’]?t|cannot|can\s+not|unable\s+to)\s+(?:open|see|find|use|press|submit|send|fill|get|access)(?:\s+(?:in|out|to|into|{_THE_UPDATE}))*[\s.!?]*"
    rf"|(?:{_THE_UPDATE}\s+)*(?:(?:does|do|did|is|are|was|wo)(?:n['’]?t|\s+not)\s+(?:do\s+anything|work(?:ing)?|open(?:ing)?|load(?:ing)?)|does\s+nothing|(?:is\s+)?broken)[\s.!?]*",
    re.IGNORECASE,
)
"""How to answer, by when, and that it does not work."""
ASKING = re.compile(
    r"(?:who|whose|what|when|where|why|how|which|show|list|compare|tell|can|could|would\s+you|should\s+i|(?<=please\s)remind|any(?:thing|one|body)?(?!\W{0,2}\d))(?:['’]?s)?\b"
    r"|(?:is|are|was|were|has|have|did|does|do|will)\s+(?:the|it|there|my|our|we|i|they|any\w*|this|that|these|those|every\w*)\b"
    r"|(?:is|are|was|were|has|have|did|does|do)\s+(?!now\b|still\b|not\b|being\b|been\b)[^\W\d_]+(?:\s+[^\W\d_]+)?"
    r"\s+(?:still|ever|doing|leading|running|responsible)\b"
    r"|(?:(?:broken|missed|unkept)\s+promises|promises\s+(?:we|they|i|you|made|that|which|not|kept|broken|missed))\b",
    re.IGNORECASE,
)
AS_AT = re.compile(r"\bas\s+at\s+(?:q(?:uarter)?\s*[1-4]\b|\d{4})[^.!?]*[.!?\s]*$", re.IGNORECASE)
"""Ends what asks how something stood in another quarter."""
BEFORE_RATING = re.compile(
    r"(?:(?:all|both|everything|still|now|currently|is|are|am|it|its|it['’]s|this|that|they|we|were|we['’]re|i['’]?m|mine|rating|rag"
    r"|status|remains?)\b[\s:,=-]*)*",
    re.IGNORECASE,
)
"""What may stand before a rating that is all that was typed."""
AFTER_RATING = re.compile(
    r"(?:[\s,.;!-]+(?:thx|thanks|thank\s+you|cheers|atm|at\s+the\s+moment|now|still|so\s+far|again|here|please"
    r"|for\s+(?:all|both|me|us|now|this\s+quarter)|this\s+(?:quarter|time)))*[\s,.;!]*$",
    re.IGNORECASE,
)
"""What may stand after it."""
FOR_ONESELF = re.compile(r"(?:sorry,?\s+)?i(?:['’]?m|['’]?ll|\s)", re.IGNORECASE)
"""How somebody begins to speak of themselves, and not of what they lead."""
