import pytest

from index.articles import Article, Attribution, Mark, MarkKind, Source
from index.segmentation.segmentation import segment

ECONOMY = (
    "发展数字经济意义重大，是把握新一轮科技革命和产业变革新机遇的战略选择。数字经济要同实体经济融合，"
    "数字技术要同产业集群结合，企业要培育新的增长点，各地要因地制宜发展新质生产力，增强发展的韧性和后劲。"
)
GARDEN = (
    "苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上，眼前总是一幅完美的图画。"
    "设计者和匠师们自出心裁，修建成功的园林各个不同，却都叫人觉得身在画中，流连忘返，不忍离去。"
)


def articles(*lines: str) -> list[Article]:
    raw = "\n".join(lines)
    return [article for article, _ in segment(Source("page", "page", raw, "utf-8", 0)).clippings]


def titles(found: list[Article]) -> list[str | None]:
    return [article.attribution.title for article in found]


def test_a_title_with_a_byline_begins_an_article():
    found = articles("数字经济大有可为", "张晓", ECONOMY, "园林之美", "本报记者 赵婧", GARDEN)

    assert [article.text for article in found] == [ECONOMY, GARDEN]
    assert titles(found) == ["数字经济大有可为", "园林之美"]
    assert [article.attribution.authors for article in found] == [("张晓",), ("赵婧",)]


@pytest.mark.parametrize("word", ["山乡", "高山", "康桥", "白杨树"])
def test_a_word_that_may_be_a_name_is_no_author_where_nothing_says_so(word):
    (apart,) = articles("乡村纪事", "", word, "", GARDEN)
    (inside,) = articles("乡村纪事", "", ECONOMY, "", word, "", GARDEN)
    (alone,) = articles(word, "", GARDEN)

    assert (titles([apart, inside, alone])) == ["乡村纪事", "乡村纪事", word]
    assert [one.attribution.authors for one in (apart, inside, alone)] == [(), (), ()]


def test_a_bare_name_right_over_the_text_or_on_a_newspapers_page_is_the_author():
    (near,) = articles("数字经济大有可为", "", "张晓", ECONOMY)
    (page,) = articles("数字经济大有可为", "", "张晓", "", ECONOMY, "", "（作者单位：太原市社科院）")

    assert [near.attribution.authors, page.attribution.authors] == [("张晓",), ("张晓",)]


@pytest.mark.parametrize("word", ["山乡", "支书"])
@pytest.mark.parametrize("kind", [MarkKind.TITLE, MarkKind.HEADING])
def test_what_the_format_calls_a_heading_names_no_author(word, kind):
    raw = f"{word}\n{GARDEN}"
    (found,) = segment(Source("page", "page", raw, "utf-8", 0, marks=(Mark(0, len(word), kind),))).clippings

    assert found.article.attribution.authors == ()


@pytest.mark.parametrize("byline", ["本报评论员", "新华社评论员", "人民日报评论员"])
def test_who_speaks_for_a_paper_begins_an_article(byline):
    found = articles("数字经济大有可为", "", "□ 张晓", "", ECONOMY, "", "园林之美", "", byline, "", GARDEN)
    (alone,) = articles("老城区换新颜", byline, GARDEN)

    assert [article.text for article in found] == [ECONOMY, GARDEN]
    assert [article.attribution.authors for article in found] == [("张晓",), (byline,)]
    assert alone.attribution == Attribution("老城区换新颜", (byline,))


def test_a_report_under_a_title_begins_an_article():
    report = f"本报太原3月5日讯（记者 赵婧）{GARDEN}"
    found = articles("数字经济大有可为", "", "□ 张晓", "", ECONOMY, "", "园林之美", "", report)

    assert titles(found) == ["数字经济大有可为", "园林之美"]
    assert [article.attribution.authors for article in found] == [("张晓",), ()]


def test_the_lines_of_a_poem_stay_lines():
    verses = ["轻轻的我走了，", "正如我轻轻的来；", "我轻轻的招手，", "作别西天的云彩。"]
    more = ["那河畔的金柳，", "是夕阳中的新娘；", "波光里的艳影，", "在我的心头荡漾。"]
    (found,) = articles("再别康桥", "", *verses, "", *more)

    assert found.attribution.title == "再别康桥"
    assert found.text.split("\n") == [*verses, *more]


