"""The endpoints that programs call, over HTTP, in the hardened application."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from rag.scope import Scope
from rag.service import Service
from tests.unit.ui.samples import TEXT, FakeService
from ui.address import Address
from ui.mode import Mode
from ui.server import application

# gradio makes an event loop in every thread that has none and closes none of them; the fixture collects them.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest.fixture(scope="module")
def service() -> FakeService:
    return FakeService(Path())


@pytest.fixture(scope="module")
def client(service: FakeService) -> Iterator[TestClient]:
    app = application(cast(Service, service), Address.of(None, 7860, [], {}), Mode(read_only=True))
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        yield client
    gc.collect()


def call(client: TestClient, endpoint: str, **arguments: object) -> tuple[str, Any]:
    """The last event of a call and its data."""
    event_id = client.post(f"/gradio_api/call/v2/{endpoint}", json=arguments).json()["event_id"]
    lines = client.get(f"/gradio_api/call/{endpoint}/{event_id}").text.strip().splitlines()
    return lines[-2].removeprefix("event: "), json.loads(lines[-1].removeprefix("data: "))


def test_search_returns_the_passages_as_the_command_line_prints_them(client):
    event, (found,) = call(client, "search", question="数据")

    assert event == "complete"
    assert found["answered"] is True
    assert [passage["text"] for passage in found["passages"]] == ["甲是首句。乙是次句。", "丙在第二段。丁在后面。"]
    assert found["passages"][0]["article"]["authors"] == ["王一", "李二"]


def test_search_takes_where_to_look(client, service):
    call(client, "search", question="数据", publications=["人民日报"], since="2022", until="2023-06")

    assert service.scope == Scope(publications=frozenset({"人民日报"}), since="2022", until="2023-06")
    assert service.read_scope is True


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"question": "数据", "top": 0}, "top is 0, expected a whole number from 1 to 100"),
        ({"question": "数据", "top": "x"}, "top is 'x'"),
        ({"question": 7}, "question is int, expected text"),
        ({"question": "?"}, "no word"),
        ({"question": "!"}, "search failed; the reason is in the server's log"),
    ],
)
def test_a_bad_request_is_told_what_was_expected(client, arguments, words):
    event, data = call(client, "search", **arguments)

    assert event == "error"
    assert words in data["error"]
    assert "/secret/path" not in data["error"]


def test_articles_lists_every_article_with_its_attribution(client):
    _, (listed,) = call(client, "articles")

    assert [(entry["article_id"], entry["title"], entry["file"]) for entry in listed] == [("a1", "论数据", "a.txt")]
    assert call(client, "articles", offset=1) == ("complete", [[]])


def test_a_question_is_asked_within_its_talk_and_a_part_of_the_collection(client, service):
    call(client, "ask", question="怎么办？", turns=["数据"], article_ids=["a1"], since="2024", read_scope=False)

    assert service.turns == ["数据"]
    assert service.scope == Scope(article_ids=frozenset({"a1"}), since="2024")
    assert service.read_scope is False


@pytest.mark.parametrize(
    ("endpoint", "arguments", "words"),
    [
        ("ask", {"question": "数据", "turns": "数据"}, "turns is str, expected a list of texts"),
        ("ask", {"question": "数据", "article_ids": [7]}, "an item of article_ids is int, expected text"),
        ("ask", {"question": "数据", "since": "soon"}, "'soon' is no date; expected a year, a month or a day"),
        ("ask", {"question": "数据", "read_scope": 1}, "read_scope is 1, expected true or false"),
        ("articles", {"limit": 1001}, "limit is 1001, expected a whole number from 1 to 1000"),
        ("articles", {"offset": -1}, "offset is -1"),
        ("article", {"article_id": None}, "article_id is NoneType, expected text"),
    ],
)
def test_what_cannot_be_asked_is_told_what_was_expected(client, endpoint, arguments, words):
    event, data = call(client, endpoint, **arguments)

    assert (event, words in data["error"]) == ("error", True)


def test_an_article_comes_whole(client):
    _, (article,) = call(client, "article", article_id="a1")

    assert (article["title"], article["text"], article["also_in"]) == ("论数据", TEXT, [])


def test_these_endpoints_are_offered_and_no_event_of_the_page(client):
    offered = client.get("/gradio_api/info").json()["named_endpoints"]

    assert {
        name: {one["parameter_name"]: one["python_type"]["type"] for one in endpoint["parameters"]}
        for name, endpoint in offered.items()
    } == {
        "/search": {
            "question": "str",
            "top": "int",
            "article_ids": "list[str]",
            "publications": "list[str]",
            "since": "str",
            "until": "str",
        },
        "/ask": {
            "question": "str",
            "turns": "list[str]",
            "top": "int",
            "article_ids": "list[str]",
            "publications": "list[str]",
            "since": "str",
            "until": "str",
            "read_scope": "bool",
        },
        "/articles": {"text": "str", "publication": "str", "year": "str", "limit": "int", "offset": "int"},
        "/article": {"article_id": "str"},
    }
    assert all(
        "collection" in endpoint["description"] or "article" in endpoint["description"] for endpoint in offered.values()
    )


def test_the_tools_for_models_are_closed_unless_asked_for(client):
    for path in ("/gradio_api/mcp", "/gradio_api/mcp/", "/gradio_api/mcp/sse"):
        assert client.post(path, json={}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/gradio_api/upload", "/gradio_api/deep_link", "/openapi.json", "/docs", "/monitoring"]
)
def test_the_rest_of_gradio_is_closed(client, path):
    assert client.get(path).status_code == 404


def test_a_large_request_is_refused(client):
    assert client.post("/gradio_api/queue/join", content=b" " * 2_000_000).status_code == 413


def test_another_host_name_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_another_origin_may_not_read(client):
    answer = client.get("/config", headers={"origin": "http://evil.example"})

    assert "access-control-allow-origin" not in answer.headers
