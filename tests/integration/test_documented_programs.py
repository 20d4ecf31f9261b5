"""The examples of docs/programs.md, as they stand there, against the page over the seeds."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from index.listing import holding_json
from rag.answer_json import answer_json
from rag.scope import Scope
from rag.service import Service
from tests.conftest import ROOT

PAGE = "http://127.0.0.1:7860"
DOCUMENT = (ROOT / "docs" / "programs.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", DOCUMENT, flags=re.DOTALL | re.MULTILINE)
HAS_MCP = find_spec("mcp") is not None
DEFINITION = "数字产业集群主要是指包括数字产品制造业、数字产品服务业"
GARDEN = "园林之美\n本报记者 赵婧\n苏州园林讲究移步换景，亭台楼阁与池沼花木彼此映衬，游人站在哪个点上都是一幅图画。"

# What each example prints, by words that stand in it and in no other.
PRINTED = {
    'api_name="/ask"': [DEFINITION, "1 / 15", "什么是数字产业集群？ 怎么推动？"],
    'api_name="/add"': ["added 1\n{'removed': 1}"],
    "curl -sN": ["event: complete", json.dumps(DEFINITION)[1:-1]],
    "ClientSession": ["['search', 'ask', 'articles', 'article', 'add_text', 'remove']", DEFINITION],
    "Service.open": ["——", "什么是数字产业集群？ 怎么推动？"],
}


@pytest.fixture(scope="module")
def library(seed_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, to be added to."""
    copy = tmp_path_factory.mktemp("documented") / "library"
    shutil.copytree(seed_library, copy)
    return copy


@pytest.fixture(scope="module")
def page(library: Path) -> Iterator[str]:
    """The page, as it is started for these examples."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "ui", "--library", str(library), "--port", str(port), *["--mcp"] * HAS_MCP]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        while server.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/config", timeout=180).close()
                break
            except OSError:  # until it listens
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        _, errors = server.communicate(timeout=30)
    assert server.returncode == 0, errors


@pytest.mark.parametrize("example", [block for block in BLOCKS if block[0] in ("python", "bash")])
def test_an_example_prints_what_it_promises(example, page, library, tmp_path):
    language, code = example
    if "from mcp" in code and not HAS_MCP:
        pytest.skip("pip install -r requirements-mcp.txt")
    (tmp_path / "garden.txt").write_text(GARDEN, encoding="utf-8")
    here = code.replace(PAGE, page).replace('"library"', repr(str(library)))
    command = [sys.executable, "-W", "ignore", "-c"] if language == "python" else ["bash", "-euo", "pipefail", "-c"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run([*command, here], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    (words,) = [words for mark, words in PRINTED.items() if mark in code]
    assert all(one in done.stdout for one in words), done.stdout


def test_the_configuration_shown_is_json():
    (configuration,) = [code for language, code in BLOCKS if language == "json"]

    assert json.loads(configuration)["mcpServers"]["chuchu"]["url"] == f"{PAGE}/gradio_api/mcp/"


def test_every_field_of_an_answer_and_of_an_article_is_explained(seed_library):
    service = Service.open(seed_library)
    answer = answer_json(service.ask("2024年以来怎么推动？", turns=["什么是数字产业集群？"], scope=Scope(since="2020")))
    listed = [holding_json(holding, service.reprints(holding.article_id)) for holding in service.articles()]
    explained = set(re.findall(r"`(\w+)`", DOCUMENT[DOCUMENT.index("## The answer") :]))

    assert set(fields(answer)) <= explained
    assert {name for one in listed for name in one} <= explained


def fields(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from fields(inner)
