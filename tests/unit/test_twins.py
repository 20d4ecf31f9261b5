import pytest

from index.words import letters
from rag.twins import Wording

FIRST = "数字产业集群是数字经济的重要载体，也是现代化产业体系的组成部分。"
SECOND = "各地要结合自身的产业基础和资源条件，选好主攻方向，避免一哄而上。"
THIRD = "政府应当搭建公共服务平台，帮助中小企业解决上云用数的成本难题。"
FOURTH = "同时要完善人才培养机制，鼓励高校与龙头企业共建实训基地和实验室。"
FIFTH = "此外还应加强数据安全保护，明确各类主体在流通环节的责任与义务。"
PASSAGE = FIRST + SECOND + THIRD


def twins(one: str, other: str) -> bool:
    found = [Wording.of(letters(text)) for text in (one, other)]
    assert found[0].is_twin(found[1]) == found[1].is_twin(found[0])
    return found[0].is_twin(found[1])


@pytest.mark.parametrize(
    "other",
    [
        PASSAGE.replace("，", ",\n"),
        PASSAGE.replace("产业", "產業").replace("数据", "數據"),
        PASSAGE.replace("载体", "栽体"),
        PASSAGE.replace("也是", ""),
        f"本报太原五月三日电 {PASSAGE}",
        FIRST + THIRD,
    ],
    ids=["white space", "Traditional", "misprint", "words left out", "dateline", "sentence left out"],
)
def test_a_reprint_is_a_twin(other):
    assert twins(PASSAGE, other)


def test_a_passage_that_was_cut_elsewhere_is_a_twin():
    assert twins(PASSAGE, SECOND + THIRD + FOURTH)


def test_a_passage_of_which_less_than_half_is_the_same_text_is_none():
    assert not twins(PASSAGE, THIRD + FOURTH + FIFTH)


def test_a_quotation_that_two_passages_share_makes_them_no_twins():
    assert not twins(FIRST + SECOND + THIRD, FOURTH + SECOND + FIFTH)


def test_a_notice_under_two_passages_makes_them_no_twins():
    notice = "以上内容由本站根据公开信息整理，由算法生成，与本站立场无关，不构成任何投资建议，投资有风险，请谨慎决策。"

    assert not twins(FOURTH + notice * 2, THIRD + notice * 2)


FORM = "{0}严重违反党的纪律，构成严重职务违法并涉嫌受贿犯罪，性质严重，影响恶劣，应予严肃处理。经{1}会议研究并报批准，{2}决定给予{0}开除党籍处分。"


@pytest.mark.parametrize("other", [("李四光", "省委", "五月"), ("张三", "市委", "7月"), ("张三", "市委", "2024年6月")])
def test_a_form_with_other_names_or_figures_makes_no_twins(other):
    assert twins(FORM.format("张三", "市委", "5月"), FORM.format("张三", "市委", "5月") + "完。")
    assert not twins(FORM.format("张三", "市委", "5月"), FORM.format(*other))


def test_short_texts_are_twins_only_if_they_are_the_same():
    assert twins("两会召开。", "两会召开")
    assert not twins("两会召开", "两会闭幕")


def test_a_sentence_with_a_misprint_is_held():
    wording = Wording.of(letters(PASSAGE))

    assert wording.holds(THIRD.replace("难题", "难颗"))
    assert wording.holds("载体")
    assert not wording.holds(FOURTH)
