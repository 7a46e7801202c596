"""The one-page return in Excel: it goes out, comes back filled in, and is checked like the form."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from storage.on_behalf.columns import cell_of
from tests.flows.answering.test_offered_ratings import is_past_due, offered
from tests.flows.person import AMBER, GREEN, Person, contains
from tests.flows.plan import CHARITY, LEAD, PROMISE
from tests.flows.stage import Stage, wait_for
from tests.flows.words import Json, words_of

pytestmark = pytest.mark.usefixtures("asked")

LABELS_OF = {
    "blue": "Complete",
    "green": "On track",
    "amber": "At risk",
    "red": "Off track",
    "grey": "Not started",
}
LABELS = {"green": "On track", "amber": "At risk", "none": "None"}


def told(person: Person) -> str:
    """Everything that Muster has said to them."""
    return "\n".join(words_of(one["blocks"]) for one in musters(person))


def musters(person: Person) -> list[Json]:
    """What Muster has said to them, without what they sent themselves."""
    return [one for one in person.messages if one.get("user") != person.user]


def form_for(office: Person, role: str) -> Workbook:
    """The form that the plan office gets for a role, opened."""
    workspace = office.stage.workspace
    before = {file["id"] for file in workspace.files()}
    office.types(f"/muster return-form {role}")
    office.reads("is on its way")
    office.stage.settle()
    (file,) = (one for one in workspace.files() if one["id"] not in before)
    assert file["name"].endswith(".xlsx")
    return openpyxl.load_workbook(BytesIO(workspace.file_bytes(file["id"])))


def fill_in(form: Workbook, number: int, **answers: str) -> None:
    """Types into a row, as its recipient would."""
    for key, text in answers.items():
        form["Return"][cell_of(key, number)] = LABELS.get(text, text)


def sends_back(person: Person, form: Workbook, name: str = "return.xlsx") -> None:
    """Sends the file to Muster, and waits for the answer."""
    packed = BytesIO()
    form.save(packed)
    sends(person, packed.getvalue(), name)


def sends(person: Person, content: bytes, name: str) -> None:
    """Sends any file to Muster, and waits for the answer."""
    before = len(musters(person))
    person.stage.workspace.upload(person.user, name, content)
    is_answered(person, before)


def is_answered(person: Person, before: int) -> None:
    """Waits until Muster has said more to them than `before`."""

    def answered() -> bool:
        person.stage.settle()
        return len(musters(person)) > before

    wait_for(answered)


def sent_by(person: Person) -> list[Json]:
    """The events of the files that they sent."""
    heard = person.stage.heard("events_api")
    return [one for one in heard if one["event"].get("files") and one["event"]["user"] == person.user]


def happens(person: Person, sent: Json, **changes: object) -> str:
    """An event of theirs comes again, changed; tells the answer."""
    before = len(musters(person))
    person.stage.happens({**sent, "event": {**sent["event"], **changes}})
    is_answered(person, before)
    return words_of(musters(person)[-1]["blocks"])


def test_a_form_goes_out_and_comes_back(office: Person, stage: Stage) -> None:
    """One row for each commitment; filled in, it is recorded under the lead's role with its source."""
    form = form_for(office, CHARITY)
    sheet = form["Return"]
    assert (sheet["A5"].value, sheet["B5"].value) == ("ANY-2.3", "Victim support")
    assert sheet.protection.sheet
    assert sheet["A5"].protection.locked
    assert not sheet["E5"].protection.locked
    fill_in(form, 5, **AMBER)
    sends_back(office, form)
    contains(told(office), (f"Recorded from the return form of {CHARITY}: ANY-2.3",))
    (revision,) = stage.revisions("ANY-2.3")
    assert (revision.author_role, revision.source) == (CHARITY, "Return form of 1 October 2021")
    assert revision.content["answer"]["rating"] == "amber"


def listed(form: Workbook, cell: str) -> list[str]:
    """What the drop-down list of a cell offers."""
    (only,) = (one for one in form["Return"].data_validations.dataValidation if cell in one.sqref)
    return str(only.formula1).strip('"').split(",")


def test_each_row_lists_what_its_form_in_slack_offers(office: Person, lead: Person, stage: Stage) -> None:
    """Ongoing work is never complete, and past its due date nothing is on track or at risk; of a word that is no
    rating, the refusal names those that the row may have."""
    is_past_due(stage, "ANY-1.2")
    form = form_for(office, LEAD)
    refs = {str(form["Return"][f"A{row}"].value): row for row in range(5, 9)}
    lists = {ref: listed(form, cell_of("rating", row)) for ref, row in refs.items()}
    assert lists["ANY-1.1"] == ["Complete", "On track", "At risk", "Off track", "Not started"]
    assert lists["ANY-1.3"] == ["On track", "At risk", "Off track", "Not started"]
    assert lists["ANY-1.2"] == ["Complete", "Off track"]
    for ref, words in lists.items():
        lead.opens(ref)
        assert [LABELS_OF[value] for value in offered(lead, "rating")] == words
        lead.closes_the_form()
    assert listed(form, cell_of("support_kind", 5)) == listed(form, cell_of("support_kind", 8))
    fill_in(form, refs["ANY-1.2"], rating="Splendid")
    sends_back(office, form)
    said = told(office).partition("What is read:")[2]
    contains(said, ("Complete (", "Off track ("))
    assert "On track (" not in said


