"""Two tables of what rooms register: what words each kind of live message from the record, and the kinds of ask, each
with its words."""

from collections.abc import Mapping

from digests.asks.words import AskWords, speak_of
from digests.decisions.due_dates import DECISIONS
from digests.decisions.helping import REQUESTS
from digests.finance.finance import UPDATE
from digests.headlines.headline import HEADLINE
from digests.measures.form import FIGURES
from digests.members.forms import MEETINGS, MEMBERS
from digests.prompting.out import UPDATES
from digests.rechecks.recheck import RECHECK
from digests.sign_off.messages import TO_AGREE
from handlers.asks.rounds import OWN_MESSAGES, SHARED_MESSAGES, reminders_in_words
from handlers.calendar.early_papers import pulled_in_words
from handlers.decisions.help_told import help_in_words, remind_of_help
from handlers.decisions.told import requests_in_words
from handlers.handover.told import left_in_words
from handlers.papers.told import papers_in_words
from handlers.people import accounts
from handlers.prompting.prompts import prompts_in_words
from handlers.prompting.shared import share_in_place, shared_in_words
from handlers.redaction.told import questions_in_words
from handlers.sign_off.asks import ask_to_agree, asks_in_words
from handlers.sign_off.told import asked_in_words
from storage.asks.kinds import AskKind, register
from storage.asks.row_kinds import register_rows
from storage.decisions import asks as dates
from storage.decisions import help_due
from storage.finance import kind as finance
from storage.headlines import kind as headlines
from storage.measures import kind as measures
from storage.members import kind as members
from storage.outbox.live import Renderer
from storage.prompting import kind as returns
from storage.rechecks import kind as rechecks
from storage.record.marks import Shows
from storage.sign_off import asks as agreements

RENDERERS: Mapping[Shows, Renderer] = {
    Shows.PROMPT: prompts_in_words,
    Shows.AGREEMENTS: asks_in_words,
    Shows.REMINDER: reminders_in_words,
    Shows.DUE_DATE: requests_in_words,
    Shows.REDACTION: questions_in_words,
    Shows.NOT_FOUND: accounts.not_found_in_words,
    Shows.ACCOUNT: accounts.questions_in_words,
    Shows.PULLED: pulled_in_words,
    Shows.LEFT: left_in_words,
    Shows.SHARED: shared_in_words,
    Shows.QUESTION: asked_in_words,
    Shows.HELP: help_in_words,
    Shows.PAPER: papers_in_words,
}

KINDS: tuple[tuple[AskKind, AskWords], ...] = (
    (returns.KIND, UPDATES),
    (agreements.KIND, TO_AGREE),
    (dates.KIND, DECISIONS),
    (help_due.KIND, REQUESTS),
    (register_rows(headlines.KIND), HEADLINE),
    (register_rows(measures.KIND), FIGURES),
    (register_rows(finance.KIND), UPDATE),
    (register_rows(members.REQUESTS_KIND), MEMBERS),
    (register_rows(members.MEETINGS_KIND), MEETINGS),
    (register_rows(rechecks.KIND), RECHECK),
)
"""Every kind, in the order in which a message tells of them."""


def register_kinds() -> None:
    """Registers all of them."""
    for kind, words in KINDS:
        register(kind)
        speak_of(kind.name, words)
    OWN_MESSAGES[agreements.AGREEMENTS] = ask_to_agree
    OWN_MESSAGES[help_due.HELP] = remind_of_help
    SHARED_MESSAGES[returns.RETURNS] = share_in_place
