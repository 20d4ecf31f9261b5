"""Every word of the interface, in Chinese and in English."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the interface; the articles and the questions may be in any."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The interface in one language; `{…}` are filled in with `str.format`."""

    html_lang: str
    brand: str
    tagline: str
    welcome: str
    welcome_hint: str
    examples: tuple[str, ...]
    question: str
    ask: str
    clear: str
    language: str
    pending: str
    searched_as: str
    likely: str
    plausible: str
    abstained: str
    abstained_hint: str
    nothing_near: str
    nearest: str
    confidence: str
    doubt: str
    more: str
    open_citation: str
    also_in: str
    timings: str
    timing: str
    untitled: str
    title: str
    list_separator: str
    affiliation: str
    column: str
    file: str
    source_id: str
    page: str
    shelf: str
    shelf_count: str
    shelf_hint: str
    shelf_empty: str
    shelf_rest: str
    passages: str
    back_to_shelf: str
    back_to_talk: str
    cited_here: str
    previous: str
    next: str
    empty_question: str
    long_question: str
    unsearchable: str
    refused: str
    apology: str
    lost_citation: str
    lost_article: str


ZH = Texts(
    html_lang="zh-CN",
    brand="出处",
    tagline="向自己的文章提问，答案是原文，一字不改，句句有出处",
    welcome="想在文库里找哪句话？",
    welcome_hint="用任何语言提问。回答是文章里的原文，并注明标题、作者、报刊和日期；点编号，就翻到原文那一段。",
    examples=("如何推动数字产业集群发展？", "什么是数字产业集群？", "政府应该怎样支持循环经济？"),
    question="写下你的问题",
    ask="提问",
    clear="清空",
    language="界面语言",
    pending="正在文库里查找…",
    searched_as="按“{question}”查找",
    likely="很可能回答了这个问题",
    plausible="可能与这个问题有关，请读原文判断",
    abstained="文库里的文章似乎没有回答这个问题。",
    abstained_hint="可以换一种说法再问，或者看看文库里有哪些文章。",
    nothing_near="也没有找到相近的段落。",
    nearest="看看最接近的 {count} 段原文（不是答案）",
    confidence="把握 {percent}%",
    doubt="有答案的可能 {percent}%",
    more="另外 {count} 段相关原文",
    open_citation="在原文中打开第 {number} 条出处",
    also_in="另见：",
    timings="用时 {total} 毫秒",
    timing="{step} {milliseconds} 毫秒",
    untitled="无标题，开头为：{opening}…",
    title="《{title}》",
    list_separator="、",
    affiliation="（{affiliation}）",
    column="{column}栏",
    file="文件：{file}",
    source_id="编号：{source_id}",
    page="第 {page} 页",
    shelf="文库",
    shelf_count="共 {count} 篇文章",
    shelf_hint="点一篇就能通读；点回答里的编号，会翻到被引用的那一段。",
    shelf_empty="文库里还没有文章。",
    shelf_rest="还有 {count} 篇没有列出。",
    passages="{chars} 字，{passages} 段",
    back_to_shelf="文库目录",
    back_to_talk="返回对话",
    cited_here="本次回答引用了这篇文章：",
    previous="上一处",
    next="下一处",
    empty_question="请先写下问题，再发送。",
    long_question="问题太长了：有 {chars} 个字，最多 {limit} 个。请只留下要问的那句话。",
    unsearchable="这个问题里没有可以查找的词，请写明想找什么。",
    refused="这个问题没能查找：{reason}",
    apology="抱歉，程序出了意外，这个问题没有查成。原因已记入日志，可以稍后再问一次。",
    lost_citation="这次对话已经不在内存里了，请重新提问，再打开出处。",
    lost_article="文库里找不到这篇文章，它可能已被移走。",
)

EN = Texts(
    html_lang="en",
    brand="Chuchu",
    tagline="Ask your own articles: their words, unchanged, each with its source",
    welcome="Which sentence are you looking for?",
    welcome_hint="Ask in any language. The answer is the articles’ own words, with title, author, publication "
    "and date; click a number to open the passage in its article.",
    examples=(
        "How to promote digital industry clusters?",
        "How can the government support the circular economy?",
        "How to train digital talent?",
    ),
    question="Write your question",
    ask="Ask",
    clear="Clear",
    language="Interface language",
    pending="Searching the collection…",
    searched_as="Searched as “{question}”",
    likely="Very likely answers the question",
    plausible="May bear on the question; read it and judge",
    abstained="The articles here do not seem to answer this question.",
    abstained_hint="Try other words, or see which articles the collection holds.",
    nothing_near="No passage comes near it either.",
    nearest="See the nearest passages ({count}), which are not an answer",
    confidence="{percent}% sure",
    doubt="{percent}% chance that they do",
    more="More passages ({count})",
    open_citation="Open source {number} in its article",
    also_in="Also in: ",
    timings="Took {total} ms",
    timing="{step} {milliseconds} ms",
    untitled="Untitled, begins: {opening}…",
    title="《{title}》",
    list_separator=", ",
    affiliation=" ({affiliation})",
    column="column {column}",
    file="File: {file}",
    source_id="Record: {source_id}",
    page="page {page}",
    shelf="Collection",
    shelf_count="Articles: {count}",
    shelf_hint="Click one to read it through; a number in an answer opens the passage it cites.",
    shelf_empty="The collection holds no articles yet.",
    shelf_rest="Not listed here: {count}.",
    passages="characters: {chars}, passages: {passages}",
    back_to_shelf="Collection",
    back_to_talk="Back to the conversation",
    cited_here="Cited from this article:",
    previous="Previous",
    next="Next",
    empty_question="Please write a question first, then send it.",
    long_question="The question is too long: {chars} characters, {limit} at most. "
    "Please keep only what you want to ask.",
    unsearchable="There is no word in this question to search for. Please write what you want to find.",
    refused="This question could not be searched: {reason}",
    apology="Sorry, something went wrong and this question was not searched. The reason is in the log; "
    "please try again later.",
    lost_citation="This conversation is no longer in memory. Please ask again, then open the source.",
    lost_article="The collection does not hold this article; it may have been removed.",
)


def texts(language: Language) -> Texts:
    match language:
        case Language.ZH:
            return ZH
        case Language.EN:
            return EN


def preferred(accept_language: str) -> Language:
    """The interface language for a browser's Accept-Language header: Chinese if it comes before English.

    A browser that asks for neither gets English.
    """
    for entry in sorted(accept_language.lower().split(","), key=_quality, reverse=True):
        tag = entry.split(";")[0].strip()
        if tag.split("-")[0] in set(Language):
            return Language(tag.split("-")[0])
    return Language.EN


def _quality(entry: str) -> float:
    _, _, quality = entry.partition("q=")
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
