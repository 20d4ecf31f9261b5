"""What a Chinese question is about: the term it opens with, or asks the meaning of."""

from collections.abc import Sequence

from index.words import tagged

# What ends a term: verbs, adverbs, prepositions, pronouns, particles, conjunctions. vn is a verb used as a noun.
ENDS = ("v", "d", "p", "r", "u", "c", "y", "e", "o")
NOUN = "vn"
ASKING = (
    "什么是",
    "什麼是",
    "何为",
    "何為",
    "如何",
    "怎样",
    "怎樣",
    "怎么",
    "怎麼",
    "为什么",
    "為什麼",
    "为何",
    "為何",
    "介绍",
    "介紹",
)
HOW = ("如何", "怎样", "怎樣", "怎么", "怎麼")
# What names and terms have between their characters.
INNER = "·－-—《》『』「」“”（）()"
# Single characters that follow a term; after another one, the term may have been cut in two.
FOLLOWS = "是有在为為被由与與和叫指的又会會能要把对對从從向于於以属屬分吃用位等"
SHORTEST = 2


def topic(question: str, context: str) -> str:
    """The term that a question in Chinese is about, as it stands in it; "" where that is not clear.

    `context` is what was found for it, which has the term again and again: 河茂铁路, where 河茂铁路全长 stands once.
    """
    words = _opening(question)
    whole, shorter = "".join(words), "".join(words[:-1])
    term = shorter if context.count(whole) < 2 <= context.count(shorter) and len(shorter) >= SHORTEST else whole
    return term if len(term) >= SHORTEST and term in context else ""


def _opening(question: str) -> list[str]:
    """The words of the term that stands first, or after what asks how or what; none if where it ends is unclear."""
    found: list[str] = []
    words = tagged(question)
    asks_first = question.startswith(ASKING)
    for place, (word, tag) in enumerate(words):
        if not found and asks_first and not tag.startswith((NOUN, "n")):
            continue
        begins_name = not found and len(word) == 1 and word not in FOLLOWS  # 松鸦, of which the dictionary has 松
        if not _is_part(word, tag) and not begins_name:
            is_end = len(word) > 1 or word in FOLLOWS or not word.isalnum()
            return found if is_end and not (found and not asks_first and _has_object(words[place:])) else []
        found.append(word)
    return found


def _has_object(words: Sequence[tuple[str, str]]) -> bool:
    """Whether what is asked is how something is done to another thing, which the talk may as well be about."""
    how = next((place for place, (word, _) in enumerate(words) if word in HOW), len(words))
    return any(tag.startswith("n") and len(word) > 1 for word, tag in words[how:])


def _is_part(word: str, tag: str) -> bool:
    if not tag:
        return word.isalnum() or word in INNER
    return tag.startswith(NOUN) or not tag.startswith(ENDS)
