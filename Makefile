# newsread: `make read` opens an article, `make test` runs the tests, `make check` lints and builds.

PYTHON ?= python3
FILE ?= samples/politics.txt
JOBS ?= auto

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: read test check bench endurance colours fuzz lock snapshots schema man pictures clean

read: .venv/reader
	@$(BIN)/newsread "$(FILE)"

test: .venv/developer
	$(BIN)/python -m pytest -n $(JOBS)

check: .venv/developer
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	@rm -rf dist
	$(BIN)/python -m hatchling build
	$(BIN)/twine check --strict dist/*
	$(BIN)/check-wheel-contents dist

bench: .venv/bench
	$(BIN)/python -m pytest tests/benchmarks

# Two hundred writers of marks, killed at random moments; some minutes.
endurance: .venv/developer
	$(BIN)/python -m pytest tests/endurance -s

# Every law of the tests on twenty times as many examples: damaged files, hostile texts; some minutes.
fuzz: .venv/developer
	$(BIN)/python -m pytest -n $(JOBS) -m hypothesis --hypothesis-profile=fuzz

# The table of colours in docs/configuration.md.
colours: .venv/developer
	@PYTHONPATH=tests $(BIN)/python -m app.theme_figures

# Take new pictures of the screens after a change that is meant to show.
snapshots: .venv/developer
	$(BIN)/python -m pytest tests/looks --snapshot-update

# The JSON Schema of the annotation file, after a change of its records.
schema: .venv/developer
	$(BIN)/python tools/make_schema.py

# The manual page, after a change of commands or keys.
man: .venv/developer
	$(BIN)/python tools/make_man.py

# The pictures of the README, after a change that is meant to show.
pictures: .venv/developer
	$(BIN)/python tools/make_pictures.py

# The lock files hold versions and hashes, and no place to fetch them from. Needs uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --group dev --group bench pyproject.toml -o requirements-bench.lock

clean:
	rm -rf .venv build dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsread needs Python 3.11 or newer; \
	name one with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

.venv/reader: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing newsread into .venv (once; a minute or two)"
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

.venv/developer: .venv/bin/python requirements-dev.lock pyproject.toml
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --no-build-isolation --no-deps -e .
	@touch $@ .venv/reader

.venv/bench: .venv/developer requirements-bench.lock
	$(PIP) --require-hashes -r requirements-bench.lock
	@touch $@
