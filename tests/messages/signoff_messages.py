"""The messages and views of sign-off, in every state worth looking at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from digests import closed_form, form, home, prompt, queries, signoff, signoff_modal
from digests.blocks import Message
from digests.signoff_modal import Round
from digests.typed import Typed
from storage.enums import Rating, ReturnState, Verdict
from storage.facts import AgreeRequest, HomeFacts
from tests.messages import agreeing, cast, stood

OWN_TIMES = (
    replace(cast.lines(1, recorded=1)[0], review=agreeing.SENT_BACK, due_at=cast.at(20, 17, 0)),
    cast.line(2, due_at=cast.at(21, 17, 0)),
    cast.line(3, last=None, due_at=cast.at(13, 17, 0), lapsed=True),
    cast.line(4, review=agreeing.SENT_BACK, due_at=cast.at(12, 17, 0), lapsed=True),
)

SIGN_OFF: Mapping[str, Callable[[], Message | dict[str, Any]]] = {
    "signoff.to_agree/first": lambda: signoff.to_agree(
        AgreeRequest(agreeing.queue(*agreeing.GREENS, agreeing.WORSE, agreeing.DONE))
    ),
    "signoff.to_agree/reminder_on_behalf": lambda: signoff.to_agree(
        AgreeRequest(agreeing.queue(agreeing.AGAIN), 2, "Director of Operations")
    ),
    "signoff.to_agree/came_late": lambda: signoff.to_agree(
        AgreeRequest(agreeing.queue(agreeing.GREENS[0], agreeing.AGAIN), 3)
    ),
    "signoff.to_agree/all_agreed": lambda: signoff.to_agree(AgreeRequest(agreeing.queue())),
    "signoff.asked_anew/one": lambda: signoff.asked_anew(cast.Q2),
    "signoff.verdicts/agreed": lambda: signoff.verdicts(agreeing.notice(agreeing.AGREED, agreeing.AGREED)),
    "signoff.verdicts/changed": lambda: signoff.verdicts(agreeing.notice(agreeing.CHANGED)),
    "signoff.verdicts/sent_back": lambda: signoff.verdicts(agreeing.notice(agreeing.SENT_BACK)),
    "signoff.own_return/named": lambda: signoff.own_return("Chief Executive"),
    "signoff.own_return/nobody": lambda: signoff.own_return(""),
    "signoff.too_late/to_send_back": lambda: signoff.too_late(Verdict.SENT_BACK),
    "signoff.too_late/cleared": lambda: signoff.too_late(Verdict.AGREED),
    "signoff_modal.signoff_view/together": lambda: signoff_modal.signoff_view(
        agreeing.queue(*agreeing.GREENS, agreeing.WORSE), Round()
    ),
    "signoff_modal.signoff_view/exception": lambda: signoff_modal.signoff_view(
        agreeing.queue(agreeing.WORSE, agreeing.DONE),
        Round(),
        signoff.agreed_notice(["DOR-2.1"], Verdict.AGREED),
    ),
    "signoff_modal.signoff_view/answered_again": lambda: signoff_modal.signoff_view(
        agreeing.queue(agreeing.AGAIN, may_send_back=False), Round(), signoff.revised_notice(["DOR-2.22"])
    ),
    "signoff_modal.signoff_view/redacted": lambda: signoff_modal.signoff_view(
        agreeing.queue(replace(agreeing.WORSE, tombstone=cast.TOMBSTONE)), Round()
    ),
    "signoff_modal.signoff_view/done": lambda: signoff_modal.signoff_view(
        agreeing.queue(), Round(given=12), signoff.settled_notice(["DOR-2.1"])
    ),
    "signoff_modal.signoff_view/left_for_later": lambda: signoff_modal.signoff_view(
        agreeing.queue(agreeing.WORSE), Round(later=(20,))
    ),
    "signoff_modal.signoff_view/left_for_later_overdue": lambda: signoff_modal.signoff_view(
        replace(agreeing.queue(agreeing.WORSE), overdue=True), Round(later=(20,))
    ),
    "home.home_view/sro": lambda: home.home_view(
        HomeFacts(stood.NOTHING_OPEN, queue=agreeing.queue(agreeing.WORSE))
    ),
    "home.home_view/sro_overdue": lambda: home.home_view(
        HomeFacts(stood.NOTHING_OPEN, queue=replace(agreeing.queue(*agreeing.GREENS), overdue=True))
    ),
    "signoff_modal.signoff_view/nothing": lambda: signoff_modal.signoff_view(None, Round()),
    "signoff_modal.change_view/red": lambda: signoff_modal.change_view(
        agreeing.queue(agreeing.WORSE), agreeing.WORSE, Round()
    ),
    "signoff_modal.send_back_view/green": lambda: signoff_modal.send_back_view(
        agreeing.queue(*agreeing.GREENS), agreeing.GREENS[0], Round()
    ),
    "prompt.prompt/agreed_and_sent_back": lambda: prompt.prompt(
        cast.prompt_facts(
            *(
                replace(one, review=review)
                for one, review in zip(
                    cast.lines(3, recorded=3), (agreeing.AGREED, agreeing.SENT_BACK, None), strict=True
                )
            )
        )
    ),
    "prompt.prompt/times_of_their_own": lambda: prompt.prompt(
        replace(cast.prompt_facts(*OWN_TIMES), overdue=True)
    ),
    "prompt.prompt/many_with_times_of_their_own": lambda: prompt.prompt(
        replace(cast.prompt_facts(*OWN_TIMES, *cast.lines(17)[4:]), overdue=True, closed=True)
    ),
    "queries.updates_answer/times_of_their_own": lambda: queries.updates_answer(
        replace(stood.waiting(), own=OWN_TIMES, agreeing=OWN_TIMES, overdue=True)
    ),
    "form.form_view/sent_back": lambda: form.form_view(
        replace(cast.form_facts(), review=agreeing.SENT_BACK), form.typed_from_answer(cast.GREEN)
    ),
    "closed_form.closed_form_view/agreed": lambda: closed_form.closed_form_view(
        cast.form_facts(review=agreeing.CHANGED), Typed(), kept=False
    ),
    "queries.commitment_answer/another_rating_agreed": lambda: queries.commitment_answer(
        stood.story(
            replace(
                stood.STANDINGS[2],
                state=ReturnState.AGREED,
                rating=Rating.AMBER,
                agreed_by="Staff Officer",
                on_behalf_of="Director of Operations",
                lead_rating=Rating.GREEN,
                override_reason="The venue isn't signed for yet.",
                compares="leads",
            )
        )
    ),
}
