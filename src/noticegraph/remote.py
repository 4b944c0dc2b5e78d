"""SPARQL at a remote endpoint (SPARQL 1.1 Protocol), its answer in the same form as the store's."""

import re
import warnings
from typing import Any
from urllib.error import HTTPError

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from noticegraph.keywords import is_update
from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.query import Answer
from noticegraph.wire import EndpointError, Login, Remote, check_address, guarded, headers, opener, refused

_ACCEPT = (
    "application/sparql-results+json, application/n-triples, text/turtle;q=0.9, application/sparql-results+xml;q=0.5"
)
_RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
}
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)


def ask_endpoint(endpoint: str, sparql: str, base: str, timeout: int, login: Login | None = None) -> Answer:
    """Return an endpoint's answer to a query; relative IRIs are below `base`, the project's prefixes are known.

    `timeout` is in seconds, for connecting and for each wait for more of the answer. Raises EndpointError.
    """
    check_address(endpoint)
    if is_update(sparql):
        raise EndpointError("the text holds an update, and only queries are sent to an endpoint")
    try:
        query = with_prologue(sparql, base)
        media_type, body = guarded(endpoint, timeout, lambda: _fetch(endpoint, query, timeout, login))
        return _parsed(media_type, body)
    except SPARQLWrapperException as error:
        raise EndpointError(f"{endpoint}: refused the query: {_said(error)}") from None
    except ValueError as error:  # SyntaxError is none: an answer that is not in the form it claims
        raise EndpointError(f"{endpoint}: cannot be asked or understood: {error}") from None
    except SyntaxError as error:
        raise EndpointError(f"{endpoint}: its answer is damaged: {error}") from None


def ask(remote: Remote, sparql: str) -> Answer:
    """Return the answer of `ask_endpoint` from an endpoint with its base, time limit and login."""
    return ask_endpoint(remote.endpoint, sparql, remote.base, remote.timeout, remote.login)


class Client(SPARQLWrapper):
    """The library's client with an opener of its own: signed in, no redirects, the server's words with its status."""

    def __init__(self, address: str, login: Login | None, what: str) -> None:
        super().__init__(address)
        self._login = login
        self._what = what
        self.setMethod(POST)  # an address is cut off at some length, a body is not
        self.setOnlyConneg(True)
        for name, value in headers(login).items():
            self.addCustomHttpHeader(name, value)

    def _query(self) -> tuple[Any, str]:
        request = self._createRequest()
        try:
            return opener(self.endpoint, self._login).open(request, timeout=self.timeout), self.returnFormat
        except HTTPError as error:
            raise refused(request.full_url, error, self._what) from None


def _fetch(endpoint: str, sparql: str, timeout: int, login: Login | None) -> tuple[str, bytes]:
    client = Client(endpoint, login, "the query")
    client.addCustomHttpHeader("Accept", _ACCEPT)
    client.setTimeout(timeout)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # on queries whose form it does not recognise
        client.setQuery(sparql)
    with client.query().response as response:
        return response.headers.get_content_type(), response.read()


def _parsed(media_type: str, body: bytes) -> Answer:
    if media_type in _RESULTS:
        _exhaust(parse_query_results(body, format=_RESULTS[media_type]))  # which reads on only as it is asked to
        answer: Answer = parse_query_results(body, format=_RESULTS[media_type])
        return answer
    form = RdfFormat.from_media_type(media_type)
    if form is None:
        raise ValueError(f"it answers with {media_type}, which is neither SPARQL results nor RDF")
    return [quad.triple for quad in parse(body, form)]


def _exhaust(answer: Answer) -> None:
    """Read an answer to its end, so that damage shows here and not where its rows are used."""
    if isinstance(answer, QuerySolutions):
        for _ in answer:
            pass


def with_prologue(sparql: str, base: str) -> str:
    r"""Return a query with the base and the project's prefixes declared before it, save those it declares itself.

    >>> with_prologue("ASK { ?n a dpv:PrivacyNotice }", "https://example.org/")
    'BASE <https://example.org/>\\nPREFIX dpv: <https://w3id.org/dpv#>\\nASK { ?n a dpv:PrivacyNotice }'
    """
    declared = set(_DECLARED.findall(sparql))
    used = [name for name in PREFIXES if name not in declared and re.search(rf"(?<![\w-]){name}:", sparql)]
    lines = [f"BASE <{base}>", *(f"PREFIX {name}: <{PREFIXES[name]}>" for name in used)]
    return "\n".join([*lines, sparql])


def _said(error: Exception) -> str:
    """Return what the server said, which the library keeps as bytes, in one short line."""
    words = " ".join(str(error).replace("\\n", " ").split())
    return words if len(words) <= 200 else words[:199] + "…"
