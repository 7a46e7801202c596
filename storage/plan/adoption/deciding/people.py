"""Who leads and who agrees: takes several leads apart, finds who is in the file, and asks for what is not
there: an SRO, an address, who is the chief executive and who runs the plan."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from storage.plan.adoption.docket import Docket, Pending
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.addresses import RoleAddresses, mails_in, people_in
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.names import LONGEST_ROLE, roles_in, shortened, tidy
from storage.plan.files.excel.layout import normal
from storage.rules.same_text import folded

CHIEF, OFFICE, DEPUTY_CHIEF = "Chief Executive", "Plan Office", "Deputy Chief Executive"
AS_ABOVE = re.compile(
    r"[\W_]*(?:as above|ditto|same as above|same|see above|as per above|do|\"|”|''|〃)[\W_]*", re.IGNORECASE
)
_CHIEF = re.compile(
    r"^(?:interim |acting )?(?:chief exec(?:utive)?(?: officer)?|ceo|cex|ce|chief of staff|head of paid service|"
    r"managing director|city manager|chief executive.*)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"governance|policy|performance|programme|project|pmo|^pm$|planning|business|strategy", re.IGNORECASE
)
_FORCE = re.compile(
    r"\b(?:force|police(?! and crime)|constabulary|chief constable|acc|dcc|supt|superintendent|inspector|"
    r"detective)\b",
    re.IGNORECASE,
)
_SENIOR = (
    "commissioner",
    "pcc",
    "deputy chief exec",
    "chief",
    "cfo",
    "director",
    "chair",
    "leader",
    "head",
    "board",
)
_LEADS = re.compile(r"\(\s*lead\s*\)|\blead\s*:", re.IGNORECASE)
_CHIEFS_DUTY = "duty:chief_executive"


@dataclass
class Roles:
    """The roles that the plan names, each under the first spelling that was seen, with duties and
    addresses."""

    docket: Docket
    addresses: RoleAddresses
    duties: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, duty: str = "") -> str:
        """A role by the spelling that stands for it."""
        whole = shortened(tidy(name), LONGEST_ROLE)
        known = next((role for role in self.duties if folded(role) == folded(whole)), whole)
        self.duties.setdefault(known, set()).update({duty} if duty else ())
        return known

    def named_in(self, spot: Spot | None) -> tuple[str, ...]:
        """The roles that a cell names; addresses in it are theirs. One of whom it says only the address is whoever
        has that address."""
        named = []
        for name, mail in people_in(spot.text) if spot else ():
            whole = shortened(tidy(name), LONGEST_ROLE)
            if spot and mail:
                if name not in spot.text.replace(mail, ""):
                    whole = self.addresses.owner(mail) or whole
                    self.docket.note("named_by_mail", [spot], mail, whole)
                self.addresses.add(whole, mail, [spot])
            named.append(whole)
        return tuple(named)

    def read(self, given: str) -> str | None:
        """A role that somebody answers with; a new one is added."""
        return self.add(given) if roles_in(given) else None

    def chief(self) -> str:
        """The role that is the chief executive's, as far as names tell; "" where none is."""
        return next((role for role in self.duties if _CHIEF.match(role)), "")

    def senior(self, but: str) -> str:
        """The likeliest to agree what `but` leads."""
        others = [role for role in self.duties if role != but]
        for word in _SENIOR:
            if found := next((role for role in others if word in folded(role)), ""):
                return found
        return DEPUTY_CHIEF if but != DEPUTY_CHIEF else CHIEF


def people_of(entry: Entry, ref: str, roles: Roles, above: Mapping[str, object]) -> dict[str, object]:
    """The lead, co-leads and SRO of an entry; `above` is the row before it, for cells that say "as above"."""
    found: dict[str, object] = {}
    _lead(entry, ref, roles, found, above)
    for name in ("deputy", "force_lead"):
        for spot in entry.spots(name):
            _second(name, spot, roles, found)
    found["sro"] = _sro(entry, ref, roles, found.get("lead"), above)
    return found


