# Two commands do all the set-up: `make run` shows what Pantau does, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
REPORTS ?= reports
BENCH ?= $(or $(TMPDIR),/tmp)/pantau-bench

.PHONY: install run test test-spark lint docs bench lock clean

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

# The same tests of the engines on Apache Spark in local mode; brings PySpark (400 MB) and needs Java 17.
test-spark: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	$(BIN)/python -m pytest -m spark

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: install
	$(BIN)/python -m scripts.write_reference

bench: install
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.law.run --scratch $(BENCH) --page benchmarks/law/results.md

lock:
	$(BIN)/uv pip compile pyproject.toml --extra web --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra spark --constraint requirements.lock --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --output-file requirements-spark.lock

clean:
	rm -rf .venv $(REPORTS)
