# `make site` builds the ladder into site/, `make test` runs every test.
# Both install what they need first, and work from a fresh clone.

.POSIX:
.PHONY: site check health preview build dist hook test hostile soak bench bench-check bench-serve bench-instructions record-instructions fuzz lint format screenshots clean

# STRICT=1 takes warnings for errors.
site: build
	.build/release/ladder build $${STRICT:+--strict}

# What is wrong with the ladder. FORMAT is text, json, github, gitlab or sarif; REPORT=file writes
# there and not to the terminal; EXTERNAL=1 asks the web pages too that are linked to.
check: build
	set -- --format $${FORMAT:-text} $${STRICT:+--strict} $${EXTERNAL:+--external}; \
	if [ -n "$$REPORT" ]; then exec >"$$REPORT"; fi; \
	.build/release/ladder check "$$@"

# Tables and plots for the ladder's owners.
health: build
	.build/release/ladder check --report .build/health.html

preview: build
	.build/release/ladder serve --open

# Static where the system has no Swift of its own: starts in half the time, runs without a toolchain.
build:
	.ci/setup
	case $$(uname) in Linux) set -- --static-swift-stdlib ;; esac; \
	swift build --configuration release --product ladder "$$@"

# An archive that needs nothing but Linux: .build/dist.
dist:
	.ci/setup
	.ci/dist

# From now on what is committed is checked first.
hook: build
	git config core.hooksPath .githooks

test:
	.ci/setup test
	$(MAKE) lint
	swift test
	.ci/test-dist

# Inputs that are made to take all the time or memory there is, given to the release build: a debug build needs
# minutes for some, and `make test` leaves those out.
hostile: build
	LADDER_PROGRAM="$$PWD/.build/release/ladder" swift test --filter ExhaustionTests

# Ten minutes of edits and requests, where `make test` takes one.
soak:
	.ci/setup test
	LADDER_SOAK=600 swift test --filter SoakTests

# Beside a floor in C and beside Hugo, where it is installed: time, memory, growth. Writes the tables of its README.
bench: build
	Tests/Benchmarks/bench.py --write

# Fails when a small build takes more instructions than are stored; the other stores what it takes now.
bench-instructions: build
	Tests/Benchmarks/instructions.py

record-instructions: build
	Tests/Benchmarks/instructions.py --record

# `ladder check` against `ladder build`, at 1,000 pages.
bench-check: build
	Tests/Benchmarks/check/measure.py .build/release/ladder

# From saving a file to its page being served, at 60, 1,000 and 10,000 pages.
bench-serve: build
	Tests/Benchmarks/serve/measure.py .build/release/ladder

# Looks for bytes that break something, with libFuzzer and the address sanitizer: TARGETS for
# MINUTES each (Tests/Fuzz/README.md).
TARGETS = front-matter markdown template alignment build
MINUTES = 5
fuzz:
	.ci/setup
	Tests/Fuzz/build.sh $(TARGETS)
	for target in $(TARGETS); do Tests/Fuzz/fuzz.sh $$target $(MINUTES) || exit 1; done

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

# The main pages at four widths in both themes and on paper, for the eye: .build/screenshots.
screenshots:
	.ci/setup test
	LADDER_SCREENSHOTS=.build/screenshots swift test --filter 'BrowserTests.*Screenshots'

format:
	swift format --in-place --recursive Sources Tests Package.swift

# The site's .gitignore is ours, not output.
clean:
	rm -rf .build
	find site -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
