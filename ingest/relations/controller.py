"""Who the controller is: the name for which most of the notice speaks.

No single place is sure to name it: a contact block does, or the sentence "X is responsible", or only "this policy
applies to X". Each place is evidence with a weight; names that differ in their legal form alone are one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.contacts import find_emails
from noticegraph.ingest.grammar.organisations import Organisation
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.names import group_of
from noticegraph.ingest.relations.common_nouns import is_authority, is_common
from noticegraph.ingest.relations.own import bare
from noticegraph.ingest.relations.presenting import (
    BEGINNING,
    OPENING,
    Evidence,
    by_copyright,
    by_description,
    by_heading,
    by_introduction,
)
from noticegraph.ingest.relations.slots import Named, after, at, before, block_name, nearest_before, of_organisation
from noticegraph.ontology.grammar_words import grammar_language, grammar_words
from noticegraph.ontology.lexicon import Tier
from noticegraph.ontology.names import organisation_slug

_HEADERS = 2  # organisations that may head an address before the addresses are a list of others
_DEFINED = 240  # characters that a definition of "we" may have before its verb
_WE = frozenset({"we", "wir", "vi"})
_LEADS = 5  # words in a bracket before "we": "(hereinafter also referred to as | we)"
_LEAST = 1.0  # weight that a name needs
_CAPITALISED = r"[A-ZÄÖÜÆØÅ][\w.&'’-]*"
_PLAIN_BEFORE = re.compile(rf"(?:^|[\n.,] ?|\b[a-zæøåäöü]+ )((?:{_CAPITALISED} (?:[&+] )?){{0,5}}{_CAPITALISED} ?)$")
_QUOTED = re.compile(r"[\"“”„«»‘’'(]")
_MARKED = re.compile(r"[\"“”„«»‘’']")
_TO_COMMA = re.compile(r"(?: [\w'’&-]+){1,5}(?=[,.;(]|$)")
_ABOUT_US = (Role.CONTROLLER, Role.PREAMBLE, Role.OFFICER, None)
_OTHERS = ("ng:ProviderCue", "ng:RecipientCue", "ng:TransferCue", "ng:ProcessorContract", "ng:RepresentativeCue")
_OTHER_PART = (*_OTHERS, "ng:NamesParty")
# Evidence whose words say who the controller is, and of how many names
_SAYS_WHO = frozenset({"controller.cue", "controller.we", "controller.definition", "controller.field"})
_AND = r",? (?:and|or|und|oder|og|eller|sowie|samt) "
_IN_ROW = re.compile(rf"(?:{_AND}|, )(?:(?:the|die|der|das|den|dem) )?")
_ROW = 14  # characters between two names of a row
_LAST_JOINT = re.compile(_AND)
_BRACKET = re.compile(r" ?\(([^()]*)\)")
_CLAUSE = re.compile(r"[^,;]*")
_STOP = re.compile(r"[.;)]|\s*$| ?\(")
_CUE_REACH = 20  # characters between a row and the cue behind it: "are jointly"
_NEVER = (Role.RIGHTS, Role.SECURITY)


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
        if role not in _ABOUT_US and context.has(hit.start, hit.end, "ng:JointControllerCue"):
            continue  # joint control of one processing
        weight = 4.0 if role in _ABOUT_US else 2.0
        for read in (after, before):
            named = read(context, hit)
            if named and read is before and context.has(context.sentence(hit.start)[0], named.start, *_OTHER_PART):
                named = nearest_before(context, hit) or named  # "we use Sample Ltd, and Example Ltd is the controller"
            if named and (named.full or weight > 2 or not group_of(named.name)):
                yield Evidence(named, weight, "controller.cue")
                break


def _by_field(context: Context) -> Iterator[Evidence]:
    """Yield the names in the fields of a form near the beginning: "Responsible: Example Club, Main Street 1"."""
    for hit in _spans(context, "ng:ControllerField"):
        start, end = context.normal.blocks[context.normal.block_at(hit.start)]
        labels = hit.start == start and context.text.startswith(": ", hit.end)
        if labels and hit.start < BEGINNING and context.role_at(hit.start) not in _NEVER:
            named = at(context, hit.end + 2, end)
            if named and (named.full or not group_of(named.name)):
                yield Evidence(named, 3.0, "controller.field")


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
            yield Evidence(named, _presented(context, hit, named), "controller.holder")
    for hit in _spans(context, "ng:HolderVerb"):
        named = nearest_before(context, hit)
        if named:
            yield Evidence(named, _presented(context, hit, named), "controller.holder")


def _presented(context: Context, hit: Hit, named: Named) -> float:
    """Return a holder's weight, raised where the notice opens with it: "Welcome to Example", also for a known brand."""
    presents = hit.start < OPENING and context.role_at(hit.start) is not Role.PROCESS
    return max(_holder_weight(context, hit, named), 1.0 if presents else 0.0)


