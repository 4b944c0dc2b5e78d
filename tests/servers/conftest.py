"""Real SPARQL servers on loopback; see `bench/sparql_servers.py`."""

from collections.abc import Iterator

import pytest
import sparql_servers


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sparql_servers.Server]:
    try:
        with sparql_servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
            yield server
    except sparql_servers.NotInstalled as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sparql_servers.Server]:
    try:
        with sparql_servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
            yield server
    except sparql_servers.NotInstalled as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> sparql_servers.Server:
    """Give each of the two servers."""
    return request.getfixturevalue(request.param)
