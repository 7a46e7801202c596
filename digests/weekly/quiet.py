"""What comes of digests and how often, for whoever asks or chooses, and the days before an election."""

from collections.abc import Sequence
from datetime import date

from digests.kit.blocks import Message, context, message, section
from digests.kit.labels import from_to, listed
from digests.kit.prose import Ours, say
from digests.weekly.parts import how_often
from storage.facts.weekly import DigestTaste, Quiet

QUIET = "weekly/quiet"


def quiet_answer(quiet: Quiet) -> Message:
    """What comes to the reader and to the channel, what was just changed, and how to change it; or why it is not
    theirs to choose."""
    if quiet.why_not:
        return message([section(say(QUIET, f"not_{quiet.why_not}"))])
    own = often(quiet.reader.choice) if quiet.reader else ""
    pauses = listed([from_to(*days) for days in quiet.pauses], 3)
    return message(
        [
            section(say(QUIET, "own", quiet=quiet, often=own)),
            section(say(QUIET, "channel", quiet=quiet, often=often(quiet.channel), pauses=pauses)),
            section(_how(own=quiet.reader is not None, channel=quiet.may_set_channel)),
            context(say(QUIET, "stays")),
        ]
        if quiet.reader or quiet.may_set_channel
        else [
            section(say(QUIET, "own", quiet=quiet, often=own)),
            section(say(QUIET, "channel", quiet=quiet, often=often(quiet.channel), pauses=pauses)),
        ]
    )


def quiet_help() -> Message:
    """How it is typed."""
    return message([section(_how(own=True, channel=True))])


def _how(*, own: bool, channel: bool) -> Ours:
    names = [name for name, shown in (("how_own", own), ("how_channel", channel)) if shown]
    return Ours("\n".join(say(QUIET, name) for name in names))


def often(choice: DigestTaste) -> str:
    """ "each week", "never"."""
    words = how_often(choice) if choice.weeks else say(QUIET, "never")
    return words[:1].lower() + words[1:]


def election_answer(days: Sequence[tuple[date, date]], *, noted: bool = False) -> Message:
    """The days before an election, and what they mean; whether they were just `noted`, or taken back."""
    words = listed([from_to(*one) for one in days], 4)
    return message([section(say(QUIET, "election", days=words, noted=noted))])


def election_refused(why: str) -> Message:
    """Why days are not noted: they are past, or long."""
    return message([section(say(QUIET, f"election_{why}"))])


def election_help() -> Message:
    """How it is typed."""
    return election_answer(())
