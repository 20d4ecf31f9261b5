"""The words of the reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderTexts:
    """The words of the reader in one language; `{…}` are filled in with `str.format`."""

    name: str
    nothing_open: str
    back_to_talk: str
    doors: str
    cited_here: str
    permalink: str
    permalink_hint: str
    previous: str
    next: str
    lost_citation: str
    lost_article: str


ZH = ReaderTexts(
    name="原文",
    nothing_open="点回答里的编号，或在文库里点一篇文章，就在这里读原文。",
    back_to_talk="对话",
    doors="栏目",
    permalink="固定链接",
    permalink_hint="用这个地址随时回到这一段",
    cited_here="引自本文：",
    previous="上一处",
    next="下一处",
    lost_citation="这次对话已经不在内存里了，请重新提问，再打开出处。",
    lost_article="文库里找不到这篇文章，它可能已被移走。",
)


EN = ReaderTexts(
    name="Reader",
    nothing_open="Click a number in an answer, or an article of the collection, to read it here.",
    back_to_talk="Talk",
    doors="Rooms",
    permalink="Permalink",
    permalink_hint="An address that always leads back to this passage",
    cited_here="Cited from this article:",
    previous="Previous",
    next="Next",
    lost_citation="This conversation is no longer in memory. Please ask again, then open the source.",
    lost_article="The collection does not hold this article; it may have been removed.",
)
