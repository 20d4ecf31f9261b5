"""Reads who wrote an article, where and when it appeared, from the lines that say so and from nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from index.articles import Span
from index.dates import day
from index.segmentation.names import COMPOUND, NO_AUTHORS, NO_NAMES, NOBODY, SURNAMES

NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}| [\u4e00-\u9fff]))"
WRITERS = re.compile(r"(?:特约|实习)?(?:[记記]者|通讯员)")
BETWEEN = r"[\s、,，]+(?:(?:特约|实习)?(?:记者|通讯员)\s*)?"
NAMES = rf"{NAME}(?:{BETWEEN}{NAME}){{0,7}}"
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
ANY_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?"
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
INSTITUTION = (
    r"(?:大学|学院|研究院|研究所|研究中心|研究室|研究会|科学院|社科院|党校|中心|委员会|基地|智库|协会|学会|出版社|日报社|"
    r"杂志社|集团|公司|银行|医院|党委|政府|[省市县区部厅局委办署])"
)
TITLED = re.compile(
    rf"^(?P<affiliation>[^。，；：“”]{{2,40}}?{INSTITUTION})(?P<role>[^。；“”]{{0,40}}?)\s+(?P<names>{NAMES})$"
)
# The same after the name: 作者：王丽，南京大学商学院副教授
PLACED = re.compile(rf"^作者(?:简介)?\s*[:：]\s*(?P<names>{NAME})\s*[，,]\s*(?P<place>[^。；：]{{2,40}})$")
# One name before a colon may be a speaker or a place: 高盛：……
HEADED = re.compile(rf"^(?P<names>{NAME}(?:{BETWEEN}{NAME}){{1,7}})\s*[:：]\s*(?P<title>\S.{{5,60}})$")
INSTITUTED = re.compile(INSTITUTION)
# Roles that follow an institution's name; what stands before the first of them is the institution.
ROLE = re.compile(
    r"(?:特[聘约邀]|兼职|客座|名誉|首席|高级|助理|副|原|执行|常务)*(?:研究员|教授|讲师|院长|所长|主任|校长|会长|理事|秘书长|书记|部长|局长|处长|"
    r"(?:全国)?[省市县区]?(?:政协委员(?!会)|人大代表)|博士|硕士|博导|编辑|记者|专家|学者|成员|总编|社长|主编|董事|经理|\d{4}级)"
)
CREDIT = re.compile(
    rf"[（(\[【［]\s*(?=(?:本文)?(?:作者(?:单位|简介|系|为|是|[:：]|{NAME}[系为是])|来源[:：]|选自|原载|摘自|载于|转自|责任编辑|执笔|编辑[:：]|本报记者))"
)
AFFILIATION = re.compile(r"作者\s*(?:单位\s*[:：]?|系|为|是|分别[系为是])\s*")
NAMED_AFFILIATION = re.compile(
    rf"(?:作者(?:简介)?\s*[:：]\s*|[；;]\s*)(?P<name>{NAME})\s*[,，]?\s*(?:系|为|是)?|"
    rf"(?:作者|[，,；;])\s*(?P<being>{NAME})(?:系|为|是)"
)
PUBLICATION = re.compile(
    r"(?P<how>来源|选自|原载(?:于)?|摘自|载于|转自|刊载于)\s*[:：]?\s*(?P<text>《[^》]+》[^，。；）)\]】\s]{0,24}|[^，。；）)\]】\s]{2,30})"
)
DATE = r"(?:19|20)\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}(?!\d)\s?日?"
EDITION_NUMBER = r"\s*(?:第?\s*[A-Z]?\d{1,3}\s*版)?"
# Nothing but the day, as it stands under a title or in a masthead: 2024年3月5日 星期二 10:20
DATE_LINE = re.compile(
    rf"^[（(]?{DATE}\s*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s*(?:\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?{EDITION_NUMBER}[）)]?$"
)
# A paper and its day: 《人民日报》（2024年3月5日 第9版）
EDITION = re.compile(
    rf"(?P<paper>《[^》]{{1,30}}》|[^《》，。；（(\s\d]{{2,30}})\s*[（(]?\s*(?P<date>{DATE}){EDITION_NUMBER}[）)]?"
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
MAX_LINE = 160
MAX_TAIL = 900
# A credit whose bracket is not closed is no longer than this.
MAX_UNCLOSED = 120
MAX_CREDITS = 8
AFTER_CREDITS = re.compile(r"\s*(?:网络|责任|本期)?(?:编辑|责编|校对|来源|原载|转自)\s*[:：]?")
OPENING, CLOSING, DIVIDES = "（([【［", "）)]】］", "；;"


FIELDS = ("authors", "affiliation", "publication", "date")


@dataclass(slots=True)
class Credits:
    """What the lines around an article say of it; every field empty until some line says it."""

    authors: list[str] = field(default_factory=list)
    affiliation: str | None = None
    publication: str | None = None
    date: str | None = None
    # Whether it is nothing but names, with no word or mark that says so: it may be no byline at all.
    is_bare: bool = False
    # Where each field was read, by its name.
    places: dict[str, Span] = field(default_factory=dict)

    def stand_at(self, place: Span) -> None:
        """Note that all this was read at one place of the file."""
        self.places = {name: place for name in FIELDS if getattr(self, name)}

    def add(self, other: "Credits") -> None:
        """Take over what the other says and this does not."""
        for name in FIELDS:
            if not getattr(self, name) and getattr(other, name):
                setattr(self, name, getattr(other, name))
                self.places |= {name: other.places[name]} if name in other.places else {}


def byline(text: str) -> Credits | None:
    """The authors named by a line that names nothing else, or None."""
    if len(text) > MAX_LINE or not (text[-1:].isalnum() or text[-1:] in NAME_ENDS):
        return None
    text = _once(text)
    if OFFICE_WORD in text and (match := OFFICE.match(text)):
        return Credits(authors=[match["office"]])
    if match := BYLINE.match(text):
        authors = _names(match["names"])
        if not (NO_AUTHORS if match["prefix"] else NO_NAMES) & {*authors}:
            return Credits(authors=authors, is_bare=not match["prefix"])
    elif match := PREFIXED.match(text) or (SIGNED.match(text) if text[-1] == SIGN else REPORTED.match(text)):
        authors = _any_names(match["names"])
        return None if NO_AUTHORS & {*authors} else Credits(authors=[one for one in authors if one not in NOBODY])
    elif (match := PLACED.match(text)) and INSTITUTED.search(match["place"]):
        return Credits(authors=_names(match["names"]), affiliation=institution(match["place"]))
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
        return Credits(authors=_names(match["names"]), affiliation=institution(match["affiliation"] + match["role"]))
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
    return (Credits(authors=_names(match["names"])), match["title"]) if match else None


def credit_start(text: str) -> int | None:
    """Where a paragraph turns into its article's credits: their opening bracket; None where it does not."""
    tail = max(0, len(text) - MAX_TAIL)
    if not CREDIT.search(text, tail):
        return None
    matches = CREDIT.finditer(text, tail)
    return next((one.start() for one in islice(matches, MAX_CREDITS) if _is_last(text, one.start())), None)


