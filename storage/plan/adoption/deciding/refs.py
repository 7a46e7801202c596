"""Gives each commitment its reference: its own where it has one, a letter behind one that stands over
several, a number where there is none. A number that was ever given, or stands anywhere in the file, is given
to nothing else."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.names import LONGEST_REF, split_ref, tidy
from storage.rules.same_text import at_a_glance, folded, looks

LETTERS, NUMBERS = "Letters: 1.1a, 1.1b", "Numbers: 1.1.1, 1.1.2"
ENDS = "Their last parts"
BY_PRIORITY, RUNNING = "By priority: 1.1, 1.2", "One after another: 1, 2, 3"
_REF_LIKE = re.compile(r"\b[A-Z]{1,5}[.-]?\d+(?:[.-]\d+)*[a-z]?\b|\b\d+(?:\.\d+)+[a-z]?\b")


@dataclass
class Refs:
    """The references of a plan as they are given out. `given` are those of earlier readings, by the title's
    words."""

    docket: Docket
    given: Mapping[str, str]
    taken: set[str] = field(default_factory=set)
    now: dict[str, str] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def of(self, entries: Sequence[Entry], codes: Sequence[str], mentioned: Sequence[str]) -> list[str]:
        """A reference for each entry; `codes` are those of their priorities, `mentioned` all words of the
        file."""
        raw = list(self._with_zeros([own_ref(entry) for entry in entries]))
        self.taken = {at_a_glance(found) for text in mentioned for found in _REF_LIKE.findall(looks(text))}
        self.taken |= {at_a_glance(ref) for ref, _ in raw} | {at_a_glance(ref) for ref in self.given.values()}
        counts = Counter(_key(ref, code) for (ref, _), code in zip(raw, codes, strict=True) if ref)
        bare = {ref for ref, _ in raw if _is_bare(ref)}
        kinds: dict[str, set[tuple[str, str]]] = {}
        for (ref, _), code in zip(raw, codes, strict=True):
            kinds.setdefault(at_a_glance(ref), set()).add(_key(ref, code))
        again = any(len(keys) > 1 for keys in kinds.values())
        found = []
        for entry, (ref, spot), code in zip(entries, raw, codes, strict=True):
            if not ref:
                found.append(self._numbered(entry, code))
            elif counts[_key(ref, code)] > 1:
                found.append(self._behind(entry, self._within(ref, code, again and ref in bare, spot), spot))
            else:
                found.append(self._once(self._within(ref, code, again and ref in bare, spot), code, spot))
            self._tell(entry.spot("ref"), found[-1])
        return found

    def _with_zeros(self, raw: Sequence[tuple[str, Spot | None]]) -> Iterator[tuple[str, Spot | None]]:
        """The references, with the zero that a spreadsheet took from a number's end: 1.10 between 1.9 and 1.11."""
        before = ""
        for ref, spot in raw:
            front, _, last = ref.rpartition(".")
            is_after = last.isdecimal() and last != "0" and before == f"{front}.{int(last) * 10 - 1}"
            if front and spot and is_after:
                options = (f"{ref}0", ref)
                key = f"ref:zero:{before}"
                ref = self.docket.pick("lost_zero", key, [spot], ref, options, options[0])
            before = ref
            yield ref, spot

    def _tell(self, spot: Spot | None, ref: str) -> None:
        """A reference that is written otherwise than its cell shows says so; of another, its giver does."""
        if spot and folded(spot.text) != folded(ref) == folded(_typed(spot.text).rstrip(")")):
            self.docket.note("ref_typed", [spot], spot.text, ref)

    def _within(self, ref: str, code: str, begins_anew: bool, spot: Spot | None) -> str:
        """Where each section counts its rows anew, a bare number stands behind its section's code."""
        if not begins_anew or not code:
            return ref.rstrip(")") if _is_bare(ref) else ref
        whole = f"{code}/{ref.strip(').')}"
        self.docket.note("ref_in_section", [spot] if spot else [], ref, whole)
        return whole

    def _once(self, ref: str, code: str, spot: Spot | None) -> str:
        """A reference of its own; of one that is too long for Muster, somebody says what becomes."""
        if len(ref) > LONGEST_REF:
            return self._shorter(ref, code, spot)
        whole, number = ref, 2
        while at_a_glance(whole) in self._used:
            whole = f"{ref[: LONGEST_REF - 4]}-{number}"
            number += 1
        if whole != ref and spot:
            self.docket.note("ref_again", [spot], ref, whole)
        return self._give(f"{whole}|{ref}", whole)

    def _shorter(self, ref: str, code: str, spot: Spot | None) -> str:
        """What becomes of a reference that is too long: its last parts, which tell it from others, or a number."""
        spots = [spot] if spot else []
        way = self.docket.pick("long_ref", "refs:long", spots, ref, (ENDS, BY_PRIORITY), ENDS)
        key = f"long:{way}:{ref}"
        if kept := self._kept(key):
            return kept
        whole, number = _last_parts(ref) if way == ENDS else "", 1
        while not whole or at_a_glance(whole) in self._used | self.taken:
            whole = f"{code}.{number}" if code else str(number)
            number += 1
        self.docket.note("ref_shorter", spots, ref, whole)
        return self._give(key, whole)

    def _behind(self, entry: Entry, ref: str, spot: Spot | None) -> str:
        """One of several that share a reference."""
        spots = [spot] if spot else []
        way = self.docket.pick("shared_ref", "refs:shared", spots, ref, (LETTERS, NUMBERS), LETTERS)
        key = f"{ref}|{title_key(entry)}"
        if kept := self._kept(key):
            return kept
        for end in _ends(way):
            whole = f"{ref[: LONGEST_REF - len(end)]}{end}"
            if at_a_glance(whole) not in self.taken:
                self.docket.note("ref_shared", spots, ref, whole)
                return self._new(key, entry, whole)
        return self._numbered(entry, ref)

    def _numbered(self, entry: Entry, code: str) -> str:
        """A number for what has none."""
        way = self.docket.pick("no_ref", "refs:none", entry.own[:1], "", (BY_PRIORITY, RUNNING), BY_PRIORITY)
        key = title_key(entry)
        if kept := self._kept(key):
            return kept
        before, number = (f"{code}." if code and way == BY_PRIORITY else ""), 1
        while at_a_glance(f"{before}{number}") in self.taken:
            number += 1
        return self._new(key, entry, f"{before}{number}")

    def _kept(self, key: str) -> str | None:
        """What it was given before, where nothing else has that by now."""
        ref = self.given.get(key)
        return self._give(key, ref) if ref and at_a_glance(ref) not in self._used else None

    def _new(self, key: str, entry: Entry, ref: str) -> str:
        """What nothing has yet; several of one title are told apart by their rows."""
        return self._give(f"{key}|{entry.row}" if key in self.now else key, ref)

    def _give(self, key: str, ref: str) -> str:
        self.taken.add(at_a_glance(ref))
        self._used.add(at_a_glance(ref))
        self.now[key] = ref
        return ref

    @property
    def remembered(self) -> dict[str, str]:
        """Every number that was ever given, by what it was given to."""
        return {**self.given, **self.now}


