"""Which language a notice is written in, and which lexicon reads it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from lingua import Language as Lingua
from lingua import LanguageDetector, LanguageDetectorBuilder

from noticegraph.ingest.model import TILT, Document, Kind, Language
from noticegraph.ontology.grammar_words import grammar_words
from noticegraph.ontology.lexicon import languages

# The languages of the EEA, the United Kingdom and Switzerland that notices are published in here, and a few that their
# pages carry beside them. A language outside the list is taken for its nearest neighbour in it, which no lexicon reads.
_CANDIDATES = (
    "bg ca cs da de el en es et fi fr ga hr hu is it lt lv nb nl nn pl pt ro ru sk sl sv tr uk".split()  # noqa: SIM905
)
SAMPLE = 4000  # characters; more make no notice surer
_GLANCE = 500  # characters that are enough for nearly all notices, at a third of the time
_SURE = 0.995  # what a glance makes out at least, or the whole sample is looked at
# Function words tell a language without the detector, which takes ten times as long. A third of the words of a notice
# are such words of its language; of a neighbour's notice they are less than a tenth.
_LOOK = 2000  # characters in which they are counted, in stretches from the whole of the notice
_TELLING = 0.24  # of the words, at least
_OTHERS = 0.03  # of the words that another language's function words may be
_ENOUGH = 60  # words that shares mean something of
_SILENCE = 20  # words among which none is a function word: a list of names, or another language begins
_WORD = re.compile(r"[^\W\d_]+")
_CLOSE = 0.15  # a declared language wins over a detected one that is no more than this ahead


@cache
def _detector() -> LanguageDetector:
    chosen = [known for known in Lingua.all() if known.iso_code_639_1.name.lower() in _CANDIDATES]
    # Low accuracy mode looks at groups of three letters only: enough for pages of text, a tenth of the memory.
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()


def _pieces(document: Document) -> Iterator[str]:
    """Yield the running words of the blocks, paragraphs first: names and addresses say little about a language."""
    marks = sorted(document.masked, key=lambda m: m.start)
    for wanted in ((Kind.PARAGRAPH,), (Kind.ITEM, Kind.ROW), (Kind.HEADING, Kind.LINE)):
        at = 0
        for block in document.blocks:
            if block.kind not in wanted:
                continue
            while at < len(marks) and marks[at].end <= block.start:
                at += 1
            start, i = block.start, at
            while i < len(marks) and marks[i].start < block.end:
                yield document.text[start : max(marks[i].start, start)]
                start, i = max(start, marks[i].end), i + 1
            yield document.text[start : block.end] + " "


def sample(document: Document) -> str:
    """Return up to `SAMPLE` characters of the document's words, taken from the whole length of it."""
    # Four stretches: a notice in two languages, or one with a foreign quotation at its head, is judged by its most.
    return _stretches(_words(document), SAMPLE, 4)


def _words(document: Document) -> str:
    return " ".join("".join(_pieces(document)).split())


def _stretches(words: str, size: int, number: int) -> str:
    """Return words of `size` characters, from as many places as said, evenly from the first to the last."""
    if len(words) <= size:
        return words
    part = size // number
    step = (len(words) - part) // (number - 1)
    return " ".join(words[i * step : i * step + part] for i in range(number))


def lexicon_for(code: str) -> str | None:
    """Return the lexicon that reads a language, by its BCP 47 code; None when there is none.

    >>> lexicon_for("nn"), lexicon_for("de-AT"), lexicon_for("fr")
    ('nb', 'de', None)
    """
    primary = code.casefold().split("-")[0]
    return next((lexicon.code for lexicon in languages().values() if primary in lexicon.reads), None)


def _ranked(words: str) -> list[tuple[str, float]]:
    """Return the codes of the candidates with how likely each is, the likeliest first."""
    values = _detector().compute_language_confidence_values(words)
    return [(value.language.iso_code_639_1.name.lower(), value.value) for value in values]


@cache
def _function_words() -> Mapping[str, str]:
    """Return the words that tell one language with a lexicon from the others, with the lexicon's code."""
    return {word: code for code in languages() for word in grammar_words(code).sets.get("ng:FunctionWord", frozenset())}


def told_by_words(words: str) -> list[str | None]:
    """Return for each word the code of the lexicon of whose language it is a function word; None for other words."""
    known = _function_words()
    return [known.get(word) for word in _WORD.findall(words.lower())]


def _plainly(words: str) -> str | None:
    """Return the code of the language that function words alone tell words to be in; None where they leave a doubt.

    A lexicon that reads several languages (Bokmål, Nynorsk) does not tell which of them it is, nor from the neighbours.
    """
    said = told_by_words(words)
    counts = Counter(filter(None, said)).most_common(2)
    if len(said) < _ENOUGH or not counts or counts[0][1] < _TELLING * len(said):
        return None
    if len(counts) > 1 and counts[1][1] > _OTHERS * len(said):
        return None
    code = counts[0][0]
    told = [-1, *(at for at, word in enumerate(said) if word == code), len(said)]
    if max(after - before for before, after in pairwise(told)) > _SILENCE:
        return None
    return code if languages()[code].reads == {code} else None


def _declared(document: Document) -> str:
    """Return the code of the language that a document declares; empty where it declares none, or what is no code."""
    code = re.split("[-_]", (document.declared_language or "").strip().casefold())[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        return ""
    return "nb" if code == "no" else code


def detect(document: Document) -> Language:
    """Return the document's language, detected on its words; what the page declares only breaks a tie.

    Pages declare what their template was made for: half of the wrong `lang` attributes are "en".
    """
    declared = _declared(document)
    if document.media_type == TILT and declared:
        code = declared  # its fields are names and codes more than words
        return Language(code, lexicon_for(code))
    words = _words(document)
    if plain := _plainly(_stretches(words, _LOOK, 20)):
        return Language(plain, plain)
    ranked = _ranked(_stretches(words, _GLANCE, 10))
    if not ranked or ranked[0][1] < _SURE:
        ranked = _ranked(sample(document))
    if not ranked or ranked[0][1] <= 0.0:
        declared = declared or "und"
        return Language(declared, lexicon_for(declared), 0.0)
    code, confidence = ranked[0]
    for other, value in ranked[1:4]:
        if other == declared and confidence - value <= _CLOSE:
            code, confidence = other, value
    return Language(code, lexicon_for(code), round(confidence, 2))
