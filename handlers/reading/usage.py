"""How a verb is typed, in refs and roles of the office's own plan, under what of it was not understood."""

from rapidfuzz import fuzz

from digests.kit.blocks import Message
from digests.queries.usage import how_typed, not_done
from handlers.reading.exact import plan_refs
from handlers.reading.refs import mentions
from handlers.reading.verbs import Command
from storage.facts.plan import Examples
from storage.plan.plan_facts import role_titles
from storage.queries.examples import examples
from storage.record.database import Session
from storage.rules.same_text import folded

LIKE_BECAUSE = 85.0
"""How like "because" (0 to 100) a word is that was meant to be it."""


def usage(
    asked: Command, strange: str = "", *, no_reason: bool = False, how: Message | None = None
) -> Message:
    """How it is typed, as the table of verbs has it unless it is said; where something was typed, first that nothing
    was done, and why: `strange` was not understood, or there is no reason."""
    words = how or as_declared(asked)
    if not asked.words:
        return words
    because = misspelt_because(asked.words) if no_reason and not strange else ""
    return not_done(asked.words, strange or because, words, no_reason=no_reason and not because)


def as_declared(asked: Command) -> Message:
    """How it is typed, by what the verb takes."""
    with asked.desk.database.read() as session:
        return how_typed(asked.verb.name, asked.verb.takes, examples_of(session, asked))


def examples_of(session: Session, asked: Command) -> Examples:
    """Refs and a role of the plan: those that were typed, so that an example is about nothing else."""
    usual = examples(session)
    typed = [one.ref for one in mentions(asked.words, plan_refs(session)) if one.known]
    ref, *others = typed or [usual.ref]
    other = next((one for one in (*others, usual.other, usual.ref) if one != ref), ref)
    titles = role_titles(session).values()
    role = next((one for one in titles if folded(asked.words).startswith(folded(one))), usual.role)
    return Examples(ref, other, role)


def misspelt_because(words: str) -> str:
    """The word that was meant to be "because"; "" where none is like it."""
    likeness = {word: fuzz.ratio(word.casefold(), "because") for word in words.split()}
    best = max(likeness, key=lambda word: likeness[word], default="")
    return best if best and likeness[best] >= LIKE_BECAUSE else ""
