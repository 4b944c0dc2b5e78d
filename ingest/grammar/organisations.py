"""Names of organisations that carry a legal form: where the name begins is the question.

A legal form ends a name; from there the words are read backwards while they look like parts of a name, and what
only introduces it ("The provider is", "Anbieter ist die", "Firma") is taken off again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from noticegraph.ingest.grammar.known import Known, KnownNames
from noticegraph.ingest.grammar.phrases import Phrases
from noticegraph.ontology.countries import country_names
from noticegraph.ontology.grammar_words import grammar_language, grammar_words
from noticegraph.ontology.legal_forms import LegalForm, legal_forms

__all__ = ["Known", "KnownNames", "Organisation", "find_organisations"]

_NAME_LIMIT = 160  # characters: two forms in a row end a name, a hundred in a row are none
_LONGEST = 9  # words of a name before its legal form
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[\t\n;!?|•·→›»”“\"]")
_INITIAL = re.compile(r"(?:[A-ZÄÖÜ]\.)+|Dr\.|St\.|Co\.|Bros\.|Mr\.|No\.|Prof\.|U\.S\.|Inh\.")
_ABBREVIATED = re.compile(r"\W*[a-zæøåäöü]\.")  # the first word of "z. B.", whose second is no initial
_FIGURES = re.compile(r"[\d.,/]+")
_FOUNDED = re.compile(r"1[5-9]\d\d|20\d\d")
_FREE_BEFORE, _FREE_AFTER = re.compile(r"(?<![\w./@-])"), re.compile(r"(?![\w./@-])")
_OPENERS = "(„“‚‘'\"«[*_#>"
# The ending of an adjective that begins a name, in the genitive or dative: "der | Allgemeinen | Beispiel AG"
_INFLECTED = re.compile(r"^([A-ZÄÖÜ][^\W\d_]*?(?:[dt]sch|isch|gemein|inigt|lich|rst))en(?= [A-ZÄÖÜ])")
_GAP_BEFORE_FORM = re.compile(r"(?:,? ?| \(|\()\Z")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation's name as written, its legal form in the one spelling of `legal-forms.ttl`.

    `country` is a hint (CURIE): the form exists in this country only, or the name names a country that has the form
    ("Example Ireland Limited").
    """

    start: int
    end: int
    name: str
    legal_form: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower().strip(".")


@dataclass(frozen=True, slots=True)
class _Language:
    stops: frozenset[str]
    roles: frozenset[str]
    heads: frozenset[str]
    connectors: frozenset[str]
    ands: frozenset[str]
    apposed: frozenset[str]


@cache
def _language(code: str) -> _Language:
    sets = grammar_words(code).sets
    empty: frozenset[str] = frozenset()
    return _Language(
        stops=sets.get("ng:NameStop", empty),
        roles=sets.get("ng:RoleNoun", empty),
        heads=sets.get("ng:NameHead", empty),
        connectors=sets.get("ng:NameConnector", empty),
        ands=sets.get("ng:NameAnd", empty),
        apposed=sets.get("ng:ApposedArticle", empty),
    )


def _spaced(spelling: str) -> Iterator[str]:
    """Yield the spelling as it is, and with blanks after full stops put in or left out."""
    yield spelling
    yield re.sub(r"\.(?=\w)", ". ", spelling)
    yield re.sub(r"(?<=\w)\. (?=[\w(])", ".", spelling)


@cache
def _forms(code: str) -> Phrases[LegalForm]:
    return Phrases(
        (written, form)
        for form in legal_forms()
        for spelling, language in form.spellings
        if language in ("", code)
        for written in _spaced(spelling)
    )


@cache
def _countries(code: str) -> Mapping[str, str]:
    """Return the countries by their names of one word, in a language and in English."""
    return {name: country for name, country in (*country_names(code), *country_names("en")) if country}


def _is_name_word(word: str) -> bool:
    """Tell whether a word can be part of a name: it has a capital, or is a figure, or "&"."""
    return word in ("&", "+", "-", "–") or any(c.isupper() for c in word) or word[0].isdigit()


def _backwards(text: str, end: int) -> list[_Word]:
    """Return the words before `end` on its line, the nearest first."""
    begin = max(0, end - 160)
    stops = [m.end() for m in _BREAK.finditer(text, begin, end)]
    begin = stops[-1] if stops else begin
    if begin and text[begin - 1].isalnum() and begin < len(text) and text[begin].isalnum():
        begin = text.find(" ", begin, end) if " " in text[begin:end] else end  # a word cut in two is none
    return [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, begin, end)][::-1][: _LONGEST + 4]


