"""What Muster calls the fields of a plan in a sentence."""

_NAMES = {
    "ref": "the reference",
    "due": "the due date",
    "starts": "the first day",
    "ends": "the last day",
    "completed_on": "the day of completion",
    "agreed_on": "the day of agreement",
    "met": "the day on which it was met",
    "sro": "the SRO",
    "slack": "the Slack user id",
    "email": "the e-mail address",
    "rag": "the rating",
    "rag_scheme": "the rating scheme",
    "rag_words": "the words for ratings",
    "measure_scheme": "the grades of measures",
    "grade_words": "the words for grades of measures",
    "baseline_on": "the day of the baseline",
    "better_beyond": "how far off exceeds it",
    "grave_beyond": "how far off is worse still",
    "ungraded_below": "the number below which there is no grade",
    "note_above": "the sum above which a variance wants a note",
    "words": "the words for its levels",
    "also": "the list of other priorities",
    "depends_on": "the list of what it waits for",
    "agrees_for": "the list of whom it agrees for",
    "by_line": "the by-line",
    "monitor_after_completion": "monitoring after completion",
    "people": "the list of people",
    "priorities": "the list of priorities",
    "commitments": "the list of commitments",
}
"""Fields whose key is not their name in words."""


def field_name(field: str) -> str:
    """A field with its article: "the due date"."""
    return _NAMES.get(field, f"the {field.replace('_', ' ')}")
