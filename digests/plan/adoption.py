"""What Muster says of an office's own file that it read as a plan: what is to decide, how it was read, what
has no place, and why a file cannot be read at all."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from digests.kit.blocks import Message, link_button, message, section
from digests.kit.labels import count, listed
from digests.kit.prose import link, say, say_plain
from storage.plan.adoption.adopting import Adoption
from storage.plan.adoption.docket import Choice, Question
from storage.plan.adoption.grids.grid import NotReadable
from storage.plan.adoption.workbook.adopted_file import AdoptedPage, PageLine, Pages
from storage.plan.adoption.workbook.tables import BY_HAND, SHEETS
from storage.plan.files.excel.layout import PLAN_ROWS, PLAN_SHEET

OPEN_ADOPTED = "open_adopted"
_MOST_CELLS = 8
_COLUMNS = {
    "ref": "the reference",
    "title": "what is promised",
    "priority": "the priority",
    "area": "the area",
    "lead": "the lead",
    "sro": "the SRO",
    "deputy": "the deputy",
    "force_lead": "the force lead",
    "due": "the due date",
    "start": "the start",
    "completed_on": "the day of completion",
    "rating": "the rating",
    "earlier_rating": "the rating of the quarter before",
    "percent": "how much is done: the rating where there is no other",
    "progress": "progress",
    "next_steps": "next steps",
    "steps": "milestones",
    "board": "the board",
    "responsible_body": "the responsible body",
    "email": "the lead's e-mail address",
    "sro_email": "the SRO's e-mail address",
    "deputy_email": "the deputy's e-mail address",
    "quarter": "one quarter's rating or update",
    "parent": "whose part a row is",
    "level": "how deep a row lies in the outline",
}


def _column(name: str) -> str:
    """What a column was read as; a field of Muster's own by its heading."""
    own = next((one.heading for sheet in SHEETS for one in sheet.columns if one.field == name), name)
    return _COLUMNS.get(name, own)


def pages(adoption: Adoption) -> Pages:
    """The pages of the workbook, in words."""
    undecided = adoption.open_questions
    decided = tuple(one for one in adoption.questions if one.answer)
    return Pages(
        _page(
            "to_decide", "decide", [_asked(*one) for one in enumerate(undecided, 1)], number=len(undecided)
        ),
        _page("how_read", "read", _read(adoption.choices, decided, adoption), files=_files(adoption)),
        _page(
            "no_place",
            "place",
            [
                PageLine((str(number), say_plain("plan/adoption", f"no_{one.reason}"), one.place, one.text))
                for number, one in enumerate(adoption.unplaced, 1)
            ],
            number=len(adoption.unplaced),
        ),
        _page("every_cell", "cell", list(_cell_lines(adoption))),
    )


def _cell_lines(adoption: Adoption) -> Iterator[PageLine]:
    """What came of each cell, in the file's order."""
    questions = {one.key: one for one in adoption.questions}

    @cache
    def came(how: str, what: str) -> str:
        return _came(how, what, questions)

    for number, (place, text) in enumerate(adoption.cells, 1):
        fates = adoption.fates.get(place, ())
        told = [came(how, what) for how, what in fates if how != "no_place" or len(fates) == 1]
        yield PageLine((str(number), " ".join(dict.fromkeys(told)), place, text))


def _came(how: str, what: str, questions: Mapping[str, Question]) -> str:
    if how == "no_place":
        return say_plain("plan/adoption", f"no_{what}")
    one = questions.get(what)
    asked = question_words(one) if one else ""
    return say_plain(
        "plan/adoption", f"came_{how}", where=_where(what), asked=asked, open=bool(one and not one.answer)
    )


def _where(path: str) -> str:
    """A field of the plan as its sheet and heading."""
    group, _, _ = path.partition(".")
    if column := next((column for column in PLAN_ROWS if column.path == path), None):
        return f"{PLAN_SHEET}, {column.heading}"
    sheet = next((sheet for sheet in SHEETS if sheet.group == group), None)
    heading = (
        next((column.heading for column in sheet.columns if column.path.endswith(path)), "") if sheet else ""
    )
    return f"{sheet.name}, {heading}" if sheet and heading else path


