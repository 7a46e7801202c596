"""How tests are spread over the workers of `make test`."""

from collections import Counter

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST_FIRST = (
    *(
        "tests/chaos/",
        "tests/story/",
        "tests/rehearsal/",
        "tests/asks/",
        "tests/browser/",
        "tests/operations/",
        "tests/house/",
    ),
    *("tests/flows/", "tests/delivery/"),
)
"""What takes minutes: begun last, one worker would be at it while the others have nothing to do."""


def longest_first(items: list[pytest.Item]) -> None:
    """Puts the longest tests before the others, and files of many tests before those of few; those of a file keep
    their order."""
    sizes = Counter(item.path for item in items)
    items.sort(key=lambda item: (turn_of(item.nodeid), -sizes[item.path]))


def turn_of(nodeid: str) -> int:
    """How early a test's folder comes."""
    places = [place for place, folder in enumerate(LONGEST_FIRST) if nodeid.startswith(folder)]
    return next(iter(places), len(LONGEST_FIRST))


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist brings no types
    """Tests of a file share its stage, so one worker runs them, in their order. Those of chaos are long and alone:
    each goes to whichever worker is free. Those of the house share all files of the repository."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        if file.startswith("tests/house/"):
            return "tests/house/"
        return nodeid if file.startswith("tests/chaos/") else file
