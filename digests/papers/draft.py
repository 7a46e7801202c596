"""The paper for the meeting: a snapshot in; a Word file, a page for the website, plain text or comma-separated values
out. Which facts are in the snapshot is decided in storage; which sentences and tables a forum wants is a profile's
part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from digests.kit.labels import draft_name
from digests.papers.kit.numbers import with_numbers
from digests.papers.kit.plain import text_of
from digests.papers.kit.tree import Outline, Paragraph
from digests.papers.profiles import dorset_monitoring, quarterly_public
from digests.papers.web.page import About, web_page
from digests.papers.web.sheet import commitments_csv
from digests.papers.word.markup import clean
from digests.papers.word.package import Properties, word_file
from storage.facts.papers import Snapshot
from storage.rules.calendar import quarters

__all__ = [
    "PROFILES",
    "Paper",
    "draft_paper",
    "gaps_of",
    "paper_csv",
    "paper_page",
    "paper_text",
    "text_with_head",
]

PROFILES: Mapping[str, Callable[[Snapshot], Outline]] = MappingProxyType(
    {"dorset_monitoring": dorset_monitoring.outline, "quarterly_public": quarterly_public.outline}
)
"""Each profile by the name that a snapshot carries. Another forum's paper is another entry."""

FILE_NAMES: Mapping[str, str] = MappingProxyType(
    {"dorset_monitoring": "monitoring report", "quarterly_public": "quarterly report"}
)
"""What a profile's file is called after the plan."""

CLASSIFICATION = "OFFICIAL"
RUNNING_FOOT = "Page 1 of 1"


@dataclass(frozen=True)
class Paper:
    """A paper as it is handed over. `to_supply` lists each placeholder, (what, by which role);
    `first_page_words` counts everything that page one prints, running head and foot included."""

    docx: bytes
    file_name: str
    to_supply: tuple[tuple[str, str], ...]
    first_page_words: int


def draft_paper(snapshot: Snapshot, sha256: str, *, version: int = 1, cleared: bool = False) -> Paper:
    """The Word file of a snapshot, marked as a draft of that version until it is `cleared`. The same snapshot, hash
    and version give the same bytes. Raises ValueError for an unknown profile and for counts that do not agree."""
    outline = _outline(snapshot)
    marking = _marking(version, cleared=cleared)
    properties = Properties(snapshot.office.name, snapshot.taken_at, marking, f"sha256:{sha256}")
    return Paper(
        docx=word_file(outline, properties),
        file_name=_file_name(snapshot, version, cleared=cleared),
        to_supply=tuple((gap.what, gap.role) for gap in outline.gaps()),
        first_page_words=_first_page_words(outline, marking),
    )


def gaps_of(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """(what, by which role) of each placeholder in the paper. Raises ValueError as `draft_paper` does."""
    return tuple((gap.what, gap.role) for gap in _outline(snapshot).gaps())


def paper_text(snapshot: Snapshot) -> str:
    """The same paper as plain text, with its numbers. Raises ValueError as `draft_paper` does."""
    return clean(text_of(_outline(snapshot)))


def text_with_head(snapshot: Snapshot, *, version: int = 1, cleared: bool = False) -> str:
    """The same, with the marking that the others carry above it."""
    return f"{_marking(version, cleared=cleared)}\n\n{paper_text(snapshot)}"


def paper_page(snapshot: Snapshot, sha256: str, *, version: int = 1, cleared: bool = False) -> str:
    """The same paper as one HTML file, which needs no network. Raises ValueError as `draft_paper` does."""
    marking = _marking(version, cleared=cleared)
    about = About(snapshot.office.name, marking, f"sha256:{sha256}", is_draft=not cleared)
    return web_page(_outline(snapshot), about)


def paper_csv(snapshot: Snapshot, *, version: int = 1, cleared: bool = False) -> str:
    """Its commitments, a row for each. Raises ValueError for counts that do not agree."""
    return commitments_csv(snapshot, _marking(version, cleared=cleared))


def _marking(version: int, *, cleared: bool) -> str:
    """What stands in the head of every page."""
    draft = f"Draft {draft_name(version)} – not for publication"
    return CLASSIFICATION if cleared else f"{CLASSIFICATION} · {draft}"


def _outline(snapshot: Snapshot) -> Outline:
    if snapshot.profile not in PROFILES:
        raise ValueError(f'"{snapshot.profile}" is not a paper profile: write one of {", ".join(PROFILES)}')
    return with_numbers(PROFILES[snapshot.profile](snapshot))


def _file_name(snapshot: Snapshot, version: int, *, cleared: bool) -> str:
    quarter = quarters.code(snapshot.quarter).replace("/", "-")
    again = f" {draft_name(version)}" if version > 1 else ""
    named = f"Police and Crime Plan {FILE_NAMES[snapshot.profile]} {quarter}"
    return f"{named}.docx" if cleared else f"Draft {named}{again}.docx"


def _first_page_words(outline: Outline, marking: str) -> int:
    words = len(f"{marking} {RUNNING_FOOT}".split())
    for block in outline.sections[0].blocks:
        if not isinstance(block, Paragraph) or block.new_page:
            break
        words += block.words
    return words
