"""Who may do what, cell by cell, from every surface that there is: each button pressed, each form sent and closed,
each command and verb typed, by one person for each capacity."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.rehearsal.workspace.remote import Workspace
from digests.answering.refusals import ACTS, CAPACITIES
from handlers.muster import VERBS
from storage.record.database import Database
from storage.rules.access import Act, who_may
from tests.flows.access.cast import CAST, REF, Player, cast_workspace, stock
from tests.flows.access.stage import AccessStage, access_stage, file_sent
from tests.flows.access.table import BUTTONS, CLOSED, COMMANDS, EMPTIED, FORMS, Way

OFFICE_BUTTONS = {
    "Hand over": Act.HAND_OVER,
    "Somebody is away": Act.RECORD_ABSENCE,
    "Timetable": Act.SET_TIMETABLE,
    "Report": Act.MAKE_REPORT,
}
"""What App Home has a button for."""
AGREEING = (Act.AGREE, Act.SEND_BACK, Act.TAKE_BACK_AGREEMENT, Act.ASK_LEAD)


@pytest.fixture(scope="module")
def cast_of_all() -> Iterator[Workspace]:
    """The workspace with the whole cast."""
    with cast_workspace() as running:
        yield running


@pytest.fixture(scope="module")
def acting(
    cast_of_all: Workspace, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AccessStage]:
    """One stage for the whole file: what is refused changes nothing, so that the next may start from there."""
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("access") / "muster.db")
    database = Database(f"sqlite:///{path}")
    stock(database)
    with access_stage(cast_of_all, database) as running:
        yield running
    database.close()


@pytest.mark.parametrize("way", BUTTONS, ids=str)
def test_every_button(acting: AccessStage, way: Way) -> None:
    """Pressed by everyone, also by those to whom it was never offered: it does what the table opens to them."""
    follows_the_table(acting, way.act, lambda player: acting.presses(player, way))


@pytest.mark.parametrize("way", FORMS, ids=str)
def test_every_form(acting: AccessStage, way: Way) -> None:
    """Sent under everyone's name, with all that Slack would send, likewise."""
    follows_the_table(acting, way.act, lambda player: acting.submits(player, way))


@pytest.mark.parametrize("way", EMPTIED, ids=str)
def test_every_form_with_nothing_in_it(acting: AccessStage, way: Way) -> None:
    """Those who may not send it are told that, and nothing of what it holds or lacks."""
    for player in CAST:
        if not player.may(way.act):
            is_refused(acting.submits(player, way), way.act)


@pytest.mark.parametrize("way", CLOSED, ids=str)
def test_every_form_that_is_closed(acting: AccessStage, way: Way) -> None:
    """Closing keeps a draft for those who answer; nothing can be said to the others, and nothing is kept."""
    before = acting.digest()
    for player in CAST:
        if not player.may(way.act):
            acting.closes(player, way)
    assert acting.digest() == before


@pytest.mark.parametrize("way", COMMANDS, ids=str)
def test_every_command(acting: AccessStage, way: Way) -> None:
    """What everyone may type is answered to everyone, guests included."""
    follows_the_table(acting, way.act, lambda player: acting.types(player, way.name, way.carries))


@pytest.mark.parametrize("name", VERBS)
def test_every_verb(acting: AccessStage, name: str) -> None:
    """Each verb of /muster answers those to whom its act is open, and tells the others who may."""
    follows_the_table(acting, VERBS[name].act, lambda player: acting.types(player, "/muster", name))


def follows_the_table(acting: AccessStage, act: Act | None, tried: Callable[[Player], str]) -> None:
    """Those who may not, first: they read who may, and the record is as it was. The others are not refused."""
    before = acting.digest()
    for player in CAST:
        if not player.may(act):
            is_refused(tried(player), act)
    assert acting.digest() == before
    for player in CAST:
        if player.may(act):
            said = tried(player)
            assert "Sorry, " not in said, (player, said)
            assert "went wrong" not in said, (player, said)


def is_refused(said: str, act: Act | None) -> None:
    """It says who may; of one's own return, who agrees it."""
    if act is None:
        assert "is not waiting for you" in said
    elif act in AGREEING and "Nobody agrees their own" in said:
        assert "It is for Director of Operations to agree" in said
    else:
        assert f"Sorry, {ACTS[act]} is for" in said
        assert [one for one in who_may(act) if CAPACITIES[one] not in said] == []


def test_a_file_is_taken_from_the_plan_office_only(acting: AccessStage) -> None:
    """A return form that somebody else sends in is not even fetched: nothing is recorded."""
    before = acting.digest()
    for player in CAST:
        if not player.may(Act.RECORD_ON_BEHALF):
            acting.happens(file_sent(player))
    assert acting.digest() == before
    assert "Files are for the plan office to send" in acting.newest_owed()
    acting.happens(file_sent(CAST[-1]))
    assert "Files are for" not in acting.newest_owed()


def test_app_home_shows_each_what_the_table_opens_to_them(acting: AccessStage) -> None:
    """The board for the plan office, what stands out for it and for the chief executive, neither for others."""
    for player in CAST:
        acting.news()
        acting.happens({"type": "app_home_opened", "user": player.user, "tab": "home"})
        words = acting.shown()
        assert ("The returns of" in words) is player.may(Act.SEE_RETURNS_LIST), player
        assert ("To look at in" in words) is player.may(Act.SEE_EXCEPTIONS), player
        for label, act in OFFICE_BUTTONS.items():
            assert (label in words.splitlines()) is player.may(act), (player, label)


def test_restricted_text_is_shown_to_those_of_the_table(acting: AccessStage) -> None:
    """A restricted commitment, its title included, is shown to those who lead or agree it and to the office."""
    for player in CAST:
        words = acting.types(player, "/commitment", "ANY-3.1")
        towards_it = player.ref == REF
        assert ("Informant handling" in words) is (towards_it and player.may(Act.VIEW_WITHHELD)), (
            player,
            words,
        )
