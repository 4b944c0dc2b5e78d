"""Exports: one table of formats, each a function from quads to bytes.

A new format is a new row here. The rows name their writers and do not import them, so that a command line
that lists the formats stays quick.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its writer as `module:function`, and whether the names of graphs survive (None: not asked of it).

    `background` where it is about the terms and not the notices; `beside` writes, from the file's name, a second file
    that lies beside the first and is called like it with `-metadata.json` behind. `suffix` is the ending by which a
    file's name tells the format.
    """

    writer: str
    names_graphs: bool | None
    background: bool = False
    beside: str | None = None
    suffix: str | None = None


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "turtle": ExportFormat("rdf:turtle", names_graphs=False, suffix=".ttl"),
        "trig": ExportFormat("rdf:trig", names_graphs=True, suffix=".trig"),
        "nquads": ExportFormat("rdf:nquads", names_graphs=True, suffix=".nq"),
        "ntriples": ExportFormat("rdf:ntriples", names_graphs=False, suffix=".nt"),
        "jsonld": ExportFormat("jsonld:write_jsonld", names_graphs=True, suffix=".jsonld"),
        "rdfxml": ExportFormat("rdf:rdfxml", names_graphs=False, suffix=".rdf"),
        "jsonld-framed": ExportFormat("framed:write_framed", names_graphs=None),
        "void": ExportFormat("describe:write_void", names_graphs=None),
        "dcat": ExportFormat("describe:write_dcat", names_graphs=None),
        "skos": ExportFormat("describe:write_skos", names_graphs=None, background=True),
        "claims": ExportFormat("claims:write_claims", names_graphs=None, suffix=".jsonl"),
        "csv": ExportFormat("claims:write_csv", names_graphs=None, beside="claims:csv_metadata", suffix=".csv"),
        "parquet": ExportFormat("claims:write_parquet", names_graphs=None, suffix=".parquet"),
        "xlsx": ExportFormat("records:write_xlsx", names_graphs=None, suffix=".xlsx"),
        "tilt": ExportFormat("tilt:write_tilt", names_graphs=None, suffix=".tilt.json"),
        "graphml": ExportFormat("network:write_graphml", names_graphs=None, suffix=".graphml"),
        "gexf": ExportFormat("network:write_gexf", names_graphs=None, suffix=".gexf"),
    }
)


def write(quads: "Iterable[Quad]", form: str, base: str) -> bytes:
    """Return the quads in the format named `form`, durations as they were written; `base` starts the data's IRIs.

    Equal sets of quads give equal bytes. Raises ExportError where the format cannot carry a value.
    """
    from noticegraph.export.durations import as_written

    data: bytes = _function(FORMATS[form].writer)(as_written(quads), base)
    return data


def told_by(name: str) -> str | None:
    """Return the format that a file's name tells by its ending; None where it tells none.

    >>> told_by("record.xlsx"), told_by("acme.tilt.json"), told_by("graph")
    ('xlsx', 'tilt', None)
    """
    return next((form for form, row in FORMATS.items() if row.suffix and name.casefold().endswith(row.suffix)), None)


def beside(form: str, name: str) -> bytes | None:
    """Return what lies beside a file called `name` in the format `form`; None where nothing does."""
    writer = FORMATS[form].beside
    return None if writer is None else _function(writer)(name)


def _function(named: str) -> Callable[..., bytes]:
    module, _, function = named.partition(":")
    found: Callable[..., bytes] = getattr(import_module(f"{__name__}.{module}"), function)
    return found
