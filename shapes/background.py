"""The law and the hierarchy that a notice's terms touch: what shapes and cases ask beside the notice itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import NamedNode, RdfFormat, parse

from noticegraph.ontology.terms import Node, Statement, term

_BROADER, _ABOUT, _COUNTRY = term("skos:broader"), term("ng:about"), term("ng:country")
_FROM, _UNTIL = term("ng:from"), term("ng:until")
_PART, _TYPE = term("ng:part"), term("rdf:type")
_LEADS_TO_LAW = frozenset({_ABOUT, _COUNTRY})  # from an instrument or country to what the law says of it
_SAYS = frozenset({_ABOUT, _COUNTRY, _FROM, _UNTIL})
_DIVIDES = frozenset({_PART, _TYPE})


def in_use(terms: Iterable[str], base: str) -> frozenset[str]:
    """Return the nodes of hierarchy and law that decide of a notice which names these terms: see `said_of`.

    They lead to broader terms, to the dated facts on frameworks, countries and laws, and to the parts of the provisions
    that are cited. All of the law would cost every notice the same ten times over; what it does not name decides
    nothing.
    """
    touching = _touching(base)
    return frozenset(node for name in terms for node in touching.get(name, ()))


@cache
def said_of(node: str, base: str) -> tuple[Statement, ...]:
    """Return what hierarchy and law say of a node, provisions below `base`."""
    return (*_law(base).get(node, ()), *_hierarchy().get(node, ()))


@cache
def _touching(base: str) -> Mapping[str, frozenset[str]]:
    """Return, for each term of hierarchy and law, the nodes that a notice naming it needs."""
    law, hierarchy = _law(base), _hierarchy()
    ways: dict[str, set[str]] = defaultdict(set)
    for subject, triples in hierarchy.items():
        ways[subject] |= {value.value for _, _, value in triples if isinstance(value, NamedNode)}
    for subject, triples in law.items():
        for _, predicate, value in triples:
            if predicate in _LEADS_TO_LAW and isinstance(value, NamedNode):
                ways[value.value].add(subject)
    known = law.keys() | hierarchy.keys()
    return MappingProxyType({name: frozenset(_reached(name, ways) & known) for name in ways.keys() | law.keys()})


def _reached(start: str, ways: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = ways.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


@cache
def _law(base: str) -> Mapping[str, list[Statement]]:
    """Return the dated facts, and into what the provisions of the GDPR are divided."""
    facts, parts = _by_subject("law.ttl", base, _SAYS), _by_subject("gdpr.ttl", base, _DIVIDES)
    return {subject: [*facts.get(subject, ()), *parts.get(subject, ())] for subject in facts.keys() | parts.keys()}


@cache
def _hierarchy() -> Mapping[str, list[Statement]]:
    profile = _by_subject("profile.ttl", "", frozenset({_BROADER}))
    own = _by_subject("noticegraph.ttl", "", frozenset({_BROADER}))
    return {**profile, **own}


def _by_subject(name: str, base: str, wanted: frozenset[NamedNode]) -> Mapping[str, list[Statement]]:
    """Return the triples of a file of `ontology/` that have a predicate wanted, by subject."""
    data = (files("noticegraph.ontology") / name).read_bytes()
    found: dict[str, list[Statement]] = defaultdict(list)
    for quad in parse(data, RdfFormat.TURTLE, base_iri=base or None):
        if quad.predicate in wanted and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Node):
            found[quad.subject.value].append((quad.subject, quad.predicate, quad.object))
    return found
