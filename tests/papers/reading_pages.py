"""A web page as its reader's browser has it: its elements in order, and the words in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "col"}


@dataclass
class Element:
    """One element: its name, its attributes and all its words, those of what it holds too."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class PageRead(HTMLParser):
    """All elements of a page in the order in which they begin."""

    elements: list[Element] = field(default_factory=list)
    opened: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; a line break stands as one."""
        found = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(found)
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self.opened.append(found)

    def handle_endtag(self, tag: str) -> None:
        """It ends; each is ended by name, and within the one around it."""
        assert self.opened.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Words, of every element around them."""
        for one in self.opened:
            one.text += data

    def named(self, *names: str) -> list[Element]:
        """The elements of these names."""
        return [one for one in self.elements if one.name in names]


def read_page(page: str) -> PageRead:
    """The page, all of whose elements were ended."""
    found = PageRead()
    found.feed(page)
    found.close()
    assert found.opened == []
    return found
