import re
from dataclasses import replace

import pytest

from rag.answer import Answer, Twin
from rag.feedback import Verdict
from rag.grounds import Ground, Reason
from rag.scope import Fate, Scope, ScopeWords
from tests.unit.ui.samples import ATTRIBUTION, FIRST, SECOND, answer, cited, holding
from ui.talk.messages import messages
from ui.talk.talk import Failure, Talk
from ui.texts.texts import EN, ZH


def reply(given: Answer) -> str:
    return messages(Talk().asked("问").answered(given), ZH)[1]["content"]


def test_a_question_is_shown_as_it_was_written_and_its_answer_after_it():
    shown = messages(Talk().asked("**问** <b>").answered(answer(FIRST)), ZH)

    assert [message["role"] for message in shown] == ["user", "assistant"]
    assert shown[0]["content"] == '<div class="question" id="turn-1">**问** &lt;b&gt;</div>'


def test_a_passage_is_quoted_whole_with_its_best_sentence_marked():
    assert '<blockquote>甲是首句。<mark class="best">乙是次句。</mark></blockquote>' in reply(answer(FIRST))


def test_a_passage_links_its_number_to_its_place_and_its_article_to_the_best_one():
    shown = reply(answer(FIRST, SECOND))

    assert re.search(r'<a class="citation" href="#cite-1-2"[^>]*><span class="number">\[2\]</span> 看原文</a>', shown)
    assert '<div class="source"><a href="#cite-1-1"><cite class="title">《论数据》</cite></a>' in shown


def test_the_passages_of_an_article_stand_together_with_its_source_once():
    other = cited(2, 11, 22, (11, 17), holding(replace(ATTRIBUTION, title="再论"), article_id="b1"))
    other = replace(other, passage=other.passage._replace(article_id="b1"))
    shown = reply(answer(FIRST, other, replace(SECOND, rank=3)))

    shown, _ = shown.split('<details class="found">')
    assert [int(rank) for rank in re.findall(r"\[(\d)\]", shown)] == [1, 3, 2]
    assert shown.count('<div class="card">') == shown.count('<div class="source">') == 2


def test_the_words_of_the_question_are_told_apart():
    assert '<mark class="word">首句</mark>' in reply(answer(FIRST, question="首句在哪里？"))


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.9, "很可能回答了这个问题 <small>把握 90%"), (0.5, "可能与这个问题有关，请读原文判断 <small>把握 50%")],
)
def test_confidence_is_said_in_words(confidence, words):
    assert words in reply(answer(FIRST, confidence=confidence))


def test_an_abstention_says_so_and_folds_the_nearest_passages_under_a_name_that_is_not_an_answer():
    shown = reply(answer(FIRST, SECOND, confidence=0.2))
    plain, fold = shown.split('<details class="fold">', 1)

    assert "似乎没有回答这个问题" in plain
    assert "<blockquote>" not in plain
    assert "<summary>看看最接近的 2 段原文（不是答案）</summary>" in fold


def test_a_passage_names_the_other_articles_that_hold_it_each_with_its_file():
    attribution = replace(ATTRIBUTION, title="<img src=x>**再论**")
    twin = Twin("p9", holding(attribution, file="b<i>.txt", article_id="b1"), 0.7)

    assert (
        '<div class="also">另见：<a href="#article-b1"><cite class="title">《&lt;img src=x&gt;**再论**》</cite></a>'
        ' <span class="file">文件：b&lt;i&gt;.txt</span></div></div>'
    ) in reply(answer(replace(FIRST, also_in=(twin,))))
    assert "另见" not in reply(answer(FIRST))


def test_an_abstention_without_passages_offers_none():
    assert "<blockquote>" not in reply(answer(confidence=0.0))


def test_an_articles_passages_after_the_second_and_articles_after_the_third_are_folded():
    of_one = reply(answer(*(replace(FIRST, rank=rank) for rank in range(1, 6)))).split('<details class="fold">')
    of_five = [replace(FIRST, rank=n, passage=FIRST.passage._replace(article_id=f"a{n}")) for n in range(1, 6)]

    assert [part.count("<blockquote>") for part in of_one] == [2, 3]
    assert [part.count("<blockquote>") for part in reply(answer(*of_five)).split('<details class="fold">')] == [3, 2]


def test_a_follow_up_says_what_was_searched():
    shown = reply(answer(FIRST, question="是什么", resolved="数据是什么"))

    assert "按“数据是什么”查找" in shown
    assert '<a class="act" href="#rewrite-1-0">改一改</a> <a class="act" href="#alone-1-0">' in shown
    assert "查找" not in reply(answer(FIRST))


