"""Plans in the shapes of older papers and of a board's export: references over several rows, calendar quarters, a
sponsor beside the lead, several quarters in one cell, parts under headings of their own. All words are made up."""

from tests.plan.adoption.making import rows, saved, workbook
from tests.plan.adoption.shapes import SHAPES

AUTHORITY = """
Action Plan after the Self-Assessment

Ref | Requirements | Deliverables | Tasks | Owner | Start Date | End Date | Task Status | Progress | Evidence
1.1 | Values are agreed | Statement | Agree it | All/~CEO | @2017-09-01 | @2018-02-28 | Done | At a meeting | Minutes
| | A business plan | Write the plan | PM | 03/01/17 | 31/03/18 | In Progress | A draft goes out in March | Draft
| | A review | As above | All/~CEO | @2017-09-01 | @2018-02-28 | Done | |
1.2 | Roles are known | Descriptions | Publish them | CEO | 01/10/17 | 31/12/17 | Done | | Web page
1.10 | Complaints are seen | Sampling | Sample files twice a year | PSC | | Ongoing | In Progress | |
2.1 | Views are sought | A strategy | Renew it | Comms | 28/02/18 | 31/03/17 | On Hold | |
| | A panel | Recruit it | PM & Force | 01/04/18 | tbc | | |

Version 0.6  printed 03/03/2018
"""
DISTRICT_MILESTONES = """
Anyborough District Council
Milestones 2015/16
Carried forward: (14/15 M6). Q2 2015 = done by 30 June 2015.

Priority 1: Better service
No. | Milestone | Portfolio Holder | Director | Target
M1 | Open the contact centre (A1) | Customer Services | Finance | Q2 2015
M2 | Adopt standards (A2) (14/15 M6) | Leader | Chief Executive | Q4 2015 / Q1 2016

Priority 2: Village life
No. | Milestone | Portfolio Holder | Director | Target
M3 | New rounds in all villages | Environment | Housing Services | Q1 2016
M4 | Agree a target for homes | Housing | Housing Services | Ongoing
"""
BOARD = """
Office delivery plan
Board exported from a tool

Prevention
Name | Subitems | Owner | Status | Timeline - Start | Timeline - End | Progress | Item ID (auto generated)
Agree the strategy | Needs, Talks | Head of Partnerships | Done | @2024-04-01 | @2024-09-30 | 100% | 6300000001
Subitems | Name | Owner | Status | Date | Item ID (auto generated)
| Needs | Head of Partnerships | Done | @2024-06-28 | 6300000002
| Talks | Press Officer | Done | @2024-08-30 | 6300000003
Youth fund | | Head of Partnerships, Grants Officer | Working on it | @2024-07-01 | @2025-03-31 | 40% | 6300000004
Bins | | | Stuck | | | 0% | 6300000005
| | | 1 Done, 1 Working on it, 1 Stuck | @2024-04-01 | @2025-03-31 | 46.67% |

Finance
Name | Subitems | Owner | Status | Timeline - Start | Timeline - End | Progress | Item ID (auto generated)
Sale of sites (copy) | | Finance Officer | Waiting for review | @2024-04-01 | @2025-03-31 | 50% | 6300000010
Sale of sites | | Finance Officer | Working on it | @2024-04-01 | @2025-03-31 | 50% | 6300000011
"""
SPONSORED = """
Strategic Delivery Plan 2015/16 (as at 18.01.2016)
RAG status: G = on track or done (C); A = not on track or at risk; R = much delayed
SECTION 1  Objective 1  Cut what worries people most
Actions | Timescale | Sponsor (SMG) | Lead officer | Current Status of Action | Links to other actions | R/A/G
1.1 Watch how burglary is put first | Ongoing | PCC | Policy Officer | Burglary falls. | Force 1.1 | G
1.2 Publish a survey | Dec 2015 | CEX | Policy Officer / Press Officer | Published. | | G (C)
SECTION 2  Objective A  Run the office
A.1 Let the contract | 31.03.16 | CFO | Contracts Officer | Late. | 1.2; C.4 | A
"""
IN_ONE_CELL = """
Corporate Action Plan Q3 | | | | Appendix 1
1 (i) (a) Keep the money sound
Action | Lead Directorates | Target Date | Status | Progress
1) - Deliver savings | Board | @2016-03-31 | On Target | Q1 (2015/16) On track.~Q2 (2015/16) On track.~Q3 Late.
3) - Develop cases | Board | @2015-09-30 | Under Control | Q1 (2015/16) Ideas.
1 (i) (b) Housing
1) - Prepare the sale | Communities | (not specified) | Pending | Awaiting a decision
2) - Send a message | Towns; Communities | @2015-12-31 | Behind Schedule | Late
"""


def authority() -> bytes:
    """An authority's plan: one reference over several rows, three columns that say what is done, "As above"."""
    book = workbook(Action_plan=rows(AUTHORITY))
    for cells in ("A1:J1", "A4:A6", "B4:B6", "A9:A10", "B9:B10"):
        book.worksheets[0].merge_cells(cells)
    return saved(book)


def milestones() -> bytes:
    """A district's milestones: headings again under each priority, calendar quarters, a councillor beside the
    director, last year's numbers in titles."""
    return saved(workbook(Milestones=rows(DISTRICT_MILESTONES)))


def board() -> bytes:
    """A board's export: groups with headings of their own, hidden parts, counts below each group, a copy."""
    book = workbook(Plan=rows(BOARD))
    for number in (8, 9):
        book.worksheets[0].row_dimensions[number].hidden = True
    return saved(book)


def sponsored() -> bytes:
    """A commissioner's plan: a sponsor beside each lead, references in front of titles, green that is complete."""
    book = workbook(SDP_15_16=rows(SPONSORED))
    for cells in ("A1:G1", "A2:G2", "A3:G3", "A7:G7"):
        book.worksheets[0].merge_cells(cells)
    return saved(book)


def in_one_cell() -> bytes:
    """A district's key actions: numbers that begin anew in each section, and a cell that tells of three quarters."""
    return saved(workbook(KAP_Q3=rows(IN_ONE_CELL)))


FILES = {
    **SHAPES,
    "authority.xlsx": authority,
    "milestones.xlsx": milestones,
    "board.xlsx": board,
    "sponsored.xlsx": sponsored,
    "in-one-cell.xlsx": in_one_cell,
}
"""All plans by the names of their files."""
