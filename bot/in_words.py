"""What somebody at a keyboard reads of a fault that they can put right, in place of a traceback. What people in Slack
read is digests'; what doctor finds doctor's."""

import errno
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.wire import key_in
from storage.record.trouble import is_trouble, key_of

OF_THE_DATABASE = {
    "SQLITE_FULL": "The disk is full: the database takes nothing more. Make room, and try again.",
    "SQLITE_READONLY": "The database may not be written. Check the rights of its file and of its folder.",
    "SQLITE_CANTOPEN": "The database cannot be opened. Check the rights of its file and of its folder.",
    "SQLITE_BUSY": "The database is in use by another process, which has not let go of it for some seconds.",
    "SQLITE_LOCKED": "The database is in use by another process, which has not let go of it for some seconds.",
    "SQLITE_CORRUPT": "The database is damaged. Stop Muster, keep the file, and restore the last backup.",
    "SQLITE_NOTADB": "The file is no database of Muster's, or it is damaged.",
    "SQLITE_IOERR": "The disk under the database does not work as it should. Look at the machine's own log.",
    "53100": "The database server's disk is full: it takes nothing more.",
    "53300": "The database server has no connection left for Muster.",
    "57P01": "The database server is shutting down.",
    "57P03": "The database server is starting up.",
    "28P01": "The database server does not take the password in DATABASE_URL.",
    "3D000": "The database server knows no database of the name in DATABASE_URL.",
}
"""By the beginning of the database's own key, of which SQLite has variants such as SQLITE_IOERR_WRITE."""
WHY_REFUSED = {
    "invalid_auth": "Slack does not know it",
    "not_authed": "it is empty",
    "not_allowed_token_type": "it is a token of another kind",
    "account_inactive": "the app was removed from the workspace",
    "token_revoked": "it was revoked",
    "token_expired": "it has expired",
}
"""Slack's reasons for refusing a token (docs.slack.dev/reference/methods/auth.test)."""


def in_words(error: BaseException) -> str | None:
    """One sentence or two, and what to do; None for what nobody but us can put right. Of several at once, the first
    that can be told."""
    if isinstance(error, BaseExceptionGroup):
        return next(filter(None, map(in_words, error.exceptions)), None)
    if is_trouble(error):
        return of_the_database(error)
    if isinstance(error, SlackApiError):
        return of_slack(error)
    if isinstance(error, URLError | HTTPException | TimeoutError | ConnectionError):
        return "Slack cannot be reached. Check the network of this machine, and that it may call slack.com."
    return of_a_file(error) if isinstance(error, OSError) else None


def of_the_database(error: BaseException) -> str:
    """What is wrong with the database, without the statement and what was in it."""
    key = key_of(error)
    found = (words for known, words in OF_THE_DATABASE.items() if key.startswith(known))
    return next(found, "The database does not answer as it should. “python -m bot doctor” says more.")


def of_slack(error: SlackApiError) -> str:
    """Why Slack refuses, by its own key; "later" is no refusal."""
    status, key = error.response.status_code, key_in(error.response)
    if status == 429 or status >= 500:
        return f"Slack is too busy, or in trouble, and answers {status}. Try again in a minute."
    if not key.isidentifier():
        return (
            "Something other than Slack answers at its address: a proxy, or a page to sign in on. Ask whoever runs "
            "the network of this machine."
        )
    why = f": {WHY_REFUSED[key]}" if key in WHY_REFUSED else ""
    return (
        f"Slack refuses Muster's token or what it asks ({key}){why}. “python -m bot doctor” says what to do."
    )


def of_a_file(error: OSError) -> str:
    """What keeps a file from being read or written."""
    if error.errno == errno.ENOSPC:
        return "The disk is full. Make room, and try again."
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or type(error).__name__}."
