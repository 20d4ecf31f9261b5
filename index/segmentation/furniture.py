"""Recognises lines that belong to the page and not to an article: menus, labels, share bars, credits of pictures."""

import re

# How the lines of each kind of furniture look. What may also stand inside a sentence (分享到, 扫码, 未经授权) counts
# only at a line's start or in company.

# Most lines of text hold none of these and need no closer look. Every branch begins with a character of its own, and
# not with a class or a case to ignore, so that `re` looks for those first characters alone.
SITE_HINT = re.compile(
    r"\||｜|丨|>|»|›|→|©|返回|分享|收藏|打印|关闭|扫|长按|微信|版权|声明|本网|联系本站|不代表|ICP备|公网安备|未经|"
    r"c(?i:opyright)|C(?i:opyright)|r(?i:ights reserved)|R(?i:ights reserved)"
)
STOP = re.compile(r"[。！？，；]")
MENU_MARKS = re.compile(r"[|｜丨]")
TRAIL_MARKS = re.compile(r"[>»›→]")
HOME = ("当前位置", "您的位置", "你的位置", "首页", "网站首页")
# A menu or a path of a site names its home, its channels or its services; a table's rows and x > y > z do not.
SITE_WORD = re.compile(
    r"首页|网站|地图|登录|注册|新闻|要闻|评论|理论|频道|专题|客户端|订阅|搜索|帮助|关于我们|联系我们|正文|(?i:home|login)"
)
SHARE_START = re.compile(
    r"^(?:返回(?:顶部|首页|列表)|添加收藏|收藏(?:本文|成功)|打印本页|关闭(?:窗口|本页)|扫一扫|扫(?:描)?二维码|长按识别|"
    r"分享[到至]\s*[：:]?\s*(?:$|.{0,20}(?:微信|微博|朋友圈|QQ|空间|更多)))"
)
# Such a line may hold a comma: 扫描二维码，阅读更多精彩内容
SCAN = re.compile(
    r"^(?:长按|扫描?|扫一扫)[^。，；]{0,10}码[^。，；]{0,6}[，,]\s*(?:即可|立即)?"
    r"(?:阅读|关注|查看|了解|下载|获取|进入|收听|观看|参与|分享|加入|订阅)[^。；]{0,30}$"
)
SHARE_WORD = re.compile(
    r"扫一扫|扫(?:描)?二维码|扫码|返回顶部|分享|收藏|打印|关闭|点击关注|长按识别|评论\(|微信|微博|朋友圈|QQ空间|字号|纠错"
)
NOTICE = re.compile(
    r"^(?:版权(?:所有|声明)|免责声明|特别声明|本网除标明|本网站属|联系本站)|不代表本(?:站|网|报)|ICP备|公网安备|"
    r"未经.{0,12}(?:不得|禁止|严禁|请勿)(?:转载|复制|使用|摘编)|"
    r"^(?i:copyright\s*(?:©|\(c\)|(?:19|20)\d\d)|©)|(?i:all rights reserved)"
)
PICTURE = re.compile(
    r"（[^（）]{0,12}(?:社|报|网)发）$|文章配图$|^(?:(?:本版)?(?:图片|照片)?(?:均为)?资料(?:图片?|照片))$|^图片来源|^图为(?!核心|主|证|例)[^。？]{3,40}。?$|"
    r"(?:^|[\s。/：:])[\u4e00-\u9fff]{2,4}\s*(?:摄影?|绘|制图|作图)(?:报道)?$"
)
# What each of its branches begins or ends with: to look there first takes a tenth of the time.
PICTURE_START, PICTURE_ENDS = "图", tuple("）图片摄影绘道")
EDITOR = r"[\[［【（(]?\s*(?:网络|责任|本期|本版|执行)?(?:编辑|责编|校对|美编|编审)\s*[:：/／](?P<names>.{0,30})"
BETWEEN_NAMES = re.compile(r"[^\w·]+")
# What a site puts around its articles, in lines of their own, and what a page draws, counts or turns over with.
AROUND = (
    r"点击[上下]?方?蓝字.{0,20}|[上下]一[篇条]\s?[:：].{0,60}|字[号体]\s?[:：]?[\s大中小+\-|]{2,12}|"
    r"(?:相关(?:阅读|推荐)|推荐阅读|热门推荐|猜你喜欢)\s?[:：]?|标签\s?[:：].{0,60}"
)
ORNAMENT = (
    r"[|｜‖■□◆◇●○★☆※▲△\-—_=*·.~]+|[|｜‖]+[^|。]{1,12}[|｜‖]+|第?\s*\d{1,3}\s*版|[上下]一[篇版页]|"
    r"[\-—–_=*~·•\s]{0,12}(?:END|The End|全文完)[\-—–_=*~·•\s]{0,12}|\d{1,4}"
)
ON_ITS_OWN = re.compile(rf"^(?:(?P<editor>{EDITOR})|(?P<menu>{AROUND})|(?P<ornament>{ORNAMENT}))$")
PAGE_NUMBER = re.compile(r"^\d{1,4}$")
LABEL = re.compile(
    r"^[|｜‖]+[^|。]{1,12}[|｜‖]+$|"
    r"^[【\[]?.{0,6}(?:学苑|学思践悟|时评|短评|社评|锐评|述评|评论|之石|专栏|专题|专版|专页|专刊|副刊|观察|论坛|论丛|论语|"
    r"视点|视野|纵横|随笔|杂谈|漫谈|言论|之窗|园地|广角|前沿|聚焦|要闻|新论|新语|思考|学习|热点|特稿|专论|理论|导读|札记)[】\]]?$"
)
# 结论与思考 is a heading.
LINKED = re.compile(r"^[^·•・]*[与和的及对]")
SERIES_MARKS = "·•・"
SERIES = re.compile(r"^[^，。！？；]{3,30}[·•・][^，。！？；·”》]{2,10}$")
# A line with a share bar may also hold the article's source and date.
META_DATE = re.compile(r"(?:19|20)\d\d[-年./]\d")

