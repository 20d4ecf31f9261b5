import pytest

from index.articles import Attribution
from index.offcuts import Offcut, Offcuts
from tests.unit.ui.samples import FIRST, SECOND, answer, article, holding
from ui.reader.sheet import Opened, notice, open_article, open_citation, open_passage
from ui.texts.texts import EN, ZH


def test_the_cited_passage_is_marked_and_its_best_sentence_stronger():
    shown = open_citation(Opened(article(), holding()), FIRST, answer(FIRST), 3, ZH)

    assert '<mark class="current">甲是首句。</mark><mark class="current best">乙是次句。</mark></p><p>丙' in shown


def test_the_answers_other_passages_are_marked_weaker_and_numbered_where_they_begin():
    shown = open_citation(Opened(article(), holding()), FIRST, answer(FIRST, SECOND), 3, ZH)

    assert (
        '<p><a class="number margin" href="#cite-3-2">[2]</a><mark class="cited">丙在第二段。丁在后面。</mark></p>'
        in shown
    )


def test_the_trail_leads_to_the_next_citation_in_reading_order():
    shown = open_citation(Opened(article(), holding()), FIRST, answer(FIRST, SECOND), 3, ZH)

    assert 'aria-disabled="true">上一处</span><a class="step" href="#cite-3-2">下一处</a>' in shown


def test_a_single_citation_has_no_steps():
    assert "step" not in open_citation(Opened(article(), holding()), FIRST, answer(FIRST), 3, ZH)


def test_an_article_is_shown_whole_and_unmarked():
    shown = open_article(Opened(article(), holding()), EN)

    assert "<article><p>甲是首句。乙是次句。</p><p>丙在第二段。丁在后面。</p></article>" in shown
    assert "File: a.txt" in shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (
            "https://e.example/?a&b",
            '<p class="url"><a href="https://e.example/?a&amp;b" target="_blank" rel="noopener noreferrer">',
        ),
        ("javascript:alert(1)", '<p class="url">javascript:alert(1)</p>'),
    ],
)
def test_an_address_is_a_link_only_if_it_is_of_the_web(url, shown):
    assert shown in open_article(Opened(article(Attribution(url=url)), holding()), EN)


def test_a_hostile_article_is_shown_as_it_is_written():
    shown = open_article(Opened(article(text="<script>alert(1)</script>\n**x**"), holding()), EN)

    assert "<article><p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>**x**</p></article>" in shown


def test_the_title_block_names_the_articles_reprints():
    reprint = holding(Attribution(title="<b>转载</b>"), file="b.txt", article_id="b1")

    shown = open_citation(Opened(article(), holding(), [reprint]), FIRST, answer(FIRST), 3, EN)

    assert (
        '<div class="also">Also in: <a href="#article-b1"><cite class="title">《&lt;b&gt;转载&lt;/b&gt;》</cite></a>'
        ' <span class="file">File: b.txt</span></div></header>'
    ) in shown
    assert "Also in" not in open_article(Opened(article(), holding()), EN)


def test_what_was_removed_stands_struck_at_its_place_with_the_reason_and_outside_of_the_marks():
    found = Offcuts(within=(Offcut("**", "markup", 2, False), Offcut("分享<到>微信", "share bar", 10, True)))

    shown = open_citation(Opened(article(), holding(), (), found), FIRST, answer(FIRST), 3, ZH)

    assert (
        '<mark class="current">甲是</mark><span class="offcut" title="排版标记"><span class="unseen">不属于本文：</span>'
        '<del>**</del><span class="why unseen">排版标记</span></span><mark class="current">首句。</mark>'
    ) in shown
    assert '<del>分享&lt;到&gt;微信</del><span class="why">分享工具栏</span></span></p><p>丙' in shown
    assert "清理掉 2 处：排版标记 1、分享工具栏 1。" in shown
    assert 'aria-checked="true"' in shown


def test_what_was_removed_around_the_article_is_listed_under_it_with_the_notes_on_the_file():
    found = Offcuts(before=(Offcut("menu", "menu", 0, True),), after=(Offcut("\u200b", "invisible", 22, True),))

    shown = open_article(Opened(article(), holding(), (), found._replace(notes=("read by OCR",))), EN)

    _, under = shown.split("</article>")
    assert under.index("<h3>Removed before this article</h3>") < under.index("<del>menu</del>")
    assert under.index("<h3>Removed after this article</h3>") < under.index("<del>U+200B</del>")
    assert "This file: read by OCR" in under


def test_of_thousands_of_removed_pieces_two_hundred_are_shown_and_the_others_counted():
    many = tuple(Offcut("长" * 1000, "repeat", 22, True) for _ in range(3000))

    shown = open_article(Opened(article(), holding(), (), Offcuts(within=many, after=many)), ZH)

    assert shown.count("<del>") == 200
    assert "另有 5800 处没有列出。" in shown
    assert f"<del>{'长' * 300}……（共 1,000 字）</del>" in shown


def test_the_switch_is_off_and_nothing_is_listed_until_it_is_asked_for():
    shown = open_article(Opened(article(), holding()), ZH)

    assert 'role="switch" aria-checked="false">显示清理掉的文字</button>' in shown
    assert "没有清理掉任何文字" not in shown
    assert "没有清理掉任何文字" in open_article(Opened(article(), holding(), (), Offcuts()), ZH)


def test_a_permalink_keeps_what_is_shown():
    opened = Opened(article(), holding(), (), Offcuts())

    assert 'href="?article=a1&amp;passage=p0&amp;cleaned=shown"' in open_passage(opened, FIRST.passage, ZH)
    assert 'href="?article=a1&amp;passage=p0"' in open_passage(opened._replace(offcuts=None), FIRST.passage, ZH)


def test_a_notice_is_shown_literally():
    assert "&lt;b&gt;没有" in notice("<b>没有", ZH)
