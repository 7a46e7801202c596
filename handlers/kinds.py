"""The kinds of ask, in one table: for each what the record says of it, and its words."""

from digests.asks.words import Words, speak_of
from digests.decisions.due_dates import DECISIONS
from digests.prompting.prompt import UPDATES
from digests.sign_off.messages import TO_AGREE
from handlers.asks.rounds import OWN_MESSAGES, SHARED_MESSAGES
from handlers.prompting.shared import share_in_place
from handlers.sign_off.asks import ask_to_agree
from storage.asks import kinds
from storage.asks.kinds import Kind
from storage.decisions import asks as dates
from storage.prompting import kind as returns
from storage.sign_off import asks as agreements

TABLE: tuple[tuple[Kind, Words], ...] = (
    (returns.KIND, UPDATES),
    (agreements.KIND, TO_AGREE),
    (dates.KIND, DECISIONS),
)
"""Every kind, in the order in which a message tells of them."""


def register_kinds() -> None:
    """Registers all of them."""
    for kind, words in TABLE:
        kinds.register(kind)
        speak_of(kind.name, words)
    OWN_MESSAGES[agreements.AGREEMENTS] = ask_to_agree
    SHARED_MESSAGES[returns.RETURNS] = share_in_place
