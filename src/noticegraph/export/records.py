"""The record of processing activities (GDPR Art. 30(1)) and the findings as a workbook, for those who keep files.

A row of the record is a process of a notice, or all its processing where the notice speaks of it as a whole. What a
notice does not say is an empty cell: the controller fills it in. Findings are those of the latest report of each
version among the quads.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pyoxigraph import NamedNode, Quad

from noticegraph.export.errors import library
from noticegraph.export.readings import Reading, readings
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.terms import term
from noticegraph.ontology.triples import Triples
from noticegraph.ontology.values import NAME, parts_of_transfer
from noticegraph.ontology.wording import label, value_words

Table = tuple[Sequence[str], list[Sequence[str]]]

_A_RESULT = term("sh:ValidationResult")
_SEVERITY, _MESSAGE, _SOURCE = term("sh:resultSeverity"), term("sh:resultMessage"), term("dct:source")
_FOCUS, _SHAPE = term("sh:focusNode"), term("sh:sourceShape")
_PROCESSING, _IMPORTER = term("dpv:hasProcessing"), term("dpv:hasDataImporter")
_THIRD_COUNTRY = term("dpv:hasThirdCountry")
_WIDTH = 48  # characters that a column of a sheet has at most
_CELL = 32_767  # characters that a cell of a workbook holds


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the record: its heading, what of Art. 30(1) it answers, and the relations it is filled from."""

    heading: str
    article: str
    relations: tuple[str, ...]
    of_notice: bool = False


RECORD = (
    Column("Controller", "30(1)(a)", ("controller",), of_notice=True),
    Column(
        "Contact details", "30(1)(a)", ("controller_address", "controller_email", "controller_phone"), of_notice=True
    ),
    Column("Joint controllers", "30(1)(a)", ("joint_controller",)),
    Column("Representative", "30(1)(a)", ("representative",), of_notice=True),
    Column("Data protection officer", "30(1)(a)", ("dpo", "dpo_email"), of_notice=True),
    Column("Purposes", "30(1)(b)", ("purpose",)),
    Column("Categories of data subjects", "30(1)(c)", ("data_subject",)),
    Column("Categories of personal data", "30(1)(c)", ("personal_data",)),
    Column("Recipients and their categories", "30(1)(d)", ("recipient", "processor_contract", "recipient_category")),
    Column("Transfers to third countries", "30(1)(e)", ("transfer", "third_country")),
    Column("Safeguards", "30(1)(e)", ("safeguard", "transfer")),
    Column("Time limits for erasure", "30(1)(f)", ("retention",)),
    Column("Security measures", "30(1)(g)", ("measure",)),
    Column("Legal bases", "not in Art. 30", ("legal_basis", "legitimate_interest")),
)
"""The columns after `Notice` and `Processing activity`, in the order of the article."""

FINDINGS = ("Notice", "As of", "Severity", "Article", "Finding", "Shape", "Where")


def record(read: Iterable[Reading], language: str) -> Table:
    """Return headings and rows of the record of processing activities, terms in the words of a language."""
    headings = ("Notice", "Processing activity", *(f"{column.heading} ({column.article})" for column in RECORD))
    rows: list[Sequence[str]] = []
    for reading in read:
        general = reading.of(None)
        if any(claim.relation in column.relations for claim in general for column in RECORD if not column.of_notice):
            rows.append(_record_row(reading, None, "All processing", general, language))
        for process, title in reading.processes.items():
            rows.append(_record_row(reading, process, title, general, language))
    return headings, rows


def _record_row(
    reading: Reading, process: str | None, title: str, general: Sequence[StatedClaim], language: str
) -> Sequence[str]:
    own = reading.of(process)
    cells = [
        "; ".join(
            dict.fromkeys(
                words
                for claim in (general if column.of_notice else own)
                if claim.relation in column.relations
                and (words := _words(claim, language, safeguard=column.heading == "Safeguards"))
            )
        )
        for column in RECORD
    ]
    return (reading.policy, title, *cells)


