"""Page one of the Panel's monitoring report as drafted before version 5: it named three at most of what fell."""

from collections.abc import Callable

from digests.papers.kit import reading, wording
from digests.papers.kit.tree import Kind, Paragraph, labelled, paragraph
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing

PAGE_ONE_WORDS = 150
"""Page one stays under this many words, so that it can be read in a minute."""
RUNNING_WORDS = 12
"""Words that the running head and foot add to page one."""
NAMED_AT_MOST = 3
Say = Callable[..., str]


def page_one(snapshot: Snapshot, say: Say, head: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Where the plan stands, what got worse, what members are asked to do. As many of the worse ones are named as
    there is room for."""
    page: tuple[Paragraph, ...] = ()
    for named in range(NAMED_AT_MOST, -1, -1):
        page = (*head, *_naming(snapshot, say, named))
        if RUNNING_WORDS + sum(shown.words for shown in page) < PAGE_ONE_WORDS:
            break
    return page


def _naming(snapshot: Snapshot, say: Say, most: int) -> tuple[Paragraph, ...]:
    found = reading.standings(snapshot)
    worse = reading.worse(found)
    named = worse[:most]
    missing = len(reading.without_return(found))
    fell = say(snapshot, "worse", worse=len(worse), named=len(named), missing=missing)
    not_agreed = sum(not reading.is_agreed(standing) for standing in reading.reported(found))
    stands = say(snapshot, "stands", counts=snapshot.counts, not_agreed=not_agreed)
    return (
        paragraph(Kind.PURPOSE, "Purpose of the report"),
        paragraph(Kind.BODY, say(snapshot, "purpose")),
        labelled(Kind.BODY, "Where the plan stands", stands),
        labelled(Kind.BODY, "What got worse", fell),
        *(_worse_line(standing, snapshot) for standing in named),
        labelled(Kind.BODY, "What members are asked to do", say(snapshot, "asked")),
    )


def _worse_line(standing: Standing, snapshot: Snapshot) -> Paragraph:
    name = f"{standing.terms.ref} {reading.title(standing)} "
    whose = whose_briefly(standing, snapshot)
    return paragraph(
        Kind.BULLET, name, wording.badge(standing.rating, snapshot), f" {whose}" if whose else ""
    )


def whose_briefly(standing: Standing, snapshot: Snapshot) -> str:
    """ "(lead's, sent back)": whose a rating is, for page one is short and says above how many are not yet agreed."""
    whose = wording.whose_text(standing, snapshot).removesuffix(", not yet agreed").replace(" rating", "")
    return f"({whose})" if whose else ""
