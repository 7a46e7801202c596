"""What has gone red was not red last time: while answers come in, the last rating says nothing of it."""

from datetime import date

from storage.enums import Rating
from storage.facts.answering import PastRating
from storage.facts.plan import QuarterName
from storage.facts.queries import Only, PlanQuestion
from storage.people.roles import Actor
from storage.queries.choosing import has_rating
from storage.queries.ground import Ground
from tests.messages.registry.kit.stood import standing

Q1, Q2 = QuarterName(2021, 1), QuarterName(2021, 2)
GROUND = Ground(Q2, True, True, date(2021, 10, 15), Actor(None, ""), {}, {}, {}, {}, {})


def test_what_was_red_and_is_amber_has_not_gone_red() -> None:
    """It is found where reds are asked for, for red is what was agreed last; not where those that became so are."""
    was_red = standing(None, rating=Rating.AMBER, last=PastRating(Q1, Rating.RED, agreed=True))
    reds = PlanQuestion(ratings=(Rating.RED,))
    assert has_rating(was_red, reds, GROUND)
    assert not has_rating(was_red, PlanQuestion(ratings=(Rating.RED,), only=(Only.MOVED,)), GROUND)
