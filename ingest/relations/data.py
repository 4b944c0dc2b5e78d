"""Personal data: categories named in a process.

"We collect your name, address and IP address" names three; "in the name of the company" names none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found, per_notice
from noticegraph.ingest.denial import denied, excepted, none_of
from noticegraph.ingest.extent import noun_phrase
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.lines import is_contact
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.nouns import another_word
from noticegraph.ingest.relations.defined import is_definition
from noticegraph.ingest.relations.leads import begins_with_infinitive, lead_blocks, list_of
from noticegraph.ingest.relations.no_data import is_no_data
from noticegraph.ingest.relations.purposes import lead_of_purposes
from noticegraph.ontology.grammar_words import words_of
from noticegraph.ontology.lexicon import Tier

TOPIC = "personal-data"
ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)

# What may stand between two members of an enumeration: "your name, (postal) address and/or, ggf., your e-mail".
_BETWEEN = re.compile(r"[\s,;/&()\[\]*•·\"“”„'’.-]*(?:(?:\w+|[a-z]{2,5}\.)[\s,;/&()*-]+){0,3}")
_JOINTS = (",", "/", "(", ";", " and ", " und ", " og ", " or ", " oder ", " eller ", "&")
_NEAR = 45  # characters between two members of an enumeration, at most
# Members between them that the lexicon does not know: "Name, Gruppe des Kindes und Nachrichten". German nouns have
# capitals, so that a clause between two data is none.
_SMALL = r"(?:(?!zur |für |aus |um )[a-zäöüß]+[enrs] )?"  # an article or an adjective
_NOUN = r"[A-ZÄÖÜ][\w-]*(?: (?:des|der|von|zum|zur) [A-ZÄÖÜ][\w-]*)?"
_AND = r"(?:,| und| sowie| oder) "
_UNKNOWN = re.compile(rf"(?: (?:des|der|von|zum|zur) [A-ZÄÖÜ][\w-]*)?(?:{_AND}{_SMALL}{_NOUN}){{1,2}}{_AND}{_SMALL}")
# "… Video- und Textdaten" are data whatever comes before; "E-Mail- oder Chatanbieter" are none
_HALF = re.compile(
    r"-(?:,| (?:und|oder|sowie|bzw\.|og|eller) )(?!.{0,60}?(?:daten|angaben|informationen|opplysninger)\b)"
)
_INFLECTED = 3  # letters by which a word's forms differ
_FAR = 80  # characters between two members with unknown ones between them
# Characters between data and what denies them, "IP addresses | are not stored", and in which the denial ends.
_BEFORE_DENIAL = 10
_DENIAL = 50
_FEW = 3  # items that name data before their list is one of data
# "registrerer | vi | navnet": behind what stands first the verb does, too
_COLLECTED = re.compile(
    r"([^\W\d_]+) (?:(?:vi|me|wir) )?(?:(?:the|your|their|its|user|users[’']|din|ditt|dine|deres) )?$"
)
# Behind one that a phrase ends with: a mark, or a small word that begins another
_ENDS = re.compile(r"[.,;:)\n]|$| (?:and|or|to|for|as|in|on|when|if|only|og|eller|for|når|av)\b")
_BEFORE_WORDS = 40  # characters in which they stand
_OCCASION = 60  # characters before a noun in which the preposition that governs it stands
_ARTICLES = 2  # words between them: "bei | einer neuen | Anfrage"
_REGISTERED = re.compile(r"[A-Z]{2,3}[ -]?[\d. /]{6,}[A-Z]?")  # "VAT ID: DE123456789", in a masthead
_MEANS = 60  # characters behind "by post" in which further ways of contact are enumerated
_MEANS_END = re.compile(r"[).;:\n\t]|\w \w+ \w")
_WORD = re.compile(r"\w+")
_LAST_MARK = 2  # characters behind the words that a list is announced with: ": "
_MEMBER_MARK = re.compile(r"[:(–—]| - ")
_SHORT_ITEM = 90  # characters of an item or cell in which a bare word is a category, not prose


def _hits(context: Context) -> Iterator[tuple[Hit, int]]:
    """Yield the hits that may name data, with their scope; "zu gewährleisten" is not the noun "Gewährleistung"."""
    for hit, scope in context.topic(TOPIC, *ROLES, Role.DEFINITIONS):
        if not another_word(context.language, context.text, hit) and not _is_half(context, hit):
            yield hit, scope


def _is_half(context: Context, hit: Hit) -> bool:
    """Tell whether a word is but the first part of another: "| E-Mail |- oder Videokonferenzanbieter".

    Of a compound that the lexicon knows, "Kontakt- und Adressdaten", the hit is the whole one.
    """
    if _HALF.match(context.text, hit.end) is None:
        return False
    return len(hit.entry) <= hit.end - hit.start + _INFLECTED


@per_notice
def _naming_in(context: Context, first: int, stop: int, naming: frozenset[int]) -> int:
    """Return how many of the blocks of a list are among those in `naming`."""
    return sum(b in naming for b in range(first, stop))


def _mostly_data(context: Context, block: int, naming: frozenset[int]) -> bool:
    """Tell whether most of the items of an item's list, and some at least, name data; `naming` are such blocks."""
    first, stop = list_of(context, block)
    named = _naming_in(context, first, stop, naming)
    return named >= _FEW and 2 * named >= stop - first


