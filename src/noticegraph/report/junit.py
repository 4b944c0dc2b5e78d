"""What CI systems read: JUnit's XML, a suite a notice, a case an item and a check.

There is no standard of it; what is written here are the elements and attributes that Jenkins, GitLab and GitHub's
reporters share. A finding as grave as what fails the run is a failure; a lesser one is told in the output of a case
that passes; an item that does not apply is skipped, for its reason.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from noticegraph.report.files import Filed
from noticegraph.report.severity import FailOn
from noticegraph.report.sheet import Located, Pointing
from noticegraph.report.words import provisions, words
from noticegraph.shapes.coverage import in_language
from noticegraph.shapes.validate import NOT_APPLICABLE, Verdict

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    verdict: Verdict | None
    findings: tuple[Located, ...]


def as_junit(found: Iterable[Filed], language: str, least: FailOn) -> str:
    """Return the XML; `least` is the severity from which on a finding is a failure."""
    root = ET.Element("testsuites", name="noticegraph")
    for one in found:
        root.append(_suite(one, language, least))
    for key in ("tests", "failures", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    root.set("errors", "0")
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(one: Filed, language: str, least: FailOn) -> ET.Element:
    sheet = one.sheet
    suite = ET.Element("testsuite", name=_clean(sheet.notice.slug))
    if sheet.as_of is not None:
        properties = ET.SubElement(suite, "properties")
        ET.SubElement(properties, "property", name="asOf", value=sheet.as_of)
    if sheet.reason is not None:
        case = _element(suite, one, words(language)["verdict"], 1)
        ET.SubElement(case, "skipped", message=_clean(f"{words(language)['not_assessed']}: {sheet.reason}"))
    for made in _cases(one, language):
        _fill(suite, one, made, language, least)
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("errors", "0")
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    return suite


def _cases(one: Filed, language: str) -> Iterator[_Case]:
    """Yield a case for each item, then one for each other check that found something."""
    sheet = one.sheet
    for verdict in sheet.verdicts:
        own = tuple(located for located in sheet.findings if verdict.item.key in located.finding.items)
        yield _Case(f"{verdict.item.key} {in_language(verdict.item.label, language)}", verdict, own)
    others = [located for located in sheet.findings if not located.finding.items]
    for check in dict.fromkeys(located.finding.check for located in others):
        yield _Case(check, None, tuple(located for located in others if located.finding.check == check))


def _fill(suite: ET.Element, one: Filed, made: _Case, language: str, least: FailOn) -> None:
    line = min((one.region(located)[0].line for located in made.findings), default=1)
    case = _element(suite, one, made.name, line)
    if made.verdict is not None and made.verdict.verdict == NOT_APPLICABLE:
        ET.SubElement(case, "skipped", message=_clean(in_language(made.verdict.reason, language) or ""))
        return
    grave = [located for located in made.findings if least.fails(located.finding)]
    if grave:  # one failure a case: readers take the first only
        message = in_language(grave[0].finding.message, language) or ""
        failure = ET.SubElement(case, "failure", type=grave[0].finding.severity.lower(), message=_clean(message))
        failure.text = _clean("\n\n".join(_told(one, located, language) for located in made.findings))
    elif made.findings:
        told = "\n\n".join(_told(one, located, language) for located in made.findings)
        ET.SubElement(case, "system-out").text = _clean(told)


def _element(suite: ET.Element, one: Filed, name: str, line: int) -> ET.Element:
    case = ET.SubElement(suite, "testcase", classname=_clean(one.sheet.notice.slug), name=_clean(name))
    if one.uri is not None:
        case.set("file", one.uri)
        case.set("line", str(line))
    return case


def _told(one: Filed, located: Located, language: str) -> str:
    """Return a finding as lines: place, severity, provision and message, hint, the words."""
    said, finding = words(language), located.finding
    region, pointing = one.region(located)
    where = f"{one.uri or one.sheet.notice.policy}:{region.line}:{region.column}"
    severity = said[finding.severity.lower()]
    lines = [f"{where}: {severity}: {in_language(finding.message, language)} [{provisions(finding.sources, language)}]"]
    if hint := in_language(finding.hint, language):
        lines.append(f"{said['hint']}: {hint}")
    lines += [f"“{quote.text}”" for quote in finding.quotes]
    if pointing is not Pointing.WORDS:
        lines.append(said[f"pointing_{pointing.value}"])
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("\ufffd", text)
