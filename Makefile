# Every target sets up what it needs; a second run finds it ready. Needs Python 3.11+, make and a shell.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Spark plans on one core while the other idles. A file's tests stay together, and the order keeps the short ones last.
PARALLEL ?= --numprocesses 2 --dist loadfile --no-loadscope-reorder
# npm and jsii must meet the pinned Node of the virtual environment, not the machine's.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# cdktf and Terraform would otherwise ask their makers for news.
export CHECKPOINT_DISABLE := 1

.PHONY: help up down test lint synth scan bench bindings schema catalogue controls lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

$(VENV)/.ready: requirements.lock requirements.bootstrap.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lakeform needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name one: make PYTHON=python3.12")'
	@echo "setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.bootstrap.lock
	@$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e .
	@touch $@

node_modules/.ready: package-lock.json $(VENV)/.ready
	@echo "installing cdktf-cli ..."
	@$(BIN)/npm ci --silent
	@touch $@

up: $(VENV)/.ready ## deploy the local environment onto this machine and run its jobs
	@$(BIN)/lakeform up

down: $(VENV)/.ready ## stop what `make up` started; the data stays
	@$(BIN)/lakeform down

test: $(VENV)/.ready node_modules/.ready lint ## lint, types, layers and every test, with coverage
	@rm -f .coverage .coverage.*
	$(BIN)/python -m pytest --cov --cov-report= $(PARALLEL)
	@$(BIN)/coverage combine --quiet 2>/dev/null || true
	@$(BIN)/coverage report

lint: $(VENV)/.ready ## ruff, mypy strict, the import contracts and the data contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/lakeform contracts check

synth: $(VENV)/.ready node_modules/.ready ## synthesize every environment's Terraform into cdktf.out
	@npx --no-install cdktf synth

scan: synth ## judge the synthesized Terraform by our policies and checkov's
	@$(BIN)/lakeform scan

bench: $(VENV)/.ready ## print measurements, each beside its comparison
	@$(BIN)/python -m tests.bench $(ONLY)

bindings: $(VENV)/.ready ## regenerate modules/bindings from the provider schemas
	@$(BIN)/python -m modules.bindings.generate

schema: $(VENV)/.ready ## regenerate the settings' JSON Schema for editors and their reference page
	@$(BIN)/lakeform settings schema > .settings.schema.new && mv .settings.schema.new environments/settings.schema.json
	@$(BIN)/lakeform settings reference > .settings.reference.new && mv .settings.reference.new docs/settings.md

catalogue: $(VENV)/.ready ## regenerate docs/policy-gate.md from the policies
	@$(BIN)/lakeform scan --catalogue > .policy-gate.new && mv .policy-gate.new docs/policy-gate.md

controls: $(VENV)/.ready ## regenerate docs/controls.md from the benchmarks' controls
	@$(BIN)/python -m policies.controls

lock: $(VENV)/.ready ## resolve the dependencies anew: hashes, no URLs
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 --extra dev pyproject.toml -o requirements.lock
	@echo 'uv==$(shell $(BIN)/uv --version | cut -d" " -f2)' | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 - -o requirements.bootstrap.lock

clean: ## remove what was built; the local platform's data stays
	@rm -rf $(VENV) node_modules cdktf.out .mypy_cache .pytest_cache .ruff_cache
