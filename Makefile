# Two commands on a fresh machine: `make demo` and `make test`. Everything goes into .venv.
PYTHON ?= python3
SERVE ?= 1
BIN := .venv/bin

.PHONY: setup frontend demo test lint proof docs screenshots clean

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml scripts/build_frontend.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Knell needs Python 3.11 or newer; give one with PYTHON=…"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

frontend: setup
	$(BIN)/python scripts/build_frontend.py

demo: setup
	$(BIN)/python scripts/demo.py
	@if [ "$(SERVE)" != 0 ]; then KNELL_HOME=demo KNELL_LEDGER= $(BIN)/knell serve; fi

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

test: lint
	$(BIN)/python -m pytest -n auto --dist loadfile -q

docs: setup
	$(BIN)/python scripts/fill_examples.py
	$(BIN)/python scripts/build_docs.py

proof: setup
	$(BIN)/python scripts/proof.py

screenshots: setup
	$(BIN)/python scripts/screenshots.py

clean:
	rm -rf .venv demo dist frontend/node_modules src/knell/web/static/dist
