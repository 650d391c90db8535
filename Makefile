# make ask [Q="…"]   install, index seeds/, print the cited answer
# make app           open the chat on 127.0.0.1:7860
# make test          lint and every test, fast ones first
PYTHON ?= $(shell command -v python3.11 || echo python3)
Q ?= where will the next meeting be held?
BIN := .venv/bin
export HF_HUB_OFFLINE := 1
# Compiled code is kept: without it every process compiles ours anew, and every test its modules.
unexport PYTHONDONTWRITEBYTECODE
export MAQAL_LIBRARY ?= $(CURDIR)/.maqal

.PHONY: ask app test lint pictures

ask: .venv/installed
	@$(BIN)/maqal add seeds/articles --quiet
	@$(BIN)/maqal ask -- '$(subst ','\'',$(value Q))'

app: .venv/installed
	$(BIN)/maqal add seeds/articles --quiet
	$(BIN)/python app.py

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The later stages take few of the tests: each reads only the files that have its mark.
marked = $$(grep -l 'mark\.$(1)' tests/test_*.py)

test: lint
	$(BIN)/pytest -n 3 -m "not model and not browser and not speed"
	OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist loadfile -m "model and not browser and not speed" $(call marked,model)
	$(BIN)/pytest -n 3 --dist loadfile -m "browser and not speed" $(call marked,browser)
	$(BIN)/pytest -m speed $(call marked,speed)

pictures: .venv/tested
	$(BIN)/python -m tests.browser_screenshots docs

.venv/bin/python:
	@# Half of one would be taken for a whole one the next time.
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "no virtual environment could be made; install Python 3.11 with venv \
	(Debian: apt install python3.11-venv) and repeat" >&2; exit 1; }

# The stamp follows pyproject.toml and the pins: nothing is installed twice.
.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install -qq --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