@pytest.mark.parametrize("texts", [ZH, EN])
@pytest.mark.parametrize("failure", list(Failure))
def test_every_failure_is_one_sentence_of_ours(failure, texts):
    shown = messages(Talk().asked("问").failed(failure, "原因"), texts)[1]["content"]

    assert re.fullmatch(r'<div class="notice" id="turn-1-notice">[^<>{}]{10,}</div>', shown)


def test_no_message_has_a_blank_line_where_markdown_could_begin():
    hostile = replace(FIRST, passage=FIRST.passage._replace(text="甲\n\n# 乙\r\n\r\n[丙](javascript:x)"))
    shown = messages(Talk().asked("一\n\n**二**").answered(answer(hostile, cited(2, 0, 21, (5, 10)))), EN)

    assert all("\n" not in message["content"] for message in shown)
    assert all(message["content"].startswith("<div class=") for message in shown)


def test_suggestions_and_near_topics_are_links_that_ask():
    further = messages(Talk().asked("问").answered(answer(FIRST), ("如何<b>？",)), ZH)[1]["content"]
    topics = reply(answer(FIRST, confidence=0.1))

    assert '<a class="act chip" href="#next-1-0">如何&lt;b&gt;？</a>' in further
    assert '<a class="act chip" href="#topic-1-0">论数据</a>' in topics


def test_a_verdict_takes_the_place_of_what_may_be_said():
    talk = Talk().asked("问").answered(answer(FIRST, SECOND)).judged(1, 2, Verdict.NOT_AN_ANSWER)
    first, second, _ = messages(talk, ZH)[1]["content"].split("[2]")

    assert '<a class="act" href="#useful-1-1">有用</a>' in first
    assert "已记下：不是答案" in second
    assert "#useful-1-2" not in second


def test_where_was_searched_is_said_with_a_link_to_search_everywhere():
    scope = Scope(publications=frozenset(["<i>报"]), since="2023")
    words = ScopeWords("去年", scope, Fate.LEAVES_NOTHING)
    shown = reply(replace(answer(FIRST), scope=scope, scope_articles=7, of_articles=9, undated=2, scope_words=(words,)))

    assert "只查了：&lt;i&gt;报 · 2023 以来（9 篇里的 7 篇），另有 2 篇没有日期" in shown
    assert '<a class="act" href="#everywhere-1-0">查全部</a>' in shown
    assert "没有符合“去年”的文章" in shown


def test_words_that_do_not_fit_what_was_chosen_are_told_with_a_way_out():
    chosen = Scope(since="2021", until="2022")
    words = ScopeWords("去年", Scope(since="2025", until="2025"), Fate.LEAVES_NOTHING)
    found = replace(answer(FIRST), scope=chosen, scope_articles=7, of_articles=9, scope_words=(words,))
    shown = messages(Talk().asked("问", chosen).answered(found), ZH)[1]["content"]

    assert "你选的范围里没有符合“去年”的文章" in shown
    assert '<a class="act" href="#unchosen-1-0">不限选定的范围，再问一次</a>' in shown


@pytest.mark.parametrize(("texts", "words"), [(ZH, "这个范围里没有文章"), (EN, "No article is within this scope")])
def test_a_scope_without_articles_is_told_instead_of_how_likely_an_answer_is(texts, words):
    nothing = replace(answer(confidence=0.02), scope=Scope(since="2030"), scope_articles=0, of_articles=9)
    shown = messages(Talk().asked("问").answered(nothing), texts)[1]["content"]

    assert words in shown
    assert "2%" not in shown
    assert "#unchosen-1-0" in shown


def test_an_abstention_within_a_scope_speaks_of_the_scope():
    shown = reply(replace(answer(FIRST, confidence=0.1), scope=Scope(since="2023"), scope_articles=1, of_articles=9))

    assert "这个范围里的文章似乎没有回答这个问题" in shown


def test_the_fold_says_why_the_answer_is_this_sure_and_what_spoke_for_each_passage():
    told = replace(answer(replace(FIRST, grounds=(Ground.WORDS, Ground.SENTENCE)), SECOND), reasons=tuple(Reason)[:1])

    _, fold = reply(told).split('<details class="found">')

    assert fold.startswith("<summary>怎样找到的，用时 15 毫秒</summary><p>把握的由来：几篇文章说法一致。</p>")
    assert '<li><a class="number" href="#cite-1-1">[1]</a> 问题里的词、最贴切的一句</li>' in fold
    assert '<li><a class="number" href="#cite-1-2">[2]</a> 单凭哪一条都不在前列，几条合起来才靠前</li>' in fold
    assert '理解问题 12.0 毫秒<span class="dot"> · </span>合计 15.0 毫秒' in fold


@pytest.mark.parametrize("texts", [ZH, EN])
def test_every_reason_and_every_ground_has_its_words(texts):
    assert [set(texts.talk.reasons), set(texts.talk.grounds)] == [set(Reason), set(Ground)]
