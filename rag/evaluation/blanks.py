"""Sentences as questions for what they say: how much, when, who, what something is."""

import re
from collections.abc import Iterator

from index.scripts import is_han
from rag.evaluation.draft import Draft, DraftKind

# Beginnings that lean on the sentence before, and such as only lead in.
LEANS = re.compile(
    r"^(?:其|该|此|这|那|他|她|它|本|但|而|并|因|所以|同时|另|一方面|对此|与此|不过|目前|我(?!国)|近日|随后|其中|如今|当)"
)
LEADS_IN = re.compile(
    r"^(?:据了解|据悉|据介绍|据统计|数据显示|资料显示|记者获悉|近日|目前|此外|另外|同时|截至目前)[，,]"
)
CLAUSE_END = re.compile(r"[，,；;：:。！!？?]")
SENTENCE_END = re.compile(r"[。！!？?；;]?$")
# A number with what it counts, which tells it from dates, ranks and names: 39.13亿元, 63.9%, 12家, but no 120急救车.
NUMBER = re.compile(
    r"(?<![\d.A-Za-z第到至—～~\-/:：、])\d[\d.,]*[百千万亿]*[多余]?"
    r"(?=[%元人名位家项条次场所座辆台部套种类吨克亩股份只头户张篇本倍瓦岁处艘架枚株棵批笔颗幅席]|个(?!方面)|件|起|公斤|公里|公顷|"
    r"平方|立方|千瓦|小时|分钟|美元|欧元|港元|日元|英镑|天|米)"
)
ROUGHLY = re.compile(r"(?:约|近|逾|超过|超|不到|不少于|将近|大约)$")
# What stands after a rounded number's unit.
OR_SO = re.compile(r"^(?P<unit>[^，。]{1,3}?)(?:左右|以上|以下|上下)")
# What may belong to somebody else, or is about somebody whom only the sentences before name.
OPENS = re.compile(r"[：:“「他她该]")
DATE = re.compile(r"^(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)(?:[上下]午|晚上?)?[，,]")
DEFINES = re.compile(
    r"^(?:所谓)?[“\"]?(?P<what>[^，,。、；：“”]{2,16}?)[”\"]?(?:[，,]|主要|一般|通常|就)?(?:是指|指的是)"
)
SAYS = re.compile(r"^据?(?P<who>[^，。：；“”（）()《》]{4,30})(?P<verb>表示|指出|认为|强调|介绍|透露)(?:[，,：:]“?|“)")
# Who is many people, or named elsewhere.
NOBODY = re.compile(
    r"记者|他|她|其|该|这|有|文件|报告|会议|专家$|公告|通知|数据|显示|上述|大家|纷纷|一致|负责[人同]|们|群众|居民|网友|[还也则]$"
)
DANGLES = re.compile(r"(?:时|后|前|期间|之际|近日|以来|中|下|上|里)$")
OTHER_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w%.,]\w)%?")
WORD = re.compile(r"[^\W\d_]{2,}")
LEAST, MOST = 14, 60
LONGEST_CLOZE, LEAST_WORDS = 160, 6


def drafted(sentence: str) -> Iterator[Draft]:
    """What the sentence answers: at most one question of each kind; its nuggets are its own words."""
    text = LEADS_IN.sub("", sentence.strip())
    if not is_han(text):
        yield from _blank(text)
        return
    if LEANS.search(text):
        return
    for draft in (_definition(text), _speaker(text), _date(text), _number(text)):
        if draft is not None:
            yield draft


def _definition(text: str) -> Draft | None:
    found = DEFINES.search(text)
    return Draft(DraftKind.DEFINITION, f"什么是{found['what']}？", (_up_to(text, found.end()),)) if found else None


def _speaker(text: str) -> Draft | None:
    found = SAYS.search(text)
    if not found or NOBODY.search(found["who"]):
        return None
    said = SENTENCE_END.sub("", text[found.end() :].rstrip("”"))
    if not LEAST <= len(said) <= MOST or LEANS.search(said) or OPENS.search(said):
        return None
    return Draft(DraftKind.SPEAKER, f"谁{found['verb']}{said}？", (f"{found['who']}{found['verb']}",))


def _date(text: str) -> Draft | None:
    """A sentence of one clause that says when it was."""
    found = DATE.search(text)
    clause = SENTENCE_END.sub("", text[found.end() :]) if found else ""
    if not found or not LEAST <= len(clause) <= MOST or CLAUSE_END.search(clause):
        return None
    if LEANS.search(clause) or OPENS.search(clause) or DANGLES.search(clause):
        return None
    return Draft(DraftKind.DATE, f"{clause}是在什么时候？", (f"{found.group()}{clause}",))


def _number(text: str) -> Draft | None:
    """The sentence up to the end of the clause with its first number, which is asked for."""
    found = NUMBER.search(text, LEAST // 2)
    if not found:
        return None
    end = len(_up_to(text, found.end()))
    before, after = ROUGHLY.sub("", text[: found.start()]), OR_SO.sub(r"\g<unit>", text[found.end() : end])
    if not LEAST <= end <= MOST or NUMBER.search(after) or OPENS.search(before):
        return None
    if after.startswith("%"):
        after = after[1:]
        before = f"{before}百分之" if after else before
    clauses = [0, *(one.end() for one in CLAUSE_END.finditer(text[: found.start()]))]
    start = max((one for one in clauses if end - one >= LEAST), default=0)
    return Draft(DraftKind.NUMBER, f"{before}多少{after}？", (text[start:end],))


def _blank(text: str) -> Iterator[Draft]:
    """A text in another script with a blank where its last number stood."""
    found = list(OTHER_NUMBER.finditer(text))
    if found and len(text) <= LONGEST_CLOZE and len(WORD.findall(text)) >= LEAST_WORDS:
        start, end = found[-1].span()
        yield Draft(DraftKind.BLANK, f"{text[:start]}____{text[end:]}", (text,))


def _up_to(text: str, place: int) -> str:
    """The text up to the end of the clause that holds `place`."""
    found = CLAUSE_END.search(text, place)
    return text[: found.start() if found else len(text)]
