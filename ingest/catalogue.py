"""What the catalogue says of works and versions: sources, checksums, languages, dates, who read them and when.

DCAT 3 for works and versions, PROV for the reading, SPDX for checksums. The catalogue is the one graph that
knows the time of a run; notice and evidence graphs are the same bytes whenever they are made.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version as installed_version
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.ingest.emit import Emission, Work, work_iri
from noticegraph.ingest.model import Document
from noticegraph.ontology.terms import Statement, iri, term

_TYPE = term("rdf:type")
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_COPIED = frozenset({term("dct:language"), term("schema:inLanguage"), term("dct:issued"), term("dct:title")})


def catalog_iri(base: str) -> str:
    """Return the IRI of the catalogue: the node and its graph."""
    return f"{base}catalog"


def work_quads(work: Work, base: str) -> tuple[Quad, ...]:
    """Return what the catalogue says of a work, whatever its versions."""
    node, catalog = iri(work_iri(base, work.slug)), iri(catalog_iri(base))
    return _quads(
        base,
        (catalog, _TYPE, term("dcat:Catalog")),
        (catalog, term("dcat:resource"), node),
        (node, _TYPE, term("dcat:Resource")),
        (node, term("dct:source"), Literal(work.source)),
    )


def version_of_quads(work: Work, version: str, base: str) -> tuple[Quad, ...]:
    """Return that a work has a version."""
    return _quads(base, (iri(work_iri(base, work.slug)), term("dcat:hasVersion"), iri(version)))


def holding_quads(work: Work, version: str, base: str) -> tuple[Quad, ...]:
    """Return that a version of a work is the one that holds."""
    return _quads(base, (iri(work_iri(base, work.slug)), term("dcat:hasCurrentVersion"), iri(version)))


def version_quads(
    document: Document, emission: Emission, base: str, read_at: datetime, recorded: date | None = None
) -> tuple[Quad, ...]:
    """Return what the catalogue says of a version; its own nodes all hang below the version's IRI.

    Language, title and dates are those of the notice graph. The text of HTML is kept, for offsets count in
    it and the file does not hold it; other texts are the file's. `read_at` must know its zone. `recorded` is the day
    on which an archive recorded the version (`dct:available`).
    """
    version = iri(emission.version_iri)
    own = (
        triple
        for triple in emission.triples
        if triple[1] in _COPIED and triple[0] == version and isinstance(triple[2], NamedNode | Literal)
    )
    return _quads(
        base,
        (version, _TYPE, term("dcat:Dataset")),
        (version, term("ng:fingerprint"), Literal(fingerprint())),
        *own,
        *_distribution(version, document),
        *_reading(version, read_at),
        *(
            [(version, term("dct:available"), Literal(recorded.isoformat(), datatype=term("xsd:date")))]
            if recorded
            else []
        ),
    )


def _distribution(version: NamedNode, document: Document) -> Iterator[Statement]:
    node, checksum = iri(f"{version.value}#text"), iri(f"{version.value}#checksum")
    content = document.text.encode()
    yield version, term("dcat:distribution"), node
    yield node, _TYPE, term("dcat:Distribution")
    yield node, term("dcat:mediaType"), iri(_MEDIA_TYPES + document.media_type)
    yield node, term("dcat:byteSize"), Literal(str(len(content)), datatype=term("xsd:integer"))
    yield node, term("spdx:checksum"), checksum
    yield checksum, _TYPE, term("spdx:Checksum")
    yield checksum, term("spdx:algorithm"), term("spdx:checksumAlgorithm_sha256")
    yield checksum, term("spdx:checksumValue"), Literal(sha256(content).hexdigest(), datatype=term("xsd:hexBinary"))
    if document.media_type == "text/html":
        yield node, term("schema:text"), Literal(document.text)


def _reading(version: NamedNode, read_at: datetime) -> Iterator[Statement]:
    activity, agent = iri(f"{version.value}#reading"), iri(f"{version.value}#reader")
    moment = read_at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    yield version, _TYPE, term("prov:Entity")
    yield version, term("prov:wasGeneratedBy"), activity
    yield activity, _TYPE, term("prov:Activity")
    yield activity, term("prov:endedAtTime"), Literal(moment, datatype=term("xsd:dateTime"))
    yield activity, term("prov:wasAssociatedWith"), agent
    yield agent, _TYPE, term("prov:SoftwareAgent")
    yield agent, term("dct:title"), Literal(f"noticegraph {_package_version()}")


@cache
def _package_version() -> str:
    return installed_version("noticegraph")


@cache
def fingerprint() -> str:
    """Return what identifies the reader: the package's version and a hash of all that decides a reading.

    The hash covers lexicon, register, law and tables, and the code of reading; line ends do not count.
    """
    total = sha256()
    for package, suffixes in (("noticegraph.ontology", (".ttl", ".py")), ("noticegraph.ingest", (".py",))):
        for path, content in sorted(_files(files(package), package)):
            if path.endswith(suffixes):
                total.update(f"{path}\n{sha256(content).hexdigest()}\n".encode())
    return f"{_package_version()}-{total.hexdigest()[:12]}"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{path}/{entry.name}")
        elif entry.name.endswith((".ttl", ".py")):
            yield f"{path}/{entry.name}", entry.read_bytes().replace(b"\r\n", b"\n")


def _quads(base: str, *statements: Statement) -> tuple[Quad, ...]:
    graph = NamedNode(catalog_iri(base))
    ordered = sorted(set(statements), key=lambda statement: tuple(map(str, statement)))
    return tuple(Quad(*statement, graph) for statement in ordered)
