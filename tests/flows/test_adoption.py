"""The plan office sends its own plan to Muster and gets Muster's workbook back; sent again, it is finished."""

from io import BytesIO

import openpyxl
import pytest

from storage.plan.adoption.workbook.adopted_file import ANSWER, KEY
from storage.plan.files.excel.layout import TO_DECIDE
from tests.flows.on_behalf.test_return_form import happens, sends, sent_by, told
from tests.flows.person import Person, contains
from tests.flows.words import Json
from tests.plan.adoption.older_shapes import FILES

pytestmark = pytest.mark.usefixtures("asked")


def adopted_by(office: Person) -> bytes:
    """The workbook that Muster sent last."""
    office.stage.settle()
    newest = [file for file in office.stage.workspace.files() if str(file["name"]).endswith("-muster.xlsx")][
        -1
    ]
    return office.stage.workspace.file_bytes(newest["id"])


def answered(workbook: bytes) -> bytes:
    """The workbook with an answer to each question."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    for row in book[TO_DECIDE].iter_rows(min_row=3):
        row[ANSWER - 1].value = (
            "a@b.example" if str(row[KEY - 1].value).startswith("email:") else row[4].value
        )
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("name", ["sponsored.xlsx", "district.docx", "fire-authority.csv"])
def test_a_plan_goes_in_and_a_workbook_comes_back(office: Person, name: str) -> None:
    """A workbook, a Word table and a CSV file: what was read and how much is to decide, and the workbook itself."""
    sends(office, FILES[name](), name)
    contains(told(office), (f"{name} as Muster's workbook:", "to decide, on its first sheet"))
    book = openpyxl.load_workbook(BytesIO(adopted_by(office)))
    assert book.sheetnames[0] == TO_DECIDE


def test_sent_again_with_its_answers_it_is_finished(office: Person) -> None:
    """The answered workbook alone comes back with nothing left to decide: it holds what it was made of."""
    sends(office, FILES["sponsored.xlsx"](), "sponsored.xlsx")
    sends(office, answered(adopted_by(office)), "sponsored-muster.xlsx")
    contains(told(office), ("nothing is left to decide",))


def test_a_file_with_a_label_is_told_from_a_damaged_one(office: Person) -> None:
    """Saving a labelled file again would not help, so that is not what is said."""
    sends(office, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "plan.xlsx")
    contains(told(office), ("“plan.xlsx” is locked by a sensitivity label or a password",))


@pytest.mark.parametrize("name", ["notes.docx", "notes.csv", "notes.xlsx"])
def test_a_lead_s_plan_is_not_adopted(lead: Person, name: str) -> None:
    """Only the plan office sends plans: whoever else sends one is told that it is not read, and who may."""
    before = len(lead.stage.workspace.files())
    sends(lead, FILES["district.docx"](), name)
    contains(told(lead), (f"“{name}” was not read", "Files are for the plan office to send."))
    assert len(lead.stage.workspace.files()) == before + 1


def test_a_plan_sent_again_is_read_again(office: Person) -> None:
    """Each message that brings a file has its own answer."""
    sends(office, FILES["sponsored.xlsx"](), "sponsored.xlsx")
    sends(office, FILES["sponsored.xlsx"](), "sponsored.xlsx")
    assert told(office).count("sponsored.xlsx as Muster's workbook:") == 2


def test_next_year_s_file_is_sent_with_the_workbook(office: Person) -> None:
    """Both in one message: they are read as one, with the answers of the year before."""
    sends(office, FILES["sponsored.xlsx"](), "sponsored.xlsx")
    sends(office, answered(adopted_by(office)), "last-year.xlsx")
    sends(office, FILES["sponsored.xlsx"](), "next-year.xlsx")
    last, newest = sent_by(office)[-2:]
    files = [*last["event"]["files"], *newest["event"]["files"]]
    said = happens(office, newest, files=files, ts="1633089600.000999")
    contains(said, ("next-year.xlsx as", "nothing is left to decide"))


@pytest.mark.parametrize("more", [{"is_external": True}, {"mode": "external"}])
@pytest.mark.parametrize("name", ["plan.csv", "plan.docx"])
def test_a_plan_that_is_kept_outside_slack_is_not_fetched(office: Person, name: str, more: Json) -> None:
    """What is said of a return form holds for a plan: Muster fetches nothing from elsewhere."""
    sends(office, b"some bytes", name)
    sent = sent_by(office)[-1]
    said = happens(office, sent, files=[{**sent["event"]["files"][0], "id": "FELSEWHERE", **more}])
    contains(said, ("it is kept outside Slack",))


def test_a_document_without_a_plan_is_not_read(office: Person) -> None:
    """A CSV file or a Word document in which nothing is promised is no plan: that is said, and how a form is sent."""
    sends(office, b"some bytes", "notes.csv")
    contains(told(office), ("“notes.csv” holds no plan that I can find", "a return form comes back as .xlsx"))
    sends(office, b"some bytes", "notes.docx")
    contains(told(office), ("“notes.docx” holds no plan that I can find",))
