"""Names without a legal form: of persons, associations, municipalities, brands.

Nothing in such a name says that it is one; so they are read only where one is due: at a place that a cue points to, or
as a whole line of a contact block.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from noticegraph.ingest.lines import is_contact
from noticegraph.ontology.grammar_words import grammar_language, grammar_words

_LONGEST = 9  # words of a name
_KIND = 4  # words behind a genitive in which the noun stands that tells which body has it in its name
_PARTICLES = frozenset(
    {"von", "van", "de", "der", "den", "zu", "af", "di", "da", "do", "dos", "del", "della", "du", "la", "le", "y", "e"}
)
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")  # "1st Example Scouts"
_WORD = re.compile(r"\S+")
_OPENERS = "(„“‚‘'\"«[*_#>"
_CLOSERS = ".,;:)]”“’'\"»*_"
_INITIAL = re.compile(r"(?:[A-ZÄÖÜÆØÅ]\.)+")
_NUMBER_AT_END = re.compile(r"\d+ ?[a-zA-Z]?(?:[-/]\d+)?$")
_POSTCODE = re.compile(r"\d{4,}|\b\d{3} \d{2}\b")
_GENITIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class PlainName:
    """A name as written; `words` counts its words, `article` tells that an article stood before it."""

    start: int
    end: int
    name: str
    words: int
    article: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    stops: frozenset[str]
    roles: frozenset[str]
    nouns: frozenset[str]  # stops and roles: what begins no name
    heads: frozenset[str]
    connectors: frozenset[str]
    ands: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    tails: tuple[str, ...]


@cache
def _words(language: str) -> _Words:
    sets = grammar_words(grammar_language(language)).sets
    empty: frozenset[str] = frozenset()
    stops, roles = sets.get("ng:NameStop", empty), sets.get("ng:RoleNoun", empty)
    return _Words(
        stops=stops,
        roles=roles,
        nouns=stops | roles,
        heads=sets.get("ng:NameHead", empty),
        connectors=sets.get("ng:NameConnector", empty),
        ands=sets.get("ng:NameAnd", empty),
        honorifics=sets.get("ng:Honorific", empty),
        titles=sets.get("ng:PersonTitle", empty),
        tails=tuple(sets.get("ng:NameTail", empty)),
    )


def _capital(word: str) -> bool:
    bare = word.lstrip(_OPENERS)
    return bool(bare) and (bare[0].isupper() or (bare[0].islower() and any(c.isupper() for c in bare[1:])))


def _bare(word: str) -> str:
    return word.strip(_OPENERS + _CLOSERS).lower()


def _is_head(word: str, known: _Words) -> bool:
    return any(word == head or (len(head) > 3 and word.endswith(head)) for head in known.heads)


def _is_tail(word: str, known: _Words) -> bool:
    """Tell whether a small word closes a name: "Eksempel idrettslag", "Eksempel skolers musikkorps"."""
    return word.islower() and any(word.endswith(tail) or word.rstrip("s").endswith(tail) for tail in known.tails)


def _closes(word: str, known: _Words) -> bool:
    """Tell whether the name ends with this word, by the mark after it."""
    if word[-1] not in _CLOSERS:
        return False
    return not (word[-1] == "." and (_INITIAL.fullmatch(word) or _bare(word) in known.titles))


def _names_a_body(following: list[tuple[int, int, str]], known: _Words) -> bool:
    """Tell whether a genitive is part of a body's name.

    "St Example's Church Council" is, "Example's Privacy Policy" is not.
    """
    for _, _, word in following[:_KIND]:
        if not _capital(word) or _bare(word) in known.roles:
            return False
        if _is_head(_bare(word), known):
            return True
    return False


def name_at(text: str, start: int, end: int, language: str) -> PlainName | None:
    """Return the name that begins at `start`, behind articles, nouns of role and forms of address; None without one.

    >>> name_at("is the Example Museum of Art, Main Street 1", 2, 43, "en").name
    'Example Museum of Art'
    """
    known = _words(language)
    found = [(*m.span(), m.group()) for m in islice(_WORD.finditer(text, start, end), _LONGEST + 4)]
    at = article = 0
    while at < min(3, len(found)) and not text[found[at][0]].isspace():
        word = _bare(found[at][2])
        lower = found[at][2].lstrip(_OPENERS)[:1].islower()
        if word in known.honorifics or (word in known.nouns and (lower or at == 0)):
            article = article or (word not in known.honorifics and word in known.stops)
            at += 1
        else:
            break
    run: list[tuple[int, int, str]] = []
    headed = False
    for index in range(at, min(len(found), at + _LONGEST)):
        first, last, word = found[index]
        bare = _bare(word)
        after = found[index + 1][2] if index + 1 < len(found) else ""
        if (not bare and word not in ("&", "+")) or (run and (word[0] == "(" or bare in known.honorifics)):
            break  # "Example Roastery, Prop. | Jane Example"
        if not run and _ORDINAL.fullmatch(bare) and _capital(after):
            headed = True
        elif _capital(word) and (run or bare not in known.nouns):
            headed = headed or _is_head(bare, known)
        elif (
            (run and (word in ("&", "+") or (bare in known.ands and headed)) and _capital(after))
            or (run and headed and bare in known.connectors and (_capital(after) or after in known.connectors))
            or (run and _is_tail(bare, known))
            or (run and bare in known.titles)
        ):
            pass
        else:
            break
        run.append((first, last, word))
        if _closes(word, known) or (_GENITIVE.search(word) and not _names_a_body(found[index + 1 :], known)):
            break
    if len(run) > 1 and _bare(run[-1][2]) in known.roles:
        return None  # "the Example Privacy Statement"
    while run and (_bare(run[-1][2]) in known.connectors | known.ands or run[-1][2] in "&+"):
        run.pop()
    if not run:
        return None
    begin = run[0][0] + len(run[0][2]) - len(run[0][2].lstrip(_OPENERS))
    stop = run[-1][1]
    last_word = run[-1][2]
    if not (_INITIAL.fullmatch(last_word)):
        stop -= len(last_word) - len(last_word.rstrip(_CLOSERS))
    genitive = _GENITIVE.search(text[begin:stop])
    stop -= len(genitive.group()) if genitive else 0
    name = text[begin:stop]
    if stop <= begin or not any(c.isalpha() for c in name) or len(name) < 2:
        return None
    if article and len(run) == 1:
        return None  # "the Notary", "im Auftrag": a noun
    return PlainName(begin, stop, name, len(run), bool(article))


def is_person(name: str, language: str) -> bool:
    """Tell whether a name looks like a person's: two to five words with capitals and none that names a kind of body."""
    known = _words(language)
    words = [w for w in name.split() if _bare(w) not in known.titles]
    if not 2 <= len(words) <= 5 and not (words and len(words) < len(name.split())):
        return False
    bare = [_bare(w) for w in words]
    return all(
        (_capital(w) and w.replace("-", "").strip(".'’").isalpha()) or b in _PARTICLES
        for w, b in zip(words, bare, strict=True)
    ) and not any(
        _is_head(b, known) or b in known.roles or b in known.stops - _PARTICLES or _is_tail(b, known) for b in bare
    )


