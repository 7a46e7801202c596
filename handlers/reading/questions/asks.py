"""What people ask, as phrases over plain words: small letters, single spaces, no apostrophes."""

from handlers.reading.questions.figures import MONTH
from handlers.reading.questions.phrase import Phrase, said
from storage.facts.queries import AskedFor

_BE = r"(?:is|are|s|was|were|has|have|had|does|do|did|will)"
_NOT = r"(?:not|nt|isnt|arent|hasnt|havent|didnt|wasnt|werent|never|yet to|still to)"
_MARKS = r"(?:colou?rs?|ratings?|symbols?|shapes?|signs?|rag|brag)"
"""What a rating is shown by."""
_RETURNS = r"(?:updates?|returns?|answers?|responses?|replies|reports?)"

ASKS: tuple[Phrase[AskedFor], ...] = (
    said(
        AskedFor.STANDING,
        r"(?:been |being )?(?:done|achieved|delivered) (?:about|on|for|in|with|under)",
        r"(?:the )?police and crime plan",
        r"lines? to take(?: on| for| about)?",
        (
            r"what (?:can|could|may|should|do) (?:i|we) (?:say|tell (?:\w+|the \w+))"
            r"(?: publicly| in public| to (?:the )?\w+)? (?:about|on|of)"
        ),
        r"(?:good|bad|best|worst) news (?:on|about|for|from)",
        r"(?:big|latest) news(?: on| about| for| from)?",
        r"(?:the )?(?:worst|weakest|best|strongest)(?: performing| rated)? (?:priorit(?:y|ies)|themes?|areas?)",
    ),
    said(
        AskedFor.STANDING,
        (
            r"(?:has |have |had |did |does )?(?:the |our )?(?:commissioner|pcc|mayor)s? (?:been )?(?:promised?"
            r"|promising|pledged?|commit(?:ted)?(?: to)?|said|say|says)(?: to do)?(?: on| about| for| over)?"
        ),
        (
            r"(?:keep|keeps|keeping|kept|deliver|delivers|delivering|delivered)(?: on)?(?: our| its| the| their| your"
            r"| a| any| those)* (?:promises?|pledges?|words?)(?: on| about| for| over| to)"
        ),
    ),
    said(
        AskedFor.HELP,
        r"what (?:all )?(?:can|could|do|should) (?:i|we|you) (?:ask|do|type|say|know|answer)(?: you| here)?",
    ),
    said(
        AskedFor.HELP,
        r"how (?:do|does|can) (?:this|it|you|i|we) (?:use )?(?:work|this|muster|ask)",
    ),
    said(
        AskedFor.HOW,
        (
            r"how (?:(?:do|can|should|must|would) (?:i|we) |to )(?:answer|reply|respond|update|submit|send|change"
            r"|edit|correct|amend)"
            r"(?: (?:an?|my|our|the|it|this|that|these|them|what i said|updates?|answers?|returns?))*"
        ),
    ),
    said(
        AskedFor.STANDING,
        r"(?:the |our |priority )*headlines?(?: of| for| on)?",
    ),
    said(
        AskedFor.DEADLINES,
        r"what (?:happens|comes) (?:next|now)",
        r"(?:whats|what is|what are)(?: the)? (?:next steps?|steps)",
        r"how long (?:until|till|before|do i have|have i got|is left)(?: to answer)?(?: (?:the )?returns? close)?",
    ),
    said(
        AskedFor.HELP,
        r"help(?: me)?",
        r"commands",
        r"menu",
        r"options",
    ),
    said(
        AskedFor.DEADLINES,
        r"deadlines?",
        r"time ?table",
        r"key dates",
        r"cut ?off(?: date)?",
        r"time ?lines?",
    ),
    said(
        AskedFor.DEADLINES,
        rf"when {_BE} (?:the |my |our |all )?{_RETURNS} (?:due|wanted|needed|close|end)",
    ),
    said(
        AskedFor.DEADLINES,
        rf"when {_BE} (?:the |my |our )?(?:quarter|collection|round) (?:close|end|finish)s?",
    ),
    said(
        AskedFor.STATUS,
        (
            rf"who(?:s|se)? ?(?:all )?(?:has |have |is |are |did |do |does )?(?:still )?{_NOT} (?:yet )?"
            r"(?:been )?(?:answered|answer|responded|replied|submitted|submit|reported|returned|updated|sent|done|in)"
            rf"(?: yet| theirs| their {_RETURNS}| {_RETURNS})?"
        ),
    ),
    said(
        AskedFor.STATUS,
        (
            r"who (?:still )?(?:needs|has|owes|have) (?:still )?(?:to )?(?:us |me )?(?:an? |their |the )?"
            rf"(?:answer|respond|reply|submit|{_RETURNS})"
        ),
    ),
    said(
        AskedFor.STATUS,
        r"who(?:s| is| are)? (?:still )?(?:late|outstanding|missing|out)(?: with (?:their )?\w+)?",
    ),
    said(
        AskedFor.STATUS,
        (
            rf"(?:whats?|what is|which|how many) (?:{_RETURNS} )?(?:is |are |have )?(?:still )?(?:outstanding"
            r"|still out|come in|in so far)"
        ),
    ),
    said(
        AskedFor.STATUS,
        r"(?:response|return) rates?",
        rf"outstanding(?: {_RETURNS})?",
        rf"how many {_RETURNS}(?: are| have)?(?: come)?(?: in)?",
        r"chasing list",
        r"who to chase",
        r"(?:how are )?(?:the )?returns (?:in|doing|going)",
    ),
    said(
        AskedFor.EXCEPTIONS,
        r"exceptions?",
        r"(?:what )?needs? (?:my |our |the chiefs )?attention",
        r"what (?:should|do) i (?:look at|worry about)",
    ),
    said(
        AskedFor.MEASURES,
        r"(?:all |the |our )*(?:performance |strategic |success )?measures?",
        r"kpis?",
        r"(?:key )?(?:performance )?indicators?",
    ),
    said(
        AskedFor.FINANCE,
        r"(?:the )?financ(?:es?|ials?)(?: (?:annex|update|position|figures|report))?",
        r"(?:the )?budgets?(?: (?:monitoring|position|update|figures|variances?))?",
        r"(?:the )?(?:under|over)spends?",
    ),
    said(
        AskedFor.REQUESTS,
        (
            r"(?:all |the |our |any |open |unanswered |outstanding |earlier )*requests?(?: not answered| unanswered"
            r"| outstanding)?"
        ),
        (
            r"(?:all |the |our |any |open |unanswered |outstanding |earlier )*(?:members|panels?)(?: members)?"
            r" (?:requests?|recommendations?|actions?|asks)(?: not answered| unanswered| outstanding)?"
        ),
        (
            r"(?:all |the |our |any )*(?:requests?|recommendations?|questions?|actions?) (?:of|by|from) (?:the )?"
            r"(?:members|panels?)(?: members)?"
        ),
        (
            r"what (?:did|have|has|do) (?:the )?(?:panel )?(?:members|panel) (?:ask|asked|want|wanted|request"
            r"|requested|recommend|recommended)(?: for| us| of us)*"
        ),
        r"what (?:was|were) (?:we )?asked (?:for )?(?:at|by) (?:the )?(?:last )?(?:panel|members)(?: meeting)?",
    ),
    said(
        AskedFor.WAITING,
        r"(?:my )?to ?do(?: list)?",
        r"what (?:do|must|should) (?:i|we) (?:have|need|got) to (?:do|update|answer|send)",
        r"what (?:have|do) i (?:got )?(?:left|outstanding|due)",
        r"waiting (?:for|on) me",
        r"(?:what |anything |anybody |who |that |which )*needs? me(?: first| now| today| this week)?",
        r"needs? my (?:decision|agreement|sign ?off|approval|signature)",
        r"what (?:do|does) (?:you|muster) (?:need|want) (?:from|of) me",
        r"whats? (?:is )?next(?: for me)?",
        r"my (?:list|updates?|returns?|tasks?|next)",
        r"(?:do|have) i (?:owe|have) (?:anything|something)",
    ),
    said(
        AskedFor.STANDING,
        (
            r"(?:who|what|which priorit(?:y|ies))(?: else| other priorities)? (?:does|do|did) (?:it|this|that)"
            r"(?: also)? (?:serve|count|come|fall|sit|stand)(?: under| towards| for)?"
        ),
    ),
    said(
        AskedFor.MEETING,
        r"(?:the )?(?:panel|board|committee|meeting)s? papers?(?: due| out| deadline| published)?",
        (
            r"when (?:is|are|do|does|will|must|should) (?:the |our |my )?papers?(?: have to| need to| go| get| be|"
            r" due| published| public| out| in| sent| ready| to| with| for| the| our)*(?: (?:panel|board|committee))?"
        ),
        r"papers? (?:due|deadline|day|dates?)",
        r"next (?:meetings?|panels?)(?: of (?:the )?[a-z]+)?",
        r"(?:panel|board|meeting|committee) (?:date|meeting|day)s?",
        (
            rf"(?:dates?|day) (?:of|for) (?:the |our )?(?:next |{MONTH} )?(?:panel|committee|meeting|board)s?"
            r"(?: meeting)?"
        ),
        (
            rf"when (?:is|does|do|will|are|s) (?:the |our )?(?:next |{MONTH} )?(?:police and crime )?(?:panel|board"
            r"|committee)s?(?: next)?(?: meet(?:ing)?| sit)?"
        ),
    ),
    said(
        AskedFor.WHO,
        (
            r"who(?:s|se|m)?(?: is| are| does| do)?(?: the)?(?: currently| actually| now)? ?(?:leads?|leading|led"
            r"|owns?|owner|owning|responsible|accountable|in charge|runs?|running|deals?|dealing|looks after"
            r"|looking after|manages?|managing|doing|does|has|covers?|answers|sro|srois|senior responsible owner"
            r"|presents?|presenting|brings?|bringing|writes?|writing|drafts?|drafting|heads?|heading|handles?|handling"
            r"|behind)"
            r"(?: it| on| of| for| with| to)*"
        ),
    ),
    said(
        AskedFor.WHO,
        r"who (?:is|are|s) (?:it|this|that|they|those)",
        r"whose",
        r"(?:the |its |name of the )?(?:sro|leads?|owners?) (?:of|for|on)",
        r"contact (?:for|on)",
        r"who (?:do|can|should) i (?:ask|speak to|talk to|contact)(?: about| on| for)?",
        r"who(?:s| is| are)?",
        r"(?:and|with) (?:the|their|its|each) (?:sros?|leads?|owners?)",
    ),
    said(
        AskedFor.MEANING,
        (
            rf"what (?:do|does|is|are) (?:the |all |these |those |your |each |a )*{_MARKS}(?: {_MARKS})*"
            r" (?:means?|meant|stand for|for)"
        ),
        r"what (?:is|are|s) (?:the |all |these |those |your |a )*(?:colou?rs?|symbols?|shapes?|brag)",
        rf"(?:key|guide|meanings?|definitions?|explain)(?: (?:to|of|for|the|your|all))* {_MARKS}(?: {_MARKS})*",
    ),
    said(
        AskedFor.TERMS,
        (
            r"what (?:is|are|s|does) (?:an? |the )*(?:sros?|senior responsible owners?"
            r"|plan office|force leads?|return)(?: means?| stand for)?$"
        ),
        r"whats (?:an? |the )*(?:sro|senior responsible owner|plan office|force lead|return)$",
    ),
    said(
        AskedFor.WHY,
        r"why(?: is| are| has| have| was| were| did| does| do)?",
        r"how come",
        r"(?:for )?(?:what|the|any) reasons?(?: for| behind| why)?",
        r"what went wrong(?: with| on| in)?",
    ),
    said(
        AskedFor.WHEN,
        r"whens?(?: (?:is|are|does|do|will|did|was|were|should|must))?",
        r"(?:due|finish|end|target|completion|review) dates?",
        r"by when",
        r"by what date",
        r"how long",
        r"what date",
    ),
    said(
        AskedFor.HISTORY,
        r"(?:history|histories)(?: of| for)?",
        r"story(?: of)?",
        r"track record",
        r"over time",
        r"timeline",
        r"previous(?:ly)? rat(?:ed|ings?)",
        r"past ratings?",
        r"trend",
        r"since the start",
        r"since when",
        r"what (?:did|have) (?:i|we) (?:say|said|write|written|report|reported)(?: last time)?",
    ),
    said(
        AskedFor.COMPARE,
        r"(?:compare|compared|comparing|comparison)(?: of| between| with| to)?",
        r"versus",
        r"vs",
        r"v",
        r"difference(?:s)?(?: between)?",
        r"movement(?:s)?(?: between)?",
    ),
    said(
        AskedFor.CHANGED,
        r"what(?:s| has| have| is)? ?(?:all )?(?:changed?|moved|new|different|altered|happened)",
        r"(?:any )?changes",
        r"changed",
        r"moved",
        r"any(?:thing)? (?:new|different|news)",
        r"whats new",
    ),
)
"""What is asked, and the ways in which it is."""
