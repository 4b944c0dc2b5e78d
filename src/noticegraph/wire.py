"""HTTP to servers of SPARQL: signing in, time limits, no redirects, and what goes wrong in one line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from noticegraph.ontology.errors import NoticegraphError


class EndpointError(NoticegraphError):
    """A server that cannot be reached, does not answer in time, or refuses what it is sent."""


class Scheme(StrEnum):
    """How a server is told who asks."""

    BASIC = "basic"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks: a user with a password, or a bearer token. Never shown, and sent to no other address."""

    user: str = ""
    password: str = ""
    scheme: Scheme = Scheme.BASIC
    token: str = ""

    def __repr__(self) -> str:
        """Return a form without secrets."""
        return f"Login(user={self.user!r}, scheme={self.scheme})"


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL 1.1 endpoint with the base of its data; `timeout` in seconds, for each answer."""

    endpoint: str
    base: str
    timeout: int
    login: Login | None = None


class _NoRedirect(HTTPRedirectHandler):
    """Refuses redirects: followed, they would come without what was sent."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        raise EndpointError(f"{req.full_url}: has moved to {newurl}; ask there")


class _Digest(HTTPDigestAuthHandler):
    """Signs a request by the server's last challenge, before it asks again.

    Asked anew for each request, a server may refuse and hang up while a long body is still on its way.
    """

    handler_order = 490

    def __init__(self, passwords: HTTPPasswordMgrWithDefaultRealm) -> None:
        super().__init__(passwords)
        self._challenge: dict[str, str] | None = None

    def http_error_auth_reqed(self, auth_header: str, host: str, req: Request, headers: HTTPMessage) -> Any:
        """Answer a challenge and keep it."""
        scheme, _, rest = headers.get(auth_header, "").partition(" ")
        if scheme.lower() == "digest":
            self._challenge = parse_keqv_list(list(filter(None, parse_http_list(rest))))
        return super().http_error_auth_reqed(auth_header, host, req, headers)

    def http_request(self, request: Request) -> Request:
        """Sign a request before it is sent, once a challenge is known."""
        if self._challenge is not None and not request.has_header(self.auth_header):
            signed = self.get_authorization(request, self._challenge)
            if signed:
                request.add_unredirected_header(self.auth_header, f"Digest {signed}")
        return request

    https_request = http_request


@lru_cache(maxsize=16)
def opener(address: str, login: Login | None) -> OpenerDirector:
    """Return what opens requests to one address, signed in where a login is given."""
    handlers: list[BaseHandler] = [_NoRedirect()]
    if login is not None and login.scheme is Scheme.DIGEST and not login.token:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, address, login.user, login.password)
        handlers.append(_Digest(passwords))
    return build_opener(*handlers)


def headers(login: Login | None) -> Mapping[str, str]:
    """Return the headers that sign a request; none for digest, which answers the server's question."""
    if login is None:
        return {}
    if login.token:
        if not (login.token.isascii() and login.token.isprintable()):  # the library's message would show it
            raise EndpointError("NOTICEGRAPH_TOKEN holds what no header can (an end of line?); set it anew")
        return {"Authorization": f"Bearer {login.token}"}
    if login.scheme is Scheme.BASIC:
        from base64 import b64encode

        return {"Authorization": f"Basic {b64encode(f'{login.user}:{login.password}'.encode()).decode()}"}
    return {}


def check_address(address: str) -> None:
    """Raise EndpointError for what is no HTTP address in ASCII with a host, and for one that holds a password."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if "@" in parts.netloc:  # a message would show it, and no server would see it
        raise EndpointError(
            f"{parts.scheme}://…@{parts.hostname}: an address holds no user; give --user and NOTICEGRAPH_PASSWORD"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or not (address.isascii() and address.isprintable()):
        raise EndpointError(f"{address}: an endpoint is an address like https://example.org/sparql, in ASCII")
    if " " in address:
        raise EndpointError(f"{address}: an address has no spaces; write %20")


def refused(address: str, error: HTTPError, what: str) -> EndpointError:
    """Return what a server's refusal says, in one line with its own first words."""
    words = error.read(2000).decode("utf-8", "replace").strip().partition("\n")[0]
    shown = words[:200] if words and not words.startswith("<") else error.reason
    hint = "; sign in with --user, or NOTICEGRAPH_TOKEN" if error.code in (401, 403) else ""
    return EndpointError(f"{address}: refused {what} (HTTP {error.code}): {shown}{hint}")


def guarded(address: str, timeout: int, call: Callable[[], Any]) -> Any:
    """Return what a call to a server gives; raise EndpointError for what goes wrong on the way."""
    try:
        return call()
    except TimeoutError:
        raise EndpointError(f"{address}: no answer within {timeout} seconds") from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise EndpointError(f"{address}: no answer within {timeout} seconds") from None
        raise EndpointError(f"{address}: cannot be reached: {error.reason}") from None
    except ValueError as error:  # of the library: a way of signing in that it does not know
        raise EndpointError(f"{address}: cannot be signed in to: {error}") from None
    except (OSError, HTTPException) as error:
        raise EndpointError(f"{address}: broke off: {error or type(error).__name__}") from None
