"""views.*: modals opened by a trigger, and homes."""

from bot.rehearsal.workspace.block_kit.view_checks import checked_view
from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.world.views import View
from bot.rehearsal.workspace.world.world import World


def open_modal(world: World, args: Arguments) -> Json:
    """views.open: a trigger is used up even when the view is refused afterwards."""
    user = world.triggers.exchange(args.required("trigger_id", "invalid_trigger_id"))
    return _answer(world, world.views.open(user, checked_view(_view(args), "modal")))


def push(world: World, args: Arguments) -> Json:
    """views.push: on top of what is open for the person who acted."""
    user = world.triggers.exchange(args.required("trigger_id", "invalid_trigger_id"))
    view = checked_view(_view(args), "modal")
    if not world.views.stacks.get(user):
        raise Refusal("not_found")
    return _answer(world, world.views.push(user, view))


def update(world: World, args: Arguments) -> Json:
    """views.update, by view_id or external_id."""
    view = world.views.find(args.text("view_id"), args.text("external_id"))
    body = checked_view(_view(args), str(view.body["type"]))
    return _answer(world, world.views.change(view, body, args.text("hash")))


def publish(world: World, args: Arguments) -> Json:
    """views.publish: a person's home."""
    person = world.directory.person(args.required("user_id"))
    body = checked_view(_view(args), "home")
    return _answer(world, world.views.publish(person.id, body, args.text("hash")))


def _view(args: Arguments) -> object:
    return args.structure("view")


def _answer(world: World, view: View) -> Json:
    world.journal.add("view", view_id=view.id, user=view.user, type=view.body["type"], body=view.body)
    return {"view": world.view_wire(view)}
