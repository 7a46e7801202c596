"""The addresses of people: beside a role, in a column of their own, in the cell that names somebody, or instead of a
name. Whose an address is stands where it was read; where a role has several, somebody is asked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from storage.plan.adoption.docket import Docket, Pending
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.words.names import roles_in
from storage.rules.same_text import folded

LONGEST_CELL = 2_000
MADE_UP = "to-be-supplied.invalid"
"""Where nobody can ever receive anything (RFC 2606): stands in for an address, so that a plan can be
rehearsed."""
_MAIL = re.compile(r"[^\s@<>(),;:\\\"\[\]]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_BEHIND = re.compile(r"^\s*[(<]\s*([^()<>@]{1,80}?)\s*[)>]")
_NO_NAME = " \t\n<>()[]:;,-–/|\"'"


def as_mail(given: str) -> str | None:
    """The first address in an answer or a cell."""
    return next(iter(mails_in(given)), None)


def mails_in(text: str) -> list[str]:
    """The addresses in a text, in its order."""
    return _MAIL.findall(text[:LONGEST_CELL])


def people_in(text: str) -> tuple[tuple[str, str], ...]:
    """The roles that a cell names, in its order, each with the address beside it, "" where there is none. One of whom
    the cell says only the address is named as that names them."""
    if "@" not in text:
        return tuple((name, "") for name in roles_in(text))
    return tuple({folded(name): (name, mail) for name, mail in _named(text[:LONGEST_CELL])}.values())


def _named(text: str) -> Iterator[tuple[str, str]]:
    rest = text
    while found := _MAIL.search(rest):
        before = re.sub(r"\bmailto\s*:?\s*$", "", rest[: found.start()], flags=re.IGNORECASE).strip(_NO_NAME)
        rest = rest[found.end() :]
        names = roles_in(before)
        behind = _BEHIND.match(rest) if not names else None
        if behind:
            names, rest = (behind[1],), rest[behind.end() :]
        yield from ((name, "") for name in names[:-1])
        yield (names[-1] if names else _name_of(found[0])), found[0]
    yield from ((name, "") for name in roles_in(rest.strip(_NO_NAME)))


def _name_of(mail: str) -> str:
    """Whom an address names: "head.of-policy@…" is "Head Of Policy"."""
    words = re.findall(r"[^\W\d_]+|\d+", mail.partition("@")[0])
    return " ".join(word.capitalize() for word in words) or mail.partition("@")[0]


@dataclass
class RoleAddresses:
    """The addresses of each role, with the cells that say them, in the order in which they were read."""

    docket: Docket
    said: dict[str, dict[str, list[Spot]]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def add(self, role: str, mail: str, spots: Iterable[Spot] = ()) -> None:
        """An address beside a role."""
        known = self.said.setdefault(folded(role), {})
        same = next((one for one in known if one.casefold() == mail.casefold()), mail)
        known.setdefault(same, []).extend(spots)
        self.owners.setdefault(mail.casefold(), role)

    def owner(self, mail: str) -> str:
        """Whose an address is; "" where nobody is known to have it."""
        return self.owners.get(mail.casefold(), "")

    def of(self, role: str) -> str | Pending:
        """The address of a role, or a value that waits for it. With the likeliest for all, one that reaches nobody
        stands in for what nobody can guess, so that the plan can be rehearsed."""
        known = self.said.get(folded(role), {})
        if len(known) == 1:
            ((mail, spots),) = known.items()
            for spot in spots:
                self.docket.came_of(spot, "carried", "people.email")
            return mail
        key, made_up = f"email:{folded(role)}", self._made_up(role) if self.docket.likeliest else ""
        likely = _commonest(known) or made_up
        kind = "several_mails" if known else "no_mail"
        spots = [spot for each in known.values() for spot in each]
        asked = self.docket.ask(kind, key, spots, "; ".join(known), [*known], likely, as_mail, (role,))
        if asked == made_up and made_up:
            self.docket.stand_in(key)
        return asked

    def _made_up(self, role: str) -> str:
        bare = ".".join(re.findall(r"[a-z0-9]+", folded(role)))[:50] or "role"
        name, number = bare, 2
        while name in self._used:
            name, number = f"{bare}.{number}", number + 1
        self._used.add(name)
        return f"{name}@{MADE_UP}"


def _commonest(known: dict[str, list[Spot]]) -> str:
    """The address that stands beside a role oftener than any other; "" where none does."""
    counts = Counter({mail: len(spots) for mail, spots in known.items()}).most_common(2)
    return counts[0][0] if len(counts) > 1 and counts[0][1] > counts[1][1] else ""
