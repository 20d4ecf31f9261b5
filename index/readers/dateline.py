"""The lines under a page's headline that say when and where the article appeared, and nothing much else."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from index.dates import day
from index.nobody import is_nobody
from index.readers.head import SITE
from index.segmentation.bylines import byline

# A longer line is a sentence or a list.
MAX_LINE, MAX_SOURCE, MAX_PIECES = 100, 30, 20
SPACE = re.compile(r"\s")
LABELS = (
    r"(?:信息|文章|稿件)?来源|出处|稿源|作者|记者|通讯员|供稿|(?:责任)?编辑|责编|审核|校对|发布(?:机构|单位|人|者)|浏览\w{0,2}|"
    r"点击\w{0,2}|阅读\w{0,2}|访问\w{0,2}|评论\w{0,2}|字号|字体|大小|打印|分享|收藏|原创"
)
WHEN = r"(?:(?:首次)?(?:发布|发表|发文|刊发|刊登|更新|上传|录入)?(?:时间|日期)|(?:发布|发表|刊发|更新)于?)\s*[:：]?\s*"
TIME = r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
DATE = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
# A word or a colon right before it makes it another date: 截止日期：2024年12月31日
DATED = re.compile(rf"(?<![\w:：])(?:{WHEN})?(?P<date>{DATE}){TIME}(?!\d)(?=$|\W|{LABELS})")
LABEL = re.compile(rf"(?:{LABELS})(?=$|[\W\d])")
BETWEEN = re.compile(r"[\s|｜/·,，、]+")
BRACKETS = "（）()[]【】〔〕"
SOURCE = re.compile(r"(?<!\w)(?:信息|文章|稿件)?来源\s*[:：]\s*(?P<name>[^\s，。；;|｜）)]{2,30})")

# How pages name the elements that hold the one and the other.
TIMES = frozenset(
    ("time", "date", "datetime", "pubtime", "pub-time", "pub_time", "pubdate", "publish_time", "publish-time")
)
SOURCES = frozenset(("source", "article-source", "article_source", "media-source"))
NAMED_BY = ("class", "id", "rel", "itemprop")


class Dateline(NamedTuple):
    """When and where an article appeared, None where its page does not print it."""

    date: str | None
    publication: str | None


def dateline(root: etree._Element, lines: Sequence[str]) -> Dateline:
    """What the lines under a headline say of the article, and the elements of the page in them that are named so."""
    text = "".join("".join(lines).split())
    times = (one for one in _named(root, TIMES) if "".join(one.split()) in text)
    sources = (one for one in _named(root, SOURCES) if "".join(one.split()) in text)
    dates = (date for one in (*lines, *times) if (date := published(one)))
    publications = [found for line in lines if (found := source(line))]
    publications += [found for one in sources if (found := source(one) or _as_source(one))]
    return Dateline(next(dates, None), publications[0] if publications else None)


def published(line: str) -> str | None:
    """The date of a line that says little else than when, where and by whom the article was published."""
    match = DATED.search(line) if len(line) <= MAX_LINE else None
    if match is None or not _is_said(line[: match.start()]) or not _is_said(line[match.end() :]):
        return None
    return day(match["date"])


def source(line: str) -> str | None:
    """The newspaper or site that the line says the article is from: 来源：经济参考报."""
    match = SOURCE.search(line) if len(line) <= MAX_LINE else None
    return match["name"] if match and not is_nobody(match["name"]) else None


def _is_said(rest: str) -> bool:
    """Whether what stands beside a date says where or by whom: it begins with a label or is names and sites."""
    rest = rest.strip().strip(BRACKETS).strip()
    return LABEL.match(rest) is not None or _are_names([part for part in BETWEEN.split(rest) if part])


def _are_names(parts: Sequence[str]) -> bool:
    return all(SITE.search(part) or byline(part) for part in parts)


def _named(root: etree._Element, names: frozenset[str]) -> Iterator[str]:
    """The texts of the elements that are named so."""
    for element in root.iter(etree.Element):
        said = {word for key in NAMED_BY for word in element.get(key, "").lower().split()}
        if not names.isdisjoint(said) or element.tag in names:
            text = "".join(islice(element.itertext(), MAX_PIECES)).strip()
            if text and len(text) <= MAX_LINE:
                yield text


def _as_source(text: str) -> str | None:
    """The text of an element that is named a source, if it can be a name."""
    is_name = not SPACE.search(text) and len(text) <= MAX_SOURCE and not text.endswith((":", "："))
    return text if is_name and not is_nobody(text) else None
