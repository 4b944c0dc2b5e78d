"""How well notices are read: the scorers of ../shared/eval on what comes out of the command line.

usage: quality.py [--json] [SET …]        sets: seeds, dev, transparency200, tilt; all by default

Each set is ingested into a store of its own, the claims and the coverage exported, and scored.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EVAL = SHARED / "eval"


@dataclass(frozen=True)
class Set:
    """An annotated set: where its notices and its gold lie, and which scorer reads it."""

    policies: Path
    gold: Path
    scorer: str
    coverage: bool = True

    def notices(self) -> list[Path]:
        """Return the files that the gold is about."""
        if self.policies != SHARED / "corpus":
            return [self.policies]
        golds = (json.loads(g.read_text(encoding="utf-8")) for g in sorted(self.gold.glob("*.json")))
        return [self.policies / gold["policy"] for gold in golds]


SETS: Mapping[str, Set] = {
    "seeds": Set(SHARED / "seeds", EVAL / "gold", "score.py"),
    "dev": Set(SHARED / "corpus", EVAL / "dev_gold", "score.py"),
    "transparency200": Set(
        EVAL / "transparency200/policies", EVAL / "transparency200/gold", "score_transparency200.py"
    ),
    "tilt": Set(EVAL / "tilt/policies", EVAL / "tilt/gold", "score_tilt.py", coverage=False),
}


def _noticegraph(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("noticegraph")), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def score(name: str, folder: Path) -> dict[str, float]:
    """Ingest a set into a store below `folder` and return its scorer's summary."""
    chosen = SETS[name]
    store, claims, coverage = folder / name, folder / f"{name}.claims.jsonl", folder / f"{name}.coverage.jsonl"
    done = _noticegraph("ingest", *chosen.notices(), "--store", store)
    if done.returncode:
        raise SystemExit(f"ingest of {name} exited {done.returncode}: {done.stderr}")
    _noticegraph("export", "--store", store, "--format", "claims", "-o", claims)
    if not chosen.coverage:
        return scored(chosen, claims)
    verdicts = _noticegraph("validate", "--store", store, "--format", "coverage", "-o", coverage)
    if verdicts.returncode not in (0, 1):
        raise SystemExit(f"validate of {name} exited {verdicts.returncode}: {verdicts.stderr}")
    return scored(chosen, claims, coverage)


def scored(chosen: Set, claims: Path, coverage: Path | None = None) -> dict[str, float]:
    """Return the summary of a set's scorer for a file of claims, and for one of coverage where there is one."""
    command: list[str | Path] = [sys.executable, EVAL / chosen.scorer, "--gold", chosen.gold]
    command += ["--policies", chosen.policies, "--claims", claims, "--json"]
    command += ["--coverage", coverage] if coverage is not None else []
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    summary: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return summary


def scores(names: Sequence[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each set's name and summary."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            yield name, score(name, Path(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", default=[])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("the annotated sets (../shared/eval) are not here")
    for name, summary in scores(arguments.sets or list(SETS)):
        if arguments.json:
            print(json.dumps({"set": name, **summary}))
            continue
        print(f"\n{name}")
        for key, value in summary.items():
            print(f"  {key:40s} {value:.3f}" if isinstance(value, float) else f"  {key:40s} {value}")


if __name__ == "__main__":
    main()
