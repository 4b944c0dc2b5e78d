"""Findings: what pyshacl reports of one notice, as values that do not depend on its blank nodes or its order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from noticegraph.ontology.cited import short
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.terms import Node, iri, term
from noticegraph.ontology.values import NAME, law_value
from noticegraph.shapes.constraints import Result, results
from noticegraph.shapes.data import Data
from noticegraph.shapes.evidence import Claim, Quote
from noticegraph.shapes.items import Item, Shape, owners_of, shapes

_LAW = "/law/"
_TYPE, _TITLE = term("rdf:type"), term("dct:title")
_TRANSFER, _PROCESS, _NOTICE = term("dpv:CrossBorderTransfer"), term("dpv:Process"), term("dpv:PrivacyNotice")
_PROCESSING, _IMPORTER, _COUNTRY = term("dpv:hasProcessing"), term("dpv:hasDataImporter"), term("dpv:hasThirdCountry")
_FRAMEWORK, _BASIS, _CONTROLLER = term("ng:hasFramework"), term("dpv:hasLegalBasis"), term("dpv:hasDataController")
_AFTER_ITEMS = 1_000  # findings on single transfers, which belong to no item, come last


@dataclass(frozen=True, slots=True)
class Transfer:
    """What a notice says of a transfer: names as written, CURIEs, and the title of the process; None for what it omits.

    `framework` is the legal basis of the transfer where no framework is named.
    """

    importer: str | None
    country: str | None
    framework: str | None
    process: str | None

    def __str__(self) -> str:
        """Return it in few words: importer → country, framework (process)."""
        where = " → ".join(filter(None, (self.importer, self.country)))
        said = ", ".join(filter(None, (where, self.framework)))
        return f"{said} ({self.process})" if self.process else said


@dataclass(frozen=True, slots=True)
class Finding:
    """A validation result.

    `check` is the name of the shape, `shape` its IRI, `items` the keys of the items that it makes absent, if any;
    `severity` is `Violation`, `Warning` or `Info`; `message` says what is found and `hint` what a notice would have
    to say, both by language; `focus` is the IRI of the node found fault with and `node` the value
    at fault, if any; `component` is the IRI of the kind of constraint; `source` that of
    the provision, `sources` those of every provision that demands it of this notice; `quotes`
    are the words that state the node at fault or the triple that the result is of, or what is said of it where the
    shape names relations; `transfer` is what the focus node says if it is one; `about` names a process at fault by its
    title, an organisation by its name, a provision as citations have it and a term by its CURIE.
    """

    check: str
    shape: str
    items: tuple[str, ...]
    severity: str
    focus: str
    node: Node | None
    component: str
    message: Mapping[str, str]
    hint: Mapping[str, str]
    source: str
    sources: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()
    transfer: Transfer | None = None
    about: str | None = None

    @property
    def item(self) -> str | None:
        """The first of `items`: that of Art. 13 where Art. 14 demands the same."""
        return self.items[0] if self.items else None

    @property
    def value(self) -> str | None:
        """The value at fault as text: an IRI or the words of a literal."""
        return None if self.node is None else self.node.value


def findings(data: Data, applicable: Collection[str], claims: Iterable[Claim], base: str) -> tuple[Finding, ...]:
    """Return what the shapes find in a notice, by item, shape and focus node.

    Left out are the results of items that are not `applicable` (keys). Raises ValidationFailed.
    """
    stated = _by_node(claims)
    found: list[tuple[int, Finding]] = []
    transfers = {node.value for node in data.subjects(_TYPE, _TRANSFER)}
    for result in results(data, base):
        shape = shapes(base)[result.shape]
        owners = owners_of(base).get(shape.iri, ())
        apply = [item for item in owners if item.key in applicable]
        if apply or not owners:
            finding = _finding(result, shape, apply, stated, data)
            if finding.focus in transfers:
                finding = replace(finding, transfer=_transfer(data, iri(finding.focus)))
            found.append((apply[0].order if apply else _AFTER_ITEMS, finding))
    absent = {key for _, finding in found for key in finding.items}
    found = [pair for pair in found if _is_told(pair[1], shapes(base)[pair[1].shape], absent)]
    found.sort(key=lambda pair: (pair[0], pair[1].shape, pair[1].focus, pair[1].value or ""))
    return tuple(finding for _, finding in found)


def _transfer(data: Data, node: NamedNode) -> Transfer:
    importer = data.value(node, _IMPORTER)
    name = data.value(importer, NAME) if isinstance(importer, NamedNode) else None
    tool = data.value(node, _FRAMEWORK) or data.value(node, _BASIS)
    country = data.value(node, _COUNTRY)
    processes = sorted(data.subjects(_PROCESSING, node), key=str)
    titles = (data.value(process, _TITLE) for process in processes if _PROCESS in data.objects(process, _TYPE))
    return Transfer(
        importer=None if name is None else name.value,
        country=None if country is None else compact(country.value),
        framework=None if tool is None else compact(tool.value),
        process=next((title.value for title in titles if title is not None), None),
    )


def _is_told(finding: Finding, shape: Shape, absent: Collection[str]) -> bool:
    """Tell whether a finding says more than that of an absent item, and no more than its words do."""
    starts = [quote.start for quote in finding.quotes]
    together = shape.apart > 0 and len(starts) > 1 and max(starts) - min(starts) < shape.apart
    return shape.detail_of not in absent and not together


def _finding(
    result: Result, shape: Shape, owners: Sequence[Item], claims: Mapping[str, dict[int, Claim]], data: Data
) -> Finding:
    focus = result.focus
    # for a node shape the focus node is the value again, which says nothing
    node = None if result.value is None or result.value.value == focus else result.value
    of_notice = _NOTICE in data.objects(iri(focus), _TYPE)
    fault = node.value if of_notice and isinstance(node, NamedNode) else focus
    return Finding(
        check=shape.name,
        shape=shape.iri,
        items=tuple(item.key for item in owners),
        severity=shape.severity,
        focus=focus,
        node=node,
        component=result.component,
        message=shape.message,
        hint=shape.hint,
        source=shape.source,
        sources=tuple(item.source for item in owners) or shape.sources,
        quotes=tuple(
            claim.quoted
            for claim in _touching(claims, fault, focus)
            if _shows(claim, fault, shape) or _states(claim, focus, result.path, node)
        ),
        about=None if fault == focus else _named(data, iri(fault)),
    )


def _touching(claims: Mapping[str, dict[int, Claim]], fault: str, focus: str) -> Iterable[Claim]:
    """Return the claims that name either node, by place."""
    of_focus = claims.get(focus, {})  # by place as it is: claims were taken in that order
    if fault == focus or fault not in claims:
        return of_focus.values()
    return [claim for _, claim in sorted((claims[fault] | of_focus).items())]


def _by_node(claims: Iterable[Claim]) -> Mapping[str, dict[int, Claim]]:
    """Return the claims, with their place among all, by the IRIs and literals that they name as subject or object."""
    found: dict[str, dict[int, Claim]] = {}
    for place, claim in enumerate(claims):
        for name in (claim.subject, claim.object.value):
            found.setdefault(name, {})[place] = claim
    return found


def _shows(claim: Claim, fault: str, shape: Shape) -> bool:
    """Tell whether a claim states the node at fault, or says of it what the shape is about."""
    if not shape.relations:
        return claim.object.value == fault
    said = claim.relation in shape.relations and fault in (claim.subject, claim.object.value)
    return said and (not shape.objects or claim.object.value in shape.objects)


def _states(claim: Claim, focus: str, path: str | None, node: Node | None) -> bool:
    """Tell whether a claim stands for the triple that a result is of: focus node, path and value."""
    return node is not None and claim.object == node and (claim.subject, claim.predicate) == (focus, path)


def _named(data: Data, node: NamedNode) -> str:
    """Return the title of a process, the name of an organisation, the names in a group, else the CURIE of a term."""
    said = data.value(node, _TITLE) or data.value(node, NAME)
    if said is not None:
        return said.value
    members = sorted(_name(data, member) for member in data.objects(node, _CONTROLLER))
    if members:
        return ", ".join(members)
    return short(law_value(node.value)) if _LAW in node.value else compact(node.value)


def _name(data: Data, member: Node) -> str:
    name = data.value(member, NAME) if isinstance(member, NamedNode) else None
    return (name or member).value
