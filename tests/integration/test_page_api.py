"""The endpoints that programs call, over HTTP, in the hardened application."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from rag.service import Service
from tests.unit.ui.samples import FakeService
from ui.address import Address
from ui.mode import Mode
from ui.server import application

# gradio makes an event loop in every thread that has none and closes none of them; the fixture collects them.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = application(cast(Service, FakeService(Path())), Address.of(None, 7860, [], {}), Mode(read_only=True))
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


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"question": "数据", "top": 0}, "top is 0, expected a whole number from 1 to 100"),
        ({"question": "数据", "top": "x"}, "top is 'x'"),
        ({"question": 7}, "question is int, expected text"),
        ({"question": "?"}, "no word"),
        ({"question": "!"}, "the search failed; the reason is in the server's log"),
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


def test_only_the_two_endpoints_are_offered(client):
    assert set(client.get("/gradio_api/info").json()["named_endpoints"]) == {"/search", "/articles"}


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
