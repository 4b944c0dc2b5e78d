"""Whether confidence means something: of the claims made with a confidence of 0.9, are nine in ten right?

usage: reliability.py [--write]

Judges every claim on the annotated notices of dev_gold as the scorer does, and prints precision by confidence and
by rule, with the expected calibration error: the mean distance between confidence and precision, weighted by claims.
Three confidences are compared: the readers' own estimates; those measured by rule, each notice by the others
(leave one out); and those that claims carry now, also on the seeds, from which nothing is measured. Claims outside
every annotated process are not judged, for the gold is silent there; nor are relations that it does not annotate.
The rules were written with dev_gold and the seeds at hand: on notices that nobody has looked at, expect less.

--write puts what was measured into ontology/rules.ttl: (right + 1) / (claims + 2), from 0.5 to 0.99, for rules with
at least 20 judged claims. Others keep their estimate. Choosing between words is by the estimates, so that no claim
comes or goes by it.
"""

import argparse
import importlib.util
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any
from unittest.mock import patch

from quality import EVAL, ROOT, SETS, Set
from readings import Read, documents, read

from noticegraph.ingest.model import Claim
from noticegraph.ontology.rules import rules

RULES = ROOT / "ontology" / "rules.ttl"
LEAST = 20  # judged claims that a rule needs
LOWEST, HIGHEST = 0.5, 0.99
BINS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Judged:
    """A claim's rule and confidence, and whether the annotation of the notice agrees."""

    notice: str
    relation: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True)
class Tally:
    """How many claims, how many of them right, and their mean confidence."""

    claims: int
    right: int
    confidence: float

    @property
    def precision(self) -> float:
        return self.right / self.claims

    @property
    def measured(self) -> float:
        """The precision smoothed by two claims, one right and one wrong, within the bounds of a claim."""
        return round(min(HIGHEST, max(LOWEST, (self.right + 1) / (self.claims + 2))), 2)


def tally(found: Sequence[Judged]) -> Tally:
    return Tally(len(found), sum(j.right for j in found), sum(j.confidence for j in found) / len(found))


def by_rule(found: Iterable[Judged]) -> dict[str, Tally]:
    grouped: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        grouped[one.rule].append(one)
    return {rule: tally(group) for rule, group in sorted(grouped.items())}


def measured(tallies: Mapping[str, Tally]) -> dict[str, float]:
    """Return the confidence of each rule that has enough claims."""
    return {rule: t.measured for rule, t in tallies.items() if t.claims >= LEAST}


def error(found: Sequence[Judged]) -> float:
    """Return the expected calibration error over the bins."""
    return sum(t.claims / len(found) * abs(t.precision - t.confidence) for _, t in binned(found))


def binned(found: Iterable[Judged]) -> Iterator[tuple[str, Tally]]:
    """Yield the bins that have claims, with the range of confidence that each covers."""
    grouped: dict[int, list[Judged]] = defaultdict(list)
    for one in found:
        grouped[sum(one.confidence >= low for low in BINS)].append(one)
    for number, group in sorted(grouped.items()):
        low, high = BINS[number - 1], min(BINS[number], 1)
        yield f"{low:.2f} – {high:.2f}", tally(group)


def left_out(found: Sequence[Judged]) -> list[Judged]:
    """Return the claims with the confidence that the other notices give their rule."""
    changed: list[Judged] = []
    for notice in sorted({j.notice for j in found}):
        known = measured(by_rule(j for j in found if j.notice != notice))
        own = (j for j in found if j.notice == notice)
        changed += [replace(j, confidence=known.get(j.rule, j.confidence)) for j in own]
    return changed


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    if spec is None or spec.loader is None:
        sys.exit("the scorer (../shared/eval/score.py) is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(chosen: Set, notices: Iterable[Read], score: ModuleType) -> Iterator[Judged]:
    """Yield the claims that the gold can judge."""
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(chosen.gold.glob("*.json"))]
    annotated = {gold["policy"]: gold for gold in golds}
    for one in notices:
        if one.name in annotated:
            agrees = _agreement(annotated[one.name], one.document.text, score)
            for claim in one.reading().claims:
                right = agrees(claim)
                if right is not None:
                    yield Judged(one.name, claim.relation, claim.rule, claim.confidence, right)


