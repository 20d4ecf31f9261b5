from dataclasses import replace

import pytest

from index.articles import Attribution
from index.builder import FileReport, Status
from index.finding import Choice, Found, Wanted
from tests.unit.ui.samples import ATTRIBUTION, holding
from ui.shelf.controls import controls
from ui.shelf.form import filled_in, form
from ui.shelf.listing import listing
from ui.shelf.shelf import MAX_SHOWN, MAX_VISITORS, Added, Adding, Corrected, Failed, Failure, Shelf, Shelves
from ui.shelf.status import status_line
from ui.texts.language import Language
from ui.texts.reasons import in_chinese
from ui.texts.texts import EN, ZH

HOSTILE = "<b>\"'&\u202e"


def found(*holdings: object, articles: int | None = None) -> Found:
    return Found(tuple(holdings), len(holdings) if articles is None else articles)  # type: ignore[arg-type]


def test_the_shelf_lists_every_article_with_a_link_to_it():
    shown = listing(found(holding(), holding(article_id="b2", file="<b>.txt")), 2, ZH)

    assert "共 2 篇文章" in shown
    assert '<a href="#article-b2"><cite class="title">《论数据》</cite></a>' in shown
    assert "文件：&lt;b&gt;.txt" in shown


def test_what_was_found_is_counted_against_all():
    assert "848 篇里找到 1 篇" in listing(found(holding()), 848, ZH)
    assert "1 of 848 articles" in listing(found(holding()), 848, EN)
    assert "Nothing found." in listing(found(), 848, EN)
    assert "no articles yet" in listing(found(), 0, EN)


def test_more_are_listed_on_demand_as_long_as_a_browser_can_bear_it():
    many = [replace(holding(), article_id=f"a{number}") for number in range(MAX_SHOWN)]

    assert "再列 7 篇" in listing(found(*many[:50], articles=57), 57, ZH)
    assert "再列 50 篇" in listing(found(*many[:50], articles=848), 848, ZH)
    assert "Not listed here: 7." in listing(found(*many, articles=MAX_SHOWN + 7), MAX_SHOWN + 7, EN)


def test_every_shelf_lets_articles_be_picked_and_an_open_one_corrected_and_removed():
    closed, opened = (listing(found(holding()), 1, ZH, is_open=is_open) for is_open in (False, True))

    assert not any(word in closed for word in ("data-open", "<form", 'class="remove"'))
    assert all('aria-label="选中论数据"' in shown and 'class="within"' in shown for shown in (closed, opened))
    assert 'data-article="a1"' in opened


def test_new_articles_are_marked():
    assert '<span class="new">新加入</span> 文件：a.txt' in listing(found(holding()), 1, ZH, fresh=["a.txt"])


def test_the_controls_hold_what_is_looked_for_and_offer_what_there_is():
    choices = [Choice("某报", 3), Choice("", 1)]
    shown = controls(Wanted('"><b>', publication=""), choices, [Choice("", 4)], ZH)

    assert 'value="&quot;&gt;&lt;b&gt;"' in shown
    assert '<option value="=某报">某报（3）</option><option value="=" selected>未注明报刊（1）</option>' in shown
    assert 'name="year"' not in shown
    assert 'type="file"' not in shown


def test_a_form_shows_what_is_said_and_gives_back_what_was_written():
    shown = form(holding(replace(ATTRIBUTION, title=HOSTILE)), ZH)
    said = filled_in({"title": " 新题 ", "authors": "赵、钱；孙", "date": "", "extra": "x"}, ATTRIBUTION)

    assert 'value="&lt;b&gt;&quot;&#x27;&amp;\u202e" maxlength' in shown
    assert 'name="authors" value="王一、李二"' in shown
    assert said == Attribution("新题", ("赵", "钱", "孙"), "某校", "某报", None)


def test_every_file_is_reported_in_words():
    reports = (
        FileReport("a.txt", Status.ADDED, articles=2, new=2, notes=("read by OCR",)),
        FileReport("b.txt", Status.UNCHANGED, articles=1),
        FileReport(HOSTILE, Status.SKIPPED, reason="no text in it"),
        FileReport("d.txt", Status.UNCHANGED, reason="the same as /x/d.txt, which is in the library"),
    )
    zh, en = (status_line(Added(reports), None, language) for language in (Language.ZH, Language.EN))

    assert "加入了 2 篇文章" in zh
    assert "a.txt：加入 2 篇；由图片识别而来，请留意错字" in zh
    assert "b.txt：文库里已经有了" in zh
    assert "没有加入。里面没有文字。" in zh
    assert "&lt;b&gt;" in zh
    assert "/x/" not in zh + en
    assert "a.txt: articles added: 2; read by OCR" in en
    assert "not added: no text in it" in en


def test_progress_and_outcomes_have_their_sentences():
    assert '<progress max="10" value="4"' in status_line(Adding(1, 3, 4, 10), None, Language.EN)
    assert "已更正<cite" in status_line(Corrected("a1"), holding(), Language.ZH)
    assert status_line(None, None, Language.ZH) == ""
    for failure in Failure:
        assert status_line(Failed(failure, "x"), None, Language.ZH)


@pytest.mark.parametrize(
    ("reason", "chinese"),
    [
        ("no text in it", "里面没有文字。"),
        ("300 MB; expected at most 64 MB for plain text: split the file", "有 300 MB，最多 64 MB，请拆成几份。"),
        ("not a valid EPUB file (it is no zip); expected one", "不是完好的 EPUB 文件，请打开后重新保存。"),
        (
            "the encoding is not stated; read as gb18030, which is a guess: save",
            "没有注明编码，按 gb18030 读出，请留意乱码",
        ),
        ("something nobody has translated", "something nobody has translated"),
    ],
)
def test_a_reason_is_said_in_chinese_where_it_is_known(reason, chinese):
    assert in_chinese(reason) == chinese


def test_shelves_are_their_visitors_own_and_the_oldest_are_forgotten():
    shelves = Shelves()
    for number in range(MAX_VISITORS + 1):
        shelves.put(str(number), Shelf(Wanted(str(number))))

    assert shelves.of("7").wanted.text == "7"
    assert shelves.of("0") == Shelf()
