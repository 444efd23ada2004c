#!/usr/bin/env bash
# clean-root.sh PACKAGE DRIVE: installs the package in a root with nothing but Debian, plans the drive there, removes the
# package, and fails if anything of it is left. Needs root, debootstrap and a Debian mirror.
set -euo pipefail
package=$1
drive=$2
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"' EXIT
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
# The mirror that this machine uses; debootstrap's own where none is found.
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -oE '^[^#]*https?://[^ ]*/debian/?' | grep -oE 'https?://.*' | head -1 || true)
debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 ||
  { tail -20 "$root.log" >&2; exit 1; }
# Programs read their arguments from /proc.
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/khunggio.deb"
cp -r "$drive" "$root/tmp/drive"
chroot "$root" sh -ec '
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends /tmp/khunggio.deb >/dev/null
  khunggio --version
  status=0; khunggio plan /tmp/drive --no-save >/tmp/plan.txt || status=$?
  test "$status" = 0 -o "$status" = 3
  head -3 /tmp/plan.txt
  khunggio plan /tmp/drive --save /tmp/plan.json >/dev/null || true
  khunggio invite /tmp/drive --plan /tmp/plan.json --format pdf,xlsx --out /tmp/letters >/dev/null
  test -s "$(find /tmp/letters -name "*.pdf" | head -1)"
  dpkg -L khunggio >/tmp/files
  apt-get remove -y -qq --purge khunggio >/dev/null
  while read -r file; do test -d "$file" -o ! -e "$file" || { echo "left: $file"; exit 1; }; done </tmp/files
  test ! -d /usr/share/doc/khunggio
'
rm -f "$root.log"
echo "installed, used and removed: nothing left"
