"""Reading what somebody asks, whatever the plan and whatever the words: nothing is named that they do not point to,
but as a guess, and what says something is used or named."""

from hypothesis import example, given
from hypothesis import strategies as st

from handlers.reading.questions.lexicon import is_heard
from handlers.reading.questions.names import index_of
from handlers.reading.questions.noise import NOISE, PERHAPS_NOISE
from handlers.reading.questions.reader import read
from handlers.reading.questions.spelling import stem, words_of
from storage.facts.queries import NameKind, Names, PlanQuestion, Subject
from storage.rules.same_text import pieces
from tests.flows.reading.test_questions import NEWEST, TODAY, asked

SAID = words_of(
    "cadets poole stalking rural crime team victims police station cctv strategy mental health young people zoo"
    " budget of and how is doing who leads overdue red off track mine due in october q1 support force not except"
    " kadets rurl helth statoin priority 1 2"
)
WORDS = st.sampled_from([*SAID, "DOR-1.1", "1.2", "DOR-7.7"])
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
TITLES = st.lists(
    st.sampled_from(
        words_of(
            "cadet units poole stalking rural crime team victim police station cctv mental health young people"
        )
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@st.composite
def plans(draw: st.DrawFn) -> Names:
    """Plans of some priorities and commitments, whose titles share words."""
    priorities = [
        Subject(NameKind.PRIORITY, str(n), draw(TITLES)) for n in range(1, draw(st.integers(1, 3)) + 1)
    ]
    commitments = [
        Subject(NameKind.COMMITMENT, f"DOR-{one.key}.{n}", draw(TITLES | st.just("")), one.key)
        for one in priorities
        for n in range(1, draw(st.integers(1, 4)) + 1)
    ]
    return Names((*priorities, *commitments))


def tells(word: str) -> bool:
    """Whether a word that was typed says which one is meant."""
    return word not in NOISE and word not in PERHAPS_NOISE and not is_heard(word)


def is_pointed_to(one: Subject, typed: str) -> bool:
    """Whether the words point to it: its ref or code stands in them, or a word of its name that says something."""
    said = pieces(typed)
    of_key = pieces(one.key)
    ends = any(of_key[-2:] == said[at : at + 2] for at in range(len(said)))
    whole = any(of_key == said[at : at + len(of_key)] for at in range(len(said)))
    in_name = {stem(word) for word in words_of(one.name)}
    return whole or ends or any(stem(word) in in_name for word in words_of(typed))


@given(plans(), LINES | st.text(max_size=60))
@example(Names((Subject(NameKind.COMMITMENT, "DOR-1.1", "Cadet units", "1"),)), "kadets")
def test_nothing_is_named_that_the_words_do_not_point_to(names: Names, typed: str) -> None:
    """Unless the answer says that it is a guess; and then it says which words were put right, or left out."""
    question = read(typed, index_of(names), TODAY, NEWEST)
    if not question.understood:
        return
    if not question.is_guess:
        assert all(is_pointed_to(one, typed) for one in question.subjects), (typed, question)
    put = " ".join(meant for _, meant in question.read_as)
    assert all(is_pointed_to(one, f"{typed} {put}") for one in question.subjects), (typed, question)


@given(plans(), LINES)
def test_every_word_is_used_or_named(names: Names, typed: str) -> None:
    """What says something stands in a name that was found, was put right, or is named as not understood."""
    question = read(typed, index_of(names), TODAY, NEWEST)
    if not question.understood or (
        question.of(NameKind.COMMITMENT) and any(one.key in typed for one in question.subjects)
    ):
        return
    found = {stem(word) for one in question.subjects for word in words_of(one.name)}
    known = found | {stem(one) for one, _ in question.read_as} | {stem(one) for one in question.unknown}
    times = {"october", "due", "q", "dor"}
    left = [
        word
        for word in words_of(typed)
        if tells(word) and not word.isdigit() and stem(word) not in known | times
    ]
    assert not left, (typed, question)


@given(st.text(max_size=500))
def test_anything_can_be_read(typed: str) -> None:
    """Whatever it is, something is made of it."""
    assert isinstance(asked(typed), PlanQuestion)
