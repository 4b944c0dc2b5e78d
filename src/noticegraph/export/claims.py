"""The claims: as JSON lines, as CSV with its metadata for the Web (CSVW), as Parquet. One statement a row."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any

from pyoxigraph import Quad

from noticegraph.export.errors import library
from noticegraph.export.readings import readings
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.namespaces import NG, PREFIXES

COLUMNS = MappingProxyType(
    {
        "claim": ("anyURI", "IRI of the claim in the evidence graph", None),
        "notice": ("anyURI", "IRI of the version of the notice", PREFIXES["oa"] + "hasSource"),
        "policy": ("string", "Name of the file that the notice came from", None),
        "process": ("anyURI", "IRI of the process; empty where the notice as a whole is spoken of", None),
        "relation": ("string", "What is stated: a key of the relation table", NG + "relation"),
        "value": (
            "string",
            "What it states: a CURIE, a name, a duration, words; transfers as importer | country | safeguard",
            None,
        ),
        "start": ("nonNegativeInteger", "First code point of the quote in the notice's text", PREFIXES["oa"] + "start"),
        "end": ("nonNegativeInteger", "Code point after the quote", PREFIXES["oa"] + "end"),
        "quote": ("string", "The words that the claim was read from", PREFIXES["oa"] + "exact"),
        "confidence": ("decimal", "How often the rule was right on annotated notices, 0 to 1", NG + "confidence"),
        "rule": ("string", "The rule that read it", NG + "rule"),
    }
)
"""Name, XSD datatype, description and property of each column."""


def write_claims(quads: Iterable[Quad], base: str) -> bytes:
    """Return the claims of all versions as JSON lines; the policy's name is that of the source in the catalogue."""
    return "".join(json.dumps(one.as_json(), ensure_ascii=False) + "\n" for one in _claims(quads, base)).encode()


def write_csv(quads: Iterable[Quad], base: str) -> bytes:
    """Return the claims as CSV (RFC 4180, UTF-8), the header being the names of COLUMNS."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(quads, base))
    return buffer.getvalue().encode()


def csv_metadata(name: str) -> bytes:
    """Return the metadata of the CSV file called `name`, as W3C's Metadata Vocabulary for Tabular Data has it."""
    columns = [
        {
            "name": column,
            "titles": column,
            "dc:description": text,
            "datatype": datatype,
            "required": column != "process",
            **({"propertyUrl": url} if url else {}),
        }
        for column, (datatype, text, url) in COLUMNS.items()
    ]
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": name,
        "dc:title": "Claims read from privacy notices",
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {"columns": columns, "primaryKey": "claim", "aboutUrl": "{+claim}"},
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode() + b"\n"


def write_parquet(quads: Iterable[Quad], base: str) -> bytes:
    """Return the claims as a Parquet file with the columns of COLUMNS. Raises MissingLibrary."""
    arrow: Any = library("pyarrow", "parquet")
    parquet: Any = library("pyarrow.parquet", "parquet")
    types = {"nonNegativeInteger": arrow.int64(), "decimal": arrow.float64()}
    rows = list(_rows(quads, base, none=True))
    arrays = [
        arrow.array([row[at] for row in rows], type=types.get(datatype, arrow.string()))
        for at, (datatype, _, _) in enumerate(COLUMNS.values())
    ]
    fields = [
        arrow.field(name, array.type, nullable=name == "process", metadata={"description": text})
        for (name, (_, text, _)), array in zip(COLUMNS.items(), arrays, strict=True)
    ]
    sink = io.BytesIO()
    parquet.write_table(arrow.Table.from_arrays(arrays, schema=arrow.schema(fields)), sink, compression="zstd")
    return sink.getvalue()


def _claims(quads: Iterable[Quad], base: str) -> Iterator[StatedClaim]:
    for reading in readings(quads, base):
        yield from reading.claims


def _rows(quads: Iterable[Quad], base: str, *, none: bool = False) -> Iterator[tuple[str | int | float | None, ...]]:
    for claim in _claims(quads, base):
        row = claim.as_json() | {"claim": claim.iri}
        yield tuple(row[name] if none or row[name] is not None else "" for name in COLUMNS)
