# `make site` builds the ladder into site/, `make test` runs every test.
# Both install what they need first, and work from a fresh clone.

.POSIX:
.PHONY: site preview build test soak bench-serve fuzz lint format screenshots clean

site: build
	.build/release/ladder build

preview: build
	.build/release/ladder serve --open

# Static where the system has no Swift of its own: starts in half the time, runs without a toolchain.
build:
	.ci/setup
	case $$(uname) in Linux) set -- --static-swift-stdlib ;; esac; \
	swift build --configuration release --product ladder "$$@"

test:
	.ci/setup test
	$(MAKE) lint
	swift test

# A minute of edits and requests, where `make test` takes a few seconds.
soak:
	.ci/setup test
	LADDER_SOAK=60 swift test --filter SoakTests

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

# The main pages at four widths in both themes, for the eye: .build/screenshots.
screenshots:
	.ci/setup test
	LADDER_SCREENSHOTS=.build/screenshots swift test --filter 'BrowserTests.*Screenshots'

format:
	swift format --in-place --recursive Sources Tests Package.swift

# The site's .gitignore is ours, not output.
clean:
	rm -rf .build
	find site -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
