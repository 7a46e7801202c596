"""Every way into Muster with the act that it is: each button, form and command that is registered, and what it
carries. Who may do the act is storage's table; nothing here is sent."""

from dataclasses import dataclass, field, replace
from datetime import date
from string import Template

from digests.home.office import DO, WHICH_ROLE
from digests.queries.exact import GO_AHEAD, LEAVE_IT, GoAhead
from digests.redaction.redaction import WHY, WORDS
from handlers.home.home import HAS_A_BUTTON
from handlers.muster import OF_A_ROLE, VERBS
from storage.rules.access import Act
from tests.flows.person import GREEN
from tests.flows.words import Json


@dataclass(frozen=True)
class Way:
    """One way in. `act` None: only whoever was asked may answer. `carries` is a button's value or a form's
    metadata, `metadata` that of the view around a button; both may name $return and the like. `says` tells whether
    a refusal can be shown there."""

    name: str
    act: Act | None
    carries: str = "$return"
    metadata: str = ""
    kind: str = "value"
    filled: Json = field(default_factory=dict)
    block: str = "b"
    says: bool = True

    def __str__(self) -> str:
        return f"{self.name} {self.act} {self.carries}"


def filled(text: str, names: dict[str, str]) -> str:
    """What a way carries, with the ids of the record in it."""
    return Template(text).substitute(names)


def typed(**answers: str) -> Json:
    """Text boxes with this in them."""
    return {key: {"type": "plain_text_input", "value": value} for key, value in answers.items()}


def picked(**days: str) -> Json:
    """Date boxes with these days."""
    return {key: {"type": "datepicker", "selected_date": day} for key, day in days.items()}


def chosen(**options: str) -> Json:
    """Menus with these chosen."""
    return {key: {"type": "static_select", "selected_option": {"value": one}} for key, one in options.items()}


def emptied(said: Json) -> Json:
    """The same box with nothing in it; what is ticked stays, for without it a form is about nothing."""
    return {
        key: None if key in ("value", "selected_date", "selected_option") else one
        for key, one in said.items()
    }


FORM = '{"r": $return, "n": $no, "more": false}'
ON_BEHALF = '{"r": $return, "n": $no, "more": false, "b": "By telephone"}'
CHALLENGE = '{"r": $return, "n": $no, "f": false, "s": false, "b": "", "c": [], "h": ""}'
CHALLENGE_ON_BEHALF = '{"r": $return, "n": $no, "f": false, "s": false, "b": "Phone", "c": [], "h": ""}'
ROUND = '{"later": [], "apart": [], "given": 0}'
VERDICT = '{"later": [], "apart": [], "given": 0, "r": $return, "n": $no}'
RULING = '{"kind": "%s", "return": $return, "home": ""}'
MEASURED = '{"m": $measure, "q": "2021/22 Q2", "n": 0}'
QUARTER = "2021/22 Q2"