@lru_cache(maxsize=1024)
def _is_and_of_name(text: str, left: str, word: str) -> bool:
    """Tell whether "and" joins two words of one name rather than two names.

    It does when the word before it never stands without it: "Time and Date AS" against "HubSpot and Example Ltd".
    """
    if left.endswith("-"):
        return True
    alone = text.count(left)
    return alone == text.count(f"{left} {word} ") or _stands_alone(text, left.lower())


def _stands_alone(text: str, word: str) -> bool:
    """Tell whether a word stands in the text by itself, not inside an address or a compound."""
    at = text.find(word)
    while at >= 0 and not (_FREE_BEFORE.match(text, at) and _FREE_AFTER.match(text, at + len(word))):
        at = text.find(word, at + 1)
    return at >= 0


class _Reader:
    """Reads the names of one text."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.code = grammar_language(language)
        self.words = _language(self.code)

    def _name_start(self, end: int, form: LegalForm, floor: int) -> int | None:
        """Return where the name begins whose legal form follows at `end`; None where there is no name.

        `floor` is where the organisation before this one ends.
        """
        before = [w for w in _backwards(self.text, end) if w.start >= floor]
        taken = self._run(before, form)
        taken = self._trimmed(taken, before, form)
        if not taken or all(_FIGURES.fullmatch(w.text) or w.text in "&+-–" for w in taken):
            return None
        first = taken[-1]
        return first.start + len(first.text) - len(first.text.lstrip(_OPENERS))

    def _run(self, before: list[_Word], form: LegalForm) -> list[_Word]:
        """Return the words that look like parts of the name, the nearest first."""
        taken: list[_Word] = []
        for index, word in enumerate(before[:_LONGEST]):
            text = word.text
            left = before[index + 1] if index + 1 < len(before) else None
            if taken and (not self._joins(text) or self._shouts(word, left, taken[-1])):
                break
            if left is not None and _INITIAL.fullmatch(text) and _ABBREVIATED.fullmatch(left.text):
                break
            bare = text.strip(_OPENERS + ")*_]“”’'\",")
            if not bare and text not in ("&", "+", "-", "–"):
                break
            lefts = before[index + 1 : index + 3]
            if _is_name_word(text) or (taken and (self._connects(word, lefts) or self._dates(word, taken[-1], left))):
                taken.append(word)
                if text[0] in '„“‚«"' or (text[0] == "(" and ")" not in text):
                    break
            elif taken and self._opens(word, bare, left):
                taken.append(word)
                break
            elif self._is_small_name(bare, left, form, first=not taken, small=all(w.text.islower() for w in taken)):
                taken.append(word)
            else:
                break
        return taken

    def _opens(self, at: _Word, word: str, left: _Word | None) -> bool:
        """Tell whether a word without a capital opens a line or a sentence with a name: "bonprix Handels GmbH"."""
        small = word.isalpha() and word.lower() not in self.words.stops | self.words.roles | self.words.connectors
        opens = at.start == 0 or self.text[at.start - 1] in "\n\t" or (left is not None and left.text[-1] in ".:")
        return small and opens and word not in self.words.ands

    def _shouts(self, word: _Word, left: _Word | None, right: _Word) -> bool:
        """Tell whether the word is a small one in a line of capitals: "NOTICE FOR EXAMPLE, INC."."""
        capitals = word.text.isupper() and right.text.isupper() and left is not None and left.text.isupper()
        return capitals and word.lower in self.words.stops

    def _is_small_name(self, word: str, left: _Word | None, form: LegalForm, *, first: bool, small: bool) -> bool:
        """Tell whether a word without a capital is the name or its end: "rapidmail GmbH", "ADITION technologies AG"."""
        if not word[0].isalnum() or word.lower() in self.words.stops | self.words.roles:
            return False
        if first and form.ordinary:
            return left is not None and any(c.isupper() for c in left.text) and left.lower not in self.words.stops
        if first:
            return True
        # "die advanced store GmbH": German nouns have capitals, so that small words behind an article are the name.
        return small and self.code == "de" and left is not None and left.lower in self.words.stops

    def _joins(self, text: str) -> bool:
        """Tell whether the word goes on into the word after it, with no full stop, comma or colon between."""
        last = text[-1]
        if last in ",:)" and not (last == ")" and text[0] == "("):
            return False
        return last not in "“”’'" and (last != "." or _INITIAL.fullmatch(text) is not None)

    def _connects(self, word: _Word, lefts: list[_Word]) -> bool:
        """Tell whether a small word stands inside a name; `lefts` are the two words before it, the nearest first."""
        left = lefts[0] if lefts else None
        if left is None or not self._joins(left.text) or not _is_name_word(left.text):
            return False
        lower = word.text.lower()
        if lower in self.words.ands:
            noun = len(lefts) > 1 and lefts[1].text.islower() and lefts[1].lower in self.words.stops
            if noun and not left.text.endswith("-"):
                return False  # "the Website and Example Ltd"
            return left.lower not in self.words.stops and _is_and_of_name(self.text, left.text, word.text)
        if lower in self.words.connectors:
            return any(left.lower.endswith(head) for head in self.words.heads if len(head) > 3 or left.lower == head)
        return False

    def _dates(self, word: _Word, right: _Word, left: _Word | None) -> bool:
        """Tell whether a small word leads to the year that a name ends with: "Verein Nord | von | 1896 e. V."."""
        named = left is not None and self._joins(left.text) and _is_name_word(left.text)
        year = _FOUNDED.fullmatch(right.text) is not None
        return named and year and word.text in self.words.connectors

    def _is_apposed(self, run: list[_Word], lefts: list[_Word]) -> bool:
        """Tell whether the article before the run is of another gender than the name and so its first word's.

        An adjective may stand between: "das technische Labor Example Nord GmbH". `lefts` are the two words before.
        """
        near, *far = [w.lower if w.text.islower() else "" for w in lefts] or [""]
        if near in self.words.apposed:
            return len(run) > 1
        adjective = near.endswith(("e", "en", "er", "es")) and near not in self.words.stops
        return adjective and len(run) > 2 and not self.words.apposed.isdisjoint(far)

    def _is_spelt_in_capitals(self, run: list[_Word], before: list[_Word]) -> bool:
        """Tell whether the run's first word has capitals of its own, amid words that have none: "by HERE Maps Ltd".

        `before` are all words before the form; a line that is in capitals throughout tells nothing.
        """
        first = run[-1].text
        left = before[len(run)].text if len(before) > len(run) else ""
        own = len(first) > 1 and first.isalpha() and first.isupper() and left.islower()
        return own and not (len(run) > 1 and run[-2].text.isupper())

    def _trimmed(self, taken: list[_Word], before: list[_Word], form: LegalForm) -> list[_Word]:
        """Take off what stands before the name: sentence openers, nouns that say its role, numbers, a repetition.

        `before` are the words that `taken` are the first of, the nearest first.
        """
        run = list(taken)
        outside = before[len(run)] if len(before) > len(run) else None
        article = outside.lower if outside and outside.text.islower() else ""
        if not form.masculine and self._is_apposed(run, before[len(run) : len(run) + 2]):
            run.pop()  # "des Dienstleisters Example GmbH": the article is not the name's
        if article in ("a", "an") and form.ordinary and len(run) == 1:
            return []  # "a California Corporation"
        changed = True
        while changed and run:
            changed = False
            first = run[-1]
            bare = first.lower.strip(_OPENERS + ")")
            lone = len(run) == 1
            goes_on = not lone and run[-2].text.lower() in self.words.connectors
            if (
                (bare in self.words.stops and not self._is_spelt_in_capitals(run, before))
                or (not lone and not goes_on and (bare in self.words.roles or self._is_role_compound(bare)))
                or (first.text[0] == "(" and first.text[-1] == ")")
                or (not lone and _FIGURES.fullmatch(first.text))
                or first.text in ("-", "–", "&", "+")
                or bare in self.words.ands
                or (bare in self.words.connectors and first.text.islower())
            ):
                run.pop()
                changed = True
        return self._without_repetition(run)

    def _is_role_compound(self, word: str) -> bool:
        """Tell whether a German compound ends in a noun of role: "Newsletterdienst", "Zahlungsdienstleister"."""
        return self.code == "de" and any(len(role) > 5 and word.endswith(role) for role in self.words.roles)

    def _without_repetition(self, run: list[_Word]) -> list[_Word]:
        """Cut "Example Analytics Example Ireland Limited" to its second part."""
        if len(run) > 2:
            first = run[-1].text
            for index, word in enumerate(run[:-2]):
                joined = run[index + 1].text.lower() in self.words.ands | {"&", "+"}  # "Bird & Bird LLP"
                if word.text == first and first[0].isupper() and not joined:
                    return run[: index + 1]
        return run

    def find(self) -> Iterator[Organisation]:
        """Yield the organisations in the order of the text."""
        previous: Organisation | None = None
        for start, end, forms in _forms(self.code).find(self.text):
            form = forms[0]
            if self._is_mere_word(start, end, form):
                continue
            found = self._after_name(start, end, form, previous) or self._before_name(start, end, form)
            if found:
                if previous and found.start < previous.end:
                    previous = found
                    continue
                if previous:
                    yield previous
                previous = found
        if previous:
            yield previous

    def _after_name(self, start: int, end: int, form: LegalForm, previous: Organisation | None) -> Organisation | None:
        gap = _GAP_BEFORE_FORM.search(self.text, max(0, start - 2), start)
        name_end = gap.start() if gap else start
        if name_end == start and start and self.text[start - 1] not in " (":
            return None
        close = previous is not None and 0 <= start - previous.end <= 2 and end - previous.start <= _NAME_LIMIT
        if previous and close and self.text[previous.end : start].strip(" ,") == "":
            name = self.text[previous.start : end]
            return Organisation(
                previous.start, end, name, form.label, self._country(name, form)
            )  # "Example Foundation, Inc."
        begin = self._name_start(name_end, form, previous.end if previous else 0)
        if begin is None:
            return None
        if self.text[name_end:start].endswith("(") and self.text[end : end + 1] == ")":
            end += 1  # "Beispiel (GmbH & Co KG)"
        elif self.text[name_end:start].endswith("("):
            return None
        name = self._uninflected(begin, self.text[begin:end])
        return Organisation(begin, end, name, form.label, self._country(name, form))

    def _uninflected(self, begin: int, name: str) -> str:
        """Return a German name that begins with an adjective as it is called: "der Beispielischen Bank AG" has an -n.

        Only behind "der", where the name is feminine: "des Deutschen Vereins" would be "Deutscher Verein".
        """
        if self.code != "de" or not self.text.endswith(("der ", "Der "), 0, begin):
            return name
        return _INFLECTED.sub(r"\1e", name, count=1)

    def _before_name(self, start: int, end: int, form: LegalForm) -> Organisation | None:
        """Return the name that follows a form: "Stiftung Beispiel", "UAB Example"."""
        if not form.stands_first:
            return None
        match = re.compile(r"(?: [A-ZÄÖÜÆØÅ][\w&-]+){1,4}").match(self.text, end)
        if not match or (
            form.label == "Stiftung" and self.text[max(0, start - 4) : start].lower() not in ("der ", "die ", "")
        ):
            return None
        name = self.text[start : match.end()]
        return Organisation(start, match.end(), name, form.label, self._country(name, form))

    def _country(self, name: str, form: LegalForm) -> str | None:
        """Return the country that a name hints at; no more than a hint."""
        if len(form.countries) == 1:
            return form.countries[0]
        named = {_countries(self.code).get(word) for word in name.split()}
        return next((country for country in form.countries if country in named), None)

    def _is_mere_word(self, start: int, end: int, form: LegalForm) -> bool:
        """Tell whether the letters of a form are an ordinary word here: "AS IS", "AB 1584", "se"."""
        if not form.ordinary:
            return False
        rest = self.text[end : end + 12]
        before = self.text[max(0, start - 24) : start]
        last = re.split(r"\s", before.rstrip(" ,"))[-1]
        if re.match(r" \d{3,}", rest) and end - start <= 3:
            return True
        if last.isupper() and self.text[start:end].lower() in self.words.ands:
            return True  # "BETALING OG OPPGJØR"
        shouting = len(last) > 1 and last.isupper() and re.match(r" [A-ZÄÖÜ]{2,}\b", rest) is not None
        return shouting and self.text[start:end].isupper()


@lru_cache(maxsize=4)
def find_organisations(text: str, language: str) -> tuple[Organisation, ...]:
    """Return the organisations named with a legal form, sorted by start, none overlapping another.

    >>> [o.name for o in find_organisations("The provider is Example Ireland Ltd., owned by Example, Inc.", "en")]
    ['Example Ireland Ltd.', 'Example, Inc.']
    """
    return tuple(_Reader(text, language).find())
