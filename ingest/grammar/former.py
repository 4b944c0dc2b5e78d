"""Former acts in a text: citations that can only mean the act before the one in force.

"§ 4a BDSG", "§ 28 BDSG a.F.", "lov 14. april 2000 nr. 31".
"""

import re
from collections.abc import Iterator
from functools import cache

from noticegraph.ingest.grammar.phrases import Phrases
from noticegraph.ingest.grammar.tokens import fold
from noticegraph.ontology.cited import Former, former


@cache
def _successors() -> dict[str, Former]:
    return {act.successor: act for act in former().values()}


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    """Return for each act the pattern of what may stand right behind the common name."""
    found = {}
    for act in former().values():
        words = "|".join(re.escape(m) for m in sorted(act.marks, key=lambda m: (-len(m), m)))
        found[act.key] = re.compile(rf" ?(?:{words})(?![^\W_])")
    return found


@cache
def _names() -> Phrases[str]:
    return Phrases(((fold(name), act.key) for act in former().values() for name in act.names), folded=True)


def meant(text: str, law: str, provision: str, end: int) -> tuple[str, int] | None:
    """Return the former act that a citation of a law means and where the citation ends; None for the act in force.

    `provision` is what stands behind the law's key in values (`4a`, `28-6`, empty for the law itself) and `end` where
    the citation ends in the text, which belongs to the mark of the old version where one follows.
    """
    act = _successors().get(law)
    if act is None:
        return None
    mark = _marks()[act.key].match(text, end)
    if mark:
        return act.key, mark.end()
    only = any(provision == section or provision.startswith(f"{section}-") for section in act.sections)
    return (act.key, end) if only else None


def find_former_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the names that only a former act has, with its key."""
    for start, end, keys in _names().find(text):
        yield start, end, keys[0]
