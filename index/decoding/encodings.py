"""Encodings by name: what a byte order mark, a declaration or a detection stands for."""

import codecs
import re

# Its little-endian mark begins with UTF-16's, so UTF-32 comes first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GB, BIG5, SHIFT_JIS, EUC_JP, EUC_KR = (
    ("gb18030",),
    ("cp950", "big5hkscs"),
    ("cp932",),
    ("euc_jp", "euc_jis_2004"),
    ("cp949",),
)
# What is declared is the standard's name; what is written is its superset on Windows (WHATWG, Encoding).
WRITTEN_AS = {
    "ascii": ("cp1252",),
    "iso8859-1": ("cp1252",),
    "iso8859-9": ("cp1254",),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
    "gb2312": GB,
    "gbk": GB,
    "big5": BIG5,
    "cp950": BIG5,
    "shift_jis": SHIFT_JIS,
    "euc_jp": EUC_JP,
    "euc_kr": EUC_KR,
}
ALIASES = {"x-sjis": "cp932", "x-gbk": "gbk", "x-euc-jp": "euc_jp", "x-x-big5": "big5", "windows-874": "cp874"}
# Python also calls Base64, ROT-13 and its own escapes encodings.
IS_FOR_TEXT = re.compile(r"utf-(?:8|16|32)|cp\d|iso8859|iso2022|koi8|mac|gb|big5|euc|shift|hz|tis|johab")


def written_as(declared: str) -> tuple[str, ...]:
    """The encodings that a declared name may stand for, the likeliest first; none for a name that is unknown."""
    name = declared.strip().lower()
    try:
        canonical = codecs.lookup(ALIASES.get(name, name)).name
    except (LookupError, ValueError):  # ValueError for a null character in the name
        return ()
    if not IS_FOR_TEXT.match(canonical):
        return ()
    return WRITTEN_AS.get(canonical, (canonical.removesuffix("-sig"),))
