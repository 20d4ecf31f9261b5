"""The words of the reader."""

from collections.abc import Mapping
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
    show_cleaned: str
    cleaned: str
    cleaned_why: str
    nothing_cleaned: str
    note: str
    taken_away: str
    cut_short: str
    cleaned_before: str
    cleaned_after: str
    more_cleaned: str
    reasons: Mapping[str, str]


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
    show_cleaned="显示清理掉的文字",
    cleaned="清理掉 {count} 处：{reasons}。划线的文字不属于本文。",
    cleaned_why="{why} {count}",
    nothing_cleaned="这篇文章里外没有清理掉任何文字。",
    note="这份文件：{note}",
    taken_away="不属于本文：",
    cut_short="……（共 {chars} 字）",
    cleaned_before="本文之前清理掉的",
    cleaned_after="本文之后清理掉的",
    more_cleaned="另有 {count} 处没有列出。",
    reasons={
        "markup": "排版标记",
        "invisible": "看不见的字符",
        "hyphen": "断词的连字符",
        "headline": "没有正文的标题",
        "repeat": "文件里的重复",
        "running head": "页眉页脚",
        "beside the article": "正文以外的网页内容",
        "ornament": "装饰或页码",
        "label": "栏目名",
        "byline": "署名",
        "credit": "编辑或来源",
        "menu": "网站菜单",
        "breadcrumb": "网站路径",
        "share bar": "分享工具栏",
        "notice": "版权声明",
        "picture credit": "图片说明",
        "editor": "编辑署名",
    },
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
    show_cleaned="Show what cleaning removed",
    cleaned="Removed by cleaning ({count}): {reasons}. Words struck through are not part of the article.",
    cleaned_why="{why} {count}",
    nothing_cleaned="Cleaning removed nothing in this article or around it.",
    note="This file: {note}",
    taken_away="Not part of the article: ",
    cut_short="… ({chars} characters)",
    cleaned_before="Removed before this article",
    cleaned_after="Removed after this article",
    more_cleaned="{count} more are not listed.",
    reasons={
        "markup": "markup",
        "invisible": "invisible characters",
        "hyphen": "hyphen at a line’s end",
        "headline": "headline without a text",
        "repeat": "repeated in the file",
        "running head": "header or footer",
        "beside the article": "page around the article",
        "ornament": "ornament or page number",
        "label": "name of a column",
        "byline": "byline",
        "credit": "editor or source",
        "menu": "site menu",
        "breadcrumb": "site path",
        "share bar": "share bar",
        "notice": "copyright notice",
        "picture credit": "picture credit",
        "editor": "editors’ names",
    },
)