def _is_last(text: str, start: int) -> bool:
    """Whether nothing but remarks in brackets follows from here on: （来源：……）（作者单位：……）"""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in OPENING) - (text[place] in CLOSING)
        if depth == 0 and text[place + 1 : place + 2].strip() and text[place + 1] not in OPENING:
            return AFTER_CREDITS.match(text, place + 1) is not None
    return depth <= 0 or len(text) - start <= MAX_UNCLOSED


def credits(text: str) -> Credits:
    """What credits say: affiliation, authors, publication."""
    found = Credits()
    named = list(islice(NAMED_AFFILIATION.finditer(text), MAX_CREDITS))
    if not (named and named[0]["being"] and named[0][0].startswith("作者")):
        named = [one for one in named if one["name"]]
    if named:
        found.authors = [_name(one["name"] or one["being"]) for one in named]
        found.affiliation = institution(_said(text, named[0].end()))
    affiliation = AFFILIATION.search(text)
    if affiliation and not found.affiliation:
        found.affiliation = institution(_said(text, affiliation.end()))
    publications = list(PUBLICATION.finditer(text))
    if publications:
        last = publications[-1]
        if dated := EDITION.match(text, last.start("text")):
            found.publication, found.date = dated["paper"].strip("《》"), day(dated["date"])
            return found
        whole = re.fullmatch(r"《([^》]+)》", last["text"])
        found.publication = whole[1] if whole and last["how"] == "来源" else last["text"]
    return found


def _said(text: str, start: int) -> str:
    """The text from here on, up to the bracket that closes over it or the mark that divides it from more."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in OPENING) - (text[place] in CLOSING)
        if depth < 0 or (depth == 0 and text[place] in DIVIDES):
            return text[start:place]
    return text[start:]


def meta(text: str) -> Credits | None:
    """What a line of its own says of where and when an article appeared; None for any other line.

    来源:……  2025-03-21, 2025年3月21日 08:30, 《人民日报》（2025年3月21日 第9版）
    """
    if len(text) > MAX_LINE:
        return None
    if DATE_LINE.match(text):
        found = Credits(date=day(text))
    elif match := EDITION_LINE.match(text):
        found = Credits(publication=match["paper"].strip("《》"), date=day(match["date"]))
    else:
        found = _labelled(text)
    return found if found.date or found.publication or found.authors else None


def _labelled(text: str) -> Credits:
    found = Credits()
    for label in islice(META.finditer(text), MAX_CREDITS) if ":" in text or "：" in text else ():
        found.date = found.date or day(text)
        if label["source"] and (source := SOURCE.match(text, label.end())):
            found.publication = found.publication or source[0]
        elif label["author"] and (names := SOME_AUTHORS.match(text, label.end())):
            found.authors = found.authors or _names(names[0])
    return found


def institution(text: str) -> str | None:
    """The institution of 国务院发展研究中心企业研究所副研究员: what stands before the first role.

    After a role alone, 全国政协委员、南京大学教授, it is the next that is called one.
    """
    first, *others = (_before_role(part) for part in re.split(r"[、，,；;]", text.strip()))
    return first or next((name for name in others if INSTITUTED.search(name)), None)


def _before_role(text: str) -> str:
    role = ROLE.search(text)
    return (text[: role.start()] if role else text).strip()


def _names(text: str) -> list[str]:
    return [_name(name) for name in re.findall(NAME, WRITERS.sub(" ", text))]


def _any_names(text: str) -> list[str]:
    return re.split(r"[\s、,，]+", WRITERS.sub("", text))


def _name(text: str) -> str:
    return re.sub(r"\s", "", text)
