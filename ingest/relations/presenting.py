"""Where a notice presents whose it is without the words for a controller.

"We are Example Club", "Who we are: Example Choir is a group of singers", "Example – Privacy notice", "© 2023 Example",
the name over or before the address in the section on who one is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from noticegraph.ingest.context import Context
from noticegraph.ingest.grammar.plain_names import name_line
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.names import group_of
from noticegraph.ingest.relations.slots import Named, at, block_name, copula
from noticegraph.ontology.grammar_words import words_of

OPENING = 600  # characters in which even a brand of the register that presents itself is the controller
BEGINNING = 1500  # characters in which a notice says whose it is
_DESCRIBED = 5  # blocks of a section on who one is in which the name is described
_ENDING = 600  # characters at the end in which a line of copyright is the page's own
_YEARS = r"(?:19|20)\d\d(?: ?[-–] ?\d{2,4})?"
_COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)(?: ?©)?(?: ?{_YEARS},?)?(?: by)? ", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r" ?[–—|:·•-]? ?")
_ENDS_NAME = re.compile(r"[.,;:()\n–—]|$| (?=[a-zæøåäöü])")
_LEAST_AGAIN = 1  # times that the name of a title has to stand in the text, too


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that speaks for a name."""

    named: Named
    weight: float
    kind: str


def _own(named: Named | None) -> bool:
    return named is not None and (named.full or group_of(named.name) is None)


def by_introduction(context: Context) -> Iterator[Evidence]:
    """Yield the names by which the notice introduces its author: "We are Example Club", "My name is Jane Example".

    One word with a capital may be an adjective ("We are European"); it is a name where the sentence pauses after it.
    """
    for hit in context.scan.of("ng:Introduction"):
        first, last = context.sentence(hit.start)
        early = hit.start < BEGINNING or context.role_at(hit.start) is Role.CONTROLLER
        if not early or context.text[first : hit.start].strip(" –-!*.)0123456789") or hit.end >= last:
            continue
        named = at(context, hit.end, last)
        if named is None or named.start - hit.end > 5 or not _own(named):
            continue
        if named.full or _pauses(context, named):
            yield Evidence(named, 2.0, "controller.introduction")


def _pauses(context: Context, named: Named) -> bool:
    """Tell whether a name ends where it stands: at a mark, or, of several words, before a small one."""
    if context.text[named.end : named.end + 1] in ",.(":
        return True
    return " " in named.name and _ENDS_NAME.match(context.text, named.end) is not None


def by_description(context: Context) -> Iterator[Evidence]:
    """Yield the subjects that sections on who one is say what they are: "Example Choir is a group of singers"."""
    for index in context.scopes_of(Role.CONTROLLER):
        first, last = context.scopes[index].blocks
        for block in range(first, min(last, first + _DESCRIBED)):
            start, end = context.normal.blocks[block]
            kind = context.document.blocks[block].kind
            if kind in (Kind.HEADING, Kind.ROW):
                continue
            being = copula(context.language).search(context.text, start, end)
            for sentence in _sentences(context, start, end) if being else ():
                named = at(context, *sentence)
                if named and named.start - sentence[0] <= 4 and _own(named) and _described(context, named, sentence[1]):
                    yield Evidence(named, 1.2, "controller.description")
            yield from _over_address(context, block)


def _sentences(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        _, stop = context.sentence(start)
        yield start, min(stop, end)
        start = max(stop, start) + 1


def _described(context: Context, named: Named, end: int) -> bool:
    """Tell whether "is a …" follows a name."""
    verb = copula(context.language).match(context.text, named.end + 1, end)
    word = _WORD.match(context.text, verb.end() + 1, end) if verb else None
    articles = words_of(context.language, "ng:PhraseDeterminer")
    return word is not None and word.group().lower() in articles


def _over_address(context: Context, block: int) -> Iterator[Evidence]:
    """Yield the name that stands before an address in its line: "Example Choir, 3 Dock Road, 1234 Town"."""
    start, end = context.normal.blocks[block]
    if context.within(context.organisations, context.normal.blocks[max(block - 1, 0)][0], end):
        return  # "Example Ltd⏎Example House, Main Street 1": the name of its building
    for a in context.within(context.addresses, start, end)[:1]:
        head = context.text[start : a.start]
        found = name_line(context.text, start, start + len(head.rstrip(" ,;:–-")), context.language) if head else None
        if found and found.words > 1:
            yield Evidence(Named(found.name, found.start, found.end, False), 1.2, "controller.section")
        elif not head and block and context.document.blocks[block - 1].kind is not Kind.HEADING:
            above = block_name(context, block - 1)
            if (
                above
                and not above.full
                and above.end - above.start == len(context.text[slice(*context.normal.blocks[block - 1])])
            ):
                yield Evidence(above, 1.2, "controller.section")


def by_heading(context: Context) -> Iterator[Evidence]:
    """Yield the name that stands beside the words for a notice in its first heading, if the text has it again.

    "Example – Privacy notice", "Example Privacy Policy": a title may name the readers ("Job Applicant Privacy Notice").
    """
    for hit in context.scan.of("ng:NoticeTitle"):
        block = context.normal.block_at(hit.start)
        start, end = context.normal.blocks[block]
        if hit.start > OPENING or block > 3 or context.document.blocks[block].kind is not Kind.HEADING:
            continue
        before, after = context.text[start : hit.start], context.text[hit.end : end]
        if before.strip(" –—|:·•-") and not after.strip(" ."):
            named = at(context, start, hit.start)
            rest = context.text[named.end : hit.start] if named else ""
            joint = named is not None and re.fullmatch(r"(?:['’]s?)? ?[–—|:·•-]? ?", rest) is not None
        elif after and not before.strip():
            joint_at = _JOINT.match(after)
            named = at(context, hit.end + (joint_at.end() if joint_at else 0), end)
            joint = named is not None and named.end == end and bool(re.match(r" ?[–—|:·•-]", after))
        else:
            continue
        if named and joint and _own(named) and _again(context, named):
            yield Evidence(named, 1.0, "controller.title")


def _again(context: Context, named: Named) -> bool:
    found = re.findall(rf"(?<![\w@./]){re.escape(named.name)}(?![\w@])", context.text[named.end :])
    return len(found) >= _LEAST_AGAIN


def by_copyright(context: Context) -> Iterator[Evidence]:
    """Yield the holder of the copyright in the lines that end the text: "© 2023 Example Studio"."""
    begin = max(0, len(context.text) - _ENDING)
    for match in _COPYRIGHT.finditer(context.text, begin):
        named = at(context, match.end(), context.sentence(match.end())[1])
        if named and named.start == match.end() and _own(named):
            yield Evidence(named, 1.0, "controller.copyright")
