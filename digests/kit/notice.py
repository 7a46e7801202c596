"""A notice: a message as a small modal, where there is no conversation to answer in. Its words are its room's."""

from digests.kit.blocks import Block, Message, plain
from digests.kit.prose import say_plain


def notice_view(about: str, message: Message) -> Block:
    """`message` under the title that kit/notice.j2 has for what it is `about`."""
    return {
        "type": "modal",
        "callback_id": "notice",
        "title": plain(say_plain("kit/notice", about)),
        "close": plain(say_plain("kit/notice", "close")),
        "blocks": message.blocks,
    }
