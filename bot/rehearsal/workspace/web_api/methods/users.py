"""users.*, auth.test and apps.connections.open: who is here, and who is asking."""

from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.web_api.methods.pages import next_cursor, page
from bot.rehearsal.workspace.world.people import Colleague
from bot.rehearsal.workspace.world.world import World


def auth_test(world: World, args: Arguments) -> Json:
    """auth.test."""
    del args
    app, bot = world.config.app, world.directory.person(world.config.app.user_id)
    team = {"team": world.config.team_name, "team_id": world.config.team_id}
    if world.config.enterprise_id:
        team["enterprise_id"] = world.config.enterprise_id
    who = {"user": bot.name, "user_id": app.user_id, "bot_id": world.bot_id}
    return {"url": f"{world.base_url}/", **team, **who, "is_enterprise_install": False}


def open_connection(world: World, args: Arguments) -> Json:
    """apps.connections.open: an address for one WebSocket."""
    del args
    return {"url": world.tickets.new_url()}


def list_all(world: World, args: Arguments) -> Json:
    """users.list."""
    found, cursor = page(list(world.directory.people.values()), lambda each: each.id, args, 200)
    return {"members": [_wire(world, each) for each in found], **next_cursor(cursor)}


def info(world: World, args: Arguments) -> Json:
    """users.info."""
    return {"user": _wire(world, world.directory.person(args.required("user", "user_not_found")))}


def by_email(world: World, args: Arguments) -> Json:
    """users.lookupByEmail. A deactivated user is not found."""
    email = args.required("email", "users_not_found").casefold()
    for person in world.directory.people.values():
        if person.email.casefold() == email and not person.deleted:
            return {"user": _wire(world, person)}
    raise Refusal("users_not_found")


def _wire(world: World, person: Colleague) -> Json:
    return person.wire(show_email="users:read.email" in world.config.app.scopes)
