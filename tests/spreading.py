"""How tests are spread over the workers of `make test`."""

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST_FIRST = ("tests/chaos/", "tests/story/", "tests/asks/", "tests/browser/", "tests/operations/")
"""What takes minutes: begun last, one worker would be at it while the others have nothing to do."""


def longest_first(items: list[pytest.Item]) -> None:
    """Puts the longest tests before the others, which keep their order."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST_FIRST))


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist brings no types
    """Tests of a file share its stage, so one worker runs them, in their order. Those of chaos are long and alone:
    each goes to whichever worker is free."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        return nodeid if file.startswith("tests/chaos/") else file
