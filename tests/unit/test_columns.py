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
