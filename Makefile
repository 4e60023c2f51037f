# Every target does its own set-up; the second call is quick.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CATALOGUE := resources/locale/zh_CN/LC_MESSAGES/trainer.mo

# What is compiled is kept: the processes that share the tests, and the programs they start, need not compile it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test suite check style types bench soak build demo setup

setup: $(READY) $(CATALOGUE)
	@tools/system_libraries

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once; some minutes)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $(READY)

$(CATALOGUE): $(wildcard resources/locale/zh_CN/*.po) tools/translations.py $(READY)
	@$(BIN)/python tools/translations.py compile

run: setup
	@tools/run $(BIN)/python

demo: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m trainer demo --out build/demo

check: style types

style: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python tools/translations.py check

types: setup
	$(BIN)/mypy
	$(BIN)/lint-imports

# What is quick comes first; types are looked at beside the tests, which run in one process per processor.
test: style
	@tools/system_libraries tests || true
	@$(MAKE) --no-print-directory -j2 types suite

suite: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --maxprocesses 6 --dist loadfile --no-loadscope-reorder

bench: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

soak: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak

build: setup
	$(BIN)/pyinstaller --noconfirm --clean --log-level WARN --distpath build/dist --workpath build/work build.spec
	tools/check_build build/dist/trainer
