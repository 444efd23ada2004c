# The two commands of the README are `make run` and `make test`. Only Swift itself is assumed:
# whatever else is missing is installed first.

# One build mode for everything, so that nothing is ever compiled twice.
MODE := -c release
BREW := $(shell brew --prefix 2>/dev/null)
FLAGS := $(if $(BREW),-Xcc -I$(BREW)/include -Xlinker -L$(BREW)/lib)
# The libraries: a header of each, Debian's package, Homebrew's formula.
LIBRARIES := glpk.h:libglpk-dev:glpk zip.h:libzip-dev:libzip \
  expat.h:libexpat1-dev:expat \
  pango-1.0/pango/pangocairo.h:libpango1.0-dev:pango \
  qrencode.h:libqrencode-dev:qrencode \
  sqlite3.h:libsqlite3-dev:sqlite
# Where headers may already lie: Debian's, local ones, Homebrew's.
PLACES := /usr/include /usr/local/include $(BREW:%=%/include)
part = $(word $(1),$(subst :, ,$(2)))
MISSING := $(foreach l,$(LIBRARIES),\
  $(if $(wildcard $(addsuffix /$(call part,1,$(l)),$(PLACES))),,$(l)))
BROWSERS := /usr/bin/chromium /usr/bin/google-chrome /Applications/Google*Chrome.app
SUDO := $(shell test "$$(id -u)" = 0 || echo sudo)
DRIVE := data/thanh-xuan-2021

# Where Python and what it measures lie.
PYTHON := Benchmarks/.build/python
BROWSER_PYTHON := .build/browser
# What is told to the command, or to what measures: make run ARGS="check data/tiny", make bench-peers ARGS=--quick
ARGS :=
# The room whose tests are run by make test-fast: ROOM=Plans
ROOM :=
# Where `make install` puts things, and `make package`.
PREFIX := /usr/local
PACKAGED := .build/packages

# What of the campaign is run: make campaign PARTS="kills differential" ARGS=--short
PARTS :=
# What is fuzzed, all by default, and for how long each: make fuzz TARGET=csv SECONDS=600
TARGET :=
SECONDS := 60

.PHONY: run serve test test-fast test-schedulers test-office bench bench-peers head-to-head bench-tables bench-peers-test build build-serve deps test-deps \
  bench-deps campaign campaign-short campaign-tables campaign-test campaign-deps mutants fuzz fuzz-build fuzz-corpus documentation install package test-package system-packages swift
.SILENT:

run: build  ## Plan the example drive and print its schedule; or another command: make run ARGS="check data/tiny".
	command="$$(swift build $(MODE) --show-bin-path)/khunggio"; \
	"$$command" $(if $(ARGS),$(ARGS),plan $(DRIVE) --no-save); status=$$?; \
	printf '\nThe command: %s\nNext: make run ARGS="--help", or: make install, then khunggio --help\n' \
	  "$$command" >&2; \
	exit $$status

serve: build-serve  ## Open the example drive in the browser.
	"$$(swift build $(MODE) --show-bin-path)/khunggio" serve $(DRIVE)

test: test-deps  ## Run every test.
	swift test $(MODE) $(FLAGS) --disable-testable-imports

# Tests that need a browser, an office, a scheduler of clusters or the whole command.
SLOW := BrowserTests|OfficeTests|EndToEndTests\.|HouseTests\.WordTests
test-fast: deps  ## Run the tests in debug, without browser, office and command; of one room: make test-fast ROOM=Plans.
	swift test $(FLAGS) $(if $(ROOM),--filter '^$(ROOM)Tests\.',--skip '$(SLOW)')

test-schedulers: test-deps  ## Run the tests that have schedulers of clusters run a sweep in parts.
	command -v sbatch >/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=slurm-wlm
	KHUNGGIO_SCHEDULERS=1 swift test $(MODE) $(FLAGS) --disable-testable-imports --filter slurmConverges

test-office: test-deps  ## Run the tests that open tables and workbooks in LibreOffice.
	command -v soffice >/dev/null || $(MAKE) --no-print-directory system-packages \
	  PACKAGES="libreoffice-calc-nogui" FORMULAE="--cask libreoffice"
	KHUNGGIO_OFFICE=1 swift test $(MODE) $(FLAGS) --disable-testable-imports --filter OfficeTests

