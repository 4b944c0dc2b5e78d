"""The formats of a report, and writing one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from noticegraph import assessment
from noticegraph.assessment import Assessed
from noticegraph.report.files import filed
from noticegraph.report.severity import FailOn
from noticegraph.report.sheet import sheets
from noticegraph.store import NoticeStore

FORMATS = ("table", "html", "json", "csv", "coverage", "turtle", "junit", "sarif")

_WITH_CLAIMS = frozenset({"table", "html", "csv", "junit", "sarif"})


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is asked to be; `width` is that of a terminal, `folder` the one that files are named from."""

    form: str
    language: str
    width: int
    least: FailOn
    folder: Path


def with_claims(form: str) -> bool:
    """Tell whether a format wants the claims of the notices beside what was found."""
    return form in _WITH_CLAIMS


def written(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    """Return the report on notices of a store in one of `FORMATS`."""
    return _WRITERS[asked.form](store, found, asked)


def _table(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    from noticegraph.report.table import as_text

    return as_text(tuple(sheets(store, found)), asked.language, asked.width)


def _html(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    from noticegraph.report.html import as_html

    return as_html(tuple(sheets(store, found, with_text=True)), asked.language)


def _json(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    return assessment.as_json(found, asked.language) + "\n"


def _csv(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    from noticegraph.report.rows import as_csv

    return as_csv(sheets(store, found), asked.language)


def _coverage(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    return "".join(line + "\n" for line in assessment.coverage(found))


def _turtle(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    from noticegraph.export import write

    reports = (one.validation.report for one in found if isinstance(one, assessment.Assessment))
    return write((quad for report in reports for quad in report), "turtle", store.base).decode()


def _junit(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    from noticegraph.report.junit import as_junit

    return as_junit(filed(store, sheets(store, found), asked.folder), asked.language, asked.least)


def _sarif(store: NoticeStore, found: Sequence[Assessed], asked: Request) -> str:
    from noticegraph.report.sarif import as_sarif

    with_texts = sheets(store, found, with_text=True)
    return as_sarif(filed(store, with_texts, asked.folder), asked.language, store.base)


_WRITERS: Mapping[str, Callable[[NoticeStore, Sequence[Assessed], Request], str]] = {
    "table": _table,
    "html": _html,
    "json": _json,
    "csv": _csv,
    "coverage": _coverage,
    "turtle": _turtle,
    "junit": _junit,
    "sarif": _sarif,
}
