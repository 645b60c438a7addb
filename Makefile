# `make help` lists the targets. Needs make and Python 3.11 or later, nothing else.

PYTHON ?= python3
PORT ?= 8000
SAMPLE_DATA ?= data-sample
UV ?= uv
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROMIUM

# A DATABASE_URL names a real archive's database.
SAMPLE = env -u DATABASE_URL ARCHIVE_DATA='$(SAMPLE_DATA)'
MANAGE = .venv/bin/python manage.py
TEMPLATES = $(shell find templates -name '*.html')
LOCK = $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet

.PHONY: help run admin stop sample run-sample test bench-import bench-parsing bench-search bench-ranking bench-pages lint types format lock clean
.DELETE_ON_ERROR:

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read name does; do \
		printf '  make %-13s %s\n' "$$name" "$$does"; done
	@echo 'PORT=8001 changes the port, ARCHIVE_DATA=/elsewhere the data folder, PYTHON=python3.12 the Python.'

run: .venv/run.txt ## Serve the archive on http://127.0.0.1:8000 with all it needs; Ctrl-C stops it
	@exec $(MANAGE) serve --port '$(PORT)'

admin: .venv/run.txt ## Make an account for the admin
	@$(MANAGE) migrate --verbosity 0
	@exec $(MANAGE) createsuperuser

stop: .venv/run.txt ## Stop the database, should one still be running
	@exec $(MANAGE) stopdb

sample: .venv/run.txt ## Build a second archive, of an invented alliance, in data-sample/
	@$(SAMPLE) $(MANAGE) make_sample
	@echo 'See it with `make run-sample`.'

run-sample: .venv/run.txt ## Serve that archive as `run` serves the real one
	@$(SAMPLE) $(MANAGE) make_sample
	@exec $(SAMPLE) $(MANAGE) serve --port '$(PORT)'

test: lint types ## Check the code and run all tests
	@.venv/bin/python -m pytest -n auto --dist loadscope --no-loadscope-reorder --cov $(if $(CHROMIUM),,-m 'not browser'); status=$$?; \
	if [ -z '$(CHROMIUM)' ]; then \
		echo; echo '***** The browser tests did NOT run: no Chromium was found. *****'; \
		echo 'Install it (`apt install chromium`), or say where it is (`make test CHROMIUM=/path/to/it`).'; \
	fi; exit $$status

bench-import: .venv/dev.txt ## Time an import of CORPUS=folder against COPY alone
	@.venv/bin/python -m benchmarks.importing $(CORPUS)

bench-parsing: .venv/dev.txt ## Time the parser on texts made to keep it busy
	@.venv/bin/python -m benchmarks.parsing

bench-search: .venv-bench/bench.txt ## Time searches of CORPUS=folder against Datasette's
	@.venv-bench/bin/python -m benchmarks.searching $(CORPUS) $(OPTIONS)

bench-ranking: .venv-bench/bench.txt ## Compare how high known passages of CORPUS=folder rank
	@.venv-bench/bin/python -m benchmarks.ranking $(CORPUS) $(OPTIONS)

bench-pages: .venv/dev.txt ## Look at pages of CORPUS=folder as a slow phone gets them
	@.venv/bin/python -m benchmarks.pages $(CORPUS) $(OPTIONS)

lint: .venv/dev.txt ## Check style, templates and which module imports which
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --check --quiet || { echo 'Not formatted: run `make format`.' >&2; exit 1; }
	@[ -z '$(TEMPLATES)' ] || .venv/bin/djade --check --target-version 5.2 $(TEMPLATES)
	@.venv/bin/lint-imports --no-logo

types: .venv/dev.txt ## Check types
	@.venv/bin/mypy

format: .venv/dev.txt ## Put code and templates in their usual form
	@.venv/bin/ruff check --fix --quiet; .venv/bin/ruff format --quiet
	@[ -z '$(TEMPLATES)' ] || .venv/bin/djade --target-version 5.2 $(TEMPLATES)

lock: ## Write requirements/ anew from pyproject.toml, with the newest versions allowed
	@command -v '$(UV)' > /dev/null || { echo 'There is no $(UV): run `pip install uv`, or say where it is with UV=.' >&2; exit 1; }
	$(LOCK) --upgrade --output-file requirements/run.txt
	$(LOCK) --upgrade --group dev --output-file requirements/dev.txt
	$(LOCK) --upgrade --group bench --output-file requirements/bench.txt

clean: ## Remove what can be made again; the data folder stays
	rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A copy of the requirements in the virtual environment tells what is installed there. They name
# everything, so pip need not look for more: an older one would find a package's newest release
# where another asks for an extra of it, and refuse that for its missing hash.
define INSTALL
@cmp -s $< $@ || { \
	echo 'Installing $< into $(@D), which takes a minute …'; \
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<; }
@cp $< $@
endef

.venv/%.txt: requirements/%.txt .venv/bin/python
	$(INSTALL)

# What the archive is measured against has no place beside the archive.
.venv-bench/%.txt: requirements/%.txt .venv-bench/bin/python
	$(INSTALL)

.venv/bin/python .venv-bench/bin/python:
	@command -v '$(PYTHON)' > /dev/null || { \
		echo 'There is no $(PYTHON): install Python 3.11 or later, or choose one with PYTHON=.' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'The archive needs Python 3.11 or later, and $(PYTHON) is older: choose one with PYTHON=.' >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2> /dev/null || { \
		echo '$(PYTHON) cannot make virtual environments: run `apt install python3-venv`.' >&2; exit 1; }
	@'$(PYTHON)' -m venv --clear $(@:/bin/python=)
