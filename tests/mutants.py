"""A sample of mutations: the rules are changed at one place at a time, by operators of cosmic-ray, and the tests of
that rule must notice. `make mutants` runs it in a copy; what survives is printed, for somebody to read."""

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from cosmic_ray.ast import Visitor, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parents[1]
TESTS_OF: Mapping[str, tuple[str, ...]] = {
    "storage/rules/access.py": ("tests/rules/test_access.py", "tests/house/test_docs.py"),
    "storage/rules/sign_off.py": ("tests/rules/test_sign_off.py",),
    "storage/rules/answering/validation.py": ("tests/rules/answering",),
    "storage/rules/answering/tense.py": ("tests/rules/answering/test_tense.py",),
    "storage/rules/asks/participation.py": ("tests/rules/asks",),
    "storage/rules/asks/putting_off.py": ("tests/rules/asks", "tests/flows/asks/test_putting_off.py"),
    "storage/rules/asks/reminders.py": ("tests/rules/asks",),
    "storage/rules/calendar/days.py": ("tests/rules/calendar",),
    "storage/rules/calendar/ladder.py": ("tests/rules/calendar",),
    "storage/rules/calendar/more_time.py": ("tests/rules/calendar",),
    "storage/rules/calendar/quarters.py": ("tests/rules/calendar",),
    "storage/rules/calendar/timetable.py": ("tests/rules/calendar",),
    "storage/rules/calendar/working_days.py": ("tests/rules/calendar",),
    "storage/rules/standing/counting.py": ("tests/rules/standing", "tests/papers/test_numbers.py"),
    "storage/rules/standing/direction.py": ("tests/rules/standing",),
    "storage/rules/standing/rag.py": ("tests/rules/standing",),
    "storage/rules/standing/rollup.py": ("tests/rules/standing",),
    "storage/rules/standing/wanted.py": ("tests/rules/standing",),
    "storage/standing/runs.py": ("tests/record/standing", "tests/flows/standing"),
    "storage/standing/standings.py": ("tests/record/standing", "tests/flows/standing"),
    "storage/standing/standing_rows.py": ("tests/record/standing", "tests/flows/standing"),
}
LEFT_OUT = ("core/Variable", "core/ReplaceBinaryOperator_BitOr", "core/RemoveDecorator")
"""Operators that mostly change what has no effect, or what no program could run with: names, types, caches."""
LONGEST_SECONDS = 600


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    module: str
    operator: str
    occurrence: int

    @property
    def source(self) -> str:
        """The module as it stands."""
        return (ROOT / self.module).read_text(encoding="utf-8")

    @property
    def changed(self) -> str:
        """The module with the change."""
        return str(mutate_code(self.source, get_operator(self.operator)(), self.occurrence))

    @property
    def words(self) -> str:
        """The lines that differ."""
        lines = unified_diff(self.source.splitlines(), self.changed.splitlines(), n=0, lineterm="")
        return "\n".join(line for line in lines if line[:3] not in ("---", "+++"))


class Places(Visitor):  # type: ignore[misc]  # cosmic-ray brings no types
    """Where an operator could change something, in the order in which cosmic-ray counts."""

    def __init__(self, operator: str) -> None:
        self.operator, self.found = get_operator(operator)(), list[object]()

    def visit(self, node: object) -> object:
        """Notes what of this node could be changed."""
        self.found += self.operator.mutation_positions(node)
        return node


def mutants(module: str) -> Iterator[list[Mutant]]:
    """All of a module, by the place and the kind of the change: one comparison has ten, and counts once."""
    tree, by_place = (
        get_ast((ROOT / module).read_text(encoding="utf-8")),
        defaultdict[str, list[Mutant]](list),
    )
    for operator in sorted(operator_names()):
        if not operator.startswith(LEFT_OUT):
            places = Places(operator)
            places.walk(tree)
            for number, place in enumerate(places.found):
                by_place[f"{operator.split('_')[0]}{place}"].append(Mutant(module, operator, number))
    yield from by_place.values()


def sample(seed: int, size: int) -> list[Mutant]:
    """So many, the same ones for the same seed and the same source."""
    chance = random.Random(seed)
    places = [place for module in TESTS_OF for place in mutants(module)]
    return [chance.choice(place) for place in chance.sample(places, min(size, len(places)))]


def survives(mutant: Mutant, copy: Path) -> bool:
    """Whether the tests of its module say nothing of it."""
    path = copy / mutant.module
    path.write_text(mutant.changed, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    tests = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-k", "not postgresql"]
    try:
        return not subprocess.run(
            [*tests, *TESTS_OF[mutant.module]],
            cwd=copy,
            env=environment,
            capture_output=True,
            timeout=LONGEST_SECONDS,
        ).returncode
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(mutant.source, encoding="utf-8")


def report(drawn: Sequence[Mutant]) -> int:
    """Tries each, prints what survives and how many were killed; how many survived."""
    survivors = 0
    with TemporaryDirectory() as directory:
        copy = Path(directory, "muster")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "__pycache__"))
        for number, mutant in enumerate(drawn, start=1):
            lives = survives(mutant, copy)
            survivors += lives
            said = f"survived:\n{mutant.words}" if lives else "killed"
            sys.stdout.write(f"{number}/{len(drawn)} {mutant.module} {mutant.operator} {said}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(drawn) - survivors} of {len(drawn)} killed\n")
    return survivors


def main() -> None:
    """As it is typed: --seed, --sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--sample", type=int, default=80)
    asked = parser.parse_args()
    sys.stdout.write(f"seed {asked.seed}\n")
    report(sample(asked.seed, asked.sample))


if __name__ == "__main__":
    main()
