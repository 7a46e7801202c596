"""How many SQL statements an act costs: as many with a large plan and a long past as with a small one."""

from pathlib import Path

import pytest

from bot.rehearsal.workspace.remote import Workspace
from bot.ticking.ticks import tick_all
from storage.enums import CommitmentType
from storage.facts.plan import QuarterName
from storage.plan.files.document import PlanDocument
from storage.plan.files.past_returns import read_past_returns
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import Database
from tests.conftest import counting
from tests.flows.person import GREEN, Person
from tests.flows.plan import ACCOUNTS, KNOWN_SINCE, LEAD
from tests.flows.stage import Stage, by_socket_mode, london, staged
from tests.plan.files.generated import generated_plan, generated_returns, write_returns

LAST = QuarterName(2024, 4)
OPENS = "2025-07-01 09:30"
PRESSES = 3
ANSWER = {
    **GREEN,
    "rating": "blue",
    "completed_on": "2025-06-20",
    "evidence": "Board minute",
    "monitor": "no",
}


def grown(database: Database, commitments: int, past: int, folder: Path) -> None:
    """The plan with that many commitments, and that many quarters behind it."""
    plan = led(generated_plan(commitments, leads=6, greedy_lead=4))
    path = folder / f"returns-{commitments}.csv"
    write_returns(generated_returns(plan, LAST, past), path)
    with database.write() as session:
        assert not import_plan(session, plan, KNOWN_SINCE).faults
        import_past_returns(session, read_past_returns(path, plan.plan.rag_scheme).rows, KNOWN_SINCE)


def led(plan: PlanDocument) -> PlanDocument:
    """The same plan, whose first lead has an account in the workspace; none of its work is ongoing."""
    people = tuple(
        one.model_copy(update={"slack": ACCOUNTS[LEAD]}) if one.role == "Lead 1" else one
        for one in plan.people
    )
    work = tuple(one.model_copy(update={"type": CommitmentType.DELIVERABLE}) for one in plan.commitments)
    return plan.model_copy(update={"people": people, "commitments": work})


def costs(stage: Stage) -> dict[str, int]:
    """The statements of each act, counted when nothing is done for the first time."""
    lead = Person(LEAD, stage)
    tick_all(stage.muster.desk, stage.clock.at)
    with counting(stage.database) as idle:
        tick_all(stage.muster.desk, stage.clock.at)
    found = {"a round in which nothing is due": len(idle)}
    for ref in ("ANY-1.1", "ANY-2.1"):
        for line in ("/priority", "/priority 1", f"/commitment {ref}", "/updates"):
            with counting(stage.database) as statements:
                lead.types(line)
            found[line.replace(ref, "<ref>")] = len(statements)
        found["open"] = opens(lead, ref)
        lead.fills_in(**ANSWER)
        with counting(stage.database) as statements:
            lead.did(stage.workspace.submit(lead.user))
        assert lead.has_no_form, lead.view["errors"]
        found["submit"] = len(statements)
    return found


def opens(lead: Person, ref: str) -> int:
    """How many statements a form costs. Where none opens, as when the machine is too busy for Slack's three seconds,
    they press again."""
    for _ in range(PRESSES):
        with counting(lead.stage.database) as statements:
            lead.presses("Update", on=ref)
        if lead.view["blocks"]:
            break
    return len(statements)


def test_statements_do_not_grow_with_the_plan(
    workspace: Workspace, bare_databases: tuple[Database, Database], tmp_path: Path
) -> None:
    """10 commitments after one quarter, and 150 after sixteen: every act sends the same number of statements."""
    counted = []
    for database, commitments, past in zip(bare_databases, (10, 150), (1, 16), strict=True):
        grown(database, commitments, past, tmp_path)
        with staged(workspace, database, by_socket_mode) as stage:
            stage.clock.at = london(OPENS)
            stage.worker.tick()
            counted.append(costs(stage))
    small, large = counted
    assert small == large
    # Each kind of ask that a plan may have collected looks once, and so does whoever keeps a cleared paper.
    assert large.pop("a round in which nothing is due") <= 30, large
    # The most is a submission: it records, tells everyone, and opens the form of the next commitment.
    assert max(large.values()) <= 28, large


@pytest.mark.usefixtures("asked")
def test_a_further_reader_costs_no_statement(stage: Stage, lead: Person) -> None:
    """What one lead answers alone, and what a force lead with a prompt of their own or a deputy hears of as well, are
    recorded in as many statements, once the deputy has the message that follows the record."""
    refs = ("ANY-1.3", "ANY-1.1", "ANY-1.2")
    for ref in refs:
        lead.answers(ref, **GREEN)
    counted = {}
    for ref in refs:
        lead.opens(ref)
        lead.fills_in(progress="The scheme has met its second aim.")
        with counting(stage.database) as statements:
            lead.did(stage.workspace.submit(lead.user))
        assert not lead.view["errors"], lead.view["errors"]
        counted[ref] = len(statements)
    assert len(set(counted.values())) == 1, counted
