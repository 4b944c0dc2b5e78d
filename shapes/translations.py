"""What the shapes are told of the translations of a notice: that there are some, and whom they name."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from noticegraph.ontology.terms import iri, term

_RECIPIENT, _NAME, _NOTICE, _TYPE = (
    term("dpv:hasRecipient"),
    term("dpv:hasName"),
    term("dpv:PrivacyNotice"),
    term("rdf:type"),
)
_TRANSLATION, _NAMES = term("ng:hasTranslation"), term("ng:namesRecipient")


def translation_quads(notice: str, translations: Iterable[Iterable[Quad]]) -> Iterator[Quad]:
    """Yield what the notice graphs of translations say of recipients, by properties that no other shape reads.

    Their names come with them; processes do not, for those of two languages have different titles.
    """
    for graph in translations:
        quads = tuple(graph)
        for version in (q.subject for q in quads if q.predicate == _TYPE and q.object == _NOTICE):
            named = {q.object for q in quads if q.predicate == _RECIPIENT}
            yield Quad(iri(notice), _TRANSLATION, _node(version))
            yield from (Quad(_node(version), _NAMES, recipient) for recipient in named)
            yield from (Quad(q.subject, _NAME, q.object) for q in quads if q.predicate == _NAME and q.subject in named)


def _node(subject: object) -> NamedNode:
    if not isinstance(subject, NamedNode):
        raise TypeError(f"a notice has an IRI, not {subject}")
    return subject
