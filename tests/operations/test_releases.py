"""An upgrade and the way back, as docs/operations.md tells them, with two releases whose databases differ."""

import shutil
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest

from storage.record.database import Database
from tests.flows.stage import free_port, wait_for
from tests.operations.host import Host, ended, healthy, procfile, said_at
from tests.operations.samples import PLAN

MIGRATION = '''"""Another shape."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{before}", None, None


def upgrade() -> None:
    """A column more."""
    op.add_column("installation", sa.Column("another", sa.Integer, nullable=True))
'''


@pytest.fixture
def newer(image: Path, tmp_path: Path) -> Path:
    """The release after this one, which has a migration more."""
    release = tmp_path / "newer"
    shutil.copytree(image, release)
    versions = release / "storage" / "migrations" / "versions"
    before = max(path.name for path in versions.glob("[0-9]*.py")).partition("_")[0]
    (versions / "9999_another_shape.py").write_text(MIGRATION.format(before=before), encoding="utf-8")
    return release


def well(host: Host) -> None:
    """web and worker of the release that is installed come to be well, and end well."""
    port = free_port()
    with ExitStack() as both:
        running = [
            both.enter_context(host.runs(procfile()[name], PORT=str(port))) for name in ("web", "worker")
        ]
        wait_for(lambda: healthy(port), 30)
        assert {ended(one) for one in running} <= {0, -signal.SIGTERM}


def done(host: Host, *arguments: str) -> str:
    """What a command says that does what it should."""
    finished = host.types(*arguments)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def refused(host: Host) -> str:
    """What `worker` says, which does not start."""
    finished = host.types("worker")
    assert finished.returncode == 1
    return finished.stderr


def test_an_upgrade_and_the_way_back(host: Host, newer: Path, empty_database: Database) -> None:
    """The new release waits for its database, the old one says that it has become another; both are well on their own
    shape. Back again, the old release refuses the new shape and is well on the backup from before."""
    older, port = Path(host.settings["PYTHONPATH"]), free_port()
    done(host, "db", "upgrade")
    done(host, "plan", "import", str(PLAN), "--yes")
    done(host, "backup", "before.backup")
    with host.runs(procfile()["web"], PORT=str(port)) as left_running:
        wait_for(lambda: said_at(port), 30)
        assert "another shape" not in said_at(port)
        host.installs(newer)
        if not empty_database.is_sqlite:
            assert "needs “python -m bot db upgrade” first" in refused(host)
        assert "9999" in done(host, "db", "upgrade")
        assert "The database has another shape than this release" in said_at(port)
        ended(left_running)
    well(host)

    done(host, "backup", "after.backup")
    host.installs(older)
    assert "The database is of a newer release (revision 9999" in refused(host)
    host.settings["DATABASE_URL"] = "sqlite:///restored.db"
    done(host, "restore", "before.backup")
    well(host)
    assert "Nothing to mend" in done(host, "doctor")
