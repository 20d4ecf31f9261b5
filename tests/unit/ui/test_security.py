import re

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.security import middleware


async def page(_):
    return HTMLResponse('<script>a</script><script type="module" src="b"></script><scripted>')


async def echo(request):
    return JSONResponse(dict(request.headers))


@pytest.fixture
def client():
    routes = [Route("/", page), Route("/config", echo), Route("/gradio_api/upload", echo)]
    return TestClient(Starlette(routes=routes, middleware=middleware(["localhost"])), base_url="http://localhost")


def test_a_foreign_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/%66ile=http://evil.example",
        "/gradio_api/proxy=http://evil.example",
        "/gradio_api/deep_link",
        "/GRADIO_API/FILE=x",
        "/monitoring",
        "/openapi.json",
    ],
)
def test_what_the_page_does_not_need_is_not_there(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_scripts_of_the_page_bear_the_nonce_of_its_policy(client):
    answer = client.get("/")
    nonce = answer.headers["content-security-policy"].split("'nonce-")[1].split("'")[0]

    assert answer.text == (
        f'<script nonce="{nonce}">a</script><script nonce="{nonce}" type="module" src="b"></script><scripted>'
    )
    assert client.get("/").headers["content-security-policy"] != answer.headers["content-security-policy"]


def test_inline_scripts_and_foreign_addresses_are_not_allowed(client):
    policy = client.get("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src" in policy
    assert not re.search(r"script-src[^;]*'unsafe-inline'", policy)
    assert "http" not in policy


def test_forwarding_headers_do_not_count_without_a_proxy(client):
    assert "x-forwarded-host" not in client.get("/config", headers={"x-forwarded-host": "evil.example"}).json()
