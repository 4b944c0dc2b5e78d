"""The bare words of a SPARQL text: what is left of it when strings, IRIs, names, variables and comments are gone."""

import re

_WORDS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"  # an IRI; a "<" that begins none is an operator
    r"|#[^\n]*"
    r"|[?$]\w+"
    r"|[\w.-]*:[\w.:%-]*"  # a prefixed name
    r"|(?P<word>\w+)",
    re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})


def keywords(sparql: str) -> frozenset[str]:
    """Return the words of a query that may be keywords, in capitals.

    >>> sorted(keywords("ASK { ?from a <http://x/insert> } # DROP ALL"))
    ['A', 'ASK']
    """
    return frozenset(match["word"].upper() for match in _WORDS.finditer(sparql) if match["word"])


def names_dataset(sparql: str) -> bool:
    """Tell whether a query says itself which graphs it asks (FROM, FROM NAMED; SPARQL 1.1, section 13.2)."""
    return "FROM" in keywords(sparql)


def is_update(sparql: str) -> bool:
    """Tell whether a text holds an operation of SPARQL 1.1 Update, alone or behind a query."""
    return not _UPDATES.isdisjoint(keywords(sparql))
