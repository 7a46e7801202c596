"""How far someone has come through what waits for them to agree, as the modal keeps it."""

import json
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Sitting:
    """How far someone has come in one sitting: what they left for `later`, what they unticked to look at
    `apart`, by the returns' ids, and how many verdicts they gave."""

    later: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    given: int = 0

    def metadata(self, **more: int) -> str:
        """As a view's private metadata keeps it."""
        kept = {"later": self.later, "apart": self.apart, "given": self.given, **more}
        return json.dumps(kept, separators=(",", ":"))

    @classmethod
    def read(cls, metadata: str) -> "Sitting":
        """The round that a view keeps."""
        kept = json.loads(metadata)
        return cls(tuple(kept["later"]), tuple(kept["apart"]), int(kept["given"]))

    @staticmethod
    def about(metadata: str) -> tuple[int, int]:
        """The return that a view is about, and the revision that it shows."""
        kept = json.loads(metadata)
        return int(kept["r"]), int(kept["n"])

    def with_later(self, return_id: int) -> "Sitting":
        """The same, with one more left for later."""
        return replace(self, later=(*self.later, return_id))
