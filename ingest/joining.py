"""Readings of the parts of one document as one reading."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from operator import attrgetter

from noticegraph.ingest.model import Claim, Document, Language, Party, Process, Reading, Span
from noticegraph.ingest.slugs import numbered


def _apart(readings: Sequence[Reading]) -> tuple[tuple[Process, ...], tuple[Claim, ...]]:
    """Return the processes in the order of the text and every claim, ids of different parts told apart by a number."""
    taken: set[str] = set()
    processes: list[Process] = []
    claims: list[Claim] = []
    for reading in readings:
        names: dict[str | None, str | None] = {None: None}
        for process in reading.processes:
            name = names[process.id] = next(n for n in numbered(process.id) if n not in taken)
            taken.add(name)
            processes.append(replace(process, id=name))
        claims += [replace(claim, process=names[claim.process]) for claim in reading.claims]
    processes.sort(key=attrgetter("start", "end"))
    claims.sort(key=attrgetter("start", "end", "relation", "value"))
    return tuple(replace(p, position=at) for p, at in zip(processes, count(1), strict=False)), tuple(claims)


def _parties(readings: Sequence[Reading]) -> tuple[Party, ...]:
    """Return each organisation once: as the first part knows it, its address from the first that gives one."""
    known: dict[str, Party] = {}
    for party in (party for reading in readings for party in reading.parties):
        before = known.get(party.name)
        fuller = party if before is None or (party.evidence and not before.evidence) else before
        aliases = tuple(dict.fromkeys((*(before.aliases if before else ()), *party.aliases)))
        known[party.name] = replace(fuller, aliases=aliases)
    return tuple(known.values())


def _spoken(reading: Reading) -> list[tuple[Span, Language]]:
    """Return the stretch of every block of a part."""
    return [(Span(block.start, block.end), reading.language) for block in reading.document.blocks]


def joined(document: Document, language: Language, readings: Sequence[Reading]) -> Reading:
    """Return the readings of a document's parts as the reading of the document, which is mostly in `language`.

    What two parts say of one thing stays two claims, each with its words; equal statements become one in the graph.
    """
    processes, claims = _apart(readings)
    spoken = tuple(one for reading in readings if reading.language != language for one in _spoken(reading))
    return Reading(document, language, processes, claims, _parties(readings), spoken)
