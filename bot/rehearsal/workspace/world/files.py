"""Files by the external-upload flow: a place to send bytes to, then completed, then shared by a message."""

from dataclasses import dataclass, field
from urllib.parse import quote

from bot.rehearsal.workspace.ids import Ids
from bot.rehearsal.workspace.kinds import Json, Refusal

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "png": "image/png",
    "csv": "text/csv",
    "txt": "text/plain",
    "json": "application/json",
}


@dataclass
class StoredFile:
    """One file. `shares` lists (conversation, message ts); none means that only its owner sees it."""

    id: str
    name: str
    length: int
    owner: str
    ticket: str
    alt_text: str = ""
    title: str = ""
    content: bytes | None = None
    completed: bool = False
    created: int = 0
    shares: list[tuple[str, str]] = field(default_factory=list)

    @property
    def mimetype(self) -> str:
        """By the name's ending."""
        return TYPES.get(self.name.rpartition(".")[2].lower(), "application/octet-stream")


class FileStore:
    """All files of the workspace; `base_url` is where this process serves them."""

    def __init__(self, ids: Ids, base_url: str) -> None:
        self._ids = ids
        self._base = base_url
        self.files: dict[str, StoredFile] = {}

    def expect(self, name: str, length: int, owner: str, alt_text: str) -> tuple[str, StoredFile]:
        """Give out the address to send the bytes to."""
        file = StoredFile(self._ids.new("F"), name, length, owner, self._ids.new("t"), alt_text)
        self.files[file.id] = file
        return f"{self._base}/upload/v1/{file.id}/{file.ticket}", file

    def keep(self, name: str, content: bytes, owner: str, created: int) -> StoredFile:
        """A file that a person chose in Slack's client, all at once."""
        file = StoredFile(self._ids.new("F"), name, len(content), owner, "", content=content, completed=True)
        file.created = created
        self.files[file.id] = file
        return file

    def receive(self, file_id: str, ticket: str, content: bytes) -> StoredFile:
        """Keep the bytes. Raises file_not_found for an address that was not given out."""
        file = self.find(file_id)
        if file.ticket != ticket or file.completed:
            raise Refusal("file_not_found")
        file.content = content
        return file

    def find(self, file_id: str) -> StoredFile:
        """Raises file_not_found."""
        if file_id not in self.files:
            raise Refusal("file_not_found")
        return self.files[file_id]

    def remove(self, file: StoredFile) -> None:
        """The file is no more, wherever it was shared."""
        del self.files[file.id]

    def permalink(self, file: StoredFile) -> str:
        """The address that shares the file when a message of its owner contains it."""
        return f"{self._base}/files/{file.owner}/{file.id}/{quote(file.name)}"

    def download_address(self, file: StoredFile) -> str:
        """Where the app gets the bytes, with its token (docs: "Working with files", url_private_download)."""
        return f"{self._base}/files-pri/{file.id}/download/{quote(file.name)}"

    def named_in(self, text: str, owner: str) -> list[StoredFile]:
        """The owner's completed files whose permalink stands in this text."""
        mine = [file for file in self.files.values() if file.completed and file.owner == owner]
        return [file for file in mine if self.permalink(file) in text]

    def wire(self, file: StoredFile) -> Json:
        """The file object of files.info."""
        name = {"id": file.id, "name": file.name, "title": file.title or file.name, "alt_txt": file.alt_text}
        sort = {"mimetype": file.mimetype, "filetype": file.name.rpartition(".")[2], "size": file.length}
        private = self.download_address(file)
        place = {"permalink": self.permalink(file), "url_private": private, "url_private_download": private}
        owner = {"user": file.owner, "created": file.created, "is_public": False, "mode": "hosted"}
        where = {
            key: sorted({c for c, _ in file.shares if c[0] == key[0].upper()})
            for key in ("channels", "groups")
        }
        ims = sorted({channel for channel, _ in file.shares if channel.startswith("D")})
        return {**name, **sort, **place, **owner, **where, "ims": ims, "shares": _shares(file)}


def _shares(file: StoredFile) -> Json:
    found: Json = {}
    for channel, ts in file.shares:
        found.setdefault("public" if channel.startswith("C") else "private", {}).setdefault(
            channel, []
        ).append({"ts": ts})
    return found
