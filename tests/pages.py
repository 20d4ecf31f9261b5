"""Pages composed from real articles as newspapers and web sites lay them out, with what a reader should find in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.stories import Story

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗仝逯佘亓郗阚麻隗褚卫蒋沈韩鹿巫昝訾禤妫"
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华建国志远思齐晓东海燕雨桐梓涵子轩一鸣宇航若兮安然书瑶文博嘉怡"
BYLINES = ("{0}", "□ {0}", "本报记者 {0}", "文/{0}", "作者：{0}")
LABELS = (
    "理论学苑",
    "他山之石",
    "学思践悟",
    "专题思考",
    "今日评论",
    "百家观察",
    "【理论前沿】",
    "||一起学习||",
    "大家谈",
    "新思想·新征程",
)
MENUS = (
    "网站首页 | 网站地图", "首页 > 新闻中心 > 理论 > 正文", "首页 | 要闻 | 评论 | 理论 | 文化", "当前位置：首页 > 时政 > 正文",
    "扫二维码添加收藏返回顶部", "分享到： 微信 微博 QQ空间", "版权所有 未经授权不得转载", "责任编辑：李明 校对：王芳",
)  # fmt: skip
PICTURES = ("{0}作（新华社发）", "{0} 摄", "图为活动现场。{0}摄", "本版图片均为资料图片")
PLACES = (
    "南开大学经济研究所",
    "长治市委党校",
    "中国社会科学院工业经济研究所",
    "山东省社科联",
    "清华大学公共管理学院",
    "太原日报社",
)
ROLES = ("", "教授", "副研究员", "院长、教授", "博士后")
PAPERS = ("人民日报", "光明日报", "经济日报", "《求是》", "《学习时报》", "《中国社会科学》2024年第3期")
CLOSERS = set("，。！？；：、）》”’】…％")


@dataclass(frozen=True, slots=True)
class Level:
    """How hard a page is: the share of articles and pages on which each difficulty shows."""

    untitled: float = 0.0
    title_on_top: float = 0.0
    begins_before_its_title: float = 0.0
    no_byline: float = 0.0
    no_credit: float = 0.5
    headings: float = 0.0
    repeat: float = 0.0
    wrapped_title: float = 0.0


LEVELS = {
    "plain": Level(),
    "usual": Level(untitled=0.15, title_on_top=0.1, no_byline=0.05, headings=0.2, repeat=0.2, begins_before_its_title=0.05),
    "hard": Level(untitled=0.3, title_on_top=0.2, no_byline=0.35, no_credit=0.7, headings=0.4, repeat=0.4,
                  begins_before_its_title=0.1, wrapped_title=0.2),
}  # fmt: skip


@dataclass(slots=True)
class Printed:
    """What a page says of one article, and the ranges of the page that are its text."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    affiliation: str | None = None
    publication: str | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)


