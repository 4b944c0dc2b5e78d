"""Who the controller is: the name for which most of the notice speaks.

No single place is sure to name it: a contact block does, or the sentence "X is responsible", or only "this policy
applies to X". Each place is evidence with a weight; names that differ in their legal form alone are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.contacts import find_emails
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.names import group_of
from noticegraph.ingest.relations.own import bare
from noticegraph.ingest.relations.slots import Named, after, at, before, block_name, nearest_before, of_organisation
from noticegraph.ontology.names import organisation_slug

_BEGINNING = 1500  # characters in which a notice says whose it is
_LEAST = 1.0  # weight that a name needs
_PLAIN_BEFORE = re.compile(r"(?:^|[\n.,] ?|\b[a-zæøåäöü]+ )((?:[A-ZÄÖÜÆØÅ][\w.&'’-]* ?){1,4})$")
_ABOUT_US = (Role.CONTROLLER, Role.PREAMBLE, Role.OFFICER, None)
_NEVER = (Role.RIGHTS, Role.SECURITY)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that speaks for a name."""

    named: Named
    weight: float
    kind: str


def _spans(context: Context, concept: str) -> list[Hit]:
    """Return the hits of a cue, one for each stretch, the longest."""
    kept: list[Hit] = []
    for hit in sorted(context.scan.of(concept), key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            if hit.end <= kept[-1].end:
                continue
            if hit.end > kept[-1].end and hit.start == kept[-1].start:
                kept[-1] = hit
                continue
        kept.append(hit)
    return kept


def _by_cue(context: Context) -> Iterator[Evidence]:
    """Yield the names that the words for a controller point to.

    In a section on one processing they may speak of another company ("Example Ltd is itself controller").
    """
    for hit in _spans(context, "ng:ControllerCue"):
        role = context.role_at(hit.start)
        if role in _NEVER:
            continue
        weight = 4.0 if role in _ABOUT_US else 2.0
        for read in (after, before):
            named = read(context, hit)
            if named and (named.full or weight > 2 or not group_of(named.name)):
                yield Evidence(named, weight, "controller.cue")
                break


def _by_section(context: Context) -> Iterator[Evidence]:
    """Yield the organisations of the sections on the controller: "Imprint⏎Example Ltd⏎Main Street 1"."""
    for index in context.scopes_of(Role.CONTROLLER):
        start, end = context.ranges[index]
        for o in context.within(context.organisations, start, end)[:1]:
            yield Evidence(of_organisation(o), 1.5, "controller.section")


def _by_holder(context: Context) -> Iterator[Evidence]:
    """Yield the names for which the notice says that it, or its website, is theirs."""
    for hit in _spans(context, "ng:HolderCue"):
        end = min(context.sentence(hit.start)[1], context.normal.blocks[context.normal.block_at(hit.start)][1])
        named = at(context, hit.end, end) if hit.end < end else None
        if named:
            yield Evidence(named, _holder_weight(context, hit, named), "controller.holder")
    for hit in _spans(context, "ng:HolderVerb"):
        named = nearest_before(context, hit)
        if named:
            yield Evidence(named, _holder_weight(context, hit, named), "controller.holder")


def _holder_weight(context: Context, hit: Hit, named: Named) -> float:
    if group_of(named.name) and not named.full:
        return 0.2  # a brand of the register: rather a service in use
    if context.role_at(hit.start) in (Role.CONTROLLER, Role.PREAMBLE) or hit.start < _BEGINNING:
        return 2.0
    return 0.4


def _by_self_reference(context: Context) -> Iterator[Evidence]:
    """Yield the names that the notice calls "we" in the brackets behind them: 'Example Ltd ("we")'."""
    text = context.text
    full = {o.end: o for o in context.organisations}
    for hit in _spans(context, "ng:SelfReference"):
        opened = text.rfind("(", max(0, hit.start - 60), hit.start)
        if opened < 0 or ")" in text[opened : hit.start]:
            continue
        early = hit.start < _BEGINNING
        before_bracket = len(text[:opened].rstrip())
        if text[opened - 1 : opened] == "\n":  # a contact block, then "(hereinafter "we") is responsible"
            last = next((o for o in reversed(context.organisations) if opened - 160 < o.end < opened), None)
        else:
            last = full.get(before_bracket)
        if last:
            yield Evidence(of_organisation(last), 3.0 if early else 1.0, "controller.we")
        elif early and (plain := _PLAIN_BEFORE.search(text, max(0, before_bracket - 60), before_bracket)):
            named = at(context, plain.start(1), before_bracket)
            if named and named.end == before_bracket:
                yield Evidence(named, 2.0, "controller.we")


def _by_contact(context: Context) -> Iterator[Evidence]:
    """Yield the organisations that head an address of their own lines, and those whose name an e-mail's domain has."""
    domains = {e.value.rsplit("@", 1)[-1].split(".")[0].lower() for e in find_emails(context.text)}
    for o in context.organisations:
        block = context.normal.block_at(o.start)
        heads = context.normal.blocks[block][0] == o.start and context.document.blocks[block].kind is Kind.LINE
        if heads and any(0 < a.start - o.end < 120 for a in context.addresses):
            yield Evidence(of_organisation(o), 1.0, "controller.address")
        joined = bare(o.name).replace("-", "")
        if group_of(o.name) is None and any(len(d) > 3 and joined.startswith(d.replace("-", "")) for d in domains):
            yield Evidence(of_organisation(o), 1.0, "controller.domain")
    for a in context.addresses:
        # "You can reach us at:⏎Example⏎Main Street 1": the line above an address, its domain in the notice's e-mails
        above = context.normal.block_at(a.start) - 1
        named = block_name(context, above) if above >= 0 else None
        if named and not named.full and context.document.blocks[above].kind is Kind.LINE:
            joined = bare(named.name).replace("-", "")
            if any(len(d) > 3 and joined.startswith(d.replace("-", "")) for d in domains):
                yield Evidence(named, 1.5, "controller.address")
    if context.organisations and context.organisations[0].start < _BEGINNING // 3:
        yield Evidence(of_organisation(context.organisations[0]), 0.4, "controller.first")


def _same(left: str, right: str) -> bool:
    return left == right or left.startswith(right + "-") or right.startswith(left + "-")


def evidence(context: Context) -> list[Evidence]:
    """Return all that speaks for a name as the controller's."""
    return [
        *_by_cue(context),
        *_by_section(context),
        *_by_holder(context),
        *_by_self_reference(context),
        *_by_contact(context),
    ]


def controllers(context: Context) -> list[Found]:
    """Return the `controller` fact: the name for which most speaks, at its fullest, cited where it is clearest."""
    known = evidence(context)
    best: tuple[float, float, list[Evidence]] = (0.0, 0.0, [])
    for one in known:
        mine = [e for e in known if _same(bare(e.named.name), bare(one.named.name))]
        kinds: dict[str, float] = {}
        for e in mine:
            kinds[e.kind] = max(kinds.get(e.kind, 0.0), e.weight)
        total = sum(kinds.values())
        if (total, -one.named.start) > (best[0], best[1]):
            best = (total, -one.named.start, mine)
    total, _, mine = best
    if total < _LEAST:
        return []
    # A short form stands for the full name where there is but one: "Example" for Example Ltd, not for its sisters too.
    one_full = len({organisation_slug(e.named.name) for e in mine if e.named.full}) == 1
    chosen = max(mine, key=lambda e: (one_full and e.named.full, e.weight, e.named.full, -e.named.start))
    named = chosen.named
    confidence = round(min(0.95, 0.5 + 0.1 * total), 2)
    return [Found("controller", named.name, named.start, named.end, None, confidence, chosen.kind)]
