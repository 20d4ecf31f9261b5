from datetime import date

import numpy as np
import pytest

from rag.provenance import Provenance
from rag.publications import names
from rag.scope import Fate, Scope
from rag.scoping import Scoping

TODAY = date(2026, 11, 22)
DATES = ["2021-05-03", "2023", "2024-06-30", "2024-06", ""]
PRINTED = ["人民日报", "人民日报", "光明日报", "", "光明日报"]
LIBRARY = Provenance(
    np.array(["a", "b", "c", "d", "e"]),
    np.array(PRINTED),
    np.array(DATES, dtype="U10"),
    np.array([0, 0, 1, 2, 3, 4]),
    names(["人民日报", "光明日报"]),
)


def scoped(question: str, scope: Scope | None = None, library: Provenance = LIBRARY) -> Scoping:
    return Scoping.of(question, scope or Scope(), lambda: library, TODAY)


def within(scope: Scope) -> str:
    return "".join(LIBRARY.article_ids[LIBRARY.articles(scope)])


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), "abcde"),
        (Scope(since="2023"), "bcd"),
        (Scope(since="2023-05"), "bcd"),  # b may be of May
        (Scope(until="2023-05"), "ab"),
        (Scope(until="2024-06-15"), "abd"),
        (Scope(since="2024-06-30", until="2024-06-30"), "cd"),
        (Scope(publications=frozenset({"《人民日报》第5版"})), "ab"),
        (Scope(article_ids=frozenset({"a", "e", "none"})), "ae"),
        (Scope(article_ids=frozenset({"a", "e"}), since="2020"), "a"),
    ],
)
def test_an_article_is_within_a_scope_if_all_it_says_of_itself_may_be(scope, expected):
    assert within(scope) == expected


def test_rows_are_within_with_their_article():
    assert LIBRARY.rows(LIBRARY.articles(Scope(publications=frozenset({"人民日报"})))).tolist() == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_words_that_are_applied_are_not_searched_for():
    found = scoped("2023年以来人民日报怎么说循环经济？")

    assert found.scope == Scope(publications=frozenset({"人民日报"}), since="2023")
    assert [one.words for one in found.words] == ["2023年以来", "人民日报怎么说"]
    assert found.text == "循环经济？"
    assert found.articles is not None
    assert found.articles.tolist() == [False, True, False, False, False]


def test_articles_without_a_date_are_counted_if_nothing_else_leaves_them_out():
    assert scoped("2023年以来的政策").undated == 1
    assert scoped("2023年以来的政策", Scope(publications=frozenset({"人民日报"}))).undated == 0


def test_a_question_of_words_of_scope_alone_leaves_nothing_to_search_for():
    assert scoped("人民日报怎么说？").text == ""


def test_what_a_question_says_beside_when_and_where_is_told_whatever_became_of_that():
    asked = scoped("2025年以来的循环经济")

    assert (asked.text, asked.rest) == ("2025年以来的循环经济", "循环经济")


def test_what_an_earlier_question_said_of_time_holds_until_another_time_is_said():
    earlier = scoped("2023年以来的政策").words
    asked = {
        question: Scoping.of(question, Scope(), lambda: LIBRARY, TODAY, earlier=earlier).scope
        for question in ("那企业呢？", "2024年以来呢？", "人民日报怎么说？")
    }

    assert asked["那企业呢？"] == Scope(since="2023")
    assert asked["2024年以来呢？"] == Scope(since="2024")
    assert asked["人民日报怎么说？"] == Scope(since="2023", publications=frozenset({"人民日报"}))


@pytest.mark.parametrize(
    ("question", "scope", "fate"),
    [
        ("2025年以来的政策", Scope(), Fate.LEAVES_NOTHING),
        ("光明日报怎么说", Scope(article_ids=frozenset({"a"})), Fate.LEAVES_NOTHING),
        ("2024年以来的政策", Scope(article_ids=frozenset({"a", "e"})), Fate.LEAVES_NOTHING),
    ],
)
def test_what_would_leave_nothing_is_reported_and_not_applied(question, scope, fate):
    found = scoped(question, scope)

    assert [one.fate for one in found.words] == [fate]
    assert found.scope == scope


def test_where_most_articles_have_no_date_a_period_is_reported_and_not_applied():
    few = Provenance(
        LIBRARY.article_ids, LIBRARY.publications, np.array(["2020", "", "", "2024", ""]), LIBRARY.owners, {}
    )

    assert [one.fate for one in scoped("2023年以来的政策", library=few).words] == [Fate.FEW_DATES]


def test_a_period_that_holds_back_no_dated_article_is_none():
    assert scoped("1949年以来的政策").words == ()


def test_a_question_without_such_words_does_not_ask_where_passages_come_from():
    def provenance() -> Provenance:
        raise AssertionError

    assert Scoping.of("数字产业集群如何推动？", Scope(), provenance, TODAY).articles is None
    assert Scoping.of("2023年以来的政策", Scope(), provenance, None).articles is None


def test_a_publication_whose_name_is_written_otherwise_narrows_what_is_given():
    found = scoped("人民日报怎么说循环经济", Scope(publications=frozenset({"《人民日报》"})))

    assert found.articles is not None
    assert found.articles.tolist() == [True, True, False, False, False]


@pytest.mark.parametrize("sure", [False, True])
def test_words_that_may_be_the_subject_are_left_out_where_only_sure_ones_count(sure):
    found = Scoping.of("2022年之前的名称", Scope(), lambda: LIBRARY, TODAY, sure=sure)

    assert [one.fate for one in found.words] == [Fate.BETTER_ELSEWHERE if sure else Fate.APPLIED]
    assert found.tentative is not sure
