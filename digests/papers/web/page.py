"""A paper as one HTML file for a website: no script, no network, WCAG 2.2 AA. What it says is the outline's."""

from dataclasses import dataclass

from digests.kit.web import web_templates
from digests.papers.kit.tree import Badge, Gap, Link, Outline, Run
from digests.papers.web.blocks import parts_of
from digests.papers.word.links import INK as LINK_INK
from digests.papers.word.look import COLOURS, GAP_FILL, HEAD_FILL, INK, LANGUAGE
from digests.papers.word.markup import clean

TEMPLATE = "papers/web/page"


@dataclass(frozen=True)
class About:
    """What the page says of itself: whose it is, its marking, the snapshot it was made from, and whether it is a
    draft, which search engines are to leave alone."""

    office: str
    marking: str
    reference: str
    is_draft: bool


def web_page(outline: Outline, about: About) -> str:
    """The whole file. Whatever was typed is text: it is escaped once, and what no document can hold is taken out."""
    return clean(_PAGE.render(outline=outline, about=about, parts=parts_of(outline)))


def _form(run: Run) -> str:
    """What the page makes of a run."""
    match run:
        case Badge():
            return "badge"
        case Gap():
            return "gap"
        case Link():
            return "link"
        case _:
            return "strong" if run.strong else "plain"


_PAGE = web_templates(
    colours=[(rating.value, *pair) for rating, pair in COLOURS.items()],
    fills={"gap": GAP_FILL, "head": HEAD_FILL, "ink": INK, "link": LINK_INK},
    form=_form,
    language=LANGUAGE,
).get_template(f"{TEMPLATE}.j2")
