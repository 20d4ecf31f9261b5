"""Follow-up questions: one that leans on the question before it is searched together with it."""

import re
from collections.abc import Sequence

# A question leans on the one before when it opens by continuing it, asks back with 呢, or points at what it does not
# name. Only a short one does: a long question names its subject.
OPENS = re.compile(
    r"^\s*(?:那么?|还有|另外|其他|它|他|她|这|该|其|有没有别的|"
    r"what about|how about|and\b|then\b|also\b|is it\b|are they\b)",
    re.IGNORECASE,
)
ASKS_BACK = re.compile(r"呢\s*[？?]?\s*$")
POINTS = re.compile(
    r"它们?|他们|她们|这些|那些|上述|前者|后者|\b(?:it|its|they|them|their|these|those|this|that)\b", re.IGNORECASE
)
NAMES_NOTHING = re.compile(
    r"^(?:应该|需要|要|怎么|怎样|如何|为什么|有哪些|有什么|采取|具体|哪些|什么|措施|办法|原因|吗|[？?，,。\s])+$"
)
MAX_CHARS = 40


def resolve(question: str, turns: Sequence[str]) -> str:
    """The question as it is to be searched: itself, or with the question before it in front if it leans on that."""
    if not turns or not _leans(question):
        return question
    return f"{turns[-1]} {question}"


def _leans(question: str) -> bool:
    if len(question) > MAX_CHARS:
        return False
    return any(pattern.search(question) for pattern in (OPENS, ASKS_BACK, POINTS, NAMES_NOTHING))
