"""The sentence that a claim was read from, found again in the text of its notice."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import NamedNode

from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.ingest.emit import version_hash
from noticegraph.ingest.encoding import decode
from noticegraph.ingest.model import Block, Document, Kind
from noticegraph.ingest.normalise import CELL_END, Normal, normalise
from noticegraph.ingest.read import MEDIA_TYPES, read_file
from noticegraph.ingest.sentences import words
from noticegraph.notices import Notice
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.lexicon import languages
from noticegraph.ontology.spans import span_iri
from noticegraph.ontology.terms import term
from noticegraph.store import NoticeStore

_SELECTOR = term("oa:hasSelector")
_PREFIX, _SUFFIX = term("oa:prefix"), term("oa:suffix")
_TEXT = term("schema:text")


class Origin(StrEnum):
    """Where a passage was taken from."""

    FILE = "file"
    CATALOGUE = "catalogue"  # which keeps the text of HTML
    EVIDENCE = "evidence"  # the characters around the quote, where the notice's text is nowhere any more


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's words with what stands before and after them in their sentence, or around them in a table's row.

    Runs of white space are one blank and marks of Markdown are left out, as the reader sees the text.
    """

    before: str
    quote: str
    after: str
    origin: Origin


def passage(store: NoticeStore, notice: Notice, claim: StatedClaim) -> Passage:
    """Return the passage of a claim: its sentence where the text that was read is there, else its surroundings.

    A file counts when its text is still that of the version; a later one has other words at the same offsets.
    """
    for document, origin in _documents(store, notice):
        if document.text[claim.start : claim.end] == claim.quote:
            return _sentence(document, notice.language, claim, origin)
    prefix, suffix = (_around(store, notice, claim, side) for side in (_PREFIX, _SUFFIX))
    before, after = _one_line(prefix), _one_line(suffix)
    before, after = f"…{before}" if before else "", f"{after}…" if after else ""  # cut at a number of characters
    return Passage(before, _one_line(claim.quote), after, Origin.EVIDENCE)


def text_of(store: NoticeStore, notice: Notice) -> str | None:
    """Return the text that a version was read from, to whose characters the claims point; None where it is gone.

    The catalogue keeps that of HTML; that of other notices is their file, unless it has changed since.
    """
    kept = next(_kept(store, notice), None)
    return kept if kept is not None else next((text for _, text in texts_of(store, notice)), None)


def texts_of(store: NoticeStore, notice: Notice) -> Iterator[tuple[Path, str]]:
    """Yield the files that still hold a version with their text, without reading their blocks where it has no need.

    The text of a page is made by reading it; that of any other file is the file's own.
    """
    wanted = notice.version.rpartition("/")[2]
    for place in notice.places:
        path = store.path / place
        try:
            page = MEDIA_TYPES.get(path.suffix.casefold()) == "text/html"
            text = read_file(path).text if page or not path.is_file() else decode(path.read_bytes(), path.name)
        except (NoticegraphError, OSError):
            continue  # moved, deleted, or from standard input
        if version_hash(text) == wanted:
            yield path, text


def _files_of(store: NoticeStore, notice: Notice) -> Iterator[tuple[Path, Document]]:
    """Yield the files that still hold a version, each as it is read; a later version has other words."""
    wanted = notice.version.rpartition("/")[2]
    for place in notice.places:
        path = store.path / place
        try:
            document = read_file(path)
        except (NoticegraphError, OSError):
            continue  # moved, deleted, or from standard input
        if version_hash(document.text) == wanted:
            yield path, document


def _documents(store: NoticeStore, notice: Notice) -> Iterator[tuple[Document, Origin]]:
    for _, document in _files_of(store, notice):
        yield document, Origin.FILE
    for text in _kept(store, notice):
        yield _lines(text, notice.policy), Origin.CATALOGUE


def _kept(store: NoticeStore, notice: Notice) -> Iterator[str]:
    node, catalog = NamedNode(f"{notice.version}#text"), NamedNode(catalog_iri(store.base))
    for quad in store.quads.quads_for_pattern(node, _TEXT, None, catalog):
        yield str(getattr(quad.object, "value", ""))


def _lines(text: str, source: str) -> Document:
    """Return a document of text whose form is not kept: its lines are its blocks."""
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(Kind.PARAGRAPH, start, start + len(line.rstrip())))
        start += len(line)
    return Document(source, text, tuple(blocks))


def _sentence(document: Document, language: str, claim: StatedClaim, origin: Origin) -> Passage:
    normal = normalise(document)
    start, last = _at(normal, claim.start), _at(normal, claim.end - 1)
    first, end = _bounds(document, normal, language, start, last)
    before, quote, after = normal.text[first:start], normal.text[start : last + 1], normal.text[last + 1 : end]
    return Passage(_one_line(before), _one_line(quote), _one_line(after), origin)


def _at(normal: Normal, offset: int) -> int:
    """Return where the character at an offset of the text is in normalised text; a cell's tab has its offset too."""
    return max(bisect_right(normal.offsets, offset) - 1, 0)


def _bounds(document: Document, normal: Normal, language: str, start: int, last: int) -> tuple[int, int]:
    """Return the stretch of normalised text to show: from the sentence of the first word to that of the last.

    A cell says little without its row. Where no lexicon knows how sentences of the language end, the block is shown.
    """
    block, code = normal.block_at(start), _lexicon(language)
    first, end = normal.blocks[block][0], normal.blocks[normal.block_at(last)][1]
    if document.blocks[block].kind is Kind.ROW or code is None:
        return first, end
    found = words(normal.text, code)
    first = max(first, min(found.sentence_range(found.sentence_at(start))[0], start))
    stop = max(found.sentence_range(found.sentence_at(last))[1], last + 1)
    while first > 0 and not normal.text[first - 1].isspace():  # an opening quotation mark or bracket
        first -= 1
    while stop < end and not normal.text[stop].isspace():  # the full stop
        stop += 1
    return first, stop


def _lexicon(language: str) -> str | None:
    return next((code for code, one in languages().items() if language in one.reads), None)


def _around(store: NoticeStore, notice: Notice, claim: StatedClaim, side: NamedNode) -> str:
    """Return the characters that the evidence keeps before or after a claim's quote."""
    graph = NamedNode(notice.evidence)
    span = NamedNode(span_iri(notice.evidence, claim.start, claim.end))
    for selector in store.quads.quads_for_pattern(span, _SELECTOR, None, graph):
        if isinstance(selector.object, NamedNode):
            for quad in store.quads.quads_for_pattern(selector.object, side, None, graph):
                return str(getattr(quad.object, "value", ""))
    return ""


def _one_line(text: str) -> str:
    """Return text with single blanks, cells of a row parted by a bar; blanks at its ends are kept."""
    text = text.replace(CELL_END, " | ")
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")
