"""A comparison for people and for programs: a table, JSON, a page, Turtle."""

import json
from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.diff.compare import Comparison, Difference, Kind, count
from noticegraph.diff.facts import Fact, Process, Stated
from noticegraph.layout import harmless, table_text
from noticegraph.ontology.relations import relation
from noticegraph.ontology.terms import Node, digest, term
from noticegraph.ontology.terms import words as literal
from noticegraph.report.html import language_tag, render
from noticegraph.report.labels import shown
from noticegraph.report.words import words

FORMATS = ("table", "json", "html", "turtle")

Json = str | int | None | Sequence["Json"] | Mapping[str, "Json"]

_QUOTE_LENGTH = 70
_CLASSES = {
    Kind.CHANGED: term("ng:ChangedStatement"),
    Kind.REMOVED: term("ng:RemovedStatement"),
    Kind.ADDED: term("ng:AddedStatement"),
    Kind.MOVED: term("ng:MovedStatement"),
}


def as_json(found: Comparison) -> str:
    """Return the comparison as one object: what was compared, the differences with both values and quotes."""
    data: Json = {
        "old": _notice(found.old),
        "new": _notice(found.new),
        "counts": count(found.differences),
        "differences": [
            {
                "kind": one.kind.value,
                "relation": one.relation,
                "process": {"old": _named(one.old_process), "new": _named(one.new_process)},
                "old": _fact(one.old),
                "new": _fact(one.new),
            }
            for one in found.differences
        ],
        "renamed": [{"old": first.title, "new": second.title} for first, second in found.renamed],
        "uncompared": [{"process": process.iri, "relation": key} for process, key in found.uncompared],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _notice(stated: Stated) -> Json:
    notice = stated.notice
    return {"notice": notice.version, "policy": notice.policy, "language": notice.language}


def _named(process: Process | None) -> Json:
    if process is None or process.iri is None:
        return None
    return {"iri": process.iri, "title": process.title}


def _fact(fact: Fact | None) -> Json:
    if fact is None:
        return None
    claim = fact.claim
    return {"value": claim.value, "quote": claim.quote, "start": claim.start, "end": claim.end, "claim": claim.iri}


def as_table(found: Comparison, language: str, width: int) -> str:
    """Return the differences in rows, the count of each kind before them."""
    said = words(language)
    head = f"{_called(found.old)} → {_called(found.new)}"
    counts = ", ".join(f"{number} {said[kind]}" for kind, number in count(found.differences).items() if number)
    lines = [f"{head}: {counts or said['no_differences']}\n"]
    if found.languages_differ:
        lines.append(f"{said['languages_differ']}.\n")
    if found.differences:
        columns = (said["kind"], said["process"], said["statement"], said["old"], said["new"])
        rows = [
            (
                said[one.kind.value],
                where(one, language),
                relation(one.relation).label(language),
                _cell(one.old, language),
                _cell(one.new, language),
            )
            for one in found.differences
        ]
        lines.append(table_text(columns, rows, width))
    if found.renamed:
        lines.append("".join(f"{said['renamed']}: {one.title} → {other.title}\n" for one, other in found.renamed))
    if found.uncompared:
        lines.append(f"{said['not_compared']}: {_uncompared(found, language)}\n")
    return "\n".join(map(harmless, lines))


def _called(stated: Stated) -> str:
    return f"{stated.notice.slug}/{stated.notice.version.rpartition('/')[2]} ({stated.notice.language})"


def where(one: Difference, language: str) -> str:
    """Return the titles of the processes that a difference is about; of two different ones both."""
    whole = words(language)["whole"]
    titles = [process.title or whole for process in (one.old_process, one.new_process) if process is not None]
    return " → ".join(dict.fromkeys(titles))


def _uncompared(found: Comparison, language: str) -> str:
    whole = words(language)["whole"]
    return "; ".join(f"{process.title or whole}: {relation(key).label(language)}" for process, key in found.uncompared)


def _cell(fact: Fact | None, language: str) -> str:
    if fact is None:
        return ""
    quote = " ".join(fact.claim.quote.split())
    quote = quote if len(quote) <= _QUOTE_LENGTH else quote[: _QUOTE_LENGTH - 1] + "…"
    value = shown(fact.relation, fact.claim.value, language)
    return f"“{quote}”" if fact.claim.value == fact.claim.quote else f"{value} “{quote}”"


def as_html(found: Comparison, language: str) -> str:
    """Return the comparison as one page that needs no network; quotes are whole and in their language."""
    return render(
        "noticegraph.diff",
        "diff.html.j2",
        language,
        found=found,
        sides=[(stated, language_tag(stated.notice.language)) for stated in (found.old, found.new)],
        counts=count(found.differences),
        where=lambda one: where(one, language),
        value=lambda fact: shown(fact.relation, fact.claim.value, language),
        label=lambda key: relation(key).label(language),
        uncompared=_uncompared(found, language),
    )


def quads(found: Comparison) -> list[Quad]:
    """Return the comparison as a graph, named by its IRI: below the new version, by the hash of the old one's IRI.

    A difference names the claims before and after, which the evidence graphs hold, and quotes their words.
    """
    name = NamedNode(f"{found.new.notice.version}/difference/{digest(found.old.notice.version)}")
    triples: set[tuple[NamedNode, NamedNode, Node]] = {
        (name, term("rdf:type"), term("ng:Comparison")),
        (name, term("ng:before"), NamedNode(found.old.notice.version)),
        (name, term("ng:after"), NamedNode(found.new.notice.version)),
    }
    for one in found.differences:
        parts = [fact.claim.iri if fact is not None else "" for fact in (one.old, one.new)]
        node = NamedNode(f"{name.value}#{digest(one.kind.value + chr(10) + chr(10).join(parts))}")
        triples |= {
            (name, term("ng:difference"), node),
            (node, term("rdf:type"), _CLASSES[one.kind]),
            (node, term("dct:subject"), NamedNode(relation(one.relation).iri)),
        }
        for fact, stated, claim, said in (
            (one.old, found.old, "ng:claimBefore", "ng:wordsBefore"),
            (one.new, found.new, "ng:claimAfter", "ng:wordsAfter"),
        ):
            if fact is not None:
                language = language_tag(stated.notice.language)
                triples.add((node, term(claim), NamedNode(fact.claim.iri)))
                triples.add((node, term(said), _quoted(fact.claim.quote, language)))
    return [Quad(s, p, o, name) for s, p, o in sorted(triples, key=lambda triple: tuple(map(str, triple)))]


def _quoted(text: str, language: str) -> Literal:
    return literal(text, language)
