"""Snapshots that the paper's tests share: a Dorset-like quarter of 28 commitments, and plans of any size.

The plan is the project's own in its own words; every figure, date and answer is made up."""

from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from storage.enums import (
    CommitmentType,
    ForumKind,
    Handling,
    Lifecycle,
    PathKind,
    Rating,
    ResponsibleBody,
    ReturnState,
    SupportKind,
)
from storage.facts.answering import Answer, PastRating, PathToGreen, Support
from storage.facts.papers import Contact, MeetingFacts, PaperHead, Snapshot
from storage.facts.plan import CommitmentTerms, LevelWords, OfficeFacts, PlanFacts, PriorityFacts, QuarterName
from storage.facts.standing import PriorityStanding, Standing
from storage.papers.snapshots import RENDERER
from storage.rules.calendar.working_days import at
from storage.rules.standing.direction import direction
from storage.rules.standing.rag import scheme
from storage.rules.standing.rollup import counts, worst_known

QUARTER = QuarterName(2021, 2)
BEFORE = QuarterName(2021, 1)
SHA256 = "3f" * 32

OPS = "Director of Operations"
CHIEF = "Chief Executive"
COMMS = "Head of Communications and Engagement"
MONEY = "Chief Finance Officer"
RURAL = "Rural Crime Policy Officer"
NO_HELP = Support(SupportKind.NONE)

PRIORITIES = (
    PriorityFacts("0", "Making the plan", "Consult on, issue and report the plan itself"),
    PriorityFacts(
        "1", "Cut crime and anti-social behaviour", "Prevent and detect crime", ("Burglary", "Road safety")
    ),
    PriorityFacts("2", "Visible and connected policing", "More officers where people see them", ("Uplift",)),
    PriorityFacts("3", "Fight violent crime and high harm", "Act against the gravest harm", ("Stalking",)),
    PriorityFacts("4", "Fight rural crime", "A larger and more capable rural team", ("Country Watch",)),
    PriorityFacts("5", "Victims and communities first", "Support every victim", ("Vulnerability",)),
    PriorityFacts("6", "Make every penny count", "Move money to the front line", ("Funding",)),
)


def path(action: str, owner: str, by: date, kind: PathKind = PathKind.ACTION) -> PathToGreen:
    """A way back on track."""
    return PathToGreen(kind, action, owner, by)


def answer(rating: Rating, progress: str, next_steps: str = "", **more: Any) -> Answer:
    """What a lead said."""
    return Answer(rating=rating, progress=progress, next_steps=next_steps, **more)


def terms(ref: str, title: str, **more: Any) -> CommitmentTerms:
    """A commitment, the office's own and due at the year's end unless said otherwise."""
    code = ref.removeprefix("DOR-").split(".")[0]
    priority = next((found for found in PRIORITIES if found.code == code), PRIORITIES[0])
    standing_facts: dict[str, Any] = {
        "priority_code": priority.code,
        "priority_title": priority.title,
        "area": priority.areas[0] if priority.areas else "",
        "responsible_body": ResponsibleBody.OPCC,
        "type": CommitmentType.DELIVERABLE,
        "lead": "Engagement Officer",
        "force_lead": "",
        "deputy": "",
        "sro": OPS,
        "start": None,
        "due": date(2022, 3, 31),
        "original_due": None,
        "completed_on": None,
        "lifecycle": Lifecycle.IN_PROGRESS,
        "handling": Handling.PUBLIC,
    }
    return CommitmentTerms(ref=ref, title=title, **standing_facts | more)


def standing(
    of: CommitmentTerms, said: Answer | None, last: PastRating | None = None, **more: Any
) -> Standing:
    """How a commitment stands: its direction follows from the rule, the rest is a lead's submitted return."""
    rating = said.rating if said else more.pop("rating", Rating.NONE)
    moved = of.original_due is not None and of.original_due != of.due
    way, because = direction(rating, last.rating if last else None, rebaselined=moved)
    facts: dict[str, Any] = {
        "state": ReturnState.SUBMITTED if rating is not Rating.NONE else ReturnState.NO_RETURN,
        "compared_with": last.quarter if last and not because else None,
        "withheld": False,
        "agreed_by": "",
        "imported": False,
        "submitted_at": at(date(2021, 10, 12), 10) if said else None,
        "late": False,
    }
    return Standing(
        terms=of,
        rating=rating,
        direction=way,
        not_comparable_because=because,
        last=last,
        answer=said,
        **facts | more,
    )


