"""Participation in words: who answered on time, late or not at all, by quarter and by SRO. Roles, no names."""

from digests.kit.blocks import Message, context, fitting, message, section
from digests.kit.labels import quarter_short
from digests.kit.prose import Ours, say
from storage.facts.asks import Participation, Tally


def participation_answer(found: Participation) -> Message:
    """The figures of a financial year."""
    return fitting(lambda most: _drafted(found, most), (40, 20, 10, 4))


def _drafted(found: Participation, most: int) -> Message:
    if not found.whole.asked:
        return message([section(say("asks/participation", "nothing", found=found))])
    by_quarter = [(quarter_short(name), _told(tally)) for name, tally in found.by_quarter]
    by_sro = [(sro, _told(tally)) for sro, tally in found.by_sro]
    return message(
        [
            section(say("asks/participation", "whole", found=found, told=_told(found.whole))),
            section(say("asks/participation", "list", head="By quarter", sums=by_quarter, most=most)),
            section(say("asks/participation", "list", head="By SRO", sums=by_sro, most=most)),
            context(say("asks/participation", "foot")),
        ]
    )


def _told(tally: Tally) -> Ours:
    return say("asks/participation", "tally", tally=tally)
