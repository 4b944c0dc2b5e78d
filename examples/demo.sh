#!/bin/sh
# What `make demo` shows: notices in, their gaps, answers across companies. Needs `noticegraph` on the PATH.
# The store is one of its own, or the folder that DEMO_STORE names, and never that of NOTICEGRAPH_STORE: the sample
# companies shall not stand among a user's notices.
set -eu
cd "$(dirname "$0")/.."

export NOTICEGRAPH_STORE="${DEMO_STORE:-build/demo-store}"

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

printf '\nThe store is %s; ask it more with: noticegraph ask --store %s\n' "$NOTICEGRAPH_STORE" "$NOTICEGRAPH_STORE"
