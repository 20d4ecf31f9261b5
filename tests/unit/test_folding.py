from collections.abc import Sequence

from index.articles import Passage, Sentence
from rag.answer import Evidence
from rag.folding import BREADTH, Find, Fold, Hit, folded

SENTENCES = {
    "a": "数字产业集群是数字经济的重要载体，也是现代化产业体系的组成部分。",
    "b": "各地要结合自身的产业基础和资源条件，选好主攻方向，避免一哄而上。",
    "c": "政府应当搭建公共服务平台，帮助中小企业解决上云用数的成本难题。",
    "d": "同时要完善人才培养机制，鼓励高校与龙头企业共建实训基地和实验室。",
}


def find(article_id: str, letters: str, best: str | None = None) -> Find:
    """A passage of the sentences with these letters; the first, or `best`, answers the question."""
    sentences = [Sentence(SENTENCES[letter], 0, 0, ()) for letter in (best or letters[0])]
    text = "".join(SENTENCES[letter] for letter in letters)
    passage = Passage(f"{article_id}-{letters}", article_id, 0, text, 0, len(text), (), tuple(sentences))
    return Find(text, lambda: Hit(passage, 1.0, (Evidence(sentences[0], 0.9),)))


def shown(folds: Sequence[Fold]) -> list[tuple[str, list[str]]]:
    return [(fold.hit.passage.passage_id, [twin.passage.passage_id for twin in fold.twins.values()]) for fold in folds]


def test_the_best_ranked_of_twins_is_shown_and_names_the_others():
    ranking = [find("1", "ab"), find("2", "c"), find("3", "ab")]

    assert shown(folded(ranking, 5)) == [("1-ab", ["3-ab"]), ("2-c", [])]


def test_an_answer_keeps_its_length():
    ranking = [find("1", "a"), find("2", "a"), find("3", "a"), find("4", "b"), find("5", "c"), find("6", "d")]

    assert [passage for passage, _ in shown(folded(ranking, 3))] == ["1-a", "4-b", "5-c"]


def test_the_same_words_twice_in_one_article_are_shown_twice():
    assert shown(folded([find("1", "ab"), find("1", "ab")], 5)) == [("1-ab", []), ("1-ab", [])]


def test_an_article_is_named_once_by_its_best_passage():
    ranking = [find("1", "abc", "b"), find("2", "ab", "b"), find("2", "bc", "b")]

    assert shown(folded(ranking, 5)) == [("1-abc", ["2-ab"])]


def test_passages_cut_at_other_places_are_twins_if_the_answer_stands_in_both():
    assert shown(folded([find("1", "abc", "b"), find("2", "bcd", "b")], 5)) == [("1-abc", ["2-bcd"])]
    assert shown(folded([find("1", "abc", "b"), find("2", "bcd", "d")], 5)) == [("1-abc", []), ("2-bcd", [])]
    assert shown(folded([find("1", "abc", "a"), find("2", "bcd", "b")], 5)) == [("1-abc", []), ("2-bcd", [])]


def test_twins_below_the_last_that_is_shown_are_found_too():
    ranking = [find("1", "ab"), find("2", "cd"), find("3", "ab")]

    assert shown(folded(ranking, 1)) == [("1-ab", ["3-ab"])]


def test_no_more_of_the_ranking_is_read_than_needed():
    ranking = iter([find(str(number), "ab") for number in range(BREADTH + 5)])

    folded(ranking, 1)

    assert len(list(ranking)) == 5
