"""What live messages follow, in one table: for each kind, the room that words it from the record."""

from collections.abc import Mapping

from handlers.asks.rounds import reminders_in_words
from handlers.calendar.early_papers import pulled_in_words
from handlers.decisions.help_told import help_in_words
from handlers.decisions.told import requests_in_words
from handlers.handover.told import left_in_words
from handlers.people import accounts
from handlers.prompting.prompts import prompts_in_words
from handlers.prompting.shared import shared_in_words
from handlers.redaction.told import questions_in_words
from handlers.sign_off.asks import asks_in_words
from handlers.sign_off.told import asked_in_words
from storage.outbox.live import Renderer
from storage.record.marks import Shows

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
}