def _by_title(context: Context) -> Iterator[Evidence]:
    """Yield the name that the notice's title gives: "Privacy policy for Example"."""
    for hit in _spans(context, "ng:TitleCue"):
        block = context.normal.block_at(hit.start)
        start, end = context.normal.blocks[block]
        if hit.start == start and hit.start < OPENING and context.document.blocks[block].kind is Kind.HEADING:
            named = at(context, hit.end, end) if hit.end < end else None
            if named and named.end == end and (named.full or not group_of(named.name)):
                yield Evidence(named, 1.0, "controller.title")


def _to_comma(context: Context, named: Named, end: int) -> Named:
    """Return a defined name with all its words: "refers to Ring 9 of the Moor, the maker of …".

    Small words in it must be those that join names.
    """
    rest = _TO_COMMA.match(context.text, named.end, end) if not named.full else None
    if rest is None or not rest.group():
        return named
    small = {w for w in re.findall(r"[^\W\d_]+", rest.group()) if w.islower()}
    words = grammar_words(grammar_language(context.language)).sets
    if small <= words.get("ng:NameConnector", frozenset()) and rest.group().rstrip()[-1:].isalnum():
        return Named(context.text[named.start : rest.end()], named.start, rest.end(), False)
    return named


def _in_full(context: Context, named: Named) -> Named:
    """Return the full name that a short one stands for: "Example Holding Ltd (Example)" gives it in brackets."""
    for o in context.organisations if not named.full else ():
        if re.match(rf" \([\"“„«'‘]?{re.escape(named.name)}\W", context.text[o.end :][: len(named.name) + 5]):
            return of_organisation(o)
    return named


def _by_definition(context: Context) -> Iterator[Evidence]:
    """Yield the names that "we" or a short form is said to mean: '"We" in this policy refers to Example Ltd'."""
    for hit in _spans(context, "ng:MeansCue"):
        start = max(context.sentence(hit.start)[0], context.normal.blocks[context.normal.block_at(hit.start)][0])
        end = min(context.sentence(hit.start)[1], context.normal.blocks[context.normal.block_at(hit.start)][1])
        defined = context.text[start : hit.start]
        named = at(context, hit.end, end) if hit.end < end and len(defined) <= _DEFINED else None
        if named is None:
            continue
        ours = _QUOTED.search(defined) and context.has(start, hit.start, "ng:SelfReference")
        short = named.full and bare(named.name).startswith(bare(defined.strip(" \"“”„«»'") or "?") + "-")
        if ours or short:
            yield Evidence(_in_full(context, _to_comma(context, named, end)), 3.5, "controller.definition")


def _holder_weight(context: Context, hit: Hit, named: Named) -> float:
    if group_of(named.name) and not named.full:
        return 0.2  # a brand of the register: rather a service in use
    if context.role_at(hit.start) in (Role.CONTROLLER, Role.PREAMBLE) or hit.start < BEGINNING:
        return 1.0 if _is_thing(context, named) else 2.0
    return 0.4


def _is_thing(context: Context, named: Named) -> bool:
    """Tell whether a name is said to be that of an app, a site or the like: "the Examplio app", made by somebody."""
    near = context.scan.beginning(named.end, named.end + 2, "ng:OfferedThing")
    return not named.full and bool(near)


