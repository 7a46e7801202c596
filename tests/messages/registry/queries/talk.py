"""What is said to whoever types, and where nothing was changed for want of a ref: each state worth looking at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digests.answering import notices, typed_reply
from digests.answering.typed_reply import Offered
from digests.home import home
from digests.kit.blocks import Message
from digests.on_behalf import return_form
from digests.queries import answers, exact, talk
from handlers.queries.offered import ASKING, OF_ONESELF
from storage.enums import Rating
from storage.facts.home import HomeFacts, Welcome
from storage.facts.plan import QuarterName
from storage.facts.succession import Left
from storage.rules.standing.rag import scheme
from tests.messages.registry.kit import cast, stood

LEAD = Welcome("OPCC Dorset", "Police & Crime Plan", "commitment", ("Governance Manager",), ("Bid Lead",))
STRANGER = Welcome("OPCC Dorset", "Police & Crime Plan", "pledge", ("Governance Manager", "Clerk <!here>"))
COMMANDS = (*ASKING, *OF_ONESELF)
BEFORE = Welcome("", "", "commitment")
SCHEME = scheme("brag_plus").meanings
OTHERS = (
    typed_reply.NotUsed("DOR-9.9 <x>", "strange"),
    typed_reply.NotUsed("DOR-2.1", "strange", left=Left("split", ("DOR-2.1",), ("DOR-2.11", "DOR-2.12"))),
    typed_reply.NotUsed("DOR-5.1", "others", "Victims' voices", lead="Bid Lead"),
    typed_reply.NotUsed("DOR-5.2", "others", lead="Bid Lead"),
    typed_reply.NotUsed("DOR-6.1", "waived", "Reserves"),
    typed_reply.NotUsed("DOR-6.2", "agreed", "Estate"),
    typed_reply.NotUsed("DOR-6.3", "closed", "Fleet"),
)


def likely(ref: str, title: str, line: str) -> exact.Meant:
    """What may have been meant, in the line that its button would run."""
    meant = line.format(ref or title)
    return exact.Meant(ref, title, meant, exact.GoAhead(date(2021, 10, 4), meant).value())


TALK: Mapping[str, Callable[[], Message | dict[str, Any] | str]] = {
    "queries.exact.unsure/one": lambda: exact.unsure(
        "waive", "cadets", "ref", [likely("DOR-2.3", "Cadet & youth units", "waive {} because it is paused")]
    ),
    "queries.exact.unsure/several": lambda: exact.unsure(
        "chase",
        "DOR-2.33 <!here>",
        "either",
        [
            likely("DOR-2.3", "Cadet units", "chase {}"),
            likely("DOR-3.3", "", "chase {}"),
            likely("", "Head of Scrutiny", "chase {}"),
        ],
    ),
    "queries.exact.unsure/a_role": lambda: exact.unsure(
        "exempt",
        "Heda of <Scrutiny>",
        "role",
        [likely("", "Head of Scrutiny", "exempt {} because it is vacant")],
    ),
    "queries.exact.unsure/no_button": lambda: exact.unsure(
        "waive",
        "cadets",
        "ref",
        [exact.Meant("DOR-2.3", "Cadet & youth units"), exact.Meant("DOR-3.3", "")],
    ),
    "queries.exact.unsure/nothing_like_it": lambda: exact.unsure("waive", "zebra", "ref", []),
    "queries.exact.unsure/no_such_role": lambda: exact.unsure("back", "zebra", "role", []),
    "queries.exact.unsure/nor_a_role": lambda: exact.unsure("chase", "zebra", "either", []),
    "queries.exact.left_alone/words": exact.left_alone,
    "queries.exact.too_late/words": exact.too_late,
    "queries.exact.opened/words": exact.opened,
    "queries.answers.updates_of/one": lambda: answers.updates_of(
        stood.waiting(3), stood.waiting(3).own[0].ref
    ),
    "queries.answers.updates_of/none": lambda: answers.updates_of(stood.waiting(3), "DOR-9.9"),
    "queries.answers.updates_answer/not_understood": lambda: answers.updates_answer(
        stood.waiting(1), typed="<zebra>"
    ),
    "queries.answers.updates_answer/no_such_ref": lambda: answers.updates_answer(
        stood.waiting(1), typed="DOR-9.9?", unknown=["DOR-9.9"]
    ),
    "answering.notices.nothing_new/words": lambda: notices.nothing_new(cast.form_facts()),
    "answering.notices.words_taken_out/notice": notices.words_taken_out,
    "answering.typed_reply.taken_out/words": typed_reply.taken_out,
    "answering.typed_reply.gone/words": typed_reply.gone,
    "queries.talk.hello/lead": lambda: talk.hello(LEAD, stood.waiting(3), COMMANDS),
    "queries.talk.hello/stranger": lambda: talk.hello(STRANGER, stood.NOTHING_OPEN, ASKING),
    "queries.talk.hello/no_plan": lambda: talk.hello(BEFORE, None, ASKING),
    "queries.talk.courtesy/words": lambda: talk.courtesy(stood.NOTHING_OPEN),
    "queries.talk.courtesy/still_out": lambda: talk.courtesy(stood.waiting(3)),
    "queries.talk.courtesy/sent_back": lambda: talk.courtesy(stood.SENT_BACK_LATE),
    "queries.talk.courtesy/two_times": lambda: talk.courtesy(stood.TWO_TIMES),
    "home.home.home_view/sent_back": lambda: home.home_view(HomeFacts(stood.SENT_BACK_LATE)),
    "home.home.home_view/two_times": lambda: home.home_view(HomeFacts(stood.TWO_TIMES)),
    "queries.talk.say_how/wish": lambda: talk.say_how("wish", "Waive <it>", stood.waiting(1), LEAD),
    "queries.talk.say_not_mine/words": talk.say_not_mine,
    "queries.talk.say_how/no_change": lambda: talk.say_how(
        "no_change", "No <change>.", stood.waiting(1), LEAD
    ),
    "queries.talk.say_how/done": lambda: talk.say_how("done", "Done", stood.waiting(3), LEAD),
    "queries.talk.say_how/more_time": lambda: talk.say_how("more_time", "Longer?", stood.waiting(1), LEAD),
    "queries.talk.say_how/to_answer": lambda: talk.say_how("to_answer", "How?", stood.waiting(3), LEAD),
    "queries.talk.say_how/to_answer_nothing": lambda: talk.say_how(
        "to_answer", "How?", stood.NOTHING_OPEN, STRANGER
    ),
    "queries.talk.say_stop/lead": lambda: talk.say_stop(LEAD, has_part=True),
    "queries.talk.say_stop/stranger": lambda: talk.say_stop(STRANGER, has_part=False),
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
    "answering.typed_reply.reply_offer/named": lambda: typed_reply.reply_offer(
        "DOR-1.1 and <two> more are open", cast.lines(2), "1.2|", OTHERS, Offered(named=True)
    ),
    "answering.typed_reply.reply_offer/rating": lambda: typed_reply.reply_offer(
        "🟢", cast.lines(3), "1.2|", known=Offered(rating=Rating.GREEN, scheme=SCHEME)
    ),
    "answering.typed_reply.reply_offer/in_already": lambda: typed_reply.reply_offer(
        "And Bridport",
        [replace(cast.lines(1)[0], recorded=Rating.AMBER)],
        "1.2|",
        known=Offered(named=True, scheme=SCHEME),
    ),
    "answering.typed_reply.reply_offer/nothing_of_theirs": lambda: typed_reply.reply_offer(
        "DOR-5.1 is <open>", (), "1.2|", OTHERS
    ),
    "answering.typed_reply.reply_offer/of_an_earlier_quarter": lambda: typed_reply.reply_offer(
        "Q1: opened it", cast.lines(1), "1.2|", known=Offered(True, another=cast.Q1, asked_for=cast.Q2)
    ),
    "answering.typed_reply.reply_offer/of_a_later_quarter": lambda: typed_reply.reply_offer(
        "Q3 DOR-1.1 green",
        cast.lines(2),
        "1.2|",
        known=Offered(another=QuarterName(2021, 3), asked_for=cast.Q2),
    ),
    "answering.typed_reply.reply_offer/too_long": lambda: typed_reply.reply_offer(
        "Opened it. " * 200, cast.lines(1), "1.2|"
    ),
}
