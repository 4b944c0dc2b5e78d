"""Every law that a notice cites, as it cites it: whether there is such a provision is for the shapes to tell.

"Art. 6 Abs. 1 lit. f DSGVO" is `GDPR-6-1-f`, "§ 25 TTDSG" is `de:TTDSG-25`; of "§ 5 MusterG" the words are kept.
"""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.citations import Citation, CitationKind, find_unresolved
from noticegraph.ingest.grammar.former import find_former_names, meant
from noticegraph.ontology.cited import lettered, short
from noticegraph.ontology.statutes import GDPR


def canonical(citation: Citation) -> str:
    """Return the provision that is cited, in its full form (`eu:GDPR-6-1-f`); the law's key where it names none."""
    section, paragraph, letter = citation.section, citation.paragraph, citation.letter
    if section is None:
        return citation.law
    if citation.law == GDPR and letter and not paragraph:
        divided = lettered(section)  # "Art. 6 lit. f": which paragraph is meant only where one alone has letters
        paragraph, letter = _LETTERED.get(section) or (divided[0] if len(divided) == 1 else None), letter
        if paragraph is None:
            letter = None
    return "-".join(part for part in (citation.law, section, paragraph, letter) if part)


# Of several paragraphs with letters these are the ones that are cited by article and letter.
_LETTERED = {"6": "1", "46": "2"}


def _said(context: Context, start: int, end: int, value: str, confidence: float, rule: str) -> Found:
    return Found("citation", value, start, end, context.scope_at(start), confidence, rule)


def read(context: Context) -> Iterator[Found]:
    """Yield `citation` facts."""
    for citation in context.citations:
        provision, end = canonical(citation), citation.end
        below = provision.removeprefix(citation.law).removeprefix("-")
        old = meant(context.text, citation.law, below, end)
        if old is not None:
            provision, end = "-".join(filter(None, (old[0], below))), old[1]
        law = citation.kind is CitationKind.LAW
        confidence, rule = (0.9, "citation.law") if law else (0.97, "citation.provision")
        yield _said(context, citation.start, end, short(provision), confidence, rule)
    for start, end, key in find_former_names(context.text):
        yield _said(context, start, end, key, 0.95, "citation.law")
    for start, end, beyond in find_unresolved(context.text):
        value = short(beyond) if beyond else " ".join(context.text[start:end].split())
        yield _said(context, start, end, value, 0.8, "citation.unresolved")
