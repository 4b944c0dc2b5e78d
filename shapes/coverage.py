"""A validation for programs: the coverage export, and verdicts and findings as one object of JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from noticegraph.shapes.evidence import Quote
from noticegraph.shapes.findings import Finding
from noticegraph.shapes.validate import Validation, Verdict

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def coverage_lines(validation: Validation, policy: str) -> Iterator[str]:
    """Yield the coverage export, a line of JSON an item; `policy` is the file's name.

    Only items of Art. 13 are in it: those with which people's verdicts are compared. Keys are policy, item, verdict
    (`present`, `absent`, `not-applicable`) and evidence (IRIs of claims).
    """
    for verdict in validation.verdicts:
        if verdict.item.article != "13":
            continue
        line = {
            "policy": policy,
            "item": verdict.item.key,
            "verdict": verdict.verdict,
            "evidence": list(verdict.claims),
        }
        yield json.dumps(line, ensure_ascii=False)


def as_object(validation: Validation, policy: str, language: str = "en") -> Mapping[str, Json]:
    """Return the whole validation for JSON, texts in a language (in English where there is none)."""
    return {
        "policy": policy,
        "notice": validation.notice,
        "asOf": validation.as_of.isoformat(),
        "conforms": validation.conforms,
        "items": [_verdict(verdict, language) for verdict in validation.verdicts],
        "findings": [_finding(finding, language) for finding in validation.findings],
    }


def in_language(texts: Mapping[str, str], language: str) -> str | None:
    """Return the text in a language, else in English, else None."""
    return texts.get(language) or texts.get("en")


def _verdict(verdict: Verdict, language: str) -> Mapping[str, Json]:
    return {
        "item": verdict.item.key,
        "label": in_language(verdict.item.label, language),
        "source": verdict.item.source,
        "verdict": verdict.verdict,
        "reason": in_language(verdict.reason, language),
        "evidence": [_quote(quote) for quote in verdict.quotes],
    }


def _finding(finding: Finding, language: str) -> Mapping[str, Json]:
    return {
        "item": finding.item,
        "items": list(finding.items),
        "check": finding.check,
        "severity": finding.severity,
        "message": in_language(finding.message, language),
        "hint": in_language(finding.hint, language),
        "source": finding.source,
        "sources": list(finding.sources),
        "shape": finding.shape,
        "focus": finding.focus,
        "value": finding.value,
        "about": finding.about,
        **(asdict(finding.transfer) if finding.transfer is not None else {}),
        "quotes": [_quote(quote) for quote in finding.quotes],
    }


def _quote(quote: Quote) -> Mapping[str, Json]:
    return {"claim": quote.claim, "quote": quote.text, "start": quote.start, "end": quote.end}
