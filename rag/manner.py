"""Questions that ask how something is done."""

import re

# What the question words of a language ask for when they stand like this; "how many" and 怎么样 ask for something else.
HOW = re.compile(
    r"如何|怎样|怎么(?!样)|怎麼(?!樣)|哪些措施|什么措施|どのように|どうすれば|"
    r"\bhow (?:to|can|could|do|does|did|should|would|might|may)\b|\bwhat measures\b|\bкак (?!много|часто|долго)|"
    r"\bcómo\b|\bcomment\b|\bwie (?!viel|lange|oft)",
    re.IGNORECASE,
)


def asks_how(question: str) -> bool:
    """Whether the question asks for a way of doing something, which texts tend to give point by point."""
    return bool(HOW.search(question))
