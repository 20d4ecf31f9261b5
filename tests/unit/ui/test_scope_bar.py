import pytest

from index.finding import Choice
from rag.facets import Facets, Reach
from rag.scope import EVERYTHING, Scope
from ui.scope.bar import bar
from ui.scope.choices import SHOWN, choices
from ui.scope.choosing import chosen, without
from ui.scope.words import in_words
from ui.texts.texts import EN, ZH

ALL = Scope(frozenset({"a1", "a2"}), frozenset({"人民日报", "光明日报"}), "2022", "2023")
FACETS = Facets((Choice("人民日报", 12), Choice("<b>报", 1)), (Choice("2021", 3), Choice("2023", 10)), 15, 2)
MANY = FACETS._replace(publications=tuple(Choice(f"晚报{n:04}", 1) for n in range(3_000)))


@pytest.mark.parametrize(
    ("said", "scope"),
    [
        ({"articles": ["a1"]}, Scope(article_ids=frozenset({"a1"}))),
        ({"publications": ["人民日报"]}, Scope(ALL.article_ids, frozenset({"人民日报"}))),
        ({"publications": [], "since": "2022", "until": ""}, Scope(ALL.article_ids, since="2022")),
        ({"since": "2024", "until": "2021"}, Scope(ALL.article_ids, since="2021", until="2024")),
        ({"publications": "人民日报", "since": 2022, "until": "soon"}, Scope(ALL.article_ids)),
        ({"articles": [7, "", "x" * 501, None]}, EVERYTHING),
    ],
)
def test_what_is_chosen_takes_the_place_of_what_was(said, scope):
    assert chosen(ALL, said) == scope


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"part": "article", "value": "a1"}, Scope(frozenset({"a2"}), ALL.publications, "2022", "2023")),
        ({"part": "articles"}, Scope(frozenset(), ALL.publications, "2022", "2023")),
        ({"part": "publication", "value": "光明日报"}, Scope(ALL.article_ids, frozenset({"人民日报"}), "2022", "2023")),
        ({"part": "time"}, Scope(ALL.article_ids, ALL.publications)),
        ({"part": "all"}, EVERYTHING),
    ],
)
def test_one_part_is_taken_off_and_the_others_stay(said, left):
    assert without(ALL, said) == left


@pytest.mark.parametrize(
    ("scope", "zh", "en"),
    [
        (ALL, "选定的 2 篇 · 人民日报、光明日报 · 2022–2023", "chosen articles: 2 · 人民日报, 光明日报 · 2022–2023"),
        (Scope(since="2022"), "2022 以来", "since 2022"),
        (Scope(until="2022"), "2022 以前", "until 2022"),
        (Scope(since="2022", until="2022"), "2022", "2022"),
    ],
)
def test_a_scope_is_told_in_words(scope, zh, en):
    assert (in_words(scope, ZH), in_words(scope, EN)) == (zh, en)


def test_each_part_in_force_is_a_button_that_takes_it_off():
    scope = Scope(frozenset({"a1"}), frozenset({"<b>报"}), "2022", "2023")
    shown = bar(scope, {"a1": "《题》"}, Reach(3, 15, 2), "", ZH)

    assert '<button type="button" class="part" data-part="article" data-value="a1" aria-label="去掉“《题》”"' in shown
    assert 'data-part="publication" data-value="&lt;b&gt;报"' in shown
    assert "<span>2022–2023</span>" in shown
    assert "15 篇里的 3 篇，另有 2 篇没有日期，不在其中" in shown


def test_a_name_that_reorders_text_comes_back_as_it_is():
    name = "\u202e报<b>"
    scope, facets = Scope(publications=frozenset({name})), FACETS._replace(publications=(Choice(name, 1),))

    assert 'data-value="\u202e报&lt;b&gt;" aria-label="去掉“\ufffd报&lt;b&gt;”"' in bar(
        scope, {}, Reach(1, 2, 0), "", ZH
    )
    assert '<input type="checkbox" value="\u202e报&lt;b&gt;" checked>' in choices(scope, facets, "", ZH)


def test_nothing_is_in_force_unless_something_was_chosen():
    assert "in-force" not in bar(EVERYTHING, {}, None, "", ZH)


def test_many_articles_are_counted_and_one_that_has_left_is_said_to_have():
    many = {f"a{n}": "" for n in range(12)}

    assert "选定的 12 篇" in bar(Scope(article_ids=frozenset(many)), many, Reach(12, 15, 0), "", ZH)
    assert "已不在文库的文章" in bar(Scope(article_ids=frozenset({"a"})), {"a": ""}, Reach(0, 15, 0), "", ZH)
    assert "No article is within this" in bar(Scope(since="2030"), {}, Reach(0, 15, 0), "", EN)


def test_what_can_be_chosen_is_what_the_collection_has():
    shown = choices(Scope(publications=frozenset({"人民日报"}), since="2021"), FACETS, "", ZH)

    assert '<input type="checkbox" value="人民日报" checked> 人民日报（12）' in shown
    assert '<input type="checkbox" value="&lt;b&gt;报"> &lt;b&gt;报（1）' in shown
    assert '<option value="2021" selected>2021（3）</option>' in shown
    assert "有 2 篇没有日期，选了年份就不查这些" in shown
    assert 'type="search"' not in shown


def test_a_long_list_of_publications_is_searched_and_keeps_what_is_chosen():
    scope = Scope(publications=frozenset({"晚报2999"}))
    shown, sought, missed = (choices(scope, MANY, words, ZH) for words in ("", "晚报０12", "没有"))

    assert (shown.count("checkbox"), sought.count("checkbox"), missed.count("checkbox")) == (SHOWN + 1, 11, 1)
    assert f"还有 {2_999 - SHOWN} 种没有列出" in shown
    assert 'value="晚报0125"' in sought
    assert "没有这样的报刊" in missed
    assert all("晚报2999（1）" in one for one in (shown, sought, missed))


def test_a_collection_that_states_nothing_says_so():
    shown = choices(EVERYTHING, Facets((), (), 3, 3), "", EN)

    assert "No article states a publication." in shown
    assert "No article states a date." in shown
