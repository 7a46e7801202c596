"""What people choose commitments by, as phrases over plain words: ratings, bodies, and whatever else holds."""

from handlers.reading.questions.phrase import Phrase, said
from storage.enums import Rating, ResponsibleBody
from storage.facts.queries import Only

_BE = r"(?:is|are|s|was|were|has|have|had|does|do|did|will)"
_NOT = r"(?:not|nt|isnt|arent|hasnt|havent|didnt|wasnt|werent|never|yet to|still to)"
_OPEN = (
    rf"(?:(?:{_BE} )?(?:still )?(?:open|outstanding|waiting|awaited|unanswered|undecided)"
    rf"|(?:{_BE} )?(?:still )?{_NOT} (?:yet )?(?:been )?(?:answered|decided|made|taken|given))(?: yet| still)?"
)
_OPEN_BEFORE = r"(?:open|outstanding|unanswered|undecided|pending)"
"""What waits of decisions and help; what was given is asked for no more."""
_A_RATING = r"(?:reds?|ambers?|yellows?|greens?|blues?|gr[ea]ys?|off track|at risk|on track|complete)"

Filter = Only | Rating | ResponsibleBody | tuple[Rating, ...]
FILTERS: tuple[Phrase[Filter], ...] = (
    said(
        Only.NO_RETURN,
        r"(?:no|without an?|without|missing|lacking|zero) (?:updates?|returns?|answers?|responses?|reply|replies)",
        r"nil returns?",
        (
            rf"(?:{_BE} )?{_NOT} (?:yet )?(?:been )?(?:returned|answered|updated|reported|responded|submitted|come in"
            r"|came in)"
        ),
        r"unanswered",
        r"never (?:came|come)",
        r"missing",
    ),
    said(
        Only.SENT_BACK,
        r"sent back",
        r"returned to (?:the )?leads?",
        r"bounced",
    ),
    said(
        Only.NOT_AGREED,
        rf"(?:{_BE} )?{_NOT} (?:yet )?(?:been )?(?:agreed|signed off|approved|confirmed)(?: yet)?",
        r"unagreed",
        r"unsigned",
        r"unapproved",
        (
            r"(?:awaiting|awaits|waits|waiting|pending)(?: for| on)?(?: an?| the)? (?:agreement|sign ?off|approval"
            r"|sro|to be agreed)"
        ),
        (
            r"(?:still )?(?:to be|needs?|needing|wants) (?:agreed|agreement|agreeing|signing off|signed off|sign ?off"
            r"|approval)"
        ),
    ),
    said(
        Only.AGREED,
        r"agreed(?: so far)?",
        r"signed off",
        r"approved",
    ),
    said(
        Only.LET_OFF,
        r"waived",
        r"exempt(?:ed|ions?)?",
        r"not asked(?: for)?",
        r"let off",
        r"excused",
        r"waivers?",
    ),
    said(
        Only.UNFINISHED,
        (
            rf"(?:{_BE} )?(?:not|nt|isnt|arent|hasnt|havent|wasnt|yet to be) (?:yet )?(?:been )?(?:fully )?"
            r"(?:completed?|done|finished|delivered|closed)(?: yet)?"
        ),
        r"incomplete",
        r"unfinished",
        r"uncompleted?",
        r"outstanding work",
        r"still (?:live|to do|going|running)",
    ),
    said(
        Only.OVERDUE,
        r"overdue",
        r"over due",
        r"past (?:its |their |the )?(?:due|deadline)(?: date)?",
        r"(?:has |have )?missed (?:its |their |the )?(?:deadline|due date|date)s?",
        r"out of time",
        r"(?:gone |went )?past the date",
        r"late",
        r"running late",
    ),
    said(
        Only.DECISION,
        rf"decisions?(?: needed| wanted| required| asked| {_OPEN})?(?: for)?",
        rf"{_OPEN_BEFORE} decisions?",
        r"(?:needs?|wants?|has|have) (?:to )?(?:be )?deci(?:de|ded|sion)",
        r"to (?:be )?decided?",
        r"undecided",
    ),
    said(
        Only.NEW_DATE,
        (
            r"(?:a |the |any |for )*(?:later|new|newer|revised|moved|changed|extended|slipped)(?: due| review| end)?"
            r" dates?(?: asked| wanted| requested| approved| declined)?(?: for)?"
        ),
        (
            rf"(?:due |review |end |the )*dates?(?: that| which)?(?: {_BE})?(?: been)? (?:moved|changed|extended"
            r"|slipped|put back|pushed back|rebaselined)"
        ),
        r"due date (?:requests?|changes?|moves?|extensions?)",
        r"rebaselined|rebaselines?",
    ),
    said(
        Only.UNANSWERED,
        rf"(?:help|support|asks)(?: requests?| asks)?(?: that| which)? {_OPEN}",
        rf"{_OPEN_BEFORE} (?:help|support|asks)(?: requests?| asks)?",
    ),
    said(
        Only.SUPPORT,
        r"(?:funding|money|help|support) requests?",
        r"(?:funding|money|help|support)? ?asks",
        r"support(?: asked| requests?| requested| wanted| needed| needs)?(?: for)?",
        r"help(?: is| was)? (?:asked|wanted|needed|requested|requests?)(?: for)?",
        r"(?:asks?|asking|asked) for (?:help|support|money|funding)",
        r"(?:needs?|needing|wants?|wanting|requests?) (?:for )?(?:help|support|money|funding)",
        r"escalated",
        r"escalations?",
    ),
    said(
        Only.UNKEPT,
        r"(?:broken|missed|unkept|failed) promises?",
        (
            r"promises? (?:that |which |we |they |you |i |has |have |had |was |were |got |made )*"
            r"(?:missed|broken|unkept|failed)"
        ),
        r"(?:broke|missed) (?:(?:its|their|our|the|a|any) )?promises?",
        r"(?:not|nt|didnt|dont|havent|hasnt|wasnt|werent|never) (?:been |yet )?(?:keep|kept|honoured?)",
    ),
    said(
        Only.PROMISES,
        r"promises?(?: made| kept| missed| due)?",
        r"promised",
        r"said (?:they|we|you|i) would",
        r"commitments? kept",
    ),
    said(
        Only.WORSENED,
        (
            r"(?:got |getting |gone |have got |has got |are getting )?worse(?:ned|ning)?"
            r"(?: than (?:before|it was|they were))?"
        ),
        r"(?:gone|going|went|moved|moving|slid|sliding) (?:backwards?|down|back)",
        r"deteriorated",
        r"deteriorating",
        r"deterioration",
        r"declined",
        r"declining",
        r"slipped",
        r"dropped",
        r"downgraded",
        r"fallen",
    ),
    said(
        Only.IMPROVED,
        r"(?:got |getting |gone |have got |has got |are getting )?better(?: than (?:before|it was|they were))?",
        r"improved",
        r"improving",
        r"improvements?",
        r"improve",
        r"(?:gone|going|went|moved|moving) (?:up|forwards?)",
        r"upgraded",
        r"risen",
        r"(?:good|great|best) news",
        r"success(?:es)?",
        r"what went well",
    ),
    said(
        Only.MOVED,
        rf"(?:gone|went|turned|turning|becomes?|became|newly|new)(?: to| into)?(?= {_A_RATING}(?!\S))",
    ),
    said(
        Only.MINE,
        r"mine",
        r"my (?:own )?(?:commitments?|priorit(?:y|ies)|deliverables?|ones|work|stuff|actions?|areas?|things)",
        (
            r"(?:do |am |that |which |what )?(?:i|im) (?:lead|own|leading|responsible|accountable|down|covering)"
            r"(?: on| for)?"
        ),
        r"am i (?:leading|responsible|down|accountable|the lead|the sro|doing)(?: on| for)?",
        r"(?:assigned|given|down) to me",
        r"for me",
        r"with me",
        r"ive got",
        r"i have got",
    ),
    said(
        Rating.RED,
        r"(?:worse|lower) than (?:ambers?|yellows?|at risk)",
    ),
    said(
        (Rating.RED, Rating.AMBER),
        r"(?:worse|lower) than (?:greens?|on track)",
        r"(?:ambers?|yellows?|at risk) (?:or|and) (?:worse|below|under)",
    ),
    said(
        (Rating.GREEN, Rating.BLUE),
        r"(?:better|higher) than (?:ambers?|yellows?|at risk)",
        r"(?:greens?|on track) (?:or|and) (?:better|above)",
    ),
    said(
        (Rating.AMBER, Rating.GREEN, Rating.BLUE),
        r"(?:better|higher) than (?:reds?|off track)",
        r"(?:ambers?|yellows?|at risk) (?:or|and) (?:better|above)",
    ),
    said(
        (Rating.RED, Rating.AMBER),
        rf"(?:{_BE} )?(?:not|isnt|arent|nt) (?:yet )?(?:on (?:track|target|course)|going well)",
        r"in trouble",
        r"(?:any |the )?problems?",
        r"(?:in )?difficult(?:y|ies)",
        r"going wrong",
        r"(?:off|behind) (?:schedule|course|target)",
        r"slipping",
        r"falling behind",
        r"behind",
        r"struggling",
        r"at risk or off track",
        r"worr(?:ies|ying)",
        r"bad news",
    ),
    said(
        (Rating.RED, Rating.AMBER, Rating.GREY, Rating.NONE),
        rf"(?:{_BE} )?(?:not|isnt|arent|nt) (?:yet )?green",
    ),
    said(
        (Rating.AMBER, Rating.GREEN, Rating.BLUE, Rating.GREY, Rating.NONE),
        r"(?:not|isnt|arent|nt) (?:red|off track)",
    ),
    said(
        (Rating.RED, Rating.GREEN, Rating.BLUE, Rating.GREY, Rating.NONE),
        r"(?:not|isnt|arent|nt) (?:amber|at risk)",
    ),
    said(
        Rating.RED,
        r"off track",
        r"reds?",
        r"(?:the )?worst(?: ones?| performing| rated| off)?",
        r"failing",
        r"failed",
    ),
    said(
        Rating.AMBER,
        r"at risk",
        r"ambers?",
        r"yellows?",
    ),
    said(
        Rating.GREY,
        rf"(?:{_BE} )?(?:not|hasnt|havent|nt|yet to|still to) (?:yet )?(?:been )?start(?:ed)?(?: yet)?",
        r"gr[ea]ys?",
        r"unstarted",
    ),
    said(
        Rating.GREEN,
        r"on (?:track|target|course|schedule)",
        r"greens?",
        r"going well",
    ),
    said(
        Rating.BLUE,
        r"completed?",
        r"done",
        r"finished",
        r"delivered",
        r"blues?",
        r"achieved",
        r"achievements?",
    ),
    said(
        ResponsibleBody.FORCE,
        r"(?:the )?forces?(?: own(?:s|ed)?| led| leads| side| work)?",
        r"(?:owned|led) by (?:the )?(?:force|police)",
        r"police (?:owned|led)",
    ),
    said(
        ResponsibleBody.JOINT,
        r"joint(?:ly)?(?: owned| led)?",
        r"shared",
    ),
    said(
        ResponsibleBody.OPCC,
        r"opcc(?: own(?:s|ed)?| led| leads| s)?",
        r"the office(?: owns?| leads?)?",
        r"our own",
        r"ours",
    ),
    said(
        ResponsibleBody.PARTNER,
        r"partners?(?: own(?:s|ed)?| led| leads)?",
    ),
)
"""What is chosen by, and the ways in which it is said."""
