# Everything starts here: `make demo` shows the product, `make test` proves it.
PYTHON ?= python3
PORT ?= 8000
SERVIR ?= oui
export PORT SERVIR RAPIDE

.PHONY: aide demo test nuit quality audit bench propre

aide:
	@echo "make demo     le site de démonstration sur http://127.0.0.1:$(PORT) (PORT= pour changer, SERVIR=non pour le rapport seul)"
	@echo "make test     tous les tests, avec PostgreSQL, l'ouvrier et un navigateur (RAPIDE=1 : les tests courts seuls)"
	@echo "make nuit     les mêmes, 400 jours plus tard (DANS= pour changer), avec vingt fois plus d'exemples par propriété"
	@echo "make quality  le style, les règles de la maison, les types, les bibliothèques déclarées, leurs failles connues"
	@echo "make audit    les failles connues seules (demande Internet ; échoue si rien n'a pu être vérifié)"
	@echo "make bench    les mesures de vitesse"
	@echo "make propre   efface la démonstration (var/)"

demo:
	@$(PYTHON) cirj/local/installation.py demo
	@.venv/bin/python -m cirj.local.demonstration

test:
	@$(PYTHON) cirj/local/installation.py test
	@.venv/bin/python -m pytest --create-db --numprocesses=auto --dist=loadscope --no-loadscope-reorder --durations=20

# As many days later, and twenty times as many examples of each property: what time or chance would turn red.
nuit: export DANS ?= 400
nuit: export NUIT = oui
nuit: test

# The types of the models are read with the settings of the tests; the servers are named, and never asked.
quality:
	@$(PYTHON) cirj/local/installation.py test
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/lint-imports
	@CIRJ_MODE=test DATABASE_URL=postgresql://localhost/types REDIS_URL=redis://localhost .venv/bin/mypy
	@.venv/bin/deptry .
	@.venv/bin/djlint templates --lint --quiet
	@.venv/bin/python -m cirj.local.audit --sans-bloquer

audit:
	@$(PYTHON) cirj/local/installation.py test
	@.venv/bin/python -m cirj.local.audit

bench:
	@$(PYTHON) cirj/local/installation.py test
	@.venv/bin/python -m tests.mesures
	@.venv/bin/python -m tests.mesures.rls

propre:
	rm -rf var
