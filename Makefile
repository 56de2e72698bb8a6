# Every command sets up what it needs: Python 3.11 or later and make are enough.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
ENGINE ?= mkdocs

bin := .venv/bin
installed := .venv/installed
build_with_mkdocs = $(bin)/mkdocs build
build_with_zensical = $(bin)/python -m macros.other_engine
export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help serve site check test lint record check-site engine behaviour browser
.PHONY: browsers fuzz published bench format lock clean init update catalogues

help: ## say what each command does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(installed) ## check the data, and serve the site with live reload
	$(bin)/mkdocs serve --no-strict --dev-addr $(ADDRESS)

site: $(installed) ## check the data, then build the site into site/ (or ENGINE=zensical)
	$(build_with_$(ENGINE))

check: $(installed) ## check the data and the pages
	$(bin)/claims check

test: $(installed) browser ## pass every check that a pull request must pass: the three below, side by side
	@$(MAKE) --no-print-directory --jobs 3 --output-sync=target record engine lint

record: $(installed) browser ## check the data and the pages, build the site, and check it
	$(bin)/claims check
	$(bin)/mkdocs build
	$(bin)/claims check-site
	$(bin)/pytest tests/record

check-site: $(installed) browser ## check the site that was built last
	$(bin)/claims check-site

engine: $(installed) browser ## test the engine, on subjects of its own
	$(bin)/pytest --numprocesses auto --ignore tests/browsers

behaviour: $(installed) browser ## test what a reader does in Chromium, Firefox and WebKit, where they are
	$(bin)/pytest tests/browsers

browser: $(installed) ## make sure that there is a browser to look at pages with
	$(bin)/python -m macros.built.browser

browsers: ## install Firefox and WebKit beside it (Debian, as root)
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends \
		firefox-esr webkit2gtk-driver xvfb

lint: $(installed)
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy

fuzz: $(installed) ## try the check on 50,000 mutated records
	FUZZ_CASES=25000 $(bin)/pytest --numprocesses 2 tests/test_fuzz.py

published: site ## note the addresses of the site, which then hold for ever
	$(bin)/claims published

bench: $(installed) ## measure the check and the build, as ratios
	$(bin)/python -m tests.bench

init: $(installed) ## begin an explainer of another subject: make init FOLDER=../mill
	@$(bin)/claims init $(FOLDER)

update: $(installed) ## bring the engine of an explainer up to date
	@$(bin)/claims update

catalogues: $(installed) ## bring the catalogues of languages up to date with what the engine tells readers
	@$(bin)/python -m macros.catalogues

format: $(installed) ## lay out the Python code
	$(bin)/ruff check --fix --select I
	$(bin)/ruff format

lock: $(installed) ## bring requirements.txt up to date with pyproject.toml
	$(bin)/python -m venv .venv/lock
	.venv/lock/bin/pip install --quiet uv
	.venv/lock/bin/uv pip compile pyproject.toml --group dev --extra check-site --extra zensical --universal --python-version 3.11 \
		--generate-hashes --upgrade --custom-compile-command "make lock" --quiet --output-file requirements.txt

clean: ## remove what the other commands made
	rm -rf .venv site .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find macros tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(installed): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or later. Name one: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
		{ echo "This needs Python's venv. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(bin)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(bin)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
