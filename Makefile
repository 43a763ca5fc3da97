# The two commands of a newcomer: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# What `make run` reads: files or folders of your own.
ARTICLES ?= examples
STORE ?= graph.lbug
PORT ?= 8000

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: $(VENV)/.installed ## Set up, load ARTICLES (default: examples), print who contradicts whom, serve
	@$(BIN)/graphsvc ingest $(ARTICLES) --store $(STORE) || test $$? -eq 1
	@$(BIN)/graphsvc contradictions --store $(STORE)
	@$(BIN)/graphsvc serve --store $(STORE) --port $(PORT)

.PHONY: test
test: $(VENV)/.installed-test ## Set up what tests need, then check and test everything
	@tools/check-tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(TESTS)

.PHONY: docs
docs: $(VENV)/.installed ## Write the pages of docs/ that tell what the code tells
	$(BIN)/python tools/make_docs.py

.PHONY: clean
clean: ## Remove what these commands made, but not the store
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist

# A stamp for each set of packages: the next call has nothing to do until the list changes.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing graphsvc and what it needs into $(VENV): a few minutes, the first time"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need into $(VENV): a few minutes, the first time"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 …" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
