"""Annotated notices read in this process, for benchmarks that look into the reading."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quality import Set, scored

from noticegraph.ingest.context import Context, Found, build
from noticegraph.ingest.interpret import facts_of, reading_of
from noticegraph.ingest.language import detect
from noticegraph.ingest.model import Document, Language, Reading
from noticegraph.ingest.read import find_notices, read_file
from noticegraph.ingest.unsupported import read_unsupported


@dataclass(frozen=True)
class Read:
    """A notice with all that its reading is made from; no context in a language without a lexicon."""

    name: str
    document: Document
    language: Language
    context: Context | None
    facts: tuple[Found, ...]

    def reading(self) -> Reading:
        """Return the reading that the facts make."""
        if self.context is None:
            return read_unsupported(self.document, self.language)
        return reading_of(self.context, self.language, self.facts)

    def without(self, *rules: str) -> "Read":
        """Return the notice without the facts of the rules that begin so."""
        return replace(self, facts=tuple(f for f in self.facts if not f.rule.startswith(rules)))


def documents(chosen: Set) -> list[tuple[str, Document, Language]]:
    """Return the notices of a set with their languages, by file name."""
    found = [(path.name, read_file(path, root)) for path, root in find_notices(chosen.notices())]
    return [(name, document, detect(document)) for name, document in found]


def read(notices: Iterable[tuple[str, Document, Language]]) -> Iterator[Read]:
    """Read notices as far as their facts."""
    for name, document, language in notices:
        context = build(document, language.lexicon) if language.lexicon is not None else None
        yield Read(name, document, language, context, tuple(facts_of(context)) if context is not None else ())


def score_readings(chosen: Set, found: Sequence[Read], folder: Path) -> dict[str, float]:
    """Return the summary of a set's scorer for the claims of readings; `folder` is for a file between."""
    file = folder / "claims.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for one in found:
            for claim in one.reading().claims:
                row = {"policy": one.name, "process": claim.process, "relation": claim.relation, "value": claim.value}
                row |= {"start": claim.start, "end": claim.end, "quote": one.document.text[claim.start : claim.end]}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return scored(chosen, file)
