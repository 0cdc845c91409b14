# `make site` builds the ladder into site/, `make test` runs every test.
# Both install what they need first, and work from a fresh clone.

.POSIX:
.PHONY: site build test lint format clean

site: build
	.build/release/ladder build

# Static where the system has no Swift of its own: starts in half the time, runs without a toolchain.
build:
	.ci/setup
	case $$(uname) in Linux) set -- --static-swift-stdlib ;; esac; \
	swift build --configuration release --product ladder "$$@"

test:
	.ci/setup test
	$(MAKE) lint
	swift test

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

# The site's .gitignore is ours, not output.
clean:
	rm -rf .build
	find site -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