class Page:
    """A page that grows downwards; `text` is what a reader gets, `articles` what stands on it."""

    def __init__(self, stories: Sequence[Story], level: Level, random: Random) -> None:
        self.articles: list[Printed] = []
        self._level, self._random = level, random
        self._lines: list[str] = []
        self._owners: list[int | None] = []
        self._width = random.randint(10, 20)
        self._indent = random.choice(("", "", "　　", "lost"))
        self._between_lines = random.choice((0, 0, 1))
        self._between_blocks = self._between_lines + random.choice((0, 0, 1))
        self._compose(stories)
        self.text = self._joined()

    def _compose(self, stories: Sequence[Story]) -> None:
        on_top = [self._chance(self._level.title_on_top) and index > 0 for index in range(len(stories))]
        if self._chance(0.4):
            self._print(self._random.choice(MENUS[:4]))
        for story, top in zip(stories, on_top, strict=True):
            if top:
                self._print(story.title)
        for index, (story, top) in enumerate(zip(stories, on_top, strict=True)):
            self._article(index, story, is_title_on_top=top)
            if self._chance(0.15):
                self._print(self._random.choice(PICTURES).format(self._name()))
        if self._chance(0.3):
            self._print(self._random.choice(MENUS[4:]))

    def _article(self, index: int, story: Story, *, is_title_on_top: bool) -> None:
        untitled = not is_title_on_top and self._chance(self._level.untitled)
        article = Printed(title=None if untitled else story.title)
        follows_credit = index > 0 and self._has_credit(index - 1)
        self.articles.append(article)
        has_title_here = not untitled and not is_title_on_top
        names = (
            ()
            if self._chance(self._level.no_byline)
            else tuple(self._name() for _ in range(self._random.choice((1, 1, 2))))
        )
        # Something must tell a reader that a new article begins.
        told = has_title_here or names or follows_credit or index == 0
        if self._chance(0.3) or not told:
            self._print(self._random.choice(LABELS))
        lines = self._set(story)
        begins_first = (
            has_title_here and bool(names) and follows_credit and self._chance(self._level.begins_before_its_title)
        )
        cut = self._mid_sentence(lines) if begins_first else 0
        self._text(index, lines[:cut])
        if begins_first and self._chance(self._level.repeat):
            self._repeat(index)
        if has_title_here:
            self._title(story.title)
        if names:
            article.authors = names
            self._print(self._random.choice(BYLINES).format(self._random.choice((" ", "　")).join(names)))
        self._text(index, lines[cut:])
        if not self._chance(self._level.no_credit):
            self._credit(article)
        elif self._chance(self._level.repeat) and index > 0:
            self._repeat(index - 1)

    def _has_credit(self, index: int) -> bool:
        article = self.articles[index]
        return bool(article.affiliation or article.publication)

    def _title(self, title: str) -> None:
        if self._chance(self._level.wrapped_title) and len(title) > 12:
            half = len(title) // 2
            self._print(title[:half], title[half:])
        else:
            self._print(title)

    def _credit(self, article: Printed) -> None:
        place, paper = self._random.choice(PLACES), self._random.choice(PAPERS)
        opening, closing = self._random.choice(("（）", "()"))
        style = self._random.randrange(5)
        if style < 3:
            article.affiliation = place
            role = self._random.choice(ROLES)
            said = (f"作者系{place}{role}", f"作者单位：{place}", f"作者为{place}{role}")[style]
        else:
            article.publication = paper
            said = (f"来源：{paper}", f"选自{paper}")[style - 3]
        if style == 3 and paper.startswith("《") and paper.endswith("》"):
            article.publication = paper[1:-1]
        self._print(*self._wrapped(f"{opening}{said}{closing}", self._width))

    def _set(self, story: Story) -> list[str]:
        """The story's lines as the column's width breaks them; "" divides blocks."""
        lines: list[str] = []
        has_headings = self._chance(self._level.headings)
        for number, paragraph in enumerate(story.paragraphs):
            if has_headings and number:
                lines += [self._heading(paragraph), ""]
            indent = "　　" if self._indent == "lost" else self._indent
            wrapped = self._wrapped(indent + paragraph, self._width)
            lines += [wrapped[0].lstrip() if self._indent == "lost" else wrapped[0], *wrapped[1:], ""]
        return lines

    def _heading(self, paragraph: str) -> str:
        words = "".join(one for one in paragraph[:40] if "\u4e00" <= one <= "\u9fff")[:12]
        return self._random.choice(("", "", "一、", "（二）")) + words

    def _wrapped(self, text: str, width: int) -> list[str]:
        """The text in lines of this many characters; a closing mark hangs at the end of the line before."""
        lines, start = [], 0
        while start < len(text):
            end = start + width
            while end < len(text) and text[end] in CLOSERS:
                end += 1
            lines.append(text[start:end])
            start = end
        return lines

    def _mid_sentence(self, lines: Sequence[str]) -> int:
        """A place between two lines where a sentence is broken, in the first half of the story; 0 if there is none."""
        places = [i for i in range(4, len(lines) // 2) if lines[i] and lines[i - 1] and lines[i - 1][-1] not in CLOSERS]
        return self._random.choice(places) if places else 0

    def _repeat(self, index: int) -> None:
        """Some lines that stand further up once more, as a copy of overlapping columns gives them."""
        mine = [row for row, owner in enumerate(self._owners) if owner == index and self._lines[row]]
        if len(mine) > 14:
            start = self._random.randrange(len(mine) - 12)
            self._print(*(self._lines[row] for row in mine[start : start + self._random.randint(8, 12)]))

    def _text(self, index: int, lines: Sequence[str]) -> None:
        for line in lines:
            self._put(
                line,
                index if line else None,
                self._between_lines if line else self._between_blocks - self._between_lines,
            )

    def _print(self, *lines: str) -> None:
        for line in lines:
            self._put(line, None, self._between_lines)
        self._put("", None, self._between_blocks - self._between_lines)

    def _put(self, line: str, owner: int | None, blank: int) -> None:
        rows = ([line] if line else []) + [""] * blank
        self._lines += rows
        self._owners += [owner if row else None for row in rows]

    def _joined(self) -> str:
        position = 0
        for line, owner in zip(self._lines, self._owners, strict=True):
            if owner is not None:
                pieces = self.articles[owner].pieces
                if pieces and self._is_same_piece(pieces[-1][1], position):
                    pieces[-1] = (pieces[-1][0], position + len(line))
                else:
                    pieces.append((position + len(line) - len(line.lstrip()), position + len(line)))
            position += len(line) + 1
        return "\n".join(self._lines)

    def _is_same_piece(self, end: int, start: int) -> bool:
        return not "\n".join(self._lines)[end:start].strip()

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _name(self) -> str:
        return self._random.choice(SURNAMES) + "".join(self._random.sample(GIVEN, self._random.choice((1, 2, 2))))


def pages(stories: Sequence[Story], count: int, level: Level, seed: int) -> list[Page]:
    """`count` pages of two to six stories each; the same seed gives the same pages."""
    random = Random(seed)
    return [Page(random.sample(stories, random.randint(2, 6)), level, random) for _ in range(count)]