MAX_CHARS, MAX_SHARE_BAR, MAX_PICTURE = 300, 60, 60
MAX_MENU_WORD, MAX_LABEL, SHORTEST_SERIES, MAX_NAME = 12, 10, 7, 4


def furniture(text: str) -> str | None:
    """What kind of furniture the line is, or None: part of an article, its title or its credit."""
    if len(text) > MAX_CHARS:
        return None
    if found := _of_a_site(text):
        return found
    if _credits_a_picture(text):
        return "picture credit"
    match = ON_ITS_OWN.match(text)
    return match.lastgroup if match and _are_names(match["names"]) else None


def furniture_anywhere(text: str) -> str | None:
    """What kind of furniture the line is even in the middle of text: no article says 返回顶部 in a line of its own."""
    return None if len(text) > MAX_CHARS or META_DATE.search(text) else _of_a_site(text)


def is_picture_credit(text: str) -> bool:
    """Whether the line is nothing but a picture's credit: 王鹏作（新华社发）."""
    return _credits_a_picture(text) and _of_a_site(text) is None


def is_label(text: str) -> bool:
    """Whether the line names a column or a series of the paper: 理论学苑, 学习贯彻党的二十届四中全会精神·权威解读."""
    named = len(text) <= MAX_LABEL and LABEL.search(text) and not LINKED.search(text)
    may_be_series = len(text) >= SHORTEST_SERIES and any(mark in text for mark in SERIES_MARKS)
    return bool(named or (may_be_series and SERIES.search(text)))


def _of_a_site(text: str) -> str | None:
    if not SITE_HINT.search(text):
        return None
    if MENU_MARKS.search(text) and _is_menu(text):
        return "menu"
    if TRAIL_MARKS.search(text) and _is_trail(text):
        return "breadcrumb"
    if len(text) <= MAX_SHARE_BAR and _is_share_bar(text):
        return "share bar"
    return "notice" if NOTICE.search(text) else None


def _credits_a_picture(text: str) -> bool:
    if len(text) > MAX_PICTURE or not (text.startswith(PICTURE_START) or text.endswith(PICTURE_ENDS)):
        return False
    return PICTURE.search(text) is not None


def _is_menu(text: str) -> bool:
    words = [word.strip() for word in MENU_MARKS.split(text)]
    named = [word for word in words if word]
    short = all(len(word) <= MAX_MENU_WORD and not STOP.search(word) for word in named)
    is_table = not text.startswith(HOME) and 2 * sum(word.isdigit() for word in named) > len(named)
    return len(named) >= 2 and short and not is_table and SITE_WORD.search(text) is not None


def _is_trail(text: str) -> bool:
    words = [word.strip() for word in TRAIL_MARKS.split(text)]
    return "。" not in text and all(words) and (text.startswith(HOME) or words[-1] == "正文")


def _is_share_bar(text: str) -> bool:
    is_bar = SHARE_START.search(text) or len(set(SHARE_WORD.findall(text))) >= 2
    return bool(is_bar and not STOP.search(text)) or SCAN.match(text) is not None


def _are_names(words: str | None) -> bool:
    """Whether nothing but names, roles and signs follows 编辑：, if it stands there; other words make it a title."""
    parts = BETWEEN_NAMES.split(words) if words else ()
    return all(len(part) <= MAX_NAME or "·" in part or part.isascii() for part in parts)
