"""Nothing that is asked goes nowhere: each question of each form and each field of the plan file has a reader, named
here by the file that reads it and the words that do. What is in no answer, digest or paper decides something."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.rehearsal.workspace.remote import ROOT
from storage.plan.files.document import PARTS

GOLDEN = ROOT / "tests" / "messages" / "golden"
SAID, HELPED, DATES = (
    "digests/standing/said.j2",
    "digests/decisions/helping.j2",
    "digests/decisions/due_dates.j2",
)
ANSWERS, WORDS, GRADES = (
    "digests/queries/answers.j2",
    "digests/measures/words.py",
    "digests/measures/grades.py",
)
MEMBERS, MEASURES, PAPER = "digests/members/members.j2", "digests/measures/measures.j2", "digests/papers"
PROFILE = "digests/papers/profiles/dorset_monitoring"

NO_READER = {"anyway": "a tick that what is asked about is meant", "format": "the layout's version"}
"""What nobody reads, and why it is there."""

FORMS: dict[str, dict[str, tuple[str, str]]] = {
    "update_form": {
        "rating": ("digests/standing/words.py", "one.rating"),
        "promise": (SAID, "answer.promise"),
        "progress": (SAID, "answer.progress"),
        "next_steps": (SAID, "answer.next_steps"),
        "reason": (SAID, "answer.reason"),
        "path_kind": (SAID, "answer.path.kind"),
        "path_action": (SAID, "answer.path.action"),
        "path_owner": (SAID, "answer.path.owner"),
        "path_by_when": (SAID, "answer.path.by_when"),
        "support_kind": (SAID, "answer.support.kind"),
        "support_ask": (SAID, "answer.support.ask"),
        "support_of_whom": (SAID, "answer.support.of_whom"),
        "support_by_when": (SAID, "answer.support.by_when"),
        "for_board": (SAID, "answer.support.for_board"),
        "forecast": (SAID, "answer.forecast"),
        "completed_on": (SAID, "answer.completed_on"),
        "evidence": (SAID, "answer.evidence"),
        "monitor": (SAID, "answer.monitor"),
        "hold_agreed_by": (SAID, "answer.hold_agreed_by"),
        "risk_reference": (SAID, "answer.risk_reference"),
        "public_line": (SAID, "answer.public_line"),
        "handling": (SAID, "answer.handling"),
        "paragraph": (SAID, "answer.paragraph"),
        "new_due": (SAID, "answer.new_due"),
        "new_due_reason": (SAID, "answer.new_due_reason"),
        "recheck": (SAID, "answer.recheck"),
        "met": (SAID, "one.met"),
        "moved": (SAID, "one.forecast"),
    },
    "figure_form": {
        "figure": (WORDS, "said.value"),
        "numbers": (WORDS, "said.numbers"),
        "status": (WORDS, "said.provisional"),
        "commentary": (MEASURES, "one.figure.commentary"),
        "expected": (WORDS, "said.expected_on"),
        "withheld_by": (MEASURES, "one.figure.withheld_by"),
        "similar": (GRADES, "found.against"),
        "grade": (GRADES, "found.judged"),
        "grade_why": (GRADES, "found.judged_why"),
        "last_quarter": (WORDS, "one.last_quarter"),
        "last_year": (WORDS, "one.last_year"),
    },
    "headline": {"words": ("digests/headlines/headline.j2", "said.words")},
    "recheck_form": {
        "recheck_state": ("digests/rechecks/recheck.j2", "since.state"),
        "recheck_words": ("digests/rechecks/recheck.j2", "since.words"),
    },
    "log_request": {
        "meeting": (MEMBERS, "request.met_on"),
        "kind": (MEMBERS, "request.kind"),
        "text": (MEMBERS, "request.text"),
        "asked_by": (MEMBERS, "request.asked_by"),
        "owner": (MEMBERS, "request.owner"),
        "due": (MEMBERS, "request.due"),
        "refs": ("digests/members/members.py", "refs"),
        "minutes": (MEMBERS, "request.as_noted"),
        "answered_in": (MEMBERS, "request.answered_in"),
    },
    "members_answer": {
        "state": ("digests/members/members.py", "state_"),
        "words": (MEMBERS, "request.answer.words"),
    },
    "help_answer": {
        "state": (HELPED, "said.state"),
        "words": (HELPED, "said.words"),
        "decided_by": (HELPED, "said.decided_by"),
        "decided_on": (HELPED, "said.decided_on"),
        "reference": (HELPED, "said.reference"),
    },
    "due_date_decided": {
        "due_date_verdict": (DATES, "is now due on"),
        "due_date_reason": (DATES, "facts.decision_reason"),
    },
    "due_date_declined": {"due_date_reason": (DATES, "facts.decision_reason")},
    "sign_off": {"ticked:": ("digests/sign_off/sign_off.j2", "agreed")},
    "sign_off_change": {
        "agreed_rating": ("digests/standing/words.py", "rating"),
        "agreed_reason": (ANSWERS, "one.override_reason"),
    },
    "sign_off_ask": {"question": ("digests/sign_off", "question")},
    "sign_off_send_back": {"comment": ("digests/sign_off", "comment")},
    "answer_question": {"reply": ("digests/sign_off", "reply")},
    "source_form": {"source": ("digests/answering/receipt.j2", "source")},
    "redaction_ask": {
        "words": ("storage/redaction", "words"),
        "why": ("digests/redaction/redaction.j2", "why"),
    },
    "settle": {
        "reason": ("digests/rulings/rulings.j2", "reason"),
        "until": ("digests/rulings/rulings.j2", "until"),
    },
    "split": {
        "ref_": ("digests/succession/succession.j2", "ref"),
        "title_": ("digests/succession/succession.j2", "title"),
        "lead_": ("storage/succession", "lead"),
        "due_": (ANSWERS, "terms.due"),
    },
    "cover": {
        "cover": ("digests/people/absence.j2", "cover"),
        "first": ("digests/people/absence.j2", "first"),
        "last": ("digests/people/absence.j2", "last"),
    },
    "tell_us_form": {
        "what": ("handlers/people", "WHAT"),
        "which": ("digests/people/absence.j2", "refs"),
        "word": ("digests/people/absence.j2", "word"),
        "cover": ("digests/people/absence.j2", "cover"),
        "first": ("digests/people/absence.j2", "first"),
        "last": ("digests/people/absence.j2", "last"),
    },
    "hand_over_form": {
        "person": ("digests/handover", "holder"),
        "role": ("digests/handover/handover.j2", "role"),
    },
    "home_which_role": {"role": ("handlers", "role")},
}

PLAN: dict[str, tuple[str, str]] = {
    "office.name": (PAPER, "office.name"),
    "office.kind": ("storage/plan/plan_facts.py", "TITLES[office.kind]"),
    "office.area": ("handlers/members/reading.py", "office.area"),
    "office.force": (PAPER, "office.force"),
    "office.commissioner": (PAPER, "commissioner"),
    "plan.title": (ANSWERS, "plan.title"),
    "plan.version": (PAPER, "plan.version"),
    "plan.starts": (PAPER, "plan.starts"),
    "plan.ends": (PAPER, "plan.ends"),
    "plan.vision": (PAPER, "plan.vision"),
    "plan.strapline": (ANSWERS, "plan.strapline"),
    "plan.status_note": (PAPER, "plan.status_note"),
    "plan.rag_scheme": (ANSWERS, "plan.scheme"),
    "plan.measure_scheme": ("storage/measures", "measure_scheme"),
    "plan.collects": ("storage/asks/rows.py", "plan.collects"),
    "plan.note_above": ("digests/finance/finance.j2", "note_above"),
    "plan.words.priority": (PAPER, "words.priority"),
    "plan.words.area": (PAPER, "words.area"),
    "plan.words.commitment": (ANSWERS, "words.commitment"),
    **{
        f"plan.rag_words.{one}": ("storage/plan/plan_facts.py", "rag_words")
        for one in ("blue", "green", "amber", "red", "grey")
    },
    **{
        f"plan.grade_words.{one}": ("storage/measures", "grade_words")
        for one in ("better", "expected", "worse", "grave")
    },
    "papers.by_line": (PAPER, "by_line"),
    "papers.signatory.role": (PAPER, "signatory_role"),
    "papers.signatory.post_title": (PAPER, "signatory_title"),
    "papers.contacts.label": (PAPER, "label"),
    "papers.contacts.role": (PAPER, "contacts"),
    "forums.name": ("digests/members/members.j2", "request.forum"),
    "forums.kind": ("storage/rechecks/kind.py", "Forum.kind"),
    "forums.meetings": ("digests/queries", "days"),
    "people.role": (ANSWERS, "terms.lead"),
    "people.email": ("storage/people", "email"),
    "people.slack": ("storage/people", "slack_id"),
    "people.route": ("storage/prompting", "route"),
    "people.duties": ("storage/people/roles.py", "duties"),
    "people.agrees_for": ("storage/sign_off", "staff"),
    "priorities.code": (ANSWERS, "priority.code"),
    "priorities.title": (ANSWERS, "priority.title"),
    "priorities.statement": (ANSWERS, "priority.statement"),
    "priorities.aim": (ANSWERS, "more.aim"),
    "priorities.outcomes": (ANSWERS, "more.outcomes"),
    "priorities.areas": (PAPER, "areas"),
    "priorities.lead": (ANSWERS, "more.lead"),
    "commitments.ref": (ANSWERS, "terms.ref"),
    "commitments.title": (ANSWERS, "terms.title"),
    "commitments.priority": (ANSWERS, "priority"),
    "commitments.area": (ANSWERS, ".area"),
    "commitments.also": (ANSWERS, "more.also"),
    "commitments.responsible_body": (PAPER, "responsible_body"),
    "commitments.type": (ANSWERS, "terms.type"),
    "commitments.origin": (ANSWERS, "more.origin"),
    "commitments.lead": (ANSWERS, "terms.lead"),
    "commitments.force_lead": (ANSWERS, "terms.force_lead"),
    "commitments.deputy": ("digests/queries/asked.j2", "deputy"),
    "commitments.sro": (ANSWERS, "terms.sro"),
    "commitments.board": (ANSWERS, "more.board"),
    "commitments.start": (PAPER, ".start"),
    "commitments.due": (ANSWERS, "terms.due"),
    "commitments.completed_on": ("digests/queries/asked.j2", "terms.completed_on"),
    "commitments.monitor_after_completion": (
        "storage/standing/standing_rows.py",
        "Commitment.monitor_after_completion",
    ),
    "commitments.depends_on": (ANSWERS, "more.waits_for"),
    "commitments.handling": (SAID, "handling"),
    "commitments.second_agreer": ("storage/sign_off", "second_agreer"),
    "commitments.milestones.text": (ANSWERS, "one.text"),
    "commitments.milestones.due": (ANSWERS, "one.due"),
    "commitments.milestones.met": (ANSWERS, "one.met"),
    "measures.code": (MEASURES, "terms.code"),
    "measures.name": (MEASURES, "terms.name"),
    "measures.unit": (WORDS, "terms.unit"),
    "measures.polarity": (WORDS, "terms.polarity"),
    "measures.target": (WORDS, "terms.target"),
    "measures.owner": ("digests/papers/parts/measures.py", "owner"),
    "measures.definition": (MEASURES, "terms.definition"),
    "measures.definition_version": (WORDS, "definition"),
    "measures.source": (MEASURES, "terms.source"),
    "measures.period": (WORDS, "terms.period"),
    "measures.decimals": ("storage/rules/measures", "decimals"),
    "measures.suppress_below": ("storage/measures", "suppress_below"),
    "measures.comparator": (GRADES, "grading.comparator"),
    "measures.baseline": (GRADES, "baseline"),
    "measures.baseline_on": (GRADES, "baseline_on"),
    "measures.tolerance": (GRADES, "tolerance"),
    "measures.better_beyond": ("storage/rules/measures/grading.py", "grading.better_beyond"),
    "measures.grave_beyond": ("storage/rules/measures/grading.py", "grading.grave_beyond"),
    "measures.ungraded_below": (GRADES, "ungraded_below"),
    "measures.priorities": ("storage/measures", "priorities"),
    "measures.commitments": ("storage/measures", "commitments"),
    "measures.publishable": ("storage/measures", "publishable"),
    "requests.ref": (MEMBERS, "request.ref"),
    "requests.forum": (MEMBERS, "request.forum"),
    "requests.meeting": (MEMBERS, "request.met_on"),
    "requests.asked_by": (MEMBERS, "request.asked_by"),
    "requests.kind": (MEMBERS, "request.kind"),
    "requests.text": (MEMBERS, "request.text"),
    "requests.minuted": (MEMBERS, "request.as_noted"),
    "requests.owner": (MEMBERS, "request.owner"),
    "requests.due": (MEMBERS, "request.due"),
    "requests.commitments": ("digests/members/members.py", "refs"),
    "requests.state": ("digests/members/members.py", "state_"),
    "requests.response": (MEMBERS, "request.answer.words"),
    "requests.responded_on": (MEMBERS, "request.answer.at"),
    "requests.answered_in": (MEMBERS, "request.answered_in"),
    "words.word": ("handlers/reading/questions", "synonyms"),
    "words.means": ("handlers/reading/questions", "synonyms"),
}
NOT_PRINTED = {
    "commitments.source": "a note of the office's own, which the page on plan files says is never printed"
}


def questions() -> Iterator[tuple[str, str]]:
    """(form, question) of every form that has a golden; a question that is asked several times goes by how its name
    begins."""
    for path in sorted(GOLDEN.rglob("*.json")):
        yield from inputs_of(json.loads(path.read_text(encoding="utf-8")), "")


def inputs_of(found: Any, form: str) -> Iterator[tuple[str, str]]:
    """The questions in a golden, with the form in which they stand."""
    if isinstance(found, dict):
        form = found.get("callback_id", form)
        if found.get("type") == "input":
            yield form, str(found["element"]["action_id"])
        found = list(found.values())
    for one in found if isinstance(found, list) else ():
        yield from inputs_of(one, form)


def plan_fields() -> set[str]:
    """Each field of the plan file that holds no other part."""
    every = {f"{part}.{name}".lstrip(".") for part, model in PARTS.items() for name in model.model_fields}
    return every - set(PARTS)


def named(readers: dict[str, tuple[str, str]], question: str) -> bool:
    """Whether a question has a reader in the table."""
    begins = question.split(".")[0].rstrip("0123456789").split(":")[0]
    return question in NO_READER or any(one in readers for one in (question, begins, f"{begins}:"))


def reads(where: str, words: str) -> bool:
    """Whether some file there has these words."""
    place = ROOT / where
    files = (
        [place]
        if place.is_file()
        else [*place.parent.glob(f"{place.name}*"), *place.rglob("*.py"), *place.rglob("*.j2")]
    )
    return any(words in one.read_text(encoding="utf-8") for one in files if one.is_file())


def test_each_question_of_each_form_has_a_reader() -> None:
    """Whatever somebody fills in is told to somebody, or decides something; the table names what reads it."""
    unread = {(form, one) for form, one in questions() if not named(FORMS.get(form, {}), one)}
    assert unread == set()


def test_each_field_of_the_plan_file_has_a_reader() -> None:
    """The same of what a plan says; two are there for another reason."""
    assert plan_fields() - set(PLAN) - set(NO_READER) - set(NOT_PRINTED) == set()
    assert set(PLAN) <= plan_fields()


@pytest.mark.parametrize("form", ["plan", *FORMS])
def test_each_reader_is_where_it_is_said_to_be(form: str) -> None:
    """The file that is named reads it by those words."""
    readers = PLAN if form == "plan" else FORMS[form]
    lost = {one: reader for one, reader in readers.items() if not reads(*reader)}
    assert lost == {}
