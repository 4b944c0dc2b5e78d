"""TILT documents (Transparency Information Language): what they say, without reading any prose.

The text of such a notice is the JSON itself, and a claim points to the characters of the value that states it. An
entry of `dataDisclosed` is a process. Categories and purposes are words in TILT; they become terms where the lexicon
knows them, or by the `concept` that noticegraph's own export puts beside them. False says nothing: TILT cannot leave
a thing open. What has no counterpart is listed by `unread`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.json_text import Leaf, Tree, parse
from noticegraph.ingest.lexical import scan
from noticegraph.ingest.model import TILT, Block, Claim, Document, Kind, Language, Process, Reading
from noticegraph.ingest.slugs import slugify
from noticegraph.ontology.countries import country_names, eea_members
from noticegraph.ontology.hierarchy import broader_terms
from noticegraph.ontology.rules import measured
from noticegraph.ontology.statutes import GDPR, gdpr_value, statutes

_DISCLOSED = "dataDisclosed"
# Field of a document, and the relation whose value is its text.
_NOTICE = {
    "controller.name": "controller",
    "controller.address": "controller_address",
    "controller.country": "controller_country",
    "controller.representative.name": "representative",
    "dataProtectionOfficer.name": "dpo",
    "dataProtectionOfficer.email": "dpo_email",
    "rightToComplain.supervisoryAuthority.name": "authority",
    "sources.sources.description": "data_source",
    "thirdCountryTransfers.country": "third_country",
}
_PROCESS = {
    "category": "personal_data",
    "purposes.purpose": "purpose",
    "legalBases.reference": "legal_basis",
    "legitimateInterests.reasoning": "legitimate_interest",
    "recipients.name": "recipient",
    "recipients.category": "recipient_category",
    "storage.temporal.ttl": "retention",
}
# Field that is true where something is said, and what is said then.
_TRUE = {
    "rightToInformation.available": (("right", "eu-gdpr:A15"),),
    "rightToRectificationOrDeletion.available": (("right", "eu-gdpr:A16"), ("right", "eu-gdpr:A17")),
    "rightToDataPortability.available": (("right", "eu-gdpr:A20"),),
    "rightToWithdrawConsent.available": (("right", "eu-gdpr:A7-3"),),
    "rightToComplain.available": (("right", "eu-gdpr:A77"),),
    "automatedDecisionMaking.inUse": (("automated_decisions", "present"),),
    "thirdCountryTransfers.standardDataProtectionClause.available": (("safeguard", "eu-gdpr:A46-2-c"),),
}
_TRUE_OF_PROCESS = {
    "nonDisclosure.obligationToProvide": "required",
    "nonDisclosure.legalRequirement": "required",
    "nonDisclosure.contractualRegulation": "required",
}
# Conditions of storage are words; the field says of which kind.
_CONDITIONS = {
    "storage.purposeConditional": "until-purpose-fulfilled",
    "storage.legalBasisConditional": "statutory-period",
}
# What is no statement of the notice, or is said with another field.
_SILENT = re.compile(
    r"meta\..*|noticegraph\..*|.*_id|.*\.(?:exists|concept)|dataDisclosed\.process|.*aggregationFunction"
)
_SAID_WITH = re.compile(r".*\.description|.*\.consequences|automatedDecisionMaking\.scopeAndIntendedEffects")
# A whole period, of numbers that a period of storage can have: more digits than these no calendar has days for.
_PERIOD = re.compile(r"(?<![A-Za-z])P(?=\d)(?:\d{1,4}Y)?(?:\d{1,5}M)?(?:\d{1,6}W)?(?:\d{1,6}D)?(?=T|\W|$)")
_KINDS = {"category": "dpv:PersonalData", "purposes.purpose": "dpv:Purpose"}
_SURE = 0.9


def read_tilt(text: str, source: str) -> Document:
    """Return a TILT document: a block for each text in it, in the language that it declares.

    Raises:
        UnreadableNotice: no JSON, or JSON that is no TILT.

    """
    try:
        tree = parse(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableNotice(f"{source}: no JSON: {error}; correct it") from None
    if not isinstance(tree, Mapping) or not {"meta", "controller", _DISCLOSED} <= tree.keys():
        raise UnreadableNotice(f"{source}: JSON, and no TILT document (meta, controller and {_DISCLOSED} are missing)")
    fields = list(_leaves(tree))
    blocks = [
        Block(Kind.LINE, leaf.start, leaf.end) for _, leaf, _ in fields if isinstance(leaf.value, str) and leaf.value
    ]
    said = {path: leaf.value for path, leaf, _ in fields}
    language, name = said.get("meta.language"), said.get("meta.name")
    return Document(
        source,
        text,
        tuple(sorted(blocks, key=lambda block: block.start)),
        media_type=TILT,
        title=name if isinstance(name, str) and name else None,
        declared_language=language if isinstance(language, str) else None,
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of `dataDisclosed` as a process; `at` is its place in the list."""

    at: int
    process: Process


def reading(document: Document, language: Language) -> Reading:
    """Return what a TILT document says."""
    tree = parse(document.text)
    entries = {entry.at: entry.process for entry in _entries(tree)}
    seen: set[tuple[str, str, str | None]] = set()
    claims = []
    for path, leaf, at in _leaves(tree):
        process = entries[at].id if at is not None else None
        concept = _concept(tree, path, at, leaf)
        for relation, value in _said(path, leaf, at is not None, concept, language):
            if (relation, value, process) not in seen:
                seen.add((relation, value, process))
                rule = "tilt.term" if relation in {"personal_data", "purpose"} else "tilt.field"
                sure = measured(rule, _SURE)
                claims.append(Claim(relation, value, leaf.start, leaf.end, process, sure, rule))
    ordered = tuple(sorted(claims, key=lambda c: (c.start, c.end, c.relation, c.value)))
    stating = {claim.process for claim in ordered}
    return Reading(document, language, tuple(p for p in entries.values() if p.id in stating), ordered)