def own_ref(entry: Entry) -> tuple[str, Spot | None]:
    """The reference that a row bears, in its column or in front of its title, and its cell."""
    spot = entry.spot("ref")
    if spot and (ref := _typed(spot.text)):
        return ref, spot
    title = entry.spot("title")
    ref = _typed(split_ref(title.text)[0]) if title else ""
    return ref, title if ref else None


def _typed(text: str) -> str:
    """A reference as people can type it in a command: in one word that begins with a letter or a number."""
    return re.sub(r"^[\W_]+", "", "".join(tidy(text).split())).rstrip(".:,;-")


def title_key(entry: Entry) -> str:
    """A title's words, by which the same commitment is known next time."""
    title = entry.spot("title")
    return folded(split_ref(title.text)[1])[:120] if title else ""


def _last_parts(ref: str) -> str:
    """As many of a reference's last parts as there is room for."""
    begins = (found.end() for found in re.finditer(r"[/\\_.:|]", ref))
    return next(
        (ref[at:] for at in begins if 0 < len(ref) - at <= LONGEST_REF), ref[-LONGEST_REF:].lstrip("-/. ")
    )


def _is_bare(ref: str) -> bool:
    return bool(re.fullmatch(r"\d+\)?", ref))


def _key(ref: str, code: str) -> tuple[str, str]:
    """What makes a reference the same as another: a bare number is one of its section's."""
    return (at_a_glance(ref), code if _is_bare(ref) else "")


def _ends(way: str) -> Iterator[str]:
    if way == NUMBERS:
        yield from (f".{number}" for number in range(1, 1_000))
    yield from ascii_lowercase
    yield from (f"{first}{second}" for first in ascii_lowercase for second in ascii_lowercase)