def was(rating: Rating, promise: str = "", quarter: QuarterName = BEFORE) -> PastRating:
    """A rating of an earlier quarter, agreed as imported ones are."""
    return PastRating(quarter, rating, promise, agreed=True)


GREEN, AMBER, RED, BLUE, GREY = Rating.GREEN, Rating.AMBER, Rating.RED, Rating.BLUE, Rating.GREY
JOINT, FORCE, PARTNER = ResponsibleBody.JOINT, ResponsibleBody.FORCE, ResponsibleBody.PARTNER
ONGOING = CommitmentType.ONGOING

DORSET = (
    standing(
        terms("DOR-0.1", "Consult the public on the draft plan", lead=COMMS, due=date(2021, 9, 30)),
        answer(
            BLUE,
            "Eleven events were held between 5 July and 18 September, and 2,140 people answered the survey.",
            completed_on=date(2021, 9, 18),
            evidence="Consultation report, published 27 September 2021",
            monitor=False,
        ),
        was(GREEN, "Hold ten events and close the survey by 19 September"),
        agreed_by=OPS,
        state=ReturnState.AGREED,
    ),
    standing(
        terms("DOR-0.2", "Take the draft plan to the Chief Constable and the Panel", lead=OPS, sro=CHIEF),
        answer(
            GREEN,
            "The Chief Constable was consulted on 1 September. The draft went to the Panel on 20 September.",
            "Answer the Panel's report and publish the answer by 22 October.",
        ),
        was(GREEN, "Send the draft to the Panel by 20 September"),
    ),
    standing(
        terms("DOR-0.3", "Issue the plan before the statutory date", lead=OPS, sro=CHIEF),
        answer(
            AMBER,
            "The text was agreed on 24 September. The design had not been started by the end of the quarter.",
            "Finish the design, proof-read and issue the plan.",
            reason="The designer's contract ended in August and was let again only on 27 September.",
            path=path("Get the designed plan signed off", COMMS, date(2021, 11, 5)),
            support=NO_HELP,
            forecast=date(2021, 11, 15),
        ),
        was(GREEN, "Agree the text by the end of September"),
    ),
    standing(
        terms(
            "DOR-0.4",
            "Report the first 100 days",
            lead=COMMS,
            due=date(2021, 8, 31),
            lifecycle=Lifecycle.COMPLETE,
        ),
        answer(
            BLUE,
            "A summary of 50 actions was published and sent to Panel members.",
            completed_on=date(2021, 8, 27),
            evidence="https://www.example.org/first-100-days",
            monitor=False,
        ),
        was(GREEN),
    ),
    standing(
        terms(
            "DOR-1.1",
            "Hotspot meetings with councils and community safety leads",
            type=ONGOING,
            responsible_body=JOINT,
            lead="Partnerships Manager",
            force_lead="Superintendent Neighbourhoods",
        ),
        answer(
            GREEN,
            "Meetings were held on 8 July, 12 August and 16 September; nine hotspots were reviewed.",
            "Meet monthly; agree winter patrols for the three worst hotspots by 30 November.",
        ),
        was(GREEN, "Meet each month"),
    ),
    standing(
        terms("DOR-1.2", "Visit the three priority areas", due=date(2021, 6, 30)),
        answer(
            BLUE,
            "The last of three visits was made to Weymouth on 9 July.",
            completed_on=date(2021, 7, 9),
            evidence="Visit note, 9 July 2021",
            monitor=False,
        ),
        was(GREEN, "Visit Weymouth"),
        late=True,
        sent_late=True,
    ),
    standing(
        terms(
            "DOR-1.3",
            "Put the review of work in schools into practice",
            responsible_body=JOINT,
            lead="Policy Officer Children and Young People",
            force_lead="Chief Inspector Prevention",
        ),
        answer(
            GREEN,
            "Partners met on 5 July and agreed nine of the review's eleven recommendations.",
            "Settle the last two recommendations and begin the new lessons in four schools.",
        ),
        was(AMBER, "Bring partners together before the July Panel"),
    ),
    standing(
        terms(
            "DOR-1.4", "Warn of e-scooter risks and catalytic converter theft", lead="Communications Officer"
        ),
        None,
        was(GREEN, "Run the e-scooter campaign in the last week of the holidays"),
    ),
    standing(
        terms("DOR-1.5", "Open a community fund for local projects", lead="Commissioning Manager", sro=MONEY),
        answer(
            GREEN,
            "Ten of 20 bids were funded on 20 August, £34,000 in all.",
            "Visit each project and publish what it has done so far by 17 December.",
        ),
        was(GREEN, "Open the fund by 20 August"),
    ),
    standing(
        terms(
            "DOR-2.1",
            "Get the most from the growth in officer numbers",
            responsible_body=FORCE,
            lead="Chief of Staff",
            force_lead="Assistant Chief Constable Local Policing",
            sro=CHIEF,
        ),
        answer(
            GREEN,
            "44 of the first 50 new officers were posted to neighbourhood teams by 30 September.",
            "Review with the Force where the next 40 are to be posted.",
        ),
        was(GREEN),
    ),
    standing(
        terms(
            "DOR-2.2",
            "Recruit more special constables",
            responsible_body=FORCE,
            lead="Citizens in Policing Liaison",
            force_lead="Head of Citizens in Policing",
        ),
        answer(
            RED,
            "Nine specials were sworn in against 25 planned. The August intake was put off.",
            "Start the next intake once the training question is decided.",
            reason="Both trainers were moved to the police constable intake in July and not replaced.",
            path=path(
                "Fund one training post until March 2022, or lower the number planned to 15",
                "Chief Constable",
                date(2021, 10, 22),
                PathKind.DECISION_MONEY,
            ),
            support=Support(
                SupportKind.FUNDING,
                "£28,000 for a trainer until March",
                "Resources Board",
                date(2021, 10, 29),
            ),
            forecast=date(2022, 6, 30),
        ),
        was(AMBER, "Swear in 12 specials in August"),
    ),
    standing(
        terms(
            "DOR-2.3",
            "Start cadet units in Poole and Weymouth",
            responsible_body=JOINT,
            lead="Policy Officer Children and Young People",
            force_lead="Head of Citizens in Policing",
            due=date(2021, 12, 31),
            original_due=date(2021, 9, 30),
        ),
        answer(
            AMBER,
            "The Weymouth unit opened on 14 September with 18 cadets. Poole has no venue yet.",
            "Agree the venue in Poole and take in its first cadets.",
            reason="The school that had offered its hall withdrew in August.",
            path=path(
                "Sign the lease of the community centre", "Head of Citizens in Policing", date(2021, 11, 12)
            ),
            support=Support(
                SupportKind.PARTNER,
                "A hall on Tuesday evenings",
                "the council's youth service",
                date(2021, 10, 29),
            ),
        ),
        was(AMBER, "Agree the Poole venue by 30 September"),
    ),
    standing(
        terms(
            "DOR-2.4",
            "Better contact between police and public, 101 included",
            responsible_body=FORCE,
            lead="Performance Manager",
            force_lead="Head of Contact Management",
            sro=CHIEF,
        ),
        answer(
            AMBER,
            "The new call routing went live on 1 September; the office sampled 60 calls.",
            "Sample again in December and report to the Panel.",
            reason="Two shifts are short of call handlers until the November intake is trained.",
            path=path(
                "Train the November intake of 14 call handlers",
                "Head of Contact Management",
                date(2021, 12, 17),
            ),
            support=NO_HELP,
        ),
        was(RED, "Bring the new call routing into use"),
    ),
    standing(
        terms(
            "DOR-3.1", "Pay for a stalking advocate for two years", lead="Commissioning Manager", sro=MONEY
        ),
        answer(
            GREEN, "The advocate started on 6 September and has 21 open cases.", "First report in December."
        ),
        was(GREEN, "Have the advocate in post by September"),
    ),
    standing(
        terms("DOR-3.2", "Be assured on the use of protective orders", lead="Head of Scrutiny", sro=CHIEF),
        None,
        was(GREEN),
        withheld=True,
        rating=GREEN,
    ),
    standing(
        terms(
            "DOR-3.3",
            "Prepare bids to national funds",
            responsible_body=JOINT,
            lead="Partnerships Manager",
            force_lead="Bid Lead",
            sro=MONEY,
        ),
        answer(
            GREEN, "The Safer Streets bid was sent on 15 July.", "Prepare for the decision, due in November."
        ),
        was(GREEN, "Send the Safer Streets bid by 15 July"),
    ),
    standing(
        terms(
            "DOR-3.4",
            "Scrutinise how violence against women and girls is met",
            lead="Head of Scrutiny",
            sro=CHIEF,
        ),
        answer(
            RED,
            "One of three scrutiny sessions was held, on 22 July.",
            "Hold the two that were missed before the end of December.",
            reason="The Force's data set for the second session has been promised since August.",
            path=path(
                "Agree 31 March 2022 as the new date", CHIEF, date(2021, 11, 1), PathKind.DECISION_NEW_DATE
            ),
            support=Support(
                SupportKind.DATA, "The data set for June to September", "the Force", date(2021, 10, 25)
            ),
            forecast=date(2022, 3, 31),
        ),
        was(GREEN, "Hold sessions in July, August and September"),
    ),
    standing(
        terms(
            "DOR-3.5",
            "Lead nationally on alcohol and substance misuse",
            type=ONGOING,
            lead="Policy Officer Substance Misuse",
            sro=CHIEF,
            start=date(2021, 7, 1),
        ),
        answer(GREEN, "The joint lead was confirmed on 14 July.", "Publish the work plan by 30 November."),
        was(GREY),
    ),
    standing(
        terms(
            "DOR-4.1",
            "Double the rural crime team",
            responsible_body=FORCE,
            lead=RURAL,
            force_lead="Rural Crime Inspector",
            due=date(2021, 6, 30),
            completed_on=date(2021, 6, 14),
            lifecycle=Lifecycle.COMPLETE_MONITORING,
        ),
        answer(
            BLUE,
            "The team had 11 officers on 14 June and still had 11 on 30 September.",
            "Report the number again.",
            completed_on=date(2021, 6, 14),
            evidence="Force establishment return, 30 September 2021",
            monitor=True,
        ),
        was(BLUE, "Hold the number at 11"),
    ),
    standing(
        terms(
            "DOR-4.2",
            "Special constables with a rural speciality",
            responsible_body=FORCE,
            lead=RURAL,
            force_lead="Head of Citizens in Policing",
        ),
        answer(
            AMBER,
            "Six specials have said they would take the speciality. None has been trained.",
            "Train the first four in January.",
            reason="It waits for the same trainers as DOR-2.2.",
            path=path("Book the January course", "Head of Citizens in Policing", date(2021, 11, 19)),
            support=NO_HELP,
        ),
        was(AMBER, "Ask who would take the speciality"),
    ),
    standing(
        terms("DOR-4.3", "Rural round tables and a Country Watch scheme", lead=RURAL),
        answer(
            GREEN, "Round tables were held on 3 August and 7 September.", "Start the scheme in two parishes."
        ),
        was(GREEN),
    ),
    standing(
        terms(
            "DOR-4.5",
            "Partner work on fly-tipping",
            responsible_body=PARTNER,
            lead=RURAL,
            start=date(2021, 10, 1),
        ),
        answer(GREY, "", reason="It starts on 1 October 2021, as planned."),
        was(GREY),
    ),
    standing(
        terms("DOR-5.1", "Agree what support Watch schemes need", due=date(2021, 9, 30)),
        answer(
            BLUE,
            "All 14 schemes were met and a list of needs was agreed on 21 September.",
            completed_on=date(2021, 9, 21),
            evidence="Agreed list, 21 September 2021",
            monitor=False,
        ),
        was(GREEN, "Meet the last five schemes"),
    ),
    standing(
        terms(
            "DOR-5.2",
            "Work with business on retail and cyber-crime",
            responsible_body=JOINT,
            lead="Partnerships Manager",
            force_lead="Business Crime Lead",
        ),
        answer(
            GREEN, "A retail crime forum met on 2 September.", "Agree how thefts are reported by 31 December."
        ),
        was(GREEN),
    ),
    standing(
        terms(
            "DOR-5.3",
            "Support national awareness weeks",
            type=ONGOING,
            lead="Communications Officer",
            sro=COMMS,
        ),
        answer(GREEN, "Four awareness weeks were supported.", "Support five more."),
        was(GREEN),
    ),
    standing(
        terms(
            "DOR-6.1", "Review joint governance", responsible_body=JOINT, lead="Governance Manager", sro=CHIEF
        ),
        answer(
            GREEN,
            "The new Chief Constable agreed the scope on 10 September.",
            "Bring options to the joint board in December.",
        ),
        was(AMBER, "Agree the scope once the Chief Constable is in post"),
    ),
    standing(
        terms("DOR-6.2", "Use value-for-money profiles; prepare for inspection", lead=MONEY, sro=CHIEF),
        answer(
            GREEN, "Profiles were read against last year's on 12 August.", "Inspection fieldwork in November."
        ),
        was(GREEN),
    ),
    standing(
        terms("DOR-6.3", "Publish what each grant has bought", lead="Commissioning Manager", sro=MONEY),
        answer(GREEN, "The list of 31 grants was published on 30 July.", "Add what each has achieved."),
    ),
)


