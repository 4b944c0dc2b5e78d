"""What can go wrong in an export."""

from importlib import import_module
from types import ModuleType

from noticegraph.ontology.errors import NoticegraphError


class ExportError(NoticegraphError):
    """Something that the chosen format cannot carry."""


class MissingLibrary(NoticegraphError, ImportError):
    """A format is written by a library that is not installed."""


def library(name: str, form: str) -> ModuleType:
    """Return the library that writes a format; raise MissingLibrary with how to install it."""
    try:
        return import_module(name)
    except ImportError:
        root = name.partition(".")[0]
        raise MissingLibrary(f"the format {form} needs {root}; pip install 'noticegraph[exchange]'") from None
