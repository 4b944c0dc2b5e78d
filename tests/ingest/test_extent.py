"""How far quotes reach: members of enumerations with their articles and attributes; own sentences."""

import pytest

from noticegraph.ingest.context import Context, build
from noticegraph.ingest.extent import noun_phrase, rest_of_clause
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.model import Document
from noticegraph.ingest.read import read_bytes


def _document(text: str) -> Document:
    return read_bytes(f"# Notice\n\n## Bikes\n\n{text}\n".encode(), "notice.md")


def _around(language: str, text: str, core: str) -> tuple[Context, int, int]:
    context = build(_document(text), language)
    start = context.text.index(core)
    return context, start, start + len(core)


@pytest.mark.parametrize(
    ("language", "text", "core", "phrase"),
    [
        ("en", "We log the type of bike lock you rent, and the date.", "bike lock", "the type of bike lock you rent"),
        ("en", "We log things such as your phone's IP address.", "IP address", "your phone's IP address"),
        ("en", "We store operating system versions and names.", "operating system", "operating system versions"),
        ("en", "We keep your name when you rent a bike.", "name", "your name"),
        ("en", "We may collect names.", "names", "names"),  # nothing tells where behind the verb the phrase begins
        ("en", "We need the name of your school to bill it.", "name", "the name of your school"),
        ("de", "Wir speichern die Uhrzeit Ihres Besuchs.", "Uhrzeit", "die Uhrzeit Ihres Besuchs"),
        ("de", "Ihre Anschrift übermitteln wir an die Post.", "Anschrift", "Ihre Anschrift"),
        ("nb", "Vi lagrer bildet av sykkelen din og sender det.", "bildet", "bildet av sykkelen din"),
        ("nb", "Vi sender navnet ditt til verkstedet.", "navnet", "navnet ditt"),
    ],
)
def test_a_quote_is_the_whole_noun_phrase(language: str, text: str, core: str, phrase: str) -> None:
    context, start, end = _around(language, text, core)
    begin, stop = noun_phrase(context, start, end)
    assert context.text[begin:stop] == phrase


def test_no_phrase_leaves_its_cell() -> None:
    context, start, end = _around("en", "| Data | Why |\n|---|---|\n| your name | to bill the loan |", "name")
    assert noun_phrase(context, start, end) == (start, end)


@pytest.mark.parametrize(
    ("language", "text", "core", "clause"),
    [
        ("en", "We keep it as long as needed for the loan, then not.", "as long as", "as long as needed for the loan"),
        ("de", "Wir löschen sie, sobald das Rad zurück ist; mehr nicht.", "sobald", "sobald das Rad zurück ist"),
        ("nb", "Vi sletter dem så snart sykkelen er levert.", "så snart", "så snart sykkelen er levert"),
    ],
)
def test_a_criterion_takes_the_rest_of_its_clause(language: str, text: str, core: str, clause: str) -> None:
    context, start, end = _around(language, text, core)
    assert context.text[start : rest_of_clause(context, start, end, 120)] == clause
    assert rest_of_clause(context, start, end, 4) == end  # too long: the words themselves


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "When you rent a bike we collect the pages you visit, your name and the time spent on those pages.",
            ["the pages you visit", "the time spent on those pages"],
        ),
        (
            "Wenn Sie ein Rad leihen, erheben wir die besuchten Seiten, Ihren Namen und die Verweildauer.",
            ["die besuchten Seiten", "die Verweildauer"],
        ),
    ],
)
def test_each_member_of_an_enumeration_is_evidence(text: str, quotes: list[str]) -> None:
    document = _document(text)
    claims = interpret(document, detect(document)).claims
    browsing = [c for c in claims if c.value == "pd:BrowsingBehaviour"]
    assert [document.text[c.start : c.end] for c in browsing] == quotes
