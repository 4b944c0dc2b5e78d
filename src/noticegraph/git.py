"""Reading a repository's history with git."""

import os
import subprocess
from pathlib import Path

from noticegraph.ingest.errors import UnreadableNotice

# A repository from elsewhere may name programs in its own configuration: to watch its files, to check signatures, to
# fetch what a partial copy lacks. Each is off here, whatever the repository says.
_SAFE = tuple(
    word
    for setting in (
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.quotePath=false",
        "log.showSignature=false",
    )
    for word in ("-c", setting)
)
# Of a hook or an alias of git that calls this program: they would put its repository in the place of the folder's.
_ELSEWHERE = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
}


def git(folder: Path, *command: str) -> bytes:
    """Return what a git command says in a repository; raise UnreadableNotice with git's words where it fails.

    Nothing that the repository itself configures is run, and nothing is fetched.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    calm = kept | {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(("git", "-C", str(folder), *_SAFE, *command), capture_output=True, check=False, env=calm)
    except FileNotFoundError:
        raise UnreadableNotice(f"{folder}: git is not installed, and the versions are in git's history") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableNotice(f"{folder}: git cannot read its history: {said[-1] if said else 'it gives no reason'}")
    return done.stdout
