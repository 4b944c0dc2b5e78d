"""noticegraph: privacy notices as a knowledge graph in the W3C Data Privacy Vocabulary.

>>> import noticegraph
>>> with noticegraph.in_memory() as store:
...     report = store.ingest("examples/notices")
...     store.ask("recipients-by-controller", controller="Klangkammer")[0]["recipientName"]
'CleverReach GmbH & Co. KG'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noticegraph.api.endpoint import Endpoint, connect
    from noticegraph.api.records import Records, Row
    from noticegraph.api.store import Store, in_memory, open_store
    from noticegraph.api.validated import Validated
    from noticegraph.ontology.errors import NoticegraphError
    from noticegraph.queries.catalogue import questions

__version__ = "0.1.0"

_PLACES = {
    "Endpoint": "api.endpoint",
    "NoticegraphError": "ontology.errors",
    "Records": "api.records",
    "Row": "api.records",
    "Store": "api.store",
    "Validated": "api.validated",
    "connect": "api.endpoint",
    "in_memory": "api.store",
    "open_store": "api.store",
    "questions": "queries.catalogue",
}
"""Where each name of the interface is; imported when it is asked for, so that the command line stays quick."""

__all__ = [
    "Endpoint",
    "NoticegraphError",
    "Records",
    "Row",
    "Store",
    "Validated",
    "__version__",
    "connect",
    "in_memory",
    "open_store",
    "questions",
]


def __getattr__(name: str) -> object:
    """Return a name of the interface."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    """Return the names of the interface, and what was imported so far."""
    return sorted({*globals(), *__all__})