bench: deps  ## Measure each part of planning by itself.
	cd Benchmarks && swift package $(FLAGS) --disable-sandbox benchmark

bench-peers: build bench-deps  ## Run other solvers and khunggio on the same drives, in turn.
	cd Benchmarks && .build/python/bin/python -m peers run $(ARGS)

head-to-head: build bench-deps  ## Count wins, draws and losses against HiGHS.
	cd Benchmarks && .build/python/bin/python -m peers head-to-head $(ARGS)

bench-tables: bench-deps  ## Write the tables and the picture anew from the results.
	cd Benchmarks && .build/python/bin/python -m peers tables $(ARGS)

bench-peers-test: bench-deps  ## Test what runs the other solvers.
	cd Benchmarks && .build/python/bin/python -m unittest discover -s peers/tests -t .

campaign: build-serve campaign-deps $(PYTHON)/ready  ## Try to break the program: kills, failing calls, hostile files, other solvers.
	$(CAMPAIGN) $(PARTS) $(ARGS)

campaign-short: campaign-deps  ## The same few cases of the campaign, in two minutes, with the programs that are built.
	test -x "$$(swift build $(MODE) --show-bin-path)/khunggio-serve" || $(MAKE) --no-print-directory build-serve
	rm -rf .build/campaign.jsonl .build/campaign
	$(CAMPAIGN) --short --results .build/campaign.jsonl --kept .build/campaign $(ARGS)

campaign-tables:  ## Write docs/reliability.md from the results of the campaign.
	cd Campaign && python3 -m campaign tables

campaign-test:  ## Test the campaign's own auditor.
	cd Campaign && python3 -m unittest discover -s tests -t .

documentation: build  ## Build the documentation of the library, for a browser: .build/documentation.
	Packaging/documentation.sh "$$(swift build $(MODE) --show-bin-path)" .build/documentation

mutants: deps  ## Change the code of a room in many places and see whether its tests notice: make mutants ROOM=Plans.
	cd Campaign && python3 -m mutants $(ROOM) $(ARGS)

# The sanitizers are told to everything that is linked, so that it lies in a folder of its own.
SANITIZERS := -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address $(if $(BREW),,-Xswiftc -use-ld=lld)
fuzz-build: deps
	for program in Parsers Stores; do \
	  (cd Fuzzing && swift build -c release $(FLAGS) $(SANITIZERS) --product $$program >&2) || exit 1; \
	done

fuzz: fuzz-build  ## Give a parser random files under AddressSanitizer: make fuzz TARGET=csv SECONDS=600.
	test -d Fuzzing/.build/corpus || python3 Fuzzing/seeds.py
	python3 Fuzzing/run.py $(TARGET) --seconds $(SECONDS) $(ARGS)

fuzz-corpus: fuzz-build  ## Write anew the few inputs that a new clone begins with.
	python3 Fuzzing/run.py $(TARGET) --minimise $(ARGS)

install: build-serve  ## Put the command, its manual, completions and licences under PREFIX.
	Packaging/install.sh "$$(swift build $(MODE) --show-bin-path)/khunggio" "$(abspath $(PREFIX))" "$(DESTDIR)"

package: build-serve  ## Make a Debian package and a tarball that need no Swift.
	command -v dpkg-shlibdeps >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=dpkg-dev FORMULAE=dpkg
	Packaging/package.sh "$$(swift build $(MODE) --show-bin-path)" $(PACKAGED)

test-package: package  ## Install the package in a root with nothing but Debian, plan and open the pages there, remove it.
	command -v debootstrap >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES="debootstrap curl"
	$(SUDO) Packaging/clean-root.sh $(PACKAGED)/khunggio_*.deb $(DRIVE)

# The manifest is read each time, since it names the commit that --version says.
build: deps
	test -x "$$(swift build $(MODE) --show-bin-path)/khunggio" || \
	  echo "Building KhungGio; the first time takes a few minutes ..." >&2
	swift build $(MODE) $(FLAGS) --manifest-cache none --product khunggio >&2

# The pages are of a program of their own, so that planning does not wait for them to be compiled.
build-serve: build
	swift build $(MODE) $(FLAGS) --product khunggio-serve >&2

