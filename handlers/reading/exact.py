"""What is to be changed is named exactly: a commitment by its ref, and nothing is changed on a guess. Looking
something up forgives more (finding)."""

from digests.kit.blocks import Message
from digests.queries.exact import ref_wanted
from digests.succession.succession import left_the_plan
from handlers.reading.finding import Name, exactly, find
from storage.plan import succeeded
from storage.queries import stories
from storage.record.database import Session


def commitment_meant(
    session: Session, words: str, *, or_role: str | None = None
) -> tuple[int, str] | Message:
    """(id, ref) of the commitment whose ref this is; else what became of it, or which may have been meant, and which
    roles where a role would do too."""
    names = stories.commitment_names(session)
    one = exactly(words, [Name(ref, "") for _, ref, _ in names])
    if one is not None:
        return next((commitment_id, ref) for commitment_id, ref, _ in names if ref == one.code)
    left = succeeded.left_the_plan(session, words)
    if left:
        return left_the_plan(left)
    found = find(words, [Name(ref, title) for _, ref, title in names])
    likely = dict.fromkeys([*([found.one] if found.one else []), *found.likely])
    return ref_wanted(words, [(name.code, name.name) for name in likely], or_role=or_role)


def plan_refs(session: Session) -> list[str]:
    """The refs of the plan."""
    return [ref for _, ref, _ in stories.commitment_names(session)]
