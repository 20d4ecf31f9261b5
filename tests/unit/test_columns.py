from index.segmentation.columns import paragraphs
from index.segmentation.lines import lines_of

TEXT = "现代化产业体系是现代化国家的物质技术基础，是满足人民对美好生活向往的重要保障，也是竞争的关键。"


def column(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def grouped(*lines: str) -> list[str]:
    return ["".join(line.text for line in group) for group in paragraphs(lines_of("\n".join(lines)))]


def test_the_lines_of_a_column_are_one_paragraph():
    assert grouped(*column(TEXT, 12)) == [TEXT]


def test_a_headline_wider_than_its_column_stands_alone():
    headline = "加快建设现代化产业体系要打牢实体经济的根基"

    assert grouped(*column(TEXT, 12), headline, *column(TEXT, 12)) == [TEXT, headline, TEXT]


def test_a_byline_parts_the_headline_above_it_from_the_text_around():
    assert grouped(*column(TEXT, 12), "建设现代化的产业体系", "张晓", *column(TEXT, 12)) == [
        TEXT,
        "建设现代化的产业体系",
        "张晓",
        TEXT,
    ]


def test_an_indented_line_begins_a_paragraph():
    assert grouped("　　" + TEXT[:10], *column(TEXT[10:], 12), "　　" + TEXT[:10], *column(TEXT[10:], 12)) == [
        TEXT,
        TEXT,
    ]


def test_a_bracket_holds_its_lines_together():
    assert grouped("（作者系某研究中心", "副研究员）", TEXT) == ["（作者系某研究中心副研究员）", TEXT]


LONG = TEXT.replace("。", "，") + "它要求实体经济与数字技术彼此结合并且协调发展起来，产业政策也要因地制宜地推进下去。"
TITLE = "产业体系怎样建成"


def test_a_title_narrower_than_a_regular_column_stands_alone():
    assert grouped(*column(LONG, 12), TITLE, *column(LONG, 12)) == [LONG, TITLE, LONG]


def test_titles_over_one_another_stand_alone():
    other = "技术与实体经济"

    assert grouped(other, TITLE, *column(LONG, 12)) == [other, TITLE, LONG]


def test_a_paragraphs_first_line_is_no_title_where_indentation_was_lost():
    lost = [LONG[:10], *column(LONG[10:], 12)]

    assert grouped(*lost, *lost, *lost) == [LONG, LONG, LONG]


def test_a_title_as_wide_as_its_column_stands_over_a_line_whose_indentation_was_lost():
    lost = [LONG[:10], *column(LONG[10:], 12)]
    title = "实体经济怎样带动产业体系"

    assert grouped(*lost, *lost, *lost, title, *lost) == [LONG, LONG, LONG, title, LONG]


def test_in_a_column_whose_lines_differ_a_narrow_line_is_no_title():
    widths, lines, start = [12, 13, 11, 13, 12, 11, 13, 12] * 2, [], 0
    for width in widths:
        lines.append(LONG[start : start + width])
        start += width
    text = "".join(lines)

    assert grouped("此前一段在此说完。", *[line for line in lines if line])[-1].endswith(text[-20:])
    assert TITLE not in grouped(TITLE, *[line for line in lines if line])


def test_a_title_over_a_byline_ends_a_bracket_that_the_text_above_leaves_open():
    text = column(LONG[:29] + "（据说还包括", 12)

    assert grouped(*text, TITLE, "□ 张晓", *column(LONG, 12))[1:] == [TITLE, "□ 张晓", LONG]


def test_a_line_that_is_full_with_its_spaces_is_no_title():
    spaced = "据悉，有关的产业 体系是"

    assert grouped(*column(LONG, 12), spaced, *column(LONG, 12)) == [LONG, spaced + LONG]
