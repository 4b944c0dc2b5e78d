#!/bin/sh
# What `make demo` shows: notices in, their gaps, answers across companies. Needs `noticegraph` on the PATH.
set -eu
cd "$(dirname "$0")/.."

run() { printf '\n$ %s\n' "$*"; "$@"; }

run noticegraph ingest examples/notices

# The sample notices have gaps planted in them, so 1 (does not conform) is right; anything else is a fault.
set +e
run noticegraph validate --format table
verdict=$?
set -e
[ "$verdict" -eq 1 ] || { echo "demo: validate exited $verdict, not 1" >&2; exit 1; }

run noticegraph ask shared-recipients --format table
run noticegraph ask transfers-without-safeguard --format table
run noticegraph ask lapsed-safeguards --format table

printf '\nThe store is %s\n' "${NOTICEGRAPH_STORE:-$PWD/.noticegraph}"
