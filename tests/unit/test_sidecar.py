import pytest

from index import sidecar
from index.errors import SourceError
from index.front_matter import front_matter
from index.sidecar import (
    ArticleOverrides,
    Overrides,
    declared_encoding,
    parse,
    sidecar_of,
)


def test_fields_are_given_cleared_or_left_alone():
    said = parse("title: 题目\nauthors: [张三, 李四]\npublication: null\ndate: 2024-3-5\nurl:\n", "a.meta.yaml")

    values = {"title": "题目", "authors": ("张三", "李四"), "publication": None, "date": "2024-03-05", "url": None}
    assert dict(said.values) == values
    assert said.is_one_article
    assert said.for_article(None, "正文", alone=True) == values


def test_one_author_may_stand_alone_and_none_clears_them():
    assert parse("author: 张三", "a").values["authors"] == ("张三",)
    assert parse("authors: null", "a").values["authors"] == ()


def test_a_login_name_is_no_author_whoever_declares_it():
    front = front_matter("---\nauthor: admin\n---\n正文。")

    assert front is not None
    assert front[0].values["authors"] == ()
    assert parse("authors: [佚名, user_8813, 张三]", "a").values["authors"] == ("张三",)


def test_what_looks_like_a_number_or_a_truth_is_text():
    assert dict(parse("title: 2024\ncolumn: yes\ndate: 2024", "a").values) == {
        "title": "2024",
        "column": "yes",
        "date": "2024",
    }


def test_what_is_said_of_a_file_holds_for_its_articles_and_what_is_said_of_one_overrules_it():
    said = parse(
        "publication: 某报\narticles:\n  - begins: 第一 句\n    publication: 另一报\n  - titled: 乙\n    column: 理论\n",
        "a",
    )

    assert said.for_article("甲", "第一句话。", alone=False) == {"publication": "另一报"}
    assert said.for_article(" 乙 ", "别的话。", alone=False) == {"publication": "某报", "column": "理论"}
    assert [one.fit("甲", "第一句话。") for one in said.articles] == [True, False]


def test_a_files_title_is_that_of_its_only_article():
    assert Overrides({"title": "题目"}).for_article(None, "正文", alone=False) == {}


def test_an_article_is_found_by_both_if_both_are_given():
    one = ArticleOverrides("第一句", "甲", {})

    assert (one.fit("甲", "第一句话"), one.fit("乙", "第一句话"), one.fit("甲", "另一句")) == (True, False, False)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel: x", "a.yaml: titel is not a field; expected one of title, authors"),
        ("title: [x]", "a.yaml: title holds a list; expected text, on one line"),
        ("authors: {last: x}", "a.yaml: authors holds a group of fields; expected one name, or a list of names"),
        ("date: tomorrow", "a.yaml: date is “tomorrow”; expected YYYY-MM-DD"),
        ("just words", "a.yaml is no list of fields"),
        ("- x", "a.yaml is no list of fields"),
        ("title: 'x", "a.yaml is not YAML"),
        ("title: &a x\ncolumn: *a", "anchors and aliases are not read"),
        ("[" * 50_000, "nested over 6 deep"),
        ("articles: [{column: x}]", "a.yaml, article 1: neither begins nor titled"),
        ("articles: x", "a.yaml: articles is not a list"),
        ("articles: [{begins: x, encoding: y}]", "a.yaml, article 1: encoding is not a field"),
        ("encoding: [x]", "a.yaml: encoding is not a name"),
        ("title: \x00", "a.yaml is not YAML"),
    ],
)
def test_what_is_not_understood_is_named(text, message):
    with pytest.raises(SourceError, match=message):
        parse(text, "a.yaml")


def test_objects_of_other_programs_are_mere_text():
    assert dict(parse("title: !!python/object/apply:os.getcwd x", "a").values) == {"title": "x"}


def test_an_empty_sidecar_says_nothing():
    assert parse("", "a") == parse("# only a remark\n", "a") == Overrides()


def test_a_sidecar_of_the_whole_name_goes_before_one_of_the_stem(tmp_path):
    article = tmp_path / "a.txt"
    assert sidecar_of(article) is None
    (tmp_path / "a.meta.yaml").write_text("title: 甲", encoding="utf-8")
    assert sidecar_of(article) == tmp_path / "a.meta.yaml"
    (tmp_path / "a.txt.meta.yaml").write_text("\ufefftitle: 乙\nencoding: gb18030", encoding="utf-8")

    found = sidecar_of(article)

    assert found is not None
    assert found.name == "a.txt.meta.yaml"
    assert parse(sidecar.read(found), "a") == Overrides({"title": "乙"}, encoding="gb18030")
    assert declared_encoding(article) == "gb18030"


@pytest.mark.parametrize(
    ("content", "message"), [(b"\xff\xfe", "a.meta.yaml is not UTF-8"), (b" " * 70_000, "over 64 KB")]
)
def test_a_sidecar_that_cannot_be_read_is_named(tmp_path, content, message):
    (tmp_path / "a.meta.yaml").write_bytes(content)

    with pytest.raises(SourceError, match=message):
        sidecar.read(tmp_path / "a.meta.yaml")


def test_authors_stand_in_a_line_or_in_a_list_of_names_or_of_groups_with_a_name():
    assert parse("author: 张三、李四", "a").values["authors"] == ("张三", "李四")
    assert parse("author: Smith, John", "a").values["authors"] == ("Smith, John",)
    assert parse("authors: [李明, {name: 王 芳, url: x}]", "a").values["authors"] == ("李明", "王 芳")


def test_an_entry_that_speaks_of_no_article_is_named():
    said = parse(
        "articles: [{begins: 第一句, column: x}, {begins: 没有, titled: 乙, column: x}, {titled: 丙, url: x}]", "a"
    )

    assert said.unmatched([("甲", "第一句话。"), ("乙", "别的话。")]) == [
        "the sidecar speaks of an article titled “乙” that begins with “没有”, but none is there",
        "the sidecar speaks of an article titled “丙”, but none is there",
    ]
