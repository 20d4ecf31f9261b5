"""The README's commands, as they stand there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from index.sidecar import parse
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
COMMANDS = [line for language, block in BLOCKS for line in block.splitlines() if not language]
PYTHON = [line for line in COMMANDS if line.startswith("python -m")]
MAKE = [line for line in COMMANDS if line.startswith("make")]


def test_the_commands_run_as_written_in_their_order(tmp_path: Path):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(
        "怎样推动中小企业数字化转型？要支持平台企业创新发展，要加强分类指导。", encoding="utf-8"
    )
    # Where the model is kept depends on the home folder, which is another one here.
    environment = {**os.environ, "HOME": str(tmp_path), "CHUCHU_LIBRARY": str(tmp_path / "library")}
    environment.setdefault("CHUCHU_CACHE", str(Path("~/.cache/chuchu").expanduser()))

    assert [shlex.split(command)[2:4] for command in PYTHON] == [["index", "build"], ["rag", "ask"]]
    for command in PYTHON:
        as_written = command.replace("python", shlex.quote(sys.executable), 1)
        done = subprocess.run(
            ["bash", "-c", as_written], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert "要支持平台企业创新发展" in done.stdout


@pytest.mark.parametrize("module", ["index", "rag", "ui"])
def test_every_command_of_the_table_is_in_the_help(module):
    documented = set(re.findall(rf"`python -m {module} (\w+)", README))

    shown = subprocess.run(
        [sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert all(command in shown.stdout for command in documented)


def test_the_sidecar_that_is_shown_is_understood():
    ((_, sidecar),) = [block for block in BLOCKS if block[0] == "yaml"]
    said = parse(sidecar, "README.md")

    assert said.for_article(None, "发展循环经济是践行“两山”理念的必然要求", alone=False) == {
        "publication": "人民日报",
        "date": "2024-03-05",
        "title": "以循环经济助力绿色转型",
        "authors": ("赵婧",),
    }


def test_the_verbs_of_the_readme_are_in_the_makefile():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert {line.split()[1] for line in MAKE} == {"run", "test"}
    assert {"run", "setup", "test", "check", "index", "bench"} <= set(targets)


def test_the_space_runs_the_gradio_that_is_tested():
    version = re.search(r"^sdk_version: (\S+)$", README, flags=re.MULTILINE)

    assert version is not None
    assert f"gradio=={version[1]}" in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
