"""Where a name stands that a cue announces: after it, before it, or in the lines below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from noticegraph.ingest.context import Context
from noticegraph.ingest.grammar.organisations import Organisation
from noticegraph.ingest.grammar.phrases import places
from noticegraph.ingest.grammar.plain_names import PlainName, name_at, name_line
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ontology.grammar_words import grammar_language, grammar_words, words_of

_NEAR = 30  # characters between a cue and the name it announces: articles, nouns of role
_LONG = 260  # characters that may stand between a cue and the verb of being
_BRACKETS = re.compile(r"\([^()]*\)|«[^«»]*»")
_CAPITAL = re.compile(r"(?<!\S)(?:[A-ZÄÖÜÆØÅ]|[a-z]{1,2}[A-Z])")
_INSIDE = re.compile(r"(?<=[a-zæøåäöü,] )")  # a sentence goes on with what begins here
_WORD_END = re.compile(r"(?!\w)")
_NORWEGIAN_NOUN = re.compile(r"(?:[ea][nrst]|[ea]ne|[ae])$")
_GENITIVE = ("'s", "’s", "'", "’")
# Between a subject and its verb: "Example Ltd, Street 1, phone 12 34 56, post@example.org, is the controller"
_CONTACTS = re.compile(
    r"\S+@[^\s,]+|\b(?:tlf|tel|telefon|phone|mob|mobil|org\.? ?nr)\b\.?:? ?[\d +()/-]{5,}", re.IGNORECASE
)
_TWO_COMMAS = re.compile(r" ,|,(?=[ ,]*,)")
# The body before the person who speaks for it: "Example Choir, represented by Jane Example"
_SPEAKER = re.compile(r",? ?(?:v/|\bved |vertreten durch |represented by )[^,;:]{2,60},?$")
_BACK = 240  # characters before a cue in which its subject is looked for, what stands in brackets between included
_MOST_BLANKS = 16  # of a name with its article, title and tie
_TIE = 3  # words of "is also our", which tie a name to its role
_RUN = 6  # blocks of a contact block


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a slot; `full` when it carries a legal form."""

    name: str
    start: int
    end: int
    full: bool


def of_organisation(found: Organisation) -> Named:
    """Return an organisation as a name found."""
    return Named(found.name, found.start, found.end, True)


def _of_plain(found: PlainName | None) -> Named | None:
    return Named(found.name, found.start, found.end, False) if found else None


@cache
def copula(language: str) -> re.Pattern[str]:
    """Return the verbs of being."""
    known = grammar_words(grammar_language(language)).sets
    verbs = "|".join(sorted(re.escape(w) for w in known.get("ng:Copula", frozenset())))
    return re.compile(rf"(?<!\w)(?:{verbs})(?!\w)", re.IGNORECASE)


@cache
def _announces(language: str) -> re.Pattern[str]:
    """Return what ends words that announce the block below: a colon, or a verb of being, perhaps with an article."""
    known = grammar_words(grammar_language(language)).sets
    stops = "|".join(sorted(re.escape(w) for w in known.get("ng:NameStop", frozenset())))
    return re.compile(rf"(?:[:–-]|{copula(language).pattern}(?: (?:{stops}))?:?) *$", re.IGNORECASE)


def announces(language: str, words: str) -> bool:
    """Tell whether words announce the block below them.

    >>> announces("en", "Responsible for this site is the"), announces("en", "We are responsible.")
    (True, False)
    """
    return _announces(language).search(words) is not None


def at(context: Context, start: int, end: int) -> Named | None:
    """Return the name that begins at `start`, behind articles and nouns of role: "is the company Example Ltd"."""
    for o in context.within(context.organisations, start, min(end, start + _NEAR))[:1]:
        between = re.findall(r"[^\W\d_]+", context.text[start : o.start])
        if len(between) <= 1 or all(w[0].islower() for w in between):
            return of_organisation(o)
    return _of_plain(name_at(context.text, start, end, context.language))


