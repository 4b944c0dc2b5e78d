"""The named questions: one `.rq` file each, its title, description and parameters in a comment header.

    # @title Transfers by country and safeguard
    # @description Who sends data where, and on what.
    # @param country concept A third country, as a CURIE such as loc:US
    # @needs country
    # @ids controller process
    # @claims ?process dpv:hasThirdCountry ?country
    # @plot bar country controllers
    # @example country=loc:US

A parameter `country` is a block `VALUES ?country { UNDEF }` of the query (or `?countryAsked`, where the
query compares), so that the file is valid SPARQL 1.1 as it stands and asks about every country; binding
puts RDF terms in the place of UNDEF. Names of the store's own graphs are relative: `GRAPH <catalog>`.
`@needs` names parameters of which one must be given, `@ids` columns that a table for people leaves out.
`@claims` says what in a notice stands behind a row, see `claimed.py`; `@plot` how the rows are drawn, see `plots.py`;
`@example` is a set of values with which the question is worth asking, where it needs one.
Which versions of a notice count is `VALUES ?holds { dcat:hasCurrentVersion }` together with
`GRAPH <catalog> { ?work ?holds ?notice }`; a question about versions reads `dcat:hasVersion` and takes all.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from noticegraph.ontology.namespaces import expand
from noticegraph.queries.claimed import Pattern, parse_pattern
from noticegraph.queries.ordering import columns_of
from noticegraph.queries.parameters import Kind, Parameter, QuestionError, Term, terms
from noticegraph.queries.plots import Plot, parse_plot

__all__ = ["Kind", "Parameter", "Question", "QuestionError", "bind", "bound", "question", "questions", "written"]


@dataclass(frozen=True, slots=True)
class Question:
    """A named question; `sparql` is the file's text without its comments.

    `needs` are parameters of which at least one must be given, where the answer to the open question is the store.
    `ids` are columns with the IRIs of what other columns name: for programs, and too wide for a table.
    `claims` are patterns, any of which may stand behind a row; `example` are values to ask with, by parameter.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str
    needs: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    claims: tuple[Pattern, ...] = ()
    plot: Plot | None = None
    example: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def about_versions(self) -> bool:
        """Whether the question is about all versions of notices, however it is asked."""
        return not _HOLDS.search(self.sparql)


_FIELDS = ("title", "description", "param", "needs", "ids", "claims", "plot", "example")
_HEADER = re.compile(rf"# @({'|'.join(_FIELDS)}) +(.+)")
_PARAM = re.compile(r"(\w+) +(\w+)(?: +=(\S+))? +(.+)")
_OPEN = re.compile(r"VALUES\s+\?(?P<variable>(?P<name>\w+?)(?:Asked)?)\s*\{\s*UNDEF\s*\}\n?")
_HOLDS = re.compile(r"VALUES\s+\?holds\s*\{\s*dcat:hasCurrentVersion\s*\}")
_ALL_VERSIONS = f"VALUES ?holds {{ <{expand('dcat:hasVersion')}> }}"


def parse_question(name: str, text: str) -> Question:
    """Return the question that a file's text holds; raise QuestionError for a header that does not fit its query."""
    fields: dict[str, list[str]] = {name: [] for name in _FIELDS}
    body = []
    for line in text.splitlines():
        header = _HEADER.fullmatch(line)
        if header:
            fields[header[1]].append(header[2].strip())
        elif not line.lstrip().startswith("#"):
            body.append(line)
    if not fields["title"] or not fields["description"]:
        raise QuestionError(f"queries/{name}.rq: the header needs '# @title …' and '# @description …'")
    parameters = tuple(_parameter(name, p) for p in fields["param"])
    sparql = "\n".join(body).strip() + "\n"
    needs, ids = (tuple(" ".join(fields[key]).split()) for key in ("needs", "ids"))
    _check(name, parameters, needs, sparql)
    columns = columns_of(sparql)
    plot = parse_plot(name, fields["plot"][-1], columns) if fields["plot"] else None
    return Question(
        name,
        fields["title"][0],
        " ".join(fields["description"]),
        parameters,
        sparql,
        needs,
        ids,
        tuple(parse_pattern(name, text, columns) for text in fields["claims"]),
        plot,
        MappingProxyType(_example(name, fields["example"], parameters)),
    )


def _example(question: str, lines: list[str], parameters: tuple[Parameter, ...]) -> dict[str, str]:
    example = {key: value for key, _, value in (line.partition("=") for line in lines)}
    for name in example.keys() - {p.name for p in parameters}:
        raise QuestionError(f"queries/{question}.rq: '# @example {name}=…' has no '# @param {name} …'")
    return example