def dorset(**changes: Any) -> Snapshot:
    """The Dorset-like quarter, Quarter 2 2021/22."""
    return replace(snapshot_of(DORSET), **changes)


def snapshot_of(found: tuple[Standing, ...], **changes: Any) -> Snapshot:
    """A whole snapshot of these commitments, its counts and its list of the missing following from them."""
    facts: dict[str, Any] = {
        "profile": "dorset_monitoring",
        "renderer": RENDERER,
        "office": OfficeFacts("OPCC Dorset", "Police and Crime Commissioner", "Dorset", "Dorset Police"),
        "plan": PLAN,
        "quarter": QUARTER,
        "as_at": date(2021, 9, 30),
        "taken_at": datetime.combine(date(2021, 10, 22), at(date(2021, 10, 22), 9).timetz()),
        "previous_meeting": date(2021, 7, 7),
        "meeting": MeetingFacts(
            "Dorset Police and Crime Panel",
            ForumKind.PANEL,
            date(2021, 11, 25),
            date(2021, 11, 17),
            date(2021, 11, 12),
        ),
        "head": HEAD,
        "chief_executive": CHIEF,
        "finance": MONEY,
        "priorities": tuple(priorities_of(found)),
        "counts": counts((one.rating, one.state) for one in found),
        "missing": tuple((one.terms.ref, one.terms.lead) for one in found if one.rating is Rating.NONE),
    }
    return Snapshot(**facts | changes)


