"""What in a notice stands behind a row of an answer: patterns of statements that claims are made of.

    # @claims ?process dpv:hasRecipient ?recipient . ?process dpv:hasPurpose ?purpose

A variable that is a column of the answer has the row's value, `?notice` is the version that is looked in, and any
other variable is free. A pattern with a column that the row leaves unbound stands behind nothing. Every triple that
matches is looked for in the evidence; one that no claim stands for, such as a storage node's days, only narrows, and
so does one of the register, `<register> ?recipient dpv:hasCountry ?country`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import NamedNode, Variable

from noticegraph.ontology.namespaces import PREFIXES, compact, expand
from noticegraph.ontology.vocabulary import is_unknown, terms_defined
from noticegraph.queries.parameters import QuestionError

Part = NamedNode | Variable
NOTICE = Variable("notice")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A triple with variables; `graph` is the path of another graph than the notice's, after the base."""

    parts: tuple[Part, Part, Part]
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Triples that must all match in one notice graph; `columns` are the answer's among their variables."""

    triples: tuple[Wanted, ...]
    columns: frozenset[str]

    @property
    def variables(self) -> frozenset[str]:
        """The names of all variables."""
        return frozenset(part.value for one in self.triples for part in one.parts if isinstance(part, Variable))


def parse_pattern(place: str, text: str, columns: Collection[str]) -> Pattern:
    """Return the pattern that a header line holds. Raises QuestionError, which names its place."""
    triples = []
    for triple in text.split(" . "):
        words = triple.split()
        graph = words.pop(0).strip("<>") if words[:1] == ["<register>"] else None
        parts = [_part(place, word) for word in words]
        if len(parts) != 3:
            raise QuestionError(f"{place}: '# @claims {text}': want triples, with ' . ' between them")
        triples.append(Wanted((parts[0], parts[1], parts[2]), graph))
    variables = {part.value for triple in triples for part in triple.parts if isinstance(part, Variable)}
    return Pattern(tuple(triples), frozenset(variables & set(columns)))


def _part(place: str, word: str) -> Part:
    if word.startswith("?"):
        return Variable(word[1:])
    prefix, colon, _ = word.partition(":")
    if not colon or prefix not in PREFIXES:
        known = ", ".join(PREFIXES)
        raise QuestionError(f"{place}: '# @claims … {word}': want ?variables and CURIEs with one of {known}")
    try:
        node = NamedNode(expand(word))
    except ValueError:
        raise QuestionError(f"{place}: '# @claims … {word}': this is no IRI") from None
    if is_unknown(node.value):
        close = get_close_matches(word, map(compact, terms_defined()), 1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise QuestionError(f"{place}: '# @claims … {word}': there is no such term{hint}")
    return node
