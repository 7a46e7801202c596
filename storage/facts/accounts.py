"""People whom Slack does not find."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NotFound:
    """Someone of the plan without a Slack account. `waits` says that an account was picked and its owner has
    not answered yet."""

    person_id: int
    roles: tuple[str, ...]
    email: str
    waits: bool
