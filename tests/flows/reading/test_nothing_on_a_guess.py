"""Whatever stands where a verb wants a ref or a role's title: unless it is one exactly, the record is not written."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from bot.rehearsal.playing.stage import TEAM
from handlers.muster import VERBS
from handlers.reading.verbs import SUBJECTS, Takes
from storage.rules.same_text import folded, latin, pieces
from storage.tables import Base
from tests.flows.plan import ACCOUNTS, COMMITMENTS, OFFICE
from tests.flows.stage import Stage

NAMED = SUBJECTS | {Takes.OVER, Takes.REFS, Takes.REQUEST, Takes.COVER}
"""What names something that is written to."""
LINES = (
    "waive {} because it is paused",
    "extend {} to 20 October because the survey is late",
    "reopen {} because a figure was wrong",
    "record {} from a letter",
    "chase {}",
    "split {}",
    "merge {} ANY-2.1 into ANY-9.9 Cadets and specials",
    "withdraw {} because the partner left",
    "exempt {} because the post is vacant",
    "away {} 12 Oct to 20 Oct",
    "away Head of Custody 12 Oct to 20 Oct cover {}",
    "back {}",
    "hand over {} to @u0custody",
    "hand over Bid Lead to {}",
    "acting {} is @u0custody 4 Oct to 8 Oct",
    "return-form {}",
    "request {}",
)
REFS = [one.ref for one in COMMITMENTS]
EXACT = {tuple(pieces(one)) for one in (*REFS, *ACCOUNTS, "Council Director", "Charity Manager")}
SAID = st.sampled_from(
    sorted({word for one in COMMITMENTS for word in one.title.split()} | {"the", "1.1", "not"})
)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A ref or a title with one sign taken out, put in or doubled."""
    name = draw(st.sampled_from([*REFS, *ACCOUNTS]))
    at = draw(st.integers(0, len(name) - 1))
    return draw(
        st.sampled_from(
            [name[:at] + name[at + 1 :], name[: at + 1] + name[at:], f"{name[:at]}x{name[at:]}", name[at:]]
        )
    )


AMONG_WORDS = st.builds("{} {}".format, st.sampled_from(REFS), SAID)
TITLES = st.lists(SAID, min_size=1, max_size=4).map(" ".join)


def is_exact(words: str) -> bool:
    """Whether it is a ref or a title, whatever its case, spaces and signs."""
    return tuple(pieces(folded(latin(words)))) in EXACT


def everything(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the record, but the signs of life of whoever runs it."""
    with stage.database.read() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def test_every_verb_that_names_something_is_tried() -> None:
    """A new verb that takes a ref or a role stands here too."""
    taking = {verb.name for verb in VERBS.values() if NAMED.intersection(verb.takes)}
    assert taking == {line.split()[0] for line in LINES}


@pytest.mark.usefixtures("asked")
def test_what_names_nothing_exactly_writes_nothing(stage: Stage) -> None:
    """Words of titles, slips, refs among other words: no statement that writes is sent, and every row is as it was. A
    ref alone is written to at once."""
    sent = list[str]()

    def answer_to(text: str) -> str:
        fields = {"command": "/muster", "text": text, "user_id": ACCOUNTS[OFFICE], "trigger_id": "1"}
        return stage.sends(urlencode({**fields, "team_id": TEAM})).text

    def note(*heard: object) -> None:
        statement = str(heard[2])
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            sent.append(statement)

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(LINES), slips() | AMONG_WORDS | TITLES)
    @example("waive {} because it is paused", "ANY-1.1 Cadet units")
    def typed(line: str, words: str) -> None:
        assume(words.strip() and not is_exact(words))
        said = answer_to(line.format(words))
        assert "Nothing was" in said or "is no" in said or "There is no" in said, (line, words, said)
        assert not sent, (line, words, sent)

    before = everything(stage)
    event.listen(stage.database.engine, "before_cursor_execute", note)
    try:
        typed()
        assert everything(stage) == before
        assert "ANY-1.1 Cadet units is waived" in answer_to("waive any 1.1 because it is paused")
        assert sent
    finally:
        event.remove(stage.database.engine, "before_cursor_execute", note)
