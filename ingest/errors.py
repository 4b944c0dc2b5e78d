"""Errors of reading: what cannot be read, and what to do about it."""

from noticegraph.ontology.errors import NoticegraphError


class UnreadableNotice(NoticegraphError):
    """A file, a folder or standard input holds no notice that can be read."""
