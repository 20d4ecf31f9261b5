"""What a file declares about itself outside its text, where it really says something."""

import re
from collections.abc import Iterable

from index.nobody import NOTHING, is_nobody

MAX_NAME = 60
SPACE = re.compile(r"\s+")
ADDRESS = re.compile(r"[@/\\]|\bwww\.|\.(?:com|cn|net|org|gov)\b", re.IGNORECASE)
BETWEEN_AUTHORS = re.compile(r"[,，、;；|]|\s{2,}|\band\b")
# 作者：张三, 记者 李四
SAYS = re.compile(r"^(?:作者|记者|文|撰文|by)\s*[:：/]\s*|^(?:本报)?记者\s+", re.IGNORECASE)
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
COMPACT_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
MONTH = re.compile(r"^((?:19|20)\d\d)[-/.年](\d{1,2})月?$")
YEAR = re.compile(r"^((?:19|20)\d\d)年?$")


def name(text: str | None) -> str | None:
    """The text without white space at its ends, or None if it is what a program writes for want of a name."""
    trimmed = SPACE.sub(" ", text or "").strip()
    return trimmed if trimmed and trimmed.lower() not in NOTHING else None


def names(line: str) -> list[str]:
    """The names in a line, 张三、李四; a Latin one whose family name comes first, Smith, John, is one."""
    parts = [part for one in BETWEEN_AUTHORS.split(line) if (part := one.strip())]
    is_turned = line.isascii() and "," in line and not all(" " in part for part in parts)
    return [line.strip()] if is_turned else parts


def authors(declared: Iterable[str]) -> tuple[str, ...]:
    """Those of the declared names that name somebody, each once: no site, address, number or account."""
    found: dict[str, None] = {}
    for text in declared:
        for part in names(SAYS.sub("", text.strip())):
            known = name(SAYS.sub("", part))
            if known and len(known) <= MAX_NAME and not ADDRESS.search(known) and not is_nobody(known):
                found[known] = None
    return tuple(found)


def day(text: str) -> str | None:
    """The first date in the text as YYYY-MM-DD, or as much of it as is given; None if there is none."""
    if match := DAY.search(text) or COMPACT_DAY.search(text):
        year, month, date = match[1], int(match[2]), int(match[3])
        return f"{year}-{month:02}-{date:02}" if 1 <= month <= 12 and 1 <= date <= 31 else None
    if (match := MONTH.match(text.strip())) and 1 <= int(match[2]) <= 12:
        return f"{match[1]}-{int(match[2]):02}"
    match = YEAR.match(text.strip())
    return match[1] if match else None
