"""The one-page return in Excel for somebody who is not in Slack: what goes out, and what comes back."""

from dataclasses import dataclass

from storage.facts.plan import QuarterName


@dataclass(frozen=True)
class FormRow:
    """One commitment of the form: what is printed, in the order of the locked columns, and the words of the `ratings`
    that it may have."""

    ref: str
    title: str
    last: str
    promise: str
    ratings: tuple[str, ...]


@dataclass(frozen=True)
class ReturnForm:
    """A form for one role and quarter. `choices` are the words of each other drop-down list, by the column's
    key."""

    role_id: int
    role: str
    quarter: QuarterName
    asks_by: str
    rows: tuple[FormRow, ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class FilledRow:
    """One row that somebody filled in: its ref, its number as Excel counts, what stands under each key, and the
    colour that its rating is painted in."""

    ref: str
    number: int
    said: tuple[tuple[str, str], ...]
    painted: str = ""


@dataclass(frozen=True)
class FormFault:
    """What is wrong with a form that came back: in which cell ("F6"; "" for the whole file), and the key of its
    words with what they need; `words` instead where a rule has said it already. What is wrong with a cell or a row as
    such has the codes of plan files (storage/plan/files/faults.py)."""

    cell: str
    code: str
    said: str = ""
    words: str = ""
    expected: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilledForm:
    """A form that came back, as far as it can be read. Rows without an answer are left out; `faults` are the
    cells that cannot be read."""

    role_id: int
    quarter: str
    rows: tuple[FilledRow, ...]
    faults: tuple[FormFault, ...] = ()
