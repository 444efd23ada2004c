# The two commands of the README are `make run` and `make test`. Only Swift itself is assumed:
# whatever else is missing is installed first.

# One build mode for everything, so that nothing is ever compiled twice.
MODE := -c release
BREW := $(shell brew --prefix 2>/dev/null)
FLAGS := $(if $(BREW),-Xcc -I$(BREW)/include -Xlinker -L$(BREW)/lib)
# The libraries: a header of each, Debian's package, Homebrew's formula.
LIBRARIES := glpk.h:libglpk-dev:glpk zip.h:libzip-dev:libzip \
  xlsxwriter.h:libxlsxwriter-dev:libxlsxwriter expat.h:libexpat1-dev:expat
# Where headers may already lie: Debian's, local ones, Homebrew's.
PLACES := /usr/include /usr/local/include $(BREW:%=%/include)
part = $(word $(1),$(subst :, ,$(2)))
MISSING := $(foreach l,$(LIBRARIES),\
  $(if $(wildcard $(addsuffix /$(call part,1,$(l)),$(PLACES))),,$(l)))
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
	$(if $(strip $(MISSING)),$(MAKE) --no-print-directory install \
	  PACKAGES="$(foreach l,$(MISSING),$(call part,2,$(l)))" \
	  FORMULAE="$(foreach l,$(MISSING),$(call part,3,$(l)))",:)

# The tests also solve the exported programs with GLPK's own command, and have openpyxl read the
# workbooks.
test-deps: deps
	command -v glpsol >/dev/null || \
	  $(MAKE) --no-print-directory install PACKAGES=glpk-utils FORMULAE=glpk
	python3 -c 'import openpyxl' 2>/dev/null || \
	  $(MAKE) --no-print-directory install PACKAGES=python3-openpyxl FORMULAE=python3

install:
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
