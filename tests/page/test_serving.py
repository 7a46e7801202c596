"""The page as it is served: its parts, what a browser is told about them, and who is refused."""

import re
from pathlib import Path

import pytest

import bot.rehearsal.workspace.page_routes as page_routes
from bot.rehearsal.workspace.page_routes import PAGE, TYPES
from tests.page.conftest import Browse

PARTS = sorted(path.relative_to(PAGE).as_posix() for path in PAGE.rglob("*") if path.is_file())
LONGEST_MODULE = 200
FOREIGN = (
    {"Host": "evil.example"},
    {"Host": "127.0.0.1.evil.example"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_its_type(browse: Browse, part: str) -> None:
    """Every file of the page is served as what it is, and a browser does not guess."""
    answer = browse(f"/page/{part}")
    assert answer.status == 200
    assert answer.headers["content-type"] == f"{TYPES[Path(part).suffix]}; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_the_parts_are_served(browse: Browse) -> None:
    """Nothing outside the page's folder can be read through it."""
    for path in (
        "/page/../server.py",
        "/page/%2e%2e/server.py",
        "/page//etc/hosts",
        "/page/js",
        "/page/none.js",
    ):
        assert browse(path).status == 404


def test_the_policy_lets_nothing_in_from_elsewhere(browse: Browse) -> None:
    """The page loads from its own address only, runs nothing inline and makes no markup of text."""
    for path in ("/", "/page/js/main.js", "/_rehearsal/state"):
        rules = browse(path).headers["content-security-policy"].split("; ")
        assert "default-src 'self'" in rules
        assert "require-trusted-types-for 'script'" in rules
        assert "frame-ancestors 'none'" in rules
        assert not any("unsafe" in rule or "*" in rule or "http" in rule for rule in rules)


def test_the_page_has_nothing_inline(browse: Browse) -> None:
    """No script, style or handler stands in the page itself, where the policy would stop it."""
    front = browse("/").body
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:", front)


def test_each_module_that_is_imported_is_there() -> None:
    """Every import of a module, and every file that the page names, leads to a file of the page."""
    for module in (PAGE / "js").glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', module.read_text(encoding="utf-8")):
            assert (PAGE / "js" / name).is_file(), f"{module.name} imports {name}"
    for name in re.findall(
        r'(?:src|href)="/page/([^"]+)"', (PAGE / "index.html").read_text(encoding="utf-8")
    ):
        assert (PAGE / name).is_file()


def test_no_module_makes_markup_of_text() -> None:
    """No module writes markup or runs text; the policy would stop it, and the page would stand still."""
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"
    )
    for module in (PAGE / "js").glob("*.js"):
        assert not forbidden.search(module.read_text(encoding="utf-8")), module.name


def test_modules_are_small() -> None:
    """A module of the page has fewer than 200 lines and says on top what lives there."""
    for module in (PAGE / "js").glob("*.js"):
        text = module.read_text(encoding="utf-8")
        assert len(text.splitlines()) < LONGEST_MODULE, module.name
        assert text.startswith("/** "), module.name


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", ["/", "/page/js/main.js", "/_rehearsal/live", "/_rehearsal/programme"])
def test_other_hosts_and_pages_are_refused(browse: Browse, path: str, headers: dict[str, str]) -> None:
    """A name that points at 127.0.0.1, or a page from elsewhere, is let in nowhere."""
    assert browse(path, **headers).status == 403


def test_the_page_is_for_looking(browse: Browse) -> None:
    """The page takes no orders."""
    assert browse("/", method="POST").status == 405


def test_it_names_no_place_outside_of_this_machine() -> None:
    """No part of the page holds an address elsewhere."""
    for path in PAGE.rglob("*"):
        if path.is_file():
            found = re.findall(r"https?://[^\s\"'<>`]+", path.read_text(encoding="utf-8"))
            assert [address for address in found if not address.startswith("http://www.w3.org/")] == []


def test_the_types_cover_the_page() -> None:
    """No file lies in the page's folder that is not served."""
    assert {Path(part).suffix for part in PARTS} <= set(page_routes.TYPES)
