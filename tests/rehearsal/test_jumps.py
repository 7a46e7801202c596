"""What happens when nobody plays and somebody goes from one planned jump to the next, as in `rehearse --live`."""

from datetime import datetime, timedelta
from pathlib import Path

from bot.rehearsal.playing.director import Director
from bot.rehearsal.playing.hands import fill_in, prompts
from bot.rehearsal.playing.play import Rehearsal, on_stage
from bot.rehearsal.playing.stage import members
from storage.facts.plan import QuarterName
from storage.rules.calendar.working_days import LONDON
from tests.plan.files.generated import generated_plan

QUARTER = QuarterName(2021, 2)


def test_sros_are_asked_and_reminded_on_the_way(tmp_path: Path) -> None:
    """One lead answers; their SRO is asked to agree it, and reminded on both of the two days before the draft."""
    plan = generated_plan(4, leads=2, greedy_lead=2)
    first = plan.commitments[0]
    lead, sro = members(plan)[first.lead], members(plan)[first.sro]
    with on_stage(Rehearsal(plan, (), QUARTER, tmp_path)) as stage:
        director, workspace = Director(stage, lambda *_: None), stage.workspace
        for event in workspace.programme():
            at = datetime.fromisoformat(str(event["at"]))
            if at > stage.times.draft:
                break
            workspace.jump(at)
            director.settle(at)
            if at == stage.times.prompts_open:
                fill_in(workspace, lead, prompts(workspace, lead)[first.ref], stage.answers[first.ref])
                workspace.jump(at + timedelta(hours=1))
        asked = [one for one in workspace.messages(sro) if "to agree" in str(one["text"])]
    days = [datetime.fromtimestamp(float(one["ts"]), LONDON).strftime("%d %b %H:%M") for one in asked]
    assert days[-2:] == ["20 Oct 09:30", "21 Oct 09:30"]
