"""Which addresses that a request names are Slack's: where an answer may go. For what the token fetches, see wire."""

import re

ADDRESS = re.compile(
    r"(?P<root>https?://[a-z0-9.-]+(:[0-9]{1,5})?)(?P<path>/[!-~]*)?", re.IGNORECASE | re.ASCII
)
HOOKS = re.compile(r"https://hooks\.(slack|slack-gov)\.com(:443)?")


def root_of(url: str) -> str:
    """Scheme, host and port of an address, in small letters; "" for what could be read in more than one way, as with
    a user, a backslash or an odd character in it."""
    found = ADDRESS.fullmatch(url)
    return found["root"].casefold() if found else ""


def path_of(url: str) -> str:
    """The rest of such an address."""
    found = ADDRESS.fullmatch(url)
    return found["path"] or "/" if found else ""


def takes_answers(url: str, api_url: str) -> bool:
    """Whether an answer may go there: Slack's own hooks, and the host of the API as it is set."""
    root = root_of(url)
    return HOOKS.fullmatch(root) is not None or (bool(root) and root == root_of(api_url))
