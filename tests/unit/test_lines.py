import pytest

from index.segmentation.lines import ends_sentence, lines_of


def test_a_line_knows_its_place_its_indentation_and_the_blank_lines_above_it():
    found = lines_of("题目\r\n\r\n \n　　正 文 \n\u200b\n末")

    assert [(line.text, line.start, line.end, line.gap, line.indent) for line in found] == [
        ("题目", 0, 2, 0, 0),
        ("正 文", 10, 13, 2, 2),
        ("末", 17, 18, 1, 0),
    ]


def test_spaces_that_stretch_a_chinese_line_do_not_make_it_wider():
    assert [line.width for line in lines_of("体 系 是\ntwo words")] == [3, 9]


@pytest.mark.parametrize("text", ["他走了。", "“他走了。”", "坚实支撑。（来源：《人民日报》）", "He left.", "如下："])
def test_a_sentence_ends_with_its_mark_whatever_closes_after_it(text: str):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["他走了，", "《海参2》", "（来源：《人民日报》）", "他走了"])
def test_other_lines_end_none(text: str):
    assert not ends_sentence(text)
