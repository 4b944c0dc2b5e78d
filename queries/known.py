"""What a store knows, and what a parameter's value means in it: names written in part, terms misspelt.

Nothing here reads a store: the application tells what it holds.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import NamedNode

from noticegraph.ontology.folding import fold
from noticegraph.ontology.namespaces import compact
from noticegraph.queries.parameters import Kind, Parameter, QuestionError, Term, terms

_SHOWN = 3

OF_STORE = frozenset({Kind.ORGANISATION, Kind.CONCEPT, Kind.COUNTRY})
"""Kinds of values whose meaning depends on what a store holds."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a store holds: organisations with all their names, by IRI; the terms of its ontology and law, as IRIs.

    `used` tells whether anything in a notice is this IRI.
    """

    organisations: Mapping[str, Collection[str]]
    terms: Collection[str]
    used: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The terms that a value means; `remarks` are lines that a user should see, `unused` terms that no notice has.

    `nobody` tells that no organisation of the store is meant.
    """

    terms: tuple[Term, ...]
    remarks: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    nobody: bool = False


def meaning(parameter: Parameter, value: str, base: str, known: Known) -> Meaning:
    """Return what a value means in a store.

    An organisation is looked for by slug and by the register's names, and then by the words of its names in the
    store. Raises QuestionError for a concept that the ontology does not have and no notice uses.
    """
    found = terms(parameter, value, base)
    if parameter.kind is Kind.ORGANISATION:
        return _organisations(value, found, known)
    if parameter.kind in (Kind.CONCEPT, Kind.COUNTRY):
        return _concept(parameter, value, found, base, known)
    return Meaning(found)


def _organisations(value: str, found: tuple[Term, ...], known: Known) -> Meaning:
    here = tuple(term for term in found if term.value in known.organisations)
    if here:
        return Meaning(found)
    words = f"-{fold(value.removeprefix('organisation/'))}"
    named = {
        iri: min(names)
        for iri, names in sorted(known.organisations.items())
        if any(words in f"-{fold(name)}" for name in names)
    }
    if named:
        said = f"{value!r} is read as {_several(sorted(named.values()), 'and')}"
        return Meaning(tuple(NamedNode(iri) for iri in named), (said,))
    hint = _close(value, (name for names in known.organisations.values() for name in names))
    return Meaning(found, (f"no organisation here is called {value!r}{hint}",), nobody=True)


def _concept(parameter: Parameter, value: str, found: tuple[Term, ...], base: str, known: Known) -> Meaning:
    unused = tuple(term.value for term in found if not known.used(term.value))
    for iri in unused:
        if iri not in known.terms:
            hint = _close(value, (compact(term.removeprefix(base)) for term in known.terms))
            raise QuestionError(f"parameter {parameter.name}={value}: neither ontology nor notices have this{hint}")
    return Meaning(found, unused=tuple(compact(iri.removeprefix(base)) for iri in unused))


def _close(value: str, names: Iterable[str]) -> str:
    """Return a question for the names that come close, those first that differ in case alone; "" for none."""
    by_fold: dict[str, str] = {}
    for name in sorted(names):
        by_fold.setdefault(name.casefold(), name)
    close = [by_fold[near] for near in get_close_matches(value.casefold(), by_fold, _SHOWN)]
    return f"; did you mean {_several(close, 'or')}?" if close else ""


def _several(names: Collection[str], word: str) -> str:
    shown = list(names)
    if len(shown) > _SHOWN * 2:
        shown = [*shown[: _SHOWN * 2], f"{len(shown) - _SHOWN * 2} more"]
    return f" {word} ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
