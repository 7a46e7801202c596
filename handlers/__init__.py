"""What people do in Slack, a file for each conversation; this page is their table of contents. No SQL, no
long block literals."""

import re

from slack_bolt import Ack, App

from digests.home.office import DO, WHICH_ROLE
from digests.queries.exact import GO_AHEAD, LEAVE_IT
from digests.queries.guessing import SHARE
from handlers import muster, talk
from handlers.answering import challenge, form, no_change, typed_reply, typing
from handlers.answering.form_state import KEPT_AS_TYPED
from handlers.asks import put_off
from handlers.calendar import early_papers
from handlers.decisions import due_dates, helping
from handlers.desk import Desk
from handlers.door import doorway
from handlers.door.belonging import Home
from handlers.following import register_kinds
from handlers.handover import handing_over
from handlers.home import home
from handlers.home.home import HAS_A_BUTTON
from handlers.on_behalf import on_behalf
from handlers.people import absence, accounts, cover
from handlers.queries import mentioned, queries
from handlers.redaction import redaction
from handlers.returns_list import acts
from handlers.rulings import rulings
from handlers.sign_off import asking, sign_off, taking_back, typed_answer
from handlers.succession import succession
from handlers.updates import updates

register_kinds()


def register(app: App, desk: Desk, home: Home) -> App:
    """Every conversation that Muster can have. `home` is the one workspace it serves."""
    app.middleware(doorway.let_in(desk, home))
    app.error(doorway.in_words)

    for conversations in (what_is_typed, answering, asking_for, agreeing, people, at_home):
        conversations(app)
    app.action(re.compile(".*"))(seen)
    app.event(re.compile(".*"))(nothing)
    return app


def what_is_typed(app: App) -> None:
    """What people type: the commands, and turning the pages of their answers."""
    app.command("/priority")(queries.priority)
    app.command("/commitment")(queries.commitment)
    app.command("/updates")(updates)
    app.command("/muster")(muster.muster)
    app.action(GO_AHEAD)(muster.go_ahead)
    app.action(LEAVE_IT)(muster.leave_it)
    app.action(re.compile("^page"))(queries.turn_page)
    app.action(SHARE)(queries.share)


def answering(app: App) -> None:
    """A lead answers: the prompt, the form; whatever is typed or sent."""
    app.action("open_form")(form.open_from_button)
    app.action("open_form_menu")(form.open_from_menu)
    app.action("no_change")(no_change.open_short)
    app.action(re.compile("^(rating|support_kind|path_kind|monitor|handling|new_due)$"))(typing.redraw)
    app.action(KEPT_AS_TYPED)(typing.keystroke)
    app.action("form_more")(typing.show_more)
    app.action("form_whole")(typing.show_whole)
    app.action("form_throw")(typing.throw_away)
    app.action("reminder_put_off")(put_off.press)
    app.action("tell_us")(absence.tell_us)
    app.action("what")(absence.tell_us_other)
    app.action("i_am_back")(absence.i_am_back)
    app.view("tell_us_form")(absence.told)
    app.view("update_form")(form.submit)
    app.view_closed("update_form")(typing.close)
    app.view("challenge")(challenge.submit_anyway)
    app.view_closed("challenge")(challenge.leave)
    app.action("change_it")(challenge.change_it)

    app.event("message")(talk.heard)
    app.event("app_mention")(mentioned.mentioned)
    app.shortcut(mentioned.LOOK_UP)(mentioned.look_up)
    app.action(re.compile("^use_reply"))(typed_reply.use)


def asking_for(app: App) -> None:
    """What an answer asks for: support, a later date."""
    app.action(re.compile("^help_answer"))(helping.open_form)
    app.view("help_answer")(helping.record)
    app.action("due_date_approve")(due_dates.approve)
    app.action("due_date_decline")(due_dates.ask_why)
    app.action("due_date_take_back")(due_dates.take_back)
    app.action("due_date_look")(due_dates.look)
    app.view(re.compile("^due_date_(declined|decided)$"))(due_dates.decide)


def agreeing(app: App) -> None:
    """What the office settles by hand, and what SROs agree."""
    app.view("settle")(rulings.submit)

    app.action("sign_off")(sign_off.open_queue)
    app.action("sign_off_agree")(sign_off.agree_one)
    app.action("sign_off_change")(sign_off.open_change)
    app.action("sign_off_send_back")(sign_off.open_send_back)
    app.action("sign_off_later")(sign_off.later)
    app.action("sign_off_again")(sign_off.back)
    app.action("sign_off_take_back")(taking_back.take_back)
    app.action("sign_off_ask")(asking.open_ask)
    app.action("answer_question")(asking.open_answer)
    app.action("answer_as_typed")(typed_answer.open_typed)
    app.view("sign_off_ask")(asking.submit_ask)
    app.view("answer_question")(asking.submit_answer)
    app.view("sign_off")(sign_off.agree_ticked)
    app.view("sign_off_change")(sign_off.submit_change)
    app.view("sign_off_send_back")(sign_off.submit_send_back)


def people(app: App) -> None:
    """Who holds which role, which account is whose, and early prompts."""
    app.action("hand_over")(handing_over.open_form)
    app.view("hand_over_form")(handing_over.submit)
    app.view("source_form")(on_behalf.source_given)
    app.action("pick_account")(accounts.pick)
    app.action(re.compile("^account_(not_)?mine$"))(accounts.answer)
    app.event("user_change")(handing_over.account_changed)

    app.action(re.compile("^(ask_early|next_panel)$"))(early_papers.choose)


def at_home(app: App) -> None:
    """App Home and what is done from it; redaction."""
    app.event("app_home_opened")(home.opened)
    app.action(re.compile("^home_page"))(home.turned)
    app.action(re.compile(f"^{DO}({'|'.join(HAS_A_BUTTON)})$"))(muster.press_at_home)
    app.view(WHICH_ROLE)(muster.role_chosen)
    app.action("board_show")(acts.show)
    app.action("board_line")(acts.line)
    app.view("cover")(cover.submit)

    app.view("split")(succession.submit)
    app.view("redaction_ask")(redaction.ask)
    app.action("redaction_look")(redaction.look)
    app.view("redaction_confirm")(redaction.confirm)
    app.action("redaction_decline")(redaction.decline)


def seen(ack: Ack) -> None:
    """A button that only opens an address: Slack wants to hear that it was noticed."""
    ack()


def nothing() -> None:
    """An event that needs no answer: unheard, Socket Mode would send it again."""
