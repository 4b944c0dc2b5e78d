"""What editors and code scanning read: SARIF 2.1.0 (OASIS), one run, a rule a shape, a result a finding."""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version

from noticegraph.ontology.terms import digest
from noticegraph.report.files import Filed
from noticegraph.report.sheet import Located, Place, Pointing
from noticegraph.report.source import Region
from noticegraph.report.words import provisions, words
from noticegraph.shapes.coverage import in_language
from noticegraph.shapes.items import Item, Shape, owners_of, shapes

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}


def as_sarif(found: Iterable[Filed], language: str, base: str) -> str:
    """Return the log as JSON; files are named as in `Filed`, columns and offsets are in code points.

    A finding that quotes points to its words; one of an absence to where the notice treats the subject, else to the
    first line, and both say so in the message of the location. A notice that was not assessed is a notification.
    """
    sheets = list(found)
    order = {iri: at for at, iri in enumerate(shapes(base))}
    log: Json = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "noticegraph",
                        "version": version("noticegraph"),
                        "rules": _rules(language, base),
                    }
                },
                "language": language,
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _not_assessed(sheets)}],
                "results": [
                    _result(one, located, order[located.finding.shape], language)
                    for one in sheets
                    for located in one.sheet.findings
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rules(language: str, base: str) -> list[Json]:
    owners = owners_of(base)
    return [_rule(shape, owners.get(iri, ()), language) for iri, shape in shapes(base).items()]


def _rule(shape: Shape, owners: Sequence[Item], language: str) -> Json:
    article = provisions([item.source for item in owners] or shape.sources, language)
    hint = in_language(shape.hint, language)
    label = in_language(owners[0].label, language) if owners else None
    message = in_language(shape.message, language) or ""
    return {
        "id": shape.name,
        "shortDescription": {"text": label or message},
        "fullDescription": {"text": message},
        "help": {"text": "\n\n".join(part for part in (article, message, hint) if part)},
        "defaultConfiguration": {"level": _LEVELS[shape.severity]},
        "properties": {"provision": article, "shape": shape.iri, "tags": ["GDPR", *(item.key for item in owners)]},
    }


def _result(one: Filed, located: Located, index: int, language: str) -> Json:
    finding = located.finding
    text = " ".join(filter(None, (in_language(finding.message, language), in_language(finding.hint, language))))
    focus = finding.focus.removeprefix(one.sheet.notice.version)  # the same in the next version of the notice
    quotes = sorted(finding.quotes, key=lambda quote: (quote.start, quote.end))[1:]
    more = [_location(one, Place(quote.start, quote.end, Pointing.WORDS), language) for quote in quotes]
    return {
        "ruleId": finding.check,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(one, located.place, language)],
        **({"relatedLocations": more} if more else {}),
        "partialFingerprints": {"finding/v1": digest(f"{one.sheet.notice.slug}\n{finding.check}\n{focus}")},
        "properties": {
            "notice": one.sheet.notice.slug,
            "asOf": one.sheet.as_of,
            "items": list(finding.items),
            "provision": provisions(finding.sources, language),
        },
    }


def _location(one: Filed, place: Place, language: str) -> Json:
    region, pointing = one.at(place)
    logical: Json = [{"fullyQualifiedName": one.sheet.notice.slug, "kind": "resource"}]
    if one.uri is None:  # from standard input, or the file is gone
        return {"logicalLocations": logical}
    said = {} if pointing is Pointing.WORDS else {"message": {"text": words(language)[f"pointing_{pointing.value}"]}}
    words_there = one.sheet.text[place.start : place.end] if one.sheet.text and pointing is Pointing.WORDS else None
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": one.uri},
            "region": {**_region(region), **({"snippet": {"text": words_there}} if words_there else {})},
        },
        "logicalLocations": logical,
        **said,
    }


def _region(region: Region) -> Mapping[str, Json]:
    found: dict[str, Json] = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    if region.offset is not None:
        found |= {"charOffset": region.offset, "charLength": region.length}
    return found


def _not_assessed(sheets: Iterable[Filed]) -> list[Json]:
    return [
        {
            "level": "note",
            "message": {"text": f"{one.sheet.notice.slug}: {one.sheet.reason}"},
            **({"locations": [{"physicalLocation": {"artifactLocation": {"uri": one.uri}}}]} if one.uri else {}),
        }
        for one in sheets
        if one.sheet.reason is not None
    ]
