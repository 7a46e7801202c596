"""What the plan office reads of return forms: the one that goes out, and what came of one that came back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digests.kit.blocks import Message, fitting, link_button, message, section
from digests.kit.figures import bracketed, whose_before
from digests.kit.labels import rating_label
from digests.kit.prose import link, say, say_plain
from digests.plan.faults import fault_sentence
from storage.facts.answering import PastRating
from storage.facts.on_behalf import FormFault, ReturnForm
from storage.facts.plan import RatingMeaning
from storage.plan.files.faults import CODES, Fault

OPEN_FORM_FILE = "open_return_form"
OF_A_WORKBOOK = CODES - {"formula", "not_a_date", "note_not_read"}
"""What is said of a plan file in the same words; for the others, a form has shorter ones."""


def form_sent(form: ReturnForm, file_link: str) -> Message:
    """The form for one role. `file_link` is its address, or the placeholder that delivery replaces with it."""
    words = say("on_behalf/return_form", "form_sent", form=form, link=link(file_link, "Open the form"))
    return message([section(words, link_button("Open the form", OPEN_FORM_FILE, file_link))])


def rated_last(last: PastRating | None, scheme: tuple[RatingMeaning, ...]) -> str:
    """What a row of the form says of the rating before, and whose it is."""
    if last is None:
        return say_plain("on_behalf/return_form", "first_time")
    return f"{rating_label(last.rating, scheme)}{bracketed(whose_before(last))}"


def source_of(day: date) -> str:
    """Where what a form brings is from, as it is kept with the answer."""
    return say_plain("on_behalf/return_form", "source", day=day)


def form_coming(form: ReturnForm) -> Message:
    """The form is on its way, to whoever asked for it."""
    return message([section(say("on_behalf/return_form", "form_coming", form=form))])


def nothing_to_ask(role: str) -> Message:
    """Why there is no form to send."""
    return message([section(say("on_behalf/return_form", "nothing_to_ask", role=role))])


def form_recorded(role: str, refs: Sequence[str], second_look: Sequence[str]) -> Message:
    """What a form that came back has recorded; `second_look` is what might be looked at again, each in words."""

    def draft(most: int) -> Message:
        facts = {"role": role, "refs": refs, "second_look": second_look, "most": most}
        return message([section(say("on_behalf/return_form", "form_recorded", **facts))])

    return fitting(draft, (20, 8, 3, 1))


def not_read(file_name: str, kind: str) -> Message:
    """A file that Muster does not read: of the plan office's, `sheet` for a spreadsheet saved in another way,
    `no_plan` for what could be one and is none, else `other`; `from_others` for whatever somebody else sends."""
    return message([section(say("on_behalf/return_form", f"not_read_{kind}", file_name=file_name))])


def form_refused(file_name: str, faults: Sequence[FormFault]) -> Message:
    """Nothing of a form was recorded: every fault at once, with its cell and what would be right."""

    def draft(most: int) -> Message:
        shown = [faults[start : start + 5] for start in range(0, min(most, len(faults)), 5)]
        head = say("on_behalf/return_form", "form_refused", file_name=file_name, number=len(faults))
        lines = (
            section(say("on_behalf/return_form", "faults", faults=map(worded, group))) for group in shown
        )
        left_out = len(faults) - most
        more = section(say("on_behalf/return_form", "more_faults", more=left_out)) if left_out > 0 else None
        return message([section(head), *lines, more])

    return fitting(draft, (60, 30, 15, 5))


def worded(fault: FormFault) -> FormFault:
    """The fault with its words, where they are those of any workbook."""
    if fault.words or fault.code not in OF_A_WORKBOOK:
        return fault
    return replace(fault, words=fault_sentence(Fault(fault.cell, "", fault.code, fault.said, fault.expected)))
