# `make run` shows the site on this machine, `make test` checks everything; `make help` lists the rest.

PORT ?= 8000
# The first of these that is new enough; PYTHON=/path/to/python chooses another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$python; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
LOCALE := newsroom/locale
MESSAGES := $(LOCALE)/zh_Hans/LC_MESSAGES/django
SITE := http://127.0.0.1:$(PORT)

.PHONY: help run test lint locale messages bench fuzz pagebench learn clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: export NEWSROOM_LOCAL := 1
run: export PORT := $(PORT)
run: $(VENV)/for-running locale ## the site with the shipped page, on 127.0.0.1 (PORT=8000)
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
		{ echo "Port $(PORT) of this machine is taken. Try: make run PORT=8001" >&2; exit 1; }
	@echo "→ Database"
	@$(BIN)/python manage.py migrate --noinput --verbosity 0
	@echo "→ Static files"
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@echo "→ Import of the page texts in seeds/, and publication of what has no open flag"
	@$(BIN)/python manage.py import_seeds --publish
	@echo "→ Demo users, with new passwords"
	@$(BIN)/python manage.py demo_users
	@echo "→ What the demo desk has checked of the shipped page"
	@$(BIN)/python manage.py demo_desk
	@echo
	@echo "  Site            $(SITE)/"
	@echo "  In English      $(SITE)/en/"
	@echo "  Editorial desk  $(SITE)/admin/"
	@echo "  Stop with Ctrl+C."
	@echo
	@exec $(BIN)/gunicorn -c newsroom/gunicorn.py

test: $(VENV)/for-checking lint ## everything: what the tests need is installed, then linters and the whole suite
	@.ci/prepare
	@echo "→ Tests"
	@$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/for-checking locale ## linters, types, layers, migrations
	@echo "→ Code and templates"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check . > $(VENV)/format.log || { cat $(VENV)/format.log >&2; exit 1; }
	@$(BIN)/djlint --check templates > $(VENV)/djlint.log || { cat $(VENV)/djlint.log >&2; exit 1; }
	@echo "→ Types of the page text library"
	@$(BIN)/mypy --no-error-summary
	@echo "→ Imports run one way"
	@$(BIN)/lint-imports --no-logo > $(VENV)/lint-imports.log || { cat $(VENV)/lint-imports.log >&2; exit 1; }
	@echo "→ Migrations match the models"
	@NEWSROOM_LOCAL=1 $(BIN)/python manage.py makemigrations --check --dry-run --verbosity 1

locale: $(MESSAGES).mo ## compile the Chinese interface

messages: $(VENV)/for-checking ## gather the texts to translate into newsroom/locale (needs gettext)
	NEWSROOM_LOCAL=1 $(BIN)/python manage.py makemessages --locale zh_Hans --no-obsolete --add-location file \
		--ignore 'articles/tests/*'

bench: $(VENV)/for-running ## speed and memory of the import, beside pdftotext: make bench [PAGES="page.txt …" PDF=folder]
	@NEWSROOM_LOCAL=1 $(BIN)/python manage.py bench_import --limits $(if $(PDF),--pdf "$(PDF)") $(PAGES)

fuzz: $(VENV)/for-running ## read hostile and damaged pages until one goes wrong: make fuzz [SECONDS=60 SEED=0 PAGES=folder]
	@$(BIN)/python -m articles.pagetext.trials.fuzz --seconds $(or $(SECONDS),60) --seed $(or $(SEED),0) $(PAGES)

pagebench: $(VENV)/for-running ## score the importer: make pagebench PAGEBENCH=folder [PIN=--pin, to put the scores on record]
	@.ci/pagebench $(BIN)/python "$(PAGEBENCH)" $(PIN)

learn: $(VENV)/for-checking ## fit the importer's weights to gold pages, over an hour: make learn PAGEBENCH=…
	@{ fc-list | grep -q gbsn00lp && command -v pdftotext; } > /dev/null || \
		.ci/install fonts-arphic-gbsn00lp fontconfig poppler-utils
	@$(BIN)/python -m articles.pagetext.learning --gold "$(PAGEBENCH)/cases/dev" "$(PAGEBENCH)/cases/editions" \
		"$(PAGEBENCH)/../seed" \
		--work .local/learnt --drafts .local/learnt/drafts --ship

clean: ## remove what was installed and built, never the database
	rm -rf $(VENV) staticfiles .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis

$(MESSAGES).mo: $(MESSAGES).po | $(VENV)/for-running
	@echo "→ Chinese interface"
	@$(BIN)/pybabel --quiet compile --domain django --directory $(LOCALE)

$(VENV)/for-running: requirements.txt
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; where it is: make run PYTHON=/path/to/python" >&2; exit 1; }
	@echo "→ Libraries of requirements.txt, with $$($(PYTHON) --version), into $(VENV)"
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(VENV)/for-checking: requirements-dev.txt $(VENV)/for-running
	@echo "→ Libraries of requirements-dev.txt"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@
