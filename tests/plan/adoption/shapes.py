"""Plans in the shapes in which plans are published by councils, commissioners, a fire authority and a city abroad.
Shapes only: the words, the roles and the dates are made up. More of them are in older_shapes.py."""

from tests.plan.adoption.making import (
    csv_file,
    document,
    fill,
    line,
    row,
    rows,
    saved,
    strike,
    table,
    wide,
    workbook,
)

COUNTY = """
Anyshire County Council
Corporate Delivery Plan 2025/26

Pillar | Ref | Action | Lead officer | Cabinet member | Original date | Revised date | Q1 | | Q2 |
| | | | | | | RAG | Update | RAG | Update
1. Safer places | SP1 | Open a hub per town | Head of Towns | Safety | @2025-12-31 | @2026-03-31 | G | 2 | A | Late.
| SP2 | Renew street lights | Head of Highways | Highways | Q4 2025/26 | | G | Begun. | G | Half done.
2. Fair start | FS1 | Offer school meals | Head of Schools, Head of Finance | Children | Sep '25 | | B | Done. | B |
| FS2 | Review school transport | Head of Schools | Children | TBC | | | | R | No bids.
Key: B = complete; G = on track; A = at risk; R = off track
"""
VICTIMS = """
Police and Crime Plan 2021-2025: progress as at 31 December 2023
What we will do | Owner | By when | RAG | Comments
Fund a helpline for victims | Commissioning Manager | March 2024 | | Runs since May.
Ask victims what they think of the service | Head of Engagement | Ongoing | | A survey is out.
Old pledge that was dropped | Head of Engagement | Dec 2022 | | Dropped.
"""
RURAL = """
What we will do | Owner | By when | RAG | Comments
Meet farmers twice a year | Head of Engagement | Quarterly | | Met in June.
Map rural theft | Performance Analyst | June 2023 | | Published.
Pilot that ended | Performance Analyst | June 2022 | | Ended.
"""
FIRE = """
ID | Outline Level | Task Name | Start | Finish | % Complete | Resource Names | Predecessors | Notes
1 | 1 | Prevention | 01/04/2024 | 31/03/2026 | 35% | | |
2 | 2 | Home safety | 01/04/2024 | 31/03/2025 | 60% | | |
3 | 3 | Visit every home at high risk | 01/04/2024 | 31/03/2025 | 60% | Prevention Manager | | On schedule
4 | 3 | Replace the booking system | 01/07/2024 | 31/12/2024 | 100% | Head of ICT;Prevention Manager | 3 |
5 | 2 | Schools | 01/04/2024 | 31/03/2026 | 0% | | |
6 | 3 | Agree a lesson plan | 01/09/2025 | 31/03/2026 | 0% | Education Officer | |
7 | 1 | Response | 01/04/2024 | 30/09/2025 | 50% | | |
8 | 2 | Renew three engines | 01/04/2024 | 30/09/2025 | 50% | Fleet Manager | | One is here – £90k
"""
CITY = """
City of Anyville: Strategic Plan Tracker
Goal | Strategy | Action Item | Department | Target Completion | Status | Priority | Notes
Safe Streets | Slower traffic | Rebuild ten crossings | Public Works | 06/30/2025 | On Track | High | Four are built.
Safe Streets | Slower traffic | Lower limits downtown | Transportation | 12/31/2024 | Completed | High | Signs are up.
Safe Streets | Youth | Open two centers | Parks & Recreation | 09/30/2025 | Delayed | Medium | One site fell through.
Housing for All | Permits | Cut permit time by half | Planning / Building | 03/04/2026 | In Progress | Low | Chosen.
Housing for All | Permits | Publish a dashboard | Planning | Continuous | Not Started | Low |
"""
BOROUGH = """
Plan name | Borough crime plan
Date of export | 2025-11-03

Task ID | Task Name | Bucket Name | Progress | Priority | Assigned To | Start Date | Due Date | Late | Checklist
aB3xK9_pQ0mmLw2ZrT5 | Draft the strategy | Violence | Completed | Urgent | Policy Lead | @2025-01-06 | @2025-06-30 | \
false | Consult;Publish
bB3xK9_pQ0mmLw2ZrT5 | Set up an exchange | Violence | In progress | Medium | Data Lead;Policy Lead | \
@2025-03-01 | @2026-03-31 | false |
cB3xK9_pQ0mmLw2ZrT5 | Review warden patrols | Town centre | Not started | Important | | | | false |
"""


def county() -> bytes:
    """A county's delivery plan: pillars over several rows, headings over two rows with a rating and an update for
    each quarter, an original and a revised date."""
    book = workbook(Delivery_plan=rows(COUNTY))
    for cells in ("A6:A7", "A8:A9", "H4:I4", "J4:K4", "A1:K1", "A2:K2", "A4:A5", "B4:B5", "C4:C5"):
        book.worksheets[0].merge_cells(cells)
    return saved(book)


def commissioner() -> bytes:
    """A commissioner's office: a sheet for each priority, ratings by colour alone, a row that is hidden and one that
    is struck out, no references."""
    book = workbook(Victims=rows(VICTIMS), Rural_crime=rows(RURAL))
    first, second = book.worksheets
    fill(first, D3="92D050", D4="FFC000", D5="FF0000")
    fill(second, D2="92D050", D3="00B0F0", D4="00B0F0")
    strike(first, 5)
    second.row_dimensions[4].hidden = True
    return saved(book)


def fire_authority() -> bytes:
    """A fire authority's export of a project tool: an outline, of which the upper levels are groups."""
    return csv_file(rows(FIRE), separator=";", encoding="cp1252")


def city_abroad() -> bytes:
    """A city in another country: goals and strategies, departments, months first, statuses of its own."""
    return saved(workbook(Tracker=rows(CITY)))


def district() -> bytes:
    """A district's action plan as a Word table: sections over all columns, a reference in front of each title, a date
    that was moved in its cell, a row that a tracked change took out."""
    moved, teams = "31/03/25 revised to 30/09/25", "Community Safety Manager (lead), Neighbourhood Inspector"
    return document(
        line("Anyborough District Council"),
        line("Community Safety Action Plan 2024-2027 (position at 30 September 2025)"),
        table(
            row("Action", "Lead", "Timescale", "Progress", "RAG"),
            wide("Priority 1: Anti-social behaviour", 5),
            row("1.1 Train fifty volunteers", teams, "by end March 2026", "Thirty are trained.", "Green"),
            row("1.2 Agree a protocol with landlords", "Housing Manager", moved, "Two have signed.", "Amber"),
            row("1.3 Buy cameras", "Housing Manager", "31/12/2024", "Withdrawn.", "Red", gone=True),
            wide("Priority 2: Violence against women and girls", 5),
            row("2.1 Open a safe place", "Community Safety Manager", "Summer 2026", "Site found.", "Amber"),
            row(
                "2.2 Run a campaign", "Press Officer", "April 2025 to October 2025", "Ended well.", "Complete"
            ),
        ),
        line("For further information contact the Community Safety Manager"),
    )


def borough() -> bytes:
    """A borough's export of a task board: buckets, a progress that is no rating, urgency called Priority, identifiers
    that only the tool knows, checklists."""
    return saved(workbook(Tasks=rows(BOROUGH)))


SHAPES = {
    "county.xlsx": county,
    "commissioner.xlsx": commissioner,
    "fire-authority.csv": fire_authority,
    "city-abroad.xlsx": city_abroad,
    "district.docx": district,
    "borough.xlsx": borough,
}
"""Each plan by the name of its file."""
