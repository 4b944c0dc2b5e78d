"""The lexicon: which words of which language name which concept.

The files lie in `ontology/lexicon/`; the language tag of a label decides its language, so that a new
language is a new file beside a section in `languages.ttl`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import Literal, NamedNode

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.infinitives import without_mark
from noticegraph.ontology.namespaces import NG, PREFIXES, compact
from noticegraph.ontology.turtle import statements

_DCT = PREFIXES["dct"]
_SKOS = PREFIXES["skos"]
_PURPOSES = "purposes"


class Tier(StrEnum):
    """Where an entry counts."""

    LABEL = "label"  # wherever it stands
    LIST = "list"  # in items, cells, enumerations and brackets of examples
    NOT = "not"  # nowhere: the concept's labels do not count inside it
    PATTERN = "pattern"  # wherever it stands; words with gaps, alternatives and wildcards
    INFINITIVE = "infinitive"  # as a pattern, where an infinitive goes on: "to bill you and | run the shop"


_TIERS = {
    _SKOS + "prefLabel": Tier.LABEL,
    _SKOS + "altLabel": Tier.LABEL,
    NG + "listLabel": Tier.LIST,
    NG + "notLabel": Tier.NOT,
    NG + "pattern": Tier.PATTERN,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One label or pattern of a concept (a CURIE); `topic` is the file's, e.g. `personal-data`."""

    concept: str
    text: str
    tier: Tier
    topic: str


@dataclass(frozen=True, slots=True)
class LexiconLanguage:
    """A language that notices are read in.

    `stemmer` is a Snowball stemmer's name; `reads` are the BCP 47 codes that this lexicon reads;
    `abbreviations` are lower-case words, without their last full stop, that end no sentence; `read_as` are lower-case
    words that are read as another word: "my" as "our"; `infinitive_mark` stands before an infinitive, where one does;
    `compound_heads` are nouns that the stemmer takes for an ending of the word before them in a compound.
    """

    code: str
    stemmer: str
    reads: frozenset[str]
    abbreviations: frozenset[str]
    read_as: Mapping[str, str]
    infinitive_mark: str | None
    compound_heads: tuple[str, ...]


class UnknownLanguage(NoticegraphError, KeyError):
    """No lexicon reads the language asked for."""

    def __str__(self) -> str:
        """Return the message as it is, not as a key's repr."""
        return str(self.args[0])


def _lexicon_files() -> Iterator[Traversable]:
    folder = files("noticegraph.ontology") / "lexicon"
    return iter(sorted((f for f in folder.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name))


def _topic(file_name: str) -> str:
    stem = file_name.removesuffix(".ttl")
    return stem.split("-", 1)[1] if "-" in stem else stem


@cache
def languages() -> dict[str, LexiconLanguage]:
    """Return the languages that have a lexicon, by code."""
    properties: dict[str, dict[str, list[str]]] = {}
    for t in statements("lexicon/languages.ttl"):
        if isinstance(t.object, Literal) and isinstance(t.subject, NamedNode):
            properties.setdefault(t.subject.value, {}).setdefault(t.predicate.value, []).append(t.object.value)
    return {
        p[_DCT + "identifier"][0]: LexiconLanguage(
            code=p[_DCT + "identifier"][0],
            stemmer=p[NG + "stemmer"][0],
            reads=frozenset(p[NG + "reads"]),
            abbreviations=frozenset(p[NG + "abbreviation"]),
            read_as=dict(pair.split(" ") for pair in p.get(NG + "readAs", ())),
            infinitive_mark=next(iter(p.get(NG + "infinitiveMark", ())), None),
            compound_heads=tuple(sorted(p.get(NG + "compoundHead", ()))),
        )
        for p in properties.values()
    }


def lexicon_language(code: str) -> LexiconLanguage:
    """Return the settings of the lexicon `code`; raise `UnknownLanguage` where there is none."""
    try:
        return languages()[code]
    except KeyError:
        raise UnknownLanguage(f"no lexicon for {code!r}; there is one for {', '.join(sorted(languages()))}") from None


@cache
def entries(code: str) -> tuple[Entry, ...]:
    """Return every entry of the lexicon `code`, in the order of the files, then what is made of them."""
    mark = lexicon_language(code).infinitive_mark
    found: list[Entry] = []
    for file in _lexicon_files():
        topic = _topic(file.name)
        for t in statements(f"lexicon/{file.name}"):
            tier = _TIERS.get(t.predicate.value)
            if (
                tier
                and isinstance(t.object, Literal)
                and t.object.language == code
                and isinstance(t.subject, NamedNode)
            ):
                found.append(Entry(compact(t.subject.value), t.object.value, tier, topic))
    return (*found, *_infinitives(found, mark)) if mark else tuple(found)


def _infinitives(found: Iterable[Entry], mark: str) -> Iterator[Entry]:
    """Yield the patterns of purposes that begin with an infinitive's mark, without it."""
    for entry in found:
        if entry.topic == _PURPOSES and entry.tier is Tier.PATTERN and (bare := without_mark(entry.text, mark)):
            yield Entry(entry.concept, bare, Tier.INFINITIVE, entry.topic)
