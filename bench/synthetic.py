"""Synthetic notices: what the example notices say, varied with a seed, as N-Quads that load in one go.

Reading ten thousand texts would measure the reader. Here each notice is one of the examples as it was emitted and
validated, with other IRIs: another controller; recipients drawn from the register, few of them often and many of
them seldom (Zipf); officers and authorities that several controllers share; another date; some processes dropped,
some resting on another legal basis, some kept for another time. One work in ten has an earlier version.
Evidence goes along, so that a store has the size it would have. The same seed gives the same bytes.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from pyoxigraph import NamedNode

from noticegraph.assessment import assess
from noticegraph.notices import notices
from noticegraph.ontology.durations import canonical_decimal
from noticegraph.ontology.register import register
from noticegraph.ontology.terms import term
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.sources import file_sources
from noticegraph.store import NoticeStore, open_store

EXAMPLES = Path(__file__).parents[1] / "examples" / "notices"

_PROCESS = re.compile(r"#(?:process|storage|duration|transfer|contract|joint)/([^>]*)>")
_ORGANISATION = re.compile(r"organisation/([a-z0-9-]+)>")
_TOKEN = re.compile(
    r"((?<=organisation/)[a-z0-9-]+(?=>)"  # an organisation's slug
    r"|(?<=eu/gdpr#A6-1-)[abf](?=>)"  # a point of Art. 6(1)
    r"|(?<=noticegraph#days> \")[\d.]+"
    r"|(?<=dc/terms/issued> \")[\d-]+"
    r'|(?<=dpv#hasName> )"(?:[^"\\]|\\.)*")'
)
_EVIDENCE = re.compile(r"^[^\n]*/evidence> \.\n", re.MULTILINE)
_BASES = ("a", "b", "f")
_PLACES = (
    "Aldermoor",
    "Birkfeld",
    "Cranlow",
    "Dunvik",
    "Elmsund",
    "Farrow",
    "Grimstad",
    "Haverby",
    "Kaltbach",
    "Moorby",
)
_TRADES = ("Books", "Bikes", "Garden", "Optics", "Audio", "Travel", "Foods", "Tools", "Camping", "Fitness", "Clinic")
_FORMS = ("GmbH", "Ltd", "AS", "AG", "Limited")
_FIRST, _DAYS_LONG = date(2018, 5, 25), 3000


@dataclass(frozen=True, slots=True)
class Template:
    """An example notice as N-Quads lines: `parts` by process ("" for what is of none), and whom it names.

    A part is text and tokens of `_TOKEN` in turn; `names` are those of organisations by slug.
    """

    slug: str
    version: str
    work: str
    parts: Mapping[str, Sequence[str]]
    controller: str
    names: Mapping[str, str]
    recipients: tuple[str, ...]
    officers: tuple[str, ...]
    authorities: tuple[str, ...]


def templates(folder: Path) -> tuple[str, list[Template]]:
    """Return the base and the example notices, read and validated in a store that is made in a folder."""
    with open_store(folder, write=True, create=True) as store:
        list(ingest_all(store, file_sources([EXAMPLES]), InProcess()))
        list(assess(store, notices(store), date(2026, 1, 1)))
        return store.base, [_template(store, notice.version, notice.slug) for notice in notices(store)]


def _template(store: NoticeStore, version: str, slug: str) -> Template:
    work = version.rpartition("/")[0]
    lines: list[str] = []
    found: dict[str, set[str]] = defaultdict(set)
    kinds = {"hasDataController": "controller", "hasRecipient": "recipient", "hasAuthority": "authority"}
    kinds |= {"hasDataProtectionOfficer": "officer"}
    for graph in sorted(str(g.value) for g in store.quads.named_graphs()):
        for quad in store.graph(graph):
            ours = graph.startswith(version) or any(
                getattr(part, "value", "") == work or getattr(part, "value", "").startswith(work + "/")
                for part in (quad.subject, quad.object)
            )
            if not ours:
                continue
            lines.append(f"{quad.subject} {quad.predicate} {quad.object} <{graph}> .\n")
            local = quad.predicate.value.rpartition("#")[2]
            if graph == version and local in kinds and getattr(quad.subject, "value", "") != "":
                found[kinds[local]].add(getattr(quad.object, "value", "").rpartition("/")[2])
    controller = min(found["controller"])
    names = {
        getattr(quad.subject, "value", "").rpartition("/")[2]: getattr(quad.object, "value", "")
        for quad in store.quads.quads_for_pattern(None, term("dpv:hasName"), None, NamedNode(version))
    }
    recipients = tuple(sorted(found["recipient"]))
    rest = (tuple(sorted(found[kind])) for kind in ("officer", "authority"))
    return Template(slug, version, work, _by_process(lines), controller, names, recipients, *rest)


def _by_process(lines: Sequence[str]) -> dict[str, list[str]]:
    """Return the lines by the process that each hangs on, those of its claims and findings included."""
    owner: dict[str, str] = {}
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        local = predicate.rpartition("#")[2]
        if local in ("subject>", "focusNode>"):
            owner[subject] = _process(rest)
    parts: dict[str, list[str]] = defaultdict(list)
    for line in sorted(lines):
        subject, _, rest = line.split(" ", 2)
        key = _process(subject) or owner.get(subject, "")
        if not key and ("hasProcess>" in line or "#result>" in line):  # links of the whole to its part
            target = rest.split(" ", 1)[0]
            key = owner.get(target, "") or _process(target)
        parts[key].append(line)
    return {key: _TOKEN.split("".join(own)) for key, own in parts.items()}


def _process(text: str) -> str:
    """Return the path of the process that the first node of a text hangs on; a hash at its end is no part of it."""
    found = _PROCESS.search(text.split(" ", 1)[0])
    return re.sub(r"/[0-9a-f]{12}$", "", found[1]) if found else ""


class Zipf:
    """Draws from a sequence, the n-th with a weight of 1/n."""

    def __init__(self, values: Sequence[str]) -> None:
        self._values = values
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(len(values))))

    def draw(self, rng: random.Random) -> str:
        """Return one of the values."""
        return rng.choices(self._values, cum_weights=self._weights)[0]


def synthetic(count: int, base: str, known: Sequence[Template], seed: int = 1, evidence: float = 1.0) -> Iterator[str]:
    """Yield the N-Quads of `count` works, of a part of them with their evidence; which is drawn apart from the rest."""
    rng, thin = random.Random(seed), random.Random(seed)
    entries = register(base).entries
    slugs = sorted(entries)
    rng.shuffle(slugs)
    names = {slug: entry.legal_name for slug, entry in entries.items()}
    recipients = Zipf(slugs)
    officers = Zipf([f"officer-{n}" for n in range(1, 1 + max(10, count // 12))])
    authorities = Zipf([slug for one in known for slug in one.authorities] + [f"authority-{n}" for n in range(1, 21)])
    for number in range(count):
        template = known[number % len(known)]
        place, trade, form = rng.choice(_PLACES), rng.choice(_TRADES), rng.choice(_FORMS)
        company = f"{place} {trade} {number} {form}"
        swap = {template.controller: (f"synthetic-{number}", company)}
        swap |= {slug: (drawn := recipients.draw(rng), names[drawn]) for slug in template.recipients}
        for old, draws in ((template.officers, officers), (template.authorities, authorities)):
            for slug in old:
                drawn = draws.draw(rng)
                swap[slug] = (drawn, drawn.replace("-", " ").title())
        day = _FIRST + timedelta(days=rng.randrange(_DAYS_LONG))
        proved = thin.random() < evidence
        text = _variant(template, f"{template.slug}-{number}", "now", swap, day, rng, holds=True)
        yield text if proved else _EVIDENCE.sub("", text)
        if number % 10 == 0:
            day -= timedelta(days=rng.randrange(30, 900))
            text = _variant(template, f"{template.slug}-{number}", "then", swap, day, rng, holds=False)
            yield text if proved else _EVIDENCE.sub("", text)


def _variant(
    template: Template,
    slug: str,
    salt: str,
    swap: Mapping[str, tuple[str, str]],
    day: date,
    rng: random.Random,
    *,
    holds: bool,
) -> str:
    work = template.work.removesuffix(template.slug) + slug
    version = f"{work}/{sha256(f'{slug} {salt}'.encode()).hexdigest()[:12]}"
    drawn = {old: new for old, (new, _) in swap.items()}
    drawn |= {f'"{name}"': f'"{swap[old][1]}"' for old, name in template.names.items() if old in swap}
    text = "".join(
        "".join(_rewritten(part, drawn | _moods(rng), day.isoformat()))
        for key, part in template.parts.items()
        if not key or rng.random() > 0.2
    )
    # By a sign that no IRI has: the new names begin with the old one.
    text = text.replace(template.version, "\0").replace(template.work, work).replace("\0", version)
    return text if holds else re.sub(r".*hasCurrentVersion.*\n", "", text)


def _moods(rng: random.Random) -> dict[str, str]:
    """Return what a process has of its own: now and then another legal basis or other times, as factors of days."""
    bases = dict(zip(_BASES, rng.choices(_BASES, k=3), strict=True)) if rng.random() < 0.15 else {}
    return bases | {"days": rng.choice(("2", "3", "5", "10")) if rng.random() < 0.3 else "1"}


def _rewritten(part: Sequence[str], values: Mapping[str, str], day: str) -> Iterator[str]:
    """Yield the pieces of a process's lines, every second one a token that may have another value."""
    factor = Decimal(values["days"])
    for at, piece in enumerate(part):
        if at % 2 == 0:
            yield piece
        elif piece[0].isdigit() and len(piece) == 10 and piece[4] == piece[7] == "-":
            yield day
        elif piece[0].isdigit() and piece.replace(".", "").isdigit():
            yield canonical_decimal(Decimal(piece) * factor)
        else:
            yield values.get(piece, piece)


def load(path: Path, count: int, seed: int = 1, evidence: float = 1.0) -> int:
    """Make a store of synthetic notices in a folder; return how many quads its file had."""
    base, known = templates(path.with_name(path.name + "-examples"))
    file, quads = path.with_name(path.name + ".nq"), 0
    with file.open("w", encoding="utf-8") as out:
        for text in synthetic(count, base, known, seed, evidence):
            quads += text.count("\n")
            out.write(text)
    with open_store(path, write=True, create=True) as store:
        store.changing_all()
        store.quads.bulk_load(path=str(file))
        store.quads.optimize()
    return quads
