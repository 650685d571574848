# Everything a contributor runs. Windows: see README.md.
.PHONY: setup run test test-all lint bench tour translations show-samples lock clean

# The first Python that fits and can make an environment.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INSTALLED := .venv/.installed
WORKERS ?= 2

setup: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Keepword needs Python 3.11, 3.12 or 3.13 with its venv module." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: setup
	$(BIN)/keepword

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint
	$(BIN)/pytest --numprocesses=$(WORKERS) --cov --cov-report=term-missing:skip-covered --quiet

# Long profiles, and the foreign programs that read what we write.
test-all: setup
	.ci/install-clients
	KEEPWORD_PROFILE=all $(MAKE) test

bench: setup
	$(BIN)/python -m benchmarks

# Every screen as a picture, light and dark, and a page that shows them: make tour DIR=folder
# With BESIDE=folder the design's pictures stand beside ours.
tour: setup
	$(BIN)/keepword tour $(if $(DIR),"$(DIR)") $(if $(BESIDE),--beside "$(BESIDE)")

# The visible texts for translators, with what is translated already.
translations: setup
	$(BIN)/python -m tests.translations

show-samples: setup
	@test -n "$(DIR)" || { echo "Say where the samples are: make show-samples DIR=folder" >&2; exit 1; }
	$(BIN)/python -m tests.show_samples "$(DIR)"

# After a change of the dependencies in pyproject.toml. Needs uv. No address of an index gets in.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade --no-strip-extras --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet --output-file requirements.lock

clean:
	rm -rf .venv build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
