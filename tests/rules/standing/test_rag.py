"""The rating schemes: what each offers, and how its words and colours are read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import Rating
from storage.rules.standing.rag import ORDER, SCHEMES, Scheme, scheme, steps_between
from tests.rules.strategies import ratings

EVERY = frozenset(Rating) - {Rating.NONE}
schemes = pytest.mark.parametrize("each", SCHEMES.values(), ids=SCHEMES.keys())


def test_the_schemes_that_come_with_muster() -> None:
    """Four presets, by the keys that a plan file names."""
    assert set(SCHEMES) == {"brag_plus", "dorset_dashboard", "thames_valley", "ipa_rag3"}
    assert all(scheme(key).key == key for key in SCHEMES)


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    """The refusal lists every key that would do."""
    with pytest.raises(ValueError, match="brag_plus, dorset_dashboard, thames_valley, ipa_rag3"):
        scheme("traffic_lights")


@schemes
def test_a_scheme_explains_each_rating_once_and_has_no_return_last(each: Scheme) -> None:
    """Each rating has a label and a definition that fits beside a choice in the form; "No return" is known
    to every scheme and offered by none."""
    given_ratings = [meaning.rating for meaning in each.meanings]
    assert len(set(given_ratings)) == len(given_ratings)
    assert given_ratings[-1] is Rating.NONE
    assert Rating.NONE not in each.allowed
    assert all(meaning.label and 0 < len(meaning.definition) <= 75 for meaning in each.meanings)


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("brag_plus", EVERY),
        ("dorset_dashboard", EVERY - {Rating.AMBER}),
        ("thames_valley", EVERY),
        ("ipa_rag3", EVERY),
    ],
)
def test_what_each_scheme_lets_a_lead_choose(key: str, allowed: frozenset[Rating]) -> None:
    """The dashboard scheme has no amber; all offer Complete and Not started."""
    assert scheme(key).allowed == allowed


@pytest.mark.parametrize(
    ("key", "text", "rating"),
    [
        ("brag_plus", "green", Rating.GREEN),
        ("brag_plus", " On  Track ", Rating.GREEN),
        ("brag_plus", "A", Rating.AMBER),
        ("brag_plus", "grey", Rating.GREY),
        ("dorset_dashboard", "green", Rating.BLUE),
        ("dorset_dashboard", "Yellow", Rating.GREEN),
        ("dorset_dashboard", "blue", Rating.BLUE),
        ("dorset_dashboard", "red", Rating.RED),
        ("thames_valley", "Green (C)", Rating.BLUE),
        ("thames_valley", "amber", Rating.AMBER),
        ("ipa_rag3", "Feasible", Rating.AMBER),
        ("thames_valley", "G", Rating.GREEN),
        ("thames_valley", "A", Rating.AMBER),
        ("thames_valley", "G (C)", Rating.BLUE),
        ("thames_valley", "Green(C)", Rating.BLUE),
        ("thames_valley", "(C)", Rating.BLUE),
        ("thames_valley", "b", Rating.BLUE),
        ("dorset_dashboard", "G", Rating.BLUE),
        ("dorset_dashboard", "Y", Rating.GREEN),
        ("ipa_rag3", "N", Rating.GREY),
        ("brag_plus", "G - On track", Rating.GREEN),
        ("brag_plus", "● On track", Rating.GREEN),
        ("brag_plus", "Red (Off\xa0track)", Rating.RED),
        *((key, sign, Rating.BLUE) for key in SCHEMES for sign in ("✅", "✔", "✔\ufe0f")),
        *((key, sign, Rating.RED) for key in SCHEMES for sign in ("🔴", "■")),
        *((key, "●", Rating.GREEN) for key in SCHEMES),
        *((key, sign, Rating.GREY) for key in SCHEMES for sign in ("⚪", "○")),
        *((key, sign, Rating.AMBER) for key in ("brag_plus", "ipa_rag3") for sign in ("🟡", "🟠", "▲")),
        ("dorset_dashboard", "🟡", Rating.GREEN),
        ("dorset_dashboard", "🟢", Rating.BLUE),
        ("thames_valley", "🟢 (C)", Rating.BLUE),
        ("brag_plus", "🟢", Rating.GREEN),
        ("brag_plus", "🔵", Rating.BLUE),
        ("brag_plus", "🔴 ■ Off track", Rating.RED),
        ("brag_plus", "*Green* – on track!", Rating.GREEN),
    ],
)
def test_words_are_read_as_the_plan_means_them(key: str, text: str, rating: Rating) -> None:
    """The same colour is another rating in another scheme; capitals and spaces do not matter."""
    assert scheme(key).rating_from(text) is rating


@pytest.mark.parametrize(
    ("complete", "rating"), [(True, Rating.BLUE), (False, Rating.GREEN), (None, Rating.GREEN)]
)
def test_a_colour_that_covers_two_ratings_is_decided_by_completion(
    complete: bool | None, rating: Rating
) -> None:
    """Green covers on track and completed in one scheme; unless known to be complete it is on track."""
    assert scheme("thames_valley").rating_from("green", complete) is rating


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("brag_plus", "yellow"),
        ("brag_plus", ""),
        ("brag_plus", "Amber/Red"),
        ("brag_plus", "G?A"),
        ("brag_plus", "🔴 On track"),
        ("brag_plus", "🟢 Off track"),
        ("brag_plus", "■ Green"),
        ("brag_plus", "❌ Complete"),
        ("brag_plus", "🔴 G"),
        ("brag_plus", "On track?"),
        ("brag_plus", "R?"),
        ("brag_plus", "⚫"),
        ("dorset_dashboard", "🟠"),
        ("dorset_dashboard", "▲"),
        ("thames_valley", "Amber (C)"),
        ("dorset_dashboard", "amber"),
        ("ipa_rag3", "no return"),
    ],
)
def test_a_word_of_no_rating_is_refused_with_what_is_accepted(key: str, text: str) -> None:
    """Yellow is no amber unless the scheme says so; the refusal lists the words that are read."""
    with pytest.raises(ValueError, match="write one of blue, green,"):
        scheme(key).rating_from(text)


@schemes
def test_every_label_is_read_as_its_rating(each: Scheme) -> None:
    """What a paper prints can be read back from a file."""
    for meaning in each.meanings[:-1]:
        assert each.rating_from(each.label(meaning.rating)) is meaning.rating


@given(ratings, ratings)
def test_steps_are_counted_both_ways_alike(a: Rating, b: Rating) -> None:
    """From a to b is as far as from b to a; a rating that is off the scale is no distance from any."""
    assert steps_between(a, b) == steps_between(b, a)
    if not {a, b} <= set(ORDER):
        assert steps_between(a, b) == 0


@given(st.sampled_from(list(pairwise(ORDER))))
def test_neighbours_on_the_scale_are_one_step_apart(pair: tuple[Rating, Rating]) -> None:
    """Red, amber, green, blue: each one step from the next."""
    assert steps_between(*pair) == 1
