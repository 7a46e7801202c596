"""What the tests of the house share: the files of the repository, read once."""

from collections.abc import Iterator

import pytest

from tests.house.source import forget


@pytest.fixture(scope="package", autouse=True)
def read_once() -> Iterator[None]:
    """What was read is let go of in the end."""
    yield
    forget()