def _lists_data(context: Context, block: int, naming: frozenset[int]) -> bool:
    """Tell whether an item's list is one of data: its introduction says so, or most of its items name some.

    `naming` are the blocks that name data.
    """
    if _mostly_data(context, block, naming):
        return True
    first, _ = list_of(context, block)
    if first == 0:
        return False
    start, end = context.normal.blocks[first - 1]
    sentence, _ = context.sentence(max(end - 1, start))
    return context.has(max(sentence, start), end, "ng:ColumnData")


def _in_short_item(context: Context, hit: Hit, naming: frozenset[int]) -> bool:
    """Tell whether the hit stands in a short item of a list of data, or in a table's column of data."""
    block = context.normal.block_at(hit.start)
    kind = context.document.blocks[block].kind
    start, end = context.normal.blocks[block]
    if kind is Kind.ITEM:
        return end - start <= _SHORT_ITEM and _lists_data(context, block, naming)
    return kind is Kind.ROW and context.column(hit.start) == "ng:ColumnData"


def _in_example(context: Context, hit: Hit) -> bool:
    """Tell whether the hit stands after "such as", "e.g.", "including" in its sentence, or in their brackets."""
    start, _ = context.sentence(hit.start)
    cues = context.hits(max(start, hit.start - 160), hit.start, "ng:ExampleCue")
    return bool(cues) and "." not in context.text[cues[-1].end + 1 : hit.start].replace("e.g.", "").replace("z.B.", "")


def _in_place(context: Context, hit: Hit, naming: frozenset[int]) -> bool:
    """Tell whether a bare word stands where data are named: a list, examples, or right behind "we collect"."""
    return _in_short_item(context, hit, naming) or _in_example(context, hit) or _is_collected(context, hit)


def _is_collected(context: Context, hit: Hit) -> bool:
    """Tell whether a bare noun is all that a verb of collecting has for an object: "we collect your | location"."""
    verb = _COLLECTED.search(context.text, max(0, hit.start - _BEFORE_WORDS), hit.start)
    if verb is None or verb.group(1).lower() not in words_of(context.language, "ng:CollectingVerb"):
        return False
    return _ENDS.match(context.text, hit.end) is not None


