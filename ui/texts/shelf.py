"""The words of the shelf."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfTexts:
    """The words of the shelf in one language; `{…}` are filled in with `str.format`."""

    name: str
    count: str
    hint: str
    empty: str
    rest: str


ZH = ShelfTexts(
    name="文库",
    count="共 {count} 篇文章",
    hint="点一篇就能通读；点回答里的编号，会翻到被引用的那一段。",
    empty="文库里还没有文章。",
    rest="还有 {count} 篇没有列出。",
)


EN = ShelfTexts(
    name="Collection",
    count="Articles: {count}",
    hint="Click one to read it through; a number in an answer opens the passage it cites.",
    empty="The collection holds no articles yet.",
    rest="Not listed here: {count}.",
)
