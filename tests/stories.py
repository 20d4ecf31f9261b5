"""Real news articles as a title and paragraphs, for composing pages."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HEADER = re.compile(r"^.{0,60}?正文：")
DATELINE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前|为(?!何)|记者|通讯员|本报讯|中新网|今年|据"
DECLARED_TITLE = re.compile(rf"^\s*原标题：\s*(?P<title>[^\s。（(》《丨]{{8,32}}?)(?:\s+|(?={DATELINE}))")
FIRST_CLAUSE = re.compile(r"^(?P<title>[^，。！？；：、\s“”（）()…《》·]{10,26})[，。！？；]")
NO_TITLE = re.compile(
    rf"^(?:{DATELINE}|随着|北京时间|当地时间|在|由|从|当|\d{{4}})|(?:消息|获悉|报道|发布|表示|指出|后|时|日|中|下|[，：、；]|新闻|日报|晚报|全媒体|财联社|之家|证券|记者|在|行|月\d+|的)$"
)
# What a site puts after an article; from here on nothing is the article's.
TAIL = re.compile(
    r"返回搜狐|责任编辑|责编|编辑[：:丨|]|声明[：:]|分享让更多|特别提醒|免责|版权|来源[：:丨|]|风险提示|转自|\(完\)|（完）|文字[：:]"
)
SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’」』）)】》]*")
ODD = re.compile(
    r"https?:|www\.|扫码|二维码|点击|关注|公众号|记者|摄|图为|本报讯|[✍↓▼▲●■|｜丨>》《]|原标题|文/|审/|\.com|[（(][^）)]*$"
)
SMALLEST_TEXT = 300


class Story(NamedTuple):
    """An article as it was before any page: its paragraphs end in full stops and hold no line breaks."""

    title: str
    paragraphs: tuple[str, ...]


def stories(corpus: Path) -> list[Story]:
    """The articles of a corpus that are plain prose; their titles are taken out of their own first words."""
    with corpus.open(encoding="utf-8") as lines:
        found = (_story(json.loads(line)["text"]) for line in lines)
        return [story for story in found if story]


def _story(text: str) -> Story | None:
    text = "".join(one for one in HEADER.sub("", text, count=1) if unicodedata.category(one) != "Cf").strip()
    title = DECLARED_TITLE.match(text)
    text = text.removeprefix("原标题：").strip() if not title else text
    found = title or FIRST_CLAUSE.search(text)
    if not found or NO_TITLE.search(found["title"]) or found["title"].count("“") != found["title"].count("”"):
        return None
    body = text[found.end() :].strip().removeprefix(found["title"])
    tail = TAIL.search(body)
    sentences = ["".join(one.split()) for one in SENTENCE.findall(body[: tail.start()] if tail else body)]
    sentences = [one for one in sentences if not ODD.search(one)]
    if sum(map(len, sentences)) < SMALLEST_TEXT:
        return None
    return Story(found["title"], tuple(_paragraphs(sentences)))


def _paragraphs(sentences: list[str]) -> Iterator[str]:
    """Two to four sentences each: most of the corpus came without its paragraphs."""
    start = 0
    while start < len(sentences):
        size = 2 + len(sentences[start]) % 3
        yield "".join(sentences[start : start + size])
        start += size
