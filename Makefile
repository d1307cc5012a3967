# Each target sets up what it needs and nothing twice: stamp files remember what is done.

PYTHON ?= python3
BIN := .venv/bin
DEMO ?= sepia_flagging
NODE_MODULES := client_js/node_modules/.complete

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test check format bench build pictures watch client chromium

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.installed client ## start a demo and print its address: make demo DEMO=gallery
	$(BIN)/python demos/$(DEMO).py

# Most tests wait, for a browser or a disk: more of them than cores run at once. Who is ready takes the next few.
PARALLEL := -n 3 --dist load --maxschedchunk 4

test: .venv/.developing client chromium ## run all tests, in Python, in Node and in a real browser
	cd client_js && npm test
	$(BIN)/pytest $(PARALLEL)

check: .venv/.developing .dev/fanlight ## check format, style and types, in Python and TypeScript
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	cd client_js && npx prettier --check .
	cd client_js && npm run check

format: .venv/.developing ## format all sources, and mend what the linters can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	cd client_js && npm run format

bench: .venv/.developing client chromium ## measure ours beside the floor; keeps the table in docs/performance.md
	cd tests && ../$(BIN)/python -m benchmarks.run --keep

pictures: .venv/.developing client chromium ## take the pictures of the gallery in docs/images
	$(BIN)/python tests/pictures.py

build: .venv/.developing ## make the sdist and the wheel in dist/
	$(BIN)/python -m build

watch: $(NODE_MODULES) ## build the client again whenever its sources change
	cd client_js && npm run watch

client: # where client_js/dist is stale, build it
	@$(PYTHON) client_js/build_hook/client_build.py

chromium:
	@.ci/chromium

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --editable .
	@touch $@

# Node's packages come first: the build that pip starts then finds them and installs none of its own
.venv/.developing: pyproject.toml $(NODE_MODULES) | .venv/bin/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch .venv/.installed $@

$(NODE_MODULES): client_js/package-lock.json
	cd client_js && npm ci
	@touch $@

# mypy finds `import fanlight` by this link, whatever the name of the checkout
.dev/fanlight:
	mkdir -p .dev
	ln -s .. $@
