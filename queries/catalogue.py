"""The named questions: one `.rq` file each, with a header that `header.FIELDS` describes.

A parameter is a block `VALUES ?country { UNDEF }` of the query (or `?countryAsked`, where the query compares), so that
the file is valid SPARQL 1.1 as it stands and asks about every country; binding puts RDF terms in the place of UNDEF.
Names of the store's own graphs are relative: `GRAPH <catalog>`. Which versions of a notice count is
`VALUES ?holds { dcat:hasCurrentVersion }` together with `GRAPH <catalog> { ?work ?holds ?notice }`; a question about
versions reads `dcat:hasVersion` and takes all.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from noticegraph.ontology.namespaces import expand
from noticegraph.queries.claimed import Pattern, parse_pattern
from noticegraph.queries.header import Header, Line, file_name, parse_header
from noticegraph.queries.ordering import columns_of
from noticegraph.queries.parameters import Kind, Parameter, QuestionError, Term, terms
from noticegraph.queries.plots import Plot, parse_plot

__all__ = [
    "Kind",
    "Parameter",
    "Question",
    "QuestionError",
    "bind",
    "bound",
    "faults",
    "question",
    "questions",
    "text_of",
    "written",
]


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

    @property
    def about_reports(self) -> bool:
        """Whether the question is about what validation has found, which a store keeps once it was asked for."""
        return "sh:ValidationReport" in self.sparql


_PARAM = re.compile(r"(\w+) +(\w+)(?: +=(\S+))? +(.+)")
_OPEN = re.compile(r"VALUES\s+\?(?P<variable>(?P<name>\w+?)(?:Asked)?)\s*\{\s*UNDEF\s*\}\n?")
_HOLDS = re.compile(r"VALUES\s+\?holds\s*\{\s*dcat:hasCurrentVersion\s*\}")
_VARIABLE = re.compile(r"[?$](\w+)")
_ALL_VERSIONS = f"VALUES ?holds {{ <{expand('dcat:hasVersion')}> }}"


def parse_question(name: str, text: str) -> Question:
    """Return the question that a file's text holds; raise QuestionError for a header that does not fit its query."""
    header = parse_header(name, text)
    parameters = tuple(map(_parameter, header.fields["param"]))
    _check(header, parameters)
    columns = columns_of(header.sparql)
    for column, place in header.words("ids"):
        if column not in columns:
            raise QuestionError(f"{place}: '# @ids {column}': no column {column!r}{_close(column, columns)}")
    return Question(
        name,
        header.fields["title"][0].text,
        " ".join(line.text for line in header.fields["description"]),
        parameters,
        header.sparql,
        tuple(word for word, _ in header.words("needs")),
        tuple(word for word, _ in header.words("ids")),
        tuple(_pattern(line, header.sparql, columns) for line in header.fields["claims"]),
        next((parse_plot(line.place, line.text, columns) for line in header.fields["plot"]), None),
        MappingProxyType(_example(header.fields["example"], parameters)),
    )


def _pattern(line: Line, sparql: str, columns: Sequence[str]) -> Pattern:
    pattern = parse_pattern(line.place, line.text, columns)
    known = {"notice", *(found[1] for found in _VARIABLE.finditer(sparql))}
    for name in sorted(pattern.variables - known):  # free, or a slip of the pen
        if hint := _close(name, known, 0.8):
            raise QuestionError(f"{line.place}: '# @claims … ?{name}': the query has no ?{name}{hint}")
    if not pattern.columns:
        raise QuestionError(f"{line.place}: '# @claims {line.text}': no variable is a column, so it tells of no row")
    return pattern


def _example(lines: Sequence[Line], parameters: Sequence[Parameter]) -> dict[str, str]:
    example = {}
    for line in lines:
        name, equals, value = line.text.partition("=")
        if not equals:
            raise QuestionError(f"{line.place}: '# @example {line.text}': want name=value")
        _named(name, "example", line.place, parameters)
        example[name] = value
    return example


def _named(name: str, field: str, place: str, parameters: Sequence[Parameter]) -> None:
    names = [p.name for p in parameters]
    if name not in names:
        raise QuestionError(f"{place}: '# @{field} {name}' has no '# @param {name} …'{_close(name, names)}")


def _parameter(line: Line) -> Parameter:
    match = _PARAM.fullmatch(line.text)
    if match is None or match[2] not in set(Kind):
        known = ", ".join(Kind)
        raise QuestionError(f"{line.place}: '# @param {line.text}': want a name, one of {known}, and words")
    return Parameter(match[1], Kind(match[2]), match[4], match[3])


def _check(header: Header, parameters: Sequence[Parameter]) -> None:
    """Check that parameters and query fit; raise QuestionError."""
    sparql = header.sparql
    opened = {found["name"] for found in _OPEN.finditer(sparql)}
    for parameter, line in zip(parameters, header.fields["param"], strict=True):
        if parameter.name not in opened:
            name = parameter.name
            raise QuestionError(f"{line.place}: no 'VALUES ?{name} {{ UNDEF }}' for its parameter {name!r}")
    for name in sorted(opened - {p.name for p in parameters}):
        raise QuestionError(f"{header.file}: 'VALUES ?{name} {{ UNDEF }}' has no '# @param {name} …'")
    for name, place in header.words("needs"):
        _named(name, "needs", place, parameters)
    if not _HOLDS.search(sparql) and "dcat:hasVersion" not in sparql:
        raise QuestionError(f"{header.file}: no 'VALUES ?holds {{ dcat:hasCurrentVersion }}'")


def _close(name: str, names: Collection[str], least: float = 0.6) -> str:
    """Return a question for the name that comes close, as `difflib` counts it; "" for none."""
    from difflib import get_close_matches

    close = get_close_matches(name, names, 1, least)
    return f"; did you mean {close[0]}?" if close else ""


@cache
def _names() -> tuple[str, ...]:
    found = (file.name for file in files("noticegraph.queries").iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq")))


def text_of(name: str) -> str:
    """Return the text of a question's file. Raises QuestionError for one that cannot be read."""
    try:
        return (files("noticegraph.queries") / f"{name}.rq").read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise QuestionError(f"{file_name(name)}: is not UTF-8; save it so") from None


@cache
def _read(name: str) -> Question | QuestionError:
    """Return a question, or what is wrong with its file: which is no fault of the others."""
    try:
        return parse_question(name, text_of(name))
    except QuestionError as error:
        return error


@cache
def questions() -> Mapping[str, Question]:
    """Return every named question by name, without those whose file is none, of which `noticegraph ask` tells."""
    found = {name: _read(name) for name in _names()}
    return MappingProxyType({name: one for name, one in found.items() if isinstance(one, Question)})


def faults() -> tuple[QuestionError, ...]:
    """Return what is wrong with questions whose file cannot be read as one."""
    return tuple(one for name in _names() if isinstance(one := _read(name), QuestionError))


def question(name: str) -> Question:
    """Return the question of this name.

    Raises QuestionError where there is none, with the names that come close, and where its file is no question.
    """
    from difflib import get_close_matches

    if name not in _names():
        close = get_close_matches(name, _names(), 3)
        hint = f"did you mean {' or '.join(close)}?" if close else "'noticegraph ask' lists the questions"
        raise QuestionError(f"there is no question {name!r}; {hint}")
    found = _read(name)
    if isinstance(found, QuestionError):
        raise QuestionError(str(found))
    return found


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
