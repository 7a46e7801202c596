"""What is said to whoever types, and where nothing was changed for want of a ref: each state worth looking at."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from digests import exact, home, return_form, talk, typed_reply
from digests.blocks import Message
from handlers.office import COMMANDS
from storage.facts import HomeFacts
from storage.facts.welcome import Welcome
from tests.messages import cast, stood

LEAD = Welcome("OPCC Dorset", "Police & Crime Plan", "commitment", ("Governance Manager",), ("Bid Lead",))
STRANGER = Welcome("OPCC Dorset", "Police & Crime Plan", "pledge", ("Governance Manager", "Clerk <!here>"))
BEFORE = Welcome("", "", "commitment")
LIKELY = (("/commitment DOR-2.3", "Cadet & youth units"), ("/priority 4", "Fight Rural Crime"))

TALK: Mapping[str, Callable[[], Message | dict[str, Any] | str]] = {
    "exact.ref_wanted/one": lambda: exact.ref_wanted("cadets", (("DOR-2.3", "Cadet & youth units"),)),
    "exact.ref_wanted/several": lambda: exact.ref_wanted(
        "DOR-2.33 <!here>", (("DOR-2.3", "Cadet units"), ("DOR-3.3", "")), or_role="“Head of Scrutiny”"
    ),
    "exact.ref_wanted/nothing_like_it": lambda: exact.ref_wanted("zebra", ()),
    "exact.ref_wanted/nor_a_role": lambda: exact.ref_wanted("zebra", (), or_role=""),
    "talk.hello/lead": lambda: talk.hello(LEAD, stood.waiting(3), COMMANDS),
    "talk.hello/stranger": lambda: talk.hello(STRANGER, stood.NOTHING_OPEN, COMMANDS),
    "talk.hello/no_plan": lambda: talk.hello(BEFORE, None, COMMANDS),
    "talk.not_understood/lead": lambda: talk.not_understood(
        "wen is <it>?", (), LEAD, stood.waiting(1), COMMANDS
    ),
    "talk.not_understood/a_guess": lambda: talk.not_understood("rural", LIKELY, STRANGER, None, COMMANDS),
    "talk.courtesy/words": talk.courtesy,
    "talk.nothing_to_update/words": lambda: talk.nothing_to_update("Opened the Poole unit & more."),
    "talk.say_leave/days": lambda: talk.say_leave(date(2021, 10, 4), date(2021, 10, 8)),
    "talk.say_leave/no_days": lambda: talk.say_leave(None, None),
    "home.home_view/welcome": lambda: home.home_view(HomeFacts(stood.NOTHING_OPEN, welcome=STRANGER)),
    "home.home_view/welcome_lead": lambda: home.home_view(HomeFacts(stood.NOTHING_OPEN, welcome=LEAD)),
    "home.home_view/welcome_before_the_plan": lambda: home.home_view(
        HomeFacts(stood.NOTHING_OPEN, welcome=BEFORE)
    ),
    "return_form.not_read/sheet": lambda: return_form.not_read("return <form>.ods", "sheet"),
    "return_form.not_read/other": lambda: return_form.not_read("minute.pdf", "other"),
    "typed_reply.reply_offer/too_long": lambda: typed_reply.reply_offer(
        "Opened it. " * 200, cast.lines(1), "1.2|"
    ),
}
