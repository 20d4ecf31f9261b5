"""Whether a text is written in Chinese characters: what tells a question's language from a passage's for free."""

import re

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
NOT_LETTERS = re.compile(r"[\W\d_]+")
# Chinese text about foreign things is rarely under half Han letters, other text rarely over a twentieth.
SHARE = 0.2


def is_han(text: str) -> bool:
    """Whether at least SHARE of the text's letters are Chinese characters; False for a text without letters."""
    letters = NOT_LETTERS.sub("", text)
    return bool(letters) and len(HAN.findall(letters)) >= SHARE * len(letters)