def block_name(context: Context, index: int) -> Named | None:
    """Return the name that a block is or begins with: an organisation's, or the whole line where it is one."""
    if index >= len(context.normal.blocks):
        return None
    start, end = context.normal.blocks[index]
    for o in context.within(context.organisations, start, end):
        before = context.text[start : o.start]
        if len(before) <= _NEAR and not re.search(r"\d", before):
            return of_organisation(o)
    block = context.document.blocks[index]
    if block.kind is Kind.HEADING or block.kind is Kind.ROW:
        return None
    named = _of_plain(name_line(context.text, _behind_label(context, start, end), end, context.language))
    in_address = named and any(a.start <= named.start < a.end for a in context.addresses)
    return None if in_address else named  # "Santa Monica, CA 90405"


def _behind_label(context: Context, start: int, end: int) -> int:
    """Return where the value of a line begins that is labelled as a name: "Name of the practice: Example"."""
    colon = context.text.find(": ", start, min(end, start + _NEAR))
    if colon < 0 or not any(h.start == start for h in context.hits(start, colon, "ng:NameField")):
        return start
    return colon + 2


def lines_below(context: Context, index: int) -> Iterator[int]:
    """Yield the indexes of the blocks of the contact block that begins at `index`: lines and items, no paragraphs."""
    for at_index in range(index, min(index + _RUN, len(context.document.blocks))):
        start, end = context.normal.blocks[at_index]
        kind = context.document.blocks[at_index].kind
        if kind is Kind.HEADING or (kind is Kind.PARAGRAPH and end - start > 120 and at_index > index):
            return
        yield at_index


def below(context: Context, index: int) -> Named | None:
    """Return the name that the first lines below a heading or a colon give: the first line that is one."""
    for number, at_index in enumerate(lines_below(context, index)):
        found = block_name(context, at_index)
        if found:
            return found
        start, end = context.normal.blocks[at_index]
        if number or announces(context.language, context.text[start:end]):
            return None
    return None


def after(context: Context, hit: Hit) -> Named | None:
    """Return the name that follows a cue: "The controller is X", "Controller: X", "responsible for the site is:⏎X"."""
    text = context.text
    index = context.normal.block_at(hit.start)
    block_end = context.normal.blocks[index][1]
    if context.document.blocks[index].kind is Kind.HEADING:
        return below(context, index + 1)
    end = min(context.sentence(hit.start)[1], block_end)
    being = copula(context.language)
    said = text[hit.end : block_end]
    if len(said) <= _LONG and announces(context.language, text[hit.start : block_end]):
        if found := below(context, index + 1):
            return found
    elif _is_label(text[context.normal.blocks[index][0] : block_end], said, being) and (
        found := below(context, index + 1)
    ):
        return found
    starts = [hit.end] if being.search(text[max(0, hit.end - 4) : hit.end]) else []
    colon = re.match(r"[^:.]{0,60}: ", text[hit.end : end])
    starts += [hit.end + colon.end()] if colon else []
    starts += [m.end() for m in being.finditer(text, hit.end, min(end, hit.end + _LONG))][:2]
    for start in starts:
        if found := at(context, start, max(end, start + 1)):
            return found
    return None


def _is_label(block: str, said: str, being: re.Pattern[str]) -> bool:
    """Tell whether a block is but the name of a field, its value below: "Data controller and contact"."""
    short = len(said) <= 2 or len(block) <= 60
    return short and ":" not in said and not block.rstrip().endswith(".") and not being.search(block)


def _only_in_front(context: Context, name: Named) -> bool:
    """Tell whether a word has its capital only because it begins the sentence: "The leader is …" names nobody.

    A Norwegian noun that begins one has the article at its end or is a plural: "Lederen er …", "Lederne er …".
    """
    if " " in name.name or name.full:
        return False
    if context.language == "nb" and not _NORWEGIAN_NOUN.search(name.name):
        return False
    text, size = context.text, len(name.name)
    return not any(_INSIDE.match(text, at) and _WORD_END.match(text, at + size) for at in places(text, name.name))


