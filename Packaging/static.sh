#!/usr/bin/env bash
# static.sh BUILD OUT [PRODUCT MODULE]: links what BUILD compiled once more, with Swift's own libraries inside the command,
# so that it runs where only Debian's libraries are. Nothing is compiled again.
set -euo pipefail
build=$1
out=$2
product=${3:-khunggio}
module=${4:-Commands}
[[ $(uname) == Linux ]] || { echo "A static command is made on Linux only." >&2; exit 69; }
swiftc -static-stdlib "@$build/$product.product/Objects.LinkFileList" -o "$out" \
  -Xlinker --defsym=main=${module}_main -Xlinker --gc-sections -Xlinker --strip-all \
  -lFoundation -lFoundationInternationalization -lFoundationEssentials -lCoreFoundation -l_FoundationCShims \
  -l_FoundationCollections -l_FoundationICU -lBlocksRuntime -ldispatch -lswiftDispatch -lswiftSynchronization \
  -lglpk -lzip -lexpat -lqrencode -lsqlite3 -lstdc++ $(pkg-config --libs pangocairo)
