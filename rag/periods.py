"""The stretches of time in which a question wants its answer to have been written."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rag.scope import is_date

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS, 1)}
NUMBERS |= {character: number for number, character in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
YEAR = r"(?:19|20)\d\d"
HAN_DATE = rf"{YEAR}年(?:\d{{1,2}}月(?:份|\d{{1,2}}[日号])?)?"
ISO_DATE = rf"{YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?(?!\d)"
ENGLISH_DATE = rf"(?:\d{{1,2}} {MONTH} |{MONTH} \d{{1,2}},? |{MONTH} )?{YEAR}(?!\d)"
ZH, EN = rf"(?:{ISO_DATE}|{HAN_DATE}|去年|前年|今年)", rf"(?:{ISO_DATE}|{ENGLISH_DATE}|last year)"
TO = r"\s?(?:至|到|-|–|—|——|~|～)\s?"
WORK = r"(?:文章|报道|新闻|评论|社论|稿件|论文|来稿|文献)"
PRINT = r"(?:发表|刊登|刊发|刊载|登载|见报)"
PLAN = r"[^，。？]{0,12}(?:规划|计划|方案|纲要|学年|财年)"
AND = r" ?(?:to|until|till|through|and|-|–)"
WORKS = r"(?:articles|reports|news|papers|stories|coverage)"
COUNT = r"1?\d(?!\d)|[一二两三四五六七八九十]|one|two|three|four|five|six|seven|eight|nine|ten"
# What has been so since then can only be told from then on, so such a beginning restricts. Other words of time are
# mostly what a question is about (of 38 in the evaluation sets all but one), unless it speaks of what was printed then.
SINCE = re.compile(
    rf"(?:自从|自|从|在)?(?P<zh>{ZH})(?:(?P<lasting>以来|至今|到现在)|之后|以后|起|开始|后)"
    rf"|\b(?:(?P<since>since)|after)(?: the end of)? (?P<en>{EN})(?!{AND}\b)"
    rf"|\bfrom (?P<from>{EN}) (?:on(?! ?\w)|onwards?|until now|to date)"
)
NEAR_YEAR = re.compile(r"(?P<this>今年|\bthis year\b)(?P<lasting>以来)?|去年(?P<since>以来)?|\blast year\b")
RANGE = re.compile(
    rf"(?:自|从|在)?(?P<zh1>{ZH}|{YEAR}){TO}(?P<zh2>{ZH})(?:之间|期间|间)?(?!{PLAN})"
    rf"|\b(?:from|between|in) (?P<en1>{EN}){AND} ?(?P<en2>{EN})"
)
UNTIL = re.compile(rf"(?:在)?(?P<zh>{ZH})(?:及?以前|及?之前|前)|\b(?:before|prior to|until|till|up to) (?P<en>{EN})")
DATED = re.compile(rf"{PRINT}(?:于|在)(?P<zh>{ZH})|(?P<bare>{ZH})|\b(?:from|in|of|on) (?P<en>{EN})(?!{AND}\b)")
LATELY = re.compile(
    rf"(?<![了共计达有用经约长])(?:最近|过去|近)(?P<zh>{COUNT})(?P<zh_unit>年|个月|月|周|天|日)(?:以来|来|内|里|间)?"
    rf"|\b(?:in|over|during|within|for) the (?:last|past) (?:(?P<en>{COUNT}) )?(?P<en_unit>year|month|week|day)s?\b"
)
DAYS = {"年": 365, "year": 365, "个月": 30, "月": 30, "month": 30, "周": 7, "week": 7, "天": 1, "日": 1, "day": 1}
WORKS_AFTER = re.compile(rf"{PRINT}?的(?![^，。？；《]{{0,12}}[一那这][篇则条份])[^，。？；《]{{0,12}}{WORK}")
WORKS_BEFORE = re.compile(
    rf"\b{WORKS}(?: (?:that were |which were )?(?:published|printed|written))?(?: on [a-z ]{{1,40}})? $"
)
ANY_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
HAN_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")
TO_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|\"[^\"]*\"|「[^「」]*」")


class Period(NamedTuple):
    """A stretch [start, end) of a question and the time it gives; `sure` unless the question may be about that time."""

    start: int
    end: int
    since: str | None
    until: str | None
    sure: bool


def periods(question: str, today: date) -> list[Period]:
    """The periods that a folded question names outside quotation marks, in order; none that reaches beyond today."""
    text = HAN_YEAR.sub(lambda year: year[0].translate(TO_DIGITS), question)
    text = QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found: list[Period] = []
    for period in _found(text, today):
        ends = [end for end in (period.since, period.until) if end]
        is_past = all(is_date(end) and end <= today.isoformat() for end in ends)
        if is_past and not any(one.start < period.end and period.start < one.end for one in found):
            found.append(period)
    return sorted(found)


def _found(text: str, today: date) -> Iterator[Period]:
    """All that the patterns find, what says most first."""
    for match in RANGE.finditer(text):
        first, last = (_date(match[f"zh{end}"] or match[f"en{end}"], today) for end in (1, 2))
        if first <= last:
            yield Period(*match.span(), first, last, _is_of_works(text, match))
    for match in SINCE.finditer(text):
        sure = bool(match["lasting"] or match["since"]) or _is_of_works(text, match)
        yield Period(*match.span(), _date(match["zh"] or match["en"] or match["from"], today), None, sure)
    for match in UNTIL.finditer(text):
        yield Period(*match.span(), None, _before(_date(match["zh"] or match["en"], today)), _is_of_works(text, match))
    for match in DATED.finditer(text):
        if match["zh"] or _is_of_works(text, match):
            when = _date(match["zh"] or match["bare"] or match["en"], today)
            yield Period(*match.span(), when, when, sure=True)
    for match in LATELY.finditer(text):
        days = _number(match["zh"] or match["en"] or "one") * DAYS[match["zh_unit"] or match["en_unit"]]
        yield Period(*match.span(), (today - timedelta(days)).isoformat(), None, sure=True)
    if not ANY_YEAR.search(text):  # a story that names its year means another one by 今年
        for match in NEAR_YEAR.finditer(text):
            sure = bool(match["lasting"] or match["since"])
            yield Period(*match.span(), str(today.year - (not match["this"])), None, sure)


def _is_of_works(text: str, match: re.Match[str]) -> bool:
    """Whether the time is that of articles: 2023年的报道, articles published in 2023."""
    return bool(
        WORKS_AFTER.match(text, match.end()) or WORKS_BEFORE.search(text, max(match.start() - 60, 0), match.start())
    )


def _date(words: str, today: date) -> str:
    """The date that the words give, as exact as they are."""
    ago = {"今年": 0, "去年": 1, "last year": 1, "前年": 2}
    if words in ago:
        return str(today.year - ago[words])
    month = re.search(MONTH, words)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    year = next(number for number in numbers if number > 31)
    rest = [MONTHS[month[0][:3]]] if month else []
    rest += [number for number in numbers if number <= 31]
    return "-".join([str(year), *(f"{number:02}" for number in rest)])


def _before(when: str) -> str:
    """The last day, month or year before the one given, as exact as it; what is no date stays what it is."""
    if not is_date(when):
        return when
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 3:
        return (date(*parts) - timedelta(1)).isoformat()
    year, month = parts[0], [parts[1] - 1] if len(parts) == 2 else []
    return str(year - 1) if not month else f"{year}-{month[0]:02}" if month[0] else f"{year - 1}-12"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]
