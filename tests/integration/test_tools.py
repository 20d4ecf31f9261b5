"""The tools for models: the Model Context Protocol over HTTP, in the hardened application."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.service import Service
from tests.fakes import LetterEncoder
from tests.unit.ui.samples import FakeService
from ui.address import Address
from ui.mode import Mode
from ui.server import application

pytest.importorskip("mcp", reason="pip install -r requirements-mcp.txt")
# gradio makes an event loop in every thread that has none and closes none of them; the fixture collects them.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")

PATH = "/gradio_api/mcp/"
ACCEPT = {"accept": "application/json, text/event-stream"}
GARDEN = "园林之美\n本报记者 赵婧\n苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上都是一幅图画。"


def served(service: Service, mode: Mode) -> Iterator[TestClient]:
    app = application(service, Address.of(None, 7860, [], {}), mode)
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        yield client
    gc.collect()


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    yield from served(cast(Service, FakeService(Path())), Mode(read_only=True, mcp=True))


@pytest.fixture
def service(tmp_path) -> Service:
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    return Service(library, LetterEncoder(), Derived.of(library))


@pytest.fixture
def locked(service) -> Iterator[TestClient]:
    yield from served(service, Mode(password="芝麻", mcp=True))


def said(client: TestClient, method: str, **options: Any) -> Any:
    """What the server says to one message."""
    message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": options.pop("params", {})}
    return client.post(PATH, json=message, headers=ACCEPT, **options).json()["result"]


def call(client: TestClient, tool: str, arguments: dict[str, object], **options: Any) -> Any:
    return said(client, "tools/call", params={"name": tool, "arguments": arguments}, **options)


def test_the_tools_that_read_are_offered_and_described(client):
    tools = {tool["name"]: tool for tool in said(client, "tools/list")["tools"]}

    assert list(tools) == ["search", "ask", "articles", "article"]
    assert all(tool["annotations"]["readOnlyHint"] for tool in tools.values())
    assert tools["search"]["description"].startswith("The passages of the collection that best answer the question")
    assert tools["search"]["inputSchema"]["required"] == ["question"]
    assert tools["ask"]["inputSchema"]["properties"]["turns"]["items"] == {"type": "string"}


def test_a_search_returns_the_passages_as_data_and_as_json(client):
    found = call(client, "search", {"question": "数据"})

    assert found["isError"] is False
    assert found["structuredContent"]["passages"][0]["text"] == "甲是首句。乙是次句。"
    assert json.loads(found["content"][0]["text"]) == found["structuredContent"]


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("search", {"question": "?"}, "no word"),
        ("search", {"question": "数据", "top": 0}, "top is 0, expected a whole number from 1 to 100"),
        ("search", {"question": "!"}, "the reason is in the server's log"),
        ("search", {}, "Field required"),
        ("remove", {"articles": ["a1"]}, "Unknown tool: remove"),
    ],
)
def test_a_model_is_told_what_was_expected(client, tool, arguments, words):
    answer = call(client, tool, arguments)

    assert answer["isError"] is True
    assert words in answer["content"][0]["text"]
    assert "/secret/path" not in answer["content"][0]["text"]


def test_only_the_tools_are_open_and_only_to_messages(client):
    assert [client.get(path, headers=ACCEPT).status_code for path in (PATH, PATH.rstrip("/"))] == [405, 405]
    assert [client.post(PATH + name, json={}).status_code for name in ("sse", "schema", "messages/")] == [404] * 3


def test_another_host_or_a_plain_form_is_refused(client):
    assert client.post(PATH, json={}, headers={**ACCEPT, "host": "evil.example"}).status_code == 400
    assert client.post(PATH, content="{}", headers={**ACCEPT, "content-type": "text/plain"}).status_code == 400
    assert client.post(PATH, content=b" " * 2_000_000, headers=ACCEPT).status_code == 413


def test_an_article_is_added_as_text_and_removed_behind_the_password(locked, service):
    key = ("anyone", "芝麻".encode())
    (report,) = call(locked, "add_text", {"file": "../园", "text": GARDEN}, auth=key)["structuredContent"]["result"]
    (holding,) = service.articles()

    assert (report["file"], report["status"], holding.attribution.title) == ("园.txt", "added", "园林之美")
    assert call(locked, "remove", {"articles": [holding.article_id]}, auth=key)["structuredContent"] == {"removed": 1}
    assert service.articles() == []
    assert locked.post(PATH, json={}, headers=ACCEPT).status_code == 401
