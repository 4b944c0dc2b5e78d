"""Reading a repository's history with git."""

import subprocess
from pathlib import Path

from noticegraph.ingest.errors import UnreadableNotice


def git(folder: Path, *command: str) -> bytes:
    """Return what a git command says in a repository; raise UnreadableNotice with git's words where it fails.

    Nothing that the repository itself configures is run.
    """
    safe = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
    try:
        done = subprocess.run(("git", "-C", str(folder), *safe, *command), capture_output=True, check=False)
    except FileNotFoundError:
        raise UnreadableNotice(f"{folder}: git is not installed, and the versions are in git's history") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableNotice(f"{folder}: git cannot read its history: {said[-1] if said else 'it gives no reason'}")
    return done.stdout
