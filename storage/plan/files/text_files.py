"""The text of a file that is text: which bytes stand for which letters, and how long a cell may be."""

import codecs
import csv

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Excel's "Unicode Text" begins with one of them."""

csv.field_size_limit(2**31 - 1)
# The limit is the whole process's: set for one file it would hold for the next. What is too long is refused by size.


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 where it says so. Raises UnicodeDecodeError for any other, such as
    Windows-1252: which one it is cannot be told, and a guess would garble names."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8-sig")
    return data.decode(encoding)
