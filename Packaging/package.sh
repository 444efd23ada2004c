#!/usr/bin/env bash
# package.sh BUILD FOLDER: a Debian package and a tarball of both programs, from what BUILD compiled.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$1
mkdir -p "$2"
rm -f "$2"/khunggio*
folder=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/static.sh" "$build" "$work/khunggio"
"$here/static.sh" "$build" "$work/khunggio-serve" khunggio-serve ServeCommand
version=$("$work/khunggio" --version | sed -n '1s/^khunggio //; 1p' | cut -d' ' -f1)
architecture=$(dpkg --print-architecture)

# The tarball: unpack it anywhere, or into /usr/local.
tree=$work/khunggio-$version
"$here/install.sh" "$work/khunggio" "" "$tree"
tar -C "$work" --owner=0 --group=0 --sort=name --mtime=@"${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct)}" \
  -czf "$folder/khunggio-$version-linux-$architecture.tar.gz" "khunggio-$version"

# The package: the libraries that the command is linked with say what it depends on.
root=$work/root
"$here/install.sh" "$work/khunggio" /usr "$root"
mkdir -p "$root/DEBIAN" "$work/debian"
install -m 644 "$here/copyright" "$root/usr/share/doc/khunggio/copyright"
rm "$root/usr/share/doc/khunggio/LICENSE"
gzip -9n "$root/usr/share/doc/khunggio/CHANGELOG.md"
printf 'Source: khunggio\n\nPackage: khunggio\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O "$work/khunggio" "$work/khunggio-serve" 2>/dev/null | sed 's/^shlibs:Depends=//')
cat >"$root/DEBIAN/control" <<END
Package: khunggio
Version: $version
Architecture: $architecture
Maintainer: KhungGio <khunggio@localhost>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: $depends, fonts-croscore, tzdata
Section: science
Priority: optional
Description: schedules donors into time slots for a blood-donation drive
 KhungGio reads the lists that units send, gives everyone a time slot so that
 no hall is crowded and no desk or bed overrun, proves how good the schedule
 is, and prints the invitation letters, in Vietnamese and English.
END
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
chmod -R u+rwX,go+rX,go-w "$root"
dpkg-deb --root-owner-group -Zxz -z1 --build "$root" "$folder/khunggio_${version}_$architecture.deb" >/dev/null
ls -1 "$folder"
