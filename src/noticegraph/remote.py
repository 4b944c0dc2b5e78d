"""SPARQL at a remote endpoint (SPARQL 1.1 Protocol), its answer in the same form as the store's."""

import re
import warnings
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from noticegraph.keywords import is_update
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.query import Answer

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


class EndpointError(NoticegraphError):
    """An endpoint that cannot be reached, does not answer in time, or refuses the query."""


def ask_endpoint(endpoint: str, sparql: str, base: str, timeout: int) -> Answer:
    """Return an endpoint's answer to a query; relative IRIs are below `base`, the project's prefixes are known.

    `timeout` is in seconds, for connecting and for each wait for more of the answer. Raises EndpointError.
    """
    if not _is_address(endpoint):
        raise EndpointError(f"{endpoint}: an endpoint is an address like https://example.org/sparql, in ASCII")
    if is_update(sparql):
        raise EndpointError("the text holds an update, and only queries are sent to an endpoint")
    try:
        media_type, body = _fetch(endpoint, with_prologue(sparql, base), timeout)
        return _parsed(media_type, body)
    except SPARQLWrapperException as error:
        raise EndpointError(f"{endpoint}: refused the query: {_said(error)}") from None
    except TimeoutError:
        raise EndpointError(f"{endpoint}: no answer within {timeout} seconds") from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise EndpointError(f"{endpoint}: no answer within {timeout} seconds") from None
        raise EndpointError(f"{endpoint}: cannot be reached: {error.reason}") from None
    except (OSError, HTTPException) as error:
        raise EndpointError(f"{endpoint}: broke off: {error or type(error).__name__}") from None
    except ValueError as error:  # SyntaxError is none: an answer that is not in the form it claims
        raise EndpointError(f"{endpoint}: cannot be asked or understood: {error}") from None
    except SyntaxError as error:
        raise EndpointError(f"{endpoint}: its answer is damaged: {error}") from None


def _is_address(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and endpoint.isascii()


class _NoRedirect(HTTPRedirectHandler):
    """Refuses redirects: followed, they would come without the query."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        raise EndpointError(f"{req.full_url}: has moved to {newurl}; ask there")


class _Client(SPARQLWrapper):
    """The library's client with an opener of its own: no redirects, the server's words kept with its status."""

    def _query(self) -> tuple[Any, str]:
        request = self._createRequest()
        try:
            return build_opener(_NoRedirect()).open(request, timeout=self.timeout), self.returnFormat
        except HTTPError as error:
            words = error.read(2000).decode("utf-8", "replace").strip().partition("\n")[0]
            shown = words[:200] if words and not words.startswith("<") else error.reason
            raise EndpointError(f"{request.full_url}: refused the query (HTTP {error.code}): {shown}") from None


def _fetch(endpoint: str, sparql: str, timeout: int) -> tuple[str, bytes]:
    client = _Client(endpoint)
    client.setMethod(POST)  # an address is cut off at some length, a body is not
    client.setOnlyConneg(True)
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
