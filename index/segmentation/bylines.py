"""Reads who wrote an article, where and when it appeared, from the lines of their own that say nothing else."""

import re
from collections.abc import Sequence
from itertools import islice

from index.dates import day
from index.segmentation.credits import (
    DATE,
    EDITION,
    EDITION_NUMBER,
    INSTITUTED,
    INSTITUTION,
    MAX_CREDITS,
    ROLE,
    Credits,
    institution,
)
from index.segmentation.names import (
    ANY_NAME,
    BETWEEN,
    NAME,
    NAMES,
    NO_AUTHORS,
    NO_NAMES,
    NOBODY,
    any_names_in,
    names_in,
)

ORNAMENT = r"[□■◇◆○●▲△☆★]\s*"
# What says in words that names follow.
SAYS = (
    r"(?:文\s*[/／|丨:：]\s*|作\s*者(?:\s*[:：]\s*|\s+)|撰\s*[文稿]\s*[:：/／|丨]?\s*|执\s*笔\s*[:：]?\s*|"
    r"(?:本报|本刊|本网|[\u4e00-\u9fff]{1,6}[报网社台])?(?:特约|评论|通讯|实习)*(?:[记記]者|评论员|通讯员)\s*[:：]?\s*)"
)
# Where a reporter writes from: 记者 张晓/北京报道
FROM = r"(?:\s*[/／]\s*[\u4e00-\u9fff]{2,6}[报報][道導])?"
BYLINE = re.compile(
    rf"^[（(]?(?P<prefix>(?:{ORNAMENT})?(?:{SAYS})?)(?P<names>{NAMES})(?:\s*[/／]?\s*(?:文|撰文|整理))?{FROM}[）)]?$"
)
# Behind such words a name may begin with any character; nothing else stands alone on such a line.
PREFIXED = re.compile(
    rf"^[（(]?(?:(?:{ORNAMENT})?(?:{SAYS})(?<=[\s/／|丨:：])|{ORNAMENT}(?=[\u4e00-\u9fff]{{2,3}}(?:\s|$)))"
    rf"(?P<names>{ANY_NAME}(?:{BETWEEN}{ANY_NAME}){{0,7}})[）)]?$"
)
SIGN = "文"
SIGNED = re.compile(rf"^(?P<names>{ANY_NAME}(?:{BETWEEN}{ANY_NAME}){{0,7}})(?:\s*[/／]\s*|\s+)撰?{SIGN}$")
# Who speaks for a paper without giving a name: 本报评论员
OFFICE_WORD = "评论员"
OFFICE = re.compile(
    rf"^[（(]?(?:{ORNAMENT})?(?P<office>[\u4e00-\u9fff]{{1,8}}[报刊网社台](?:特约|首席)?{OFFICE_WORD})(?:文章)?[）)]?$"
)
# What a report begins with: 本报太原3月5日讯（记者 张晓）
DATELINE = re.compile(
    r"^[\u4e00-\u9fff]{1,6}[报刊网社台][\u4e00-\u9fff\d]{0,16}[讯电]\s?[（(](?:本报|特约|实习)?(?:记者|通讯员)"
)
REPORTED = re.compile(rf"{DATELINE.pattern}\s*(?P<names>{ANY_NAME}(?:{BETWEEN}{ANY_NAME}){{0,7}})[）)]$")
# Names of which some begin with a surname that few people have.
SOME_NAMES = re.compile(r"^[（(]?(?P<names>[\u4e00-\u9fff]{2,3}(?:\s+[\u4e00-\u9fff]{2,3}){1,5})[）)]?$")
WHOLE_NAME = re.compile(rf"{NAME}$")
LATIN_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
LATIN = re.compile(rf"^(?:By|BY) (?P<names>{LATIN_NAME}(?:(?:, | and |, and | & ){LATIN_NAME}){{0,7}})$")
# Besides letters, what a line of names may end with.
NAME_ENDS = tuple("）).'’-_")
# An institution and a role, then the name: 南开大学经济与社会发展研究院教授、博导 杜传忠
TITLED = re.compile(
    rf"^(?P<affiliation>[^。，；：“”]{{2,40}}?{INSTITUTION})(?P<role>[^。；“”]{{0,40}}?)\s+(?P<names>{NAMES})$"
)
# The same after the name: 作者：王丽，南京大学商学院副教授
PLACED = re.compile(rf"^作者(?:简介)?\s*[:：]\s*(?P<names>{NAME})\s*[，,]\s*(?P<place>[^。；：]{{2,40}})$")
# One name before a colon may be a speaker or a place: 高盛：……
HEADED = re.compile(rf"^(?P<names>{NAME}(?:{BETWEEN}{NAME}){{1,7}})\s*[:：]\s*(?P<title>\S.{{5,60}})$")
# Nothing but the day, as it stands under a title or in a masthead: 2024年3月5日 星期二 10:20
DATE_LINE = re.compile(
    rf"^[（(]?{DATE}\s*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s*(?:\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?{EDITION_NUMBER}[）)]?$"
)
EDITION_LINE = re.compile(
    rf"^[（(]?(?:本文)?(?:来源|选自|原载于?|摘自|刊?载于|转自)?\s*[:：]?\s*(?=《){EDITION.pattern}[）)]?$"
)
# A line of a web page's own data on the article; 征文截止日期 and 资金来源 are none.
META = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=\d日))(?:(?P<source>(?:文章|信息|新闻|稿件|内容|本文)?[来來]源)|(?P<author>作者|[记記]者)|"
    r"日期|(?:发布|发表|发稿|刊发|出版|更新)[\u4e00-\u9fff]{0,4})\s*[:：]\s*"
)
SOURCE = re.compile(r"[^\s，。；]{2,30}")
SOME_AUTHORS = re.compile(NAMES)
SPACE = re.compile(r"\s")
# Most lines of text hold none of these, nor begin with a name that a mark or the line's end follows, and need no closer
# look; the same is true of lines without a digit or a colon.
MAY_NAME = re.compile(r"[\s/／|丨:：撰执者员]")
MAY_BE_NAMES = re.compile(rf"[（(]?(?:{ORNAMENT}|{NAME}(?:[、,，文撰整）)]|$))")
MAY_BE_META = re.compile(r"[\d:：]")
MAX_LINE = 160


