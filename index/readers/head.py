"""What a web page declares of its article in its head: meta elements, and JSON-LD for search engines."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from index.articles import Attribution
from index.dates import day
from index.readers.declared import authors, name

# The names that pages use, best first: Open Graph, Dublin Core, China's rules for government pages, its news sites.
TITLES = ("og:title", "articletitle", "dc.title", "twitter:title")
AUTHORS = ("author", "article:author", "dc.creator")
PUBLICATIONS = ("contentsource", "source", "og:site_name", "sitename")
DATES = ("article:published_time", "publishdate", "pubdate", "og:release_date", "datepublished", "dc.date", "date")
COLUMNS = ("columnname",)
ARTICLE_TYPES = frozenset(("Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle", "OpinionNewsArticle"))
MAX_JSON, MAX_ITEMS = 1 << 20, 200
SAYS_SOURCE = re.compile(r"^(?:来源|信息来源|稿件来源)\s*[:：]\s*")
# Where a page may have been published by way of, which is no newspaper.
NO_PUBLICATION = frozenset(("微信公众平台", "原创", "本站", "本网", "本站原创", "互联网", "网络"))
CHARSET = re.compile(
    rb"<(?:meta\b[^<>]{0,200}charset|\?xml\b[^<>]{0,100}encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
MAX_CHARSET_PLACE = 4096
SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")
WEB_ADDRESS = re.compile(r"^https?://\S+$")
# How the names of sites, papers and channels end, and no other words: 捷报, 舞台, 合作社 and 互联网 are none.
SITE = re.compile(
    r"(?:(?<![电联管路铁水法渔])网|网站|门户站|(?<![捷海情举喜回汇预警简通播])报|文汇报|(?<![创发停复])刊|杂志|"
    r"(?<![作公销行结])社|(?:电视|广播|电|平)台|频道|门户|在线|(?:人民|中国|[省市县区州乡镇旗])政府|"
    r"客户端|公众号|博客|百科)$|\.(?:com|cn|net|org)$"
)
SHORTEST_SITE = 3
# What a page calls itself that is no article's, or that is a channel's.
PAGES = frozenset(("首页", "主页", "网站首页", "正文", "要闻", "新闻", "资讯", "详情", "文章", "内容", "无标题文档"))
CHANNEL = re.compile(r"^\w{2,4}(?:版|专栏|专题|专刊)$")
# Between a title and its site: 题目-某某网, 题目_某某网, 题目 | Site.
DIVIDER = re.compile(r"\s*(?:--+|_+|\||｜)\s*|\s+[-–—·]\s+|-(?=[^-]{2,20}$)")
MAX_SUFFIXES, MAX_CHANNEL = 4, 6


class Head(NamedTuple):
    """What the page declares: its titles, as they stand there, unless they are only its site's name, and the rest."""

    titles: tuple[str, ...]
    said: Attribution


def head_of(root: etree._Element, page: str) -> Head:
    """What the page says of itself; the page's text is looked at for where a browser saved it from."""
    metas = _metas(root)
    articles = list(_articles(root))
    site = next((known for key in PUBLICATIONS[2:] if (known := name(metas.get(key)))), None)
    titles = [metas[key] for key in TITLES if key in metas] + [_string(one.get("headline")) for one in articles]
    declared = [*titles, root.findtext("head/title") or ""]
    names = [author for one in articles for author in _names(one.get("author"))]
    names += [metas[key] for key in AUTHORS if key in metas]
    publication = _publication([metas.get(key) for key in PUBLICATIONS[:2]]) or _publication(
        [publisher for one in articles for publisher in _names(one.get("publisher"))] + [site]
    )
    said = Attribution(
        title=next((title for one in declared if (title := without_site(one, site))), None),
        authors=tuple(one for one in authors(names) if one not in (site, publication) and not SITE.search(one)),
        publication=publication,
        date=_date(metas, articles),
        column=next((known for key in COLUMNS if (known := name(metas.get(key)))), None),
        url=_url(root, metas, page),
    )
    return Head(tuple(title for title in declared if without_site(title, site)), said)


def charset(page: bytes) -> str | None:
    """The encoding that the page's head, or its XML declaration, says it is in; None if neither does."""
    match = CHARSET.search(page, 0, MAX_CHARSET_PLACE)
    return match[1].decode("ascii") if match else None


def without_site(title: str, site: str | None) -> str | None:
    """The title without the names of its site and channel at its end: 题目--理论--人民网; None if it is no more."""
    rest, is_cut = name(title) or "", False
    for _ in range(MAX_SUFFIXES):
        dividers = list(DIVIDER.finditer(rest))
        if not dividers:
            break
        suffix = rest[dividers[-1].end() :]
        if not (suffix == site or SITE.search(suffix) or (is_cut and len(suffix) <= MAX_CHANNEL)):
            break
        rest, is_cut = rest[: dividers[-1].start()], True
    is_site = rest == site or rest in PAGES or (len(rest) >= SHORTEST_SITE and SITE.search(rest) is not None)
    return None if is_site or (is_cut and CHANNEL.match(rest)) else rest or None


def _metas(root: etree._Element) -> dict[str, str]:
    """The first content of each meta element's name, in lower case."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := meta.get("content", "").strip():
            found.setdefault(key.lower(), content)
    return found


def _articles(root: etree._Element) -> Iterator[dict[str, object]]:
    """The articles that the page describes for search engines."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json" or len(script.text or "") > MAX_JSON:
            continue
        try:
            described = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        items = described if isinstance(described, list) else [described]
        for item in items[:MAX_ITEMS]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for one in graph[:MAX_ITEMS] if isinstance(graph, list) else [item]:
                if isinstance(one, dict) and ARTICLE_TYPES & {str(kind) for kind in _list(one.get("@type"))}:
                    yield one


def _list(value: object) -> list[object]:
    return value[:MAX_ITEMS] if isinstance(value, list) else [value]


def _names(value: object) -> list[str]:
    """The names of persons or organisations: strings, or objects with a name."""
    return [found for one in _list(value) if (found := _string(one.get("name") if isinstance(one, dict) else one))]


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _publication(declared: Sequence[str | None]) -> str | None:
    names = (name(SAYS_SOURCE.sub("", text or "")) for text in declared)
    return next((one for one in names if one and one not in NO_PUBLICATION and not WEB_ADDRESS.match(one)), None)


def _date(metas: dict[str, str], articles: Sequence[dict[str, object]]) -> str | None:
    declared = [metas[key] for key in DATES if key in metas] + [_string(one.get("datePublished")) for one in articles]
    return next((date for text in declared if (date := day(text))), None)


def _url(root: etree._Element, metas: dict[str, str], page: str) -> str | None:
    canonical = [link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical"]
    saved = SAVED_FROM.search(page, 0, 4096)
    declared = [*canonical, metas.get("og:url", ""), saved[1] if saved else ""]
    return next((url.strip() for url in declared if WEB_ADDRESS.match(url.strip())), None)
