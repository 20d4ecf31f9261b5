import pytest

from index.segmentation.cleaning import clean


def test_hard_wrapped_chinese_lines_join_without_a_space():
    raw = "中小企业是国民经济\n的“毛细血管”，是推\n动创新、促进就业、改\n善民生的重要力量。\n\n下一段。"

    assert clean(raw).text == "中小企业是国民经济的“毛细血管”，是推动创新、促进就业、改善民生的重要力量。\n下一段。"


def test_double_spaced_lines_join():
    raw = "现代化产业体系是现代化国家的\n\n物质技术基础，是满足人民对美\n\n好生活向往的重要保障，是把握\n\n国际竞争战略主动权的核心关键。"

    assert clean(raw).text == "".join(raw.split())


def test_hard_wrapped_latin_lines_join_with_one_space_and_broken_words_are_mended():
    raw = "Clusters of firms that work with data grow where universities train engi-\nneers and where capital is near."

    assert clean(raw).text == (
        "Clusters of firms that work with data grow where universities train engineers and where capital is near."
    )


def test_a_title_and_a_byline_stay_apart_from_the_text():
    raw = "推动数字产业集群创新发展\n\n张晓\n\n加快发展数字经济，打造具有国际竞争力的数字产业集群，是发展新质生产力的重要举措。"

    assert clean(raw).text.split("\n")[:2] == ["推动数字产业集群创新发展", "张晓"]


def test_a_paragraph_cut_by_a_page_break_is_joined():
    raw = "企业发力是关键之举。企业是市场的主体，也是循环\n\n经济发展的载体。"

    assert clean(raw).text == "企业发力是关键之举。企业是市场的主体，也是循环经济发展的载体。"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("在 产 业 现 代 化 发 展 过 程 中", "在产业现代化发展过程中"),
        ("要完善 5G 网络，降低成 本。", "要完善 5G 网络，降低成本。"),
        ("以数字经济 引领太原经济高质量发展", "以数字经济 引领太原经济高质量发展"),
        ("\u3000\u3000发展数字经济意义重大。", "发展数字经济意义重大。"),
        ("零\u200b宽\ufeff字符。", "零宽字符。"),
        ("two  words\tand a tab", "two words and a tab"),
    ],
)
def test_spaces_inside_chinese_words_go_and_those_between_words_stay(raw: str, text: str):
    assert clean(raw).text == text


def test_a_remark_in_brackets_is_joined_in_itself_and_to_nothing_else():
    raw = "（作者系国务院发展研\n\n究中心企业研究所\n\n副研究员）\n现代化产业体系是基础。"

    assert clean(raw).text == "（作者系国务院发展研究中心企业研究所副研究员）\n现代化产业体系是基础。"


def test_spans_lead_back_to_the_file():
    raw = "题目\r\n\r\n第一行没有写完，\r\n第二行写完了。"
    text = clean(raw)
    start = text.text.index("写完，第二行")

    spans = text.spans(start, start + len("写完，第二行"))

    assert [raw[first:last] for first, last in spans] == ["写完，\r\n第二行"]


def test_what_is_left_out_between_two_spans_divides_them():
    raw = "零\u200b宽"

    assert clean(raw).spans(0, 2) == ((0, 1), (2, 3))


def test_text_without_visible_characters_is_empty():
    assert clean(" \n\u200b\n\u3000").text == ""
