"""files.*: the external-upload flow, and what is known of a file."""

from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal, with_messages
from bot.rehearsal.workspace.posting import Content, post
from bot.rehearsal.workspace.world.files import StoredFile
from bot.rehearsal.workspace.world.world import World


def upload_url(world: World, args: Arguments) -> Json:
    """files.getUploadURLExternal."""
    name, length = args.required("filename"), args.whole("length", 0)
    if length < 1:
        raise with_messages("invalid_arguments", ["must be greater than 0: length"])
    url, file = world.files.expect(name, length, world.config.app.user_id, args.text("alt_txt"))
    return {"upload_url": url, "file_id": file.id}


def complete(world: World, args: Arguments) -> Json:
    """files.completeUploadExternal. Without a channel the file stays private until a message names it."""
    asked = args.structure("files")
    if not isinstance(asked, list) or not asked:
        raise with_messages("invalid_arguments", ["missing required field: files"])
    channels = [world.directory.to_post_in(name) for name in _channel_ids(args)]
    done = [_completed(world, each) for each in asked]
    for channel in channels:
        post(world, channel, Content(args.text("initial_comment"), thread_ts=args.text("thread_ts")), done)
    return {"files": [world.files.wire(file) for file in done]}


def delete(world: World, args: Arguments) -> Json:
    """files.delete: an app deletes what it uploaded."""
    file = world.files.find(args.required("file", "file_not_found"))
    if file.owner != world.config.app.user_id:
        raise Refusal("cant_delete_file")
    world.files.remove(file)
    return {}


def info(world: World, args: Arguments) -> Json:
    """files.info."""
    return {"file": world.files.wire(world.files.find(args.required("file", "file_not_found")))}


def _channel_ids(args: Arguments) -> list[str]:
    names = args.text("channels") or args.text("channel_id")
    return [name for name in names.split(",") if name]


def _completed(world: World, asked: Json) -> StoredFile:
    file = world.files.find(str(asked.get("id", "")))
    if file.content is None or len(file.content) != file.length or file.completed:
        raise Refusal("file_update_failed" if file.content is not None else "file_not_found")
    file.title, file.completed = str(asked.get("title") or file.name), True
    file.created = int(world.clock.seconds())
    return file