IN_THE_FORM = (
    Way("rating", Act.ANSWER, "green", FORM, "selected_option"),
    Way("rating", Act.RECORD_ON_BEHALF, "green", ON_BEHALF, "selected_option"),
    Way("support_kind", Act.ANSWER, "none", FORM, "selected_option"),
    Way("monitor", Act.ANSWER, "no", FORM, "selected_option"),
    Way("handling", Act.ANSWER, "public", FORM, "selected_option"),
    Way("progress", Act.ANSWER, "Some words", FORM),
    Way("progress", Act.RECORD_ON_BEHALF, "Some words", ON_BEHALF),
    Way("form_more", Act.ANSWER, "more", FORM),
    Way("form_whole", Act.ANSWER, "whole", FORM),
    Way("form_throw", Act.ANSWER, "throw", FORM),
    Way("form_throw", Act.RECORD_ON_BEHALF, "throw", ON_BEHALF),
    Way("path_kind", Act.ANSWER, "action", FORM, "selected_option"),
    Way("new_due", Act.ANSWER, "2023-06-30", FORM, "selected_date"),
    Way("change_it", Act.ANSWER, "change", CHALLENGE),
    Way("change_it", Act.RECORD_ON_BEHALF, "change", CHALLENGE_ON_BEHALF),
)
ANSWERED = (
    Way("open_form", Act.ANSWER),
    Way("open_form_menu", Act.ANSWER, kind="selected_option"),
    Way("no_change", Act.ANSWER),
    Way("use_reply", Act.ANSWER, "$return|1633077000.000100|"),
    Way("tell_us", Act.RECORD_OWN_ABSENCE),
    Way("reminder_put_off", Act.SEE_OWN_UPDATES),
    Way("what", Act.RECORD_OWN_ABSENCE, "not_mine", "tell us", "selected_option"),
    Way("page", Act.VIEW_STANDING, '{"of": "priority", "code": "1"}'),
    Way("page", Act.VIEW_STANDING, '{"of": "commitment", "code": "ANY-1.1"}'),
    Way("page", Act.SEE_OWN_UPDATES, '{"of": "updates"}'),
    Way("page", Act.VIEW_STANDING, '{"of": "measures"}'),
    Way("page", Act.VIEW_STANDING, '{"of": "measure", "code": "M1"}'),
    Way("open_figure", Act.ANSWER_ASK, "$figure"),
    Way("open_finance", Act.SEND_FINANCE, "1"),
    Way("confirm_finance", Act.SEND_FINANCE, "$annex"),
    Way("give_figure", Act.ANSWER_ASK, MEASURED),
    Way("page", Act.VIEW_STANDING, '{"of": "requests"}'),
    Way("open_members", Act.ANSWER_ASK, "$answer"),
    Way("answer_members", Act.ANSWER_ASK, "$asked"),
    Way("open_meeting", Act.LOG_REQUEST, "$meeting_ask"),
    Way("page", Act.VIEW_STANDING, '{"of": "question", "code": "off track"}'),
    Way("share", Act.VIEW_STANDING, '{"of": "question", "code": "off track"}'),
    Way("home_page_mine_page", Act.SEE_OWN_UPDATES, "{}"),
    Way("board_show", Act.SEE_OWN_UPDATES, "all", kind="selected_option"),
)
AGREED = (
    Way("sign_off", Act.SEE_OWN_UPDATES, ""),
    Way("sign_off_later", Act.SEE_OWN_UPDATES, "$return.$no", ROUND),
    Way("sign_off_again", Act.SEE_OWN_UPDATES, "", ROUND),
    Way("sign_off_change", Act.SEE_OWN_UPDATES, "$return.$no", ROUND),
    Way("sign_off_send_back", Act.SEE_OWN_UPDATES, "$return.$no", ROUND),
    Way("sign_off_agree", Act.AGREE, "$return.$no", ROUND),
    Way("sign_off_ask", Act.SEE_OWN_UPDATES, "$return.$no", ROUND),
    Way("answer_question", Act.ANSWER_QUESTION, "$question"),
    Way("answer_as_typed", Act.ANSWER_QUESTION, "$question|1633077000.000100|"),
    Way("sign_off_take_back", Act.TAKE_BACK_AGREEMENT, "$return.$no", ROUND, "selected_option"),
)
RULED = (
    Way("help_answer", Act.ANSWER_HELP, "$support"),
    Way("help_answer_declined", Act.ANSWER_HELP, "$support"),
    Way("open_headline", Act.ANSWER_ASK, "$headline"),
    Way("open_recheck", Act.ANSWER_ASK, "$recheck"),
    Way("due_date_decline", Act.DECIDE_DUE_DATE, "$request"),
    Way("due_date_look", Act.DECIDE_DUE_DATE, "$request"),
    Way("due_date_approve", Act.DECIDE_DUE_DATE, "$request"),
    Way("due_date_take_back", Act.TAKE_BACK_DUE_DATE, "$wish"),
    Way("hand_over", Act.HAND_OVER, "$role"),
    Way("account_mine", None, "$unknown"),
    Way("account_not_mine", None, "$unknown"),
    Way("pick_account", Act.PICK_ACCOUNT, "$picked", kind="selected_user", block="pick:$unknown"),
    Way("pick_account", Act.PICK_ACCOUNT, "U0NOBODY", kind="selected_user", block="pick:$unknown"),
    Way("ask_early", Act.SET_TIMETABLE, QUARTER),
    Way("next_panel", Act.SET_TIMETABLE, QUARTER),
    Way("board_line", Act.CHASE, "chase:$return", kind="selected_option"),
    Way("board_line", Act.RECORD_ABSENCE, "cover:$return", kind="selected_option"),
    Way("board_line", Act.WAIVE, "waived:$return", kind="selected_option"),
    Way("board_line", Act.REOPEN, "reopened:$return", kind="selected_option"),
    Way("board_line", Act.EXTEND, "extended:$return", kind="selected_option"),
    Way("paper_clear", Act.CLEAR_PAPER, "$paper"),
    Way("paper_send_back", Act.SEND_BACK_PAPER, "$paper"),
    Way("paper_record", Act.RECORD_PAPER, "$cleared_paper"),
    Way("redaction_look", Act.CONFIRM_REDACTION, "$redaction"),
    Way("redaction_decline", Act.CONFIRM_REDACTION, "$spare_redaction"),
)
OFFERED = (
    Way(LEAVE_IT, Act.GET_HELP, ""),
    *(Way(GO_AHEAD, verb.act, GoAhead(date(2021, 10, 1), name).value()) for name, verb in VERBS.items()),
    *(Way(f"{DO}{name}", act, "") for name, act in HAS_A_BUTTON.items()),
)
"""What was nearly typed, and what App Home has a button for: each verb as the table of verbs has it."""
BUTTONS = (*ANSWERED, *IN_THE_FORM, *AGREED, *RULED, *OFFERED)

