"""The register is the one place that names companies: no word of the lexicon and no rule of reading does."""

import re
from pathlib import Path

from noticegraph.ontology.lexicon import entries, languages
from noticegraph.ontology.register import register

ROOT = Path(__file__).resolve().parents[2]
# Short names that are words of their own, and a host of anyone's mailboxes, whose addresses tell no company.
WORDS = {"doodle", "notion", "sentry", "plausible", "proton", "square", "stripe", "zoom", "slack", "miro", "meta"} | {
    "posten",
    "adjust",
    "sofort",
    "yahoo",
}


def _names() -> set[str]:
    return {
        name.lower() for entry in register().entries.values() for name in entry.short_names if len(name) > 4
    } - WORDS


def test_no_entry_of_the_lexicon_names_a_company_of_the_register():
    names = _names()
    assert {"google", "facebook", "hubspot"} & names
    found = [
        (code, entry.concept, entry.text)
        for code in languages()
        for entry in entries(code)
        if names & set(re.findall(r"[\w.]+", entry.text.lower()))
    ]
    assert found == []


def test_no_string_of_the_reading_code_names_a_company_of_the_register():
    pattern = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, sorted(_names()))) + r")(?![\w.])")
    docstring = re.compile(r'r?"""(?:.|\n)*?"""|#[^\n]*')
    found = [
        (path.name, match.group())
        for path in sorted((ROOT / "ingest").rglob("*.py"))
        for match in pattern.finditer(docstring.sub("", path.read_text(encoding="utf-8")).lower())
    ]
    assert found == []
