from dataclasses import replace

from tests.unit.ui.samples import holding
from ui.shelf.listing import MAX_LISTED, listing
from ui.texts.texts import EN, ZH


def test_the_shelf_lists_every_article_with_a_link_to_it():
    shown = listing([holding(), holding(article_id="b2", file="<b>.txt")], ZH)

    assert "共 2 篇文章" in shown
    assert '<li><a href="#article-b2"><cite class="title">《论数据》</cite></a>' in shown
    assert "文件：&lt;b&gt;.txt" in shown


def test_an_empty_shelf_says_so():
    assert "no articles yet" in listing([], EN)


def test_a_long_shelf_says_how_many_it_leaves_out():
    holdings = [replace(holding(), article_id=f"a{n}") for n in range(MAX_LISTED + 7)]

    assert "Not listed here: 7." in listing(holdings, EN)
