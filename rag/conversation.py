"""Follow-up questions: whether one leans on the talk before it, and what it asks when nothing is left to guess."""

import re
from typing import NamedTuple, Protocol

from index.scripts import is_han
from index.words import fold, tagged

# How a question asks for nothing but more of the same.
NAMES_NOTHING = re.compile(
    r"(?:那|那么|应该|应当|需要|要|可以|能|能够|怎么|怎样|如何|为什么|为何|有哪些|有什么|还有|采取|具体|哪些|什么|谁|何时|什么时候|哪里|"
    r"多少|措施|办法|做法|原因|例子|做|办|说|看|是|吗|呢|的|呀|[？?，,。！\s])+"
    r"|(?:and |but |then )?(?:why|how|how so|when|where|who|what else|anything else|for example|such as)\W*"
)
# 那企业呢？ What about Algiers? Whatever stands there takes the place of something in the question before.
ASKS_BACK = re.compile(
    r"(?:那么|那|和|跟|与|还有)?[，,]?\s?(?P<zh>[^？?，。]{1,30}?)(?:方面)?(?:又)?呢\s?[？?]?|"
    r"(?:and |but |then )?(?:what|how) about (?P<en>[^?]{1,60})\??"
)
ASKS = re.compile(r"什么|哪|谁|怎|如何|几|多少|为何|何时|吗")
# What points at something that the question itself need not name.
POINTS = re.compile(
    r"它|他|她|这|那里|那儿|那个|那些|那种|该|其(?!他|它|中|实|余)|上述|前者|后者|此|[それ彼]れ|その|"
    r"\b(?:it|its|he|him|his|she|her|they|them|their|these|those|this|"
    r"él|ella|ellos|ello|il|elle|ils|elles|cela|er|sie|es|dies|он|она|оно|они|его|её|их|это)\b"
)
PRONOUN = re.compile(r"(?:那么?|那)?[，,]?\s?(?P<pronoun>它们?|他们?|她们?|其(?!他|它|中|实|余))(?P<of>的)?")
OPENS = re.compile(
    r"那|还有|另外|有没有别的|では|じゃあ|"
    r"(?:what about|how about|and|then|also|but|so|or|¿?y|et|und|и|а|e)\b"
)
# The longest question that leans, in Chinese characters, where a word of another language counts for three: with a word
# that points or continues, and without, in Chinese and in other languages.
MARKED, UNMARKED, UNMARKED_FOREIGN = 40, 24, 9
HEAD = 6
# By how much the passages of the talk may fit a question worse than the best ones of the library, as passage cosine +
# sentence cosine + 0.4 coverage, if it leans: with a Chinese word that points, without, and for what is asked back to
# be a side of the subject and not another one. tests/bench/dialogues.py measures them with the default model.
POINTING, SILENT, SIDE = 0.18, 0.12, 0.15


class Resolved(NamedTuple):
    """A question as it is to be searched, whether it leans on the talk, and the question that the talk is about now."""

    text: str
    leans: bool
    subject: str


class Ground(Protocol):
    """What the library says of a question that may lean on a talk."""

    def misfit(self) -> float:
        """By how much the talk's passages fit the question worse than the library's best ones; 0 if as well."""
        ...

    def knows(self, word: str) -> bool:
        """Whether any passage has the word."""
        ...

    def topic(self) -> str:
        """The term in the talk's question that it is about; "" where that is not clear."""
        ...


def resolve(question: str, subject: str, ground: Ground) -> Resolved:
    """The question itself if it names what it asks, else completed by the question that the talk is about."""
    plain = fold(question).strip()
    in_front = Resolved(f"{subject} {question}", leans=True, subject=subject)
    if NAMES_NOTHING.fullmatch(plain):
        return in_front
    if asked := _asked_back(question):
        topic = ground.topic() if ground.misfit() > SIDE else ""
        swapped = subject.replace(topic, asked) if topic else ""
        return Resolved(swapped, leans=True, subject=swapped) if swapped else in_front
    if not _leans(plain, ground):
        return Resolved(question, leans=False, subject=question)
    pronoun = PRONOUN.match(question)
    topic = ground.topic() if pronoun else ""
    if pronoun and topic:
        of = "的" if pronoun["pronoun"].startswith("其") or pronoun["of"] else ""
        return Resolved(f"{topic}{of}{question[pronoun.end() :]}", leans=True, subject=subject)
    return in_front


def _asked_back(question: str) -> str:
    """What a question asks back with nothing else: 企业 of 那企业呢？"""
    match = ASKS_BACK.fullmatch(fold(question).strip())
    if not match or ASKS.search(match[0]):
        return ""
    start, end = match.span("zh" if match["zh"] else "en")
    given = question.strip()
    return given[start:end] if len(given) == len(match[0]) else match[0][start:end]


def _leans(plain: str, ground: Ground) -> bool:
    """Whether a folded question that says something of its own says it of the talk's subject."""
    is_chinese = is_han(plain)
    size = len(plain) if is_chinese else 3 * len(plain.split())
    # In a longer question what points back mostly points at the question's own first words.
    points = POINTS.search(plain if size <= UNMARKED or not is_chinese else plain[:HEAD])
    if size <= MARKED and points:
        return ground.misfit() <= (POINTING if is_chinese else SILENT)
    if _names_stranger(plain, ground):
        return False
    if size <= MARKED and OPENS.match(plain):
        return ground.misfit() <= SILENT
    longest = UNMARKED if is_chinese else UNMARKED_FOREIGN
    return size <= longest and ground.misfit() <= SILENT and not _names(ground.topic(), plain)


def _names(topic: str, plain: str) -> bool:
    return bool(topic) and fold(topic) in plain


def _names_stranger(plain: str, ground: Ground) -> bool:
    """Whether a question names, in Chinese, what no passage has: it is about that, unless it asks for it."""
    before = ""
    for word, tag in tagged(plain):
        is_asked = bool(ASKS.search(before))
        if tag.startswith("n") and len(word) > 1 and not is_asked and not ground.knows(word):
            return True
        before = word
    return False
