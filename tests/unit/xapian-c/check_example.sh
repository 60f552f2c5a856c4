#!/bin/sh
# The program in the README of the binding is example.c, and does what the README says.
# Arguments: the program, the folder of the README and of example.c.
set -eu

program=$1
folder=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

fail() {
    echo "$1" >&2
    exit 1
}

# The fenced block of the README with the language $1.
block() {
    awk -v language="$1" '
        $0 == "```" { inside = 0 }
        inside
        $0 == "```" language { inside = 1 }' "$folder/README.md"
}

block c >"$place/shown.c"
cmp "$place/shown.c" "$folder/example.c" || fail "README.md does not show example.c"

"$program" "$place/index" mer >"$place/printed"
block text >"$place/wanted"
[ -s "$place/wanted" ] || fail "README.md does not show what the program prints"
cmp "$place/printed" "$place/wanted" ||
    fail "the program printed: $(cat "$place/printed")"

[ -z "$("$program" "$place/index" lune)" ] || fail "a word of no sentence was found"
if "$program" "$place/none/index" mer 2>"$place/complaint"; then
    fail "an index was made where there is no folder"
fi
grep -q "none/index" "$place/complaint" || fail "the complaint names no path"
if "$program" 2>"$place/complaint"; then
    fail "no arguments are not refused"
fi
grep -q usage "$place/complaint" || fail "the usage is not shown"
