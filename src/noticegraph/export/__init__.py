"""Exports: one table of formats, each a function from quads to bytes.

A new format is a new row here. The rows name their writers and do not import them, so that a command line
that lists the formats stays quick.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its writer as `module:function`, and whether the names of graphs survive (None: not asked of it)."""

    writer: str
    names_graphs: bool | None


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "turtle": ExportFormat("rdf:turtle", names_graphs=False),
        "trig": ExportFormat("rdf:trig", names_graphs=True),
        "nquads": ExportFormat("rdf:nquads", names_graphs=True),
        "ntriples": ExportFormat("rdf:ntriples", names_graphs=False),
        "jsonld": ExportFormat("jsonld:write_jsonld", names_graphs=True),
        "rdfxml": ExportFormat("rdf:rdfxml", names_graphs=False),
        "claims": ExportFormat("claims:write_claims", names_graphs=None),
    }
)


def write(quads: "Iterable[Quad]", form: str, base: str) -> bytes:
    """Return the quads in the format named `form`, durations as they were written; `base` starts the data's IRIs.

    Equal sets of quads give equal bytes. Raises ExportError where the format cannot carry a value.
    """
    from noticegraph.export.durations import as_written

    module, _, function = FORMATS[form].writer.partition(":")
    writer = getattr(import_module(f"{__name__}.{module}"), function)
    data: bytes = writer(as_written(quads), base)
    return data
