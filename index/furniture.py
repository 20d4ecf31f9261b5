"""Recognises lines that belong to the page and not to an article: menus, labels, share bars, credits of pictures."""

import re

# Each kind of furniture with how its lines look; a line is matched whole, without white space around it.
MENU = re.compile(r"^[^。！？]{1,12}(?:\s*[|｜丨]\s*[^。！？|｜丨]{1,12})+$")
BREADCRUMB = re.compile(
    r"^(?:当前位置|您的位置|你的位置|首页|网站首页)[^。]{0,80}[>»›→][^。]{0,80}$|^[^。>]{1,20}(?:\s*[>»›]\s*[^。>]{1,20}){2,}$"
)
SHARE_BAR = re.compile(
    r"扫(?:一扫|二维码|码)|返回顶部|分享到|分享至|添加收藏|收藏本文|收藏成功|打印本页|关闭窗口|点击关注|长按识别|评论\("
)
NOTICE = re.compile(
    r"版权所有|版权声明|免责声明|本网除标明|本网站属|未经授权|不代表本(?:站|网|报)|ICP备|公网安备|联系本站|"
    r"copyright\s*©|all rights reserved",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r"^.{0,30}(?:摄（.{0,12}）|（.{0,12}(?:社|报|网)发）|[^，。]{1,6}\s*(?:摄|绘|作图|制图)|文章配图|资料图片?|图片来源.*|题图.*)$|^图(?:为|\d)"
)
EDITOR = re.compile(r"^[\[［【（(]?\s*(?:网络|责任|本期|本版|执行)?(?:编辑|责编|校对|美编|编审)\s*[:：/／].{0,30}$")
ORNAMENT = re.compile(
    r"^(?:[|｜‖■□◆◇●○★☆※▲△\-—_=*·.~]+|[|｜‖]+[^|。]{1,12}[|｜‖]+|\d{1,4}|第?\s*\d{1,3}\s*版|[上下]一[篇版页])$"
)
LABEL = re.compile(
    r"^[【\[]?.{0,6}(?:学苑|学思践悟|时评|短评|社评|锐评|述评|评论|之石|专栏|专题|专版|专页|专刊|副刊|观察|论坛|论丛|论语|"
    r"视点|视野|纵横|随笔|杂谈|漫谈|言论|之窗|园地|广角|前沿|聚焦|要闻|新论|新语|思考|学习|热点|特稿|专论|理论|导读|札记)[】\]]?$"
)
SERIES = re.compile(r"^[^，。！？；]{4,30}[·•・][^，。！？；·]{2,10}$")

# A line with a share bar may also hold the article's source and date.
META_DATE = re.compile(r"(?:19|20)\d\d[-年./]\d")

KINDS = (
    ("menu", MENU),
    ("breadcrumb", BREADCRUMB),
    ("share bar", SHARE_BAR),
    ("notice", NOTICE),
    ("picture credit", PICTURE),
    ("editor", EDITOR),
    ("ornament", ORNAMENT),
)
MAX_CHARS = 300


def furniture(text: str) -> str | None:
    """What kind of furniture the line is, or None: part of an article, its title or its credit."""
    if len(text) > MAX_CHARS:
        return None
    return next((name for name, pattern in KINDS if pattern.search(text)), None)


def is_furniture_anywhere(text: str) -> bool:
    """Whether the line is furniture even in the middle of text: no article says 返回顶部 in a line of its own."""
    return (
        len(text) <= MAX_CHARS
        and any(pattern.search(text) for pattern in (MENU, BREADCRUMB, SHARE_BAR, NOTICE))
        and not META_DATE.search(text)
    )


def is_label(text: str) -> bool:
    """Whether the line names a column or a series of the paper: 理论学苑, 学习贯彻党的二十届四中全会精神·权威解读."""
    return bool(LABEL.search(text) if len(text) <= 10 else SERIES.search(text))
