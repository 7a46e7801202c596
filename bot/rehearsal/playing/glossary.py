"""The words of a plan's people that the page explains to whoever meets them for the first time."""

from bot.rehearsal.workspace.kinds import Json

MEANINGS = {
    "Lead": "Answers for a commitment: each quarter they say how it stands.",
    "SRO": "The senior responsible owner of a commitment. They agree what its lead said, agree another rating, or "
    "send it back.",
    "Force lead, deputy": "Share a commitment with its lead. They are not asked, and may answer.",
    "Plan office": "Runs the quarter: sees who has answered, covers leave, gives more time, hands over.",
    "Chief executive": "Runs the commissioner’s office. They read what stands out, and the draft paper.",
    "Finance": "Answers for the office’s money.",
    "Reads": "Is named in the plan and asked nothing.",
    "Has no part in the plan": "Anybody else in the workspace. They may ask how the plan stands.",
    "Guest": "Somebody from outside whom the workspace lets into a channel or two.",
    "Priority, commitment": "A plan has a few priorities, and under each the commitments that it is to keep.",
    "Return, update": "One answer to one commitment in one quarter: a rating, what was done, what comes next.",
    "Rating": "How a commitment stands, as a word, a shape and a colour. It is the lead’s until the SRO agrees it.",
    "No return": "What stands where no answer came before returns closed.",
    "Panel": "The Police and Crime Panel, which holds the commissioner to account. The paper is for it.",
}
"""Each word and what it means, in the order in which somebody meets them."""


def glossary() -> list[Json]:
    """The words for the workspace to tell its page."""
    return [{"term": term, "meaning": meaning} for term, meaning in MEANINGS.items()]