def unread(document: Document, language: Language) -> tuple[str, ...]:
    """Return the fields of a TILT document that say something for which there is no relation, or no known term."""
    tree = parse(document.text)
    found = set()
    for path, leaf, at in _leaves(tree):
        whole = f"{_DISCLOSED}.{path}" if at is not None else path
        if leaf.value in ("", None, False, 0) or _SILENT.fullmatch(whole) or _SAID_WITH.fullmatch(whole):
            continue
        if not list(_said(path, leaf, at is not None, _concept(tree, path, at, leaf), language)):
            found.add(whole)
    return tuple(sorted(found))


def _leaves(tree: Tree, path: str = "", at: int | None = None) -> Iterator[tuple[str, Leaf, int | None]]:
    """Yield path, value and, inside `dataDisclosed`, number of the entry; the path then begins in the entry."""
    if isinstance(tree, Leaf):
        yield path, tree, at
    elif isinstance(tree, Mapping):
        for name, inner in tree.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name, at)
    elif path == _DISCLOSED and at is None:
        for number, inner in enumerate(tree):
            yield from _leaves(inner, "", number)
    else:
        for inner in tree:
            yield from _leaves(inner, path, at)


def _entries(tree: Tree) -> Iterator[_Entry]:
    """Yield the entries in order, each with the slug of its category, made unique by `-2`, `-3`."""
    disclosed = tree.get(_DISCLOSED) if isinstance(tree, Mapping) else None
    taken: dict[str, int] = {}
    for at, entry in enumerate(disclosed if isinstance(disclosed, list) else ()):
        places = [leaf for _, leaf, _ in _leaves(entry)]
        category = entry.get("category") if isinstance(entry, Mapping) else None
        title = category.value if isinstance(category, Leaf) and isinstance(category.value, str) else ""
        slug = slugify(title) or "data"
        taken[slug] = taken.get(slug, 0) + 1
        name = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        start, end = min((leaf.start for leaf in places), default=0), max((leaf.end for leaf in places), default=0)
        yield _Entry(at, Process(name, title or name, at + 1, start, end))


def _concept(tree: Tree, path: str, at: int | None, leaf: Leaf) -> str | None:
    """Return the term that noticegraph's export has put beside a category or purpose."""
    if at is None or path not in _KINDS or not isinstance(tree, Mapping):
        return None
    disclosed = tree[_DISCLOSED]
    entry = disclosed[at] if isinstance(disclosed, list) else None
    holders = [entry]
    if path != "category" and isinstance(entry, Mapping) and isinstance(purposes := entry.get("purposes"), list):
        holders = [one for one in purposes if isinstance(one, Mapping) and one.get("purpose") is leaf]
    beside = holders[0].get("concept") if holders and isinstance(holders[0], Mapping) else None
    value = beside.value if isinstance(beside, Leaf) else None
    return value if isinstance(value, str) and _KINDS[path] in {value, *broader_terms(value)} else None


@cache
def _countries() -> frozenset[str]:
    return frozenset(country for _, country in country_names("en"))


def _said(
    path: str, leaf: Leaf, of_process: bool, concept: str | None, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield relation and value of each statement that a field makes."""
    value = leaf.value
    if value is True:
        yield from () if of_process else _TRUE.get(path, ())
        if of_process and path in _TRUE_OF_PROCESS:
            yield "obligation_to_provide", _TRUE_OF_PROCESS[path]
    if not isinstance(value, str) or not value.strip():
        return
    if of_process and path in _CONDITIONS:
        yield "retention", _CONDITIONS[path]
    relation = (_PROCESS if of_process else _NOTICE).get(path)
    if relation is None:
        return
    found = concept if concept is not None else _value(relation, value.strip(), language)
    if found is not None:
        yield relation, found


def _value(relation: str, text: str, language: Language) -> str | None:
    if relation in {"personal_data", "purpose"}:
        return _term(text, "personal-data" if relation == "personal_data" else "purposes", language)
    if relation == "legal_basis":
        return _law(text)
    if relation == "retention":
        period = _PERIOD.search(text)
        return period[0] if period else None
    if relation in {"controller_country", "third_country"}:
        country = f"loc:{text}" if f"loc:{text}" in _countries() else None
        return None if relation == "third_country" and country in eea_members() else country
    return text


def _term(text: str, topic: str, language: Language) -> str | None:
    """Return the term of the longest words of the lexicon in a text of a few words; None where it has none."""
    if language.lexicon is None:
        return None
    hits = scan(text, language.lexicon).topic(topic)
    longest = max(hits, key=lambda hit: (hit.end - hit.start, -hit.start), default=None)
    return longest.concept if longest is not None else None


def _law(reference: str) -> str | None:
    """Return the value of a provision as TILT writes it, `GDPR-6-1-a`; None for a law that is not known."""
    name, _, section = reference.partition("-")
    if not section:
        return None
    known = next((law.key for law in statutes().values() if name in law.names), None)
    if known == GDPR:
        parts = section.split("-")
        return gdpr_value(*parts[:3]) if all(part.isalnum() for part in parts) else None
    return f"{known}-{section}" if known is not None and re.fullmatch(r"[\w-]+", section) else None
