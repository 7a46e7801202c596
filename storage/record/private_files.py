"""Files for their owner's eyes only, written whole or not at all. What is in them is the caller's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

OWNER_ONLY = 0o600


@contextmanager
def private_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write in, readable and writable by its owner only. It appears under its name, in place of
    any older one, when the `with` ends well; else nothing is left. Raises OSError."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        with open(os.open(unfinished, flags, OWNER_ONLY), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
