import pytest

from rag.conversation import resolve

CLUSTERS = "数字产业集群如何推动？"
SUPPORT = "政府应该怎样支持循环经济？"


class Library:
    """Says by how much the talk fits worse, what the talk is about, and that it has all words but these."""

    def __init__(self, misfit: float, topic: str = "", strangers: tuple[str, ...] = ()) -> None:
        self._misfit = misfit
        self._topic = topic
        self._strangers = strangers

    def misfit(self) -> float:
        return self._misfit

    def topic(self) -> str:
        return self._topic

    def knows(self, word: str) -> bool:
        return word not in self._strangers


@pytest.mark.parametrize(
    "question",
    [
        "那企业呢？", "有哪些免责事由？", "應當怎樣做？", "周围的景象是什么样的？", "那么政府怎么支持？",
        "What about cooperation?", "And in rural areas, who pays?", "When did he resign?", "¿Y en las zonas rurales?",
    ],
)  # fmt: skip
def test_a_question_that_the_talk_s_passages_fit_as_well_is_searched_with_the_one_before(question):
    found = resolve(question, SUPPORT, Library(0.05))

    assert found == (f"{SUPPORT} {question}", True, SUPPORT)


@pytest.mark.parametrize(
    "question", ["为什么？", "具体有哪些措施？", "应该采取哪些措施？", "怎么办呢？", "Why?", "And how so?"]
)
def test_a_question_that_names_nothing_leans_whatever_fits(question):
    assert resolve(question, SUPPORT, Library(9.0)).text == f"{SUPPORT} {question}"


@pytest.mark.parametrize(
    "question",
    [
        "传统产业是低端产业吗？", "那么推官是什么朝代设置的？", "津蓟铁路沿线的站点，它们分别是什么？",
        "Then what scientists measure oxygen?", "How do clusters attract talent?",
    ],
)  # fmt: skip
def test_a_question_that_other_passages_fit_far_better_stands_alone(question):
    assert resolve(question, SUPPORT, Library(0.3)) == (question, False, question)


def test_a_question_on_what_no_passage_has_stands_alone():
    library = Library(0.02, strangers=("红烧肉",))

    assert not resolve("那么红烧肉怎么做？", SUPPORT, library).leans


def test_a_question_that_names_the_subject_again_stands_alone():
    assert not resolve("数字产业集群有哪两种形态？", CLUSTERS, Library(0.0, "数字产业集群")).leans


def test_a_long_question_without_a_word_that_points_stands_alone():
    assert not resolve("财务人员遭受电信诈骗给单位造成损失的时候单位应当如何处理才好？", SUPPORT, Library(0.0)).leans
    assert not resolve("Who pays for the new schools?", SUPPORT, Library(0.0)).leans


@pytest.mark.parametrize(
    ("question", "resolved"),
    [
        ("它有哪两种形态？", "数字产业集群有哪两种形态？"),
        ("那它们有什么好处？", "数字产业集群有什么好处？"),
        ("其特征是什么？", "数字产业集群的特征是什么？"),
        ("它的特征是什么？", "数字产业集群的特征是什么？"),
    ],
)
def test_a_pronoun_gives_way_to_the_subject_where_that_is_clear(question, resolved):
    assert resolve(question, CLUSTERS, Library(0.1, "数字产业集群")) == (resolved, True, CLUSTERS)


def test_what_is_asked_back_and_is_found_elsewhere_takes_the_subject_s_place():
    found = resolve("那循环经济呢？", CLUSTERS, Library(0.2, "数字产业集群"))

    assert found == ("循环经济如何推动？", True, "循环经济如何推动？")


def test_what_is_asked_back_and_is_a_side_of_the_subject_does_not():
    assert resolve("那企业呢？", CLUSTERS, Library(0.1, "数字产业集群")).text == f"{CLUSTERS} 那企业呢？"
