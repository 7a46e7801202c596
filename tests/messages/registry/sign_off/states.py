"""The messages and views of sign-off, in every state worth looking at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from digests.answering import closed_form, form
from digests.answering.typed import Typed
from digests.collecting.closed import which_are_out
from digests.home import home
from digests.kit.blocks import Message
from digests.prompting import prompt
from digests.queries import answers
from digests.sign_off import messages, modal, questions
from digests.sign_off.sitting import Sitting
from storage.enums import Handling, Rating, ReturnState, Verdict
from storage.facts.home import HomeFacts
from storage.facts.sign_off import AgreeRequest
from tests.messages.registry.kit import cast, stood
from tests.messages.registry.sign_off import agreeing

OWN_TIMES = (
    replace(cast.lines(1, recorded=1)[0], review=agreeing.SENT_BACK, due_at=cast.at(20, 17, 0)),
    cast.line(2, due_at=cast.at(21, 17, 0)),
    cast.line(3, last=None, due_at=cast.at(13, 17, 0), lapsed=True),
    cast.line(4, review=agreeing.SENT_BACK, due_at=cast.at(12, 17, 0), lapsed=True),
)

SIGN_OFF: Mapping[str, Callable[[], Message | dict[str, Any]]] = {
    "sign_off.messages.to_agree/first": lambda: messages.to_agree(
        AgreeRequest(agreeing.queue(*agreeing.GREENS, agreeing.WORSE, agreeing.DONE))
    ),
    "sign_off.messages.to_agree/reminder_on_behalf": lambda: messages.to_agree(
        AgreeRequest(agreeing.queue(agreeing.AGAIN), 2, "Director of Operations")
    ),
    "sign_off.messages.to_agree/came_late": lambda: messages.to_agree(
        AgreeRequest(agreeing.queue(agreeing.GREENS[0], agreeing.AGAIN), 3)
    ),
    "sign_off.messages.to_agree/sent_back": lambda: messages.to_agree(
        AgreeRequest(
            replace(
                agreeing.queue(),
                with_leads=(("DOR-2.1", cast.at(20, 17, 0)), ("DOR-3.2", None), ("DOR-3.4", None)),
            )
        )
    ),
    "sign_off.messages.to_agree/all_agreed": lambda: messages.to_agree(AgreeRequest(agreeing.queue())),
    "collecting.closed.which_are_out/each": lambda: which_are_out(
        (("DOR-2.1", "Bid Lead"), ("DOR-3.2", "Head of Scrutiny")),
        (("DOR-3.2", "Head of Scrutiny", cast.at(20, 17, 0)),),
        (("DOR-4.1", "Head of Scrutiny", cast.at(20, 17, 0)),),
    ),
    "prompting.prompt.shared/two": lambda: prompt.shared(stood.waiting(shared=2)),
    "prompting.prompt.shared/one_to_come": lambda: prompt.shared(stood.waiting(shared=1)),
    "prompting.prompt.shared/many": lambda: prompt.shared(stood.waiting(shared=40)),
    "sign_off.messages.asked_anew/one": lambda: messages.asked_anew(cast.Q2),
    "sign_off.messages.to_agree/overdue": lambda: messages.to_agree(
        AgreeRequest(replace(agreeing.queue(agreeing.AGAIN), overdue=True), 1)
    ),
    "sign_off.messages.verdicts/agreed": lambda: messages.verdicts(
        agreeing.notice(agreeing.AGREED, agreeing.AGREED)
    ),
    "sign_off.messages.verdicts/changed": lambda: messages.verdicts(agreeing.notice(agreeing.CHANGED)),
    "sign_off.messages.verdicts/sent_back": lambda: messages.verdicts(agreeing.notice(agreeing.SENT_BACK)),
    "sign_off.messages.own_return/named": lambda: messages.own_return("Chief Executive"),
    "sign_off.messages.own_return/nobody": lambda: messages.own_return(""),
    "sign_off.messages.too_late/to_send_back": lambda: messages.too_late(Verdict.SENT_BACK),
    "sign_off.messages.too_late/cleared": lambda: messages.too_late(Verdict.AGREED),
    "sign_off.modal.signoff_view/together": lambda: modal.signoff_view(
        agreeing.queue(*agreeing.GREENS, agreeing.WORSE), Sitting()
    ),
    "sign_off.modal.signoff_view/at_risk_as_before": lambda: modal.signoff_view(
        agreeing.queue(agreeing.GREENS[0], agreeing.AS_BEFORE, agreeing.WORSE), Sitting()
    ),
    "sign_off.modal.signoff_view/exception": lambda: modal.signoff_view(
        agreeing.queue(agreeing.WORSE, agreeing.DONE),
        Sitting(),
        messages.agreed_notice(["DOR-2.1"], Verdict.AGREED),
    ),
    "sign_off.modal.signoff_view/answered_again": lambda: modal.signoff_view(
        agreeing.queue(agreeing.AGAIN, may_send_back=False), Sitting(), messages.revised_notice(["DOR-2.22"])
    ),
    "sign_off.modal.signoff_view/redacted": lambda: modal.signoff_view(
        agreeing.queue(replace(agreeing.WORSE, tombstone=cast.TOMBSTONE)), Sitting()
    ),
    "sign_off.modal.signoff_view/done": lambda: modal.signoff_view(
        agreeing.queue(), Sitting(given=12), messages.settled_notice(["DOR-2.1"])
    ),
    "sign_off.modal.signoff_view/left_for_later": lambda: modal.signoff_view(
        agreeing.queue(agreeing.WORSE), Sitting(later=(20,))
    ),
    "sign_off.modal.signoff_view/left_for_later_overdue": lambda: modal.signoff_view(
        replace(agreeing.queue(agreeing.WORSE), overdue=True), Sitting(later=(20,))
    ),
    "home.home.home_view/sro": lambda: home.home_view(
        HomeFacts(stood.NOTHING_OPEN, queue=agreeing.queue(agreeing.WORSE))
    ),
    "home.home.home_view/sro_overdue": lambda: home.home_view(
        HomeFacts(stood.NOTHING_OPEN, queue=replace(agreeing.queue(*agreeing.GREENS), overdue=True))
    ),
    "sign_off.messages.to_agree/all_agreed_and_not_drafted": lambda: messages.to_agree(
        AgreeRequest(replace(agreeing.queue(), agreed=agreeing.AGREEMENTS))
    ),
    "sign_off.questions.question/open": lambda: questions.question(agreeing.QUESTION),
    "sign_off.questions.question/answered": lambda: questions.question(agreeing.ANSWERED),
    "sign_off.questions.question/agreed_meanwhile": lambda: questions.question(
        replace(agreeing.QUESTION, waits=False)
    ),
    "sign_off.questions.typed_offer/one": lambda: questions.typed_offer(
        agreeing.QUESTION, "The second one, on 4 October. :tada:", "1633077000.000100|1633070000.000100"
    ),
    "sign_off.questions.answer_view/typed": lambda: questions.answer_view(
        agreeing.QUESTION, "The second one."
    ),
    "sign_off.questions.replied/waits": lambda: questions.replied(agreeing.ANSWERED),
    "sign_off.questions.replied/waits_no_more": lambda: questions.replied(
        replace(agreeing.ANSWERED, waits=False)
    ),
    "sign_off.questions.answer_view/public": lambda: questions.answer_view(agreeing.QUESTION),
    "sign_off.questions.answer_view/restricted": lambda: questions.answer_view(
        replace(agreeing.QUESTION, handling=Handling.RESTRICTED)
    ),
    "sign_off.modal.ask_view/public": lambda: modal.ask_view(
        agreeing.queue(agreeing.WORSE), agreeing.WORSE, Sitting()
    ),
    "sign_off.modal.ask_view/restricted": lambda: modal.ask_view(
        agreeing.queue(agreeing.WORSE),
        replace(agreeing.WORSE, terms=cast.terms(handling=Handling.RESTRICTED)),
        Sitting(),
    ),
    "sign_off.modal.signoff_view/asked": lambda: modal.signoff_view(
        agreeing.queue(agreeing.ASKED), Sitting(), questions.asked_notice("DOR-2.1")
    ),
    "sign_off.messages.to_agree/asked": lambda: messages.to_agree(
        AgreeRequest(agreeing.queue(agreeing.ASKED, replace(agreeing.ASKED, questions=(agreeing.ANSWERED,))))
    ),
    "sign_off.messages.taken_back/on_behalf": lambda: messages.taken_back(agreeing.TAKEN_BACK),
    "sign_off.modal.signoff_view/done_and_not_drafted": lambda: modal.signoff_view(
        replace(agreeing.queue(), agreed=agreeing.AGREEMENTS), Sitting(given=2)
    ),
    "sign_off.modal.signoff_view/taken_back": lambda: modal.signoff_view(
        replace(agreeing.queue(agreeing.WORSE), agreed=agreeing.AGREEMENTS[:1]),
        Sitting(given=1),
        messages.taken_back_notice("DOR-2.20", heard=True),
    ),
    "sign_off.modal.signoff_view/drafted": lambda: modal.signoff_view(
        agreeing.queue(), Sitting(), messages.drafted_notice("DOR-3.1")
    ),
    "home.home.home_view/sro_all_agreed": lambda: home.home_view(
        HomeFacts(stood.NOTHING_OPEN, queue=replace(agreeing.queue(), agreed=agreeing.AGREEMENTS))
    ),
    "sign_off.modal.signoff_view/nothing": lambda: modal.signoff_view(None, Sitting()),
    "sign_off.modal.change_view/red": lambda: modal.change_view(
        agreeing.queue(agreeing.WORSE), agreeing.WORSE, Sitting()
    ),
    "sign_off.modal.change_view/past_due": lambda: modal.change_view(
        agreeing.queue(agreeing.PAST_DUE), agreeing.PAST_DUE, Sitting()
    ),
    "sign_off.modal.change_view/under_way": lambda: modal.change_view(
        agreeing.queue(agreeing.UNDER_WAY), agreeing.UNDER_WAY, Sitting()
    ),
    "sign_off.modal.change_view/delivered": lambda: modal.change_view(
        agreeing.queue(agreeing.DELIVERED), agreeing.DELIVERED, Sitting()
    ),
    "sign_off.modal.send_back_view/green": lambda: modal.send_back_view(
        agreeing.queue(*agreeing.GREENS), agreeing.GREENS[0], Sitting()
    ),
    "prompting.prompt.prompt/agreed_and_sent_back": lambda: prompt.prompt(
        cast.prompt_facts(
            *(
                replace(one, review=review)
                for one, review in zip(
                    cast.lines(3, recorded=3), (agreeing.AGREED, agreeing.SENT_BACK, None), strict=True
                )
            )
        )
    ),
    "prompting.prompt.prompt/times_of_their_own": lambda: prompt.prompt(
        replace(cast.prompt_facts(*OWN_TIMES), overdue=True)
    ),
    "prompting.prompt.prompt/many_with_times_of_their_own": lambda: prompt.prompt(
        replace(cast.prompt_facts(*OWN_TIMES, *cast.lines(17)[4:]), overdue=True, closed=True)
    ),
    "queries.answers.updates_answer/times_of_their_own": lambda: answers.updates_answer(
        replace(stood.waiting(), own=OWN_TIMES, agreeing=OWN_TIMES, overdue=True)
    ),
    "answering.form.form_view/sent_back": lambda: form.form_view(
        replace(cast.form_facts(), review=agreeing.SENT_BACK), form.typed_from_answer(cast.GREEN)
    ),
    "answering.closed_form.closed_form_view/agreed": lambda: closed_form.closed_form_view(
        cast.form_facts(review=agreeing.CHANGED), Typed(), kept=False
    ),
    "queries.answers.commitment_answer/another_rating_agreed": lambda: answers.commitment_answer(
        stood.story(
            replace(
                stood.STANDINGS[2],
                state=ReturnState.AGREED,
                rating=Rating.AMBER,
                agreed_by="Staff Officer",
                on_behalf_of="Director of Operations",
                lead_rating=Rating.GREEN,
                override_reason="The venue isn't signed for yet.",
            )
        )
    ),
}
