#!/usr/bin/env bash
# install.sh COMMAND PREFIX [DESTDIR]: puts the built command, its manual pages, completions and licences in place, and the
# program of the pages, khunggio-serve, where it lies beside the command.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
command=$1
prefix=${DESTDIR:-${3:-}}$2
version=$("$command" --version | sed -n '1s/^khunggio //; 1p' | cut -d' ' -f1)
install -d "$prefix/bin" "$prefix/share/man/man1" "$prefix/share/doc/khunggio" \
  "$prefix/share/bash-completion/completions" "$prefix/share/zsh/site-functions" "$prefix/share/fish/vendor_completions.d"
install -m 755 "$command" "$prefix/bin/khunggio"
pages=$(dirname "$command")/khunggio-serve
if [[ -x $pages ]]; then install -m 755 "$pages" "$prefix/bin/khunggio-serve"; fi
"$command" --experimental-dump-help | python3 "$here/manual.py" "$version" "$prefix/share/man/man1"
"$command" --generate-completion-script bash >"$prefix/share/bash-completion/completions/khunggio"
"$command" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_khunggio"
"$command" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/khunggio.fish"
install -m 644 "$here/../LICENSE" "$here/../README.md" "$here/../CHANGELOG.md" "$here/licences.txt" "$prefix/share/doc/khunggio"
find "$prefix/share/man/man1" -name 'khunggio*.1' -exec gzip -9nf {} +
