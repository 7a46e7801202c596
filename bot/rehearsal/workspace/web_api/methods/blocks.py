"""blocks.validate: what Slack would say of blocks, a message or a view, without posting anything."""

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.block_kit.blocks import faults_in
from bot.rehearsal.workspace.block_kit.view_checks import view_faults
from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal, with_messages
from bot.rehearsal.workspace.world.world import World


def validate(world: World, args: Arguments) -> Json:
    """One of `blocks`, `message` or `view`."""
    del world
    faults = _faults(args)
    if faults:
        raise Refusal("invalid_blocks", {"errors": faults})
    return {}


def _faults(args: Arguments) -> list[str]:
    view = args.structure("view")
    if isinstance(view, dict):
        return view_faults(view, "modal" if view.get("type") == "modal" else "home")
    message = args.structure("message")
    blocks = message.get("blocks") if isinstance(message, dict) else args.structure("blocks")
    if blocks is None:
        raise with_messages("invalid_arguments", ["one of blocks, message or view is required"])
    return faults_in(blocks, "message", limits.MESSAGE_BLOCKS)
