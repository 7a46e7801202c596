"""What is said to whoever types, and where nothing was changed for want of a ref: each state worth looking at."""

from collections.abc import Callable, Mapping

from digests import exact
from digests.blocks import Message

TALK: Mapping[str, Callable[[], Message]] = {
    "exact.ref_wanted/one": lambda: exact.ref_wanted("cadets", (("DOR-2.3", "Cadet & youth units"),)),
    "exact.ref_wanted/several": lambda: exact.ref_wanted(
        "DOR-2.33 <!here>", (("DOR-2.3", "Cadet units"), ("DOR-3.3", "")), or_role="“Head of Scrutiny”"
    ),
    "exact.ref_wanted/nothing_like_it": lambda: exact.ref_wanted("zebra", ()),
}