def _lead(
    entry: Entry, ref: str, roles: Roles, found: dict[str, object], above: Mapping[str, object]
) -> None:
    spot = entry.spot("lead")
    if spot and AS_ABOVE.fullmatch(spot.text) and above.get("lead"):
        found["lead"] = above["lead"]
        _as_above(roles.docket, spot, "commitments.lead")
        return
    named = roles.named_in(spot)
    if not spot or not named:
        found["lead"] = _no_lead(entry, ref, roles, spot, above)
    elif len(named) == 1:
        found["lead"] = roles.add(named[0], "lead")
        roles.docket.came_of(spot, "carried", "commitments.lead")
    else:
        _several(spot, named, roles, found)


def _as_above(docket: Docket, spot: Spot, name: str) -> None:
    docket.note("as_above", [spot], spot.text)
    docket.came_of(spot, "carried", name)


def _no_lead(entry: Entry, ref: str, roles: Roles, spot: Spot | None, above: Mapping[str, object]) -> object:
    """Nobody is named: the role of the row above is likeliest, else one that leads something."""
    title = entry.spot("title")
    before = above.get("lead")
    known = list(roles.duties)
    likely = before if isinstance(before, str) else (known or [roles.chief() or CHIEF])[0]
    spots = [one for one in (spot or title,) if one]
    said = spot.text if spot else ""
    about = (ref, title.text if title else "")
    one_for_all = entry.columns.first("lead") is None
    row_key = folded(title.text)[:100] if title else ref
    key = "lead:none" if one_for_all else f"lead:none:{row_key}"
    return roles.docket.ask(
        "no_leads" if one_for_all else "no_lead", key, spots, said, known, likely, _leading(roles), about
    )


def _leading(roles: Roles) -> Callable[[str], str | None]:
    def read(given: str) -> str | None:
        return roles.add(given, "lead") if roles_in(given) else None

    return read


def _several(spot: Spot, named: Sequence[str], roles: Roles, found: dict[str, object]) -> None:
    """Several names: one leads, the others may answer too. The file may say which; else somebody is asked."""
    marked = [name for name in named if _LEADS.search(name)]
    known = [roles.add(_LEADS.sub("", name)) for name in named]
    if len(marked) == 1:
        lead: str | Pending = roles.add(_LEADS.sub("", marked[0]), "lead")
        roles.docket.note("marked_lead", [spot], spot.text, str(lead))
    else:
        key = f"lead:{folded(spot.text)}"
        lead = roles.docket.ask("several_leads", key, [spot], spot.text, known, known[0], _leading(roles))
    found["lead"] = lead
    roles.docket.came_of(spot, "carried", "people.role")
    if isinstance(lead, Pending):
        return
    roles.docket.came_of(spot, "carried", "commitments.lead")
    others = [role for role in known if role != lead]
    for role in others:
        name = "force_lead" if _FORCE.search(role) and "force_lead" not in found else "deputy"
        if name not in found:
            found[name] = role
            roles.duties[role].add("lead")
        else:
            roles.docket.note("one_lead_too_many", [spot], spot.text, role)


def _second(name: str, spot: Spot, roles: Roles, found: dict[str, object]) -> None:
    named = roles.named_in(spot)
    if named and name not in found:
        found[name] = roles.add(named[0], "lead")
        roles.docket.came_of(spot, "carried", f"commitments.{name}")
        named = named[1:]
    for role in named:
        roles.docket.note("one_lead_too_many", [spot], spot.text, role)


def _sro(
    entry: Entry, ref: str, roles: Roles, lead: object, above: Mapping[str, object]
) -> str | Pending | object:
    """Who agrees: another role than the lead."""
    spot = entry.spot("sro")
    if spot and AS_ABOVE.fullmatch(spot.text) and above.get("sro"):
        _as_above(roles.docket, spot, "commitments.sro")
        sro: object = above["sro"]
    else:
        sro = _named_sro(entry, spot, roles)
    if isinstance(sro, str) and sro == lead:
        about = (sro,)
        spots = [one for one in (spot or entry.spot("lead"),) if one]
        options = [role for role in roles.duties if role != sro]
        likely = roles.senior(sro)
        sro = roles.docket.ask(
            "sro_is_lead",
            f"sro:same:{folded(sro)}",
            spots,
            sro,
            options,
            likely,
            _agreeing(roles, sro),
            about,
        )
    del ref
    return sro


