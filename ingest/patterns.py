r"""The pattern language of the lexicon, compiled to regular expressions over coded words.

A word of a text is coded as ` stem~word`; a sentence is the codes of its words, one after the other.

| pattern | matches |
|---|---|
| `improve website` | the words in this order, in any inflection that the stemmer folds |
| `(handle\|answer)` | one of the alternatives, each a pattern of its own |
| `[own]` | the word or nothing |
| `improve ... website` | a gap of up to six words |
| `analys*`, `*daten` | words with this beginning or end, as written |
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from noticegraph.ontology.errors import NoticegraphError

GAP = 6  # words that `...` may pass over
_TOKEN = re.compile(r"\.\.\.|[()\[\]|]|[^\s()\[\]|.]+(?:\.(?!\.\.)[^\s()\[\]|.]*)*|\.")
_PART = re.compile(r"[^\W_]+\*?|\*[^\W_]+\*?")

Stem = Callable[[str], str]


class PatternError(NoticegraphError, ValueError):
    """A pattern of the lexicon that does not follow its language."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern's regular expression, and the pieces of coded words one of which must be there for it to match.

    `others` are further sets of pieces: one of each must be there too. `first` are pieces one of which is in the first
    word of all that matches, None where any word may be the first, `second` those of the second word of what has two;
    `single` and `empty` tell that one word, or none at all, is enough. A piece may end in the blank behind its word.
    """

    regex: str
    anchors: frozenset[str]
    others: tuple[frozenset[str], ...] = ()
    first: frozenset[str] | None = frozenset()
    second: frozenset[str] | None = frozenset()
    single: bool = False
    empty: bool = False


_ANY = Compiled(rf"(?: [^ ]+){{0,{GAP}}}?", frozenset(), first=None, second=None, single=True, empty=True)


def code(word: str, stem: str) -> str:
    """Return a word's code, which begins with a blank: all that patterns begin with is quickly looked for so."""
    return f" {stem}~{word}"


def _word(token: str, stem: Stem) -> Compiled:
    """Compile one token, which may hold several words (`e-mail`); each stands for itself."""
    regex, anchors = "", []
    for part in _PART.findall(token.lower()):
        if "*" in part:
            bare = part.strip("*")
            before, after = r"[^ ~]*" if part.startswith("*") else "", r"[^ ~]*" if part.endswith("*") else ""
            regex += rf" [^ ~]*~{before}{re.escape(bare)}{after or '(?![^ ])'}"
            anchors.append(bare + " " if not after else ("~" + bare if not before else bare))
        else:
            regex += rf" {re.escape(stem(part))}~[^ ]*"
            anchors.append(f" {stem(part)}~")
    longest = frozenset([max(anchors, key=len)]) if anchors else frozenset()
    first, second = frozenset(anchors[:1]), frozenset(anchors[1:2])
    return Compiled(regex, longest, (), first, second, single=len(anchors) == 1, empty=not anchors)


def _first(parts: Iterable[Compiled]) -> frozenset[str] | None:
    """Return the pieces that the first word of a sequence has: those of all parts up to one that needs a word."""
    pieces: frozenset[str] = frozenset()
    for part in parts:
        if part.first is None:
            return None
        pieces |= part.first
        if not part.empty:
            break
    return pieces


def _either(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    return None if left is None or right is None else left | right


def _second(parts: Sequence[Compiled]) -> frozenset[str] | None:
    """Return the pieces that the second word of a sequence has, in all the ways to part it among the parts."""
    pieces: frozenset[str] | None = frozenset()
    for number, part in enumerate(parts):
        pieces = _either(pieces, part.second)
        if part.single:
            pieces = _either(pieces, _first(parts[number + 1 :]))
        if pieces is None or not part.empty:
            break
    return pieces


def _best(anchors: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the set of anchors that is rarest by the rule of thumb that long words are rare."""
    usable = [a for a in anchors if a]
    return max(usable, key=lambda a: (min(len(x) for x in a), -len(a)), default=frozenset())


class _Parser:
    """A recursive descent over the tokens of one pattern."""

    def __init__(self, pattern: str, stem: Stem) -> None:
        self.pattern, self.stem = pattern, stem
        self.tokens = _TOKEN.findall(pattern)
        self.at = 0

    def fail(self, why: str) -> PatternError:
        return PatternError(f"lexicon pattern {self.pattern!r}: {why}; search for it in ontology/lexicon/")

    def sequence(self, closing: str) -> Compiled:
        """Parse up to one of the characters of `closing`, which is not consumed."""
        parts: list[Compiled] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in closing:
            token = self.tokens[self.at]
            self.at += 1
            if token == "...":
                parts.append(_ANY)
            elif token == "(":
                inner = self.alternatives(")")
                parts.append(replace(inner, regex=f"(?:{inner.regex})"))
            elif token == "[":
                inner = self.alternatives("]")
                parts.append(replace(inner, regex=f"(?:{inner.regex})?", anchors=frozenset(), others=(), empty=True))
            elif token in ")]|":
                raise self.fail(f"{token!r} without its beginning")
            else:
                parts.append(_word(token, self.stem))
        best = _best([part.anchors for part in parts])
        return Compiled(
            "".join(part.regex for part in parts),
            best,
            tuple(part.anchors for part in parts if part.anchors and part.anchors is not best),
            _first(parts),
            _second(parts),
            single=any(p.single and all(q.empty for q in parts if q is not p) for p in parts),
            empty=all(part.empty for part in parts),
        )

    def alternatives(self, closing: str) -> Compiled:
        """Parse alternatives up to and with `closing`."""
        options = [self.sequence("|" + closing)]
        while self.at < len(self.tokens) and self.tokens[self.at] == "|":
            self.at += 1
            options.append(self.sequence("|" + closing))
        if self.at >= len(self.tokens):
            raise self.fail(f"{closing!r} is missing")
        self.at += 1
        anchors = frozenset().union(*(o.anchors for o in options)) if all(o.anchors for o in options) else frozenset()
        return Compiled(
            "|".join(o.regex for o in options),
            anchors,
            (),
            reduce(_either, (o.first for o in options)),
            reduce(_either, (o.second for o in options)),
            single=any(o.single for o in options),
            empty=any(o.empty for o in options),
        )

    def whole(self) -> Compiled:
        """Parse the whole pattern."""
        result = self.sequence("")
        if not result.anchors:
            raise self.fail("no word in it is sure to stand in what it matches")
        return result


def compile_pattern(pattern: str, stem: Stem) -> Compiled:
    """Compile a pattern; raise `PatternError` where brackets do not match or no word is required."""
    return _Parser(pattern, stem).whole()


def is_pattern(text: str) -> bool:
    """Tell whether an entry uses the pattern language rather than being mere words."""
    return any(mark in text for mark in ("...", "(", "[", "*", "|"))
