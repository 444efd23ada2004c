#!/usr/bin/env bash
# make.sh COMMAND FOLDER: writes a sample of every output of the command into FOLDER, from data/tiny, whose people are
# made up. A test runs it and compares; after a change that is meant:
#   docs/samples/make.sh .build/release/khunggio docs/samples
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
command=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
out=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 TZ=Asia/Ho_Chi_Minh
cd "$work"
cp -r "$here/../../data/tiny" tiny
# A key that everybody knows, so that the codes on slips are the same each time.
printf 'khunggio-key 1 %s\n' 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f >tiny/drive.key
rm -rf "$out"/{lists,plan,letters,report,pictures,keeping}
mkdir -p "$out"/{lists,plan,pictures,keeping}

"$command" template tiny --out "$out/lists/templates" >/dev/null
"$command" check tiny >"$out/lists/check.txt"
"$command" keys tiny >"$out/lists/keys.txt"
"$command" progress tiny --day 2021-12-01 >"$out/lists/progress.txt"

"$command" plan tiny >"$work/plan.txt" 2>/dev/null
sed 's/"seconds": [0-9.e-]*/"seconds": 0/' tiny/plan.json >"$out/plan/plan.json"
cp "$out/plan/plan.json" tiny/plan.json
"$command" show tiny >"$out/plan/show.txt"
"$command" show tiny --language en >"$out/plan/show-en.txt"
"$command" audit tiny tiny/plan.json >"$out/plan/audit.txt"
"$command" simulate tiny --runs 200 --compare >"$out/plan/simulate.txt"
"$command" simulate tiny --runs 200 --json >"$out/plan/simulate.json"
"$command" export tiny --mps "$out/plan/tiny.mps" >/dev/null

"$command" issue tiny --reason "gửi thư mời" --time 2021-12-01T01:00:00Z >/dev/null
"$command" history tiny --json >"$out/keeping/history.json"
"$command" invite tiny --final --out "$out/letters" --format text,csv,xlsx,pdf,html,ics,messages,timetable >/dev/null
"$command" report tiny --counted blood_units_day=2 --out "$out/report" >/dev/null
"$command" plot tiny --runs 200 --out "$out/pictures" >/dev/null
"$command" purge tiny --now --dry-run >"$out/keeping/purge.txt"
