# One verb per task; each does all the set-up that it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export HF_HUB_DISABLE_TELEMETRY := 1

.PHONY: run setup test check pictures bench eval index format browser

run: setup ## the chat page on http://127.0.0.1:7860, over the articles in seeds/
	@$(BIN)/python -m ui

setup: $(VENV)/.run

index: setup ## add the articles in seeds/ to library/
	@$(BIN)/python -m index build seeds

test: $(VENV)/.dev browser ## everything the tests need, and the tests
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## formatting, lint, types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

pictures: $(VENV)/.dev browser index ## the README's pictures of the page, taken anew
	@$(BIN)/python -m tests.browser.pictures

bench: $(VENV)/.dev .venv-bench/.done ## tables of speed and quality; what they mean is in docs/bench/
	@$(BIN)/python -m tests.bench

# The seeds' own library: the one in library/ may hold more. What is built for a set is kept in the cache.
EVAL := ../shared/eval
SETS := $(addprefix $(EVAL)/,seeds stard-law xquad-zh xquad-en-zh xquad-zh-en-mixed-dev cmrc2018-dev crud-news-a \
  dureader2-demo rgb-fact-abstain)
eval: export CHUCHU_LIBRARY := $(VENV)/eval/seeds
eval: setup ## how well questions with known answers are answered: the seeds' and every set in ../shared/eval
	@$(foreach set,$(filter-out $(wildcard $(SETS)),$(SETS)),echo "$(set) is not there";)
	@$(BIN)/python -m index build seeds >/dev/null
	@$(if $(wildcard $(SETS)),$(BIN)/python -m rag eval $(wildcard $(SETS)),echo "nothing to measure with")

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else f"Python {sys.version.split()[0]} found, expected 3.11 or newer: make PYTHON=python3.11 …")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	@echo "installing packages into $(VENV) (one time, some minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# LangChain, to compare with; it needs another huggingface_hub than we do.
.venv-bench/.done: requirements-bench.txt requirements.txt | $(VENV)/bin/python
	@$(PYTHON) -m venv .venv-bench
	@echo "installing the packages to compare with into .venv-bench (one time, some minutes)"
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

# The browser tests drive Debian's chromium; screenshots need a Chinese font.
browser:
	@command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi 'noto.*cjk' || { \
	  echo "installing chromium and fonts-noto-cjk"; \
	  SUDO=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq chromium fontconfig fonts-noto-cjk >/dev/null; }
