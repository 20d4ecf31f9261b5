import json
from datetime import date

import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.answer import Answer
from rag.answer_json import answer_json
from rag.scope import Fate, Scope
from rag.service import Service
from tests.fakes import LetterEncoder

RECORDS = [
    {"_id": "old", "title": "aa", "text": "aaaa aaaa.", "date": "2021-05-03", "publication": "Daily A"},
    {"_id": "new", "title": "ab", "text": "aabb abab.", "date": "2024-06-30", "publication": "Daily B"},
    {"_id": "none", "title": "ac", "text": "aacc acac.", "publication": "Daily A"},
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("scoped")
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    library = Library.create(folder / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([corpus]))
    return Service(library, LetterEncoder(), Derived.of(library))


def found(answer: Answer) -> list[str]:
    return [cited.article.source_id for cited in answer.passages]


def test_everything_is_searched_without_a_scope(service):
    answer = service.ask("aaaa")

    assert sorted(found(answer)) == ["new", "none", "old"]
    assert (answer.scope, answer.scope_words, answer.scope_articles, answer.undated) == (Scope(), (), None, 0)


def test_only_what_is_within_a_scope_is_found(service):
    answer = service.ask("aaaa", scope=Scope(publications=frozenset({"Daily A"})))

    assert found(answer) == ["old", "none"]
    assert answer.scope_articles == 2


def test_what_the_question_says_of_time_is_applied_and_reported(service):
    answer = service.ask("aaaa since 2023")

    assert found(answer) == ["new"]
    assert answer.resolved == "aaaa since 2023"
    assert [(one.words, one.scope, one.fate) for one in answer.scope_words] == [
        ("since 2023", Scope(since="2023"), Fate.APPLIED)
    ]
    assert (answer.scope_articles, answer.of_articles, answer.undated) == (1, 3, 1)


def test_what_the_question_says_of_time_is_left_alone_on_request(service):
    answer = service.ask("aaaa since 2023", read_scope=False)

    assert len(found(answer)) == 3
    assert answer.scope_words == ()


def test_a_scope_that_holds_nothing_is_an_answer_without_passages(service):
    answer = service.ask("aaaa", scope=Scope(since=str(date.today().year + 1)))

    assert (found(answer), answer.answered, answer.scope_articles) == ([], False, 0)


def test_the_scope_stands_in_the_json(service):
    assert answer_json(service.ask("aaaa since 2023"))["scope"] == {
        "article_ids": [],
        "publications": [],
        "since": "2023",
        "until": None,
        "articles": 1,
        "of_articles": 3,
        "undated": 1,
        "words": [
            {
                "words": "since 2023",
                "fate": "applied",
                "applied": True,
                "part": {"article_ids": [], "publications": [], "since": "2023", "until": None},
            }
        ],
    }


def test_a_question_of_scope_alone_asks_the_question_before_within_it(service):
    answer = service.ask("according to Daily A?", turns=["aaaa"])

    assert (answer.leans, answer.resolved) == (True, "aaaa according to Daily A?")
    assert answer.scope == Scope(publications=frozenset({"Daily A"}))
    assert sorted(found(answer)) == ["none", "old"]


@pytest.mark.parametrize("turns", [["aaaa", "according to Daily A?"], ["according to Daily A?"]])
@pytest.mark.parametrize("question", ["abab acac", "abab acac since 2100"])
def test_a_question_with_a_topic_of_its_own_is_searched_everywhere_as_it_is(service, turns, question):
    answer = service.ask(question, turns=turns)

    assert (answer.leans, answer.resolved, answer.scope) == (False, question, Scope())


def test_where_to_look_may_be_said_in_two_questions_before_what_to_look_for(service):
    answer = service.ask("since 2023", turns=["according to Daily B"])

    assert answer.resolved == "since 2023"
    assert answer.scope == Scope(publications=frozenset({"Daily B"}), since="2023")


def test_a_question_that_leans_is_searched_within_what_the_one_before_said(service):
    answer = service.ask("Why?", turns=["aaaa since 2023"])

    assert answer.resolved == "aaaa Why?"
    assert [one.words for one in answer.scope_words] == ["since 2023"]
    assert found(answer) == ["new"]


def test_a_talk_that_was_asked_before_and_one_that_is_told_now_resolve_alike(service):
    asked = ["aaaa", "Why?", "What else?"]
    for place, question in enumerate(asked):
        last = service.ask(question, turns=asked[:place])
    told = Service(service._finder.library, LetterEncoder(), Derived.of(service._finder.library))

    assert told.ask(asked[-1], turns=asked[:-1]).resolved == last.resolved == "aaaa What else?"


def test_the_json_says_whether_the_question_leans(service):
    assert [answer_json(service.ask("Why?", turns=turns))["leans"] for turns in ([], ["aaaa"])] == [False, True]
