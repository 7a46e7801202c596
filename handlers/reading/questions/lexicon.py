"""The words that ask for something, or choose some of the commitments, as patterns over plain words: small letters,
single spaces, no apostrophes. What they are put together to is reader.py's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storage.enums import Rating, ResponsibleBody
from storage.facts.queries import Ask, Only

Meaning = Ask | Only | Rating | ResponsibleBody | tuple[Rating, ...]

_BE = r"(?:is|are|s|was|were|has|have|had|does|do|did|will)"
_NOT = r"(?:not|nt|isnt|arent|hasnt|havent|didnt|wasnt|werent|never|yet to|still to)"
_THEY = r"(?:it|they|these|those|this|that|one|ones|we|i|you|people|leads|everyone)"
_RETURNS = r"(?:updates?|returns?|answers?|responses?|replies|reports?)"

PHRASES: tuple[tuple[Meaning, str], ...] = (
    (
        Ask.HELP,
        r"what (?:all )?(?:can|could|do|should) (?:i|we|you) (?:ask|do|type|say|know|answer)(?: you| here)?",
    ),
    (Ask.HELP, r"how (?:do|does|can) (?:this|it|you|i|we) (?:use )?(?:work|this|muster|ask)"),
    (Ask.HELP, r"help(?: me)?|commands|menu|options"),
    (Ask.DEADLINES, r"deadlines?|time ?table|key dates|cut ?off(?: date)?|time ?lines?"),
    (Ask.DEADLINES, rf"when {_BE} (?:the |my |our |all )?{_RETURNS} (?:due|wanted|needed|close|end)"),
    (Ask.DEADLINES, rf"when {_BE} (?:the |my |our )?(?:quarter|collection|round) (?:close|end|finish)s?"),
    (
        Ask.STATUS,
        rf"who(?:s|se)? ?(?:all )?(?:has |have |is |are )?(?:still )?{_NOT} (?:yet )?(?:been )?(?:answered|answer|responded|replied|submitted|submit|reported|returned|updated|sent|done|in)(?: yet| theirs| their {_RETURNS}| {_RETURNS})?",
    ),
    (
        Ask.STATUS,
        rf"who (?:still )?(?:needs|has|owes|have) (?:to )?(?:us )?(?:answer|respond|reply|submit|{_RETURNS})",
    ),
    (Ask.STATUS, r"who(?:s| is| are)? (?:still )?(?:late|outstanding|missing|out)(?: with (?:their )?\w+)?"),
    (
        Ask.STATUS,
        rf"(?:whats?|what is|which|how many) (?:{_RETURNS} )?(?:is |are |have )?(?:still )?(?:outstanding|still out|come in|in so far)",
    ),
    (
        Ask.STATUS,
        rf"(?:response|return) rates?|outstanding(?: {_RETURNS})?|how many {_RETURNS}(?: are| have)?(?: come)?(?: in)?|chasing list|who to chase",
    ),
    (
        Ask.EXCEPTIONS,
        r"exceptions?|(?:what )?needs? (?:my |our |the chiefs )?attention|what (?:should|do) i (?:look at|worry about)",
    ),
    (
        Ask.WAITING,
        r"(?:my )?to ?do(?: list)?|what (?:do|must|should) (?:i|we) (?:have|need|got) to (?:do|update|answer|send)|what (?:have|do) i (?:got )?(?:left|outstanding|due)|waiting (?:for|on) me|whats? (?:is )?next(?: for me)?|my (?:list|updates?|returns?|tasks?|next)|(?:do|have) i (?:owe|have) (?:anything|something)",
    ),
    (
        Ask.MEETING,
        r"next (?:meetings?|panels?)(?: of (?:the )?[a-z]+)?|(?:panel|board|meeting|committee) (?:date|meeting|day)s?|(?:dates?|day) of the (?:next )?(?:panel|meeting|board)|when (?:is|does|do|will|are|s) (?:the |our )?(?:next )?(?:police and crime )?(?:panel|board|committee)s?(?: next)?(?: meet(?:ing)?| sit)?",
    ),
    (
        Ask.WHO,
        r"who(?:s|se|m)?(?: is| are| does| do)?(?: the)?(?: currently| actually| now)? ?(?:leads?|leading|led|owns?|owner|owning|responsible|accountable|in charge|runs?|running|deals?|dealing|looks after|looking after|manages?|managing|doing|does|has|covers?|answers|sro|srois|senior responsible owner)(?: it| on| of| for| with| to)*",
    ),
    (
        Ask.WHO,
        r"who (?:is|are|s) (?:it|this|that|they|those)|whose|(?:the |its |name of the )?(?:sro|leads?|owners?) (?:of|for|on)|contact (?:for|on)|who (?:do|can|should) i (?:ask|speak to|talk to|contact)(?: about| on| for)?|who(?:s| is| are)?",
    ),
    (
        Ask.WHEN,
        r"when(?:s)? (?:is|are|does|do|will|did|was|were|should|must)?|(?:due|finish|end|target|completion|review) dates?|by when|by what date|how long|what date",
    ),
    (
        Ask.HISTORY,
        r"(?:history|histories)(?: of| for)?|story(?: of)?|track record|over time|timeline|previous(?:ly)? rat(?:ed|ings?)|past ratings?|trend|since the start|what (?:did|have) (?:i|we) (?:say|said|write|written|report|reported)(?: last time)?",
    ),
    (
        Ask.COMPARE,
        r"(?:compare|compared|comparing|comparison)(?: of| between| with| to)?|versus|vs|v|difference(?:s)?(?: between)?|movement(?:s)?(?: between)?",
    ),
    (
        Ask.CHANGED,
        r"what(?:s| has| have| is)? ?(?:all )?(?:changed?|moved|new|different|altered|happened)|(?:any )?changes?|changed|moved|any(?:thing)? (?:new|different|news)|whats new",
    ),
    # --- which of them
    (
        Only.NO_RETURN,
        rf"(?:no|without an?|without|missing|lacking|zero) (?:updates?|returns?|answers?|responses?|reply|replies)|nil returns?|(?:{_BE} )?{_NOT} (?:yet )?(?:been )?(?:returned|answered|updated|reported|responded|submitted|come in|came in)|unanswered|never (?:came|come)|missing",
    ),
    (Only.SENT_BACK, r"sent back|returned to (?:the )?leads?|bounced"),
    (
        Only.NOT_AGREED,
        rf"(?:{_BE} )?{_NOT} (?:yet )?(?:been )?(?:agreed|signed off|approved|confirmed)(?: yet)?|unagreed|unsigned|unapproved|(?:awaiting|awaits|waits|waiting|pending)(?: for| on)?(?: an?| the)? (?:agreement|sign ?off|approval|sro|to be agreed)|(?:still )?(?:to be|needs?|needing|wants) (?:agreed|agreement|agreeing|signing off|signed off|sign ?off|approval)",
    ),
    (Only.AGREED, r"agreed|signed off|approved"),
    (Only.LET_OFF, r"waived|exempt(?:ed|ions?)?|not asked(?: for)?|let off|excused|waivers?"),
    (
        Only.UNFINISHED,
        rf"(?:{_BE} )?(?:not|nt|isnt|arent|hasnt|havent|wasnt|yet to be) (?:yet )?(?:been )?(?:fully )?(?:completed?|done|finished|delivered|closed)(?: yet)?|incomplete|unfinished|uncompleted?|outstanding work|still (?:live|to do|going|running)",
    ),
    (
        Only.OVERDUE,
        r"over ?due|past (?:its |their |the )?(?:due|deadline)(?: date)?|(?:has |have )?missed (?:its |their |the )?(?:deadline|due date|date)s?|out of time|(?:gone |went )?past the date|late|running late",
    ),
    (
        Only.DECISION,
        r"decisions?(?: needed| wanted| required| outstanding| asked)?(?: for)?|(?:needs?|wants?|has|have) (?:to )?(?:be )?deci(?:de|ded|sion)|to (?:be )?decided?|undecided",
    ),
    (
        Only.SUPPORT,
        r"support(?: asked| requests?| requested| wanted| needed| needs)?(?: for)?|help(?: is| was)? (?:asked|wanted|needed|requested|requests?)(?: for)?|(?:asks?|asking|asked) for (?:help|support|money|funding)|(?:needs?|needing|wants?|wanting|requests?) (?:for )?(?:help|support|money|funding)|escalated|escalations?",
    ),
    (
        Only.PROMISES,
        r"promises?(?: made| kept| missed| due)?|promised|said (?:they|we|you|i) would|commitments? kept",
    ),
    (
        Only.WORSENED,
        r"(?:got |getting |gone |have got |has got |are getting )?worse(?:ned|ning)?|(?:gone|going|went|moved|moving|slid|sliding) (?:backwards?|down|back)|deteriorated|deteriorating|deterioration|declined|declining|slipped|dropped|downgraded|fallen",
    ),
    (
        Only.IMPROVED,
        r"(?:got |getting |gone |have got |has got |are getting )?better|improved|improving|improvements?|improve|(?:gone|going|went|moved|moving) (?:up|forwards?)|upgraded|risen",
    ),
    (
        Only.MINE,
        r"mine|my (?:own )?(?:commitments?|priorit(?:y|ies)|deliverables?|ones|work|stuff|actions?|areas?|things)|(?:do |am |that |which |what )?(?:i|im) (?:lead|own|leading|responsible|accountable|down|covering)(?: on| for)?|am i (?:leading|responsible|down|accountable|the lead|the sro|doing)(?: on| for)?|(?:assigned|given|down) to me|for me|with me|ive got|i have got",
    ),
    # --- ratings
    (
        (Rating.RED, Rating.AMBER),
        rf"(?:{_BE} )?(?:not|isnt|arent|nt) (?:yet )?(?:on (?:track|target|course)|green|going well)|in trouble|(?:any |the )?problems?|(?:in )?difficult(?:y|ies)|going wrong|(?:off|behind) (?:schedule|course|target)|slipping|falling behind|behind|struggling|at risk or off track|worr(?:ies|ying)",
    ),
    ((Rating.AMBER, Rating.GREEN, Rating.BLUE, Rating.GREY), r"(?:not|isnt|arent|nt) (?:red|off track)"),
    ((Rating.RED, Rating.GREEN, Rating.BLUE, Rating.GREY), r"(?:not|isnt|arent|nt) (?:amber|at risk)"),
    (Rating.RED, r"off track|reds?|failing|failed"),
    (Rating.AMBER, r"at risk|ambers?|yellows?"),
    (
        Rating.GREY,
        rf"(?:{_BE} )?(?:not|hasnt|havent|nt|yet to|still to) (?:yet )?(?:been )?start(?:ed)?(?: yet)?|gr[ea]ys?|unstarted",
    ),
    (Rating.GREEN, r"on (?:track|target|course|schedule)|greens?|going well"),
    (Rating.BLUE, r"completed?|done|finished|delivered|blues?|achieved|achievements?"),
    # --- whose work
    (
        ResponsibleBody.FORCE,
        r"(?:the )?forces?(?: own(?:s|ed)?| led| leads| side| work)?|(?:owned|led) by (?:the )?(?:force|police)|police (?:owned|led)",
    ),
    (ResponsibleBody.JOINT, r"joint(?:ly)?(?: owned| led)?|shared"),
    (
        ResponsibleBody.OPCC,
        r"opcc(?: own(?:s|ed)?| led| leads| s)?|the office(?: owns?| leads?)?|our own|ours",
    ),
    (ResponsibleBody.PARTNER, r"partners?(?: own(?:s|ed)?| led| leads)?"),
)
"""What words mean, in the order in which they are looked for; of two that begin together the longer is taken."""

NOISE = frozenset(
    (
        "a about across actually after afternoon all also am an and any anybody anyone anything anythings are area "
        "areas around as at away basically be been being bit but by came can cant check cheers come comes commitment "
        "commitments could count currently date dates day de dear deliverable deliverables do does doing done dont "
        "each either else evening every everybody everyone everything exactly find fine for from full fy get gets "
        "getting give given go goes going good got had happen happened happening happens has have he hear heard hello "
        "hey hi hiya how i id if ill im in into is it its ive just keen key kindly know last latest lead leader "
        "leading leads led let lets like lists look looking looks lot made main make makes many may me mean means "
        "meantime moment morning much muster my name named need needed needs new next no now obviously of off ok on "
        "once one ones only onto or other our ours out over own owned owner owns person plan plans please pls "
        "possible priorities priority pull put q quarter quarters quick quickly rag rate rated rating ratings re read "
        "really regarding related relating remind reminder report right roughly run s say says see shall she should "
        "show shows since so some somebody someone something soon sort specifically sro stand standing stands state "
        "stats status still stuff such t ta tell than thank thanks that thats the their them theme themes then there "
        "these they theyre thing things think this those thru to today together told too total trying two under "
        "understand until up up-to-date update updates us use view want wanted wants was we well were weve what "
        "whatever whats when whens where whereabouts which while who whole whom whos whose why will with wonder "
        "wondering work working works would year yes yet you your yours"
    ).split()
)
"""Words that say nothing of which one is meant."""
PERHAPS_NOISE = frozenset(
    (
        "action actions case contact detail details figure figures item items list news number numbers point points "
        "position present progress project projects situation summary target targets task tasks topic topics"
    ).split()
)
"""The same where no name of the plan has them."""
OF_TIMES = frozenset(
    [
        "due",
        "finish",
        "finished",
        "finishes",
        "end",
        "ends",
        "ended",
        "deliver",
        "delivered",
        "complete",
        "completed",
        "expire",
        "expires",
    ]
)
"""The same beside a question when something is."""
OF_MEETINGS = frozenset(
    [
        "panel",
        "panels",
        "board",
        "boards",
        "committee",
        "meeting",
        "meetings",
        "meet",
        "meets",
        "police",
        "crime",
        "sit",
    ]
)
"""The same beside a question when a forum meets."""
WELSH = frozenset(
    [
        "sut",
        "mae",
        "beth",
        "pwy",
        "pryd",
        "ble",
        "troseddau",
        "trosedd",
        "gwledig",
        "heddlu",
        "cynllun",
        "blaenoriaeth",
        "diolch",
        "os",
        "gwelwch",
        "yn",
        "dda",
        "bore",
        "prynhawn",
        "ydy",
        "ydi",
        "yw",
        "oes",
        "gyda",
        "cymraeg",
    ]
)
"""Words by which Welsh is known: it is answered in one line of it."""
REFUSED = frozenset(
    [
        "not",
        "nt",
        "no",
        "without",
        "except",
        "excluding",
        "exclude",
        "unless",
        "besides",
        "neither",
        "nor",
        "other",
        "apart",
        "minus",
        "never",
        "isnt",
        "arent",
        "hasnt",
        "havent",
        "dont",
        "didnt",
    ]
)
"""Words that turn a question round: where one is left over, nothing is answered that may be its contrary."""


@dataclass(frozen=True)
class Heard:
    """A phrase that asks for something, from which word to which."""

    start: int
    end: int
    meaning: Meaning


_COMPILED = tuple((meaning, re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")) for meaning, pattern in PHRASES)
VOCABULARY = frozenset(
    word
    for _, pattern in PHRASES
    for word in re.findall(r"(?<![?\\a-z])[a-z]{4,}(?![a-z(?])", pattern.replace("(?:", " "))
) | frozenset(
    [
        "deadline",
        "timetable",
        "exception",
        "promise",
        "promised",
        "decision",
        "support",
        "complete",
        "completed",
        "history",
    ]
)
"""The longer words of the patterns, so that one that is misspelt is put right."""


def phrases_in(words: list[str]) -> Iterator[Heard]:
    """Each phrase that asks for something, from left to right: the longest that begins at a word, of two as long the
    one that stands first in the table. A word that is None stands for what has been read already."""
    at = 0
    while at < len(words):
        best = longest_at(words, at)
        if best is None:
            at += 1
        else:
            yield best
            at = best.end


def longest_at(words: list[str], at: int) -> Heard | None:
    """The longest phrase that begins at this word."""
    text = " ".join(words[at:])
    found = None
    for meaning, pattern in _COMPILED:
        match = pattern.match(text)
        if match and match.end():
            end = at + len(match.group().split())
            if end > at and (found is None or end > found.end):
                found = Heard(at, end, meaning)
    return found
