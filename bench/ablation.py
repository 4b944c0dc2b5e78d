"""What each family of rules contributes: the F1 that is lost on dev_gold and transparency200 without it.

usage: ablation.py [--json]

Two kinds of families are switched off, one at a time. Rules that make claims: their facts are left out before
processes are told and the best words chosen, so that another rule may say the same; what else was read with their
help stays (transfers without the claims of recipients). Structure and context: the function that decides is
replaced in this process and the notices are read anew. Losses are F1 in points of a hundred; below zero, the family
costs more than it brings. Takes about three minutes of one core.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from quality import EVAL, SETS
from readings import Read, documents, read, score_readings

from noticegraph.ingest import context, lexical, parties, sections
from noticegraph.ingest.context import Context
from noticegraph.ingest.cuts import Cuts
from noticegraph.ingest.grammar.organisations import KnownNames
from noticegraph.ingest.model import Role
from noticegraph.ingest.relations import bases, categories, contracts, data, purposes, transfers
from noticegraph.ingest.structure import _Structure

FIGURES: Mapping[str, Sequence[str]] = {
    "dev": ("process_f1", "document_f1"),
    "transparency200": ("missing_f1", "present_f1", "sentence_f1"),
}
COLUMNS = ("dev process", "dev document", "t200 missing", "t200 present", "t200 sentence")

RULES: Mapping[str, tuple[str, ...]] = {
    "controller": ("controller.",),
    "officer and representative": ("dpo.", "representative.", "officer."),
    "authority": ("authority.",),
    "edition and adequate countries": ("edition.", "adequacy."),
    "rights in words": ("right.words", "right.complaint"),
    "rights cited": ("right.citation",),
    "purposes by label": ("purpose.label",),
    "purposes by pattern": ("purpose.pattern",),
    "purposes by clause": ("purpose.clause",),
    "data by label": ("data.label",),
    "data by pattern": ("data.pattern",),
    "data among their like": ("data.list", "data.glossary"),
    "bases cited": ("basis.citation",),
    "bases in words": ("basis.words",),
    "interests": ("interest.",),
    "recipients with a legal form": ("recipient.full",),
    "recipients known by name": ("recipient.brand",),
    "recipients by place": tuple(
        f"recipient.{sign}" for sign in ("after", "field", "list", "address", "abbreviation", "heading")
    ),
    "kinds of recipients": ("recipient_category.",),
    "agreements": ("processor_contract.", "joint_controller."),
    "periods": ("retention.period",),
    "criteria of storage": ("retention.criterion",),
    "countries": ("country.",),
    "safeguards in words": ("safeguard.words",),
    "safeguards cited": ("safeguard.citation",),
    "transfers on a safeguard": ("transfer.safeguard",),
    "transfers without": ("transfer.none",),
    "duty to provide": ("obligation.",),
    "automated decisions": ("decisions.",),
    "sources": ("source.",),
}
UNSCORED = (  # relations, languages and forms that neither set annotates
    *("subject.", "measure.", "unsupported.", "tilt."),
    *("citation.", "hedge.", "vague_retention.", "denied_right.", "joint_arrangement.", "public_source."),
)

_has, _visible, _heading_cues = Context.has, lexical._visible, sections._heading_cues
_purpose_place = purposes._in_purpose_place
_DENIALS = frozenset({"ng:Negation", "ng:DeniesParty", "ng:DeniesRight"})


def _has_no_denial(self: Context, start: int, end: int, *concepts: str) -> bool:
    return _has(self, start, end, *(c for c in concepts if c not in _DENIALS))


def _visible_anywhere(lexicon: lexical.Lexicon, matches: list[lexical.Match]) -> list[lexical.Match]:
    return _visible(lexicon, [match for match in matches if match[2] not in lexicon.never])


def _no_role(*arguments: object) -> tuple[Role | None, bool]:
    return None, _heading_cues(*arguments)[1]  # type: ignore[arg-type]


def _never(*arguments: object) -> bool:
    return False


def _nothing(*arguments: object) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class Switch:
    """What a decision is replaced by, so that it decides nothing: the owner of the name, the name, the stand-in."""

    owner: object
    name: str
    instead: object


STRUCTURE: Mapping[str, tuple[Switch, ...]] = {
    "types of table columns": (Switch(context, "column_types", lambda *arguments: {}),),
    "processings inside a section": (Switch(Cuts, "within", lambda *arguments: {}),),
    "sections that go on": (Switch(_Structure, "continues", _never), Switch(_Structure, "leads_into", _never)),
    "roles of sections": (Switch(sections, "_heading_cues", _no_role),),
    "introductions of lists": (
        Switch(data, "_lists_data", _never),
        Switch(bases, "_in_list_of_bases", _never),
        Switch(categories, "list_announces", _never),
        Switch(purposes, "_in_purpose_place", lambda c, hit: _purpose_place(c, hit) if c.column(hit.start) else None),
    ),
    "enumerations of data": (Switch(data, "_neighbours", lambda *arguments: set()),),
    "examples of data": (Switch(data, "_in_example", _never),),
    "negation": (Switch(Context, "has", _has_no_denial),),
    "contexts in which labels do not count": (Switch(lexical, "_visible", _visible_anywhere),),
    "longer labels over shorter ones": (Switch(lexical, "SHADOWING", frozenset()),),
    "register of organisations": (Switch(context, "known_names", lambda: KnownNames(())),),
    "names that no register knows": (Switch(parties, "find_brands", _nothing),),
    "parties named above": (Switch(contracts, "above", lambda *a: []), Switch(transfers, "above", lambda *a: [])),
}

Score = Callable[[str, Sequence[Read]], tuple[float, ...]]


def without_rules(notices: Mapping[str, Sequence[Read]], score: Score) -> Iterator[tuple[str, int, list[float]]]:
    """Yield each family of rules with the number of its facts and the figures without it."""
    for family, rules in RULES.items():
        figures: list[float] = []
        count = 0
        for name, full in notices.items():
            left = [one.without(*rules) for one in full]
            gone = sum(len(a.facts) - len(b.facts) for a, b in zip(full, left, strict=True))
            figures += score(name, left if gone else full)
            count += gone
        yield family, count, figures


def without_structure(score: Score) -> Iterator[tuple[str, int, list[float]]]:
    """Yield each family of structure with the number of facts that are read without it, and the figures."""
    texts = {name: documents(SETS[name]) for name in FIGURES}
    for family, switches in STRUCTURE.items():
        with ExitStack() as off:
            for switch in switches:
                off.enter_context(patch.object(switch.owner, switch.name, switch.instead))
            found = {name: list(read(known)) for name, known in texts.items()}
            figures = [figure for name, notices in found.items() for figure in score(name, notices)]
        yield family, sum(len(one.facts) for notices in found.values() for one in notices), figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("the annotated sets (../shared/eval) are not here")
    notices = {name: list(read(documents(SETS[name]))) for name in FIGURES}
    with tempfile.TemporaryDirectory() as folder:
        whole = {name: _figures(name, found, Path(folder)) for name, found in notices.items()}

        def score(name: str, found: Sequence[Read]) -> tuple[float, ...]:
            same = found is notices[name]
            return whole[name] if same else _figures(name, found, Path(folder))

        base = [figure for name in FIGURES for figure in whole[name]]
        facts = sum(len(one.facts) for found in notices.values() for one in found)
        rules = [(f, n, _loss(base, figures)) for f, n, figures in without_rules(notices, score)]
        structure = [(f, facts - n, _loss(base, figures)) for f, n, figures in without_structure(score)]
    if arguments.json:
        for family, count, loss in (*rules, *structure):
            print(json.dumps({"family": family, "facts": count, **dict(zip(COLUMNS, loss, strict=True))}))
        return
    print(f"{'F1 in points':40s} {'facts':>7s} " + " ".join(f"{c:>13s}" for c in COLUMNS))
    print(f"{'with everything':40s} {facts:7d} " + " ".join(f"{100 * f:13.2f}" for f in base))
    for title, rows in (("lost without the rules", rules), ("lost without the structure", structure)):
        print(f"\n{title}")
        for family, count, loss in sorted(rows, key=lambda row: -sum(row[2])):
            print(f"  {family:38s} {count:7d} " + " ".join(f"{x:13.2f}" for x in loss))


def _figures(name: str, found: Sequence[Read], folder: Path) -> tuple[float, ...]:
    summary = score_readings(SETS[name], found, folder)
    return tuple(summary[key] for key in FIGURES[name])


def _loss(base: Sequence[float], figures: Sequence[float]) -> list[float]:
    return [round(100 * (full - left), 2) for full, left in zip(base, figures, strict=True)]


if __name__ == "__main__":
    main()
