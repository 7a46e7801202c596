"""The text of a file that is text: which bytes stand for which letters."""

import codecs

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Excel's "Unicode Text" begins with one of them."""


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 where it says so. Raises UnicodeDecodeError for any other, such as
    Windows-1252: which one it is cannot be told, and a guess would garble names."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8-sig")
    return data.decode(encoding)
