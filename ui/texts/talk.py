"""The words of the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass

from rag.feedback import Verdict
from rag.grounds import Ground, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkTexts:
    """The words of the conversation in one language; `{…}` are filled in with `str.format`."""

    welcome: str
    welcome_hint: str
    examples: tuple[str, ...]
    question: str
    ask: str
    pending: str
    searched_as: str
    rewrite: str
    alone: str
    searched_in: str
    undated: str
    everywhere: str
    few_dates: str
    better_elsewhere: str
    leaves_nothing: str
    leaves_nothing_within: str
    unchosen: str
    abstained_within: str
    empty_scope: str
    empty_scope_hint: str
    further: str
    topics: str
    noted: str
    verdicts: Mapping[Verdict, str]
    likely: str
    plausible: str
    abstained: str
    abstained_hint: str
    nothing_near: str
    nearest: str
    confidence: str
    doubt: str
    more: str
    more_here: str
    open_citation: str
    in_article: str
    found: str
    sure_because: str
    reason_separator: str
    reasons: Mapping[Reason, str]
    found_by: str
    found_together: str
    grounds: Mapping[Ground, str]
    timing: str
    steps: Mapping[str, str]
    empty_question: str
    long_question: str
    unsearchable: str
    refused: str
    apology: str


ZH = TalkTexts(
    welcome="想在文库里找哪句话？",
    welcome_hint="用任何语言提问。回答是文章里的原文，并注明标题、作者、报刊和日期；点编号，就翻到原文那一段。",
    examples=("如何推动数字产业集群发展？", "什么是数字产业集群？", "政府应该怎样支持循环经济？"),
    question="写下你的问题",
    ask="提问",
    pending="正在文库里查找…",
    rewrite="改一改",
    alone="不接上文，单独问",
    searched_in="只查了：{scope}（{total} 篇里的 {count} 篇）",
    undated="，另有 {count} 篇没有日期",
    everywhere="查全部",
    few_dates="文库里的文章大多没有日期，“{words}”没有用来筛选。",
    better_elsewhere="“{words}”像是问题的内容，没有用来筛选。",
    leaves_nothing="文库里没有符合“{words}”的文章，没有用来筛选。",
    leaves_nothing_within="你选的范围里没有符合“{words}”的文章，没有用来筛选。",
    unchosen="不限选定的范围，再问一次",
    abstained_within="这个范围里的文章似乎没有回答这个问题。",
    empty_scope="这个范围里没有文章，所以没有可查的。",
    empty_scope_hint="可以在输入框上方去掉一项，或者",
    further="接着问",
    topics="文库里相近的内容",
    noted="已记下：{verdict}",
    verdicts={Verdict.USEFUL: "有用", Verdict.NOT_AN_ANSWER: "不是答案", Verdict.WRONG_SOURCE: "出处有误"},
    searched_as="按“{question}”查找",
    likely="很可能回答了这个问题",
    plausible="可能与这个问题有关，请读原文判断",
    abstained="文库里的文章似乎没有回答这个问题。",
    abstained_hint="可以换一种说法再问，或者看看文库里有哪些文章。",
    nothing_near="也没有找到相近的段落。",
    nearest="看看最接近的 {count} 段原文（不是答案）",
    confidence="把握 {percent}%",
    doubt="有答案的可能 {percent}%",
    more_here="这篇文章里另外 {count} 段",
    more="另外 {count} 篇文章里的原文",
    in_article="看原文",
    open_citation="在原文中打开第 {number} 条出处",
    found="怎样找到的，用时 {total} 毫秒",
    sure_because="把握的由来：{reasons}。",
    reason_separator="；",
    reasons={
        Reason.AGREEMENT: "几篇文章说法一致",
        Reason.STANDS_OUT: "有一段明显比其余的贴切",
        Reason.NO_SUPPORT: "没有哪一段明显胜出，也没有几篇文章相互印证",
        Reason.UNSETTLED: "谈这件事的段落很多，说法却不一致",
        Reason.ABOVE: "比随便一个问题在这里能找到的贴切得多",
        Reason.USUAL: "不比随便一个问题在这里能找到的更贴切",
        Reason.WORDS: "问题里的词，原文里有",
        Reason.NO_WORDS: "问题里的词，原文里少有",
        Reason.NO_YEAR: "问到的年份，找到的段落里没有",
        Reason.OTHER_SCRIPT: "原文多是另一种文字，主要按意思比对",
        Reason.UNCALIBRATED: "所用的模型没有校准过，只能粗略估计",
    },
    found_by="每一段凭什么找到（单凭这一条就能排进前 {places}）：",
    found_together="单凭哪一条都不在前列，几条合起来才靠前",
    grounds={
        Ground.WORDS: "问题里的词",
        Ground.MEANING: "整段的意思",
        Ground.SENTENCE: "最贴切的一句",
        Ground.TRANSLATION: "问题用词的译词",
    },
    timing="{step} {milliseconds} 毫秒",
    steps={"search": "查找", "encode": "理解问题", "rerank": "复核次序", "cite": "取出原文", "total": "合计"},
    empty_question="请先写下问题，再发送。",
    long_question="问题太长了：有 {chars} 个字，最多 {limit} 个。请只留下要问的那句话。",
    unsearchable="这个问题里没有可以查找的词，请写明想找什么。",
    refused="这个问题没能查找：{reason}",
    apology="抱歉，程序出了意外，这个问题没有查成。原因已记入日志，可以稍后再问一次。",
)


EN = TalkTexts(
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
    pending="Searching the collection…",
    rewrite="Edit",
    alone="Ask it by itself",
    searched_in="Searched only: {scope} ({count} of {total} articles)",
    undated=", leaving out {count} without a date",
    everywhere="Search all",
    few_dates="Most articles have no date, so “{words}” did not narrow the search.",
    better_elsewhere="“{words}” seems to be what the question is about, so it did not narrow the search.",
    leaves_nothing="No article here is from “{words}”, so it did not narrow the search.",
    leaves_nothing_within="No article within your scope is from “{words}”, so it did not narrow the search.",
    unchosen="Ask again without the scope",
    abstained_within="The articles within this scope do not seem to answer the question.",
    empty_scope="No article is within this scope, so there was nothing to search.",
    empty_scope_hint="Take something off above the question, or",
    further="Ask next",
    topics="What the collection has near it",
    noted="Noted: {verdict}",
    verdicts={Verdict.USEFUL: "useful", Verdict.NOT_AN_ANSWER: "not an answer", Verdict.WRONG_SOURCE: "wrong source"},
    searched_as="Searched as “{question}”",
    likely="Very likely answers the question",
    plausible="May bear on the question; read it and judge",
    abstained="The articles here do not seem to answer this question.",
    abstained_hint="Try other words, or see which articles the collection holds.",
    nothing_near="No passage comes near it either.",
    nearest="See the nearest passages ({count}), which are not an answer",
    confidence="{percent}% sure",
    doubt="{percent}% chance that they do",
    more_here="More of this article ({count})",
    more="From more articles ({count})",
    in_article="in its article",
    open_citation="Open source {number} in its article",
    found="How it was found, in {total} ms",
    sure_because="Why it is this sure: {reasons}.",
    reason_separator="; ",
    reasons={
        Reason.AGREEMENT: "several articles say the same",
        Reason.STANDS_OUT: "one passage fits far better than the others",
        Reason.NO_SUPPORT: "no passage fits far better than the others, nor do several articles say the same",
        Reason.UNSETTLED: "many passages tell of this, but they do not agree",
        Reason.ABOVE: "it fits far better than what any question would find here",
        Reason.USUAL: "it fits no better than what any question would find here",
        Reason.WORDS: "words of the question stand in the texts",
        Reason.NO_WORDS: "few words of the question stand in the texts",
        Reason.NO_YEAR: "the year asked for stands in none of the passages found",
        Reason.OTHER_SCRIPT: "most passages are in another script, so that mainly meanings could be compared",
        Reason.UNCALIBRATED: "this model was never calibrated, so this is a rough guess",
    },
    found_by="What spoke for each passage (each of these alone puts it among the first {places}):",
    found_together="nothing alone, but all together",
    grounds={
        Ground.WORDS: "words of the question",
        Ground.MEANING: "meaning of the passage",
        Ground.SENTENCE: "its best sentence",
        Ground.TRANSLATION: "translated words of the question",
    },
    timing="{step} {milliseconds} ms",
    steps={"search": "search", "encode": "question", "rerank": "second look", "cite": "texts", "total": "in all"},
    empty_question="Please write a question first, then send it.",
    long_question="The question is too long: {chars} characters, {limit} at most. "
    "Please keep only what you want to ask.",
    unsearchable="There is no word in this question to search for. Please write what you want to find.",
    refused="This question could not be searched: {reason}",
    apology="Sorry, something went wrong and this question was not searched. The reason is in the log; "
    "please try again later.",
)