WRITTEN = chosen(rating="green") | typed(progress=GREEN["progress"], next_steps=GREEN["next_steps"])
DAYS = picked(first="2021-11-20", last="2021-11-21")
SAID = chosen(what="not_mine", which="all") | picked(first="", last="") | typed(word="")
REASON = typed(reason="I should like to")
PARTS = {
    key: entry
    for number in (1, 2, 3, 4)
    for key, entry in (
        typed(**{f"ref_{number}": f"ANY-9.{number}", f"title_{number}": f"Part {number}"})
        | chosen(**{f"lead_{number}": "$role"})
        | picked(**{f"due_{number}": "2023-03-31"})
    ).items()
}
FORMS = (
    Way("sign_off", Act.AGREE, ROUND, filled={"ticked_0": {"selected_options": [{"value": "$return.$no"}]}}),
    Way(
        "sign_off_change", Act.AGREE, VERDICT, filled=chosen(agreed_rating="amber") | typed(agreed_reason="x")
    ),
    Way("sign_off_send_back", Act.SEND_BACK, VERDICT, filled=typed(comment="Say when")),
    Way("sign_off_ask", Act.ASK_LEAD, VERDICT, filled=typed(question="Which hall?")),
    Way("answer_question", Act.ANSWER_QUESTION, "$question", filled=typed(reply="The one in Poole")),
    Way("update_form", Act.ANSWER, FORM, filled=WRITTEN),
    Way("update_form", Act.RECORD_ON_BEHALF, ON_BEHALF, filled=WRITTEN),
    Way("challenge", Act.ANSWER, CHALLENGE),
    Way("challenge", Act.RECORD_ON_BEHALF, CHALLENGE_ON_BEHALF),
    Way("figure_form", Act.ANSWER_ASK, MEASURED, filled=typed(figure="12") | chosen(status="final")),
    Way(
        "members_answer",
        Act.ANSWER_ASK,
        '{"r": $asked, "n": 0}',
        filled=chosen(state="answered") | typed(words="As you wished"),
    ),
    Way(
        "log_request",
        Act.LOG_REQUEST,
        '{"a": 0, "r": 0, "n": 0}',
        filled=chosen(kind="request", meeting="$meeting", owner="$role")
        | typed(text="Show more", asked_by="The Chair", refs=""),
    ),
    Way("source_form", Act.RECORD_ON_BEHALF, "$return", filled=typed(source="By telephone")),
    Way("tell_us_form", Act.RECORD_OWN_ABSENCE, "", filled=SAID),
    Way(
        "help_answer",
        Act.ANSWER_HELP,
        '{"r": $support, "n": 0}',
        filled=chosen(state="met") | typed(words="x", decided_by="", reference="") | picked(decided_on=""),
    ),
    Way(
        "headline",
        Act.ANSWER_ASK,
        '{"a": $headline, "n": 0}',
        filled=typed(words="It goes on as it was meant to."),
    ),
    Way(
        "recheck_form",
        Act.ANSWER_ASK,
        '{"a": $recheck, "n": 0}',
        filled=chosen(recheck_state="still_right") | typed(recheck_words=""),
    ),
    Way("paper_cleared", Act.CLEAR_PAPER, "$spare_paper.0"),
    Way("paper_sent_back", Act.SEND_BACK_PAPER, "$paper.0", filled=typed(paper_why="Say when")),
    Way("paper_recorded", Act.RECORD_PAPER, "$cleared_paper.1", filled=picked(paper_day="2021-10-01")),
    Way("due_date_declined", Act.DECIDE_DUE_DATE, "$spare_request", filled=typed(due_date_reason="Too late")),
    Way(
        "due_date_decided",
        Act.DECIDE_DUE_DATE,
        "$spare_request",
        filled=chosen(due_date_verdict="due_date_decline") | typed(due_date_reason="Too late"),
    ),
    Way("settle", Act.EXTEND, RULING % "extended", filled=REASON | picked(until="2021-10-20")),
    Way("settle", Act.WAIVE, RULING % "waived", filled=REASON),
    Way("settle", Act.REOPEN, RULING % "reopened", filled=REASON),
    Way(
        "cover",
        Act.RECORD_ABSENCE,
        '{"person": $person, "role": "Head of Scrutiny", "home": ""}',
        filled=DAYS,
    ),
    Way(
        "hand_over_form",
        Act.HAND_OVER,
        "$role",
        filled=chosen(role="$other_role") | {"person": {"selected_user": None}},
    ),
    *(Way(WHICH_ROLE, HAS_A_BUTTON[verb], verb, filled=chosen(role="$role")) for verb in OF_A_ROLE),
    Way("split", Act.SPLIT_COMMITMENT, "ANY-4.1", filled=PARTS),
    Way(
        "redaction_ask", Act.ASK_REDACTION, "", filled=typed(**{WORDS: "Poole unit", WHY: "It names a child"})
    ),
    Way("redaction_confirm", Act.CONFIRM_REDACTION, "$redaction"),
)
EMPTIED = tuple(
    replace(way, filled={key: emptied(said) for key, said in way.filled.items()}) for way in FORMS
)
"""The same with nothing typed, picked or chosen: whoever may not send a form reads who may, and not what it lacks."""
CLOSED = (
    Way("update_form", Act.ANSWER, FORM, filled=WRITTEN, says=False),
    Way("update_form", Act.RECORD_ON_BEHALF, ON_BEHALF, filled=WRITTEN, says=False),
    Way("challenge", Act.ANSWER, CHALLENGE, says=False),
)
COMMANDS = (
    Way("/priority", Act.VIEW_STANDING, ""),
    Way("/commitment", Act.VIEW_STANDING, "ANY-1.1"),
    Way("/updates", Act.SEE_OWN_UPDATES, ""),
    Way("/updates", Act.RECORD_OWN_ABSENCE, "away 1 Dec to 2 Dec"),
    Way("/updates", Act.RECORD_OWN_ABSENCE, "hours 10am to 3pm"),
)
"""What everyone types; the verbs of /muster name their acts themselves."""
EVENTS = {
    "message": Act.SEE_OWN_UPDATES,
    "app_mention": Act.VIEW_STANDING,
    "app_home_opened": Act.SEE_OWN_UPDATES,
    "user_change": None,
}
"""What happens without being asked; `user_change` is Slack's own word."""
