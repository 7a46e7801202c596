"""`make screenshots`: plays the bundled quarter and takes the README's four pictures of it, as a lead, a reader of
the channel and the chief executive see it. They go to docs/images."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Locator, expect, sync_playwright

from bot.commands.rehearse import SCRIPT, quarter_to_play, read_or_refuse
from bot.rehearsal.playing.cast import Fields
from bot.rehearsal.playing.director import Stage
from bot.rehearsal.playing.play import REPORT, Rehearsal, on_stage, play
from bot.rehearsal.playing.stage import DIGEST
from storage.plan.files.document import PlanDocument
from tests.browser.conftest import CHROMIUM, PATIENCE_MS, QUIET
from tests.browser.office import account, go_to
from tests.browser.person import Person, sat_down

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WINDOW = {"width": 860, "height": 930}
PAPER = ("-r", "80", "-x", "0", "-y", "0", "-W", "661", "-H", "400")
"""The part of page one that has words on it, in dots."""
ASKED = "Rural Crime Policy Officer (OPCC)"
"""Whose prompt is shown: four commitments of different ratings."""
ANSWERS, REF, RATING = "Policy Officer Children and Young People", "DOR-2.3", "▲ At risk"
"""Whose form is shown, and the commitment it is for."""
TYPED = ("progress", "next_steps", "reason", "path_action", "path_owner", "path_by_when")


def main() -> None:
    """Takes the four pictures."""
    if CHROMIUM is None or shutil.which("soffice") is None or shutil.which("pdftoppm") is None:
        sys.exit("This takes chromium, libreoffice-writer-nogui and poppler-utils (Debian's names).")
    document, past = read_or_refuse(None, None)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        quarter = quarter_to_play("", document, past)
        rehearsal = Rehearsal(document, past, quarter, Path(folder), script=SCRIPT)
        with on_stage(rehearsal) as stage:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            before_the_answers(browser, stage, document)
            play(stage, rehearsal, lambda *_: None)
            after_the_answers(browser, stage, document)
            browser.close()
        paper(rehearsal.out / REPORT)


def at_the_page(browser: Browser, stage: Stage, user: str, place: str = "direct") -> Person:
    """Somebody at a small window, in which a picture fits a page of text."""
    expect.set_options(timeout=PATIENCE_MS)
    person = sat_down(browser, stage.workspace.url, viewport=WINDOW, color_scheme="light")
    person.go(user, place)
    return person


def before_the_answers(browser: Browser, stage: Stage, document: PlanDocument) -> None:
    """The prompt as it arrives, and a form that is being filled in."""
    go_to(stage, stage.times.prompts_open)
    take(at_the_page(browser, stage, account(document, ASKED)).prompt, "prompt")
    person = at_the_page(browser, stage, account(document, ANSWERS))
    person.prompt.locator(".section").filter(has_text=REF).get_by_role("button").click()
    person.rate(RATING)
    fill_in(person, stage.answers[REF])
    take(person.form, "form")
    person.close_form()


def fill_in(person: Person, fields: Fields) -> None:
    """What the lead says of it, with the head of the form in view."""
    for question in TYPED:
        person.asked(question).locator("input, textarea").fill(fields[question])
    person.form.get_by_role("radio", name=RATING).focus()


def after_the_answers(browser: Browser, stage: Stage, document: PlanDocument) -> None:
    """The weekly digest in the middle of the quarter."""
    person = at_the_page(browser, stage, account(document, ASKED), DIGEST)
    take(person.message("Plan update, Monday 11 October"), "digest")


def take(what: Locator, name: str) -> None:
    """A picture of a part of the page. A message has no margin of its own, and gets one."""
    expect(what).to_be_visible()
    what.scroll_into_view_if_needed()
    box = what.bounding_box()
    assert box is not None
    beside, above = (0, 0) if name == "form" else (12, 6)
    clip = FloatRect(
        x=box["x"] - beside,
        y=box["y"] - above,
        width=box["width"] + 2 * beside,
        height=box["height"] + 2 * above,
    )
    what.page.screenshot(path=IMAGES / f"{name}.png", clip=clip, animations="disabled", caret="hide")


def paper(report: Path) -> None:
    """The head of the paper's first page."""
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(report.parent), str(report))
    first = ("-png", "-f", "1", "-l", "1", "-singlefile")
    run("pdftoppm", *first, *PAPER, str(report.with_suffix(".pdf")), str(IMAGES / "paper"))


def run(*command: str) -> None:
    """Another program, which says nothing unless it fails."""
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
