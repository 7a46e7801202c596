"""The templates and how they are filled: each is a set of named paragraphs, and stands beside the module that fills
it. Layout is not here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import new_context

from digests.kit import figures, labels
from digests.kit.typed import clip, escape, one_line

TEMPLATES = Path(__file__).parents[1]


class Ours(str):
    """Mrkdwn that Muster wrote itself, such as a link: not escaped again."""

    __slots__ = ()


def link(url: str, words: str) -> Ours:
    """A link in mrkdwn. The address may hold no ">" or "|", which Slack would take for its end."""
    address = escape(url.replace("|", "%7C").replace(">", "%3E").replace("<", "%3C"))
    return Ours(f"<{address}|{escape(words)}>")


def say(template: str, paragraph: str, **facts: Any) -> Ours:
    """One paragraph of a template as mrkdwn; every value that is not `Ours` is escaped, once.
    Raises jinja2.UndefinedError for a value that is not given, KeyError for an unknown paragraph."""
    return Ours(_fill(_MRKDWN, template, paragraph, facts))


def say_plain(template: str, paragraph: str, **facts: Any) -> str:
    """One paragraph as plain text, for places where Slack formats nothing; otherwise as `say`."""
    return _fill(_PLAIN, template, paragraph, facts)


def paragraphs(template: str) -> frozenset[str]:
    """The names of a template's paragraphs."""
    return frozenset(_PLAIN.get_template(f"{template}.j2").blocks)


def _fill(environment: Environment, template: str, paragraph: str, facts: dict[str, Any]) -> str:
    found = environment.get_template(f"{template}.j2")
    # Without the template's other paragraphs, which none asks for: listing them takes longer than filling one.
    context = new_context(environment, found.name, {}, facts, globals=environment.globals)
    return "".join(found.blocks[paragraph](context)).strip()


def _escaped(value: object) -> str:
    return value if isinstance(value, Ours) else escape(str(value))


def _environment(finalize: Callable[[object], str]) -> Environment:
    # Jinja's own autoescape writes &#39; and &#34;, which Slack shows as they stand; `finalize` passes
    # every value through Slack's three escapes instead.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,  # noqa: S701 - `finalize` escapes
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(capital=labels.capital, clip=clip, line=one_line, ours=Ours)
    environment.globals.update(_WORDS)
    return environment


_WORDS: dict[str, Any] = {
    "acting_for": labels.acting_for,
    "clock_time": labels.clock_time,
    "count": labels.count,
    "count_explained": labels.count_explained,
    "counts_in_words": labels.counts_in_words,
    "day": labels.day,
    "direction_label": labels.direction_label,
    "from_to": labels.from_to,
    "those_days": labels.those_days,
    "in_of": figures.in_of,
    "listed": labels.listed,
    "moment": labels.moment,
    "movement": figures.movement,
    "not_asked": figures.not_asked,
    "plain_day": labels.plain_day,
    "quarter_beside": figures.quarter_beside,
    "quarter_name": labels.quarter_name,
    "quarter_short": labels.quarter_short,
    "rated": labels.rated,
    "rating_label": labels.rating_label,
    "rating_mark": labels.rating_mark,
    "time_of_day": labels.time_of_day,
    "tombstone": labels.tombstone,
    "whose": figures.whose,
    "bracketed": figures.bracketed,
    "whose_before": figures.whose_before,
}
_MRKDWN = _environment(_escaped)
_PLAIN = _environment(str)
