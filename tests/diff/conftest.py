from pathlib import Path

import pytest

from noticegraph.cli import main

VERSIONS = Path(__file__).parents[2] / "examples" / "versions"


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with both English versions of one notice and the German one of the later."""
    store = str(tmp_path_factory.mktemp("diff") / "store")
    for name in ("brackwater-2019.md", "brackwater-2026.md"):
        assert main(["ingest", "--store", store, "--slug", "brackwater", str(VERSIONS / name)]) == 0
    assert main(["ingest", "--store", store, str(VERSIONS / "brackwater-2026.de.md")]) == 0
    return store


@pytest.fixture(scope="session")
def former(store: str) -> str:
    """The name of the version of 2019."""
    from noticegraph.notices import notices
    from noticegraph.store import open_store

    with open_store(Path(store)) as opened:
        (version,) = [n.version for n in notices(opened, all_versions=True) if n.slug == "brackwater" and not n.current]
    return f"brackwater/{version.rpartition('/')[2]}"
