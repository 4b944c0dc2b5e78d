"""What the parameters of questions take, and the RDF terms that their values mean."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.names import organisation_slug
from noticegraph.ontology.namespaces import PREFIXES, expand
from noticegraph.ontology.relations import relations
from noticegraph.ontology.values import law_iri

Term = NamedNode | Literal

_PROVISION = re.compile(r"(?:law/([a-z]{2})/|([a-z]{2}):)(\w[\w.-]*)", re.ASCII)


class QuestionError(NoticegraphError, ValueError):
    """A question that does not exist, or a parameter that it does not have or cannot take."""


class Kind(StrEnum):
    """What a parameter takes."""

    CONCEPT = "concept"  # a CURIE or an IRI of DPV or noticegraph
    COUNTRY = "country"  # a code of ISO 3166-1, a name in a language that is read, a CURIE or an IRI
    ORGANISATION = "organisation"  # a name as written, a slug, a CURIE or an IRI
    IRI = "iri"  # an IRI, a CURIE, or a path below the store's base (`notice/flexopus`)
    DATE = "date"  # YYYY-MM-DD, or `today`
    NUMBER = "number"  # a whole number
    TEXT = "text"  # any words


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; unbound it asks about everything, unless `default` is given."""

    name: str
    kind: Kind
    description: str
    default: str | None = None


def terms(parameter: Parameter, value: str, base: str) -> tuple[Term, ...]:
    """Return the RDF terms that a parameter's value means: several for a name that several organisations have.

    Raises QuestionError for a value that means none.
    """
    match parameter.kind:
        case Kind.CONCEPT | Kind.IRI:
            return (_iri(parameter, value, base),)
        case Kind.COUNTRY:
            return (_country(parameter, value, base),)
        case Kind.ORGANISATION:
            return _organisations(parameter, value, base)
        case Kind.DATE:
            return (_date(parameter, value),)
        case Kind.NUMBER:
            if not re.fullmatch(r"\d{1,9}", value, re.ASCII):
                raise QuestionError(f"parameter {parameter.name}={value}: want a whole number")
            return (Literal(int(value)),)
        case Kind.TEXT:
            return (Literal(value),)


def _date(parameter: Parameter, value: str) -> Literal:
    try:
        day = day_of(value)
    except ValueError as error:
        raise QuestionError(f"parameter {parameter.name}={value}: {error}") from None
    return Literal(day.isoformat(), datatype=NamedNode(expand("xsd:date")))


def day_of(value: str) -> date:
    """Return the day that a user writes as YYYY-MM-DD or `today`; raise ValueError, which says what is wrong."""
    if value == "today":
        return date.today()
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):  # fromisoformat also reads 20260301 and 2026-W09-7
        raise ValueError("a day is written 2026-03-01, or today")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} is no date; a day is written 2026-03-01, or today") from None


def _iri(parameter: Parameter, value: str, base: str) -> NamedNode:
    found = _absolute(value) or _as_claimed(value, base)
    if found is None and parameter.kind is Kind.IRI and re.fullmatch(r"[\w./#=,-]+", value):
        found = NamedNode(base + value)
    if found is None:
        example = "loc:US" if parameter.kind is Kind.CONCEPT else "organisation/google-llc"
        raise QuestionError(f"parameter {parameter.name}={value}: want a CURIE or an IRI, for example {example}")
    return found


def _country(parameter: Parameter, value: str, base: str) -> NamedNode:
    found = _absolute(value) or _as_claimed(value, base)
    if found is not None:
        return found
    from noticegraph.ontology.countries import country_codes

    if country := country_codes().get(value.casefold()):
        return NamedNode(expand(country))
    raise QuestionError(
        f"parameter {parameter.name}={value}: no country is called so; want a code of ISO 3166-1, a name or a CURIE, "
        "for example US, Norway or loc:US"
    )


def _absolute(value: str) -> NamedNode | None:
    """Return the node that an IRI or a CURIE of a known prefix names; None for anything else."""
    prefix, _, local = value.partition(":")
    try:
        if prefix in PREFIXES and local:
            return NamedNode(expand(value))
        return NamedNode(value) if re.match(r"[a-z][a-z0-9+.-]*://", value) else None
    except ValueError:  # signs that no IRI may have
        return None


def _as_claimed(value: str, base: str) -> NamedNode | None:
    """Return the node of a value in the form of claims and answers: a provision, or a key such as `unspecified`."""
    provision = _PROVISION.fullmatch(value)
    if provision:
        return NamedNode(law_iri(f"{provision[1] or provision[2]}:{provision[3]}", base))
    keys = _keys()
    return NamedNode(keys[value]) if value in keys else None


@cache
def _keys() -> Mapping[str, str]:
    """Return the keys of the relation table's values that mean the same term in every relation."""
    meant: dict[str, set[str]] = defaultdict(set)
    for row in relations().values():
        for key, iri in row.choices.items():
            meant[key].add(iri)
    meant.pop("none", None)  # of automated decisions, but of a transfer's safeguard too, where no term stands for it
    return MappingProxyType({key: min(iris) for key, iris in meant.items() if len(iris) == 1})


def _organisations(parameter: Parameter, value: str, base: str) -> tuple[NamedNode, ...]:
    """Return the organisations that a name may mean: those of the register that have it, and the name's own slug.

    Notices that write a short name which several companies share are read as the slug of that name, so that one
    is always among them.
    """
    from noticegraph.ontology.register import register

    absolute = _absolute(value)
    if absolute is not None:
        return (absolute,)
    name = value.removeprefix("organisation/")
    if not any(sign.isalnum() for sign in name):
        raise QuestionError(f"parameter {parameter.name}={value}: want an organisation's name, slug or IRI")
    slug, known = organisation_slug(name), register(base)
    entry = known.by_name(name)
    entries = (entry,) if entry is not None else known.by_short_name(name)
    slugs = {slug, *(found.slug for found in entries)} if entry is None else {entry.slug}
    return tuple(NamedNode(f"{base}organisation/{found}") for found in sorted(slugs))