def _page(name: str, headings: str, lines: Sequence[PageLine], **facts: object) -> AdoptedPage:
    intro = say_plain("plan/adoption", f"{name}_intro", **facts)
    return AdoptedPage(
        intro, tuple(say_plain("plan/adoption", f"{headings}_headings").split("|")), tuple(lines)
    )


def _asked(number: int, one: Question) -> PageLine:
    words = [question_words(one)]
    words += [say_plain("plan/adoption", "misread", given=one.misread)] if one.misread else []
    words += (
        [say_plain("plan/adoption", "taken")]
        if one.taken and one.kind not in ("no_mail", "several_mails")
        else []
    )
    waits = _cells(one.targets)
    return PageLine(
        (str(number), " ".join(words), _cells(one.where), one.said, one.likely, "", waits),
        one.options,
        one.key,
    )


def question_words(one: Question) -> str:
    """A question in words."""
    return say_plain("plan/adoption", f"ask_{one.kind}", q=one, about=one.about)


def _read(choices: Sequence[Choice], decided: Sequence[Question], adoption: Adoption) -> list[PageLine]:
    lines = []
    for one in decided:
        given = adoption.memory.answers.get(one.key) or one.answer == BY_HAND
        words = say_plain(
            "plan/adoption", "read_answered" if given else "read_likeliest", asked=question_words(one)
        )
        lines.append((words, _cells(one.where), one.said, one.answer, one.options, one.key))
    for choice in choices:
        words = say_plain(
            "plan/adoption",
            f"read_{choice.kind}",
            c=choice,
            became=_column(choice.became),
        )
        shown = "" if choice.became == "no_place" else _column(choice.became)
        lines.append((words, _cells(choice.where), choice.said, shown, (), ""))
    return [
        PageLine((str(number), words, where, said, became), options, key)
        for number, (words, where, said, became, options, key) in enumerate(lines, 1)
    ]


def _cells(places: Sequence[str]) -> str:
    """Where something stands: the first cells, and how many more."""
    more = len(places) - _MOST_CELLS
    return ", ".join(places[:_MOST_CELLS]) + (f" and {more} more" if more > 0 else "")


def _files(adoption: Adoption) -> str:
    return listed(adoption.files, 3)


def refusal(error: NotReadable) -> str:
    """Why a file cannot be read, and what to do."""
    return say_plain("plan/adoption", f"refuse_{error.code}", file=error.file, detail=error.detail)


def summary(adoption: Adoption, to: str) -> str:
    """What came of it, for a terminal."""
    facts = _facts(adoption)
    parts = ("summary", "left", "next_command")
    return "\n".join(say_plain("plan/adoption", part, to=to, **facts) for part in parts)


def _facts(adoption: Adoption) -> dict[str, object]:
    tables = adoption.tables
    return {
        "files": _files(adoption),
        "commitments": len(tables["commitments"]),
        "priorities": count(len(tables["priorities"]), "priority"),
        "roles": len(tables["people"]),
        "milestones": len(tables["milestones"]),
        "returns": len(tables["returns"]),
        "open": len(adoption.open_questions),
        "unplaced": len(adoption.unplaced),
    }


def no_template(file: str) -> str:
    """What helps whoever has no template, after a file that is none."""
    return say_plain("plan/adoption", "no_template", file=file)


def adopted(adoption: Adoption, file_link: str) -> Message:
    """The workbook, sent to whoever sent their own file. `file_link` is its address or what delivery
    replaces."""
    words = say("plan/adoption", "came_back", link=link(file_link, "Open the workbook"), **_facts(adoption))
    return message([section(words, link_button("Open the workbook", OPEN_ADOPTED, file_link))])


def not_adopted(error: NotReadable) -> Message:
    """Nothing came of the file, and why."""
    return message([section(say("plan/adoption", "cannot_adopt", file=error.file, why=refusal(error)))])
