"""What is said of the finance annex, in every state worth looking at, for the registry."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from digests.finance.finance import annex_answer, confirmed, how_to_send, not_recorded, not_taken, read_back
from digests.kit.blocks import Message
from storage.facts.finance import AnnexRead, AnnexRefused, FinanceFacts
from storage.finance.files import AnnexAsk, read_annex
from tests.finance_file import SOUND, WRONG, changed
from tests.messages.registry.kit import cast

WANTED = AnnexAsk(cast.Q2, (cast.Q2,), 100_000)
ABOVE = WANTED.note_above
PREMISES = "force,Premises"
HOUSES = 'force,"Premises, *old* & <new>",7930,2480,2513,8010,80,"Rates fall in April, *all* of them"'


def figures(data: bytes = SOUND.encode()) -> AnnexRead:
    """The figures of a sound file."""
    found = read_annex(data, "quarter *two*.xlsx", WANTED)
    assert found is not None
    assert found.read is not None
    return found.read


def rounded() -> Message:
    """Figures with something to look at: rounding, and a general balance that does not follow revenue."""
    balance = "reserves,General balance,4600,4600,4600,4880,280,Takes most of the underspend"
    total = "reserves,Total reserves,9020,11170,11170,10750,1730,"
    data = changed((PREMISES, HOUSES), ("reserves,General", balance), ("reserves,Total", total))
    found = read_annex(data, "rounded.csv", WANTED)
    assert found is not None
    assert found.read is not None
    return read_back(found.read, 7, found.remarks)


def many(read: AnnexRead) -> AnnexRead:
    """An annex of more rows than a message has room for."""
    first = read.sections[0]
    lines = tuple(replace(first.lines[1], heading=f"Heading {number} of the budget") for number in range(200))
    return replace(read, sections=(replace(first, lines=lines), *read.sections[1:]))


def refused() -> Message:
    """The file with three faults."""
    found = read_annex(WRONG, "quarter *two*.csv", WANTED)
    assert found is not None
    return not_taken("quarter *two*.csv", found.faults)


def stands(**changes: Any) -> FinanceFacts:
    """A quarter's annex as it counts."""
    facts = {
        "confirmed_by": "Chief Finance Officer",
        "confirmed_at": cast.at(9),
        "sections": figures().sections,
    }
    return FinanceFacts(cast.Q2, **{"version": 1, **facts, **changes})


NONE = FinanceFacts(cast.Q2)
FINANCE: Mapping[str, Callable[[], Message | dict[str, Any]]] = {
    "finance.finance.read_back/sound": lambda: read_back(figures(), 7),
    "finance.finance.read_back/to_look_at": rounded,
    "finance.finance.read_back/many_rows": lambda: read_back(many(figures()), 7),
    "finance.finance.not_taken/three_faults": refused,
    "finance.finance.not_recorded/known": lambda: not_recorded(AnnexRefused.KNOWN),
    "finance.finance.not_recorded/overtaken": lambda: not_recorded(AnnexRefused.OVERTAKEN),
    "finance.finance.not_recorded/gone": lambda: not_recorded(AnnexRefused.GONE),
    "finance.finance.not_recorded/no_annex": lambda: not_recorded(
        AnnexRefused.NO_ANNEX, "notes *of* mine.xlsx"
    ),
    "finance.finance.confirmed/first": lambda: confirmed(stands(), drafted=False),
    "finance.finance.confirmed/third_after_the_draft": lambda: confirmed(stands(version=3), drafted=True),
    "finance.finance.how_to_send/how": lambda: how_to_send(ABOVE),
    "finance.finance.annex_answer/figures": lambda: annex_answer(stands(), ABOVE, ""),
    "finance.finance.annex_answer/on_behalf": lambda: annex_answer(
        stands(confirmed_by="Governance Manager", on_behalf_of="Chief Finance Officer", version=2), ABOVE, ""
    ),
    "finance.finance.annex_answer/by_command_line_in_pounds": lambda: annex_answer(
        stands(confirmed_by="", on_behalf_of="Chief Finance Officer", in_thousands=False), ABOVE, ""
    ),
    "finance.finance.annex_answer/none_yet": lambda: annex_answer(NONE, ABOVE, "Chief Finance Officer"),
    "finance.finance.annex_answer/nobody_asked": lambda: annex_answer(NONE, ABOVE, ""),
    "finance.finance.annex_answer/waived": lambda: annex_answer(
        replace(NONE, waived_because="The books close *late* this quarter"), ABOVE, "Chief Finance Officer"
    ),
}
