from index.segmentation.lines import lines_of
from index.segmentation.repeats import repeated

COLUMN = [
    "数字化的产业集群还能够更加精准地识别市场需求，",
    "促进实体经济和数字经济深度融合，推动产业创新，",
    "必须充分发挥新型举国体制优势，深刻把握其规律。",
    "（来源：《人民日报》）",
]
OTHER = ["坚持党的领导是国有企业的光荣传统，也是根和魂。", "明确党组织的法定地位，厘清各方权责的边界所在。"]


def left_out(*lines: str) -> set[int]:
    return repeated(lines_of("\n".join(lines)))


def test_a_column_that_the_copy_repeats_stands_once_with_what_closes_it():
    assert left_out(*COLUMN, *OTHER, *COLUMN, "另有一行。") == {6, 7, 8, 9}


def test_a_line_that_says_anything_new_stays():
    text = "".join(COLUMN[:3])

    assert left_out(text + "增长5.6%。" + text, *OTHER, text + "增长3.1%。" + text) == set()
    assert left_out(text, *OTHER, text + "他说。") == set()


def test_a_short_phrase_may_be_said_again():
    assert left_out(*COLUMN, *OTHER, COLUMN[0][:20]) == set()


def test_a_repeat_whose_lines_are_broken_elsewhere_is_known_again():
    text = "".join(COLUMN[:3])
    again = [text[start : start + 15] for start in range(5, 65, 15)]

    assert left_out(*COLUMN[:3], *OTHER, *again) == {5, 6, 7, 8}


def test_a_teaser_of_the_text_below_is_left_out():
    words = "党的二十届三中全会通过的决定提出，要健全相关规则和政策"

    assert left_out(words + "...", words + "，加快形成同新质生产力相适应的生产关系。") == {0}


def test_nothing_is_left_out_of_few_words():
    assert left_out("短。") == set()
    assert repeated([]) == set()
