# make help lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help build test lint types check coverage schemas docs format mutants fuzz kills bench clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 14

# The environment: versions are pinned in constraints.txt, also those of what builds the package: it is installed first,
# because pip would fetch the newest for a build on its own. The files all, dev and bench record what is installed.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

$(VENV)/all: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) (once; a minute or so)"
	@$(INSTALL) hatchling
	@$(INSTALL) --no-build-isolation -e '.[all]'
	@touch $@

$(VENV)/dev: $(VENV)/all
	@$(INSTALL) --no-build-isolation -e '.[all,dev]'
	@touch $@

$(VENV)/bench: $(VENV)/dev
	@$(INSTALL) --no-build-isolation -e '.[all,dev,bench]'
	@touch $@

build: $(VENV)/all ## set up, check the content and its figures, and write the packs, the API and the index page into dist/
	@$(BIN)/eymh build --out dist

# The JSON language server of VS Code, for the tests of what editors show. Where it cannot be installed they are skipped.
EDITOR := tests/editor/node_modules/.package-lock.json
$(EDITOR): tests/editor/package.json tests/editor/package-lock.json
	@(cd tests/editor && npm ci --silent && touch node_modules/.package-lock.json) \
	    || echo "npm is missing or failed: the tests of what editors show are skipped"

test: $(VENV)/dev $(EDITOR) ## set up, run the tests, and print the branch coverage
	@$(BIN)/pytest --cov --cov-report=term

lint: $(VENV)/dev ## ruff: rules and format of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/dev ## mypy, strict
	@$(BIN)/mypy

check: $(VENV)/all ## check the content: every problem at its line, every figure against the sources
	@$(BIN)/eymh validate
	@$(BIN)/eymh verify

schemas: $(VENV)/all ## write schema/ from the models
	@$(BIN)/eymh schema

docs: $(VENV)/dev ## write the generated pages of docs/
	@$(BIN)/python docs/generate.py

format: $(VENV)/dev ## format code and records
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/eymh format

# check-jsonschema has an environment of its own, so that neither slows the start of the other.
.venv-rival/bin/check-jsonschema:
	@$(PYTHON) -m venv .venv-rival
	@.venv-rival/bin/python -m pip install --quiet --disable-pip-version-check check-jsonschema

mutants: $(VENV)/dev ## plant wrong and exchanged figures and values in the records, and count how many are caught
	@$(BIN)/python tests/mutants.py 5000 $${SEED:-1}
	@$(BIN)/python tests/group_mutants.py $${SEED:-1}

fuzz: $(VENV)/dev ## run the fuzzers for long: changed records, damaged files, every command
	@$(BIN)/python tests/fuzz.py 20000 $${SEED:-1}
	@$(BIN)/python tests/fuzz_commands.py --runs 5000 --processes 500 --seed $${SEED:-1}

coverage: $(VENV)/all ## list what of the sources is missing from the records; a page in build/coverage.html
	@mkdir -p build && $(BIN)/eymh coverage --html build/coverage.html

kills: $(VENV)/dev ## kill builds at many moments, and check what they leave
	@$(BIN)/python tests/kills.py 200 30 $${SEED:-1}

bench: $(VENV)/bench .venv-rival/bin/check-jsonschema ## measure speed, as ratios
	@$(BIN)/python tests/bench/run.py

clean: ## remove everything that was built
	rm -rf dist build $(VENV) .venv-rival tests/editor/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
