"""How a process logs: ids and what went wrong where, never what people wrote. What is worth a line is decided where
it happens."""

import errno
import json
import logging
import re
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

from slack_sdk.errors import SlackApiError

from storage.record.causes import cause

OURS: Final = ("bot", "handlers", "digests", "storage")
"""Our own lines hold ids only."""
PLAIN: Final = ("apscheduler", "alembic", "uvicorn")
"""Libraries whose lines are of their own doings. All the others print what they were handed: Slack's print whole
payloads, and asyncio the exceptions of others."""
CHATTY: Final = {
    "sqlalchemy": logging.WARNING,
    "asyncio": logging.WARNING,
    "aiohttp": logging.WARNING,
    "slack_sdk": logging.CRITICAL,
    "slack_bolt": logging.ERROR,
}
"""From which level on a library is heard at all. slack_sdk calls each answer that is not "ok" an error; what it means
is for whoever asked to say."""
KEY: Final = re.compile(r"\w{1,60}", re.ASCII)
FORMAT: Final = "%(asctime)s %(levelname)s %(name)s%(of)s: %(message)s"


class IdsOnly(logging.Formatter):
    """Writes where something failed and what kind of failure it was. An exception's own words are left out, for they
    quote what could not be read: a value, a parameter, a row."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, with the id of what it comes of, and where an exception is told, a line for each step to it."""
        return super().format(with_ids_only(record))

    def formatException(  # noqa: N802 - logging's own name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The way to the exception and its kind; of what led to it the same."""
        return "\n".join(steps(ei[1])) if ei[1] is not None else ""


class JsonLines(IdsOnly):
    """The same as a JSON object on one line, for machines that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """The object; `failure` stands in it where an exception is told."""
        found = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "cause": cause(),
            "message": with_ids_only(record).getMessage(),
        }
        if record.exc_info:
            found["failure"] = self.formatException(record.exc_info)
        return json.dumps(found)


def with_ids_only(record: logging.LogRecord) -> logging.LogRecord:
    """A copy, and anew: another handler may have kept its own wording of the exception with the record."""
    of = f" [{cause()}]" if cause() else ""
    told = logging.makeLogRecord({**record.__dict__, "exc_text": None, "stack_info": None, "of": of})
    if record.name.partition(".")[0] not in (*OURS, *PLAIN):
        told.msg, told.args = where(record), None
    return told


def where(record: logging.LogRecord) -> str:
    """What stands in place of a library's own words."""
    return f"(a line of its own, from {record.module}.{record.funcName}, line {record.lineno})"


def steps(error: BaseException) -> list[str]:
    """The frames and the kind of an exception, the cause first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    found = [*steps(cause), "then:"] if cause else []
    for frame in traceback.extract_tb(error.__traceback__):
        found.append(f"  {frame.filename}, line {frame.lineno}, in {frame.name}")
    found.append(kind(error))
    if isinstance(error, BaseExceptionGroup):
        found += [line for each in error.exceptions for line in ("and:", *steps(each))]
    return found


def kind(error: BaseException) -> str:
    """An exception's class, with Slack's or the database's own key for what went wrong. Raises nothing: an exception
    in the log would be told with all its words."""
    try:
        key = next(filter(is_key, keys(error)), "")
    except Exception:
        key = ""
    return f"{type(error).__qualname__}{f' ({key})' if key else ''}"


def keys(error: BaseException) -> Iterator[object]:
    """What may be a key, of this kind or that."""
    if isinstance(error, SlackApiError):
        yield error.response.get("error")
    original = getattr(error, "orig", None) or error
    yield from (getattr(original, name, None) for name in ("sqlite_errorname", "sqlstate"))
    if isinstance(error, OSError) and error.errno is not None:
        yield errno.errorcode.get(error.errno)


def is_key(found: object) -> bool:
    """Whether it is one word, as keys are, rather than a page of somebody's."""
    return isinstance(found, str) and KEY.fullmatch(found) is not None


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Whether a library has that much to say: Bolt sets the levels of its loggers by itself."""
    return record.levelno >= CHATTY.get(record.name.partition(".")[0], logging.NOTSET)


def a_thread_ended(how: threading.ExceptHookArgs) -> None:
    """A thread that ends by an exception is told as any other failure."""
    told = how.exc_value or how.exc_type()
    logging.getLogger(__name__).error("a thread ended", exc_info=told)


def set_up(level: str, *, as_json: bool = False) -> None:
    """Sends this process's log to its standard error. Raises ValueError for a level that is none."""
    # What cannot be written down is lost, rather than told with all that it holds.
    logging.raiseExceptions = False
    threading.excepthook = a_thread_ended
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if as_json else IdsOnly(FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    handler.addFilter(is_worth_a_line)
    for name, least in CHATTY.items():
        logging.getLogger(name).setLevel(max(least, logging.root.level))
    # A tick that comes while the last one is at work is left out on purpose; that is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
