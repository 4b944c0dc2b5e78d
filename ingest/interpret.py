"""From a document to its reading: which claims it makes, about which processes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from noticegraph.ingest import tilt
from noticegraph.ingest.contents import contents
from noticegraph.ingest.context import Context, Found, build
from noticegraph.ingest.joining import joined
from noticegraph.ingest.model import TILT, Claim, Document, Language, Process, Reading, Role
from noticegraph.ingest.parties import mentions
from noticegraph.ingest.parts import parts
from noticegraph.ingest.party_details import parties
from noticegraph.ingest.relations import (
    bases,
    cited,
    data,
    denied_headings,
    denied_rights,
    disclosures,
    document,
    duties,
    hedges,
    interests,
    measures,
    purposes,
    recipients,
    retention,
    rights,
    sources,
    transfers,
    vague_retention,
)
from noticegraph.ingest.relations.own import without_form as own_name
from noticegraph.ingest.slugs import heading_path_slug, numbered
from noticegraph.ingest.stretches import Stretches
from noticegraph.ingest.unsupported import read_unsupported
from noticegraph.ontology.relations import Place, relation
from noticegraph.ontology.rules import measured

# What makes a section a processing activity: what is processed, what for, for whom, how long or on which basis.
SUBSTANCE = frozenset({"purpose", "personal_data", "recipient", "retention", "legal_basis"})
# What a sentence enumerates: each member of the enumeration is evidence of its own.
ENUMERATED = frozenset({"purpose", "personal_data", "retention"})
# Below this a guess is no claim.
THRESHOLD = 0.5


def facts_of(context: Context) -> list[Found]:
    """Return every fact that the readers of relations find, each with its reader's estimate of how sure it is."""
    found = mentions(context)
    controller = document.controllers(context)
    own = document.own_mentions(context, controller)
    personal = _apart_from_names(context, controller, data.read(context))
    stated = [
        *document.read(context, controller),
        *rights.read(context),
        *purposes.read(context),
        *personal,
        *bases.read(context, personal),
        *interests.read(context),
        *recipients.read(context, found, own),
        *retention.read(context),
        *transfers.read(context, found, own),
        *duties.read(context),
        *sources.read(context),
        *measures.read(context),
    ]
    stated = denied_headings.undenied(context, stated)
    return [
        *stated,
        *cited.read(context),
        *hedges.read(context, stated),
        *vague_retention.read(context, stated),
        *denied_rights.read(context),
        *disclosures.read(context),
    ]


def _apart_from_names(context: Context, controller: Sequence[Found], said: Iterable[Found]) -> list[Found]:
    """Return the data without those that are but words of the controller's own name: "Merry Birthdays"."""
    facts, names = list(said), {name for c in controller for name in (c.value, own_name(c.value)) if " " in name}
    places = Stretches([(m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), context.text)])
    return [f for f in facts if not places.hold(f.start, f.end)]


def _processes(context: Context, facts: Iterable[Found]) -> dict[int, Process]:
    """Return the scopes that are processing activities: those of that role that state something of substance."""
    stating = {f.scope for f in facts if f.relation in SUBSTANCE and f.scope is not None}
    chosen = [i for i in context.scopes_of(Role.PROCESS) if i in stating]
    taken: set[str] = set()
    numberings: dict[str, Iterator[str]] = {}  # one for each slug, which goes on where it was
    processes: dict[int, Process] = {}
    for position, index in enumerate(chosen, 1):
        scope = context.scopes[index]
        slug = heading_path_slug(scope.path or (scope.title,))
        name = next(n for n in numberings.setdefault(slug, numbered(slug)) if n not in taken)
        taken.add(name)
        processes[index] = Process(name, scope.title, position, scope.start, scope.end)
    return processes


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """Yield of what one sentence says of one value the surest words; of an enumeration all that stand apart.

    "The pages you visit and the time you spend on them" names browsing twice.
    """
    if len(found) == 1:
        yield found[0]
        return
    kept: list[Found] = []
    for fact in sorted(found, key=lambda f: -f.confidence):
        if kept and fact.relation not in ENUMERATED:
            return
        if not any(fact.start < k.end and k.start < fact.end for k in kept):
            kept.append(fact)
            yield fact


def _claims(context: Context, facts: Iterable[Found], processes: dict[int, Process]) -> tuple[Claim, ...]:
    """Place each fact in its process or with the notice, and keep the surest words that each sentence has for it.

    What several sentences of a process state is one statement with several claims, so that no words are lost. The
    readers' estimates choose between words; the claim then carries how often its rule has proved right.
    """
    said: dict[tuple[int | None, str, str, int], list[Found]] = defaultdict(list)
    for fact in facts:
        if fact.confidence < THRESHOLD:
            continue
        process = processes.get(fact.scope) if fact.scope is not None else None
        if fact.scope is not None and process is None and Place.NOTICE not in relation(fact.relation).places:
            continue
        said[fact.scope, fact.relation, fact.value, context.scan.words.sentence_at(fact.start)].append(fact)
    return tuple(
        sorted(
            (_claim(context, fact, processes) for found in said.values() for fact in _apart(found)),
            key=lambda c: (c.start, c.end, c.relation, c.value),
        )
    )


def _claim(context: Context, fact: Found, processes: dict[int, Process]) -> Claim:
    offsets = context.normal.offsets
    process = None if fact.scope is None else processes.get(fact.scope)
    confidence = measured(fact.rule, fact.confidence)
    return Claim(
        fact.relation,
        fact.value,
        offsets[fact.start],
        offsets[fact.end - 1] + 1,
        process.id if process else None,
        confidence,
        fact.rule,
    )


def reading_of(context: Context, language: Language, facts: Sequence[Found]) -> Reading:
    """Return the reading that facts of a notice make: which sections are processes, and what is claimed of them."""
    listed = contents(context)  # titles of sections state nothing
    if listed:
        facts = [f for f in facts if f.scope is None or context.normal.block_at(f.start) not in listed]
    processes = _processes(context, facts)
    claims = _claims(context, facts, processes)
    return Reading(context.document, language, tuple(processes.values()), claims, parties(context))


def interpret(document: Document, language: Language) -> Reading:
    """Return what a document says, read with the lexicon of its language.

    A document in several languages is read in parts. In a language without a lexicon only what no language changes is
    read: citations, contacts, organisations.
    """
    if document.media_type == TILT:
        return tilt.reading(document, language)
    if language.lexicon is None:
        return read_unsupported(document, language)
    found = [_read(part, spoken) for spoken, part in parts(document, language)]
    return found[0] if len(found) == 1 else joined(document, language, found)


def _read(document: Document, language: Language) -> Reading:
    context = build(document, language.lexicon or language.code)
    return reading_of(context, language, facts_of(context))
