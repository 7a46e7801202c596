"""Which rating counts for a return, which was the one before it, and who agreed it. Rows as standing_rows
reads them; nothing is read here."""

from collections.abc import Mapping

from storage.enums import Rating, ReturnState, Verdict
from storage.facts.sign_off import ReviewFacts
from storage.record.rows import AnyRow
from storage.rules.standing.counting import is_let_off

SENT_BACK = (ReturnState.RETURNED, ReturnState.NO_RETURN)
"""Where a return stands that was sent back and not answered again: in time, and after it."""


def rating_of(row: AnyRow) -> Rating:
    """The agreed rating, else the lead's, that was sent back too; none while there is no return. Never last
    quarter's."""
    return rating_in(row.state, row.agreed_rating or row.rating)


def rating_in(state: ReturnState, rating: Rating | None) -> Rating:
    """The rating that counts for a return in that state."""
    return Rating.NONE if is_let_off(state) else rating or Rating.NONE


def rating_before(earlier: AnyRow) -> Rating:
    """The rating of the quarter before: what is printed of it, and what the direction of travel compares with. The
    agreed one where there is one, whoever rated since."""
    return earlier.agreed_rating or earlier.rating or Rating.NONE


def review_of(row: AnyRow | None) -> ReviewFacts | None:
    """What stands of the last thing that was said of a return by whoever agrees it: an agreement of the current
    revision, or that it was sent back, when the time to answer again has run out too. None once it is answered again,
    reopened or waived."""
    if row is None or row.verdict is None or row.reviewed_no != row.revision_no:
        return None
    back = row.verdict is Verdict.SENT_BACK
    undone = row.state in (ReturnState.SUBMITTED, ReturnState.WAIVED)
    if (row.state in SENT_BACK) is not back or undone:
        return None
    return ReviewFacts(
        verdict=row.verdict,
        rating=row.reviewed_rating,
        lead_rating=row.rating,
        reason=row.review_reason,
        by_role=row.by_role,
        on_behalf_of=row.on_behalf_of,
        at=row.reviewed_at,
    )


def agreement_of(row: AnyRow | None) -> ReviewFacts | None:
    """The same where it is an agreement: what was asked of a lead when a return was sent back is theirs to read."""
    review = review_of(row)
    return review if review and review.verdict is not Verdict.SENT_BACK else None


def agreed_by(titles: Mapping[int, str], row: AnyRow | None, review: ReviewFacts | None) -> str:
    """The role that agreed the rating; empty while nobody has. `titles` are the roles'."""
    if row is None or row.agreed_rating is None:
        return ""
    return review.by_role if review else titles.get(row.agreed_by_role_id, "")