def _by_self_reference(context: Context) -> Iterator[Evidence]:
    """Yield the names that the notice calls "we" in the brackets behind them: 'Example Ltd ("we")'."""
    text = context.text
    full = {o.end: o for o in context.organisations}
    for hit in _spans(context, "ng:SelfReference"):
        opened = text.rfind("(", max(0, hit.start - 60), hit.start)
        if opened < 0 or ")" in text[opened : hit.start]:
            continue
        marked = _MARKED.match(text, hit.start - 1) is not None
        nominative = text[hit.start : hit.end].lower() in _WE
        if not marked and text.count(" ", opened, hit.start) > (_LEADS if nominative else 1):
            continue  # "purchases (your orders are handled through our shop)"
        if not marked and context.scan.beginning(hit.start, hit.start + 1, "ng:NamesParty"):
            continue  # "Example Ltd (our processor)"
        early = hit.start < BEGINNING
        if hit.tier is Tier.LIST and not early:
            continue  # "Example Ltd ("Provider")" in a section on one service
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
    heading = [o for o in context.organisations if _heads_address(context, o)]
    listed = len({bare(o.name) for o in heading}) > _HEADERS  # credit agencies, partners: not one's own address
    for o in heading:
        yield Evidence(of_organisation(o), 0.5 if listed else 1.0, "controller.address")
    for o in context.organisations:
        joined = bare(o.name).replace("-", "")
        if group_of(o.name) is None and any(len(d) > 3 and joined.startswith(d.replace("-", "")) for d in domains):
            yield Evidence(of_organisation(o), 1.2, "controller.domain")
    for a in context.addresses:
        # "You can reach us at:⏎Example⏎Main Street 1": the line above an address, its domain in the notice's e-mails
        above = context.normal.block_at(a.start) - 1
        named = block_name(context, above) if above >= 0 else None
        if named and not named.full and context.document.blocks[above].kind is Kind.LINE:
            joined = bare(named.name).replace("-", "")
            if any(len(d) > 3 and joined.startswith(d.replace("-", "")) for d in domains):
                yield Evidence(named, 1.5, "controller.address")
    if context.organisations and context.organisations[0].start < BEGINNING // 3:
        first = context.organisations[0]
        titled = context.in_block(first.start, (Kind.HEADING,)) and group_of(first.name) is None
        alone = _speaks_alone(context, first)
        yield Evidence(of_organisation(first), 1.0 if titled or alone else 0.4, "controller.first")


def _speaks_alone(context: Context, first: Organisation) -> bool:
    """Tell whether a notice names but one company, in its opening, and says of it nothing that recipients do."""
    if group_of(first.name) or context.role_at(first.start) is Role.PROCESS:
        return False
    recipients = context.has(*context.sentence(first.start), *_OTHERS)
    return not recipients and len({bare(o.name) for o in context.organisations}) == 1


def _heads_address(context: Context, o: Organisation) -> bool:
    """Tell whether an organisation begins a line over an address."""
    block = context.normal.block_at(o.start)
    heads = context.normal.blocks[block][0] == o.start and context.document.blocks[block].kind is Kind.LINE
    return heads and any(0 < a.start - o.end < 120 for a in context.addresses)


class _Alike:
    """Names by number, and which of them are one name, written out or shortened: `example` and `example-shop`."""

    def __init__(self, names: Sequence[str]) -> None:
        self._equal: dict[str, list[int]] = {}
        self._longer: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            self._equal.setdefault(name, []).append(number)
            for shorter in _shortened(name):
                self._longer.setdefault(shorter, []).append(number)

    def to(self, name: str) -> list[int]:
        """Return the numbers of the names that are `name`, begin with all its words or are its first words."""
        shorter = (number for short in _shortened(name) for number in self._equal.get(short, ()))
        return sorted({*self._equal.get(name, ()), *self._longer.get(name, ()), *shorter})


def _shortened(name: str) -> Iterator[str]:
    return (name[:at] for at, sign in enumerate(name) if sign == "-")


def evidence(context: Context) -> list[Evidence]:
    """Return all that speaks for a name as the controller's; common nouns are no names.

    An authority is the controller of its own site, but only where the notice says so in plain words.
    """
    said = [*_by_cue(context), *_by_definition(context), *_by_field(context)]
    shown = [
        *_by_section(context),
        *_by_holder(context),
        *_by_title(context),
        *by_introduction(context),
        *by_description(context),
        *by_heading(context),
        *by_copyright(context),
        *_by_self_reference(context),
        *_by_contact(context),
    ]
    known = [*said, *(e for e in shown if not is_authority(context, e.named))]
    return [e for e in known if not is_common(context, e.named, defined=e.kind == "controller.definition")]


