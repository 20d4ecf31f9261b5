"""The words of the map."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTexts:
    """The words of the map in one language; `{…}` are filled in with `str.format`."""

    name: str
    count: str
    hint: str
    empty: str
    drawing: str
    picture: str
    lit: str
    not_drawn: str
    sampled: str
    per_article: str
    other_articles: str
    per_year: str
    earlier: str
    undated: str


ZH = MapTexts(
    name="全貌",
    count="{articles} 篇文章，{passages} 段文字",
    hint="每个点是一段文字，意思相近的挨在一起，同一篇文章颜色和形状相同。指着一个点，看它开头几句；点一下，就翻到原文。",
    empty="文库里还没有文章。",
    drawing="正在绘制全貌，稍候片刻……",
    picture="各段文字的分布图。按方向键逐点移动，按回车键打开原文。",
    lit="红圈是最近一次回答引用的段落：",
    not_drawn="已不在文库里：",
    sampled="文字太多，图上只画了均匀抽取的 {shown} 段；回答引用的段落不在其中时，画在与它最相近的一段旁边。",
    per_article="各篇文章的段数",
    other_articles="其余 {count} 篇",
    per_year="各年份的段数",
    earlier="{year} 年以前",
    undated="未注明日期",
)


EN = MapTexts(
    name="Map",
    count="Articles: {articles}; passages: {passages}",
    hint="Each point is a passage. Those that say similar things stand together, and those of one article look alike. "
    "Point at one to see its first words; click it to read it in its article.",
    empty="The collection holds no articles yet.",
    drawing="Drawing the map…",
    picture="A map of the passages. Arrow keys move from point to point, Enter opens the article.",
    lit="Ringed in red, what the latest answer cites:",
    not_drawn="No longer in the collection:",
    sampled="There is too much text to show all of it: these {shown} passages were taken evenly. "
    "A cited passage that is not among them stands by the one most like it.",
    per_article="Passages by article",
    other_articles="Other articles: {count}",
    per_year="Passages by year",
    earlier="Before {year}",
    undated="No date given",
)
