"""What stands in brackets below an article: where its author works, and where and when it appeared."""

import re
from dataclasses import dataclass, field
from itertools import islice

from index.articles import Span
from index.dates import day
from index.segmentation.names import NAME, without_spaces

INSTITUTION = (
    r"(?:大学|学院|研究院|研究所|研究中心|研究室|研究会|科学院|社科院|党校|中心|委员会|基地|智库|协会|学会|出版社|日报社|"
    r"杂志社|集团|公司|银行|医院|党委|政府|[省市县区部厅局委办署])"
)
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
# A paper and its day: 《人民日报》（2024年3月5日 第9版）
EDITION = re.compile(
    rf"(?P<paper>《[^》]{{1,30}}》|[^《》，。；（(\s\d]{{2,30}})\s*[（(]?\s*(?P<date>{DATE}){EDITION_NUMBER}[）)]?"
)
MAX_TAIL = 900
# A credit whose bracket is not closed is no longer than this.
MAX_UNCLOSED = 120
MAX_CREDITS = 8
AFTER_CREDITS = re.compile(r"\s*(?:网络|责任|本期)?(?:编辑|责编|校对|来源|原载|转自)\s*[:：]?")
OPENING, CLOSING, DIVIDES = "（([【［", "）)]】］", "；;"
BRACKET, OTHER = re.compile(r"[（(\[【［）)\]】］]"), re.compile(r"\s*[^\s（(\[【［]")
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
    for bracket in BRACKET.finditer(text, start):
        depth += 1 if bracket[0] in OPENING else -1
        if depth == 0 and OTHER.match(text, bracket.end()):
            return AFTER_CREDITS.match(text, bracket.end()) is not None
    return depth <= 0 or len(text) - start <= MAX_UNCLOSED


def credits(text: str) -> Credits:
    """What credits say: affiliation, authors, publication."""
    found = Credits()
    named = list(islice(NAMED_AFFILIATION.finditer(text), MAX_CREDITS))
    if not (named and named[0]["being"] and named[0][0].startswith("作者")):
        named = [one for one in named if one["name"]]
    if named:
        found.authors = [without_spaces(one["name"] or one["being"]) for one in named]
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


def institution(text: str) -> str | None:
    """The institution of 国务院发展研究中心企业研究所副研究员: what stands before the first role.

    After a role alone, 全国政协委员、南京大学教授, it is the next that is called one.
    """
    first, *others = (_before_role(part) for part in re.split(r"[、，,；;]", text.strip()))
    return first or next((name for name in others if INSTITUTED.search(name)), None)


def _before_role(text: str) -> str:
    role = ROLE.search(text)
    return (text[: role.start()] if role else text).strip()
