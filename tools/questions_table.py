"""Write docs/questions.md from the headers of queries/*.rq: `python tools/questions_table.py`."""

from pathlib import Path

from noticegraph.queries.catalogue import Question, questions
from noticegraph.queries.parameters import Kind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "questions.md"

_INTRODUCTION = """# Questions

The named questions that `noticegraph ask QUESTION --param NAME=VALUE` answers, each a file of SPARQL 1.1 in
`queries/`. They ask about the versions of notices that hold; `--all-versions` takes every version. What a notice
says in general is found beside what it says of one process. `--format csv` and `--format json` also give the
IRIs that a table leaves out. `--endpoint URL` asks a server that holds an export of the store.

Made by `tools/questions_table.py` from the headers of the files; change them there.
"""

_TAKES = {
    Kind.CONCEPT: "a CURIE, an IRI, or a term as claims and answers have it (`de:TDDDG-25-1`, `until-withdrawal`)",
    Kind.ORGANISATION: "a name, a slug or an IRI; a short name, or a part of a name, means all that have it",
    Kind.IRI: "an IRI, a CURIE or a path after the store's base",
    Kind.DATE: "a date as 2026-03-01, or today",
    Kind.NUMBER: "a whole number",
    Kind.TEXT: "words",
}


def page() -> str:
    """Return the page: a table of all questions, then one section each."""
    table = ["| question | title | parameters |", "|---|---|---|"]
    for name, q in questions().items():
        table.append(f"| [{name}](#{name}) | {q.title} | {', '.join(p.name for p in q.parameters)} |")
    return "\n".join([_INTRODUCTION, *table, "", *("\n".join(_section(q)) for q in questions().values())])


def _section(q: Question) -> list[str]:
    lines = [f"## {q.name}", "", f"{q.title}. {q.description}", ""]
    for p in q.parameters:
        default = f"; {p.default} where none is given" if p.default else ""
        lines.append(f"- `{p.name}`: {p.description} ({_TAKES[p.kind]}{default})")
    if q.needs:
        lines += ["", f"Give at least one of {', '.join(f'`{name}`' for name in q.needs)}."]
    return [*lines, ""]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
