"""Values of claims to RDF and back, one to one.

A value has the form of the claims export. `encode` makes it the object of the triple that the claim stands
for, with the nodes below it; `decode` reads it back from the graph and nothing else.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from noticegraph.ontology.cited import law_key, short, wholes
from noticegraph.ontology.durations import is_duration, length_in_days, xsd_form
from noticegraph.ontology.namespaces import PREFIXES, expand
from noticegraph.ontology.relations import Relation, ValueType, implications, relation
from noticegraph.ontology.terms import (
    Lookup,
    Node,
    Setting,
    Statement,
    UnreadableValue,
    curie,
    first,
    inverse,
    iri,
    is_name,
    term,
    words,
)

TYPE = term("rdf:type")
NAME = term("dpv:hasName")
_PROCESSOR = term("dpv:hasDataProcessor")
_DESCRIPTION = term("dct:description")
_DURATION = term("dpv:hasDuration")
_AS_WRITTEN = term("ng:asWritten")
_EVENT, _CRITERION = term("ng:untilEvent"), term("ng:hasCriterion")
_EVENT_CLASS = expand("dpv:UntilEventDuration")
_IMPORTER, _EXPORTER = term("dpv:hasDataImporter"), term("dpv:hasDataExporter")
_THIRD_COUNTRY = term("dpv:hasThirdCountry")
_FRAMEWORK, _BASIS = term("ng:hasFramework"), term("dpv:hasLegalBasis")
_MEASURE = term("dpv:hasOrganisationalMeasure")
_NO_SAFEGUARD = "none"
_PART_OF = term("dct:isPartOf")
_HEDGES = term("ng:hedges")
_LAW = re.compile(r"/law/([a-z]{2})/([^/]+)$")
_DATES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


class Encoded(NamedTuple):  # one for each claim: a data class takes three times as long to make
    """A value as RDF: the object of its triple, the nodes that the object needs, and what is implied of them."""

    object: Node
    structure: tuple[Statement, ...] = ()
    implied: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Codec:
    """The two ways of a value type; `named` gives the organisation's name inside a value."""

    encode: Callable[[Relation, str, Setting], Encoded]
    decode: Callable[[Relation, Node, Lookup, str | None], str]
    named: Callable[[str], str | None] = lambda _: None


def encode(row: Relation, value: str, setting: Setting) -> Encoded:
    """Return a value as RDF; raise `UnreadableValue` where it has not the form of its relation."""
    return CODECS[row.value_type].encode(row, value, setting)


def decode(row: Relation, node: Node, lookup: Lookup, written: str | None = None) -> str:
    """Return the value that made an object; `written` is the organisation's name in this claim, where it differs.

    `lookup` reads the notice graph. Raises `UnreadableValue` for an object that no value has made.
    """
    return CODECS[row.value_type].decode(row, node, lookup, written)


def organisation_in(row: Relation, value: str) -> str | None:
    """Return the name of the organisation that a value names, or None."""
    return CODECS[row.value_type].named(value)


def law_iri(value: str, base: str) -> str:
    """Return the IRI of a provision outside DPV: `de:TDDDG-25-1` is `law/de/TDDDG-25-1` below the base."""
    jurisdiction, _, provision = value.partition(":")
    if not re.fullmatch(r"[a-z]{2}", jurisdiction) or not is_name(provision):
        raise UnreadableValue(f"{value!r} is no provision; write it as country:LAW-section, de:TDDDG-25-1")
    return f"{base}law/{jurisdiction}/{provision}"


def law_value(law: str) -> str:
    """Return the value of a provision's IRI; raise `UnreadableValue` for another IRI."""
    match = _LAW.search(law)
    if match is None:
        raise UnreadableValue(f"<{law}> is no provision; its path must end in law/country/LAW-section")
    return f"{match[1]}:{match[2]}"


# --- terms ---


@cache
def _keys(key: str) -> Mapping[str, str]:
    return MappingProxyType(inverse(relation(key).choices))


def _choice(row: Relation, value: str) -> NamedNode:
    if value not in row.choices:
        raise UnreadableValue(f"{row.key} cannot be {value!r}; it is one of {', '.join(sorted(row.choices))}")
    return iri(row.choices[value])


def _encode_choice(row: Relation, value: str, _: Setting) -> Encoded:
    return Encoded(_choice(row, value))


def _encode_term(row: Relation, value: str, _: Setting) -> Encoded:
    return Encoded(_choice(row, value) if value in row.choices else term(value))


def _decode_term(row: Relation, node: Node, _lookup: Lookup, _written: str | None) -> str:
    return _keys(row.key).get(node.value) or curie(node.value)