def _neighbours(hits: list[tuple[Hit, int]], context: Context) -> set[Hit]:
    """Return the hits that are members of an enumeration with another hit.

    A hit's neighbour is the first that begins behind it: where a pattern spans two members ("e-mail and
    name"), each of the two still has the other.
    """
    found = [hit for hit, _ in hits]
    starts = [hit.start for hit in found]
    reach = _FAR if context.language == "de" else _NEAR
    members: set[Hit] = set()
    for left in found:
        for index in range(bisect_left(starts, left.end), len(found)):  # a slice would count from the first hit on
            right = found[index]
            if right.start >= left.end + reach:
                break
            between = context.text[left.end : right.start]
            if "\n" in between or not any(mark in between for mark in _JOINTS):
                continue
            near = len(between) < _NEAR and _BETWEEN.fullmatch(between)
            if near or (reach == _FAR and _UNKNOWN.fullmatch(between)):
                members |= {left, right}
                break
    return members


def _of_purpose(context: Context, hit: Hit, naming: frozenset[int]) -> bool:
    """Tell whether a bare word stands in an item that names a purpose: "To visit you when you are | ill".

    What it gives as examples of data stays data: "To send you news (by your e-mail address)".
    """
    block = context.normal.block_at(hit.start)
    if context.document.blocks[block].kind is not Kind.ITEM:
        return False
    start, end = context.normal.blocks[block]
    own = context.text[start:end].strip(" .,;")
    purpose = begins_with_infinitive(context, block) or (
        lead_of_purposes(context, block)
        and own != context.text[hit.start : hit.end]
        and _MEMBER_MARK.search(context.text, start, hit.start) is None
        and not _mostly_data(context, block, naming)
    )
    return purpose and not _in_example(context, hit)


@per_notice
def _lists_recipients(context: Context, item: int) -> bool:
    """Tell whether what leads a list's item up to its list ends in who receives data: "We share it with:".

    "We give the couriers the following data:" ends in the data.
    """
    before = lead_blocks(context)[item]
    if before < 0:
        return False
    start, end = context.normal.blocks[before]
    first, _ = context.sentence(max(end - 2, start))
    said = context.hits(max(first, start), end, "ng:GivesTo", "ng:RecipientKind", "ng:RecipientCategoryCue")
    return any(end - h.end <= _LAST_MARK for h in said)


def _of_recipients(context: Context, hit: Hit) -> bool:
    """Tell whether a bare word names who receives data: "We share it with:⏎• other | departments".

    What an item adds about its recipient may be data: "Example Ltd: name, address".
    """
    block = context.normal.block_at(hit.start)
    if context.document.blocks[block].kind is not Kind.ITEM or not _lists_recipients(context, block):
        return False
    return _MEMBER_MARK.search(context.text, context.normal.blocks[block][0], hit.start) is None


def _on_occasion(context: Context, hit: Hit) -> bool:
    """Tell whether a bare noun names the occasion: "bei einer Anfrage oder Buchung speichern wir …".

    German only: capitals tell the nouns that stand between the preposition and the hit.
    """
    if context.language != "de":
        return False
    start, _ = context.sentence(hit.start)
    before = context.text[max(start, hit.start - _OCCASION) : hit.start].split()
    occasions = words_of(context.language, "ng:OccasionWord")
    small = 0
    while before and small <= _ARTICLES:
        word = before.pop()
        if word.lower() in occasions:
            return True
        if word in ("oder", "und") and before and before[-1].isalpha() and before[-1][0].isupper():
            before.pop()
        elif word.isalpha() and word.islower():
            small += 1
        else:
            return False
    return False


def _denied(context: Context, hit: Hit) -> bool:
    """Tell whether the data are named only to deny them: a denial around them, or that they are kept right behind.

    "Names are not collected unless you give them" says when they are.
    """
    if none_of(context, hit.start) or (denied(context, hit.start, hit.end) and not excepted(context, hit.end)):
        return True
    _, end = context.sentence(hit.start)
    behind = context.hits(hit.end, min(hit.end + _DENIAL, end), "ng:Negation")
    return any(n.start - hit.end <= _BEFORE_DENIAL and context.has(n.start, n.end, "ng:StorageVerb") for n in behind)


