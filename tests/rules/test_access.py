"""The access table, cell by cell."""

import pytest

from storage.rules.access import MAY, Act, Capacity, may, who_may

EXPECTED = {
    #                      help standing withheld own answer on_behalf open status report draft
    Capacity.ANYONE: "          y    y        -      y    -       -       -     -      -     -",
    Capacity.LEAD_OF: "         -    -        y      -    y       -       -     -      -     -",
    Capacity.CO_LEAD_OF: "      -    -        y      -    y       -       -     -      -     -",
    Capacity.SRO_OF: "          -    -        y      -    -       -       -     -      -     -",
    Capacity.PLAN_OFFICE: "     -    -        y      -    -       y       y     y      y     y",
    Capacity.CHIEF_EXECUTIVE: " -    -        y      -    -       -       -     y      y     y",
    Capacity.FINANCE: "         -    -        -      -    -       -       -     -      -     -",
    Capacity.VIEWER: "          -    -        -      -    -       -       -     -      -     -",
    Capacity.STRANGER: "        -    -        -      -    -       -       -     -      -     -",
}
CELLS = [
    (act, capacity, mark == "y")
    for capacity, row in EXPECTED.items()
    for act, mark in zip(Act, row.split(), strict=True)
]


def test_the_table_is_whole() -> None:
    """Every act is in the access table and every capacity in the matrix below it."""
    assert set(MAY) == set(Act)
    assert set(EXPECTED) == set(Capacity)


@pytest.mark.parametrize(("act", "capacity", "allowed"), CELLS)
def test_access_cell_by_cell(act: Act, capacity: Capacity, allowed: bool) -> None:
    """Each capacity by itself opens exactly the acts written out for it."""
    assert may(act, frozenset({capacity})) is allowed


@pytest.mark.parametrize("act", Act)
def test_without_any_capacity_everything_is_refused(act: Act) -> None:
    """A guest, a bot and a person of another organisation have no capacity, and may do nothing."""
    assert not may(act, frozenset())


@pytest.mark.parametrize("act", Act)
def test_any_one_capacity_is_enough_and_none_takes_away(act: Act) -> None:
    """Being a stranger or a viewer besides never closes what another capacity opens."""
    for capacity in who_may(act):
        assert may(act, frozenset({capacity, Capacity.VIEWER, Capacity.STRANGER}))


@pytest.mark.parametrize("act", Act)
def test_a_refusal_can_say_who_may(act: Act) -> None:
    """There is always somebody to ask, and the list is exactly those who may."""
    assert who_may(act)
    assert frozenset(who_may(act)) == MAY[act]
