# The two commands of the README are `make run` and `make test`. Only Swift itself is assumed:
# whatever else is missing is installed first.

# One build mode for everything, so that nothing is ever compiled twice.
MODE := -c release
GLPK := $(shell brew --prefix glpk 2>/dev/null)
FLAGS := $(if $(GLPK),-Xcc -I$(GLPK)/include -Xlinker -L$(GLPK)/lib)
# Where the GLPK header may already lie: Debian's, a local one, Homebrew's.
HEADERS := /usr/include/glpk.h /usr/local/include/glpk.h $(GLPK:%=%/include/glpk.h)
SUDO := $(shell test "$$(id -u)" = 0 || echo sudo)
DRIVE := data/thanh-xuan-2021

.PHONY: run test build deps test-deps install swift
.SILENT:

run: build  ## Plan the example drive and print its schedule.
	"$$(swift build $(MODE) --show-bin-path)/khunggio" plan $(DRIVE) --no-save

test: test-deps  ## Run every test.
	swift test $(MODE) $(FLAGS) --disable-testable-imports

build: deps
	test -x "$$(swift build $(MODE) --show-bin-path)/khunggio" || \
	  echo "Building KhungGio; the first time takes a few minutes ..." >&2
	swift build $(MODE) $(FLAGS) --product khunggio --quiet

deps: swift
	$(if $(wildcard $(HEADERS)),:,$(MAKE) --no-print-directory install PACKAGES=libglpk-dev)

# The tests also solve the exported programs with GLPK's own command.
test-deps: deps
	command -v glpsol >/dev/null || $(MAKE) --no-print-directory install PACKAGES=glpk-utils

install:
	echo "Installing $(PACKAGES) ..." >&2
	if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null; \
	elif command -v brew >/dev/null; then \
	  brew install --quiet glpk; \
	else \
	  echo "Please install GLPK (its header glpk.h and its command glpsol), then run make again." >&2; \
	  exit 1; \
	fi

swift:
	command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed: https://swift.org/install" >&2; exit 1; }