def _encode_law(_row: Relation, value: str, setting: Setting) -> Encoded:
    known = value.partition(":")[0] in PREFIXES
    return Encoded(term(value) if known else iri(law_iri(value, setting.base)))


def _decode_law(_row: Relation, node: Node, _lookup: Lookup, _written: str | None) -> str:
    return law_value(node.value) if _LAW.search(node.value) else curie(node.value)


def _encode_citation(row: Relation, value: str, setting: Setting) -> Encoded:
    provision = law_key(value)
    if provision is None:
        return Encoded(Literal(value))
    node = iri(law_iri(provision, setting.base))
    parts = ((iri(law_iri(p, setting.base)), _PART_OF, iri(law_iri(w, setting.base))) for p, w in wholes(provision))
    return Encoded(node, (*_typed(row, node), *parts))


def _decode_citation(_row: Relation, node: Node, _lookup: Lookup, _written: str | None) -> str:
    return short(law_value(node.value)) if isinstance(node, NamedNode) else node.value


# --- literals ---


def _encode_text(_row: Relation, value: str, _: Setting) -> Encoded:
    return Encoded(Literal(value))


def _encode_words(_row: Relation, value: str, setting: Setting) -> Encoded:
    return Encoded(words(value, setting.language))


def _encode_date(row: Relation, value: str, _: Setting) -> Encoded:
    try:
        if not _DATE.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(value + "0001-01-01"[len(value) :])
    except ValueError:
        raise UnreadableValue(f"{row.key} cannot be {value!r}; write 2026-03-01, 2026-03 or 2026") from None
    return Encoded(Literal(value, datatype=term(_DATES[len(value)])))


def _decode_literal(_row: Relation, node: Node, _lookup: Lookup, _written: str | None) -> str:
    return node.value


# --- organisations, and nodes that name one ---


def _encode_organisation(_row: Relation, value: str, setting: Setting) -> Encoded:
    return Encoded(iri(setting.organisation(value)))


def _decode_organisation(_row: Relation, node: Node, lookup: Lookup, written: str | None) -> str:
    name = written or _value(lookup, node, NAME)
    if name is None:
        raise UnreadableValue(f"{node} has no dpv:hasName in the notice graph; ingest the notice again")
    return name


def _encode_contract(row: Relation, value: str, setting: Setting) -> Encoded:
    party = iri(setting.organisation(value))
    node = setting.node("contract", party.value)
    return Encoded(node, (*_typed(row, node), (node, _PROCESSOR, party)))


def _decode_contract(row: Relation, node: Node, lookup: Lookup, written: str | None) -> str:
    return _decode_organisation(row, _needed(lookup, node, _PROCESSOR), lookup, written)


def _encode_described(row: Relation, value: str, setting: Setting) -> Encoded:
    node = setting.node("source", value)
    return Encoded(node, (*_typed(row, node), (node, _DESCRIPTION, words(value, setting.language))))


def _decode_described(_row: Relation, node: Node, lookup: Lookup, _written: str | None) -> str:
    return _needed(lookup, node, _DESCRIPTION).value


# --- words that take back what is said ---


def _encode_hedge(row: Relation, value: str, setting: Setting) -> Encoded:
    kind, bar, said = value.partition(" | ")
    if not bar or not said.strip():
        raise UnreadableValue(f"{value!r} is no hedge; write `purpose | the words`")
    node = setting.node("hedge", value)
    about = (node, _HEDGES, _choice(row, kind))
    return Encoded(node, (*_typed(row, node), about, (node, _DESCRIPTION, words(said, setting.language))))


def _decode_hedge(row: Relation, node: Node, lookup: Lookup, _written: str | None) -> str:
    kind = _keys(row.key)[_needed(lookup, node, _HEDGES).value]
    return f"{kind} | {_needed(lookup, node, _DESCRIPTION).value}"


# --- storage ---


def _encode_retention(row: Relation, value: str, setting: Setting) -> Encoded:
    node, duration = setting.node("storage", value), setting.node("duration", value)
    below = _duration(row, value, duration)
    return Encoded(node, (*_typed(row, node), (node, _DURATION, duration), *below))


def _duration(row: Relation, value: str, node: NamedNode) -> tuple[Statement, ...]:
    if is_duration(value):
        return (
            (node, TYPE, term("dpv:TemporalDuration")),
            (node, term("rdf:value"), Literal(xsd_form(value), datatype=term("xsd:duration"))),
            (node, _AS_WRITTEN, Literal(value)),
            (node, term("ng:days"), Literal(length_in_days(value), datatype=term("xsd:decimal"))),
        )
    end = _choice(row, value)
    kind = implications().duration_class[end.value]
    return (node, TYPE, iri(kind)), (node, _EVENT if kind == _EVENT_CLASS else _CRITERION, end)


