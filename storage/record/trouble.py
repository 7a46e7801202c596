"""Whether the database itself is in trouble, and its own key for how. What a person reads of it is bot's."""

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError

ASKED_WRONGLY = (IntegrityError, DataError, ProgrammingError, NotSupportedError)


def is_trouble(error: BaseException) -> bool:
    """Whether the database is in trouble (away, full, locked, damaged), rather than what was asked of it."""
    return isinstance(error, DBAPIError) and not isinstance(error, ASKED_WRONGLY)


def key_of(error: BaseException) -> str:
    """SQLite's own name of an error, such as SQLITE_FULL, or PostgreSQL's SQLSTATE; "" where there is none. Never the
    statement, nor what was in it."""
    original = getattr(error, "orig", None)
    return str(getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None) or "")


def trouble_in(error: BaseException) -> BaseException | None:
    """The trouble of the database that an exception is, or that all of a group are; None where else something
    failed."""
    if not isinstance(error, BaseExceptionGroup):
        return error if is_trouble(error) else None
    found = [trouble_in(one) for one in error.exceptions]
    return found[0] if all(found) else None
