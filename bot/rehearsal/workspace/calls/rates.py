"""Rate limits: a bucket for each method, for each channel's posts, and one for the workspace's posts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.kinds import Refusal


@dataclass
class Bucket:
    """Holds up to `burst` calls and gains `per_second` calls each second of the office clock."""

    per_second: float
    burst: float
    level: float
    stamp: float

    def wait(self, now: float) -> float:
        """Seconds until one call fits; 0 when it fits now."""
        self.level = min(self.burst, self.level + (now - self.stamp) * self.per_second)
        self.stamp = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.per_second


class Rates:
    """Asked before a call is accepted; raises `ratelimited` with the seconds to wait."""

    def __init__(self, posts_per_second: float, per_minute: Mapping[str, int]) -> None:
        self._posts_per_second = posts_per_second
        self._per_minute = per_minute
        self._buckets: dict[str, Bucket] = {}

    def call(self, method: str, tier: int, now: float) -> None:
        """Count one call of a method. A setting for it stands above the tier of Slack's documentation."""
        per_minute = self._per_minute.get(method, tier)
        burst = per_minute if tier > limits.TIER_1 else max(limits.CONNECTION_BURST, per_minute)
        self._take([self._bucket(method, per_minute / 60, burst, now)], now)

    def post(self, channel: str, now: float) -> None:
        """Count one post: a message a second in each channel, and the workspace's budget."""
        budget = self._posts_per_second
        of_channel = self._bucket(channel, limits.CHANNEL_POSTS_PER_SECOND, limits.CHANNEL_BURST, now)
        of_workspace = self._bucket("posts", budget, max(limits.LEAST_BURST, budget), now)
        self._take([of_channel, of_workspace], now)

    def _bucket(self, key: str, per_second: float, burst: float, now: float) -> Bucket:
        return self._buckets.setdefault(key, Bucket(per_second, burst, burst, now))

    def _take(self, buckets: list[Bucket], now: float) -> None:
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            raise Refusal("ratelimited", retry_after=max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.level -= 1
