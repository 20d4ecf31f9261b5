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
