"""One source read and compiled: what a worker does, alone, knowing no other document and no store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from noticegraph.ingest import tilt
from noticegraph.ingest.catalogue import fingerprint, version_quads
from noticegraph.ingest.emit import Emission, Work, emit, version_hash, work_iri
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.model import TILT, Document, Language
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.sources import Source
from noticegraph.store import Change


@dataclass(frozen=True, slots=True)
class Task:
    """A source, the work it is a version of and the data's base.

    `known` are the versions of the work that the store holds, each with the fingerprint of its reader;
    `messages` are lines that a user should see.
    """

    source: Source
    work: Work
    base: str
    known: tuple[tuple[str, str], ...] = ()
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The source's text is a version that the store holds, read by the same reader."""

    version: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a document became: its version, the reader's fingerprint, and the version's three parts as N-Quads.

    They are bytes since another process reads: quads as Python objects cost more to hand over than to make.
    `messages` are lines that a user should see.
    """

    version: str
    fingerprint: str
    data: bytes
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a source could not be compiled, in one line that names it."""

    message: str


def compile_document(document: Document, work: Work, base: str) -> tuple[Language, Emission]:
    """Return a document's language, and its notice and evidence graphs; a pure function of text and rules."""
    language = detect(document)
    return language, emit(interpret(document, language), work, base)


def compile_source(task: Task) -> Compiled | Known | Fault:
    """Read and compile a source; never raises: a bug in reading one document must not stop the others."""
    try:
        document = task.source.read()
        version = f"{work_iri(task.base, task.work.slug)}/{version_hash(document.text)}"
        if (version, fingerprint()) in task.known:
            return Known(version)
        language, emission = compile_document(document, task.work, task.base)
        return pack(task, document, language, emission)
    except NoticegraphError as error:
        return Fault(str(error))
    except Exception as error:
        return Fault(f"{task.source.shown}: a bug, please report it: {type(error).__name__}: {error}")


def pack(task: Task, document: Document, language: Language, emission: Emission) -> Compiled:
    """Return what was compiled in the form that is loaded, with its catalogue entry as of now."""
    recorded = task.source.revision.recorded if task.source.revision is not None else None
    entry = version_quads(document, emission, task.base, datetime.now(UTC), recorded)
    messages = tuple(_remarks(task.source.shown, document, language, emission))
    data = b"".join((emission.notice_data, *Change(add=entry, data=emission.evidence_data).pieces()))
    return Compiled(emission.version_iri, fingerprint(), data, messages)


def _remarks(name: str, document: Document, language: Language, emission: Emission) -> Iterator[str]:
    if document.media_type == TILT:
        if fields := tilt.unread(document, language):
            yield f"{name}: these fields of TILT say what noticegraph has no relation or term for: {', '.join(fields)}"
    elif language.lexicon is None:
        yield (
            f"{name}: the language {language.code} is not read; only what no language changes was "
            f"(citations of law, contacts, names of organisations)"
        )
    if not emission.evidence_data:
        yield f"{name}: no statement was read from it, and it will not be validated; is it a privacy notice?"
