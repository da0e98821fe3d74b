# make serve   everything from a bare checkout: sets up, serves on 127.0.0.1:8000, rebuilds on change
# make test    sets up, then every check and test
# make site    the strict build into site/
# make rollback   back to the site before the last build
# make check   says everything that is wrong with the data
# make screenshots   one picture of every kind of page, four ways, into screenshots/ (needs Chromium)
# make links  asks every address outside the site whether it still answers
# make audit  asks whether a weakness is known in one of the locked packages
# make sbom   prints what the site is made with, for programs that look for weaknesses (CycloneDX)
# make lock    works out the lock files anew (for maintainers; needs uv)
PYTHON ?= python3
BIN := .venv/bin
# The theme prints a notice about its future on every run; README says what we do about it.
export NO_MKDOCS_2_WARNING := 1
serve test site: export PYTHONDONTWRITEBYTECODE := 1

.PHONY: serve test site check lock
serve: .venv/site.done
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

test: .venv/test.done
	$(BIN)/python -m pytest

# Built aside, verified, then exchanged in one step: a build that fails leaves the last good site as it was.
site: .venv/site.done
	$(BIN)/python tools/publish.py

.PHONY: rollback
rollback:
	$(PYTHON) tools/publish.py rollback

check: .venv/site.done
	@$(BIN)/python -m macros check

.venv/site.done: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=…")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.done: .venv/site.done requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra test pyproject.toml -o requirements-test.lock

.PHONY: screenshots
screenshots: .venv/test.done site
	PYTHONPATH=tests $(BIN)/python tools/screenshots.py

.PHONY: golden
golden: .venv/test.done
	GOLDEN=1 $(BIN)/python -m pytest -q tests/test_views.py

.PHONY: links audit sbom
links: .venv/site.done
	$(BIN)/python tools/links.py

# Kept apart from the site's own packages.
audit: .venv/site.done
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-test.lock

sbom: .venv/test.done
	@$(BIN)/python tools/sbom.py
