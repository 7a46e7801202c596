"""Keeps the books of an adoption: every choice that was made, every question with its answer, and what came
of each cell. What is chosen or asked is decided elsewhere; the words are digests'."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from storage.plan.adoption.grids.grid import Spot
from storage.rules.same_text import folded

Value = TypeVar("Value")
AS_LIKELY = ("yes", "y", "ok", "likeliest", "as suggested")
"""What somebody may write instead of repeating what is likeliest."""


@dataclass(frozen=True)
class Pending:
    """Stands in the plan for a value that waits for the answer to a question."""

    key: str


@dataclass(frozen=True)
class Question:
    """One thing to decide. `kind` names its words, `said` is what the file says, `where` in which cells;
    `options` are offered and `likely` is the likeliest of them. `taken` says that the likeliest stands in the
    workbook meanwhile. `targets` are the workbook's cells that wait for the answer, `misread` an answer that
    cannot be read."""

    key: str
    kind: str
    said: str
    where: tuple[str, ...]
    options: tuple[str, ...]
    likely: str
    about: tuple[str, ...] = ()
    answer: str = ""
    taken: bool = False
    misread: str = ""
    targets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One thing that was read without asking: what stands where, and what became of it."""

    kind: str
    said: str
    became: str
    where: tuple[str, ...]


@dataclass
class Docket:
    """The books. `answers` are people's, by the question's key; with `likeliest` the likeliest is taken for
    all others."""

    answers: Mapping[str, str] = field(default_factory=dict)
    likeliest: bool = False
    questions: dict[str, Question] = field(default_factory=dict)
    choices: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    fates: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def ask(
        self,
        kind: str,
        key: str,
        spots: Iterable[Spot],
        said: str,
        options: Sequence[str],
        likely: str,
        read: Callable[[str], Value | None],
        about: Sequence[str] = (),
    ) -> Value | Pending:
        """The answer as `read` reads it, else a value that waits. An answer that cannot be read is asked
        again."""
        given = self._entered(Question(key, kind, said, (), tuple(options), likely, tuple(about)), spots)
        value = read(given) if given else None
        if value is not None:
            return value
        if given:
            self.questions[key] = replace(self.questions[key], answer="", misread=given)
        return Pending(key)

    def pick(
        self, kind: str, key: str, spots: Iterable[Spot], said: str, options: Sequence[str], likely: str
    ) -> str:
        """One of the options: the answer, or the likeliest until there is one."""
        return self.suppose(kind, key, spots, said, options, likely, lambda given: one_of(given, options))

    def suppose(
        self,
        kind: str,
        key: str,
        spots: Iterable[Spot],
        said: str,
        options: Sequence[str],
        likely: str,
        read: Callable[[str], str | None],
    ) -> str:
        """The answer as `read` reads it, or the likeliest until there is one."""
        found = self.ask(kind, key, spots, said, options, likely, read)
        if not isinstance(found, Pending):
            return found
        self.questions[key] = replace(self.questions[key], taken=True)
        return likely

    def _entered(self, asked: Question, spots: Iterable[Spot]) -> str:
        """Writes the question down, once for all the cells that ask it, and gives its answer."""
        spots = tuple(spots)
        known = self.questions.get(asked.key, asked)
        where = tuple(dict.fromkeys((*known.where, *(spot.place for spot in spots))))
        given = self.answers.get(asked.key, "").strip()
        if folded(given) in AS_LIKELY or (not given and self.likeliest):
            given = asked.likely
        self.questions[asked.key] = replace(known, where=where, answer=given)
        for spot in spots:
            self.came_of(spot, "asked", asked.key)
        return given

    def stand_in(self, key: str) -> None:
        """The answer stands in for one that only somebody can give: it stays to be decided."""
        self.questions[key] = replace(self.questions[key], taken=True, answer=self.answers.get(key, ""))

    def note(self, kind: str, spots: Iterable[Spot], said: str = "", became: str = "") -> None:
        """Writes a choice down, with the cells that it was made for."""
        places = self.choices.setdefault((kind, said, became), [])
        places += [spot.place for spot in spots if spot.place not in places]

    def came_of(self, spot: Spot | None, how: str, what: str = "") -> None:
        """Writes down what came of a cell: `carried` to a field, `heading`, `section`, `asked`, `no_place`
        with a reason."""
        if spot is not None:
            fates = self.fates.setdefault(spot.place, [])
            if (how, what) not in fates:
                fates.append((how, what))

    def all_choices(self) -> tuple[Choice, ...]:
        """The choices, in the order in which they were made."""
        return tuple(Choice(*key, tuple(places)) for key, places in self.choices.items())


def one_of(given: str, options: Sequence[str]) -> str | None:
    """The option that an answer names, whatever its capitals."""
    wanted = folded(given)
    return next((option for option in options if folded(option) == wanted), None)