def _parameter(question: str, text: str) -> Parameter:
    match = _PARAM.fullmatch(text)
    if match is None or match[2] not in set(Kind):
        known = ", ".join(Kind)
        raise QuestionError(f"queries/{question}.rq: '# @param {text}': want a name, one of {known}, and words")
    return Parameter(match[1], Kind(match[2]), match[4], match[3])


def _check(question: str, parameters: tuple[Parameter, ...], needs: tuple[str, ...], sparql: str) -> None:
    named = {p.name for p in parameters}
    opened = {found["name"] for found in _OPEN.finditer(sparql)}
    for name in sorted(named - opened):
        raise QuestionError(f"queries/{question}.rq: no 'VALUES ?{name} {{ UNDEF }}' for its parameter {name!r}")
    for name in sorted(opened - named):
        raise QuestionError(f"queries/{question}.rq: 'VALUES ?{name} {{ UNDEF }}' has no '# @param {name} …'")
    for name in needs:
        if name not in named:
            raise QuestionError(f"queries/{question}.rq: '# @needs {name}' has no '# @param {name} …'")
    if not _HOLDS.search(sparql) and "dcat:hasVersion" not in sparql:
        raise QuestionError(f"queries/{question}.rq: no 'VALUES ?holds {{ dcat:hasCurrentVersion }}'")


def _files() -> Iterator[tuple[str, str]]:
    for file in sorted(files("noticegraph.queries").iterdir(), key=lambda f: f.name.removesuffix(".rq")):
        if file.name.endswith(".rq"):
            yield file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")


@cache
def questions() -> Mapping[str, Question]:
    """Return every named question by name."""
    return MappingProxyType({name: parse_question(name, text) for name, text in _files()})


def question(name: str) -> Question:
    """Return the question of this name; raise QuestionError, with the names that come close, where there is none."""
    from difflib import get_close_matches

    try:
        return questions()[name]
    except KeyError:
        close = get_close_matches(name, questions(), 3)
        hint = f"did you mean {' or '.join(close)}?" if close else "'noticegraph ask' lists the questions"
        raise QuestionError(f"there is no question {name!r}; {hint}") from None


Meant = Callable[[Parameter, str, str], Sequence[Term]]
"""What a parameter's value means, IRIs below a base."""


def _described(asked: Question) -> str:
    return "; ".join(f"{p.name} ({p.kind}: {p.description})" for p in asked.parameters) or "none"


def bound(
    asked: Question, values: Mapping[str, str], base: str, *, meant: Meant = terms
) -> Mapping[str, tuple[Term, ...]]:
    """Return the RDF terms of a question's parameters, by name; a parameter that is left open has none.

    `values` are as given on a command line, relative IRIs below `base`; `meant` may know more of them than their
    syntax. Raises QuestionError for what the question does not have.
    """
    known = {p.name: p for p in asked.parameters}
    for name in values:
        if name not in known:
            raise QuestionError(f"question {asked.name!r} has no parameter {name!r}; it has {_described(asked)}")
    if asked.needs and not any(name in values for name in asked.needs):
        one = f"--param {asked.needs[0]}=…"
        raise QuestionError(
            f"question {asked.name!r} needs one of {', '.join(asked.needs)}; give it with {one}; "
            f"it has {_described(asked)}"
        )
    return {
        name: tuple(meant(parameter, value, base))
        for name, parameter in known.items()
        if (value := values.get(name, parameter.default)) is not None
    }


def written(asked: Question, given: Mapping[str, Sequence[Term]], *, all_versions: bool = False) -> str:
    """Return the question as SPARQL with its parameters bound to RDF terms, the others left open.

    Terms are written in N-Triples syntax, which escapes them. `all_versions` asks of every version of a notice, not
    only of the one that holds.
    """

    def block(found: re.Match[str]) -> str:
        if found["name"] not in given:
            return ""
        return f"VALUES ?{found['variable']} {{ {' '.join(map(str, given[found['name']]))} }}\n"

    sparql = _HOLDS.sub(_ALL_VERSIONS, asked.sparql) if all_versions else asked.sparql
    # In one pass, so that what a value brings in is never looked at again.
    return _OPEN.sub(block, sparql)


def bind(
    asked: Question, values: Mapping[str, str], base: str, *, all_versions: bool = False, meant: Meant = terms
) -> str:
    """Return the question as SPARQL with what values mean: see `bound` and `written`. Raises QuestionError."""
    return written(asked, bound(asked, values, base, meant=meant), all_versions=all_versions)
