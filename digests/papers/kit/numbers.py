"""The running numbers of a paper, as Word gives them by its styles; and links that show one of them."""

from dataclasses import replace

from digests.papers.kit.tree import Block, Kind, Link, Outline, Paragraph


class Numbers:
    """n. for headings, n.n for paragraphs, letters for appendices."""

    def __init__(self) -> None:
        self.heading = self.paragraph = self.appendix = 0

    def next(self, kind: Kind) -> str:
        """What stands before a paragraph of this kind, counting on; "" where it has no number."""
        if kind is Kind.HEADING:
            self.heading, self.paragraph = self.heading + 1, 0
            return f"{self.heading}."
        if kind is Kind.NUMBERED:
            self.paragraph += 1
            return f"{self.heading}.{self.paragraph}"
        if kind is Kind.APPENDIX:
            self.appendix += 1
            return f"Appendix {chr(ord('A') + self.appendix - 1)}:"
        return ""


def with_numbers(outline: Outline) -> Outline:
    """The same outline, each link to a number with that number as its words. Raises KeyError for a link that leads
    nowhere."""
    numbers, known = Numbers(), dict[str, str]()
    for block in outline.blocks():
        if isinstance(block, Paragraph):
            number = numbers.next(block.kind)
            if block.anchor:
                known[block.anchor] = number.rstrip(".:")
    sections = (
        replace(one, blocks=tuple(_shown(each, known) for each in one.blocks)) for one in outline.sections
    )
    return replace(outline, sections=tuple(sections))


def _shown(block: Block, known: dict[str, str]) -> Block:
    if not isinstance(block, Paragraph) or not any(isinstance(run, Link) for run in block.runs):
        return block
    return replace(
        block, runs=tuple(_numbered(run, known) if isinstance(run, Link) else run for run in block.runs)
    )


def _numbered(link: Link, known: dict[str, str]) -> Link:
    number = known[link.to]
    return replace(link, text=number) if link.number else link
