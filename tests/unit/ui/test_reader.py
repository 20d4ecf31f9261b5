import pytest

from index.articles import Attribution
from tests.unit.ui.samples import FIRST, SECOND, answer, article, holding
from ui.reader.sheet import notice, open_article, open_citation
from ui.texts.texts import EN, ZH


def test_the_cited_passage_is_marked_and_its_best_sentence_stronger():
    shown = open_citation(article(), FIRST, answer(FIRST), 3, (), ZH)

    assert '<mark class="current">甲是首句。</mark><mark class="current best">乙是次句。</mark></p><p>丙' in shown


def test_the_answers_other_passages_are_marked_weaker_and_numbered_where_they_begin():
    shown = open_citation(article(), FIRST, answer(FIRST, SECOND), 3, (), ZH)

    assert (
        '<p><a class="number margin" href="#cite-3-2">[2]</a><mark class="cited">丙在第二段。丁在后面。</mark></p>'
        in shown
    )


def test_the_trail_leads_to_the_next_citation_in_reading_order():
    shown = open_citation(article(), FIRST, answer(FIRST, SECOND), 3, (), ZH)

    assert 'aria-disabled="true">上一处</span><a class="step" href="#cite-3-2">下一处</a>' in shown


def test_a_single_citation_has_no_steps():
    assert "step" not in open_citation(article(), FIRST, answer(FIRST), 3, (), ZH)


def test_an_article_is_shown_whole_and_unmarked():
    shown = open_article(article(), holding(), (), EN)

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
    assert shown in open_article(article(Attribution(url=url)), holding(), (), EN)


def test_a_hostile_article_is_shown_as_it_is_written():
    shown = open_article(article(text="<script>alert(1)</script>\n**x**"), holding(), (), EN)

    assert "<article><p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>**x**</p></article>" in shown


def test_the_title_block_names_the_articles_reprints():
    reprint = holding(Attribution(title="<b>转载</b>"), file="b.txt", article_id="b1")

    shown = open_citation(article(), FIRST, answer(FIRST), 3, [reprint], EN)

    assert (
        '<div class="also">Also in: <a href="#article-b1"><cite class="title">《&lt;b&gt;转载&lt;/b&gt;》</cite></a>'
        ' <span class="file">File: b.txt</span></div></header>'
    ) in shown
    assert "Also in" not in open_article(article(), holding(), (), EN)


def test_a_notice_is_shown_literally():
    assert "&lt;b&gt;没有" in notice("<b>没有", ZH)
