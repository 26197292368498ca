# Two commands do all the set-up: `make run` shows what Pantau does, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
REPORTS ?= reports

.PHONY: install run test lint docs bench lock clean

install: .venv/.installed

.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Pantau needs Python 3.11 or later: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

run: install
	$(BIN)/pantau monev $(sort $(dir $(wildcard examples/*/case.toml))) --out $(REPORTS)

test: install
	$(BIN)/python -m pytest -n auto

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: install
	$(BIN)/python -m scripts.write_reference

bench: install
	$(BIN)/python -m benchmarks.run

lock:
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --output-file requirements.lock

clean:
	rm -rf .venv $(REPORTS)
