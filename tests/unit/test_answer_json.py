from dataclasses import replace
from typing import Any, cast

from rag.answer import Answer, Twin
from rag.answer_json import answer_json
from tests.unit.ui.samples import ATTRIBUTION, FIRST, SECOND, answer, holding


def passages(given: Answer) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", answer_json(given)["passages"])


def test_a_passage_names_its_twins():
    twin = Twin("p9", holding(replace(ATTRIBUTION, title="再论"), file="b.txt", article_id="b1"), 0.7)

    first, second = passages(answer(replace(FIRST, also_in=(twin,)), SECOND))

    assert first["also_in"] == [
        {"article_id": "b1", "source_id": "b.txt", "file": "b.txt", "title": "再论", "passage_id": "p9"}
    ]
    assert second["also_in"] == []


def test_a_passage_has_every_key_of_the_contract():
    (passage,) = passages(answer(FIRST))

    assert list(passage) == [
        "rank", "score", "passage_id", "text", "spans", "page", "file", "article", "also_in", "grounds", "sentences",
    ]  # fmt: skip
