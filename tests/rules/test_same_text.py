"""What is the same text, and what a redaction therefore finds."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.papers.word.markup import clean
from storage.rules.answering.personal_data import Sign, signs
from storage.rules.redaction import REDACTED, Sought, without
from storage.rules.same_text import at_a_glance, folded, looks, not_formatting, printable

TY_COCH = "Tŷ Coch"
SAME = (
    (TY_COCH, normalize("NFD", TY_COCH)),
    (TY_COCH, "TŶ COCH"),
    (TY_COCH, "\ufeffTŷ\u200b Co\xadch"),
    (TY_COCH, "  Tŷ\xa0\n\tCoch "),
    (TY_COCH, "Ty\u200d\u0302 Coch"),
    ("O'Neil’s “lane”", 'O‘Neilʼs "lane"'),
    ("Ann-Marie", "Ann\u2011Marie"),
    ("2021–22 – part", "2021-22 — part"),
    ("and so on...", "and so on…"),
    ("Straße", "STRASSE"),
    ("the officer", "the oﬃcer"),
)


@pytest.mark.parametrize("ref", ["A 1", "a1", "\u04101", "\u03911", "\uff211", " A\xa01", "A\u200b1"])
def test_a_reference_that_is_read_off_a_page(ref: str) -> None:
    """In any spacing and capitals, and whatever alphabet its letters come from."""
    assert at_a_glance(ref) == "a1"


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_a_reader_cannot_tell_apart_is_the_same(one: str, other: str) -> None:
    """However its letters are composed, whatever is invisible in it, whichever signs and capitals it has."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Tŷ", "Ty"), ("1.10", "1.1"), ("01", "1"), ("A B", "AB"), ("O'Neil", "ONeil")]
)
def test_what_a_reader_tells_apart_is_not_the_same(one: str, other: str) -> None:
    """A mark over a letter, a figure, a space and an apostrophe count."""
    assert folded(one) != folded(other)


def test_capitals_count_where_the_look_counts() -> None:
    """`looks` leaves capitals as they are."""
    assert looks("Pennaeth\u200b Dw\u0302r") == "Pennaeth Dŵr" != looks("pennaeth dŵr")


@pytest.mark.parametrize(("words", "other"), SAME)
def test_the_same_text_is_redacted(words: str, other: str) -> None:
    """Whichever of the two is asked for and whichever is kept, it is found whole, and its neighbours stay."""
    for sought, kept in ((words, other), (other, words), (words, words), (other, other)):
        assert looks(Sought(sought).taken_out(f"At {kept.strip()}, said.")) == f"At {REDACTED}, said."


@pytest.mark.parametrize("kept", ["S\u043cith J\u043enes", "\u0405mith \uff2aones", "SM\u0399TH JON\u0415S"])
def test_a_name_in_letters_that_only_look_like_ours_is_redacted(kept: str) -> None:
    """Nobody who reads it sees that it is another; so it is asked for in either spelling."""
    for sought, text in (("Smith Jones", kept), (kept, "Smith Jones")):
        assert Sought(sought).taken_out(f"At {text}, said.") == f"At {REDACTED}, said."


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        ("Jones", "Jonesy, Jones\u0302, Jones_2 and JONES.", f"Jonesy, Jones\u0302, Jones_2 and {REDACTED}."),
        ("Jones", "Jones\u200bwas", f"{REDACTED}was"),
        ("Quentin Marlowe", "We met _Quentin Marlowe_.", f"We met _{REDACTED}_."),
        ("_Quentin_ Marlowe", "~*Quentin* Marlowe~, `quentin marlowe`", f"~*{REDACTED}~, `{REDACTED}`"),
        ("Quentin *Marlowe*", "*_Quentin_ Marlowe_*'s", f"*_{REDACTED}_*'s"),
        ("plan_2025", "plan_2025, _plan_2025_, plan 2025", f"{REDACTED}, _{REDACTED}_, plan 2025"),
        ("***", "what is *** and no word", "what is *** and no word"),
        ("R&D", "the R&amp;D unit, R&D", f"the {REDACTED} unit, {REDACTED}"),
        ("O'Neil", "O&#39;Neil and O&apos;Neil", f"{REDACTED} and {REDACTED}"),
        ("Siân Jones", "＊Siân＊ Jones, ～Siân Jones～", f"＊{REDACTED}, ～{REDACTED}～"),
        ("> 5 cases", "＞ 5 cases", REDACTED),
        ("Bloggs", "B&amp;B bloggs' &lt;here&gt;", f"B&amp;B {REDACTED}' &lt;here&gt;"),
    ],
)
def test_whole_words_are_redacted_as_files_and_messages_hold_them(words: str, text: str, left: str) -> None:
    """A longer word is another word; a sign may be escaped; something invisible parts two words."""
    assert Sought(words).taken_out(text) == left


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("unit\x0bon 9", "unit on 9"),
        ("unit \x00\x1f on", "unit on"),
        ("a\nb\tc", "a\nb\tc"),
        ("\ud800x", " x"),
    ],
)
def test_a_control_character_leaves_a_space(text: str, written: str) -> None:
    """What a document cannot hold parts words all the same; line breaks and tabs stay."""
    assert printable(text) == written
    assert clean(text) == written


def test_a_name_is_noticed_however_it_is_composed() -> None:
    """A decomposed, hidden-charactered or formatted name is a name; a role of the plan is none, however typed."""
    for name in ("Siân Jones", normalize("NFD", "Siân Jones"), "Siân\u200b Jones", "_Siân_ *Jones*"):
        assert Sign.NAMED_PERSON in {sign for sign, _ in signs(f"Met {name} on Monday.")}
        assert not list(signs(f"Met {name} on Monday.", (normalize("NFD", "Siân Jones House"),)))


@given(st.text(), st.text(alphabet="ab *_ŷ\u0302\u200b’'-é", min_size=1).filter(lambda one: folded(one)))
def test_any_text_can_be_searched(text: str, words: str) -> None:
    """Nothing breaks it; what it does not find comes back equal."""
    sought = Sought(words)
    left = sought.taken_out(text)
    assert (left != text) == sought.found_in(text)
    assert without({"said": [text], "type": words}, sought) == {"said": [left], "type": words}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*bold*, _slanted_, ~struck~, `fixed`", "＊bold＊, ＿slanted＿, ～struck～, ｀fixed｀"),
        ("```\nall\n```", "｀｀｀\nall\n｀｀｀"),
        ("> 5 cases\n  >3, and 2 > 1", "＞ 5 cases\n  ＞3, and 2 > 1"),
        ("plan_2025, 5*3 and ~£5,000", "plan_2025, 5*3 and ～£5,000"),
        ("Open \u202eti\u2066 now", "Open ti now"),
        ("plain words: <!date^1^{date}|x> & :tada:", "plain words: <!date^1^{date}|x> & :tada:"),
    ],
)
def test_signs_that_format_are_shown_as_signs(typed: str, shown: str) -> None:
    """What a lead types is told as typed: nothing in it is bold, struck, quoted or turned around."""
    assert not_formatting(typed) == shown


@given(st.text(alphabet="ab *_~`>\n.é", min_size=1))
def test_what_is_shown_is_found_by_the_words_that_were_typed(text: str) -> None:
    """A redaction finds in a message what it finds in the record."""
    for words in ("aba", "a bé"):
        assert Sought(words).found_in(text) == Sought(words).found_in(not_formatting(text))
