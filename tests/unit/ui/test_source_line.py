from index.articles import Attribution, Holding
from tests.unit.ui.samples import ATTRIBUTION, holding
from ui.source_line import byline, file_name, heading
from ui.texts.texts import EN, ZH


def test_a_byline_says_authors_affiliation_publication_and_date():
    assert byline(ATTRIBUTION, ZH) == (
        '<span>王一、李二（某校）</span><span class="dot"> · </span><span>某报</span>'
        '<span class="dot"> · </span><span>2025年1月2日</span>'
    )


def test_what_the_source_does_not_say_is_not_shown():
    assert byline(Attribution(date="2025"), EN) == "<span>2025</span>"
    assert byline(Attribution(), EN) == ""


def test_a_text_without_a_title_is_called_so_and_not_after_its_file():
    shown = heading(Attribution(), "网站首页\n地图", ZH)

    assert shown == '<span class="untitled">无标题，开头为：网站首页 地图…</span>'


def test_a_hostile_title_is_shown_as_it_is_written():
    assert heading(Attribution(title="<script>x</script>**"), "", EN) == (
        '<cite class="title">《&lt;script&gt;x&lt;/script&gt;**》</cite>'
    )


def test_a_record_of_a_file_of_records_is_named():
    record = Holding("a1", "doc-7", "corpus.jsonl", Attribution(), (), (), "", 0, 0)

    assert file_name(record, EN) == 'File: corpus.jsonl<span class="dot"> · </span>Record: doc-7'
    assert file_name(holding(), EN) == "File: a.txt"


def test_the_page_of_a_paged_file_is_named():
    assert file_name(holding(), ZH, page=3) == '文件：a.txt<span class="dot"> · </span>第 3 页'
