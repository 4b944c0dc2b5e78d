"""The report for a terminal: which notice states which item, then what was found in each, with the words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from noticegraph.layout import drawn, records, shortened, table_text, widths
from noticegraph.report.sheet import Located, Sheet
from noticegraph.report.words import words
from noticegraph.shapes.coverage import in_language
from noticegraph.shapes.items import Item
from noticegraph.shapes.validate import ABSENT, NOT_APPLICABLE, PRESENT

COLUMNS = ("item", "severity", "finding")
"""`item` is the key of the item, or the name of the check of something else than an item."""

SIGNS = {PRESENT: "✓", NOT_APPLICABLE: "–", ABSENT: "✗"}
WARNED = "!"
"""For an item that is absent where nothing graver than a warning is found."""

_QUOTE_LENGTH = 80
_NAME = 12  # columns that a notice's name keeps at least


def as_text(found: Sequence[Sheet], language: str, width: int) -> str:
    """Return the matrix of notices and items with its legend, then notice by notice a summary and its findings."""
    rows = {sheet.notice.version: _rows(sheet, language) for sheet in found}
    every = [row for own in rows.values() for row in own]
    shared = widths(COLUMNS, every, width) if every else None
    blocks = [_block(sheet, rows[sheet.notice.version], shared, width) for sheet in found]
    return "\n".join([*_matrix(found, language, width), *blocks])


def sign(sheet: Sheet, key: str) -> str:
    """Return what a cell of the matrix shows; nothing for a notice that the item was not asked of."""
    verdict = next((verdict.verdict for verdict in sheet.verdicts if verdict.item.key == key), None)
    if verdict is None:
        return " "
    if verdict == ABSENT and gravest(sheet, key) != "violation":
        return WARNED
    return SIGNS[verdict]


def gravest(sheet: Sheet, key: str) -> str | None:
    """Return the gravest severity of what makes an item absent, in lower case."""
    own = {located.finding.severity.lower() for located in sheet.findings if key in located.finding.items}
    return next((severity for severity in sheet.counts if severity in own), None)


def asked(found: Iterable[Sheet]) -> tuple[Item, ...]:
    """Return every item that was asked of one of the notices, in the order of the articles.

    Left out are those of an article that applies to none of them (Art. 14, where all data come from the person).
    """
    every = [verdict for sheet in found for verdict in sheet.verdicts]
    articles = {verdict.item.article for verdict in every if verdict.verdict != NOT_APPLICABLE}
    items = {verdict.item.key: verdict.item for verdict in every if verdict.item.article in articles}
    return tuple(sorted(items.values(), key=lambda item: (item.order, item.key)))


def _matrix(found: Sequence[Sheet], language: str, width: int) -> Iterator[str]:
    items, sheets = asked(found), [sheet for sheet in found if sheet.reason is None]
    if not items:
        return
    longest = max(len(sheet.notice.slug) for sheet in sheets)
    at_once = max((width - max(min(longest, width - 2 * len(items)), _NAME)) // 2, 1)
    name = min(longest, max(width - 2 * min(at_once, len(items)), _NAME))
    for first in range(0, len(items), at_once):
        numbers = range(first + 1, min(first + at_once, len(items)) + 1)
        tens = "".join(f" {number // 10 or ' '}" for number in numbers)
        lines = [" " * name + tens] if numbers[-1] > 9 else []
        lines.append(" " * name + "".join(f" {number % 10}" for number in numbers))
        for sheet in sheets:
            cells = "".join(f" {sign(sheet, items[number - 1].key)}" for number in numbers)
            lines.append(f"{shortened(sheet.notice.slug, name):<{name}}{cells}")
        yield "".join(line.rstrip() + "\n" for line in lines)
    said = words(language)
    legend = (
        f"✓ {said['present']}, ✗ {said['absent']}, ! {said['absent']} ({said['warning']}), – {said['not-applicable']}"
    )
    rows = [
        (str(at), item.key, in_language(item.label, language) or "", *_counted(sheets, item.key))
        for at, item in enumerate(items, 1)
    ]
    columns = ("no.", "item", "demanded", "✓", "✗", "!", "–")
    yield "\n".join(wrap(legend, width)) + "\n\n" + table_text(columns, rows, width)


def _counted(sheets: Iterable[Sheet], key: str) -> tuple[str, ...]:
    signs = Counter(sign(sheet, key) for sheet in sheets)
    return tuple(str(signs[one] or "") for one in ("✓", "✗", WARNED, "–"))


def _block(sheet: Sheet, rows: Sequence[tuple[str, ...]], shared: Sequence[int] | None, width: int) -> str:
    line = "\n".join(wrap(summary(sheet), width, subsequent_indent="  ", break_on_hyphens=False)) + "\n"
    if not rows:
        return line
    return f"{line}\n{records(COLUMNS, rows, width) if shared is None else drawn(COLUMNS, rows, shared)}"


def _rows(sheet: Sheet, language: str) -> list[tuple[str, ...]]:
    return [
        (located.finding.item or located.finding.check, located.finding.severity, _said(located, language))
        for located in sheet.findings
    ]


def _said(located: Located, language: str) -> str:
    finding = located.finding
    message = in_language(finding.message, language) or ""
    about = finding.transfer or finding.about
    if about is not None:
        message = f"{message.removesuffix('.')}: {about}"
    if not finding.quotes:
        return message
    more = f" (+{len(finding.quotes) - 1})" if len(finding.quotes) > 1 else ""
    return f"{message} “{shortened(min(finding.quotes, key=lambda quote: quote.start).text, _QUOTE_LENGTH)}”{more}"


def summary(sheet: Sheet) -> str:
    """Return one line on a notice: how many items are present, absent and not applicable, and what was found."""
    if sheet.reason is not None:
        return f"{sheet.notice.slug} not assessed: {sheet.reason}"
    verdicts = Counter(verdict.verdict for verdict in sheet.verdicts if verdict.item.article == "13")
    others = Counter(verdict.verdict for verdict in sheet.verdicts if verdict.item.article == "14")
    found = ", ".join(f"{n} {kind}{'s' * (n != 1 and kind != 'info')}" for kind, n in sheet.counts.items())
    counted = ", ".join(f"{verdicts[kind]} {kind}" for kind in (PRESENT, ABSENT, NOT_APPLICABLE))
    if others[PRESENT] + others[ABSENT]:  # data come from others than the person
        counted += f"; of Art. 14 {others[PRESENT]} present, {others[ABSENT]} absent"
    return f"{sheet.notice.slug} as of {sheet.as_of}: {counted}; {f'findings: {found}' if found else 'conforms'}"
