"""The second part of `make test`: what asked one kind of database and not the other, asked of the other too."""

import json
import subprocess
import sys
from pathlib import Path

from tests.kinds.noting import ROOT, WANTED

KEPT = Path(ROOT, ".pytest_cache", "v", WANTED)


def main() -> int:
    """Runs what the first part left to be run, with the options that are given; nothing, where it was not whole."""
    wanted = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else []
    if not wanted:
        return 0
    sys.stdout.write(f"{len(wanted)} of these conversations on the other kind of database\n")
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:], *wanted], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