def controllers(context: Context) -> list[Found]:
    """Return the `controller` fact: the name for which most speaks, at its fullest, cited where it is clearest."""
    known = evidence(context)
    best: tuple[float, float, list[Evidence]] = (0.0, 0.0, [])
    names = [bare(e.named.name) for e in known]
    alike = _Alike(names)
    weighed: dict[str, tuple[float, list[Evidence]]] = {}
    for one, name in zip(known, names, strict=True):
        if name not in weighed:
            mine = [known[number] for number in alike.to(name)]
            kinds: dict[str, float] = {}
            for e in mine:
                kinds[e.kind] = max(kinds.get(e.kind, 0.0), e.weight)
            weighed[name] = sum(kinds.values()), mine
        total, mine = weighed[name]
        if (total, -one.named.start) > (best[0], best[1]):
            best = (total, -one.named.start, mine)
    total, _, mine = best
    if total < _LEAST:
        return []
    # A short form stands for the full name where there is but one: "Example" for Example Ltd, not for its sisters too.
    one_full = len({organisation_slug(e.named.name) for e in mine if e.named.full}) == 1
    chosen = max(mine, key=lambda e: (one_full and e.named.full, e.weight, e.named.full, -e.named.start))
    confidence = round(min(0.95, 0.5 + 0.1 * total), 2)
    return [
        Found("controller", n.name, n.start, n.end, None, confidence, chosen.kind)
        for n in (chosen.named, *_beside(context, chosen, known))
    ]


def _beside(context: Context, chosen: Evidence, known: Sequence[Evidence]) -> list[Named]:
    """Return the names that stand in a row with the controller's where it says what it is: they are controllers, too.

    'Example Ltd, Sample Ltd and Specimen Ltd (together "we")'. A row that does not end there is none: "The controller
    is Example Ltd, and Sample Ltd processes payments".
    """
    row = {chosen.named.start: chosen.named}
    near = context.within(context.organisations, *context.sentence(chosen.named.start))
    said = chosen.kind in _SAYS_WHO
    others = [of_organisation(o) for o in near] if said else []
    others += [e.named for e in known if not e.named.full and (said or e.kind in _SAYS_WHO)]
    grows = True
    while grows:
        ends = {n.end for n in row.values()}
        found = [
            n for n in others if n.start not in row and n.full is chosen.named.full and _joins(context, n, row, ends)
        ]
        row |= {n.start: n for n in found}
        grows = bool(found)
    if len(row) == 1 or not _is_closed(context, sorted(row.values(), key=lambda n: n.start)):
        return []
    names = {bare(chosen.named.name): chosen.named}
    for named in row.values():
        names.setdefault(bare(named.name), named)
    return [n for n in names.values() if n is not chosen.named]


def _joins(context: Context, named: Named, starts: Iterable[int], ends: Iterable[int]) -> bool:
    """Tell whether but a comma, "and" or "or" stands between a name and one of a row."""
    text = context.text
    return any(0 < s - named.end < _ROW and _IN_ROW.fullmatch(text, named.end, s) for s in starts) or any(
        0 < named.start - e < _ROW and _IN_ROW.fullmatch(text, e, named.start) for e in ends
    )


def _is_closed(context: Context, row: Sequence[Named]) -> bool:
    """Tell whether a row, ordered by start, has its end: "and" before the last name, a stop, bracket or cue behind it.

    What calls all of them "we" ends any row. Words for another part behind it are said of its last name: "Example Ltd
    and Sample Ltd (our processor)".
    """
    text, last = context.text, row[-1]
    block_end = context.normal.blocks[context.normal.block_at(last.start)][1]
    bracket = _BRACKET.match(text, last.end, block_end)  # a sentence may end before the bracket that closes it
    stop = max(min(context.sentence(last.start)[1], block_end), bracket.end() if bracket else last.end)
    if bracket and _calls_us(context, *bracket.span(1)):
        return True
    if not _LAST_JOINT.match(text, row[-2].end, last.start):
        return False
    clause = _CLAUSE.match(text, bracket.end() if bracket else last.end, stop)
    if context.has(last.end, clause.end() if clause else stop, *_OTHER_PART):
        return False
    if _STOP.match(text, last.end, stop):
        return True
    first = max(context.sentence(row[0].start)[0], context.normal.blocks[context.normal.block_at(row[0].start)][0])
    cues = context.scan.beginning(last.end, min(last.end + _CUE_REACH, stop), "ng:ControllerCue")
    return text.count(" ", first, row[0].start) < 2 and any("," not in text[last.end : h.start] for h in cues)


def _calls_us(context: Context, start: int, end: int) -> bool:
    """Tell whether a bracket's words give a short form in quotation marks or end in "we": no "(our processor)"."""
    other = context.has(start, end, *_OTHER_PART)
    here = context.hits(start, end, "ng:SelfReference")
    return any(_MARKED.match(context.text, h.start - 1) or (h.end == end and not other) for h in here)