def test_a_lead_of_the_workspace_hears_of_their_form(office: Person, lead: Person, stage: Stage) -> None:
    """What they promised is printed; rows left empty are left alone; the receipt reaches them."""
    form = form_for(office, LEAD.upper())
    row = next(number for number in range(5, 9) if form["Return"][f"A{number}"].value == "ANY-1.1")
    assert form["Return"][f"D{row}"].value == PROMISE
    fill_in(form, row, **GREEN)
    sends_back(office, form)
    contains(
        told(lead), ("Recorded: ANY-1.1", f"Recorded by the plan office for {LEAD}, from: Return form of")
    )
    assert stage.revisions("ANY-1.2") == []


def test_every_fault_is_named_with_its_cell_and_nothing_is_recorded(office: Person, stage: Stage) -> None:
    """Rules, choices, days and formulas, all at once; put right and sent again, it is recorded."""
    form = form_for(office, LEAD)
    fill_in(form, 5, **{**AMBER, "path_owner": "", "path_by_when": "soon"})
    fill_in(form, 6, rating="Splendid")
    fill_in(form, 7, **{**GREEN, "progress": "short"})
    form["Return"]["F8"] = "=1+1"
    sends_back(office, form)
    said = told(office)
    contains(said, ("Nothing of “return.xlsx” was recorded yet", "K5: “soon” is no day"))
    contains(
        said,
        (
            "E6: “Splendid” is not a rating of this plan's scheme. What is read:",
            "F7: ",
            "F8: a formula cannot be read",
        ),
    )
    assert all(stage.revisions(ref) == [] for ref in ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1"))


def test_what_would_be_overlooked_in_a_form_is_named(office: Person, stage: Stage) -> None:
    """Beside the columns, in a row without a ref, hidden, crossed out, or kept otherwise than it is shown."""
    form = form_for(office, LEAD)
    sheet = form["Return"]
    fill_in(form, 5, **GREEN)
    sheet["Z5"] = "ask me first"
    sheet["F20"] = "The unit opened"
    sheet["F6"], sheet["F6"].font = "We hope to open", Font(strike=True)
    sheet.row_dimensions[7].hidden = True
    fill_in(form, 8, rating="A")
    sheet["F8"], sheet["F8"].number_format = 0.5, "# ?/?"
    sends_back(office, form)
    said = told(office)
    contains(
        said,
        (
            "Nothing of “return.xlsx” was recorded yet",
            "Z5: “ask me first” stands beside the form's own columns",
        ),
    )
    contains(
        said, ("F20: “The unit opened” stands in a row without a reference", "F6: Here words are crossed out")
    )
    contains(said, ("A7: This row is hidden", "F8: This cell shows something else"))
    assert all(stage.revisions(ref) == [] for ref in ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1"))


def test_a_rating_may_be_a_letter_or_a_colour(office: Person, stage: Stage) -> None:
    """The form is read as forgivingly as a file of past returns, and days as people write them."""
    form = form_for(office, CHARITY)
    fill_in(form, 5, **{**AMBER, "rating": "A", "path_by_when": "31 December 2021", "support_kind": "none"})
    sends_back(office, form)
    (revision,) = stage.revisions("ANY-2.3")
    answer = revision.content["answer"]
    assert (answer["rating"], answer["path"]["by_when"]) == ("amber", "2021-12-31")


def test_a_file_that_is_no_form_is_refused(office: Person) -> None:
    """Another workbook, and a file that is none at all."""
    sends_back(office, Workbook(), "budget.xlsx")
    contains(told(office), ("Nothing of “budget.xlsx” was recorded", "no return form of Muster's"))
    sends(office, b"not a workbook", "broken.xlsx")
    contains(told(office), ("Nothing of “broken.xlsx” was recorded",))


def test_only_the_plan_office_sends_forms(office: Person, lead: Person, stage: Stage) -> None:
    """Anyone else is told who may, whether they ask for one or send one in."""
    lead.types(f"/muster return-form {CHARITY}")
    lead.reads("Sorry, recording an update for someone else is for the plan office")
    form = form_for(office, CHARITY)
    fill_in(form, 5, **GREEN)
    sends_back(lead, form)
    contains(told(lead), ("Files are for the plan office to send",))
    assert stage.revisions("ANY-2.3") == []


def test_what_is_typed_is_answered_in_words(office: Person) -> None:
    """No role, an unknown one, or one that leads nothing."""
    office.types("/muster return-form")
    office.reads("/muster return-form Head of Scrutiny")
    office.types("/muster return-form the zoo")
    office.reads("“the zoo” is no role of the plan")
    office.types("/muster return-form Scrutiny Officer")
    office.reads("leads nothing that is asked for now")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "more",
    [
        {"is_external": True},
        {"mode": "external"},
        {
            "url_private_download": "https://drive.example/return.xlsx",
            "url_private": "https://drive.example/",
        },
    ],
)
def test_a_file_that_is_kept_outside_slack_is_not_fetched(office: Person, more: Json) -> None:
    """A file of another service, or one that says that it is elsewhere: refused in words."""
    sends(office, b"PK", "return.xlsx")
    (sent,) = sent_by(office)
    said = happens(office, sent, files=[{**sent["event"]["files"][0], "id": "FELSEWHERE", **more}])
    assert "it is kept outside Slack" in said
