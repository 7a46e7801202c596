"""What may be a slip, asked once before it is recorded: one view, [Submit anyway] and [Change it]."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from digests.answering.form_shape import WHOLE, Shape, shape_as_kept, shape_of
from digests.answering.refusals import refusal
from digests.answering.typed import Typed, answer_from_typed
from digests.kit.blocks import Block, actions, button, context, plain, section
from digests.kit.prose import say
from digests.kit.typed import escape
from storage.facts.answering import Finding
from storage.facts.form import FormFacts
from storage.record.answers import to_json

CHALLENGE = "challenge"
CHANGE_IT = "change_it"
MOST = 40
"""How many are asked on one screen; a view holds 100 blocks, and nobody reads more."""


@dataclass(frozen=True)
class ChallengeId:
    """What a challenge's private metadata says: which form it stands in place of, what was asked (code, field
    and case), and the fingerprint of the text it was asked of."""

    return_id: int
    opened_on: int
    shape: Shape
    asked: frozenset[str]
    fingerprint: str


def challenge_view(
    facts: FormFacts, findings: Sequence[Finding], typed: Typed, opened_on: int, *, shape: Shape = WHOLE
) -> Block:
    """Everything that may be a slip, each with its words. Closing loses nothing: the text is kept."""
    asked = findings[:MOST]
    return {
        "type": "modal",
        "callback_id": CHALLENGE,
        "private_metadata": _metadata(facts.return_id, asked, typed, opened_on, shape),
        "notify_on_close": True,
        "title": plain("Before you send"),
        "submit": plain("Submit anyway"),
        "close": plain("Close"),
        "blocks": [
            section(say("answering/challenge", "head", facts=facts, number=len(asked))),
            *(section(f"• {escape(refusal(found, facts))}") for found in asked),
            actions([button("Change it", CHANGE_IT)], block_id=CHANGE_IT),
            context(say("answering/challenge", "foot")),
        ],
    }


def _metadata(return_id: int, asked: Sequence[Finding], typed: Typed, opened_on: int, shape: Shape) -> str:
    known = {
        "r": return_id,
        "n": opened_on,
        **shape_as_kept(shape),
        "c": sorted({f"{found.code}.{found.field}.{found.case}" for found in asked}),
        "h": fingerprint(typed),
    }
    return json.dumps(known, separators=(",", ":"))


def challenge_id(view: Mapping[str, Any]) -> ChallengeId:
    """Which challenge this is."""
    known = json.loads(view["private_metadata"])
    return ChallengeId(known["r"], known["n"], shape_of(known), frozenset(known["c"]), known["h"])


def fingerprint(typed: Typed) -> str:
    """Tells whether the text is still the one that was asked about."""
    said = json.dumps(to_json(answer_from_typed(typed)), sort_keys=True) if typed.rating else ""
    return sha256(said.encode()).hexdigest()[:16]