def byline(text: str) -> Credits | None:
    """The authors named by a line that names nothing else, or None."""
    if len(text) > MAX_LINE or not (text[-1:].isalnum() or text[-1:] in NAME_ENDS):
        return None
    text = _once(text)
    if not (MAY_NAME.search(text) or MAY_BE_NAMES.match(text)):
        return None
    if OFFICE_WORD in text and (match := OFFICE.match(text)):
        return Credits(authors=[match["office"]])
    if match := BYLINE.match(text):
        authors = names_in(match["names"])
        if not (NO_AUTHORS if match["prefix"] else NO_NAMES) & {*authors}:
            return Credits(authors=authors, is_bare=not match["prefix"])
    elif match := PREFIXED.match(text) or (SIGNED.match(text) if text[-1] == SIGN else REPORTED.match(text)):
        authors = any_names_in(match["names"])
        return None if NO_AUTHORS & {*authors} else Credits(authors=[one for one in authors if one not in NOBODY])
    elif (match := PLACED.match(text)) and INSTITUTED.search(match["place"]):
        return Credits(authors=names_in(match["names"]), affiliation=institution(match["place"]))
    elif SPACE.search(text):
        return _spaced(text)
    return None


def _spaced(text: str) -> Credits | None:
    """The authors named by a line of which spaces divide the words."""
    if (match := SOME_NAMES.match(text)) and _are_names(match["names"].split()):
        return Credits(authors=match["names"].split(), is_bare=True)
    if match := LATIN.match(text):
        return Credits(authors=re.split(r", and |, | and | & ", match["names"]))
    if (match := TITLED.match(text)) and (not match["role"] or ROLE.search(match["role"])):
        return Credits(authors=names_in(match["names"]), affiliation=institution(match["affiliation"] + match["role"]))
    return None


def _once(text: str) -> str:
    """What a copied column head says twice, 方晓霞方晓霞, once; any other text as it is."""
    half = len(text) // 2
    return text[:half] if half >= 2 and text[:half] == text[half:] else text


def _are_names(words: Sequence[str]) -> bool:
    known = sum(WHOLE_NAME.match(word) is not None for word in words)
    return 2 * known >= len(words) and not NO_NAMES & {*words}


def begins_report(text: str) -> bool:
    """Whether a text begins as a paper's report does."""
    return DATELINE.match(text) is not None


def headed(text: str) -> tuple[Credits, str] | None:
    """Authors and title of a line such as 王丰 田茂敏:数字产业集群赋能新质生产力, or None."""
    match = HEADED.match(text) if len(text) <= MAX_LINE else None
    return (Credits(authors=names_in(match["names"])), match["title"]) if match else None


def meta(text: str) -> Credits | None:
    """What a line of its own says of where and when an article appeared; None for any other line.

    来源:……  2025-03-21, 2025年3月21日 08:30, 《人民日报》（2025年3月21日 第9版）
    """
    if len(text) > MAX_LINE or not MAY_BE_META.search(text):
        return None
    if DATE_LINE.match(text):
        found = Credits(date=day(text))
    elif match := EDITION_LINE.match(text):
        found = Credits(publication=match["paper"].strip("《》"), date=day(match["date"]))
    elif ":" in text or "：" in text:
        found = _labelled(text)
    else:
        return None
    return found if found.date or found.publication or found.authors else None


def _labelled(text: str) -> Credits:
    found = Credits()
    for label in islice(META.finditer(text), MAX_CREDITS):
        found.date = found.date or day(text)
        if label["source"] and (source := SOURCE.match(text, label.end())):
            found.publication = found.publication or source[0]
        elif label["author"] and (names := SOME_AUTHORS.match(text, label.end())):
            found.authors = found.authors or names_in(names[0])
    return found
