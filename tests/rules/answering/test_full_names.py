"""People's full names without a title: V17 of docs/rules.md."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rules.answering.full_names import full_names
from storage.rules.answering.given_names import (
    DOUBTFUL_NAMES,
    GIVEN_NAMES,
    MONTH_NAMES,
    NAMED_LIKE_A_PERSON,
    NO_SURNAMES,
    USUAL_SURNAMES,
)
from storage.rules.answering.personal_data import Sign, signs

BUNDLED = Path(__file__).parents[3] / "bot" / "rehearsal" / "plans"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Josephine Bloggs told how her shop was robbed.", "Josephine Bloggs"),
        ("Yesterday Josephine Bloggs came; we listened.", "Josephine Bloggs"),
        ("We saw Josephine Bloggs's shop.", "Josephine Bloggs"),
        ("We saw Josephine Bloggs’ shop.", "Josephine Bloggs"),
        ("Agreed with Josephine A. Bloggs on 3 May.", "Josephine A. Bloggs"),
        ("Agreed with Josephine Grace Bloggs.", "Josephine Grace Bloggs"),
        ("Agreed with Josephine May Bloggs.", "Josephine May Bloggs"),
        ("Inspector Imran Bloggsby leads it.", "Imran Bloggsby"),
        ("Gurpreet Bloggs-Poole was heard.", "Gurpreet Bloggs-Poole"),
        ("Siân O’Bloggs was heard.", "Siân O’Bloggs"),
        ("Anne-Marie McBloggs was heard.", "Anne-Marie McBloggs"),
        ("Omar al-Bloggs was heard.", "Omar al-Bloggs"),
        ("Maria de Bloggs was heard.", "Maria de Bloggs"),
        ("Josephine Bloggs Chief Executive", "Josephine Bloggs"),
        ("It was Grace Bloggs who rang.", "Grace Bloggs"),
        ("Will Bloggs rang.", "Will Bloggs"),
    ],
)
def test_a_full_name_is_noticed(text: str, name: str) -> None:
    """A usual given name and a surname, with what may stand between them."""
    assert list(full_names(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Victoria Park, Elizabeth House, Charlotte Street and Albert Gardens",
        "Thomas Bloggs School, the Stephen Bloggs Inquiry and James Bloggs University Hospital",
        "St James Barton, Operation Josephine Bloggs, HMS Victoria Cross and Queen Elizabeth Barracks",
        "Will Officers be ready? Mark One is. Grant Thornton and Bill Payers agree.",
        "Make Every Penny Count, Ram Raids, Dawn Raids, Christmas Eve Patrols and Carol Services",
        "Amber Valley, Dudley Central, Chelsea Bridge and Shirley High",
        "April Returns, May Elections, June Figures and August Patrols",
        "We met Simon. Then Beth, Martin and David met the Panel.",
        "Hope Springs, Frank Talks, Grace Period, Poppy Appeal and Jay Walking",
        "A grant to Marie Curie and to Sue Ryder; a stolen Jack Russell",
        "Commissioner Josephine Bloggs and the PCC, Josephine Bloggs",
        "the Chief Constable, the Head of Scrutiny and the Resources Board",
        "Weymouth College, Poole Harbour and Dorset Police",
        "Ask for Angela\nCrimestoppers",
    ],
)
def test_what_is_no_persons_name_is_left_alone(text: str) -> None:
    """Places, bodies, operations, months, words that are names as well, and the commissioner's own name."""
    assert list(full_names(text)) == []


def test_a_name_of_the_plan_is_no_persons_and_its_places_are_no_surnames() -> None:
    """The whole name must stand in the plan: that a town is in it makes nobody unknown."""
    known = ("Open the Josephine Bloggs centre in Poole",)
    assert list(signs("Agreed with Josephine Bloggs.", known)) == []
    assert list(signs("Agreed with Josephine Poole.", known)) == [(Sign.NAMED_PERSON, "Josephine Poole")]


def test_the_lists_do_not_contradict_each_other() -> None:
    """A given name is plain or doubtful, never a month's; a usual surname is no place's."""
    assert not GIVEN_NAMES & DOUBTFUL_NAMES
    assert not MONTH_NAMES & (GIVEN_NAMES | DOUBTFUL_NAMES)
    assert not USUAL_SURNAMES & NO_SURNAMES
    assert len(GIVEN_NAMES) > 800


@given(st.sampled_from(sorted(GIVEN_NAMES)), st.sampled_from(sorted(USUAL_SURNAMES)))
def test_every_usual_name_is_noticed(given_name: str, surname: str) -> None:
    """Any given name of the list with any usual surname, but for a shop and a breed of dog."""
    name = f"{given_name} {surname}"
    found = list(full_names(f"We met {name} in June."))
    assert found == ([] if name in NAMED_LIKE_A_PERSON else [name])


@given(st.sampled_from(sorted(GIVEN_NAMES)), st.sampled_from(sorted(NO_SURNAMES)), st.sampled_from(["", "s"]))
def test_no_place_or_role_is_taken_for_a_surname(given_name: str, word: str, plural: str) -> None:
    """Whatever the given name before it."""
    assert list(full_names(f"It is {given_name} {word}{plural} then.")) == []


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed is read, and what is found stands in it."""
    assert all(name in text for name in full_names(text))


@pytest.mark.parametrize("file", ["dorset-2021.yaml", "dorset-2021-answers.json"])
def test_nobody_is_noticed_in_the_bundled_plan_and_its_answers(file: str) -> None:
    """A real plan, and a quarter's answers to it, name roles and places only."""
    assert list(full_names((BUNDLED / file).read_text(encoding="utf-8"))) == []