def _is_field(context: Context, hit: Hit) -> bool:
    """Tell whether the words label what a contact block gives: "Postal address: Street 1", "Contact details⏎Tel. 1"."""
    number = context.normal.block_at(hit.start)
    start, end = context.normal.blocks[number]
    if hit.start != start or (hit.end < end and context.text[hit.end] != ":"):
        return False
    said = context.text[hit.end : end].strip(" :.")
    if said:
        if _REGISTERED.fullmatch(said):
            return True
        short = len(said) <= _SHORT_ITEM
        given = {a.start for a in context.addresses} | {o.start for o in context.organisations}
        return (short and is_contact(said)) or not given.isdisjoint(range(hit.end + 1, hit.end + 3))
    below = context.normal.blocks[number + 1 : number + 3]
    return any(is_contact(context.text[a:b]) for a, b in below)


def _is_means(context: Context, hit: Hit) -> bool:
    """Tell whether the word names a way to write or call, not data: "contact us (e.g. by post, e-mail)"."""
    start, _ = context.sentence(hit.start)
    cues = context.hits(max(start, hit.start - _MEANS), hit.end, "ng:ContactMeans")
    between = context.text[cues[-1].end : hit.start] if cues else ")"
    return not _MEANS_END.search(between)


def _of_glossary(context: Context, hit: Hit, members: set[Hit], naming: frozenset[int]) -> bool:
    """Tell whether a definition enumerates the data as examples of what the notice's terms cover.

    "Device data include your device type and IP address" says what the notice means wherever it says "device data".
    So does each item of a list of "categories of data", but not one that says what its own term means.
    """
    if hit in members or _in_example(context, hit):
        return True
    start, _ = context.normal.blocks[context.normal.block_at(hit.start)]
    defines = is_definition(context, hit.start) or ":" in context.text[start : hit.end + 1]
    return not defines and _in_short_item(context, hit, naming)


def _of_law(context: Context) -> set[int]:
    """Return the numbers of the sentences that repeat the law: Art. 4(1) GDPR on identifiers, Art. 9(1) on its data.

    "Special categories of data include your health data" is no such sentence: it speaks to the reader.
    """
    processing = words_of(context.language, "ng:ProcessingWord")
    explained = {
        hit.sentence
        for hit in context.scan.of("ng:SpecialCategoryExamples")
        if processing.isdisjoint(_WORD.findall(context.text[slice(*context.sentence(hit.start))].lower()))
    }
    return explained.union(hit.sentence for hit in context.scan.of("ng:IdentifierExamples"))


def read(context: Context) -> Iterator[Found]:
    """Yield `personal_data` facts; what a glossary enumerates is said of the notice, not of one process.

    The examples that the law itself gives are not the controller's, wherever a notice repeats them.
    """
    of_law = _of_law(context)
    hits = list(_hits(context))
    members = _neighbours(hits, context)
    naming = frozenset(context.normal.block_at(hit.start) for hit, _ in hits)
    for hit, scope in hits:
        if hit.sentence in of_law:
            continue
        sure = hit.tier is not Tier.LIST
        if not sure and (_is_means(context, hit) or _on_occasion(context, hit)):
            continue
        if not sure and not (hit in members or _in_place(context, hit, naming)):
            continue
        if not sure and (is_no_data(context, hit) or _of_purpose(context, hit, naming) or _of_recipients(context, hit)):
            continue
        if context.block_at(hit.start).kind is Kind.HEADING and not _in_example(context, hit):
            continue  # a title; but a line that gives examples ("Login details, such as your password") is an item
        if _denied(context, hit) or _is_field(context, hit):
            continue
        start, end = noun_phrase(context, hit.start, hit.end)
        if context.scopes[scope].role is Role.DEFINITIONS or is_definition(context, hit.start):
            if _of_glossary(context, hit, members, naming):
                yield Found("personal_data", hit.concept, start, end, None, 0.7, "data.glossary")
            continue
        rule = "data.label" if hit.tier is Tier.LABEL else "data.pattern" if sure else "data.list"
        yield Found("personal_data", hit.concept, start, end, scope, 0.9 if sure else 0.75, rule)
