"""What a file declares about itself outside its text, where it really says something."""

import re
from collections.abc import Iterable

from index.dates import day as day

MAX_NAME = 60
SPACE = re.compile(r"\s+")
ADDRESS = re.compile(r"[@/\\]|\bwww\.|\.(?:com|cn|net|org|gov)\b", re.IGNORECASE)
# What programs write where they know nothing better.
NOBODY = frozenset(
    (
        *("admin", "administrator", "anonymous", "author", "editor", "none", "null", "root", "unknown", "user"),
        *(
            "unknown author",
            "unknown title",
            "untitled",
            "webmaster",
            "未知",
            "佚名",
            "匿名",
            "管理员",
            "作者",
            "编辑",
            "无",
        ),
    )
)
BETWEEN_AUTHORS = re.compile(r"[,，、;；|]|\s{2,}|\band\b")
# 作者：张三, 记者 李四
SAYS = re.compile(r"^(?:作者|记者|文|撰文|by)\s*[:：/]\s*|^(?:本报)?记者\s+", re.IGNORECASE)


def name(text: str | None) -> str | None:
    """The text without white space at its ends, or None if it is what a program writes for want of a name."""
    trimmed = SPACE.sub(" ", text or "").strip()
    return trimmed if trimmed and trimmed.lower() not in NOBODY else None


def authors(declared: Iterable[str]) -> tuple[str, ...]:
    """Those of the declared names that name somebody, each once: no site, address, number or account."""
    found: dict[str, None] = {}
    for text in declared:
        for part in BETWEEN_AUTHORS.split(SAYS.sub("", text.strip())):
            known = name(SAYS.sub("", part.strip()))
            if known and len(known) <= MAX_NAME and not ADDRESS.search(known) and not known.isdigit():
                found[known] = None
    return tuple(found)
