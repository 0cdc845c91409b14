#!/bin/sh
# fuzz.sh TARGET MINUTES: lets libFuzzer look for bytes for which a property does not hold.
#
# What it learns stays in .build/fuzz/corpus/TARGET; bytes that it finds a fault with go to
# .build/fuzz/found. See README.md for what to do with those.
set -eu
target=$1
minutes=$2
cd "$(dirname "$0")/../.."
out=${LADDER_FUZZ:-$PWD/.build/fuzz}
mkdir -p "$out/corpus/$target" "$out/found" "$out/logs"

# A whole build writes files: in memory where that can be had.
work=$(mktemp -d "$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/ladder-fuzz.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cp -R templates "$work/templates"

# Swift's own crash handler would run before libFuzzer's and hide the input. Statics that live as
# long as the program are no leaks.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 LADDER_FUZZ_PROJECT="$work"
case $target in
  build) longest=4096 timeout=30 ;;
  # Three pages that go through loops up to the limit, ten times as slow as in a release build.
  template) longest=8192 timeout=90 ;;
  *) longest=8192 timeout=10 ;;
esac
nice -n 19 "$out/$target" -max_total_time=$((minutes * 60)) -timeout="$timeout" \
  -rss_limit_mb=2048 -max_len="$longest" -dict="Tests/Fuzz/Dictionaries/$target.dict" \
  -artifact_prefix="$out/found/$target-" -print_final_stats=1 \
  "$out/corpus/$target" "Tests/Fuzz/Seeds/$target" 2>&1 | tee "$out/logs/$target.log" |
  grep -v '^#[0-9]*[[:space:]]*\(NEW\|REDUCE\|RELOAD\)'