def before(context: Context, hit: Hit) -> Named | None:
    """Return the name that is the subject of a cue: "X (org. no. 1) is the controller"."""
    start = max(context.sentence(hit.start)[0], context.normal.blocks[context.normal.block_at(hit.start)][0])
    found = at(context, start, hit.start)
    if found is None or found.end > hit.start or _only_in_front(context, found):
        return _linked(context, hit)
    addresses = context.within(context.addresses, found.end, hit.start)
    gap = context.text[found.end : addresses[0].start if addresses else hit.start]
    gap += context.text[addresses[-1].end : hit.start] if addresses else ""
    gap = _TWO_COMMAS.sub("", _CONTACTS.sub("", _BRACKETS.sub("", gap)))
    gap = _alias(context.language).sub(" ", gap).strip(" ,")
    if not re.fullmatch(r"[^,;:.]{0,48}", gap) or (not found.full and len(gap) > 24):
        return _linked(context, hit)
    return found


@cache
def _alias(language: str) -> re.Pattern[str]:
    """Return what says under which other name the one before it trades: ", trading as Example Dental,"."""
    known = words_of(language, "ng:AliasWord")
    words = "|".join(sorted(map(re.escape, known))) or "(?!)"
    return re.compile(rf",? \(?(?:{words}) [^,;:.()]{{2,60}}[,)]?", re.IGNORECASE)


@cache
def _ties(language: str) -> frozenset[str]:
    """Return the words that tie a name to a role behind it: "is", "as"."""
    known = grammar_words(grammar_language(language)).sets
    return known.get("ng:Copula", frozenset()) | known.get("ng:RoleAs", frozenset())


def _linked(context: Context, hit: Hit) -> Named | None:
    """Return the name right before a cue that a verb of being or "as" ties to it: "here Example is the controller"."""
    named = nearest_before(context, hit)
    if named and named.full:
        return named
    ties = _ties(context.language)
    first = re.search(r"[^\W\d_]+", context.text[named.end : hit.end]) if named else None
    if first and first.group().lower() in ties:
        return named
    index = context.normal.block_at(hit.start)
    lines = context.document.blocks[max(index - 1, 0) : index + 1]
    if len(lines) == 2 and all(b.kind is Kind.LINE for b in lines):
        return block_name(context, index - 1)  # "Example⏎Attn: Data Controller"
    return None


def nearest_before(context: Context, hit: Hit) -> Named | None:
    """Return the name right before a cue inside its sentence, brackets between left out: "how X (X) collects data"."""
    start = max(context.sentence(hit.start)[0], context.normal.blocks[context.normal.block_at(hit.start)][0])
    for o in reversed(context.within(context.organisations, start, hit.start)):
        near = len(_BRACKETS.sub("", context.text[o.end : hit.start])) <= 12
        return of_organisation(o) if near else None
    start = max(start, hit.start - _BACK)
    for word in _CAPITAL.finditer(context.text, start, hit.start):
        if not _may_reach(context.text, word.start(), hit.start):
            continue
        named = _of_plain(name_at(context.text, word.start(), hit.start, context.language))
        gap = "" if named is None else _BRACKETS.sub("", context.text[named.end : hit.start]).strip()
        gap = gap if gap not in _GENITIVE else ""  # "Example's policy is to …"
        gap = _SPEAKER.sub("", gap)
        between = re.findall(r"[^\s,]+", gap.lower())
        if named is None or (between and (between[0] not in _ties(context.language) or len(between) > _TIE)):
            continue
        if text_goes_on(context.text, named.end) or _is_noun(context, named):
            continue
        if word.start() > start or not _only_in_front(context, named):
            return named
    return None


def _may_reach(text: str, start: int, end: int) -> bool:
    """Tell whether a name that begins at `start`, and what ties it, are short enough to end at `end`."""
    between = text[start:end]
    return between.count(" ") <= _MOST_BLANKS or "(" in between or "«" in between


def text_goes_on(text: str, end: int) -> bool:
    """Tell whether a word goes on behind `end`: what ends there is no name."""
    return text[end - 1 : end] == "-" or text[end : end + 1].isalnum() or text[end : end + 1] == "-"


def _is_noun(context: Context, named: Named) -> bool:
    """Tell whether one word with a capital is but a noun, by the article or pronoun before it: "the Business"."""
    before_it = re.search(r"([^\W\d_]+) $", context.text[max(0, named.start - 20) : named.start])
    stops = words_of(context.language, "ng:PhraseDeterminer")
    return " " not in named.name and before_it is not None and before_it.group(1).lower() in stops
