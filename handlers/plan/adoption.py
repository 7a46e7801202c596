"""The plan office sends its own plan to Muster, as a workbook, a CSV file or a Word table, and gets Muster's workbook
back; sent again with its answers, it is finished. Every file that is sent comes here; return forms go on to
return_form.py, the finance annex to finance, figures of measures to measures."""

from collections.abc import Sequence
from typing import Any

from digests.kit.blocks import Message
from handlers.desk import Desk
from handlers.finance.sending import no_annex, take_annex
from handlers.measures.sending import no_figures, take_figures, why_unread
from handlers.on_behalf.return_form import Sent, no_form, take
from handlers.owing import FILE, to_actor
from storage.finance.annexes import may_send
from storage.measures.standing import gives_any
from storage.people.roles import Actor
from storage.record.database import Session


def take_files(desk: Desk, user: str, files: Sequence[dict[str, Any]], ts: str) -> None:
    """Somebody sent Muster files in one message: each is a return form, the finance annex or figures of measures, or
    it is said that it is not read; those of the plan office that are none of these are read as one plan."""
    others = [sent for file in files if (sent := take(desk, user, file, ts, sends_figures))]
    plans = [sent for sent in others if not (take_annex(desk, sent) or take_figures(desk, sent))]
    for sent in plans:
        if not sent.is_office:
            say_none(desk, sent)
    plans = [sent for sent in plans if sent.is_office]
    if plans and not take_plan(desk, plans):
        (no_figures if why_unread(plans[0]) else no_form)(desk, plans[0])


def sends_figures(session: Session, actor: Actor) -> bool:
    """Whether somebody sends the finance annex, or figures of measures."""
    return may_send(session, actor) or gives_any(session, actor)


def say_none(desk: Desk, sent: Sent) -> None:
    """Says of a file of somebody's who sends such figures that it has none."""
    with desk.database.read() as session:
        is_finance = may_send(session, sent.who)
    return no_annex(desk, sent) if is_finance and not why_unread(sent) else no_figures(desk, sent)


def take_plan(desk: Desk, files: Sequence[Sent]) -> bool:
    """Reads the files as one plan and owes the workbook, or says why it cannot be read. False where there is no
    plan in them at all, which whoever asked may say better."""
    # Only now: the workbook's library takes long to load, and a plan seldom comes.
    from digests.plan.adoption import adopted, not_adopted
    from storage.plan.adoption.grids.grid import NotReadable

    try:
        found, workbook = read_plan_files(desk, files)
    except NotReadable as error:
        if error.code in NO_PLAN and len(files) == 1:
            return False
        return answer(desk, files, not_adopted(error))
    return answer(desk, files, adopted(found, FILE), workbook)


NO_PLAN = ("no_table", "nothing_in_it", "not_a_document", "damaged")
"""Reasons that a return form may have as well as a plan."""


def read_plan_files(desk: Desk, files: Sequence[Sent]) -> tuple[Any, tuple[str, bytes]]:
    """What comes of the files, or of those that an adopted workbook was made of, with its answers; and the workbook,
    its name and bytes. Raises NotReadable."""
    from digests.plan.adoption import pages
    from storage.plan.adoption.adopting import adopt
    from storage.plan.adoption.grids.grid import NotReadable
    from storage.plan.adoption.grids.opening import open_files
    from storage.plan.adoption.workbook.adopted_file import adopted_workbook
    from storage.plan.adoption.workbook.remembering import read_before
    from storage.plan.adoption.workbook.tables import kept, with_targets

    befores = [read_before(one.data) for one in files]
    sent = [(one.name, one.data) for one, before in zip(files, befores, strict=True) if not before]
    before = next((one for one in befores if one), None)
    theirs = sent or (before.theirs if before else ())
    if not theirs:
        raise NotReadable("without_theirs", files[0].name)
    again = before if before and is_of_these(before.theirs, theirs) else None
    memory = again.memory if again else before.for_another() if before else None
    found = adopt(open_files(theirs), desk.today(), memory)
    finished = with_targets(kept(found, again.now) if again else found)
    stem = theirs[0][0].rpartition(".")[0] or theirs[0][0]
    return finished, (f"{stem[:80]}-muster.xlsx", adopted_workbook(finished, pages(finished), theirs))


def is_of_these(made_of: Sequence[tuple[str, bytes]], theirs: Sequence[tuple[str, bytes]]) -> bool:
    """Whether a workbook was made of these files, or of older ones of a name: another year's has another."""
    names = {name for name, _ in made_of}
    return not names or any(name in names for name, _ in theirs)


def answer(
    desk: Desk, files: Sequence[Sent], message: Message, workbook: tuple[str, bytes] | None = None
) -> bool:
    """Owes an answer to whoever sent the files, once for each message that brought them, with the workbook if there
    is one."""
    ids = "+".join(str(one.file.get("id")) for one in files)
    key, what = f"adopted:{ids[:160]}:{files[0].ts}", "form" if workbook else "notice"
    with desk.database.write() as session:
        to_actor(session, files[0].who, key, message, desk.now(), what, file=workbook)
    return True