def test_a_heading_is_no_part_of_the_keywords_above_it():
    (found,) = articles("论苏州园林", "摘要：" + GARDEN, "关键词：园林；苏州", "一、引言", ECONOMY)

    assert found.text.split("\n")[1:3] == ["关键词：园林；苏州", "一、引言"]


def test_a_marked_title_stays_one_though_nothing_of_it_is_in_the_text():
    raw = f"康桥\n{GARDEN}\n包身工\n{ECONOMY}"
    second = raw.index("包身工")
    marks = (Mark(0, 2, MarkKind.TITLE), Mark(second, second + 3, MarkKind.TITLE))
    found = segment(Source("page", "page", raw, "utf-8", 0, marks=marks)).clippings

    assert titles([one.article for one in found]) == ["康桥", "包身工"]


def test_a_title_of_which_nothing_is_in_the_text_is_no_columns_label():
    found = articles("老城区换新颜", "□ 张晓", GARDEN, "数字经济大有可为", "□ 赵婧", ECONOMY)

    assert titles(found) == ["老城区换新颜", "数字经济大有可为"]


def test_a_date_under_a_title_is_the_date():
    (under,) = articles("老城区改造要留住烟火气", "2024年3月5日 10:20", "张伟", GARDEN)
    (apart,) = articles("老城区改造要留住烟火气", "", "2024-03-05", "", GARDEN)

    assert under.attribution == Attribution("老城区改造要留住烟火气", ("张伟",), date="2024-03-05")
    assert apart.attribution == Attribution("老城区改造要留住烟火气", date="2024-03-05")


def test_the_days_of_a_diary_are_its_headings():
    (found,) = articles("园中日记", "2024年3月5日", GARDEN, "2024年3月6日", ECONOMY)

    assert found.attribution == Attribution("园中日记")
    assert found.text == "\n".join(("2024年3月5日", GARDEN, "2024年3月6日", ECONOMY))


def test_a_credit_closes_an_article_and_is_its_own():
    found = articles("数字经济大有可为", ECONOMY, "（作者单位：太原市社科院）", "园林之美", GARDEN)

    assert [article.text for article in found] == [ECONOMY, GARDEN]
    assert [article.attribution.affiliation for article in found] == ["太原市社科院", None]


def test_an_article_may_begin_before_its_title():
    start, end = ECONOMY[:40], ECONOMY[40:]
    (found,) = articles("学思践悟", start, "数字经济大有可为", "宋婷", end)

    assert found.text == ECONOMY
    assert found.attribution == Attribution(title="数字经济大有可为", authors=("宋婷",), column="学思践悟")


def test_a_title_at_the_top_of_the_page_finds_its_text():
    found = articles("走进苏州园林看图画", "数字经济大有可为", "张晓", ECONOMY, "（作者系记者）", GARDEN)

    assert titles(found) == ["数字经济大有可为", "走进苏州园林看图画"]


def test_an_untitled_article_after_a_label_has_the_column_and_no_title():
    found = articles("数字经济大有可为", "张晓", ECONOMY, "（作者单位：太原市社科院）", "理论学苑", GARDEN)

    assert found[1].attribution == Attribution(column="理论学苑")


def test_a_column_that_the_copy_repeats_stands_once():
    column = [ECONOMY[start : start + 15] for start in range(0, 90, 15)]
    (found,) = articles("数字经济大有可为", "张晓", *column, *column[:5])

    assert found.text == ECONOMY[:90]


def test_section_headings_stay_inside():
    (found,) = articles("数字经济大有可为", "张晓", ECONOMY, "一、园林之喻", GARDEN, "推进数实融合", ECONOMY[::-1])

    assert found.text.split("\n") == [ECONOMY, "一、园林之喻", GARDEN, "推进数实融合", ECONOMY[::-1]]


def test_an_essay_with_headings_on_different_things_is_one_article():
    (found,) = articles("读书与生活", "", "引言", ECONOMY, "", "园林之喻", GARDEN)

    assert found.attribution == Attribution(title="读书与生活")
    assert "".join(found.text.split()) == "引言" + ECONOMY + "园林之喻" + GARDEN


def test_hard_wrapped_columns_are_joined_and_their_titles_kept_apart():
    def column(text: str) -> list[str]:
        return [text[start : start + 12] for start in range(0, len(text), 12)]

    found = articles(
        "一个比栏目更宽的关于数字经济的标题", "张晓", *column(ECONOMY), "走进园林", "文/李敏", *column(GARDEN)
    )

    assert [article.text for article in found] == [ECONOMY, GARDEN]
    assert titles(found) == ["一个比栏目更宽的关于数字经济的标题", "走进园林"]


