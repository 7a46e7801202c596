"""A plan with thirty different faults, as YAML and as a workbook, and where each of them stands."""

from pathlib import Path

import openpyxl

YAML = """\
format: 2
office:
  kind: council
  comissioner: Police and Crime Commissioner
plan:
  title: Police and Crime Plan
  title: Police and Crime Plan again
  version: "1"
  starts: 2025-04-01
  ends: 2024-03-31
  rag_scheme: brag_plu
papers:
  signatory: Chief Executive
forums:
  - name: Anyshire Panel
    kind: panel
    meetings: [2025-07-10, July 2025, 2205-07-10]
people:
  - {role: Chief Executive, email: chief at office.example}
  - {role: Head of Scrutiny, slack: scrutiny}
  - {role: Bid Lead}
  - {role: Partnerships Manager, route: co_lead}
  - {role: Head of Scrutiny, email: scrutiny@office.example}
  - {role: Engagement Officer, email: engagement@office.example, duties: lead}
priorities:
  - {code: "1", title: Safer streets, areas: [Town centres]}
  - {code: "2", title: [Help, victims]}
commitments:
  - ref: ANY-1.1
    title: Open two help points
    priority: "3"
    lead: Head of Scrutny
    sro: Chief Executive
    due: 2025-09-30
  - ref: ANY-1.2
    title: "Fund a \\a caseworker"
    priority: "1"
    area: Town centre
    also: ["1"]
    lead: Partnerships Manager
    sro: Chief Executive
    start: 2025-10-01
    due: 2025-09-30
  - ref: ANY-1.3
    title: Review patrols
    priority: "1"
    lead: Chief Executive
    sro: Chief Executive
    start: 2025-05-01
    due: 2025-09-30
    completed_on: 2025-04-30
    monitor_after_completion: perhaps
    depends_on: [ANY-1.3, ANY-9.9]
  - ref: ANY-1.4
    title: Publish a summary
    priority: "1"
    lead: Head of Scrutiny
    sro: Chief Executive
    depends_on: [ANY-1.5]
  - ref: ANY-1.5
    title: Publish it again
    priority: "1"
    lead: Head of Scrutiny
    sro: Chief Executive
    due: 2025-09-30
    depends_on: [ANY-1.4]
  - ref: ANY-1.6-THE-LONGEST-REFERENCE
    title: Publish it once more
    priority: "1"
    lead: Head of Scrutiny
    sro: Chief Executive
    due: 2025-09-30
"""

IN_YAML = {
    ("not_one_of", "format, line 1"),
    ("missing", "office, line 3"),
    ("not_one_of", "office.kind, line 3"),
    ("unknown_key", "office.comissioner, line 4"),
    ("repeated_key", "plan.title, line 7"),
    ("ends_before_starts", "plan.ends, line 10"),
    ("no_such_scheme", "plan.rag_scheme, line 11"),
    ("not_fields", "papers.signatory, line 13"),
    ("not_a_date", "forums[0].meetings[1], line 17"),
    ("date_out_of_range", "forums[0].meetings[2], line 17"),
    ("not_an_email", "people[0].email, line 19"),
    ("not_a_slack_id", "people[1].slack, line 20"),
    ("no_way_to_reach", "people[2], line 21"),
    ("duplicate", "people[4].role, line 23"),
    ("not_a_list", "people[5].duties, line 24"),
    ("not_text", "priorities[1].title, line 27"),
    ("no_such_priority", "commitments[0].priority, line 31"),
    ("no_such_role", "commitments[0].lead, line 32"),
    ("control_character", "commitments[1].title, line 36"),
    ("no_such_area", "commitments[1].area, line 38"),
    ("also_its_own_priority", "commitments[1].also[0], line 39"),
    ("no_co_lead", "commitments[1], line 35"),
    ("due_before_start", "commitments[1].due, line 43"),
    ("same_role_lead_and_sro", "commitments[2].sro, line 48"),
    ("completed_before_start", "commitments[2].completed_on, line 51"),
    ("not_yes_or_no", "commitments[2].monitor_after_completion, line 52"),
    ("self_dependency", "commitments[2].depends_on[0], line 53"),
    ("no_such_ref", "commitments[2].depends_on[1], line 53"),
    ("too_long", "commitments[5].ref, line 67"),
    ("missing", "commitments[3], line 54"),
    ("circular_dependency", "commitments[4].depends_on[0], line 66"),
}

_Rows = list[list[object]]


def _sound(ref: str) -> dict[str, object]:
    """A commitment with nothing wrong but what its reference may be."""
    roles = {"Lead": "Head of Scrutiny", "SRO": "Chief Executive"}
    return {"Ref": ref, "Title": "Publish a summary", "Priority": 1, "Due": "30/09/2025"} | roles


