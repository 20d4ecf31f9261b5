"""Reads who wrote an article, where and when it appeared, from the lines that say so and from nothing else."""

import re
from dataclasses import dataclass, field

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜詹"
    "关苗凌费纪靳盛童欧甄曲游阳裴席卫查屈鲍位覃霍翁隋植甘景薄包司柏宁柯阮桂闵柴华车冉房边辜吉饶刁瞿戚丘古"
    "米池滕晋苑邬臧畅嵺苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁蒙喻揭窦迟宇敖糜鄢卓仇艾蓝巩稽井练仲"
    "乐虞卞封竺冼原楚佟栗匡巫鞠僧桑荆谌银扬沙伏岑习胥蔺劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭許蔣賈葉閻餘鍾範鄒陸龍"
    "錢湯賀龔龐顏嚴溫蘆魯韋畢聶叢"
)
# Words that look like a surname and a given name, and stand alone on lines of their own.
NO_NAMES = frozenset(
    [
        "高质量",
        "高水平",
        "高度",
        "高校",
        "高端",
        "何为",
        "方法",
        "方法论",
        "关于",
        "关键",
        "石油",
        "文化",
        "文明",
        "文件",
        "金融",
        "金句",
        "常态",
        "严格",
        "华夏",
        "任务",
        "江西",
        "江苏",
        "云南",
        "金山",
        "安全",
        "安徽",
        "万众",
        "习近平",
        "农业",
        "白皮书",
        "马克思",
        "党建",
        "党章",
        "程序",
        "方案",
        "方向",
        "史料",
        "史学",
        "路径",
        "路线",
        "万象",
        "温度",
        "钱币",
        "田野",
        "水利",
        "童年",
        "牛市",
        "范围",
        "范例",
        "包容",
        "毛泽东",
        "邓小平",
        "江泽民",
        "胡锦涛",
        "李克强",
        "华北",
        "华东",
        "华南",
        "华中",
        "康养",
        "古籍",
        "武术",
        "龙头",
        "雷达",
        "米其林",
        "车间",
        "柴油",
        "陶瓷",
    ]
)
COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|端木|歐陽|司馬|諸葛"
NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|[{SURNAMES}] [\u4e00-\u9fff])"
NAMES = rf"{NAME}(?:[\s、,，]+{NAME}){{0,7}}"
PREFIX = (
    r"(?:[□■◇◆○●▲△☆★]\s*|文\s*[/／|丨:：]\s*|作\s*者\s*[:：]?\s*|撰\s*[文稿]\s*[:：]?\s*|执\s*笔\s*[:：]?\s*|记者\s*[:：]?\s*|"
    r"(?:本报|本刊|本网|新华社)?(?:特约|评论|通讯|实习)*(?:记者|评论员|通讯员)\s*[:：]?\s*)"
)
BYLINE = re.compile(rf"^[（(]?(?P<prefix>{PREFIX})?(?P<names>{NAMES})(?:\s*[/／]?\s*(?:文|撰文|整理))?[）)]?$")
# An institution and a role, then the name: 南开大学经济与社会发展研究院教授、博导 杜传忠
INSTITUTION = (
    r"(?:大学|学院|研究院|研究所|研究中心|研究室|研究会|科学院|社科院|党校|中心|委员会|基地|智库|协会|学会|出版社|日报社|"
    r"杂志社|集团|公司|银行|医院|党委|政府|[省市县区部厅局委办署])"
)
TITLED = re.compile(
    rf"^(?P<affiliation>[^。，；：“”]{{2,40}}?{INSTITUTION})(?P<role>[^。；“”]{{0,40}}?)\s+(?P<names>{NAMES})$"
)
HEADED = re.compile(rf"^(?P<names>{NAMES})\s*[:：]\s*(?P<title>\S.{{5,60}})$")
# Roles that follow an institution's name; what stands before the first of them is the institution.
ROLE = re.compile(
    r"(?:特[聘约邀]|兼职|客座|名誉|首席|高级|助理|副|原|执行|常务)*(?:研究员|教授|讲师|院长|所长|主任|校长|会长|理事|秘书长|书记|部长|局长|处长|"
    r"博士|硕士|博导|编辑|记者|专家|学者|成员|总编|社长|主编|董事|经理|\d{4}级)"
)
CREDIT = re.compile(
    r"[（(\[【［]\s*(?=(?:本文)?(?:作者(?:单位|简介|系|为|是|[:：])|来源[:：]|选自|原载|摘自|载于|转自|责任编辑|执笔|编辑[:：]|本报记者))"
)
AFFILIATION = re.compile(r"作者\s*(?:单位\s*[:：]?|系|为|是|分别[系为是])\s*(?P<text>[^）)；;]+)")
NAMED_AFFILIATION = re.compile(
    rf"(?:作者(?:简介)?\s*[:：]\s*|[；;]\s*)(?P<name>{NAME})\s*[,，]?\s*(?:系|为|是)?(?P<text>[^；;）)]*)"
)
PUBLICATION = re.compile(
    r"(?P<how>来源|选自|原载(?:于)?|摘自|载于|转自|刊载于)\s*[:：]?\s*(?P<text>《[^》]+》[^，。；）)\]】\s]{0,24}|[^，。；）)\]】\s]{2,30})"
)
DATE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-年./]\s*(?P<month>\d{1,2})\s*[-月./]\s*(?P<day>\d{1,2})(?!\d)")
# A line of a web page's own data on the article.
META = re.compile(r"(?:来源|作者|发布|时间|日期|字号|浏览|点击|阅读)[^。]{0,20}?[:：]")
MAX_LINE = 160
MAX_TAIL = 900


