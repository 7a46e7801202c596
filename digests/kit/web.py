"""Templates of web pages: all that stands in them is escaped, and nothing in them may be missing."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from digests.kit.prose import TEMPLATES


def web_templates(**known: Any) -> Environment:
    """The templates of pages, with the names that all of them know."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(known)
    return environment
