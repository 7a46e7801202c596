"""What people type becomes words: mentions, channels, links, emoji, and what Slack escapes."""

import pytest

from handlers.reading.spoken import Known, channels_in, in_words, people_in, without_mention

KNOWN = Known({"U000CHIEF": "Chief Executive"}, {"C0PLAN": "police-and-crime-plan"})


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Agreed with <@U000CHIEF>.", "Agreed with Chief Executive."),
        ("Agreed with <@U000CHIEF|jo>", "Agreed with Chief Executive"),
        ("Agreed with <@USTRANGER>", "Agreed with [someone without a role]"),
        ("See <#C0PLAN>", "See #police-and-crime-plan"),
        ("See <#C0PLAN|>", "See #police-and-crime-plan"),
        ("See <#C0OTHER|elsewhere>", "See #elsewhere"),
        ("See <#G0SECRET>", "See [a channel]"),
        ("<!here> <!channel> <!everyone>", "@here @channel @everyone"),
        ("Told <!subteam^S1|@cadets> and <!subteam^S2>", "Told @cadets and [a group]"),
        ("On <!date^1633046400^{date}|1 October 2021>", "On 1 October 2021"),
        ("<https://opcc.example/minute|the minute>", "the minute (https://opcc.example/minute)"),
        ("<https://opcc.example/minute>", "https://opcc.example/minute"),
        ("<http://opcc.example|opcc.example>", "opcc.example"),
        ("<https://opcc.example/|https://opcc.example>", "https://opcc.example"),
        ("<mailto:office@opcc.example|office@opcc.example>", "office@opcc.example"),
        ("<mailto:office@opcc.example|the office>", "the office (office@opcc.example)"),
        ("<tel:01010101|01010101>", "01010101"),
        ("Open :tada: :+1::skin-tone-2: :police_car: :flag-gb:", "Open 🎉 👍 🚓 🇬🇧"),
        (":red_circle: :white_circle: :black_circle: :large_green_circle:", "🔴 ⚪ ⚫ 🟢"),
        ("Our own :dorset_badge: stays", "Our own :dorset_badge: stays"),
        ("At 10:30:15, and note:place:time", "At 10:30:15, and note:place:time"),
        ("Fish &amp; chips &lt; 5 &gt; 4", "Fish & chips < 5 > 4"),
        ("Written &amp;lt; so", "Written &lt; so"),
        ("  plain  ", "plain"),
    ],
)
def test_a_message_in_words(typed: str, words: str) -> None:
    """Each mark of Slack's becomes what its reader saw, and no address is lost."""
    assert in_words(typed, KNOWN) == words


def test_everything_at_once() -> None:
    """One message with all of it."""
    typed = "<@U000CHIEF> agreed it in <#C0PLAN>: see <https://opcc.example/1?a=1&amp;b=2|the minute> :tada:"
    assert in_words(typed, KNOWN) == (
        "Chief Executive agreed it in #police-and-crime-plan: see the minute (https://opcc.example/1?a=1&b=2) 🎉"
    )


def test_who_and_what_is_to_be_looked_up() -> None:
    """Accounts are looked up in the plan, and only those channels whose name is not there."""
    text = "<@U1> and <@U2|x> in <#C1> and <#C2|two> <https://a.example>"
    assert people_in(text) == {"U1", "U2"}
    assert channels_in(text) == {"C1"}


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("<@UMUSTER> the reds", "the reds"),
        ("<@UMUSTER|muster> the reds, <@UMUSTER>", "the reds"),
        ("<@U000CHIEF>, <@USTRANGER> <@UMUSTER> the reds", "the reds"),
        ("what does <@U000CHIEF> owe, <@UMUSTER>?", "what does <@U000CHIEF> owe ?"),
        ("<@UMUSTER> <@U000CHIEF> overdue", "<@U000CHIEF> overdue"),
        ("<@U000CHIEF> is away", "<@U000CHIEF> is away"),
    ],
)
def test_who_is_addressed_is_no_part_of_what_is_said(typed: str, left: str) -> None:
    """Muster, and whoever stands before it; anybody else is spoken of."""
    assert without_mention(typed, "UMUSTER") == left
