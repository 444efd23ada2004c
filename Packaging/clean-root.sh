#!/usr/bin/env bash
# clean-root.sh PACKAGE DRIVE: installs the package in a root with nothing but Debian, plans the drive there, opens its
# pages and fetches them, removes the package, and fails if anything of it is left. Says how large it is and how long each
# step took. Needs root, debootstrap, curl and a Debian mirror.
set -euo pipefail
package=$1
drive=$2
root=$(mktemp -d)
pages=
end() {
  if [[ -n $pages ]]; then kill "$pages" 2>/dev/null || true; fi
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$root" "$root.log" "$root.jar"
}
trap end EXIT
step() { printf '%-40s %4d s\n' "$1" $((SECONDS - began)); began=$SECONDS; }
began=$SECONDS
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
# The mirror that this machine uses; debootstrap's own where none is found.
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -oE '^[^#]*https?://[^ ]*/debian/?' | grep -oE 'https?://.*' | head -1 || true)
debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 ||
  { tail -20 "$root.log" >&2; exit 1; }
# Programs read their arguments from /proc.
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/khunggio.deb"
cp -r "$drive" "$root/tmp/drive"
printf 'the package %d KB, installed %d KB\n' $(($(stat -c %s "$package") / 1000)) "$(dpkg-deb -f "$package" Installed-Size)"
step "Debian alone"

before=$(du -sk "$root/usr" | cut -f1)
chroot "$root" sh -ec '
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends /tmp/khunggio.deb >/dev/null
  khunggio --version
'
printf 'with every library and font that it needs %d KB\n' $(($(du -sk "$root/usr" | cut -f1) - before))
step "installed"

chroot "$root" sh -ec '
  status=0; khunggio plan /tmp/drive --no-save >/tmp/plan.txt || status=$?
  test "$status" = 0 -o "$status" = 3
  head -3 /tmp/plan.txt
  khunggio plan /tmp/drive --save /tmp/plan.json >/dev/null || true
  khunggio invite /tmp/drive --plan /tmp/plan.json --format pdf,xlsx --out /tmp/letters >/dev/null
  test -s "$(find /tmp/letters -name "*.pdf" | head -1)"
'
step "planned twice, letters on paper"

# The pages: the address that opens them once, the page it leads to, and an end on request.
chroot "$root" khunggio serve /tmp/drive --no-browser --port 0 >"$root.log" 2>&1 &
pages=$!
for _ in $(seq 100); do
  address=$(grep -oE 'http://[^ ]*/k/[0-9a-f]+' "$root.log" || true)
  if [[ -n $address ]]; then break; fi
  sleep 0.2
done
[[ -n $address ]] || { cat "$root.log" >&2; exit 1; }
fetch() { curl --noproxy '*' --fail --silent --show-error --cookie "$root.jar" --cookie-jar "$root.jar" "$1"; }
fetch "$address" >/dev/null
page=$(fetch "${address%%/k/*}/")
name=$(sed -n 's/^name: *//p' "$drive/drive.yaml" | tr -d '"')
[[ $page == *"$name"* ]] || { echo "the page does not name the drive" >&2; exit 1; }
kill -INT "$pages"
wait "$pages"
pages=
echo "khunggio serve: a page of ${#page} characters that names the drive"
step "pages opened and fetched"

chroot "$root" sh -ec '
  export DEBIAN_FRONTEND=noninteractive
  dpkg -L khunggio >/tmp/files
  apt-get remove -y -qq -o Dpkg::Use-Pty=0 --purge khunggio >/dev/null
  while read -r file; do test -d "$file" -o ! -e "$file" || { echo "left: $file"; exit 1; }; done </tmp/files
  test ! -d /usr/share/doc/khunggio
  ! command -v khunggio-serve
'
step "removed"
echo "installed, used and removed: nothing left"
