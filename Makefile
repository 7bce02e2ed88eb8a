# `make play` plays, `make test` tests; both set everything up first.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: help play test check check-outside format lint types floors scenarios curriculum study-bench train judge-bench judge-growth judge-fuzz judge-dev judge-fresh false-alarms authoring-fuzz bench-authoring bench-start bench-keeping bench-reports bench-questions bench-logs extras pictures clean

help:  ## lists the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# uv where it is there (locked versions), plain venv and pip otherwise.
.venv/.ready: pyproject.toml uv.lock
	@if command -v uv >/dev/null 2>&1; then \
	    uv sync --quiet --locked; \
	else \
	    $(PYTHON) -m venv .venv && \
	    $(BIN)/python -m pip install --quiet --upgrade pip && \
	    $(BIN)/python -m pip install --quiet --editable . --group dev; \
	fi
	@touch $@

# Workbooks, Parquet, clusters and free-form questions; the tests that need them are skipped where they are not there.
.venv/.extras: .venv/.ready
	@if command -v uv >/dev/null 2>&1; then \
	    uv sync --quiet --locked --all-extras; \
	else \
	    $(BIN)/python -m pip install --quiet --editable '.[excel,parquet,cluster,analysis]'; \
	fi && touch $@ || echo '!!! the extras are not there: the tests of XLSX, Parquet, Dask and DuckDB are SKIPPED'

extras: .venv/.extras  ## installs what XLSX, Parquet, Dask and DuckDB need

play: .venv/.ready  ## sets everything up and starts the program
	@$(BIN)/trainer

test: .venv/.ready  ## sets everything up and runs the tests
	$(BIN)/python -m pytest -q --numprocesses auto --dist worksteal

check: format lint types floors extras test scenarios  ## all that must hold before a landing

check-outside: .venv/.ready  ## what needs programs from outside: an editor's language server from npm, an LRS from pip
	$(BIN)/python -m pytest -q -rs -p no:cacheprovider tests/outside/check_*.py

format: .venv/.ready  ## code is formatted
	$(BIN)/ruff format --check .

lint: .venv/.ready  ## ruff finds nothing
	$(BIN)/ruff check .

types: .venv/.ready  ## mypy --strict finds nothing
	$(BIN)/mypy

floors: .venv/.ready  ## imports go down the floors
	$(BIN)/lint-imports

scenarios: .venv/.ready  ## every scenario passes the checker
	$(BIN)/trainer check --strict --profile 可发布 scenarios

curriculum: .venv/.ready  ## every scenario over seeds: exploration, fairness, rehearsals, likeness: make curriculum SEEDS=3
	@$(BIN)/python -m benchmarks.curriculum --seeds $(or $(SEEDS),3)

study-bench: .venv/.ready  ## the study plan beside other rules, on simulated trainees
	@if command -v uv >/dev/null 2>&1; then uv run --quiet --locked --with fsrs==6.3.2 python -m benchmarks.study_plan; \
	else $(BIN)/python -m benchmarks.study_plan; fi

authoring-fuzz: .venv/.ready  ## random scenario files, none may raise: make authoring-fuzz COUNT=3000
	@$(BIN)/python -m benchmarks.authoring_fuzz $(or $(COUNT),3000)

bench-authoring: .venv/.ready  ## what checking a large scenario costs, beside libyaml's bare events
	@$(BIN)/python -m benchmarks.authoring_speed

bench-start: .venv/.ready  ## time to the first screen, beside a bare Textual app in the same run
	@$(BIN)/python benchmarks/start.py

bench-keeping: .venv/.ready  ## events kept per second, beside bare sqlite3 in the same run
	@$(BIN)/python -m benchmarks.keeping

bench-reports: .venv/.ready  ## a report over up to a million drills, beside the bare query: make bench-reports SIZES=10000
	@$(BIN)/python -m benchmarks.reports $(SIZES)

bench-questions: .venv/.extras  ## a question in SQL over Parquet beside SQLite: make bench-questions SIZES="1000000 20000"
	@$(BIN)/python -m benchmarks.questions $(SIZES)

bench-logs: .venv/.extras  ## large logs beside plain loops in the same run: make bench-logs SIZES=20000,80000
	@$(BIN)/python -m benchmarks.large_logs --dask $(if $(SIZES),--sizes $(SIZES))
	@$(BIN)/python -m benchmarks.large_logs --dask --sham 20 --sizes 200000

judge-bench: .venv/.ready  ## every figure of the judge beside its bar, one core
	@OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.judge_bench --turns $(or $(TURNS),$(SHARED)/data/real-turns-dev.jsonl.gz)

judge-growth: .venv/.ready  ## how the time of the judge grows with the length of a reply
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.judge_growth

judge-fuzz: .venv/.ready  ## random texts, none may raise: make judge-fuzz COUNT=1000000
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.judge_fuzz --count $(or $(COUNT),1000000)

# Learning needs torch, which the product does not: an environment of its own.
.venv-train/.ready: training/requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --editable . --requirement training/requirements.txt
	@touch $@

train: .venv-train/.ready  ## learns the trained voice anew from corpus/ (half an hour on two cores)
	OMP_WAIT_POLICY=PASSIVE .venv-train/bin/python -m training.train

judge-dev: .venv/.ready  ## measures the judge on the labelled set (MISSES=1 lists what it missed)
	$(BIN)/python benchmarks/judge_dev.py $(if $(MISSES),--misses)

judge-fresh: .venv/.ready  ## measures it on replies of other hands; the second half nobody tunes to
	$(BIN)/python benchmarks/judge_dev.py benchmarks/judge-fresh-dev.jsonl $(if $(MISSES),--misses)
	$(BIN)/python benchmarks/judge_dev.py benchmarks/judge-fresh-test.jsonl

false-alarms: .venv/.ready  ## counts heavy flags on real turns: make false-alarms TURNS=FILE.jsonl.gz
	$(BIN)/python benchmarks/false_alarms.py $(or $(TURNS),$(SHARED)/data/real-turns-dev.jsonl.gz)

pictures: .venv/.ready  ## takes the README's pictures anew (needs Chromium and a Chinese font)
	@$(BIN)/python -m benchmarks.pictures

clean:  ## removes what `make` set up
	rm -rf .venv .venv-train
