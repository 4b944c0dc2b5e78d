"""What is wrong with a SPARQL query, in one short line; the parser tells it in classes of its grammar."""

import re

from noticegraph.ontology.namespaces import PREFIXES

_AT = re.compile(r"error at (\d+):(\d+)")
_REASON = re.compile(r"(?:of |, |expected )([A-Z][A-Za-z]+(?: [A-Za-z]+)+)")  # among what it expected: words, no signs
_NOT_QUERY = re.compile(r"<[^<>\"{}|^`\\\s]*>|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w:?$@_-])([A-Za-z][\w-]*):")
_AROUND = 24
_DEEPEST = 100  # brackets in brackets: the parser goes down into each, and some hundreds more end the process


def why(sparql: str, message: str) -> str:
    """Return what is wrong with a query that the parser refused with this message.

    >>> why("SELECT ?s WHERE { ?s foaf:name }", "error at 1:27: expected one of Prefix not found, ['%']")[:30]
    'prefix foaf: is not known; kno'
    >>> why("SELEC ?s { }", "error at 1:10: expected CONSTRUCT")
    "malformed query at line 1, column 10, in 'SELEC ?s { }'"
    """
    bare = _NOT_QUERY.sub(" ", sparql)
    if not bare.strip():
        return "the query is empty; write one, for example SELECT ?n WHERE { ?n a dpv:PrivacyNotice }"
    if "Prefix not found" in message:
        declared = {*PREFIXES, *_DECLARED.findall(bare)}
        for prefix in _USED.findall(bare):
            if prefix not in declared:
                known = ", ".join(PREFIXES)
                return f"prefix {prefix}: is not known; known are {known}; PREFIX {prefix}: <…> declares it"
    found = _AT.search(message)
    if found is None:
        return f"malformed query: {message.splitlines()[0]}"
    line, column = int(found[1]), int(found[2])
    reasons = [reason for reason in _REASON.findall(message) if reason != "Prefix not found"]
    said = f": {reasons[0]}" if reasons else ""
    return f"malformed query at line {line}, column {column}, {_near(sparql, line, column)}{said}"


def too_deep(sparql: str) -> bool:
    """Tell whether a query has more brackets in each other than the parser survives.

    >>> too_deep("SELECT * " + "{" * 101 + "}" * 101), too_deep("SELECT * { " + "{} " * 500 + "}")
    (True, False)
    """
    if sum(map(sparql.count, "{([")) <= _DEEPEST:
        return False
    depth = deepest = 0
    for sign in _NOT_QUERY.sub(" ", sparql):
        depth += (sign in "{([") - (sign in "})]")
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _near(sparql: str, line: int, column: int) -> str:
    lines = sparql.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    if not text[column - 1 :].strip() and not "".join(lines[line:]).strip():
        return f"at its end, after {(text[: column - 1].strip() or sparql.strip())[-_AROUND:]!r}"
    start = max(0, column - 1 - _AROUND)
    return f"in {text[start : column - 1 + _AROUND].strip()!r}"
