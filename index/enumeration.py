"""Whether a text lists points: 一是……二是……, 首先……其次……, First, … Second, …"""

import re

POINT = re.compile(
    r"[一二三四五六七八九十][是要]|第[一二三四五六七八九十][，,、]|首先|其次|最后[，,]|其[一二三四][，,]|[（(][一二三四五六][)）]|"
    r"\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|finally),",
    re.IGNORECASE,
)


def enumerates(text: str) -> bool:
    """Whether the text holds a point of an enumeration."""
    return bool(POINT.search(text))
