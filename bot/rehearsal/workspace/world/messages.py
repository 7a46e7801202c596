"""Messages as they stand in a conversation: what was posted, changed and deleted, and who can see them."""

import hashlib
import json
from dataclasses import dataclass, field

from bot.rehearsal.workspace.kinds import Json


@dataclass
class Posted:
    """One message. `seen_by` is set for an ephemeral one and names the only person who sees it; `before` is what
    stood there until the last change, which somebody may still be looking at."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str = ""
    files: list[Json] = field(default_factory=list)
    edited: str = ""
    seen_by: str = ""
    app_id: str = ""
    bot_id: str = ""
    fingerprint: str = ""
    subtype: str = ""
    """For what a person typed in another way than plainly: me_message, thread_broadcast."""
    inputs: Json = field(default_factory=dict)
    before: list[Json] = field(default_factory=list)

    def wire(self, with_metadata: bool = False) -> Json:
        """The message object of conversations.history."""
        body: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        if self.bot_id:
            body |= {"bot_id": self.bot_id, "app_id": self.app_id}
        body |= {key: value for key, value in self._optional().items() if value}
        if self.metadata and with_metadata:
            body["metadata"] = self.metadata
        return body

    def _optional(self) -> Json:
        edited = {"user": self.user, "ts": self.edited} if self.edited else None
        return {
            "blocks": self.blocks,
            "thread_ts": self.thread_ts,
            "files": self.files,
            "subtype": self.subtype,
            "edited": edited,
            "is_ephemeral": bool(self.seen_by),
        }


def fingerprint(channel: str, thread_ts: str, text: str, blocks: list[Json]) -> str:
    """The same words in the same place have the same fingerprint, whatever ids they were given."""
    canonical = json.dumps([channel, thread_ts, text, blocks], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
