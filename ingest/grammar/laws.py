"""Names of laws in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from noticegraph.ingest.grammar.phrases import Phrases
from noticegraph.ingest.grammar.tokens import fold
from noticegraph.ontology.statutes import statutes

_ABBREVIATION = re.compile(r"(?=(?:.*?[A-Z]){2})[A-Za-z0-9.()-]{2,14}(?: (?:[A-Z]+|\d{4}|neu|n\.F\.|\(neu\)))?")
# Names that take endings: "bokføringsloven", "bokføringslovens", "bokføringslova", "des Handelsgesetzbuches".
_INFLECTED = (
    (re.compile(r"(.+lov)(?:en|a)"), ("", "e", "en", "ens", "a", "as", "s")),
    (re.compile(r"(.+(?:forskrift|forordning))(?:en|a)?"), ("", "en", "ens", "a", "s")),
    (re.compile(r"(.+(?:gesetz|gesetzbuch))"), ("", "es", "s")),  # "Datenschutzgesetze" are laws in general
)
# German titles of several words: "des Bayerischen Datenschutzgesetzes", "des Gesetzes gegen den unlauteren Wettbewerb"
_ADJECTIVE = re.compile(r"(?:(\w+isch|Allgemein|Bürgerlich)es )?((?:[\w-]+ und )?\w*[Gg]esetz(?:buch)?)((?: .+)?)")


@dataclass(frozen=True, slots=True)
class LawName:
    """The name of a law; `laws` are the keys of those that go by it, most often one."""

    start: int
    end: int
    laws: tuple[str, ...]


def _forms(name: str) -> Iterator[str]:
    yield name
    for pattern, endings in _INFLECTED:
        match = pattern.fullmatch(name)
        if match and (" " not in name or "- og " in name):  # "plan- og bygningslova"
            yield from (match.group(1) + ending for ending in endings)
    title = _ADJECTIVE.fullmatch(name)
    if title and " " in name:
        adjective, noun, rest = title.groups(default="")
        cased = f"{adjective}en " if adjective else ""
        yield from (f"{cased}{noun}{ending}{rest}" for ending in ("", "es", "s"))


@cache
def _names() -> tuple[Phrases[str], Phrases[str]]:
    """Return the names that count as they are written, and those that count in any case."""
    exact: list[tuple[str, str]] = []
    folded: list[tuple[str, str]] = []
    for statute in statutes().values():
        for name in statute.names:
            if _ABBREVIATION.fullmatch(name):
                exact += [(name, statute.key), (name + "s", statute.key)]
            else:
                folded += [(fold(form), statute.key) for form in _forms(name)]
    return Phrases(exact), Phrases(folded, folded=True)


@lru_cache(maxsize=4)
def find_law_names(text: str) -> tuple[LawName, ...]:
    """Return the names of registered laws, the longest where they overlap."""
    exact, folded = _names()
    both = [*exact.all(text), *folded.all(text)]
    found: list[LawName] = []
    for start, end, laws in sorted(both, key=lambda m: (m[0], -m[1])):
        if not found or start >= found[-1].end:
            found.append(LawName(start, end, laws))
    return tuple(found)
