#!/bin/sh
# Compiles the modules of the build path with the address sanitizer and libFuzzer's counters, and
# links a program for each target named (all without a name): .build/fuzz/<target>.
#
# SwiftPM can't link them (libFuzzer brings its own main), so the modules are compiled here one
# after the other, each seeing those below it. A module is compiled again when one of its sources,
# or a module below, is newer than its object.
set -eu
cd "$(dirname "$0")/../.."
out=${LADDER_FUZZ:-.build/fuzz}
mkdir -p "$out"

flags="-O -wmo -parse-as-library -swift-version 6 -package-name ladder -sanitize=address,fuzzer
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility
  -I $out -I Sources/CCMark -I Sources/CYAML
  $(pkg-config --cflags libcmark yaml-0.1)"

compile() {
  module=$1
  folder=$2
  object=$out/$module.o
  # shellcheck disable=SC2086 # objects is a list of words without blanks
  if [ ! -e "$object" ] ||
    [ -n "$(find "$folder" $objects -name '*.[so]*' -type f -newer "$object" -print -quit)" ]; then
    echo "compiling $module" >&2
    # shellcheck disable=SC2046,SC2086 # lists of words without blanks
    swiftc $flags -module-name "$module" -c -emit-module -emit-module-path \
      "$out/$module.swiftmodule" -o "$object" $(find "$folder" -name '*.swift' | sort)
  fi
  objects="$objects $object"
}

objects=
for module in Diagnostics Pages Templates LadderModel Site Checks Build; do
  compile "$module" "Sources/$module"
done
compile FuzzProperties Tests/Fuzz/Properties

for target in "${@:-front-matter markdown template alignment build}"; do
  for name in $target; do
    # lld, since gold warns of every section that the sanitizer adds.
    # shellcheck disable=SC2086
    swiftc $flags -use-ld=lld -module-name "Fuzz" -o "$out/$name" \
      Tests/Fuzz/Entry/Entry.swift "Tests/Fuzz/Entry/$name.swift" $objects \
      $(pkg-config --libs libcmark yaml-0.1)
  done
done
