"""Who asks at a server, from what a caller gives."""

from noticegraph.wire import Login, Scheme


def login(user: str | None, password: str, scheme: str, token: str | None) -> Login | None:
    """Return a login by user and password (`scheme` basic or digest) or by bearer token; None for neither.

    Raises ValueError for another scheme.

    >>> login("ada", "secret", "digest", None)
    Login(user='ada', scheme=digest)
    """
    return Login(user or "", password, Scheme(scheme), token or "") if user or token else None
