"""What is read of a notice as a whole, from its text."""

from pathlib import Path

from noticegraph.ingest.context import Context, Found, build
from noticegraph.ingest.read import read_file
from noticegraph.ingest.relations import document, duties, rights

Facts = set[tuple[str, str]]


def context(text: str, language: str, folder: Path) -> Context:
    path = folder / "notice.md"
    path.write_text(text, encoding="utf-8")
    return build(read_file(path, folder), language)


def read(known: Context) -> list[Found]:
    decisions = [f for f in duties.read(known) if f.relation == "automated_decisions"]
    return [*document.read(known, document.controllers(known)), *rights.read(known), *decisions]


def facts(known: Context) -> Facts:
    return {(f.relation, f.value) for f in read(known)}
