"""The report as one page of HTML that needs nothing else: no network, no script."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.relations import relations
from noticegraph.report.labels import shown, transfer_in_words
from noticegraph.report.marks import pieces
from noticegraph.report.sheet import SEVERITIES, Located, Place, Pointing, Sheet
from noticegraph.report.table import asked, gravest
from noticegraph.report.words import provision, provisions, words
from noticegraph.shapes.coverage import in_language
from noticegraph.shapes.evidence import Quote
from noticegraph.shapes.validate import ABSENT, Verdict

_OPEN = 3  # as many notices stand open at first; more are folded, so that the page is read at a glance
_QUOTES = 3  # of an item; all stand under what was read
_QUOTE_LENGTH = 140

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Link:
    """Words and the anchor that they lead to; no anchor where the text is gone. `cut` tells that words are left out."""

    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class _Finding:
    anchor: str
    severity: str
    message: str
    hint: str | None
    article: str
    about: str | None
    quotes: tuple[_Link, ...]
    section: _Link | None


@dataclass(frozen=True, slots=True)
class _Cell:
    """A verdict in the matrix or in the items of a notice; `severity` is the gravest finding's where it is absent."""

    verdict: str
    severity: str | None
    anchor: str | None
    label: str
    article: str
    reason: str | None = None
    quotes: tuple[_Link, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A piece of the text: the anchors that begin with it, what was read from it, the finding that points to it."""

    text: str
    anchors: tuple[str, ...]
    title: str
    many: bool
    finding: str | None
    severity: str | None


@dataclass(frozen=True, slots=True)
class _Page:
    """A notice, ready for the template."""

    anchor: str
    sheet: Sheet
    language: str
    cells: tuple[_Cell | None, ...]
    findings: tuple[_Finding, ...]
    statements: Mapping[str, tuple[tuple[str, _Link], ...]]
    marks: tuple[_Mark, ...]


def as_html(found: Sequence[Sheet], language: str) -> str:
    """Return the page; the same sheets give the same bytes.

    Whatever a notice says is escaped. Spans of claims that overlap are cut into pieces that know all of them.
    """
    items = asked(found)
    pages = [_page(f"n{at}", sheet, [item.key for item in items], language) for at, sheet in enumerate(found, 1)]
    counts = {severity: sum(sheet.counts.get(severity, 0) for sheet in found) for severity in SEVERITIES}
    return render(
        "noticegraph.report",
        "report.html.j2",
        language,
        pages=pages,
        heads=[
            (item.article, provision(item.source, language), in_language(item.label, language) or item.key)
            for item in items
        ],
        counts=counts,
        assessed=sum(sheet.reason is None for sheet in found),
        opened=len(found) <= _OPEN,
    )


def render(package: str, name: str, language: str, **values: object) -> str:
    """Return a template of a package with its values, the style sheet of reports and the texts of a language."""
    style = Markup(files("noticegraph.report").joinpath("report.css").read_text(encoding="utf-8"))  # our own, no input
    return (
        _environment(package).get_template(name).render(style=style, said=words(language), language=language, **values)
    )


@cache
def _environment(package: str) -> Environment:
    return Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def language_tag(code: str) -> str:
    """Return what the lang attribute says; empty for a language that is not known (HTML, section 3.2.6.2)."""
    return "" if code == "und" else code


def _tag(languages: Sequence[str]) -> str:
    """Return what the lang attribute says of a text: `mul` of one in several languages (ISO 639-2)."""
    return language_tag(languages[0]) if len(languages) == 1 else "mul"


def _page(anchor: str, sheet: Sheet, keys: Iterable[str], language: str) -> _Page:
    cells = {v.item.key: _cell(anchor, sheet, v, language) for v in sheet.verdicts}
    findings = tuple(_finding(anchor, at, sheet, located, language) for at, located in enumerate(sheet.findings, 1))
    return _Page(
        anchor=anchor,
        sheet=sheet,
        language=_tag(sheet.notice.languages),
        cells=tuple(cells.get(key) for key in keys),
        findings=findings,
        statements=_statements(anchor, sheet, language),
        marks=tuple(_marks(anchor, sheet, language)) if sheet.text is not None else (),
    )


def _cell(anchor: str, sheet: Sheet, verdict: Verdict, language: str) -> _Cell:
    key = verdict.item.key
    own = [at for at, located in enumerate(sheet.findings, 1) if key in located.finding.items]
    absent = verdict.verdict == ABSENT
    return _Cell(
        verdict=verdict.verdict,
        severity=gravest(sheet, key) if absent else None,
        anchor=f"{anchor}-f{own[0]}" if own else None,
        label=in_language(verdict.item.label, language) or key,
        article=provision(verdict.item.source, language),
        reason=in_language(verdict.reason, language) if verdict.reason else None,
        quotes=tuple(_quoted(anchor, sheet, quote) for quote in _in_order(verdict.quotes)[:_QUOTES]),
        more=max(len(_in_order(verdict.quotes)) - _QUOTES, 0),
    )


def _finding(anchor: str, at: int, sheet: Sheet, located: Located, language: str) -> _Finding:
    finding = located.finding
    near = located.place.pointing is Pointing.SECTION
    return _Finding(
        anchor=f"{anchor}-f{at}",
        severity=finding.severity.lower(),
        message=in_language(finding.message, language) or "",
        hint=in_language(finding.hint, language),
        article=provisions(finding.sources, language),
        about=transfer_in_words(finding.transfer, language) if finding.transfer is not None else finding.about,
        quotes=tuple(_quoted(anchor, sheet, quote) for quote in _in_order(finding.quotes)),
        section=_section(anchor, sheet, located.place) if near else None,
    )


def _in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """Return quotes by place, of several of the same words one."""
    return list({(quote.start, quote.end): quote for quote in sorted(quotes, key=lambda q: (q.start, q.end))}.values())


def _quoted(anchor: str, sheet: Sheet, quote: Quote) -> _Link:
    return _link(anchor, sheet, quote.text, (quote.start, quote.end))


def _section(anchor: str, sheet: Sheet, place: Place) -> _Link | None:
    here = next((c for c in sheet.claims if (c.start, c.end) == (place.start, place.end)), None)
    return None if here is None else _link(anchor, sheet, here.quote, (here.start, here.end))


def _link(anchor: str, sheet: Sheet, text: str, span: Span) -> _Link:
    short = " ".join(text.split())
    short = short if len(short) <= _QUOTE_LENGTH else short[: _QUOTE_LENGTH - 1] + "…"
    return _Link(short, f"{anchor}-{span[0]}-{span[1]}" if sheet.text is not None else None)


def _statements(anchor: str, sheet: Sheet, language: str) -> Mapping[str, tuple[tuple[str, _Link], ...]]:
    """Return what was read by the relation's label: each value once, with its surest words."""
    best: dict[tuple[str, str], StatedClaim] = {}
    for claim in sheet.claims:  # in the order of the text
        known = best.get((claim.relation, claim.value))
        if known is None or claim.confidence > known.confidence:
            best[claim.relation, claim.value] = claim
    found: dict[str, list[tuple[str, _Link]]] = {}
    for row in relations().values():
        for (key, value), claim in best.items():
            if key == row.key:
                link = _link(anchor, sheet, claim.quote, (claim.start, claim.end))
                found.setdefault(row.label(language), []).append((shown(key, value, language), link))
    return {label: tuple(values) for label, values in found.items()}


def _marks(anchor: str, sheet: Sheet, language: str) -> Iterator[_Mark]:
    claims: dict[Span, list[StatedClaim]] = {}
    for claim in sheet.claims:
        claims.setdefault((claim.start, claim.end), []).append(claim)
    spans = sorted(claims)
    titles = [_title(claims[span], language) for span in spans]
    pointing = _pointing(anchor, sheet)
    for piece in pieces(sheet.text or "", spans):
        grave = min((pointing[spans[at]] for at in piece.claims if spans[at] in pointing), default=None)
        yield _Mark(
            text=piece.text,
            anchors=tuple(f"{anchor}-{spans[at][0]}-{spans[at][1]}" for at in piece.first),
            title="; ".join(titles[at] for at in piece.claims),
            many=len(piece.claims) > 1,
            finding=grave[1] if grave is not None else None,
            severity=SEVERITIES[grave[0]] if grave is not None else None,
        )


def _title(claims: Iterable[StatedClaim], language: str) -> str:
    known = relations()
    return "; ".join(
        dict.fromkeys(f"{known[c.relation].label(language)}: {shown(c.relation, c.value, language)}" for c in claims)
    )


def _pointing(anchor: str, sheet: Sheet) -> Mapping[Span, tuple[int, str]]:
    """Return the gravest finding that points to each span: its rank of severity and its anchor."""
    found: dict[Span, tuple[int, str]] = {}
    for at, located in enumerate(sheet.findings, 1):
        mine = (SEVERITIES.index(located.finding.severity.lower()), f"{anchor}-f{at}")
        spans = {(quote.start, quote.end) for quote in located.finding.quotes}
        if located.place.pointing is Pointing.SECTION:
            spans.add((located.place.start, located.place.end))
        for span in spans:
            found[span] = min(found.get(span, mine), mine)
    return found
