"""A section that denies what its heading names states nothing; nor does a noun behind "no". Own sentences."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes

FRAMES = {
    "de": "# Datenschutzerklärung\n\n## Kontakt\n\nWenn Sie uns schreiben, speichern wir Ihre E-Mail-Adresse.\n\n",
    "en": "# Privacy notice\n\n## Contact\n\nIf you write to us, we store your e-mail address to answer you.\n\n",
    "nb": "# Personvernerklæring\n\n## Kontakt\n\nNår du skriver til oss, lagrer vi e-postadressen din.\n\n",
}


def claims(language: str, text: str) -> set[tuple[str, str]]:
    document = read_bytes((FRAMES[language] + text).encode(), "notice.md")
    return {(c.relation, c.value) for c in interpret(document, detect(document)).claims}


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("de", "## Newsletter\n\nWir versenden keinen Newsletter.", ("purpose", "dpv:DirectMarketing")),
        ("de", "## Werbung\n\nAuf dieser Seite schalten wir keine Werbung.", ("purpose", "dpv:Advertising")),
        ("de", "## Google Analytics\n\nEs ist kein Analyse-Tool aktiv.", ("recipient", "Google Analytics")),
        ("de", "## Statistik (Google Analytics)\n\nSollten wir künftig Google Analytics einsetzen, fragen wir vorher.",
         ("recipient", "Google Analytics")),
        ("en", "## Newsletter\n\nWe do not send a newsletter.", ("purpose", "dpv:DirectMarketing")),
        ("en", "## Advertising\n\nThere is no advertising on this site.", ("purpose", "dpv:Advertising")),
        ("nb", "## Nyhetsbrev\n\nVi sender ingen nyhetsbrev.", ("purpose", "dpv:DirectMarketing")),
    ],
)  # fmt: skip
def test_a_heading_over_its_denial_states_nothing(language: str, text: str, fact: tuple[str, str]) -> None:
    assert fact not in claims(language, text)


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("de", "## Newsletter\n\nWir geben Ihre Adresse nicht weiter. Sie dient dem Versand des Newsletters.",
         ("purpose", "dpv:DirectMarketing")),
        ("de", "## Newsletter\n\nSie können sich jederzeit wieder abmelden.", ("purpose", "dpv:DirectMarketing")),
        ("en", "## Newsletter\n\nWe do not sell your address. We use your e-mail address with your consent.",
         ("purpose", "dpv:DirectMarketing")),
        ("nb", "## Nyhetsbrev\n\nDu kan når som helst melde deg av.", ("purpose", "dpv:DirectMarketing")),
    ],
)  # fmt: skip
def test_a_heading_over_anything_else_still_does(language: str, text: str, fact: tuple[str, str]) -> None:
    assert fact in claims(language, text)


def test_purposes_behind_an_article_that_denies() -> None:
    said = claims("de", "## Seite\n\nWir protokollieren Zugriffe zur Fehlersuche und nutzen kein Tracking.")
    assert ("purpose", "dpv:RepairImpairments") in said
    assert ("purpose", "dpv:ServiceUsageAnalytics") not in said
