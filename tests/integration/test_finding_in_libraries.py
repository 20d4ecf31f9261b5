"""The main job, measured: the seeds' questions, and the two that the project shows first."""

import shutil

import pytest

from index.building import building, rebuild
from index.library import Library
from index.models.encoders import REFERENCE_MODEL, open_encoder
from rag.evaluation.report import evaluate
from rag.service import Service
from tests.shared_data import shared_file

# The four measures of 方晓霞's article, each at the head of its paragraph.
MEASURES = (
    "一是加强顶层设计与规划引领",
    "二是增强关键共性技术创新能力",
    "三是培育具有生态主导力的领军企业",
    "四是推动高水平对外开放",
)


@pytest.mark.shared
def test_the_seeds_chinese_questions_find_their_passage(seed_library):
    folder = shared_file("eval/seeds/questions.jsonl").parent

    figures = evaluate(folder, library=seed_library).groups

    assert figures["zh"]["hit@1"] >= 0.80
    assert figures["zh"]["hit@3"] >= 0.95
    assert figures["abstention"]["AUROC"] >= 0.97
    assert figures["abstention"]["wrongly refused"] <= 0.05
    assert figures["abstention"]["wrongly answered"] <= 0.1


@pytest.mark.parametrize("question", ["如何推动数字产业集群发展？", "how to promote digital industry clusters"])
def test_the_showcase_questions_find_a_measure_of_fang_xiaoxia(seed_library, question):
    answer = Service.open(seed_library).ask(question, top=3)

    found = [cited for cited in answer.passages if any(measure in cited.passage.text for measure in MEASURES)]
    assert answer.answered
    assert found
    assert found[0].article.file == "001_054cf24c2f2ddffb.txt"
    assert found[0].article.attribution.authors == ("方晓霞",)


@pytest.mark.parametrize(
    "question",
    [
        "政府應該怎樣支持循環經濟？",
        "How should the government support the circular economy?",
        "政府は循環経済をどのように支援すべきですか？",
        "Как правительство может поддержать циклическую экономику?",
        "¿Cómo puede el gobierno apoyar la economía circular?",
        "Comment le gouvernement peut-il soutenir l'économie circulaire ?",
        "Wie kann die Regierung die Kreislaufwirtschaft fördern?",
        "كيف يمكن للحكومة دعم الاقتصاد الدائري؟",
        "Chính phủ nên hỗ trợ kinh tế tuần hoàn như thế nào?",
    ],
)
def test_a_question_in_any_language_finds_the_chinese_passage(seed_library, question):
    answer = Service.open(seed_library).ask(question, top=3)

    assert any("政府要发挥“指挥棒”作用" in cited.passage.text for cited in answer.passages)


def test_a_chinese_question_finds_its_answer_in_the_only_english_article(seed_library, tmp_path):
    library = tmp_path / "library"
    shutil.copytree(seed_library, library)
    text = "Wind turbines of the island supplied nine tenths of its electricity in March, the grid operator said."
    (tmp_path / "island.txt").write_text(text, encoding="utf-8")
    with building(library) as builder:
        list(builder.build([tmp_path / "island.txt"]))

    answer = Service.open(library).ask("岛上的风力发电机供应了多少电力？", top=3)

    assert "island.txt" in [cited.article.file for cited in answer.passages]


def test_a_question_off_the_subject_is_refused(seed_library):
    assert not Service.open(seed_library).ask("红烧肉的做法").answered


def test_a_passage_that_two_articles_share_is_shown_once(tmp_path):
    text = "循环经济是指资源的循环利用。它需要政府和企业一起努力，也需要居民参与。"
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with building(tmp_path / "library") as builder:
        list(builder.build([tmp_path / "first.txt", tmp_path / "second.txt"]))

    answer = Service.open(tmp_path / "library").ask("什么是循环经济？")

    (cited,) = answer.passages
    assert {cited.article.file, *(twin.article.file for twin in cited.also_in)} == {"first.txt", "second.txt"}


def test_a_reprint_of_a_seed_article_is_shown_once_and_stays_in_the_library(seed_library, tmp_path):
    library, question = tmp_path / "library", "如何推动数字产业集群发展？"
    shutil.copytree(seed_library, library)
    before = Service.open(library).ask(question)
    article = Library.open(library).article(before.passages[0].passage.article_id)
    text = article.text.replace("。\n", "。\n\n")
    (tmp_path / "reprint.txt").write_text(f"数字产业集群怎么建\n\n{text[30:]}\n\n本报综合报道。", encoding="utf-8")
    with building(library) as builder:
        list(builder.build([tmp_path / "reprint.txt"]))

    answer = Service.open(library).ask(question)

    best = answer.passages[0]
    assert {best.article.file, *(twin.article.file for twin in best.also_in)} == {article.file, "reprint.txt"}
    assert len({cited.passage.text for cited in answer.passages}) == len(before.passages)
    assert "reprint.txt" in [other.file for other in Library.open(library).reprints(article.article_id)]


def test_an_article_added_by_another_process_is_found_by_a_service_that_is_open(tmp_path):
    (tmp_path / "first.txt").write_text("循环经济是指资源的循环利用。", encoding="utf-8")
    with building(tmp_path / "library") as builder:
        list(builder.build([tmp_path / "first.txt"]))
    service = Service.open(tmp_path / "library")
    (tmp_path / "second.txt").write_text("数字产业集群是数字经济的重要载体。", encoding="utf-8")
    with building(tmp_path / "library") as builder:
        list(builder.build([tmp_path / "second.txt"]))

    answer = service.ask("什么是数字产业集群？")

    assert answer.passages[0].passage.text == "数字产业集群是数字经济的重要载体。"


def test_a_library_that_is_built_anew_with_another_model_is_followed(tmp_path):
    (tmp_path / "first.txt").write_text("循环经济是指资源的循环利用。", encoding="utf-8")
    with building(tmp_path / "library") as builder:
        list(builder.build([tmp_path / "first.txt"]))
    service = Service.open(tmp_path / "library")
    service.ask("什么是循环经济？")
    rebuild(tmp_path / "library", REFERENCE_MODEL, lambda _: None)

    answer = service.ask("什么是循环经济？")

    encoder = open_encoder(REFERENCE_MODEL)
    sentence = encoder.encode_passages(["循环经济是指资源的循环利用。"])[0]
    cosine = float(sentence @ encoder.encode_questions(["什么是循环经济？"])[0])
    assert answer.passages[0].evidence[0].score == pytest.approx(cosine, abs=2e-3)
