"""The named questions: one `.rq` file each, its title, description and parameters in a comment header.

    # @title Transfers by country and safeguard
    # @description Who sends data where, and on what.
    # @param country concept A third country, as a CURIE such as loc:US

A parameter `country` is a line `VALUES ?country { UNDEF }` of the query (or `?countryAsked`, where the
query compares), so that the file is valid SPARQL 1.1 as it stands and asks about every country; binding
puts an RDF term in the place of UNDEF. Names of the store's own graphs are relative: `GRAPH <catalog>`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, partial
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import PREFIXES, expand

Term = NamedNode | Literal


class QuestionError(NoticegraphError, ValueError):
    """A question that does not exist, or a parameter that it does not have or cannot take."""


class Kind(StrEnum):
    """What a parameter takes."""

    CONCEPT = "concept"  # a CURIE or an IRI of DPV or noticegraph
    IRI = "iri"  # an IRI, a CURIE, or a path below the store's base (`organisation/google-llc`)
    DATE = "date"  # YYYY-MM-DD; "today" by default where the header says so
    NUMBER = "number"  # a whole number
    TEXT = "text"  # any words


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; unbound it asks about everything, unless `default` is given."""

    name: str
    kind: Kind
    description: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A named question; `sparql` is the file's text without its header."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str


_HEADER = re.compile(r"^# @(title|description|param) +(.+)$")
_PARAM = re.compile(r"([\w-]+) +(\w+)(?: +=([\w-]+))? +(.+)")
_VALUES = r"VALUES\s+\?({name}(?:Asked)?)\s*\{{\s*UNDEF\s*\}}"


def _place_of(name: str) -> re.Pattern[str]:
    return re.compile(_VALUES.format(name=re.escape(name)))


def _parse(name: str, text: str) -> Question:
    fields: dict[str, list[str]] = {"title": [], "description": [], "param": []}
    body = []
    for line in text.splitlines():
        header = _HEADER.match(line)
        if header:
            fields[header[1]].append(header[2].strip())
        elif not line.startswith("#"):
            body.append(line)
    parameters = tuple(_parameter(name, p) for p in fields["param"])
    sparql = "\n".join(body).strip() + "\n"
    if not fields["title"] or not fields["description"]:
        raise QuestionError(f"queries/{name}.rq: the header needs '# @title …' and '# @description …'")
    for p in parameters:
        if not _place_of(p.name).search(sparql):
            raise QuestionError(f"queries/{name}.rq: no line 'VALUES ?{p.name} {{ UNDEF }}' for its parameter")
    return Question(name, fields["title"][0], " ".join(fields["description"]), parameters, sparql)


def _parameter(question: str, text: str) -> Parameter:
    match = _PARAM.fullmatch(text)
    if match is None or match[2] not in set(Kind):
        known = ", ".join(Kind)
        raise QuestionError(f"queries/{question}.rq: '# @param {text}': want a name, one of {known}, and words")
    return Parameter(match[1], Kind(match[2]), match[4], match[3])


def _files() -> Iterator[tuple[str, str]]:
    for file in sorted(files("noticegraph.queries").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".rq"):
            yield file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")


@cache
def questions() -> Mapping[str, Question]:
    """Return every named question by name."""
    return MappingProxyType({name: _parse(name, text) for name, text in _files()})


def question(name: str) -> Question:
    """Return the question of this name; raise QuestionError, with the names that come close, where there is none."""
    from difflib import get_close_matches

    try:
        return questions()[name]
    except KeyError:
        close = get_close_matches(name, questions(), 3)
        hint = f"did you mean {' or '.join(close)}?" if close else "'noticegraph ask' lists the questions"
        raise QuestionError(f"there is no question {name!r}; {hint}") from None


def term(parameter: Parameter, value: str, base: str) -> Term:
    """Return the RDF term that a parameter's value means; raise QuestionError where it means none."""
    match parameter.kind:
        case Kind.CONCEPT | Kind.IRI:
            return _iri(parameter, value, base)
        case Kind.DATE:
            try:
                day = date.today() if value == "today" else date.fromisoformat(value)
            except ValueError:
                raise QuestionError(f"parameter {parameter.name}={value}: a date is written 2026-03-01") from None
            return Literal(day.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date"))
        case Kind.NUMBER:
            if not re.fullmatch(r"\d{1,9}", value):
                raise QuestionError(f"parameter {parameter.name}={value}: want a whole number")
            return Literal(int(value))
        case Kind.TEXT:
            return Literal(value)


def _iri(parameter: Parameter, value: str, base: str) -> NamedNode:
    prefix = value.partition(":")[0]
    try:
        if prefix in PREFIXES:
            return NamedNode(expand(value))
        if "://" in value:
            return NamedNode(value)
        if parameter.kind is Kind.IRI and re.fullmatch(r"[\w./#=,-]+", value):
            return NamedNode(base + value)
    except ValueError:
        pass
    example = "loc:US" if parameter.kind is Kind.CONCEPT else "organisation/google-llc"
    raise QuestionError(f"parameter {parameter.name}={value}: want a CURIE or an IRI, for example {example}")


def bind(asked: Question, values: Mapping[str, str], base: str) -> str:
    """Return the question as SPARQL with its parameters bound to RDF terms.

    `values` are as given on a command line. Terms are written in N-Triples syntax, which escapes them;
    a parameter that is not given is left open. Raises QuestionError for what the question does not have.
    """
    known = {p.name: p for p in asked.parameters}
    for name in values:
        if name not in known:
            has = ", ".join(known) or "none"
            raise QuestionError(f"question {asked.name!r} has no parameter {name!r}; it has {has}")
    sparql = asked.sparql
    for name, parameter in known.items():
        value = values.get(name, parameter.default)
        bound = None if value is None else str(term(parameter, value, base))
        sparql = _place_of(name).sub(partial(_block, bound), sparql)
    return sparql


def _block(bound: str | None, found: re.Match[str]) -> str:
    return "" if bound is None else f"VALUES ?{found[1]} {{ {bound} }}"
