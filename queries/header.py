"""The header of a question's `.rq` file: comments that say what SPARQL does not.

    # @title Transfers by country and safeguard
    # @description Who sends data where, and on what.
    # @param country concept A third country, as a CURIE such as loc:US

`FIELDS` is the one list of what can stand there; docs/questions.md is made of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from noticegraph.queries.parameters import QuestionError


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of the header is for; `form` is what follows its name, `once` that it stands there once at most."""

    form: str
    meaning: str
    once: bool = False


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "title": Field("words", "A line for the list of questions. Every file has one.", once=True),
        "description": Field("words", "What a row is and how it is to be read; goes on with each further line."),
        "param": Field(
            "name kind [=default] words",
            "A parameter. The query has a block `VALUES ?name { UNDEF }` for it, or `VALUES ?nameAsked { UNDEF }` "
            "where it compares: so the file asks about everything as it stands, and what is given takes the place of "
            "`UNDEF`.",
        ),
        "needs": Field("names", "Parameters of which one must be given, where the open answer would be the store."),
        "ids": Field("columns", "Columns with IRIs of what other columns name, which a table for people leaves out."),
        "claims": Field(
            "?subject property ?object . …",
            "What in a notice stands behind a row, for `--evidence`: triples of one notice. A variable that is a "
            "column has the row's value, `?notice` is the notice, any other is free. "
            "`<register>` before a triple looks it up among the known organisations, which only narrows. "
            "With several lines any of them may stand behind the row.",
        ),
        "plot": Field("form columns", "How `--plot` draws the rows.", once=True),
        "example": Field("name=value", "A value with which the question is worth asking, where it needs one."),
    }
)

_LINE = re.compile(r"\s*#\s*@(\S*)\s*(.*)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a header: the file's name with the line's number, and what follows the name of its field."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a file's header, those that it has not as (); `sparql` is the file's text without its comments."""

    file: str
    fields: Mapping[str, tuple[Line, ...]]
    sparql: str

    def words(self, field: str) -> tuple[tuple[str, str], ...]:
        """Return the words of a field, each with its place."""
        return tuple((word, line.place) for line in self.fields[field] for word in line.text.split())


def file_name(question: str) -> str:
    """Return what messages call a question's file."""
    return f"queries/{question}.rq"


def parse_header(question: str, text: str) -> Header:
    """Return the header of a file. Raises QuestionError, with the line, for a field that there is not."""
    file = file_name(question)
    fields: dict[str, list[Line]] = {name: [] for name in FIELDS}
    body = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found:
            field = _field(found, f"{file}:{number}")
            fields[field].append(Line(f"{file}:{number}", found[2].strip()))
            if FIELDS[field].once and len(fields[field]) > 1:
                raise QuestionError(f"{file}:{number}: a second '# @{field}'; there is one at most")
        elif not line.lstrip().startswith("#"):
            body.append(line)
    if not fields["title"] or not fields["description"]:
        raise QuestionError(f"{file}: the header needs '# @title …' and '# @description …'")
    found_fields = {name: tuple(lines) for name, lines in fields.items()}
    return Header(file, MappingProxyType(found_fields), "\n".join(body).strip() + "\n")


def _field(line: re.Match[str], place: str) -> str:
    name = line[1]
    if name not in FIELDS:
        close = get_close_matches(name.casefold(), FIELDS, 1)
        hint = f"did you mean '# @{close[0]}'?" if close else f"the fields are {', '.join(FIELDS)}"
        raise QuestionError(f"{place}: '# @{name}' is no field of a question's header; {hint}")
    if not line[2].strip():
        raise QuestionError(f"{place}: '# @{name}' is empty; want '# @{name} {FIELDS[name].form}'")
    return name
