# Two commands do all the set-up: `make run` opens Pantau in the browser, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
REPORTS ?= reports
PORT ?= 8000
BENCH ?= $(or $(TMPDIR),/tmp)/pantau-bench

.PHONY: install run reports chromium test test-spark lint docs bench lock clean

install: .venv/.installed

.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Pantau needs Python 3.11 or later: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# The whole application on this computer alone, on a made-up province and the real cases; Ctrl-C ends it and forgets all.
run: install
	$(BIN)/pantau serve --demo --port $(PORT)

# The reviews of the real cases as files.
reports: install
	$(BIN)/pantau monev $(sort $(dir $(wildcard examples/*/case.toml))) --out $(REPORTS)

# The browser tests drive the machine's own Chromium (or the one named in CHROMIUM); without it they are skipped, aloud.
chromium:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || test -n "$(CHROMIUM)" || \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null 2>&1 && \
	    apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; } || \
	  echo "no Chromium: the browser tests are skipped" >&2

test: install chromium
	$(BIN)/python -m pytest -n auto --dist loadgroup

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
