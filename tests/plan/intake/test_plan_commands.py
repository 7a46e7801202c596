"""`plan` on the command line, as someone at a terminal meets them."""

import pytest
from sqlalchemy import select

from storage.plan.files.document import PlanDocument
from storage.plan.files.reading import read_plan
from storage.tables import Commitment
from tests.plan.intake.made_up import amended, everything, without
from tests.plan.intake.terminal import PLAN, Terminal

REF = "ANY-2.1"
MOVED = amended(PLAN, REF, due=PLAN.plan.ends)


def test_check_says_that_a_plan_is_in_order(terminal: Terminal) -> None:
    """A good file is told in one line with its size."""
    result = terminal.run("plan", "check", terminal.file(PLAN, "plan.xlsx"))
    assert result.exit_code == 0
    assert "plan.xlsx is in order: 6 priorities, 12 commitments, 10 roles." in result.output


def test_check_says_what_nobody_could_agree(terminal: Terminal) -> None:
    """A plan in which one person holds every role is in order, with each commitment that nobody could agree."""
    people = tuple(
        one.model_copy(update={"email": "one@anyshire.example", "slack": None}) for one in PLAN.people
    )
    result = terminal.run("plan", "check", terminal.file(PLAN.model_copy(update={"people": people})))
    assert result.exit_code == 0
    assert "12 entries to look at. The file can be imported as it is." in result.output
    assert "commitments[0].sro" in result.output
    assert "is in order" in result.output


def test_check_lists_every_fault_with_its_place(terminal: Terminal) -> None:
    """A bad file is refused with each fault's place, square brackets and all, and exit code 1."""
    path = terminal.file(PLAN)
    path.write_text(path.read_text(encoding="utf-8").replace("Lead 2", "Leed 2", 1), encoding="utf-8")
    result = terminal.run("plan", "check", path)
    assert result.exit_code == 1
    assert "commitments[3].lead" in result.output
    assert "Nothing was changed." in result.output


def test_import_asks_and_then_changes_the_record(terminal: Terminal) -> None:
    """The changes are listed, and the record has the plan once the question is answered with yes."""
    result = terminal.run("plan", "import", terminal.file(PLAN), typed="y\n")
    assert result.exit_code == 0
    assert f"New commitment: {REF}." in result.output
    assert "Done. The record has the plan" in result.output
    with terminal.database.read() as session:
        assert len(session.scalars(select(Commitment)).all()) == 12


@pytest.mark.parametrize("typed", ["n\n", None])
def test_import_without_a_yes_changes_nothing(terminal: Terminal, typed: str | None) -> None:
    """Answered with no, or with nobody at the keyboard, the record stays as it is."""
    before = everything(terminal.database)
    result = terminal.run("plan", "import", terminal.file(PLAN), typed=typed)
    assert result.exit_code == 1
    assert "Nothing was changed." in result.output
    assert everything(terminal.database) == before


def test_importing_again_says_that_nothing_changed(terminal: Terminal) -> None:
    """The same plan again is no fault and asks nothing, from YAML or from Excel."""
    terminal.import_plan()
    for name in ("plan.yaml", "plan.xlsx"):
        result = terminal.run("plan", "import", terminal.file(PLAN, name))
        assert result.exit_code == 0
        assert "The record says the same already. Nothing was changed." in result.output


@pytest.mark.parametrize(
    ("document", "options", "words"),
    [
        (MOVED, (), "--rebaseline-reason"),
        (MOVED, ("--rebaseline-reason", "Rain"), "--approved-by"),
        (
            MOVED,
            ("--rebaseline-reason", "Rain", "--approved-by", "Chief Exec"),
            "Did you mean “Chief Executive”?",
        ),
        (without(PLAN, REF), (), "--withdraw-reason"),
    ],
)
def test_import_names_the_option_that_is_missing(
    terminal: Terminal, document: PlanDocument, options: tuple[str, ...], words: str
) -> None:
    """A change that needs a reason is refused with the option to give it in, and nothing is changed."""
    terminal.import_plan()
    before = everything(terminal.database)
    result = terminal.run("plan", "import", terminal.file(document), "--yes", *options)
    assert result.exit_code == 1
    assert words in result.output
    assert "Nothing was changed." in result.output
    assert everything(terminal.database) == before


def test_import_of_a_moved_date_with_its_approval(terminal: Terminal) -> None:
    """With a reason and the approving role, the date moves and both dates are said."""
    terminal.import_plan()
    options = ("--rebaseline-reason", "Rain", "--approved-by", "Chief Executive", "--yes")
    result = terminal.run("plan", "import", terminal.file(MOVED), *options)
    assert result.exit_code == 0
    assert f"{REF}: the due date moves from" in result.output
    assert "31 March 2029" in result.output