def _table(first: dict[str, object], *more: dict[str, object]) -> _Rows:
    """Rows under the headings that the first one names."""
    return [list(first), *([row.get(heading) for heading in first] for row in (first, *more))]


_SHEETS: dict[str, _Rows] = {
    "Plan": [
        ["Field", "Value"],
        ["Office kind", "council"],
        ["Comissioner", "Police and Crime Commissioner"],
        ["Plan title", "Police and Crime Plan"],
        ["Title", "Police and Crime Plan again"],
        ["Version", "1"],
        ["Starts", "01/04/2025"],
        ["Ends", "31/03/2024"],
        ["Rating scheme", "brag plu"],
        ["Vision", "=1+1"],
    ],
    "Forums": [
        ["Name", "Kind", "Meetings"],
        ["Anyshire Panel", "panel", "10/07/2025; July 2025; 10/07/2205"],
    ],
    "People": [
        ["Role", "E-mail", "Slack user id", "Route", "E-mail"],
        ["Chief Executive", "chief at office.example"],
        ["Head of Scrutiny", None, "scrutiny"],
        ["Bid Lead"],
        ["Partnerships Manager", None, None, "Co-lead"],
        ["Head of Scrutiny", "scrutiny@office.example"],
    ],
    "Priorities": [["Code", "Title", "Areas", "Colour"], [1, "Safer streets", "Town centres"]],
    "Commitments": _table(
        {"Ref": "ANY-1.1", "Title": "Open help points", "Priority": 3, "Area": None, "Also under": None}
        | {"Lead": "Head of Scrutny", "Force lead": None, "SRO": "Chief Executive", "Start": None}
        | {"Due": "30/9/2025", "Completed on": None, "Monitor after completion": None, "Depends on": None},
        {"Ref": "ANY-1.2", "Title": "Fund it", "Priority": 1, "Area": "Town centre", "Also under": "1"}
        | {
            "Lead": "Partnerships Manager",
            "SRO": "Chief Executive",
            "Start": "01/10/2025",
            "Due": "30/09/2025",
        },
        {
            "Ref": "ANY-1.3",
            "Title": "Review it",
            "Priority": 1,
            "Lead": "Chief Executive",
            "SRO": "Chief Executive",
        }
        | {"Start": "01/05/2025", "Due": "30/09/2025", "Completed on": "30/04/2025"}
        | {"Monitor after completion": "perhaps", "Depends on": "ANY-1.3; ANY-9.9"},
        _sound("ANY-1.4") | {"Due": None, "Depends on": "ANY-1.5"},
        _sound("ANY-1.5") | {"Depends on": "ANY-1.4"},
        _sound("ANY-1.6-THE-LONGEST-REFERENCE"),
    ),
    "Milestones": [["Ref", "Due"], ["ANY-1.9", "30/09/2025"]],
    "Wildlife": [["Badgers", "3"]],
}

IN_EXCEL = {
    ("missing", "Plan"),
    ("not_one_of", "Plan!B2"),
    ("unknown_key", "Plan!A3"),
    ("repeated_key", "Plan!A5"),
    ("ends_before_starts", "Plan!B8"),
    ("no_such_scheme", "Plan!B9"),
    ("formula", "Plan!B10"),
    ("not_a_date", "Forums!C2"),
    ("date_out_of_range", "Forums!C2"),
    ("repeated_column", "People!E1"),
    ("not_an_email", "People!B2"),
    ("not_a_slack_id", "People!C3"),
    ("no_way_to_reach", "People!B4"),
    ("duplicate", "People!A6"),
    ("unknown_column", "Priorities!D1"),
    ("no_such_priority", "Commitments!C2"),
    ("no_such_role", "Commitments!F2"),
    ("no_such_area", "Commitments!D3"),
    ("also_its_own_priority", "Commitments!E3"),
    ("no_co_lead", "Commitments!G3"),
    ("due_before_start", "Commitments!J3"),
    ("same_role_lead_and_sro", "Commitments!H4"),
    ("completed_before_start", "Commitments!K4"),
    ("not_yes_or_no", "Commitments!L4"),
    ("self_dependency", "Commitments!M4"),
    ("no_such_ref", "Commitments!M4"),
    ("too_long", "Commitments!A7"),
    ("missing", "Commitments!J5"),
    ("circular_dependency", "Commitments!M6"),
    ("missing_column", "Milestones!A1"),
    ("no_such_ref", "Milestones!A2"),
    ("unknown_sheet", "Wildlife"),
}


def write_workbook(sheets: dict[str, _Rows], path: Path) -> Path:
    """A workbook with these rows on these sheets, as an office would have typed them."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        worksheet = workbook.create_sheet(name)
        for row in rows:
            worksheet.append(row)
    workbook.save(path)
    return path


def write_faulty_workbook(path: Path) -> Path:
    """The workbook with the faults listed in IN_EXCEL."""
    return write_workbook(_SHEETS, path)
