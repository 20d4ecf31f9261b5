import pytest

from index.segmentation.credits import credit_start, credits, institution


def test_credits_begin_at_the_bracket_that_closes_a_text():
    text = "提供坚实支撑。(来源：《人民日报》)"

    assert credit_start(text) == text.index("(")
    assert credits(text).publication == "人民日报"


def test_a_remark_inside_a_sentence_is_no_credit():
    assert credit_start("本台讯（本报记者 凌安儿）为增强意识，学校开展了活动。") is None


def test_credits_say_only_what_they_say():
    found = credits("（作者系国务院发展研究中心企业研究所副研究员）")

    assert (found.authors, found.affiliation, found.publication) == ([], "国务院发展研究中心企业研究所", None)


@pytest.mark.parametrize(
    ("text", "authors", "affiliation"),
    [
        ("（作者单位：中共中央党校（国家行政学院））", [], "中共中央党校（国家行政学院）"),
        ("（作者：李明，中共中央党校（国家行政学院）教授）", ["李明"], "中共中央党校（国家行政学院）"),
        ("（作者单位：太原市社科院；责任编辑：张晓）", [], "太原市社科院"),
        ("（作者张晓系南京大学教授，李敏系太原市社科院院长）", ["张晓", "李敏"], "南京大学"),
        ("（作者是全国政协委员、南京大学教授）", [], "南京大学"),
        ("（作者是全国政协委员、著名作家）", [], None),
        ("（作者系南京大学教授，高山为其笔名）", [], "南京大学"),
    ],
)
def test_credits_name_the_authors_and_where_they_work(text: str, authors: list[str], affiliation: str | None):
    found = credits(text)

    assert (found.authors, found.affiliation) == (authors, affiliation)


def test_part_of_a_book_is_named_as_printed():
    assert credits("(选自《学习辅导百问》)").publication == "《学习辅导百问》"


@pytest.mark.parametrize(
    "text",
    [
        "（来源：《人民日报》2024年3月5日第9版）",
        "（原载《人民日报》 2024年3月5日）",
        "（来源：人民日报2024年3月5日9版）",
    ],
)
def test_the_day_of_a_paper_is_no_part_of_its_name(text: str):
    found = credits(text)

    assert (found.publication, found.date) == ("人民日报", "2024-03-05")


def test_a_journals_year_and_number_stay_with_its_name():
    found = credits("（来源：《中国社会科学》2024年第3期）")

    assert (found.publication, found.date) == ("《中国社会科学》2024年第3期", None)


def test_an_institution_ends_before_the_role():
    assert institution("太原市社科院院长、研究员") == "太原市社科院"
