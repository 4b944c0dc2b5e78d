"""A SPARQL server to which a store was pushed, as Python sees it."""

from contextlib import ExitStack

import rdflib

from noticegraph.api.answers import as_graph, as_records
from noticegraph.api.login import login
from noticegraph.api.records import Records, Row
from noticegraph.api.store import Store, Value, texts
from noticegraph.asking import own_fault
from noticegraph.mirror import mirrored
from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.queries.catalogue import bind, question
from noticegraph.query import Answer
from noticegraph.remote import ask
from noticegraph.store import check_base
from noticegraph.wire import Remote


class Endpoint:
    """A SPARQL 1.1 endpoint: questions and queries are answered there.

    What needs a store, such as claims, validation and exports, works on a `copy()` of it.
    Every method raises EndpointError where the server cannot be reached or refuses.
    """

    def __init__(self, remote: Remote) -> None:
        self._remote = remote

    def __repr__(self) -> str:
        return f"<Endpoint {self._remote.endpoint}>"

    def ask(self, name: str, /, *, all_versions: bool = False, **parameters: Value) -> Records[Row]:
        """Return the answer to a named question, as `Store.ask` does.

        The server looks nothing up: a name must be that of the register or whole, and a term exact.
        """
        asked = question(name)
        sparql = bind(asked, texts(parameters), self._remote.base, all_versions=all_versions)
        with own_fault(asked):
            return as_records(self._answer(sparql))

    def query(self, sparql: str) -> Records[Row]:
        """Return the answer to SPARQL 1.1 as rows; what the default graph is, the server decides."""
        return as_records(self._answer(sparql))

    def graph(self, sparql: str) -> rdflib.Graph:
        """Return the graph that CONSTRUCT or DESCRIBE answers with."""
        return as_graph(self._answer(sparql))

    def copy(self, *, all_versions: bool = False) -> Store:
        """Return a copy in memory, for reading, of the notices there with all that was made from them."""
        return Store(mirrored(self._remote, all_versions=all_versions, whole=True), ExitStack())

    def _answer(self, sparql: str) -> Answer:
        return ask(self._remote, sparql)


def connect(
    url: str,
    *,
    base: str = DEFAULT_BASE,
    timeout: int = 30,
    user: str | None = None,
    password: str = "",
    scheme: str = "basic",
    token: str | None = None,
) -> Endpoint:
    """Return the endpoint at an address; nothing is sent yet.

    `base` is the start of its data IRIs, `timeout` in seconds for each answer. Sign in with a user and a password
    (`scheme` basic or digest) or with a bearer token. Raises InvalidBase.
    """
    return Endpoint(Remote(url, check_base(base), timeout, login(user, password, scheme, token)))
