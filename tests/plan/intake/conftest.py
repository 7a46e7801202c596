"""A terminal with an empty record, for what is typed of plans and past returns."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import context
from storage.record.database import Database
from tests.plan.intake.terminal import Terminal


@pytest.fixture
def terminal(database: Database, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal with an empty record."""
    yield Terminal(database, tmp_path)
    context.current_settings.cache_clear()
    context.current_clocks.cache_clear()