def test_a_quotation_with_its_source_does_not_end_an_article_nor_name_its_paper():
    more = (
        "数字经济的战略选择要因地制宜。数字技术增强产业集群的韧性，企业同数字经济融合，新一轮科技革命带来新机遇，"
        "产业变革培育新的增长点，新质生产力在各地增强后劲，实体经济由此把握住发展的机遇。"
    )
    (found,) = articles("数字经济大有可为", ECONOMY, "满纸荒唐言。（来源：《红楼梦》）", more)

    assert found.attribution == Attribution(title="数字经济大有可为")


def test_english_text_keeps_its_title_author_and_headings():
    first = "Clusters of firms grow where universities train engineers."
    (found,) = articles("The Rise of Data", "By John Smith", first, "", "Methods", "", "We measured forty cities.")

    assert found.attribution == Attribution(title="The Rise of Data", authors=("John Smith",))
    assert found.text == f"{first}\nMethods\nWe measured forty cities."


def test_a_list_or_a_poem_is_kept_whole_and_untitled():
    for raw in (["苹果", "香蕉", "橘子", "牛奶"], ["张三", "李四"], ["春天来了", "花儿开了", "我们笑了"]):
        (found,) = articles(*raw)

        assert "".join(found.text.split()) == "".join(raw)
        assert found.attribution == Attribution()


def test_what_a_law_numbers_is_no_title():
    (found,) = articles("第一章 总则", "第一条 为了发展数字经济，制定本法。")

    assert found.attribution == Attribution()
    assert found.text.startswith("第一章 总则\n第一条")


def test_a_mark_of_markdown_is_no_part_of_a_title():
    (found,) = articles("# 我的笔记", "", "## 数字经济", ECONOMY, "", "## 园林", GARDEN)

    assert found.attribution == Attribution(title="我的笔记")


def test_a_record_that_is_one_article_is_left_whole():
    raw = f"数字经济大有可为\n张晓\n{ECONOMY}\n（来源：《人民日报》）\n园林之美\n李敏\n{GARDEN}"
    said = Attribution(title="题目", date="2023")
    ((found, _),) = segment(Source("1", "corpus.jsonl", raw, "utf-8", 0, said, is_article=True)).clippings

    assert "".join(found.text.split()) == "".join(raw.split())
    assert found.attribution == said


def test_text_without_visible_characters_holds_no_article():
    assert articles("", " ", "\u200b") == []


def test_spans_of_an_article_in_two_pieces_are_its_text():
    raw = f"数字经济大有可为\n张晓\n{ECONOMY[:40]}\n扫二维码添加收藏返回顶部\n{ECONOMY[40:]}"
    ((found, _),) = segment(Source("page", "page", raw, "utf-8", 0)).clippings

    assert [raw[start:end] for start, end in found.spans] == [ECONOMY[:40], ECONOMY[40:]]
    assert found.text == ECONOMY


def test_a_title_in_two_lines_is_one():
    found = articles(
        "数字经济大有可为", "张晓", ECONOMY, "（作者系记者）", "移步换景的园林", "见匠师的心思", "□ 赵婧", GARDEN
    )

    assert titles(found) == ["数字经济大有可为", "移步换景的园林见匠师的心思"]


def test_a_label_in_brackets_over_a_title_and_a_byline_is_in_no_text():
    found = articles("数字经济大有可为", "张晓", ECONOMY, "【权威访谈】", "园林之美", "□ 赵婧", GARDEN)

    assert [article.text for article in found] == [ECONOMY, GARDEN]
    assert found[1].attribution.column == "权威访谈"


def test_of_titles_at_the_top_the_one_that_fits_clearly_goes_first():
    found = articles(
        "为何要去看那些园林", "走进苏州园林看图画", "数字经济大有可为", "张晓", ECONOMY, "（作者系记者）", GARDEN
    )

    assert titles(found) == ["数字经济大有可为", "走进苏州园林看图画"]


def test_a_title_that_is_said_twice_with_a_number_between_is_no_title_in_two_lines():
    found = articles("数字经济大有可为吗", "8", "8", "数字经济大有可为吗", ECONOMY)

    assert titles(found) == ["数字经济大有可为吗"]
