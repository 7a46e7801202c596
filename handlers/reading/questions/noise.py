"""Words that say nothing of which one is meant, and those that turn a question round."""

from handlers.reading.questions.spelling import words_of

NOISE = frozenset(
    words_of(
        "a about across actually after afternoon again all also am an and any anybody anyone anything anythings are "
        "area areas around as ask asked asking asks at away basically be been being bit by came can cant check "
        "cheers come comes commitment commitments could count currently date dates day de dear deliverable "
        "deliverables did do does doing done dont each either else evening every everybody everyone everything "
        "exactly find fine for from full get gets getting give given go goes going good got had happen happened "
        "happening happens has have he hear heard hello hey hi hiya how i id if ill im in into is it its ive just "
        "keen key kindly know last latest lead leader leading leads led let lets like lists look looking looks "
        "lot made main make makes many may me mean means meantime moment morning much must muster my name named need "
        "needed needs new next no now obviously of off ok on once one ones only onto or other our ours out over "
        "own owned owner owns person plan plans please pls police possible priorities priority pull put q quarter "
        "quarters quick quickly rag rate rated rating ratings re read really regarding related relating remind "
        "reminder report responsible right roughly run s say says see shall she should show shows so some "
        "somebody someone something soon sort specifically sro stand standing stands state stats status still "
        "stuff such t ta tell thank thanks that thats the their them theme themes then there these they "
        "theyre thing things think this those thru to today together told too total trying two under understand "
        "until up update updates us use view want wanted wants was we well were weve what whatever whats when "
        "whens where whereabouts which while who whole whom whos whose why will with wonder wondering work "
        "working works would yes yet you your yours"
    )
)
"""Words that say nothing of which one is meant."""
PERHAPS_NOISE = frozenset(
    words_of(
        "action actions case cllr colleague colleagues constituent contact councillor councillors detail details"
        " figure figures item items journalist list member members news number numbers overall point points position"
        " present progress project projects resident residents situation summary target targets task tasks topic"
        " topics wot wots"
    )
)
"""The same where no name of the plan has them."""
OF_ANSWERING = frozenset(
    words_of(
        "agree agreed agrees agreeing answer answered answering answers approve change changed changes changing close"
        " closed closes edit end ended ending ends send sending sends sent submit submits submitted"
    )
)
"""What is done with returns: by themselves such words name nothing, though a title or a statement may have one."""
ASKS_MORE = frozenset(words_of("date dates leader leaders owner owners person sro sros who whom whose"))
"""Words that ask for something by themselves: where nothing was made of one and nothing is named, how the plan stands
is no answer."""
OF_TIMES = frozenset(
    words_of(
        "complete completed deliver delivered due end ended ends expire expires finish finished finishes"
    )
)
"""The same beside a question when something is."""
OF_MEETINGS = frozenset(
    words_of("board boards committee crime meet meeting meetings meets panel panels police sit")
)
"""The same beside a question when a forum meets."""
REFUSED = frozenset(
    words_of(
        "apart arent besides but didnt dont except exclude excluding hasnt havent isnt minus neither never no nor "
        "not nt other since than unless without"
    )
)
"""Words that turn a question round: where one is left over, nothing is answered that may be its contrary."""
NOT_SO = frozenset(words_of("arent didnt dont hasnt havent isnt not nt"))
"""Those of them that only say that something is not so: why, all that is said of a commitment answers."""
OFFICERS = frozenset(
    words_of(
        "board chief commissioner constable council crown deputy director executive force head manager minister "
        "office officer panel partner partners police"
    )
)
"""Words by which somebody is known who may decide."""
WELSH = frozenset(
    words_of(
        "beth blaenoriaeth ble bore cymraeg cynllun dda diolch gwelwch gwledig gyda heddlu mae oes os pryd prynhawn "
        "pwy sut trosedd troseddau ydi ydy yn yw"
    )
)
"""Words by which Welsh is known: it is answered in one line of it."""
