import json
from pathlib import Path

import pytest

from index.builder import Builder
from index.errors import SourceError
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.evaluation.blanks import drafted
from rag.evaluation.draft import Draft, DraftKind, write_drafts
from rag.evaluation.drafting import drafts
from rag.evaluation.questions import load
from rag.headline import as_question
from rag.points import announced, points
from tests.fakes import LetterEncoder


@pytest.mark.parametrize(
    ("headline", "question"),
    [
        ("推动数字产业集群创新发展", "如何推动数字产业集群创新发展？"),
        ("以循环经济助力绿色转型", "如何以循环经济助力绿色转型？"),
        ("（二）推进“数实融合”，打造新优势", "如何推进“数实融合”？"),
        ("数字产业集群的特征", "数字产业集群的特征有哪些？"),
        ("如何理解高质量共建“一带一路”？", "如何理解高质量共建“一带一路”？"),
        ("How clusters grow", "How clusters grow?"),
        ("怎么打开本地应用_某某知道", "怎么打开本地应用？"),
        ("平凡人的善良", None),
        ("", None),
    ],
)
def test_a_headline_becomes_the_question_that_its_text_answers(headline, question):
    assert as_question(headline) == question


@pytest.mark.parametrize(
    ("sentence", "kind", "question", "nugget"),
    [
        (
            "2022年，全国博物馆总数约6565家，举办展览多场。",
            DraftKind.NUMBER,
            "2022年，全国博物馆总数多少家？",
            "2022年，全国博物馆总数约6565家",
        ),
        (
            "据统计，我国再生资源的回收率达到了63.9%。",
            DraftKind.NUMBER,
            "我国再生资源的回收率达到了多少？",
            "我国再生资源的回收率达到了63.9%",
        ),
        (
            "6月2日，六个部门联合印发下半年重点工作任务。",
            DraftKind.DATE,
            "六个部门联合印发下半年重点工作任务是在什么时候？",
            "6月2日，六个部门联合印发下半年重点工作任务",
        ),
        (
            "南昌市副市长龙国英表示，电影节必将推动电影事业的发展。",
            DraftKind.SPEAKER,
            "谁表示电影节必将推动电影事业的发展？",
            "南昌市副市长龙国英表示",
        ),
        (
            "数字产业集群主要是指数字企业的聚集，很重要。",
            DraftKind.DEFINITION,
            "什么是数字产业集群？",
            "数字产业集群主要是指数字企业的聚集",
        ),
        (
            "In 1954 the relics were returned to Mongolia.",
            DraftKind.BLANK,
            "In ____ the relics were returned to Mongolia.",
            "In 1954 the relics were returned to Mongolia.",
        ),
    ],
)
def test_a_sentence_becomes_the_question_that_it_answers(sentence, kind, question, nugget):
    assert [*drafted(sentence)] == [Draft(kind, question, (nugget,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "其中，全国博物馆总数达到6565家。",  # leans on the sentence before
        "看着120急救车载着病患向医院疾驰而去。",  # a number that counts nothing
        "重点培育三到5个千亿级的产业集群。",
        "有关负责人表示，电影节必将推动电影事业的发展。",  # a speaker without a name
        "2015年9月，在出席联合国大会一般性辩论期间。",
        "好。",
    ],
)
def test_a_sentence_that_would_make_a_riddle_is_left_alone(sentence):
    assert [*drafted(sentence)] == []


def test_points_are_those_of_the_first_enumeration():
    sentences = [
        "要做好几件事。",
        "一是加强规划引领，统筹布局。",
        "首先要快。",
        "二是增强创新能力。",
        "一是另外一回事情。",
    ]

    assert points(sentences) == ("一是加强规划引领，统筹布局", "二是增强创新能力")
    assert points(["一是只有这一点。"]) == ()


def test_what_announces_points_is_asked():
    sentences = [
        "推动企业数字化转型，要把握好以下几方面工作。",
        "一是整体推进企业数字化转型。",
        "二是支持平台企业创新发展。",
    ]

    assert announced(sentences) == (
        "推动企业数字化转型，要把握好哪几方面工作？",
        ("一是整体推进企业数字化转型", "二是支持平台企业创新发展"),
    )
    assert announced(["推动企业数字化转型。", *sentences[1:]]) is None


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, place in enumerate(("浙江", "山东", "四川")):
        text = f"推动{place}产业集群发展\n\n{place}在2023年新培育省级新兴产业集群1{number}个，规模继续扩大。\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([folder]))
    return library


def test_a_librarys_articles_give_the_same_questions_every_time(library):
    found = drafts(library)

    assert found == drafts(library)
    numbers = [one for one in found if one.kind is DraftKind.NUMBER]
    assert [one.question for one in numbers][:1] == ["浙江在2023年新培育省级新兴产业集群多少个？"]
    assert numbers[0].nuggets == ("浙江在2023年新培育省级新兴产业集群10个",)


def test_near_misses_ask_for_a_year_that_no_article_names(library):
    missed = [one for one in drafts(library) if one.kind is DraftKind.NEAR_MISS]

    assert missed[0] == Draft(DraftKind.NEAR_MISS, "浙江在2024年新培育省级新兴产业集群多少个？")


def test_a_drafted_folder_is_a_test_set_and_is_not_written_over(library, tmp_path):
    found = drafts(library)
    write_drafts(found, tmp_path / "drafts", library.folder)

    asked = load(tmp_path / "drafts")
    assert [(one.question, one.answers, one.kind) for one in asked if one.answerable] == [
        (one.question, one.nuggets, one.kind) for one in found if one.nuggets
    ]
    assert [one.question for one in asked if not one.answerable] == [one.question for one in found if not one.nuggets]
    line = json.loads((tmp_path / "drafts" / "questions.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert line["draft"] is True
    with pytest.raises(SourceError, match="is not empty"):
        write_drafts(found, tmp_path / "drafts", library.folder)


def test_a_library_that_says_nothing_gives_no_folder(library, tmp_path):
    with pytest.raises(SourceError, match="no question could be drafted"):
        write_drafts([], tmp_path / "drafts", library.folder)
    assert not (tmp_path / "drafts").exists()


@pytest.mark.parametrize("line", ['{"id": 1, "question": "?"}', '{"id": 1, "question": "?", "nuggets": ["a"]}', "[]"])
def test_a_folder_with_a_question_of_another_form_is_named(tmp_path, line):
    (tmp_path / "questions.jsonl").write_text(line, encoding="utf-8")

    with pytest.raises(SourceError, match="holds a question of another form"):
        load(tmp_path)


def test_a_line_separator_inside_a_question_ends_no_line(tmp_path):
    line = '{"id": "1", "question": "a\u2028b", "nuggets": [{"text": "c"}]}'
    (tmp_path / "questions.jsonl").write_text(line, encoding="utf-8")

    assert [one.question for one in load(tmp_path)] == ["a\u2028b"]
