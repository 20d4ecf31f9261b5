"""The endpoints by which programs change the collection, over HTTP, in the hardened application."""

import gc
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.service import Service
from tests.fakes import LetterEncoder
from ui.address import Address
from ui.mode import Mode
from ui.server import application

# gradio makes an event loop in every thread that has none and closes none of them; the fixture collects them.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")

TEXT = "园林之美\n本报记者 赵婧\n苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上都是一幅图画。"


@pytest.fixture
def service(tmp_path, monkeypatch) -> Service:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "sent"))
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    return Service(library, LetterEncoder(), Derived.of(library))


def served(service: Service, mode: Mode) -> TestClient:
    return TestClient(application(service, Address.of(None, 7860, [], {}), mode), base_url="http://127.0.0.1:7860")


@pytest.fixture
def client(service) -> Iterator[TestClient]:
    with served(service, Mode()) as client:
        yield client
    gc.collect()


def call(client: TestClient, endpoint: str, **arguments: object) -> tuple[str, Any]:
    """The last event of a call and its data."""
    event_id = client.post(f"/gradio_api/call/v2/{endpoint}", json=arguments).json()["event_id"]
    lines = client.get(f"/gradio_api/call/{endpoint}/{event_id}").text.strip().splitlines()
    return lines[-2].removeprefix("event: "), json.loads(lines[-1].removeprefix("data: "))


def sent(client: TestClient, name: str, text: str) -> dict[str, object]:
    (path,) = client.post("/gradio_api/upload", files={"files": (name, text.encode())}).json()
    return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}


def test_a_file_is_added_and_its_article_removed(client, service):
    event, (reports,) = call(client, "add", files=[sent(client, "园.txt", TEXT), sent(client, "b.xyz", "x")])

    assert event == "complete"
    assert [(one["file"], one["status"], one["articles"]) for one in reports] == [
        ("园.txt", "added", 1),
        ("b.xyz", "skipped", 0),
    ]
    (holding,) = service.articles()
    assert call(client, "remove", articles=[holding.article_id]) == ("complete", [{"removed": 1}])
    assert service.articles() == []


@pytest.mark.parametrize(
    ("endpoint", "arguments", "words"),
    [
        ("add", {"files": [{"path": "/etc/passwd"}]}, "no uploaded file"),
        ("add", {"files": [{"url": "http://x/"}]}, "no file was sent"),
        ("add", {"files": "x"}, "no uploaded file"),
        ("remove", {"articles": ["nobody"]}, "no article nobody"),
        ("remove", {"articles": [7]}, "articles is no list of article ids"),
    ],
)
def test_a_bad_request_is_told_what_was_expected(client, endpoint, arguments, words):
    event, data = call(client, endpoint, **arguments)

    assert (event, words in data["error"]) == ("error", True)


def test_a_read_only_page_has_none_of_these(service):
    with served(service, Mode(read_only=True)) as client:
        names = set(client.get("/gradio_api/info").json()["named_endpoints"])
        assert not {"/add", "/remove"} & names
        assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 404
    gc.collect()


def test_a_file_beyond_the_limit_is_refused(client, monkeypatch):
    answer = client.post("/gradio_api/upload", headers={"content-length": str(1 << 30)}, content=b"x")

    assert answer.status_code == 413


@pytest.fixture
def locked(service) -> Iterator[TestClient]:
    with served(service, Mode(password="芝麻")) as client:
        yield client
    gc.collect()


@pytest.mark.parametrize("path", ["/config", "/gradio_api/info", "/gradio_api/call/v2/articles", "/assets/x.js"])
def test_without_the_password_nothing_is_answered(locked, path):
    assert locked.get(path).status_code == 401
    assert locked.post(path, json={}).status_code == 401


def test_a_browser_is_sent_to_the_login_and_back(locked):
    browser = {"accept": "text/html", "accept-language": "zh-CN"}
    page = locked.get("/", headers=browser)
    wrong = locked.post("/login", headers=browser, data={"password": "x"})
    right = locked.post("/login", headers=browser, data={"password": "芝麻"}, follow_redirects=False)

    assert "请输入口令" in page.text
    assert (wrong.status_code, "口令不对" in wrong.text) == (401, True)
    assert (right.status_code, right.headers["location"]) == (303, "/")
    assert "HttpOnly" in right.headers["set-cookie"]
    assert locked.get("/config").status_code == 200


def test_programs_log_in_as_gradio_client_does_or_by_basic_authentication(locked):
    assert locked.get("/config", auth=("anyone", "x")).status_code == 401
    assert locked.get("/config", auth=("anyone", "芝麻".encode())).status_code == 200
    answer = locked.post("/login", data={"username": "anyone", "password": "芝麻"})

    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert all(name.startswith("access-token") for name in answer.cookies)
    assert locked.get("/config").status_code == 200


@pytest.mark.parametrize("cookie", ["", "x", "9999999999.", "9999999999.00", "x.y.z", "１.x"])
def test_a_cookie_of_ones_own_making_is_worth_nothing(locked, cookie):
    assert locked.get("/config", headers={"cookie": f"access-token-chuchu={cookie}".encode()}).status_code == 401


def test_who_guesses_too_often_has_to_wait_even_with_the_right_word(locked):
    answers = [locked.post("/login", data={"password": str(number)}).status_code for number in range(9)]

    assert answers == [401] * 8 + [429]
    assert locked.post("/login", data={"password": "芝麻"}).status_code == 429
