"""One page an IRI, for any static server: the data answer at their own addresses.

`notice/acme/0123456789ab` becomes the folder `notice/acme/0123456789ab/` with `index.html` for people and `index.ttl`
for programs; what comes after `#` is in the file of what stands before it. A page links to the pages of what it names
and to those that name it.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pyoxigraph import Literal, NamedNode, Quad, Triple

from noticegraph.export.errors import ExportError
from noticegraph.export.rdf import turtle
from noticegraph.ontology.namespaces import compact

_PART = re.compile(r"[\w.~%!$&'()*+,;=@:§-]+")
_LABELS = (
    "http://purl.org/dc/terms/title",
    "https://w3id.org/dpv#hasName",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
)
_SHOWN = 200  # characters of a value in a page; the Turtle has all

_TURTLE_LINK = '<link rel="alternate" type="text/turtle" href="index.ttl">\n'
_TURTLE_ANCHOR = ' · <a href="index.ttl">Turtle</a>'
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="alternate" type="text/turtle" href="index.ttl">
<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}}
table{{border-collapse:collapse;width:100%}}th,td{{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;
overflow-wrap:anywhere}}th{{font-weight:600}}h2{{font-size:1rem;margin-top:2rem}}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p><code>{iri}</code> · <a href="index.ttl">Turtle</a></p>
{body}
</main>
</body>
</html>
"""


def pages(quads: Iterable[Quad], base: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield path below the folder, and content, of each file. Raises ExportError for an IRI that no path can have."""
    about: dict[str, set[Quad]] = defaultdict(set)
    naming: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    for quad in quads:
        subject = getattr(quad.subject, "value", "")
        if isinstance(quad.object, Literal) and quad.predicate.value in _LABELS:
            labels.setdefault(subject, quad.object.value)
        if not isinstance(quad.subject, NamedNode) or not subject.startswith(base):
            continue
        about[_document(subject)].add(quad)
        value = getattr(quad.object, "value", "")
        if isinstance(quad.object, NamedNode) and value.startswith(base):
            naming[_document(value)].add(_document(subject))
    for document, held in sorted(about.items()):
        folder = _folder(document, base)
        yield folder / "index.ttl", turtle(held, base)
        others = naming[document] - {document}
        yield folder / "index.html", _page(document, held, others & about.keys(), labels, about.keys(), base)
    yield PurePosixPath("index.html"), _index(about.keys(), labels, base)


def _document(iri: str) -> str:
    return iri.partition("#")[0]


def _folder(document: str, base: str) -> PurePosixPath:
    parts = document.removeprefix(base).split("/")
    if any(part in {"", ".", ".."} or not _PART.fullmatch(part) for part in parts):
        raise ExportError(f"<{document}> cannot be a path of files; export as turtle or trig instead")
    return PurePosixPath(*parts)


def _page(
    document: str, held: Iterable[Quad], others: Iterable[str], labels: dict[str, str], known: Iterable[str], base: str
) -> bytes:
    pages = set(known)
    depth = len(document.removeprefix(base).split("/"))
    nodes: dict[str, list[Triple]] = defaultdict(list)
    for triple in sorted({quad.triple for quad in held}, key=str):
        nodes[getattr(triple.subject, "value", "")].append(triple)

    def link(iri: str) -> str:
        text = html.escape(labels.get(iri) or compact(iri).removeprefix(base))
        target, _, fragment = iri.partition("#")
        if target not in pages:
            return f'<a href="{html.escape(iri)}">{text}</a>' if iri.startswith(("http:", "https:")) else text
        path = "../" * depth + target.removeprefix(base) + "/" + (f"#{fragment}" if fragment else "")
        return f'<a href="{html.escape(path)}">{text}</a>'

    def row(triple: Triple) -> str:
        value = triple.object
        shown = link(value.value) if isinstance(value, NamedNode) else html.escape(_short(getattr(value, "value", "")))
        language = getattr(value, "language", None)
        marked = f' lang="{html.escape(language)}"' if language else ""
        name = html.escape(compact(triple.predicate.value))
        return f'<tr><th scope="row">{name}</th><td{marked}>{shown}</td></tr>'

    def block(node: str) -> str:
        fragment = node.partition("#")[2]
        heading = f'<h2 id="{html.escape(fragment)}">{html.escape(labels.get(node, fragment))}</h2>' if fragment else ""
        return f"{heading}<table>{''.join(map(row, nodes[node]))}</table>"

    body = "\n".join(block(node) for node in sorted(nodes))
    named = "".join(f"<li>{link(other)}</li>" for other in sorted(others))
    if named:
        body += f"\n<h2>Named by</h2>\n<ul>{named}</ul>"
    title = html.escape(labels.get(document) or document.removeprefix(base))
    return _PAGE.format(title=title, iri=html.escape(document), body=body).encode()


def _index(documents: Iterable[str], labels: dict[str, str], base: str) -> bytes:
    """Return the page of the folder itself: links to all pages, under the first part of their paths."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for document in sorted(documents):
        path = document.removeprefix(base)
        text = labels.get(document)
        shown = f"{html.escape(text)} <code>{html.escape(path)}</code>" if text else html.escape(path)
        kinds[path.partition("/")[0]].append(f'<li><a href="{html.escape(path)}/">{shown}</a></li>')
    body = "".join(f"<h2>{html.escape(kind)}</h2>\n<ul>{''.join(links)}</ul>\n" for kind, links in kinds.items())
    page = _PAGE.format(title=html.escape(base), iri=html.escape(base), body=body)
    return page.replace(_TURTLE_LINK, "").replace(_TURTLE_ANCHOR, "").encode()


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
