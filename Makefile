# Needs python3 (3.11 or newer), make and git; everything else goes into .venv.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check install -qq --require-hashes -r
WORKERS := -n auto --maxprocesses 4 --dist loadfile
NPM := tests/audit/node_modules/.package-lock.json

# The advertisements of MkDocs' successors, and Playwright's own browser.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

# Plain mkdocs in the environment keeps quiet too: site-packages may hold a line that Python runs when it starts.
define QUIET
import pathlib, sysconfig
names = "NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING"
line = "import os; [os.environ.setdefault(name, 'true') for name in %r]\n" % (names,)
pathlib.Path(sysconfig.get_path("purelib"), "quiet.pth").write_text(line)
endef
export QUIET

# What stands on the command line as NAME=value, as an option; a variable of the same name around make is none.
said = $(if $(findstring command line,$(origin $(1))),--$(2) '$(subst ','\'',$($(1)))')

# What editors complete entries from; all schemas are written together.
SCHEMAS := site_src/schema/method.json

# An environment works only where it was made, so its stamp names the folder; one whose Python is gone is made anew.
MADE := $(VENV)/made-$(shell pwd -P | cksum | cut -d ' ' -f 1)
BROKEN := $(shell $(RUN) -c '' 2>/dev/null || echo broken)

.PHONY: help serve build check new test test-entries test-networks audit bench observe forms lint format lock upgrade clean audit-tools $(BROKEN)

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

serve: $(VENV)/site.lock $(SCHEMAS) ## check the entries, then serve the site at http://127.0.0.1:8000 with live reload
	$(RUN) scripts/check_entries.py
	@echo "The first build takes up to a minute; the warning about a 'dirty' build is meant: pages that did not change are kept."
	$(RUN) -m mkdocs serve --dirty --dev-addr $(ADDRESS)

build: $(VENV)/site.lock ## write the site into site/
	$(RUN) scripts/build_site.py

check: $(VENV)/site.lock $(SCHEMAS) ## check the entries, in seconds
	$(RUN) scripts/check_entries.py

new: $(VENV)/site.lock $(SCHEMAS) ## start an entry: asks for DOI or code, fetches what is known (or: ID=10.1093/nar/gkw226 NAME=danq)
	@$(RUN) scripts/new_entry.py $(call said,ID,id) $(call said,NAME,name) $(call said,KIND,kind) $(ARGS)

test: $(VENV)/test.lock ## install what the tests need, a browser included, and run them (one: ARGS="-k name -n 0")
	browser=$$(sh tests/install_browser.sh $(RUN)) && CHROMIUM="$$browser" $(RUN) -m pytest $(WORKERS) $(ARGS)

test-entries: $(VENV)/test.lock ## test the entries only
	$(RUN) -m pytest tests/data $(ARGS)

test-networks: $(VENV)/networks.txt ## run the PyTorch code of the entries, compare it with the pages (installs PyTorch)
	$(RUN) -m pytest -W ignore tests/networks $(ARGS)

audit: $(VENV)/audit.lock $(NPM) ## check HTML and scripts, build with Zensical, compare two builds (needs Java and npm)
	$(RUN) -m pytest tests/audit $(ARGS)

bench: $(VENV)/test.lock ## time and memory of the build, now and with 1,000 entries; Explore and Choose with 10,000
	browser=$$(sh tests/install_browser.sh $(RUN)) && CHROMIUM="$$browser" $(RUN) tests/bench.py $(ARGS)

forms: $(VENV)/site.lock ## write the issue forms from the vocabularies and the model
	$(RUN) scripts/write_issue_forms.py

observe: $(VENV)/site.lock ## ask hosts whether links answer, GitHub how alive repositories are (CONTACT=you@example.org)
	$(RUN) scripts/observe_repositories.py $(ARGS)
	$(RUN) scripts/observe_links.py $(ARGS)

lint: $(VENV)/test.lock ## check style, layout and types
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy

format: $(VENV)/test.lock $(SCHEMAS) ## put the code into its layout; name the schema in each entry
	$(RUN) -m ruff check --fix
	$(RUN) -m ruff format
	$(RUN) scripts/format_entries.py

lock: $(MADE) ## write requirements/*.lock after a change in pyproject.toml
	$(RUN) -m pip --disable-pip-version-check install -qq 'uv>=0.9,<1'
	$(COMPILE) pyproject.toml -o requirements/site.lock
	$(COMPILE) pyproject.toml --group test -c requirements/site.lock -o requirements/test.lock
	$(COMPILE) --group pyproject.toml:audit -c requirements/test.lock -o requirements/audit.lock

upgrade: FRESH := --upgrade
upgrade: lock ## the same, with the newest versions that pyproject.toml allows

# One version for all Pythons and systems ("fewest"), and nothing in the files that names a folder or a host.
COMPILE = UV_CUSTOM_COMPILE_COMMAND='make lock' $(RUN) -m uv pip compile --quiet --no-config $(FRESH) --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links

clean: ## remove the environment and everything built
	git clean -fdXq site_src
	rm -rf $(VENV) site .site-* tests/audit/node_modules .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(MADE): $(BROKEN)
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo >&2 \
	"Install Python 3.11 or newer with venv (Debian, Ubuntu: apt-get install python3-venv), or name it: make PYTHON=python3.12"; \
	exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@$(RUN) -c "$$QUIET"
	@touch $@

$(VENV)/test.lock: $(VENV)/site.lock
$(VENV)/audit.lock: $(VENV)/test.lock
$(VENV)/%.lock: requirements/%.lock $(MADE)
	$(PIP) $<
	@cp $< $@

$(SCHEMAS): scripts/write_schemas.py $(wildcard entries/vocabulary/*.yaml scripts/sitegen/*.py scripts/sitegen/model/*.py) \
		| $(VENV)/site.lock
	@$(RUN) $<
	@touch $@

# No hashes here: which file is the small build for processors alone depends on where pip looks (see CONTRIBUTING.md).
$(VENV)/networks.txt: requirements/networks.txt $(VENV)/test.lock
	$(RUN) -m pip --disable-pip-version-check install -qq -r $<
	@cp $< $@

$(NPM): tests/audit/package-lock.json | audit-tools
	npm ci --prefix tests/audit --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

audit-tools:
	@sh tests/audit/install_tools.sh
