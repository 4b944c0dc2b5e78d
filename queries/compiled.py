"""Questions as SQL over a store's columns: the `.sql` file that `tools/questions_sql.py` makes of a `.rq` file.

A line `-- @of hash` says of which SPARQL it is made: a question that was changed since is asked of the store itself,
until the file is made anew. A line `-- @columns name:kind …` says what the rows hold, a line `-- @property IRI` of
which property a table is read, `-- @property IRI IRI` that only its quads with that object are. `{{base}}` stands for
the store's base within a string, `{{holds}}` for the table of the versions that count, and `{{name}}` for the rows of
a parameter. A question without such a file is asked of the store.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import NamedNode

from noticegraph.ontology.namespaces import compact, expand
from noticegraph.queries.catalogue import Question
from noticegraph.queries.parameters import Kind, Term


class Held(StrEnum):
    """What a column of the rows holds for an RDF term."""

    ID = "id"  # UBIGINT: the number of a term of the table `terms`
    INTEGER = "integer"  # BIGINT: an xsd:integer
    DECIMAL = "decimal"  # DECIMAL: an xsd:decimal
    STRING = "string"  # VARCHAR: a plain literal's words
    DATE = "date"  # VARCHAR: the words of an xsd:date
    BOOLEAN = "boolean"  # BOOLEAN
    TERM = "term"  # VARCHAR: a term in N-Triples form
    NOTHING = "nothing"  # never bound


@dataclass(frozen=True, slots=True)
class Compiled:
    """A question's SQL with its blanks, the hash of the SPARQL that it is made of, and its columns."""

    sql: str
    of: str
    columns: tuple[tuple[str, Held], ...]
    properties: frozenset[str]


_OF = re.compile(r"^-- @of (\w+)$", re.MULTILINE)
_COLUMNS = re.compile(r"^-- @columns (.+)$", re.MULTILINE)
_PROPERTY = re.compile(r"^-- @property (\S+(?: \S+)?)$", re.MULTILINE)
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_OPEN = MappingProxyType({Kind.NUMBER: "BIGINT", Kind.DATE: "VARCHAR", Kind.TEXT: "VARCHAR"})


@cache
def compiled() -> Mapping[str, Compiled]:
    """Return the questions that have SQL, by name."""
    folder = files("noticegraph.queries")
    return MappingProxyType(
        {
            file.name.removesuffix(".sql"): _parsed(file.read_text(encoding="utf-8"))
            for file in sorted(folder.iterdir(), key=lambda file: file.name)
            if file.name.endswith(".sql")
        }
    )


def _parsed(text: str) -> Compiled:
    of, found = _OF.search(text), _COLUMNS.search(text)
    pairs = (column.rpartition(":") for column in found[1].split()) if found else ()
    return Compiled(
        text,
        of[1] if of else "",
        tuple((name, Held(kind)) for name, _, kind in pairs),
        frozenset(_PROPERTY.findall(text)),
    )


def hash_of(question: Question) -> str:
    """Return the hash of a question's SPARQL."""
    return sha256(question.sparql.encode()).hexdigest()[:16]


def made_of(question: Question) -> Compiled | None:
    """Return the SQL of a question; None where it has none, or one of another SPARQL."""
    found = compiled().get(question.name)
    return found if found is not None and found.of == hash_of(question) else None


@cache
def properties() -> frozenset[str]:
    """Return the properties whose quads the questions' SQL reads, all together: what columns are to hold.

    Each is an IRI, or that and the IRI of an object where no question reads its quads with others.
    """
    read = frozenset[str]().union(*(one.properties for one in compiled().values()))
    return frozenset(one for one in read if one.partition(" ")[0] not in read - {one})


def filled(question: Question, given: Mapping[str, Sequence[Term]], base: str, *, all_versions: bool = False) -> str:
    """Return the SQL of a question that has some, with its blanks filled: see `catalogue.written`."""
    blanks = {p.name: ", ".join(_cells(p.kind, given.get(p.name))) for p in question.parameters}
    blanks["base"] = base.replace("'", "''")
    blanks["holds"] = compact(expand("dcat:hasVersion" if all_versions else "dcat:hasCurrentVersion"))
    return _BLANK.sub(lambda blank: blanks[blank[1]], compiled()[question.name].sql)


def _cells(kind: Kind, terms: Sequence[Term] | None) -> list[str]:
    """Return a parameter's values as rows of SQL; a row of NULL where it is open."""
    if terms is None:
        return [f"(CAST(NULL AS {_OPEN.get(kind, 'UBIGINT')}))"]
    return [f"({_value(kind, term)})" for term in terms]


def _value(kind: Kind, term: Term) -> str:
    words = "'" + term.value.replace("'", "''") + "'"
    if isinstance(term, NamedNode):
        return f"iri({words})"
    return str(int(term.value)) if kind is Kind.NUMBER else words
