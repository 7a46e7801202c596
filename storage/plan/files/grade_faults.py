"""Whether what a plan file says of grades of measures holds together, and none of their words is a rating's."""

from collections.abc import Iterator
from decimal import Decimal

from storage.facts.grades import Comparator, Grade
from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.scalars import as_choice
from storage.plan.files.tree import Fields, Text, fields_in, rows, text, texts
from storage.rules.measures.figures import read_figure
from storage.rules.measures.grading import DEFAULT_SCHEME, words_of
from storage.rules.measures.grading import SCHEMES as GRADE_SCHEMES
from storage.rules.measures.movement import target_in
from storage.rules.same_text import folded
from storage.rules.standing.rag import COLOURS, SCHEMES
from storage.rules.standing.rag import DEFAULT_SCHEME as RATINGS

NEEDS = {Comparator.TARGET: "target", Comparator.BASELINE: "baseline"}
"""What must be there, where a measure is graded against it."""
ONLY_WITH = ("baseline", "baseline_on", "tolerance", "better_beyond", "grave_beyond", "ungraded_below")


def grade_faults(tree: Fields) -> Iterator[Fault]:
    """Every fault of how measures are graded."""
    yield from _words(fields_in(tree, "plan"))
    for measure in rows(tree, "measures"):
        yield from _measure(measure)


def _measure(measure: Fields) -> Iterator[Fault]:
    """Nothing is graded against what is not there, and nothing is said of a grade that none is given."""
    comparator, said = text(measure, "comparator"), {name: text(measure, name) for name in ONLY_WITH}
    if comparator is None:
        for name, one in said.items():
            if one:
                yield fault_at(one.place, f"measures.{name}", "graded_against_nothing", one.value)
        return
    needed = NEEDS.get(str(as_choice(comparator.value)), "")  # type: ignore[call-overload] # a str is no key of it
    if needed and not _has(measure, needed):
        yield fault_at(comparator.place, "measures.comparator", f"graded_without_{needed}", comparator.value)
    within = _number(said["tolerance"]) or Decimal(0)
    for name in ("better_beyond", "grave_beyond"):
        one, beyond = said[name], _number(said[name])
        if one and beyond is not None and beyond < within:
            yield fault_at(one.place, f"measures.{name}", "not_beyond_tolerance", one.value, str(within))


def _has(measure: Fields, name: str) -> bool:
    said, unit = text(measure, name), text(measure, "unit")
    if said is None:
        return False
    return name != "target" or target_in(said.value, unit.value if unit else "") is not None


def _number(said: Text | None) -> Decimal | None:
    found = read_figure(said.value) if said else None
    return found if isinstance(found, Decimal) else None


def _words(plan: Fields) -> Iterator[Fault]:
    """A word means a grade or a rating, never both."""
    own, scheme, rated = (
        fields_in(plan, "grade_words"),
        text(plan, "measure_scheme"),
        text(plan, "rag_scheme"),
    )
    ratings = SCHEMES.get(str(as_choice(rated.value)) if rated else RATINGS)
    key = str(as_choice(scheme.value)) if scheme else DEFAULT_SCHEME
    if ratings is None or key not in GRADE_SCHEMES:
        return
    theirs = fields_in(plan, "rag_words")
    of_ratings = {folded(word) for word in (*ratings.readings(), *COLOURS)}
    of_ratings |= {folded(one.value) for name in theirs.entries for one in texts(theirs, name)}
    written = {name: text(own, name) for name in own.entries if name in set(Grade)}
    called = words_of(key, {name: one.value for name, one in written.items() if one})
    for grade, word in called:
        if folded(word) in of_ratings:
            place = one.place if (one := written.get(grade)) else plan.place_of("measure_scheme")
            yield fault_at(place, f"plan.grade_words.{grade}", "grade_is_a_rating", word)
