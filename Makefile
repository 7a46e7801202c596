# What a person types while working on Muster. Every target first brings .venv to what requirements.lock says
# (a minute the first time, nothing the second). `make` alone lists them.

PYTHON ?= python3
ARGS ?=
ROUNDS ?= 20
JOBS ?= 3

SPREAD = -n $(JOBS) --no-loadscope-reorder

BIN := .venv/bin
READY := .venv/.ready

# With hashes, for every machine and Python, and without a host's name.
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --quiet

# Where it is set, every process compiles all that it imports: a third of a start, and the tests make hundreds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help rehearse test check lint types fmt rooms chaos bench mutants screenshots lock

help: ## List what there is
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

rehearse: $(READY) ## Play a whole quarter, no Slack account needed (ARGS="--plan my-plan.xlsx")
	@$(BIN)/python -m bot rehearse $(ARGS)

test: $(READY) ## Run every test (ARGS="tests/rules -k quarter"; ARGS=--both for conversations on SQLite and PostgreSQL)
	@$(BIN)/python -m pytest $(SPREAD) -m 'not long' $(ARGS)
	@$(BIN)/python -m tests.kinds.again $(SPREAD)

check: lint types ## Lint, formatting, types, the four floors and the house rules
	$(BIN)/python -m pytest tests/house

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY)
	$(BIN)/mypy

fmt: $(READY) ## Put the code into the house's format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

rooms: $(READY) ## Write the table of rooms in docs/architecture.md anew, from each room's own sentence
	@$(BIN)/python -m tests.house.rooms

chaos: $(READY) ## Kill the bot at every awkward moment, on both databases (ROUNDS=200 for a long run)
	MUSTER_CHAOS_ROUNDS=$(ROUNDS) $(BIN)/python -m pytest -m chaos -s $(ARGS)

bench: $(READY) ## Measure Muster against bare libraries, each as a ratio from one run
	@$(BIN)/python -m tests.bench $(ARGS)

mutants: $(READY) build/mutants ## Change the rules at random, and see whether their tests notice (ARGS="--seed 10 --sample 80")
	@PYTHONPATH=build/mutants $(BIN)/python -m tests.mutants $(ARGS)

build/mutants:
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --target $@ cosmic-ray==8.7.0

screenshots: $(READY) ## Take the README's pictures anew from a rehearsal (needs Chromium and LibreOffice)
	@$(BIN)/python -m tests.browser.screenshots

lock: $(READY) ## Work out requirements.lock, and requirements.txt for a server, anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --group dev --output-file requirements.lock $(ARGS)
	$(COMPILE) --constraint requirements.lock --no-annotate --output-file requirements.txt

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Muster needs Python 3.11 or newer. Name one you have: make PYTHON=python3.12 <target>' >&2; exit 1; }
	@echo 'Setting up .venv from requirements.lock (a minute or so, this once) ...'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@
