"""What kind of answer a question asks for: a way of doing something, or a fact."""

import re

# What the question words of a language ask for when they stand like this; "how many" and 怎么样 ask for something else.
HOW = re.compile(
    r"如何|怎样|怎么(?!样)|怎麼(?!樣)|哪些措施|什么措施|どのように|どうすれば|"
    r"\bhow (?:to|can|could|do|does|did|should|would|might|may)\b|\bwhat measures\b|\bкак (?!много|часто|долго)|"
    r"\bcómo\b|\bcomment\b|\bwie (?!viel|lange|oft)",
    re.IGNORECASE,
)
# What is asked for with these is a name, a number, a time or a place: texts that tell it share it.
FACT = re.compile(
    r"[谁誰几幾哪]|多少|何时|何時|何地|[时時]候|多大|多[长長]|多高|日期|[时時][间間]|年份|是什[么麼]|叫什[么麼]|いつ|どこ|いくつ|"
    r"\b(?:who|when|where|which|how (?:many|much|long|old|far|tall)|what (?:year|date|day|is|was|are|were|time))\b|"
    r"\b(?:кто|когда|где|сколько|qui[eé]n|cu[aá]ndo|cu[aá]nt[oa]s?|combien|quand|wer|wann|wie ?viele?)\b",
    re.IGNORECASE,
)


def asks_how(question: str) -> bool:
    """Whether the question asks for a way of doing something, which texts tend to give point by point."""
    return bool(HOW.search(question))


def asks_fact(question: str) -> bool:
    """Whether the question asks who, when, where, which or how many."""
    return bool(FACT.search(question))
