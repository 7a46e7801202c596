"""The names of a plan file beside those of the record: what looks the same is the same role, forum, priority,
commitment or measure. Where only the capitals differ, the file spells it anew, which is a change like any other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from storage.plan.files import document as doc
from storage.plan.files.settled_tree import PRIORITIES, REFS, ROLES
from storage.plan.intake.record import Record
from storage.rules.same_text import at_a_glance, folded, looks

Row = TypeVar("Row")
_REFS = ("commitments.ref", *REFS)


def met(record: Record, document: doc.PlanDocument) -> tuple[Record, doc.PlanDocument]:
    """The record under the names of the file, and the file with names spelled as the record has them where nobody
    sees a difference."""
    document = spelled(document, record)
    under_its_names = replace(
        record,
        forums=_under(record.forums, (one.name for one in document.forums)),
        roles=_under(record.roles, (one.role for one in document.people)),
        priorities=_under(record.priorities, (one.code for one in document.priorities)),
        measures=_under(record.measures, (one.code for one in document.measures)),
    )
    return under_its_names, document


def spelled(document: doc.PlanDocument, record: Record) -> doc.PlanDocument:
    """The document with its names as the record has them."""
    named = (
        (("people.role", *ROLES), record.roles),
        (("priorities.code", *PRIORITIES), record.priorities),
        (_REFS, record.commitments),
        (("forums.name",), record.forums),
        (("measures.code",), record.measures),
    )
    known = {path: (rows, {looks(name): name for name in rows}) for paths, rows in named for path in paths}
    alike = {path: {at_a_glance(name): name for name in rows} for path, (rows, _) in known.items()}

    def said(path: str, value: str) -> str:
        rows, spellings = known.get(path, ((), {}))
        name = value if value in rows else spellings.get(looks(value), value)
        # A ref in other letters is refused, for it is for good; other capitals are a change.
        other = alike[path].get(at_a_glance(name), name) if path in alike and path not in _REFS else name
        return name if folded(other) == folded(name) else other

    return doc.PlanDocument.model_validate(_rewritten(document.model_dump(), "", said))


def spelling_of(name: str, names: Iterable[str]) -> str:
    """The name as it is spelled among these; as it was given where it is none of them."""
    return {folded(one): one for one in names}.get(folded(name), name)


def _under(rows: Mapping[str, Row], names: Iterable[str]) -> dict[str, Row]:
    """Each row under the name that the file has for it; a name that is exactly one row's is no other's."""
    written = {folded(name): name for name in names if name not in rows}
    return {written.get(folded(name), name): row for name, row in rows.items()}


def _rewritten(part: object, path: str, said: Callable[[str, str], str]) -> object:
    if isinstance(part, dict):
        return {name: _rewritten(one, f"{path}.{name}".lstrip("."), said) for name, one in part.items()}
    if isinstance(part, list | tuple):
        return tuple(_rewritten(one, path, said) for one in part)
    return said(path, part) if type(part) is str else part