def _decode_retention(row: Relation, node: Node, lookup: Lookup, _written: str | None) -> str:
    duration = _needed(lookup, node, _DURATION)
    written = _value(lookup, duration, _AS_WRITTEN)
    if written is not None:
        return written
    end = _value(lookup, duration, _EVENT) or _needed(lookup, duration, _CRITERION).value
    return _keys(row.key)[end]


# --- transfers ---


def parts_of_transfer(value: str) -> tuple[str, str, str]:
    """Return importer, country and safeguard of a transfer; raise `UnreadableValue` where one is missing."""
    parts = value.rsplit(" | ", 2)
    if len(parts) != 3 or not all(part.strip() for part in parts):
        raise UnreadableValue(f"{value!r} is no transfer; write `importer | country | safeguard` (or none)")
    return parts[0], parts[1], parts[2]


def _encode_transfer(row: Relation, value: str, setting: Setting) -> Encoded:
    importer, country, safeguard = parts_of_transfer(value)
    party = iri(setting.organisation(importer))
    place = _encode_term(row, country, setting).object
    node = setting.node("transfer", f"{party.value} {country} {safeguard}")
    structure = (
        *_typed(row, node),
        *((node, _EXPORTER, iri(exporter)) for exporter in setting.exporters),
        (node, _IMPORTER, party),
        (node, _THIRD_COUNTRY, place),
    )
    if safeguard == _NO_SAFEGUARD:
        return Encoded(node, structure)
    said, implied = _safeguard(node, term(safeguard))
    return Encoded(node, structure + said, implied)


def _safeguard(node: NamedNode, tool: NamedNode) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return what a transfer's safeguard says, and what it implies: a framework rests on its adequacy decision."""
    known = implications()
    if tool.value in known.frameworks:
        basis = known.basis.get(tool.value)
        return ((node, _FRAMEWORK, tool),), (((node, _BASIS, iri(basis)),) if basis else ())
    measure = known.measure.get(tool.value)
    return ((node, _BASIS, tool), *(((node, _MEASURE, iri(measure)),) if measure else ())), ()


def _decode_transfer(row: Relation, node: Node, lookup: Lookup, written: str | None) -> str:
    importer = _decode_organisation(row, _needed(lookup, node, _IMPORTER), lookup, written)
    country = _decode_term(row, _needed(lookup, node, _THIRD_COUNTRY), lookup, None)
    tool = _value(lookup, node, _FRAMEWORK) or _value(lookup, node, _BASIS)
    return f"{importer} | {country} | {curie(tool) if tool else _NO_SAFEGUARD}"


def _typed(row: Relation, node: NamedNode) -> tuple[Statement, ...]:
    return ((node, TYPE, iri(row.value_class)),) if row.value_class else ()


def _value(lookup: Lookup, node: Node, predicate: NamedNode) -> str | None:
    found = first(lookup(node, predicate)) if isinstance(node, NamedNode) else None
    return None if found is None else found.value


def _needed(lookup: Lookup, node: Node, predicate: NamedNode) -> Node:
    found = first(lookup(node, predicate)) if isinstance(node, NamedNode) else None
    if found is None:
        raise UnreadableValue(f"{node} has no {curie(predicate.value)} in the notice graph; ingest the notice again")
    return found


_TERM = Codec(_encode_term, _decode_term)
_TEXT = Codec(_encode_text, _decode_literal)

CODECS: Mapping[ValueType, Codec] = MappingProxyType(
    {
        ValueType.CONCEPT: _TERM,
        ValueType.COUNTRY: _TERM,
        ValueType.CHOICE: Codec(_encode_choice, _decode_term),
        ValueType.LAW: Codec(_encode_law, _decode_law),
        ValueType.TEXT: _TEXT,
        ValueType.EMAIL: _TEXT,
        ValueType.PHONE: _TEXT,
        ValueType.WORDS: Codec(_encode_words, _decode_literal),
        ValueType.DATE: Codec(_encode_date, _decode_literal),
        ValueType.ORGANISATION: Codec(_encode_organisation, _decode_organisation, lambda value: value),
        ValueType.CONTRACT: Codec(_encode_contract, _decode_contract, lambda value: value),
        ValueType.CITATION: Codec(_encode_citation, _decode_citation),
        ValueType.HEDGE: Codec(_encode_hedge, _decode_hedge),
        ValueType.DESCRIBED: Codec(_encode_described, _decode_described),
        ValueType.RETENTION: Codec(_encode_retention, _decode_retention),
        ValueType.TRANSFER: Codec(_encode_transfer, _decode_transfer, lambda value: parts_of_transfer(value)[0]),
    }
)
