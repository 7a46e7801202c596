"""The text of a file that is text: which bytes stand for which letters, and how long a cell may be."""

import codecs
import csv

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Excel's "Unicode Text" begins with one of them."""

csv.field_size_limit(2**31 - 1)
# The limit is the whole process's: set for one file it would hold for the next. What is too long is refused by size.


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 or UTF-32 where it says so or no other could have its zeros. Raises
    UnicodeDecodeError for any other, such as Windows-1252: which one it is cannot be told, and a guess would garble
    names."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8-sig")
    if encoding == "utf-8-sig" and data.count(b"\0") * 4 > len(data):
        encoding = _unmarked(data)
    return data.decode(encoding)


def _unmarked(data: bytes) -> str:
    """Which UTF-16 a file is in that does not say so: the zeros are in the upper half of each letter."""
    for at, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        if b"\0" not in data[1 - at :: 2]:
            return encoding
    # Zeros in either half are no text at all, and ASCII has none of them.
    raise UnicodeDecodeError("utf-16", data, data.index(b"\0"), data.index(b"\0") + 1, "zeros in both halves")