def _agreement(gold: dict[str, Any], text: str, score: ModuleType) -> Callable[[Claim], bool | None]:
    """Return what tells whether a notice's gold agrees with a claim; None where the gold is silent."""
    ranges: list[tuple[int, int]] = score.spans(text, gold["processes"])
    values = {(f["relation"], None, score.norm(f["relation"], f["value"])) for f in gold["document"]}
    quotes: list[tuple[int, int]] = []
    for number, process in enumerate(gold["processes"]):
        for fact in process["facts"]:
            if fact["relation"] in score.FREE_TEXT:
                at = text.find(fact["quote"], *ranges[number])
                quotes.append((at, at + len(fact["quote"])))
            else:
                values.add((fact["relation"], number, score.norm(fact["relation"], fact["value"])))

    def agrees(claim: Claim) -> bool | None:
        if claim.relation in score.DOCUMENT:
            return (claim.relation, None, score.norm(claim.relation, claim.value)) in values
        slot = next((i for i, (start, end) in enumerate(ranges) if start <= claim.start < end), None)
        if claim.relation not in score.PROCESS or slot is None:
            return None
        if claim.relation in score.FREE_TEXT:
            return any(claim.start < end and start < claim.end for start, end in quotes)
        return (claim.relation, slot, score.norm(claim.relation, claim.value)) in values

    return agrees


def estimated(chosen: Set, notices: Sequence[Read], score: ModuleType) -> list[Judged]:
    """Return the judged claims with the readers' own estimates."""
    with patch("noticegraph.ingest.interpret.measured", lambda rule, estimate: estimate):
        return list(judge(chosen, notices, score))


def rewritten(text: str, known: Mapping[str, float]) -> str:
    """Return rules.ttl with the measured confidence of each rule, and none where none is measured."""
    text = re.sub(r"^    ng:confidence [0-9.]+ ;\n", "", text, flags=re.MULTILINE)

    def line(match: re.Match[str]) -> str:
        confidence = known.get(match[1])
        return match[0] if confidence is None else f"{match[0]}    ng:confidence {confidence:g} ;\n"

    return re.sub(r'^    skos:notation "([a-z_.]+)" ;\n', line, text, flags=re.MULTILINE)


def show_bins(title: str, found: Sequence[Judged]) -> None:
    print(f"\n{title}: {len(found)} claims, expected calibration error {error(found):.3f}")
    print(f"  {'confidence':12s} {'claims':>7s} {'mean':>6s} {'precision':>10s}")
    for name, t in binned(found):
        print(f"  {name:12s} {t.claims:7d} {t.confidence:6.3f} {t.precision:10.3f}")


def show_rules(tallies: Mapping[str, Tally]) -> None:
    known = measured(tallies)
    print(f"\n  {'rule':28s} {'claims':>7s} {'right':>6s} {'precision':>10s} {'estimate':>9s} {'measured':>9s}")
    for rule, t in tallies.items():
        shown = f"{known[rule]:9.2f}" if rule in known else f"{'(few)':>9s}"
        print(f"  {rule:28s} {t.claims:7d} {t.right:6d} {t.precision:10.3f} {t.confidence:9.2f} {shown}")
    for rule in (r for r in known if tallies[r].precision < LOWEST):
        print(f"  {rule} is right in fewer than half of its claims; it keeps {LOWEST}, the least a claim can have")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put what was measured into ontology/rules.ttl")
    arguments = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("the annotated sets (../shared/eval) are not here")
    score = _scorer()
    dev = list(read(documents(SETS["dev"])))
    estimates = estimated(SETS["dev"], dev, score)
    tallies = by_rule(estimates)
    show_rules(tallies)
    show_bins("dev_gold, the readers' estimates", estimates)
    show_bins("dev_gold, measured on the other notices", left_out(estimates))
    if arguments.write:
        RULES.write_text(rewritten(RULES.read_text(encoding="utf-8"), measured(tallies)), encoding="utf-8")
        rules.cache_clear()
        _forget_tables()
        print(f"\nwritten to {RULES.relative_to(ROOT)}")
    show_bins("dev_gold, as claims carry it", list(judge(SETS["dev"], dev, score)))
    seeds = list(read(documents(SETS["seeds"])))
    show_bins("seeds, the readers' estimates", estimated(SETS["seeds"], seeds, score))
    show_bins("seeds, as claims carry it", list(judge(SETS["seeds"], seeds, score)))


def _forget_tables() -> None:
    from noticegraph.ontology.tables import table

    table.cache_clear()


if __name__ == "__main__":
    main()
