"""The findings as CSV: a row a finding, for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator

from noticegraph.report.sheet import Located, Sheet
from noticegraph.report.words import provisions
from noticegraph.shapes.coverage import in_language

COLUMNS = (
    "notice",
    "file",
    "as_of",
    "item",
    "check",
    "article",
    "severity",
    "verdict",
    "message",
    "hint",
    "quote",
    "start",
    "end",
)
"""`start` and `end` are of the quote, in code points of the notice's text; empty where a finding quotes nothing."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(found: Iterable[Sheet], language: str) -> str:
    """Return a row for each finding, and one for each notice that was not assessed, as RFC 4180 has it.

    A cell that a spreadsheet would compute (it begins with `=`, `+`, `-`, `@`, a tab or an end of line) gets an
    apostrophe before it. Of several quotes the first stands here; the JSON has all.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for sheet in found:
        writer.writerows([harmless(cell) for cell in row] for row in _rows(sheet, language))
    return buffer.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> print(harmless('=HYPERLINK("x")'), harmless("a = b"))
    '=HYPERLINK("x") a = b
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(sheet: Sheet, language: str) -> Iterator[tuple[str, ...]]:
    head = (sheet.notice.slug, sheet.notice.policy, sheet.as_of or "")
    if sheet.reason is not None:
        yield (*head, "", "", "", "", "not-assessed", sheet.reason, "", "", "", "")
    verdicts = {verdict.item.key: verdict.verdict for verdict in sheet.verdicts}
    for located in sheet.findings:
        yield (*head, *_finding(located, verdicts.get(located.finding.item or "", ""), language))


def _finding(located: Located, verdict: str, language: str) -> tuple[str, ...]:
    finding = located.finding
    first = min(finding.quotes, key=lambda quote: (quote.start, quote.end), default=None)
    return (
        "; ".join(finding.items),
        finding.check,
        provisions(finding.sources, language),
        finding.severity.lower(),
        verdict,
        in_language(finding.message, language) or "",
        in_language(finding.hint, language) or "",
        *((first.text, str(first.start), str(first.end)) if first is not None else ("", "", "")),
    )
