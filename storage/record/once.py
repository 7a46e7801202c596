"""What is read once and handed on: a session that only looks asks the database the same thing once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

LOOKS = "looks"
"""Where a session that only looks keeps what it has read."""
P = ParamSpec("P")
T = TypeVar("T")


def once(read: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
    """A reader whose answers are kept for as long as a session that only looks is open. One that writes always asks:
    it may have changed what it would be told. Arguments must be hashable; answers must not be changed."""

    @wraps(read)
    def reader(session: Session, *args: P.args, **kwargs: P.kwargs) -> T:
        known: dict[Any, Any] | None = session.info.get(LOOKS)
        if known is None:
            return read(session, *args, **kwargs)
        asked = (read, args, tuple(kwargs.items()))
        if asked not in known:
            known[asked] = read(session, *args, **kwargs)
        return known[asked]  # type: ignore[no-any-return] # what the reader answered

    return reader  # type: ignore[return-value] # a session may be named as it is with the reader