def name_line(text: str, start: int, end: int, language: str) -> PlainName | None:
    """Return the name that a line of a contact block is, None where the line is something else.

    Forms of address are left out, an address or a way of contact after a comma too; streets, postcodes, numbers,
    labels with a colon and sentences are no names.
    """
    known = _words(language)
    line = text[start:end]
    comma = line.find(", ")
    if comma > 0 and (re.search(r"\d", line[comma:]) or is_contact(line[comma + 2 :])):
        line = line[:comma]
    bracket = line.find(" (")
    line = (line[:bracket] if bracket > 0 else line).rstrip(" ,;")
    begin = start
    while (first := _WORD.match(line)) and _bare(first.group()) in known.honorifics:
        cut = first.end() + (1 if line[first.end() : first.end() + 1] == " " else 0)
        begin, line = begin + cut, line[cut:]
    words = line.split()
    if not words or len(words) > _LONGEST or ":" in line or _POSTCODE.search(line) or _NUMBER_AT_END.search(line):
        return None
    if is_contact(line) or line[-1] in "?!" or (line[-1] == "." and len(words) > 4):
        return None
    if not _capital(words[0]) or _bare(words[0]) in known.nouns:
        return None
    small = [
        w
        for w in words
        if not _capital(w)
        and _bare(w) not in known.connectors | known.ands | _PARTICLES | {"", "&", "+", "-", "–", "med"}
    ]
    if any(not _is_tail(_bare(w), known) for w in small):
        return None
    return PlainName(begin, begin + len(line), line, len(words))
