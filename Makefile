# `make demo` and `make test` do all set-up on a machine that has Python 3.11 and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.PHONY: setup demo test docs lint bench lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "noticegraph needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)
	@PATH="$(abspath $(BIN)):$$PATH" examples/demo.sh

test: $(READY)
	$(BIN)/pytest -n auto

# The pages that are made from the code, then the site; needs no network.
docs: $(READY)
	$(BIN)/python tools/questions_sql.py
	$(BIN)/python tools/questions_table.py
	$(BIN)/python tools/reference.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --clean

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python bench/ingest.py
	$(BIN)/python bench/queries.py

# A fresh environment, the newest packages that pyproject.toml allows, and what came out of it.
lock:
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet --upgrade pip
	build/lock/bin/pip install --quiet ".[exchange,plot,frames]" --group test --group docs --group lint --group build
	{ sed -n '/^#/p' requirements.lock; build/lock/bin/pip freeze --all --exclude noticegraph --exclude pip; } \
	  > build/requirements.lock
	mv build/requirements.lock requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info