def _words(claim: StatedClaim, language: str, *, safeguard: bool) -> str:
    if claim.relation == "transfer":
        importer, country, tool = parts_of_transfer(claim.value)
        if safeguard:
            return "" if tool == "none" else f"{label(tool, language)} ({importer})"
        return f"{importer}, {label(country, language)}"
    if claim.relation == "third_country":
        return label(claim.value, language) if claim.value != "unspecified" else claim.quote
    return value_words(claim.relation, claim.value, language)


def findings(quads: Iterable[Quad], read: Iterable[Reading], language: str) -> Table:
    """Return headings and rows of the findings in the latest report of each version, messages in a language."""
    reports = _reports(quads)
    latest: dict[str, str] = {}
    for name in sorted(reports):
        latest[name.rpartition("/report/")[0]] = name
    rows: list[Sequence[str]] = []
    for reading in read:
        if reading.version in latest:
            name = latest[reading.version]
            rows += _findings(reports[name], reading, name, language)
    return FINDINGS, rows


def _reports(quads: Iterable[Quad]) -> Mapping[str, list[Quad]]:
    reports: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        name = getattr(quad.graph_name, "value", "")
        if "/report/" in name:
            reports[name].append(quad)
    return reports


def _findings(report: Iterable[Quad], reading: Reading, name: str, language: str) -> list[Sequence[str]]:
    said = Triples(report)
    results = said.typed(_A_RESULT)
    owners = reading.said.leading_to(_PROCESSING.value)

    def text(node: NamedNode, predicate: NamedNode) -> str:
        values = said.objects(node, predicate)
        tagged = {getattr(value, "language", None): value.value for value in values}
        return tagged.get(language) or tagged.get("en") or next((value.value for value in values), "")

    day = name.rpartition("/")[2]
    rows = []
    for result in results:
        article = text(result, _SOURCE).rpartition("/")[2].replace("-", " ", 1)
        focus = text(result, _FOCUS)
        rows.append(
            (
                reading.policy,
                day,
                text(result, _SEVERITY).rpartition("#")[2],
                article,
                text(result, _MESSAGE),
                text(result, _SHAPE).rpartition("#")[2],
                _where(focus, owners.get(focus, ""), reading, language),
            )
        )
    order = {"Violation": 0, "Warning": 1, "Info": 2}
    return sorted(rows, key=lambda row: (order.get(row[2], 3), row[3], row[5], row[6]))


def _where(focus: str, owner: str, reading: Reading, language: str) -> str:
    """Return the title of the process that a finding is about; of a transfer, its owner's, the importer and country."""
    said = reading.said
    title = reading.processes.get(focus) or reading.processes.get(owner, "")
    importer = said.value(said.value(focus, _IMPORTER), NAME)
    country = label(compact(said.value(focus, _THIRD_COUNTRY)), language)
    return ": ".join(part for part in (title, ", ".join(part for part in (importer, country) if part)) if part)


def write_xlsx(quads: Iterable[Quad], base: str) -> bytes:
    """Return record and findings as an Excel workbook, in English. Raises MissingLibrary."""
    held = list(quads)
    read = readings(held, base)
    return _book({"Record of processing": record(read, "en"), "Findings": findings(held, read, "en")})


def _book(sheets: Mapping[str, Table]) -> bytes:
    xlsxwriter: Any = library("xlsxwriter", "xlsx")
    buffer = io.BytesIO()
    # What a notice says is text and never a formula or a link, whatever it begins with.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, safe) as book:
        book.set_properties({"title": "Record of processing activities", "created": datetime(2018, 5, 25, tzinfo=UTC)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for name, (headings, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 2)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            sheet.write_row(0, 0, headings, head)
            for at, row in enumerate(rows, 1):
                for column, text in enumerate(row):
                    sheet.write_string(at, column, text[:_CELL], cell)
            for column, heading in enumerate(headings):
                longest = max((len(row[column]) for row in rows), default=0)
                sheet.set_column(column, column, min(max(longest, len(heading) // 2, 10), _WIDTH))
            sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    return buffer.getvalue()