def _named_sro(entry: Entry, spot: Spot | None, roles: Roles) -> object:
    named = roles.named_in(spot)
    if spot and len(named) == 1:
        roles.docket.came_of(spot, "carried", "commitments.sro")
        return roles.add(named[0], "sro")
    if spot and named:
        roles.docket.came_of(spot, "carried", "people.role")
        known = [roles.add(name) for name in named]
        key = f"sro:{folded(spot.text)}"
        return roles.docket.ask("several_sros", key, [spot], spot.text, known, known[0], _agreeing(roles, ""))
    likely = roles.chief() or CHIEF
    where = [one for one in (spot or entry.spot("lead") or entry.spot("title"),) if one]
    return roles.docket.ask("no_sro", "sro:none", where, "", [*roles.duties], likely, _agreeing(roles, ""))


def _agreeing(roles: Roles, but: str) -> Callable[[str], str | None]:
    def read(given: str) -> str | None:
        named = roles_in(given)
        return roles.add(given, "sro") if named and folded(given) != folded(but) else None

    return read


def mails_beside(entry: Entry, row: Mapping[str, object], roles: Roles) -> None:
    """The addresses in columns of their own: as many as a cell names people are theirs in its order, else they are
    its first's."""
    for name, column in (("lead", "email"), ("sro", "sro_email"), ("deputy", "deputy_email")):
        named = [role for role, _ in people_in(spot.text)] if (spot := entry.spot(name)) else []
        role = row.get(name)
        for beside in entry.spots(column):
            mails = mails_in(beside.text)
            owners = named if len(named) == len(mails) > 1 else [role] * len(mails)
            for owner, mail in zip(owners, mails, strict=True):
                if isinstance(owner, str):
                    roles.addresses.add(owner, mail, [beside])


def duties(roles: Roles) -> None:
    """Who is the chief executive and who runs the plan: by name where a name tells, else somebody is
    asked."""
    chief = roles.chief()
    held = {duty for duties in roles.duties.values() for duty in duties}
    if "chief_executive" in held:
        pass
    elif chief:
        roles.duties[chief].add("chief_executive")
        roles.docket.note("chief_by_name", [], chief)
    else:
        asked = roles.docket.ask("chief", _CHIEFS_DUTY, [], "", [*roles.duties], CHIEF, roles.read)
        if isinstance(asked, str):
            roles.duties[asked].add("chief_executive")
    if "plan_office" in held:
        return
    likely = next((role for role in roles.duties if _OFFICE.search(role)), OFFICE)
    office = roles.docket.ask("plan_office", "duty:plan_office", [], "", [*roles.duties], likely, roles.read)
    if isinstance(office, str):
        roles.duties[office].add("plan_office")


ORDER = ("chief_executive", "sro", "lead", "plan_office", "finance", "viewer", "force", "force_contact")


def rows(roles: Roles, listed: Sequence[Mapping[str, object]] = ()) -> list[dict[str, object]]:
    """The rows of the People sheet, with each address that is known or was given. `listed` are those of the file's
    own sheet, where it is one of Muster's: who is not reached by an address needs none."""
    known = {folded(str(row.get("role"))): row for row in listed}
    found: list[dict[str, object]] = []
    for role, held in roles.duties.items():
        row = known.get(folded(role), {})
        own = {name: row[name] for name in ("slack", "route", "agrees_for") if name in row}
        is_reached = "slack" in own or normal(str(own.get("route", "slack"))) != "slack"
        mail = None if is_reached and "email" not in row else roles.addresses.of(role)
        ordered = tuple(duty for duty in ORDER if duty in held)
        found.append({"role": role, "email": mail, "duties": ordered, **own})
    return found or [{"role": Pending(_CHIEFS_DUTY), "duties": ("chief_executive",)}]
