"""The paper as a page for a website: what it says, that everybody can read it, and that nothing typed is run.

MUSTER_GOLDEN=write writes the golden file; read it before you keep it."""

import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from digests.papers.draft import paper_page, paper_text
from digests.papers.kit.numbers import with_numbers
from digests.papers.kit.tree import Paragraph, Table
from digests.papers.profiles.dorset_monitoring import outline
from digests.papers.word.markup import clean
from storage.enums import Handling, Rating
from storage.facts.papers import Snapshot
from storage.papers.snapshots import restored
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.faults import grave_faults
from tests.papers.reading_pages import read_page
from tests.papers.snapshots import (
    DORSET,
    GREEN,
    SHA256,
    answer,
    dorset,
    of_size,
    snapshot_of,
    standing,
    terms,
    was,
)
from tests.papers.test_any_text import everywhere

HERE = Path(__file__).parent
HOSTILE = {
    "markup": "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> & &amp; ' \"",
    "a template": "{{ 7 * 7 }} {% for x in y %} {# none #}",
    "a formula": "=cmd()|'/c calc'!A1",
    "control characters": "a\x00b\x0bc\x1fd\ufffe\x1b[31m",
    "emoji": "👩‍👩‍👧‍👦 🚓",
    "another direction": "\u202egnp.exe\u2066x",
    "no space": "x" * 1_200,
    "lines": "one\ntwo\r\nthree\rfour\tfive",
    "the style's end": "</style></title></body> <!-- ]]>",
}


def page_of(snapshot: Snapshot) -> str:
    """The page of a first draft."""
    return paper_page(snapshot, SHA256)


def test_the_page_is_what_the_golden_file_says() -> None:
    """A Dorset-like quarter gives this page, to the letter; its style is not in the golden file."""
    file = HERE / "golden" / "dorset_monitoring.html"
    _, _, body = page_of(dorset()).partition("</head>\n")
    if os.environ.get("MUSTER_GOLDEN") == "write":
        file.write_text(body, encoding="utf-8")
    assert file.exists(), "no golden file: look at the page, then write it with MUSTER_GOLDEN=write"
    assert body == file.read_text(encoding="utf-8")


def test_the_page_says_what_the_paper_says() -> None:
    """Each paragraph and each cell of the one outline is on the page, with the number that Word gives it."""
    page = read_page(page_of(dorset()))
    paragraphs = [one.text for one in page.named("h1", "h2", "h3", "h4", "p", "li")]
    said = [one for one in paper_text(dorset()).splitlines() if re.match(r"\d+\.\d+ |## ", one)]
    assert [one for one in said if re.sub("^## ", "", one) not in paragraphs] == []
    blocks = tuple(with_numbers(outline(dorset())).blocks())
    texts = [one.text for one in blocks if isinstance(one, Paragraph)]
    assert all(there.endswith(text) for there, text in zip(paragraphs[1:], texts, strict=True))
    tables = [one for one in blocks if isinstance(one, Table)]
    heads = [column.head for one in tables for column in one.columns]
    assert [one.text for one in page.named("th") if one.attributes["scope"] == "col"] == heads
    cells = ["\n".join(cell.lines) for one in tables for row in one.rows for cell in row]
    assert [one.text for one in page.named("th", "td") if one.attributes.get("scope") != "col"] == cells
    captions = zip(page.named("caption"), tables, strict=True)
    assert all(one.text.startswith(table.caption) for one, table in captions)


