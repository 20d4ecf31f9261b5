from index.articles import Attribution, Holding
from index.listing import article_line, holding_json


def holding(article_id: str, file: str, source_id: str | None = None) -> Holding:
    attribution = Attribution(title="论数据", authors=("王一",), date="2025年")
    return Holding(article_id, source_id or file, file, attribution, (), (), "数据是", 9, 1)


def test_an_article_lists_its_reprints_by_id():
    listed = holding_json(holding("1", "a.txt"), [holding("2", "b.txt"), holding("3", "c.txt")])

    assert listed["also_in"] == ["2", "3"]
    assert holding_json(holding("1", "a.txt"), ())["also_in"] == []


def test_a_line_names_the_files_of_the_reprints():
    line = article_line(holding("1", "a.txt"), [holding("2", "b.txt"), holding("3", "c.txt")])

    assert line == "1  论数据  王一  2025年  a.txt  (also in b.txt, c.txt)"
    assert article_line(holding("1", "a.txt"), ()) == "1  论数据  王一  2025年  a.txt"


def test_a_reprint_in_the_same_file_is_named_by_its_record():
    line = article_line(holding("1", "all.jsonl", "n1"), [holding("2", "all.jsonl", "n2")])

    assert line.endswith("(also in n2)")