@pytest.mark.parametrize("name", ["out.yaml", "out.xlsx"])
def test_export_writes_what_import_reads(terminal: Terminal, name: str) -> None:
    """The exported file is the plan in the record, and no file is overwritten unasked."""
    terminal.import_plan()
    out = terminal.folder / name
    assert terminal.run("plan", "export", out).exit_code == 0
    assert read_plan(out).document == PLAN
    again = terminal.run("plan", "export", out)
    assert again.exit_code == 1
    assert "--replace" in again.output
    assert terminal.run("plan", "export", out, "--replace").exit_code == 0


def test_export_says_what_it_cannot_do(terminal: Terminal) -> None:
    """Without a plan, or to a file of another kind, export is refused in a sentence."""
    assert "no plan in the record" in terminal.run("plan", "export", terminal.folder / "a.yaml").output
    assert ".xlsx" in terminal.run("plan", "export", terminal.folder / "a.txt").output
    terminal.import_plan()
    nowhere = terminal.run("plan", "export", terminal.folder / "no" / "such" / "a.yaml")
    assert nowhere.exit_code == 1
    assert "cannot be written" in nowhere.output


def test_template_writes_a_workbook(terminal: Terminal) -> None:
    """The template is written once, as a workbook."""
    path = terminal.folder / "new.xlsx"
    assert terminal.run("plan", "template", path).exit_code == 0
    assert path.stat().st_size > 0
    assert terminal.run("plan", "template", path).exit_code == 1
    assert terminal.run("plan", "template", terminal.folder / "new.yaml").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan",),
        ("plan", "check"),
        ("plan", "import"),
        ("plan", "export"),
        ("plan", "template"),
        ("returns",),
    ],
)
def test_help_explains_each_command(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    """--help says in a sentence what the command does and what it needs."""
    result = terminal.run(*arguments, "--help")
    assert result.exit_code == 0
    assert "." in result.output.partition("\n\n")[2]


def exchanged() -> PlanDocument:
    """The plan with two commitments' titles the other way round."""
    first, second = (entry.title for entry in PLAN.commitments[:2])
    refs = [entry.ref for entry in PLAN.commitments[:2]]
    return amended(amended(PLAN, refs[0], title=second), refs[1], title=first)


def test_a_title_moves_to_another_reference_only_when_that_is_meant(terminal: Terminal) -> None:
    """Past returns would rate the wrong commitment: it is refused with both references, asked on a terminal, and
    taken with a flag."""
    terminal.import_plan()
    one, other = PLAN.commitments[:2]
    path = terminal.folder / "returns.csv"
    path.write_text(f"ref,quarter,rag\n{one.ref},2021/22 Q1,red\n{other.ref},2021/22 Q1,blue\n")
    assert terminal.run("returns", "import", path).exit_code == 0
    file = terminal.file(exchanged())
    refused = terminal.run("plan", "import", file, "--yes")
    said = " ".join(refused.output.replace("│", " ").split())
    assert refused.exit_code == 1
    assert one.ref in said
    assert f"the other reference is {other.ref}" in said
    assert "the newest: red" in said
    assert "--titles-moved" in said
    assert terminal.run("plan", "import", file, typed="n\n").exit_code == 1
    assert terminal.run("plan", "import", file, typed="y\ny\n").exit_code == 0
    assert terminal.run("plan", "import", terminal.file(PLAN), "--yes", "--titles-moved").exit_code == 0


def test_a_renumbered_title_is_refused_where_its_returns_stay(terminal: Terminal) -> None:
    """A row put in between: what has returns would stand for the new one. Without returns a title may move."""
    terminal.import_plan()
    assert terminal.run("plan", "import", terminal.file(exchanged()), "--yes").exit_code == 0
    one = PLAN.commitments[0]
    path = terminal.folder / "returns.csv"
    path.write_text(f"ref,quarter,rag\n{one.ref},2021/22 Q1,red\n")
    assert terminal.run("returns", "import", path).exit_code == 0
    moved = exchanged().commitments[0]
    put_in = amended(exchanged(), one.ref, title="A new promise")
    added = moved.model_copy(update={"ref": "ANY-99"})
    longer = put_in.model_copy(update={"commitments": (*put_in.commitments, added)})
    refused = terminal.run("plan", "import", terminal.file(longer), "--yes")
    assert refused.exit_code == 1
    assert "ANY-99" in refused.output
    assert terminal.run("plan", "import", terminal.file(put_in), "--yes").exit_code == 0
