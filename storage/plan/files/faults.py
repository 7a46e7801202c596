"""What can be wrong with a file that someone hands in, as data. The sentences stand in
digests/plan/faults.py."""

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True)
class FaultPlace:
    """Where something stands in a file: in words, and as numbers that sort in the file's own order."""

    text: str
    position: tuple[int, ...] = ()


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `place` is a sheet and cell ("Commitments!H14") or a YAML path and line
    ("commitments[3].due, line 212"; paths count from 0). `field` is the path without its counts
    ("commitments.due"). `code` is one of CODES. `given` is what was written, `expected` what would be
    right. `known_as` is what people call the place, where it has a name: "DOR-4.2, due"."""

    place: str
    field: str
    code: str
    given: str = ""
    expected: tuple[str, ...] = ()
    position: tuple[int, ...] = dataclasses.field(default=(), compare=False, repr=False)
    known_as: str = dataclasses.field(default="", compare=False)


WHOLE_FILE = FaultPlace("the whole file")


def fault_at(place: FaultPlace, field_path: str, code: str, given: str = "", *expected: str) -> Fault:
    """The fault `code` of what stands at `place`."""
    return Fault(place.text, field_path, code, given, expected, place.position)


CODES = frozenset(
    {
        # the file as a whole
        "not_found", "not_readable", "unknown_file_kind", "too_big", "too_big_unpacked", "too_deep", "empty_file",
        "not_text_file", "not_yaml", "alias", "second_document", "not_a_workbook", "locked_workbook",
        "old_workbook", "unclosed_quotation", "swallowed_row", "shifted_row", "too_many_rows",
        # its shape
        "unknown_sheet", "missing_sheet", "unknown_column", "missing_column", "repeated_column",
        "unknown_key", "repeated_key", "not_fields", "not_a_list", "not_text", "formula", "cell_error",
        "unknown_hidden_sheet", "no_returns_sheet", "no_returns", "above_headings", "column_without_heading",
        "lone_cell", "headed_again",
        "example_in_use", "value_without_field", "value_as_example",
        "no_ref", "hidden_rows", "crossed_out_row", "crossed_out", "merged",
        "shown_otherwise", "day_partly_shown", "date_in_text",
        # single values
        "missing", "too_long", "control_character", "turned_text", "lost_letters", "misread_letters",
        "not_a_date", "month_first", "day_or_month_first", "which_quarter", "other_weekday",
        "ongoing_no_day", "date_out_of_range", "not_one_of",
        "not_yes_or_no", "not_whole_number", "not_a_number", "not_an_email", "not_a_slack_id", "no_such_scheme",
        # values that must agree with one another
        "duplicate", "looks_alike", "no_such_role", "no_such_priority", "no_such_area", "no_such_ref",
        "no_such_forum", "answered_and_open", "answered_without_words",
        "same_role_lead_and_sro", "agrees_for_itself", "no_second_agreer", "also_its_own_priority",
        "self_dependency", "circular_dependency",
        "ends_before_starts", "due_before_start", "completed_before_start", "in_future",
        "no_way_to_reach", "no_co_lead",
        # grades of measures
        "graded_against_nothing", "graded_without_target", "graded_without_baseline", "not_beyond_tolerance",
        "grade_is_a_rating",
        # what is no fault, and is to be looked at
        "nobody_agrees", "hidden_sheet", "hidden_column", "note_not_read", "link_not_kept", "beside_not_read",
        "unseen_text", "around_not_read", "mixed_letters", "alike_by_figures",
        "read_as_day", "zero_may_be_lost", "measure_of_withheld", "after_plan", "before_plan", "same_step",
        # the finance annex
        "not_an_amount", "not_whole_pounds", "no_figures", "sheet_not_read", "second_quarter", "unknown_quarter",
        "wrong_sum", "wrong_sign", "wrong_sign_of_kind", "wrong_variance", "note_wanted", "rounded_sum",
        "in_millions", "of_another_quarter", "total_of_totals", "adds_up_others", "note_in_rows", "marked_figures",
        # figures of measures
        "no_rows_of_figures", "column_not_kept", "no_such_measure", "not_theirs_to_give", "no_such_version",
        "not_a_period", "not_its_period", "not_a_quarters_end", "figure_to_come", "figure_too_early",
        "figure_twice", "other_unit", "figure_not_a_number", "figure_too_long",
        "figure_too_precise", "figure_or_why", "figure_and_expected", "figure_not_two_numbers",
        "numbers_without_figure", "figure_numbers_give_another", "figure_numbers_missing", "figure_crime_number",
        "figure_expected_past", "numbers_not_kept", "figure_not_graded", "no_such_grade", "grade_not_kept",
        "figure_withheld_and_figure", "figure_why_withheld", "figure_withheld_until", "figure_withheld_by_whom",
        "figure_withheld_number", "figure_not_withheld",
        "comparator_not_kept", "figure_grade_without_figure", "above_not_read", "shown_scaled",
        "doubt_no_numbers", "doubt_over_hundred", "doubt_far_off", "doubt_personal", "doubt_below_zero",
        # past returns
        "not_a_quarter", "not_a_rating", "rating_not_in_scheme", "painted_otherwise",
        "quarter_not_over", "quarter_outside_plan", "quarter_is_collected",
        "agreed_in_future", "agreed_before_quarter",
    }
)  # fmt: skip
"""Every kind of fault there is; each has its sentence."""
