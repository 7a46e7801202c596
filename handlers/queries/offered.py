"""What people can type, besides the verbs of /muster."""

from digests.queries.meant import Usages
from storage.people.roles import Actor

ASKING: Usages = (
    ("priority", "/priority [name or code] [as at Q1 2021/22]"),
    ("commitment", "/commitment <ref or words>"),
    ("updates", "/updates"),
)
"""What anybody can type."""
OF_ONESELF: Usages = (
    ("away", "/updates away 12 Oct to 20 Oct cover <role>"),
    ("hours", "/updates hours 9:30am to 2:30pm"),
)
"""What is for whoever holds a role of the plan."""


def commands_for(actor: Actor) -> Usages:
    """What this person can type, besides the verbs of /muster."""
    return (*ASKING, *OF_ONESELF) if actor.roles else ASKING
