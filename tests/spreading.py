"""How tests are spread over the workers of `make test`."""

from xdist.scheduler import LoadScopeScheduling


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist brings no types
    """Tests of a file share its stage, so one worker runs them, in their order. Those of chaos are long and alone:
    each goes to whichever worker is free."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        return nodeid if file.startswith("tests/chaos/") else file
