"""The root of every error that the package raises on purpose."""


class NoticegraphError(Exception):
    """An error a user can act on; its message is one line that names the thing, the place and the way out."""