@pytest.mark.parametrize("name", ["dorset", "version_2", "version_3_one", "version_4", "version_5"])
def test_a_page_is_built_for_whoever_has_it_read_out(name: str) -> None:
    """Language, title, a link past the head, headings that leave no level out, a head to each column and row, a
    caption to each table, and no link that leads nowhere; so for papers drafted before."""
    kept = HERE / "kept" / f"{name}.json"
    page = read_page(page_of(dorset() if name == "dorset" else restored(kept.read_text(encoding="utf-8"))))
    levels = [int(one.name[1]) for one in page.named("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert (page.named("html")[0].attributes["lang"], len(page.named("title"))) == ("en-GB", 1)
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    links = [one.attributes["href"] for one in page.named("a")]
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in links} <= set(ids)
    assert links[0] == "#paper"
    assert {one.attributes.get("scope") for one in page.named("th")} == {"col", "row"}
    assert len(page.named("caption")) == len(page.named("table")) == len(page.named("thead"))


def test_a_draft_says_so_and_what_is_cleared_does_not() -> None:
    """In its head, in its title and to search engines."""
    draft = page_of(dorset())
    assert '<p class="marking">OFFICIAL · Draft v0.1 – not for publication</p>' in draft
    assert "<title>Draft: Police and Crime Plan monitoring report" in draft
    assert 'content="noindex"' in draft
    cleared = paper_page(dorset(), SHA256, cleared=True)
    assert '<p class="marking">OFFICIAL</p>' in cleared
    assert "Draft" not in cleared
    assert "noindex" not in cleared


def test_no_rating_is_without_its_word_and_symbol() -> None:
    """Wherever a colour stands, the word and the symbol of its rating stand in it."""
    some = tuple(
        standing(terms(f"DOR-1.{place}", f"Number {place}"), answer(rating, "Something was done."))
        for place, rating in enumerate(Rating)
    )
    page = read_page(page_of(snapshot_of(some)))
    shown = [one for one in page.elements if set(one.attributes.get("class", "").split()) & set(Rating)]
    assert len({one.attributes["class"] for one in shown}) == 2 * len(Rating)
    for one in shown:
        assert re.match("[✔●▲■○–]\u00a0[A-Z]", one.text) or one.text == "First report", one


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_was_typed_is_text(typed: str) -> None:
    """It stands as it was typed, but for what a document cannot carry, and no element or attribute is made of it."""
    said = answer(GREEN, f"[{typed}]", "Next.")
    page = read_page(page_of(snapshot_of((standing(terms("DOR-1.1", "A title"), said),))))
    assert clean(f"[{typed}]") in page.named("main")[0].text
    harmless, hostile = (read_page(page_of(everywhere(one))) for one in ("Harmless", typed))
    assert [(one.name, sorted(one.attributes)) for one in harmless.elements if one.name != "br"] == [
        (one.name, sorted(one.attributes)) for one in hostile.elements if one.name != "br"
    ]


def test_nothing_is_fetched_or_run() -> None:
    """The file names no other: its links lead within it, it has no script, and it forbids both."""
    page = page_of(dorset())
    read = read_page(page)
    assert read.named("script", "img", "link", "iframe", "form", "object", "base") == []
    assert not re.search(r"url\(|@import|src=|javascript:", page)
    assert "default-src 'none'" in page


SECRET = "SECRET-WORDS"


@pytest.mark.parametrize("handling", [Handling.RESTRICTED, Handling.EXEMPT])
@pytest.mark.parametrize("rating", [Rating.GREEN, Rating.RED])
def test_what_may_not_be_shown_is_not(handling: Handling, rating: Rating) -> None:
    """Neither a withheld answer, nor its promise, nor the title of a restricted commitment is in the file."""
    said = answer(rating, SECRET, SECRET, reason=SECRET, evidence=SECRET, handling=handling)
    hidden = terms("DOR-1.2", SECRET, handling=handling)
    past = replace(was(GREEN, SECRET), handling=handling)
    some = (
        standing(terms("DOR-1.1", "A title"), said, was(GREEN, SECRET)),
        standing(hidden, answer(rating, SECRET), was(Rating.BLUE, SECRET)),
        standing(terms("DOR-1.3", "Another"), answer(GREEN, "Something was done."), past),
    )
    page = page_of(snapshot_of(some))
    assert SECRET not in page
    assert "Reported to members separately" in page


@pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here (on Debian: apt install chromium-headless-shell)"
)
def test_the_page_is_read_by_everybody(tmp_path: Path) -> None:
    """In Chromium, at 320 pixels, on a wide screen and in forced colours: axe finds nothing grave, nothing runs out
    of the screen but tables in their boxes, and nothing that was typed runs or fetches."""
    public = page_of(dorset(profile="quarterly_public"))
    pages = {
        "dorset": page_of(dorset()),
        "public": public,
        **{one: page_of(everywhere(HOSTILE[one])) for one in HOSTILE},
    }
    for name, text in pages.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 320, "height": 800})
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        for name in pages:
            page.goto((tmp_path / f"{name}.html").as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
            assert page.title() != "run"
        assert len(asked) == len(pages)
        for name in ("dorset", "public"):
            looks_well(page, (tmp_path / f"{name}.html").as_uri())
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(forced_colors="active")
        looks_well(page, (tmp_path / "dorset.html").as_uri())
        browser.close()


def looks_well(page: Page, url: str) -> None:
    """No grave fault, a skip link that is seen when it is come to and leads on, boxes that the keyboard scrolls."""
    page.goto("about:blank")
    page.goto(url)
    assert grave_faults(page) == []
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the paper")
    assert skip.evaluate("one => one === document.activeElement && one.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "paper"
    assert page.locator(".scroll:not([tabindex='0'])").count() == 0
    assert page.locator(".rating").first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


def test_a_large_plan_has_a_page_too() -> None:
    """Of a thousand commitments each has its row and its part, under names of their own."""
    ids = re.findall(r' id="(narrative_\w+)"', page_of(of_size(1_000)))
    assert len(ids) == len(set(ids)) == 1_000
    assert len(DORSET) < len(ids)
