"""What is said to whoever types, and where nothing was changed for want of a ref: each state worth looking at."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from digests.answering import notices, typed_reply
from digests.home import home
from digests.kit.blocks import Message
from digests.on_behalf import return_form
from digests.queries import answers, exact, talk
from handlers.muster import ASKING, OF_ONESELF
from storage.facts.home import HomeFacts, Welcome
from tests.messages.registry import cast, stood

LEAD = Welcome("OPCC Dorset", "Police & Crime Plan", "commitment", ("Governance Manager",), ("Bid Lead",))
STRANGER = Welcome("OPCC Dorset", "Police & Crime Plan", "pledge", ("Governance Manager", "Clerk <!here>"))
COMMANDS = (*ASKING, *OF_ONESELF)
BEFORE = Welcome("", "", "commitment")
LIKELY = (("/commitment DOR-2.3", "Cadet & youth units"), ("/priority 4", "Fight Rural Crime"))

TALK: Mapping[str, Callable[[], Message | dict[str, Any] | str]] = {
    "queries.exact.ref_wanted/one": lambda: exact.ref_wanted("cadets", (("DOR-2.3", "Cadet & youth units"),)),
    "queries.exact.ref_wanted/several": lambda: exact.ref_wanted(
        "DOR-2.33 <!here>", (("DOR-2.3", "Cadet units"), ("DOR-3.3", "")), or_role="“Head of Scrutiny”"
    ),
    "queries.exact.ref_wanted/nothing_like_it": lambda: exact.ref_wanted("zebra", ()),
    "queries.exact.ref_wanted/nor_a_role": lambda: exact.ref_wanted("zebra", (), or_role=""),
    "queries.answers.updates_of/one": lambda: answers.updates_of(
        stood.waiting(3), stood.waiting(3).own[0].ref
    ),
    "queries.answers.updates_of/none": lambda: answers.updates_of(stood.waiting(3), "DOR-9.9"),
    "queries.answers.updates_answer/not_understood": lambda: answers.updates_answer(
        stood.waiting(1), typed="<zebra>"
    ),
    "answering.notices.nothing_new/words": lambda: notices.nothing_new(cast.form_facts()),
    "answering.typed_reply.taken_out/words": typed_reply.taken_out,
    "queries.talk.hello/lead": lambda: talk.hello(LEAD, stood.waiting(3), COMMANDS),
    "queries.talk.hello/stranger": lambda: talk.hello(STRANGER, stood.NOTHING_OPEN, ASKING),
    "queries.talk.hello/no_plan": lambda: talk.hello(BEFORE, None, ASKING),
    "queries.talk.not_understood/lead": lambda: talk.not_understood(
        "wen is <it>?", (), LEAD, stood.waiting(1), COMMANDS
    ),
    "queries.talk.not_understood/a_guess": lambda: talk.not_understood(
        "rural", LIKELY, STRANGER, None, ASKING
    ),
    "queries.talk.courtesy/words": lambda: talk.courtesy(stood.NOTHING_OPEN),
    "queries.talk.courtesy/still_out": lambda: talk.courtesy(stood.waiting(3)),
    "queries.talk.say_not_mine/words": talk.say_not_mine,
    "queries.talk.say_how/no_change": lambda: talk.say_how(
        "no_change", "No <change>.", stood.waiting(1), LEAD
    ),
    "queries.talk.say_how/done": lambda: talk.say_how("done", "Done", stood.waiting(3), LEAD),
    "queries.talk.say_how/more_time": lambda: talk.say_how("more_time", "Longer?", stood.waiting(1), LEAD),
    "queries.talk.enough/words": talk.enough,
    "queries.talk.nothing_to_update/words": lambda: talk.nothing_to_update("Opened the Poole unit & more."),
    "queries.talk.say_leave/days": lambda: talk.say_leave(date(2021, 10, 4), date(2021, 10, 8)),
    "queries.talk.say_leave/no_days": lambda: talk.say_leave(None, None),
    "home.home.home_view/welcome": lambda: home.home_view(HomeFacts(stood.NOTHING_OPEN, welcome=STRANGER)),
    "home.home.home_view/welcome_lead": lambda: home.home_view(HomeFacts(stood.NOTHING_OPEN, welcome=LEAD)),
    "home.home.home_view/welcome_before_the_plan": lambda: home.home_view(
        HomeFacts(stood.NOTHING_OPEN, welcome=BEFORE)
    ),
    "on_behalf.return_form.not_read/sheet": lambda: return_form.not_read("return <form>.ods", "sheet"),
    "on_behalf.return_form.not_read/other": lambda: return_form.not_read("minute.pdf", "other"),
    "on_behalf.return_form.not_read/no_plan": lambda: return_form.not_read("minutes.docx", "no_plan"),
    "on_behalf.return_form.not_read/from_others": lambda: return_form.not_read("<form>.xlsx", "from_others"),
    "answering.typed_reply.reply_offer/too_long": lambda: typed_reply.reply_offer(
        "Opened it. " * 200, cast.lines(1), "1.2|"
    ),
}