def priorities_of(found: tuple[Standing, ...]) -> list[PriorityStanding]:
    """The commitments by priority, each with its rating and counts."""
    known = {priority.code: priority for priority in PRIORITIES}
    return [
        PriorityStanding(
            known[code],
            worst_known((one.rating, one.state) for one in group),
            counts((one.rating, one.state) for one in group),
            group,
        )
        for code, group in ((c, tuple(g)) for c, g in groupby(found, lambda one: one.terms.priority_code))
    ]


PLAN = PlanFacts(
    title="Police and Crime Plan 2021-2029",
    version="1",
    starts=date(2021, 4, 1),
    ends=date(2029, 3, 31),
    vision="Make Dorset the safest county in England and Wales",
    status_note="",
    words=LevelWords(area="Theme"),
    scheme=scheme("brag_plus").meanings,
)

HEAD = PaperHead(
    by_line="Police and Crime Commissioner",
    signatory_role=OPS,
    signatory_title=OPS,
    contacts=(Contact("Members' Enquiries to", OPS), Contact("Media Enquiries to", COMMS)),
)


def of_size(number: int) -> Snapshot:
    """A plan of `number` commitments: the Dorset ones again and again, each with a reference of its own."""
    found = []
    for position in range(number):
        one = DORSET[position % len(DORSET)]
        ref = f"{one.terms.ref}.{position // len(DORSET)}"
        found.append(replace(one, terms=replace(one.terms, ref=ref)))
    return snapshot_of(tuple(sorted(found, key=lambda one: one.terms.priority_code)))
