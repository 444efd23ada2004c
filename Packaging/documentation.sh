#!/usr/bin/env bash
# Builds the documentation of the library with what comes with Swift, and fails on any warning.
#   documentation.sh BIN-PATH OUTPUT    BIN-PATH: what `swift build --show-bin-path` says.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$1 output=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The example and the glossary stand in one place each, and are put into the catalog here.
cp -R Sources/KhungGio/KhungGio.docc "$work/KhungGio.docc"
cp docs/glossary.md "$work/KhungGio.docc/Glossary.md"
article=$work/KhungGio.docc/GettingStarted.md
{
  sed '/^@EXAMPLE@$/,$d' "$article"
  printf '```swift\n'
  cat Examples/Sources/PlanTiny/main.swift
  printf '```\n'
  sed '1,/^@EXAMPLE@$/d' "$article"
} > "$work/article"
mv "$work/article" "$article"

# Modules of C are found by their maps: the package's own and those of what it depends on.
maps=()
for map in Sources/*/module.modulemap .build/checkouts/*/Sources/*/module.modulemap \
  .build/checkouts/*/Sources/*/include/module.modulemap "$bin"/*.build/module.modulemap; do
  if [ -e "$map" ]; then maps+=(-Xcc "-fmodule-map-file=$PWD/${map#"$PWD/"}"); fi
done
mkdir "$work/symbols"
target=$(swiftc -print-target-info | sed -n 's/.*"triple" *: *"\([^"]*\)".*/\1/p' | head -1)
swift symbolgraph-extract -module-name KhungGio -I "$bin/Modules" -target "$target" \
  -output-dir "$work/symbols" -minimum-access-level public -skip-inherited-docs "${maps[@]}"

docc convert "$work/KhungGio.docc" --fallback-display-name KhungGio \
  --fallback-bundle-identifier khunggio --additional-symbol-graph-dir "$work/symbols" \
  --output-dir "$output" --warnings-as-errors