deps: swift
	$(if $(strip $(MISSING)),$(MAKE) --no-print-directory system-packages \
	  PACKAGES="$(foreach l,$(MISSING),$(call part,2,$(l)))" \
	  FORMULAE="$(foreach l,$(MISSING),$(call part,3,$(l)))",:)
	test "$$(uname)" = Darwin || fc-list 2>/dev/null | grep -qi tinos || \
	  $(MAKE) --no-print-directory system-packages PACKAGES="fontconfig fonts-croscore" FORMULAE=fontconfig

# The tests also solve the exported programs with GLPK's own command, have openpyxl read the
# workbooks, icalendar the events, poppler and zbar the letters, have GNU parallel run sweeps in parts,
# and look at the pictures in a browser.
test-deps: deps
	command -v glpsol >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=glpk-utils FORMULAE=glpk
	python3 -c 'import openpyxl' 2>/dev/null || /usr/bin/python3 -c 'import openpyxl' 2>/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=python3-openpyxl FORMULAE=python3
	python3 -c 'import icalendar' 2>/dev/null || /usr/bin/python3 -c 'import icalendar' 2>/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=python3-icalendar FORMULAE=python3
	command -v pdftotext >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=poppler-utils FORMULAE=poppler
	command -v zbarimg >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=zbar-tools FORMULAE=zbar
	command -v parallel >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=parallel FORMULAE=parallel
	test "$$(uname)" != Linux || command -v strace >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=strace
	$(if $(wildcard $(BROWSERS)),:,$(MAKE) --no-print-directory system-packages \
	  PACKAGES="chromium fonts-croscore" FORMULAE="--cask google-chrome")
	$(MAKE) --no-print-directory $(BROWSER_PYTHON)/ready || \
	  echo "Playwright cannot be installed: the tests of the pages in a browser are left out." >&2

# What drives the browser, pinned, from PyPI.
$(BROWSER_PYTHON)/ready: Tests/KhungGioServerTests/Browser/requirements.txt
	python3 -m venv --clear $(BROWSER_PYTHON) 2>/dev/null || { \
	  $(MAKE) --no-print-directory system-packages PACKAGES=python3-venv && \
	  python3 -m venv --clear $(BROWSER_PYTHON); }
	$(BROWSER_PYTHON)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

CAMPAIGN = program="$$(swift build $(MODE) --show-bin-path)/khunggio"; \
  PYTHONPATH=Campaign nice python3 -m campaign --command "$$program"
campaign-deps:
	test "$$(uname)" != Linux || command -v strace >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=strace
	command -v cbc >/dev/null || $(MAKE) --no-print-directory system-packages PACKAGES=coinor-cbc FORMULAE=cbc
	command -v glpsol >/dev/null || $(MAKE) --no-print-directory system-packages PACKAGES=glpk-utils FORMULAE=glpk
	command -v pdftotext >/dev/null || \
	  $(MAKE) --no-print-directory system-packages PACKAGES=poppler-utils FORMULAE=poppler

# The other solvers, only for measuring: pinned ones from PyPI, two commands and Java from the system.
bench-deps: $(PYTHON)/ready
	command -v glpsol >/dev/null || $(MAKE) --no-print-directory system-packages PACKAGES=glpk-utils
	command -v cbc >/dev/null || $(MAKE) --no-print-directory system-packages PACKAGES=coinor-cbc
	command -v javac >/dev/null || $(MAKE) --no-print-directory system-packages \
	  PACKAGES=default-jdk-headless FORMULAE=openjdk

$(PYTHON)/ready: Benchmarks/peers/requirements.txt
	python3 -m venv --clear $(PYTHON) 2>/dev/null || { \
	  $(MAKE) --no-print-directory system-packages PACKAGES=python3-venv && python3 -m venv --clear $(PYTHON); }
	$(PYTHON)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

system-packages:
	echo "Installing $(PACKAGES) ..." >&2
	if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null; \
	elif command -v brew >/dev/null; then \
	  brew install --quiet $(FORMULAE); \
	else \
	  echo "Please install what $(PACKAGES) stands for on Debian, then run make again." >&2; \
	  exit 1; \
	fi

swift:
	command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed: https://swift.org/install" >&2; exit 1; }
