"""However much waits and whatever was typed: Slack accepts what an SRO and a lead are shown, and it pings nobody."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.sign_off import messages, modal
from digests.sign_off.sitting import Sitting
from storage.enums import Verdict
from storage.facts.answering import Answer
from storage.facts.sign_off import AgreeRequest, VerdictNotice
from tests.messages.limits import check_message, check_view
from tests.messages.registry.kit import cast
from tests.messages.registry.kit.strategies import ANSWERS, written
from tests.messages.registry.sign_off import agreeing

some = settings(max_examples=60, deadline=None)
REASONS = st.sampled_from([(), ("complete",), ("worsened", "slipping"), ("warned", "jump", "answered_again")])


@some
@given(st.lists(st.tuples(ANSWERS, REASONS), max_size=4), written(200), st.integers(1, 30))
def test_what_waits(said: list[tuple[Answer, tuple[str, ...]]], title: str, times: int) -> None:
    """Up to 120 returns: the message fits, and each page of the modal."""
    lines = [
        agreeing.to_agree(answer, number, reasons=reasons, terms=cast.terms(f"DOR-{number}", title or "x"))
        for number, (answer, reasons) in enumerate(said * times, start=1)
    ]
    queue = agreeing.queue(*lines)
    check_message(messages.to_agree(AgreeRequest(queue, 1, title)))
    check_view(modal.signoff_view(queue, Sitting()))
    apart = Sitting(apart=tuple(line.return_id for line in lines))
    check_view(modal.signoff_view(queue, apart))
    for line in lines[:1]:
        check_view(modal.change_view(queue, line, Sitting()))
        check_view(modal.send_back_view(queue, line, Sitting()))


@some
@given(written(1500), written(200), st.sampled_from(Verdict), st.integers(1, 60))
def test_what_leads_are_told(reason: str, title: str, verdict: Verdict, number: int) -> None:
    """Many verdicts at once, each with a long reason: one message that fits."""
    review = replace(
        {Verdict.AGREED: agreeing.AGREED, Verdict.SENT_BACK: agreeing.SENT_BACK}.get(
            verdict, agreeing.CHANGED
        ),
        reason=reason,
    )
    count = number if verdict is Verdict.AGREED else 1
    notice = agreeing.notice(*[review] * count)
    lines = tuple(replace(line, title=title or "x") for line in notice.lines)
    check_message(messages.verdicts(VerdictNotice(cast.Q2, lines, cast.SCHEME)))