@dataclass(slots=True)
class Credits:
    """What the lines around an article say of it; every field empty until some line says it."""

    authors: list[str] = field(default_factory=list)
    affiliation: str | None = None
    publication: str | None = None
    date: str | None = None

    def add(self, other: "Credits") -> None:
        """Take over what the other says and this does not."""
        self.authors = self.authors or other.authors
        self.affiliation = self.affiliation or other.affiliation
        self.publication = self.publication or other.publication
        self.date = self.date or other.date


def byline(text: str) -> Credits | None:
    """The authors named by a line that names nothing else, or None."""
    if len(text) > MAX_LINE:
        return None
    half = len(text) // 2
    if half >= 2 and text[:half] == text[half:]:  # a copied column head: 方晓霞方晓霞
        text = text[:half]
    match = BYLINE.match(text)
    if match and (match["prefix"] or not NO_NAMES & {*_names(match["names"])}):
        return Credits(authors=_names(match["names"]))
    match = TITLED.match(text)
    if match:
        return Credits(authors=_names(match["names"]), affiliation=institution(match["affiliation"] + match["role"]))
    return None


def headed(text: str) -> tuple[Credits, str] | None:
    """Authors and title of a line such as 王丰 田茂敏:数字产业集群赋能新质生产力, or None."""
    match = HEADED.match(text) if len(text) <= MAX_LINE else None
    return (Credits(authors=_names(match["names"])), match["title"]) if match else None


def credit_start(text: str) -> int | None:
    """Where a paragraph turns into its article's credits: their opening bracket; None where it does not."""
    match = CREDIT.search(text, max(0, len(text) - MAX_TAIL))
    return match.start() if match else None


def credits(text: str) -> Credits:
    """What credits say: affiliation, authors, publication."""
    found = Credits()
    named = NAMED_AFFILIATION.findall(text)
    if named:
        found.authors = [_name(name) for name, _ in named]
        found.affiliation = institution(named[0][1])
    affiliation = AFFILIATION.search(text)
    if affiliation and not found.affiliation:
        found.affiliation = institution(affiliation["text"])
    publications = list(PUBLICATION.finditer(text))
    if publications:
        last = publications[-1]
        whole = re.fullmatch(r"《([^》]+)》", last["text"])
        found.publication = whole[1] if whole and last["how"] == "来源" else last["text"]
    return found


def meta(text: str) -> Credits | None:
    """What a web page's own line on the article says: 来源:……  2025-03-21; None for any other line."""
    if len(text) > MAX_LINE or not META.search(text):
        return None
    source = re.search(r"来源\s*[:：]\s*([^\s，。；]{2,30})", text)
    found = Credits(publication=source[1] if source else None)
    author = re.search(rf"(?:作者|记者)\s*[:：]\s*({NAMES})", text)
    found.authors = _names(author[1]) if author else []
    date = DATE.search(text)
    if date:
        found.date = f"{date['year']}-{int(date['month']):02}-{int(date['day']):02}"
    return found if date or found.publication or found.authors else None


def institution(text: str) -> str | None:
    """The institution of 国务院发展研究中心企业研究所副研究员: what stands before the first role."""
    first = re.split(r"[、，,；;]", text.strip())[0]
    role = ROLE.search(first)
    name = first[: role.start()] if role else first
    return name.strip() or None


def _names(text: str) -> list[str]:
    return [_name(name) for name in re.findall(NAME, text)]


def _name(text: str) -> str:
    return re.sub(r"\s", "", text)
