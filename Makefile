# Every task of a developer; `make` alone lists them. What they need is installed into .venv on the first call.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
WORKERS ?= 2
SIZE ?= full
TIMES ?= 10
# The main branch, whatever it is called: that of the remote, else one of this repository.
BASE ?= $(shell for name in origin/HEAD origin/main origin/master "$$(git config init.defaultBranch)" main master trunk; do git rev-parse --verify --quiet "$$name" > /dev/null && git rev-parse --abbrev-ref "$$name" && break; done)
BIN := .venv/bin
READY := .venv/.ready

# Material for MkDocs prints a banner about MkDocs 2.0 on every build; this silences it.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check pr-report quick test lint types unit fuzz bench format docs workflows pins constraints clean venv

help: ## List the tasks
	@sed -n 's/^\([a-z-]*\): .*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r task does; do printf '  make %-12s %s\n' "$$task" "$$does"; done

site: $(READY) ## Build the sample handbook into site/, strictly
	@$(BIN)/mkdocs build --strict || $(call mend,see what is wrong with it,$(BIN)/handbook check)

serve: $(READY) ## Preview the sample handbook while you edit it
	@$(BIN)/mkdocs serve

check: $(READY) ## Check the sample handbook, warnings included
	@$(BIN)/handbook check --strict || $(call mend,learn more about a finding,$(BIN)/handbook explain CODE)

pr-report: $(READY) ## Tell what the commits since BASE (the main branch) do to the sample handbook, as CI does
	@test -n "$(BASE)" || { echo "There is no branch main or master; name the one to compare with: make pr-report BASE=BRANCH" >&2; exit 2; }
	@$(BIN)/handbook diff $(BASE) HEAD --format markdown

test: $(READY) ## Run everything that a change must pass, to the end
	@$(MAKE) --no-print-directory --keep-going lint types check site unit

quick: $(READY) ## Run what you need while you work: format, lint, types, and the tests that are not slow
	@$(MAKE) --no-print-directory --keep-going lint types
	@$(BIN)/pytest --numprocesses $(WORKERS) -m 'not slow' --quiet || $(call mend,run only the failed ones again,$(BIN)/pytest --last-failed)

lint: $(READY) ## Look for badly formatted and doubtful code
	@{ $(BIN)/ruff format --check --quiet --output-format concise .; formatted=$$?; \
	$(BIN)/ruff check --quiet --output-format concise . && [ $$formatted -eq 0 ]; } \
	|| $(call mend,mend what can be mended by itself,make format)

types: $(READY) ## Check the types, strictly
	@$(BIN)/mypy || $(call mend,check them again,make types)

unit: $(READY) ## Run the tests alone, on WORKERS processes (2)
	@$(BIN)/pytest --numprocesses $(WORKERS) || $(call mend,run only the failed ones again,$(BIN)/pytest --last-failed)

fuzz: $(READY) ## Try TIMES (10) as many handbooks at random as the tests do, other ones each time
	@FUZZ_TIMES=$(TIMES) $(BIN)/pytest $$(grep -rl --include='test_*.py' 'from tests.examples import' tests) --numprocesses $(WORKERS)

bench: $(READY) ## Measure speed, memory and weight beside other tools; SIZE=quick is done in two minutes
	@$(BIN)/python -m tests.benchmarks $(SIZE)

format: $(READY) ## Format the code and mend what can be mended by itself
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

docs: $(READY) ## Write the pages that are made from code: the content format, options, labels
	@$(BIN)/python -m tests.architecture.documents

workflows: $(READY) ## Write the workflows and forms of this repository, from those that `handbook init` gives
	@$(BIN)/python -m tests.workflows.mirrored

pins: $(READY) ## Ask each action's own repository whether the commits that the workflows use are those versions
	@$(BIN)/python -m tests.workflows.pins

constraints: ## Refresh constraints.txt: the newest version of everything that is installed
	@"$(PYTHON)" -m tests.packaging.freeze

clean: ## Remove what was built; .venv stays
	rm -rf site build dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamp holds the checksums of what was installed: where only a date changed, as after `git switch`, nothing is done.
$(READY): pyproject.toml constraints.txt
	@if [ "$$(cksum $^)" = "$$(cat $@ 2>&1)" ]; then touch $@; else $(MAKE) --no-print-directory venv; fi

venv: ## Install all that the tasks need into .venv, anew; done by itself where something changed
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| $(call mend,name a Python of version 3.11 or later,make PYTHON=/path/to/python3.11)
	@echo "Installing into .venv: $$("$(PYTHON)" --version), and what constraints.txt names"
	@"$(PYTHON)" -m venv --clear .venv || $(call mend,install the module venv; on Debian,apt install python3.11-venv)
	@$(BIN)/pip install --quiet --constraint constraints.txt setuptools
	@$(BIN)/pip install --quiet --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@cksum pyproject.toml constraints.txt > $(READY)

# $(call mend,what it does,a command): tells the command to type, and fails.
mend = { printf '\nTo %s, type:\n  %s\n\n' '$(1)' '$(2)' >&2; exit 1; }
