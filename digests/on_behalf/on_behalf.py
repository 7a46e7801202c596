"""What the plan office reads when it records an answer for somebody else. The form itself is form.py's."""

from digests.kit.blocks import Block, Message, input_block, message, plain, section, text_box
from digests.kit.prose import say, say_plain

SOURCE_FORM = "source_form"
SOURCE_LIMIT = 200


def source_view(return_id: int, ref: str, title: str, lead: str) -> Block:
    """Asks where the answer is from, before the form of that return opens."""
    box = {**text_box(multiline=False), "max_length": SOURCE_LIMIT}
    hint = say_plain("on_behalf/on_behalf", "source_hint")
    return {
        "type": "modal",
        "callback_id": SOURCE_FORM,
        "private_metadata": str(return_id),
        "title": plain("Record for the lead"),
        "submit": plain("Next"),
        "close": plain("Close"),
        "blocks": [
            section(say("on_behalf/on_behalf", "about", ref=ref, title=title, lead=lead)),
            input_block(
                "source", say_plain("on_behalf/on_behalf", "source_label"), box, hint=hint, optional=False
            ),
        ],
    }


def source_too_long(length: int) -> Message:
    """The source that was typed is longer than what is kept with an answer."""
    return message([section(say("on_behalf/on_behalf", "source_too_long", length=length, most=SOURCE_LIMIT))])


def not_asked(ref: str) -> Message:
    """The commitment is not asked for in the newest quarter."""
    return message([section(say("on_behalf/on_behalf", "not_asked", ref=ref))])
