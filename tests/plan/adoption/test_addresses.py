"""An address belongs to whoever it stands beside, in a column of its own or in the cell that names them."""

import pytest

from storage.plan.adoption.adopting import Adoption
from storage.plan.adoption.reading.addresses import people_in
from tests.plan.adoption.test_ways import adopted, column, kinds

PEOPLE = "Ref|Action|Lead|SRO|Due date"


def plan(heads: str, *people: str) -> Adoption:
    """A plan in whose rows these people stand."""
    body = [f"1.{at}|Do {at}|{one}|31/03/2026" for at, one in enumerate(people, start=1)]
    return adopted(Plan="\n".join([f"Ref|Action|{heads}|Due date", *body]))


def mails(found: Adoption) -> dict[str, str]:
    """The address of each role."""
    roles, known = column(found, "role", "people"), column(found, "email", "people")
    return dict(zip(roles, known, strict=True))


@pytest.mark.parametrize(
    "lead",
    [
        "Ann Smith <ann@x.example>",
        "Ann Smith (ann@x.example)",
        "Ann Smith, ann@x.example",
        "ann.smith@x.example",
    ],
)
def test_an_address_in_the_column_of_leads(lead: str) -> None:
    """The column stays the leads', and the address is the lead's."""
    found = plan("Lead|SRO", f"{lead}|Bo", f"{lead}|Bo", "Cy|Bo")
    assert (column(found, "lead"), column(found, "sro")) == (["Ann Smith", "Ann Smith", "Cy"], ["Bo"] * 3)
    assert mails(found)["Ann Smith"].endswith("@x.example")
    assert mails(found)["Bo"] == ""


def test_each_lead_keeps_their_own() -> None:
    """Whoever is named by an address alone is named after it, and that is told."""
    found = plan("Lead|SRO", "ann@x.example|Bo", "ann@x.example|Bo", "cy@x.example|Bo")
    assert mails(found) == {"Ann": "ann@x.example", "Bo": "", "Cy": "cy@x.example"}
    assert "named_by_mail" in kinds(found)


@pytest.mark.parametrize("heads", ["Lead|SRO", "Lead|SRO e-mail", "Lead|E-mail of the SRO"])
def test_the_addresses_of_sros_are_no_leads(heads: str) -> None:
    """Under the SRO's heading they are the SRO's; where nothing but an address says who that is, it is asked."""
    found = plan(heads, "Ann|bo@x.example", "Cy|bo@x.example")
    assert (mails(found)["Ann"], mails(found)["Cy"]) == ("", "")
    assert (mails(found).get("Bo") == "bo@x.example") is (heads == "Lead|SRO")


def test_a_column_of_the_sros_addresses() -> None:
    """It stands beside the column that names them."""
    assert mails(plan("Lead|SRO|SRO email", "Ann|Bo|bo@x.example")) == {"Ann": "", "Bo": "bo@x.example"}


def test_two_addresses_of_one_role_are_asked_about() -> None:
    """Neither is taken meanwhile; one that stands there oftener is likelier."""
    found = plan("Lead|E-mail|SRO", "Ann|ann@x.example|Bo", "Ann|ann2@x.example|Bo", "Ann|ann@x.example|Bo")
    (asked,) = (one for one in found.questions if one.kind == "several_mails")
    assert (asked.options, asked.likely) == (("ann@x.example", "ann2@x.example"), "ann@x.example")
    assert mails(found)["Ann"] == ""


def test_two_addresses_in_a_list_of_people() -> None:
    """As between rows of the plan."""
    found = adopted(
        People="Role|Email\nHead|h@x.example\nHead|other@x.example",
        Plan=f"{PEOPLE}\n1.1|Open it|Head|Bo|31/03/2026",
    )
    assert "several_mails" in kinds(found)


def test_as_many_addresses_as_names() -> None:
    """Each is whose name stands in its place."""
    found = plan("Lead|E-mail|SRO", "Ann; Cy|ann@x.example; cy@x.example|Bo")
    assert (mails(found)["Ann"], mails(found)["Cy"]) == ("ann@x.example", "cy@x.example")


def test_an_address_of_a_list_names_its_role() -> None:
    """Whoever has it in the list of people is meant."""
    found = adopted(
        People="Role|Email\nHead of Scrutiny|ann@x.example",
        Plan=f"{PEOPLE}\n1.1|Open it|ann@x.example|Bo|31/03/2026",
    )
    assert column(found, "lead") == ["Head of Scrutiny"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann", [("Ann", "")]),
        ("Ann; Cy <cy@x.example>", [("Ann", ""), ("Cy", "cy@x.example")]),
        ("cy@x.example (Cy Brown)", [("Cy Brown", "cy@x.example")]),
        ("mailto:ann@x.example", [("Ann", "ann@x.example")]),
        ("head.of-policy2@x.example; Bo", [("Head Of Policy 2", "head.of-policy2@x.example"), ("Bo", "")]),
    ],
)
def test_who_stands_in_a_cell(text: str, people: list[tuple[str, str]]) -> None:
    """Each with the address beside them."""
    assert list(people_in(text)) == people
