"""Write docs/questions.md from the headers of queries/*.rq: `python tools/questions_table.py`."""

import sys
from pathlib import Path

from noticegraph.queries.catalogue import Question, faults, questions
from noticegraph.queries.header import FIELDS
from noticegraph.queries.parameters import Kind
from noticegraph.queries.plots import Form

PAGE = Path(__file__).resolve().parent.parent / "docs" / "questions.md"

_INTRODUCTION = """# Questions

The named questions that `noticegraph ask QUESTION --param NAME=VALUE` answers, each a file of SPARQL 1.1 in
`queries/`. They ask about the versions of notices that hold; `--all-versions` takes every version. What a notice
says in general is found beside what it says of one process. `--format csv` and `--format json` also give the
IRIs that a table leaves out. `--endpoint URL` asks a server that holds an export of the store.

`--evidence` gives with each row the claims behind it: in a table their words, with the notice and the place in it, in
JSON objects, in CSV the IRIs. What rows say that no notice states, such as a right that is missing, has no claims.
`--plot FILE.svg` or `FILE.png` draws the questions that say so below; `pip install '.[plot]'` in the checkout brings
what it takes. The same rows give the same picture.

Made by `tools/questions_table.py` from the headers of the files; change them there. How one is added:
[Your own question](#your-own-question).
"""

_OWN = """## Your own question

A question is a file `queries/NAME.rq` of a checkout: a header of comments, and SPARQL 1.1 that runs as it stands.

```sparql
# @title Purposes of a controller
# @description What a controller processes data for, in which process.
# @param controller organisation A controller, for example "Harbourlight Books Ltd"
# @ids process
# @claims ?process dpv:hasPurpose ?purpose
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>

SELECT ?purpose ?process
WHERE {
  VALUES ?controller { UNDEF }
  VALUES ?holds { dcat:hasCurrentVersion }
  GRAPH <catalog> { ?work ?holds ?notice }
  GRAPH ?notice { ?notice dpv:hasDataController ?controller . ?process dpv:hasPurpose ?purpose }
}
ORDER BY ?purpose ?process
```

`VALUES ?holds { dcat:hasCurrentVersion }` is where `--all-versions` takes hold; a question about versions reads
`dcat:hasVersion` instead. Graphs are named: `<catalog>`, `<ontology>`, `<law>` and `<register>` are the store's own,
see [the graph](graph.md). A line `# @…` is a field of the header, any other comment is left alone.

| field | followed by | says |
|---|---|---|
{fields}

Kinds of parameters: {kinds}.

Forms of plots: {forms}.

`noticegraph ask NAME` answers it at once. What does not fit is told with the file and its line, and keeps no other
question from its answer: an unknown field, a column, parameter, prefix or term of DPV that there is not, broken SPARQL.
`make docs` then puts it on this page, and writes `queries/NAME.sql` beside it, which the store's columns answer sooner.
"""

_TAKES = {
    Kind.CONCEPT: "a CURIE, an IRI, or a term as claims and answers have it (`de:TDDDG-25-1`, `until-withdrawal`)",
    Kind.COUNTRY: "a code of ISO 3166-1 (`US`), a name in English, German or Norwegian, a CURIE or an IRI",
    Kind.ORGANISATION: "a name, a slug or an IRI; a short name, or a part of a name, means all that have it",
    Kind.IRI: "an IRI, a CURIE or a path after the store's base",
    Kind.DATE: "a date as 2026-03-01, or today",
    Kind.NUMBER: "a whole number",
    Kind.TEXT: "words",
}

_DRAWN = {
    Form.BAR: "bars: `{1}` of each `{0}`",
    Form.HEAT: "a heat map: `{2}` of each `{0}` and `{1}`",
    Form.NETWORK: "a network of `{0}` and `{1}`, its lines as wide as `{2}`",
    Form.TIMELINE: "a timeline: `{1}` of each `{0}`, filled where `{2}`",
}

_PARTS = {
    Form.BAR: "a name, a number",
    Form.HEAT: "a row, a column, a number",
    Form.NETWORK: "a node, another node, a number",
    Form.TIMELINE: "a name, a day, a truth value",
}


def page() -> str:
    """Return the page: a table of all questions, then one section each, then how one is written."""
    table = ["| question | title | parameters | drawn as |", "|---|---|---|---|"]
    for name, q in questions().items():
        drawn = q.plot.form if q.plot else ""
        table.append(f"| [{name}](#{name}) | {q.title} | {', '.join(p.name for p in q.parameters)} | {drawn} |")
    sections = ("\n".join(_section(q)) for q in questions().values())
    return "\n".join([_INTRODUCTION, *table, "", *sections, _own()])


def _own() -> str:
    fields = "\n".join(f"| `@{name}` | `{one.form}` | {one.meaning} |" for name, one in FIELDS.items())
    kinds = "; ".join(f"`{kind}` ({takes})" for kind, takes in _TAKES.items())
    forms = "; ".join(f"`{form}` ({_PARTS[form]})" for form in Form)
    return _OWN.replace("{fields}", fields).replace("{kinds}", kinds).replace("{forms}", forms)


def _section(q: Question) -> list[str]:
    lines = [f"## {q.name}", "", f"{q.title}. {q.description}", ""]
    for p in q.parameters:
        default = f"; {p.default} where none is given" if p.default else ""
        lines.append(f"- `{p.name}`: {p.description} ({_TAKES[p.kind]}{default})")
    if q.needs:
        lines += ["", f"Give at least one of {', '.join(f'`{name}`' for name in q.needs)}."]
    if q.example:
        values = " ".join(f"--param '{name}={value}'" for name, value in q.example.items())
        lines += ["", f"For example `noticegraph ask {q.name} {values}`."]
    if q.plot:
        lines += ["", f"Drawn as {_DRAWN[q.plot.form].format(*q.plot.columns)}."]
    return [*lines, ""]


if __name__ == "__main__":
    for fault in faults():
        sys.exit(str(fault))
    PAGE.write_text(page(), encoding="utf-8")
