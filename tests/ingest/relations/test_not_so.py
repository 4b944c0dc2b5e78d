"""What a notice says is not so states no fact; what stands beside the denial does: sentences of our own."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_bytes

Facts = set[tuple[str, str]]


def facts(language: str, text: str) -> Facts:
    context = build(read_bytes(f"# Notice\n\n## Bicycle hire\n\n{text}\n".encode(), "notice.md"), language)
    return {(f.relation, f.value) for f in facts_of(context)}


UNSAID = [
    ("en", "Our office is located in India; your data stay in Germany.", ("third_country", "loc:IN")),
    ("en", "This notice does not apply to Fernhill Ltd.", ("recipient", "Fernhill Ltd.")),
    ("en", "We are not affiliated with Fernhill Ltd.", ("recipient", "Fernhill Ltd.")),
    ("en", "You cannot withdraw your consent afterwards.", ("right", "eu-gdpr:A7-3")),
    ("en", "Please do not send us health data.", ("personal_data", "pd:Health")),
    ("en", "You should avoid sending photographs.", ("personal_data", "pd:Picture")),
    ("en", "All data are stored in Ireland, not in the USA.", ("third_country", "loc:US")),
    ("en", "The rules are the same in the EU, and for users outside the EU.", ("third_country", "unspecified")),
    ("en", "Pedalhaus does not set cookies to show you targeted advertising.", ("purpose", "dpv:TargetedAdvertising")),
    ("nb", "Denne erklæringen gjelder ikke for Fjelltun AS.", ("controller", "Fjelltun AS")),
    ("nb", "Nettsiden drives ikke av Fjelltun AS.", ("recipient", "Fjelltun AS")),
    ("nb", "Du kan ikke trekke tilbake samtykket i etterkant.", ("right", "eu-gdpr:A7-3")),
    ("nb", "Vennligst ikke send oss helseopplysninger.", ("personal_data", "pd:Health")),
    ("nb", "Opplysningene lagres i Irland, ikke i USA.", ("third_country", "loc:US")),
    ("de", "Die Daten werden in Irland gespeichert, nicht in den USA.", ("third_country", "loc:US")),
    ("de", "Google Fonts binden wir nicht von Google-Servern ein.", ("recipient", "Google")),
    ("de", "Google Fonts binden wir nicht von Google-Servern ein.", ("recipient", "Google Fonts")),
    ("de", "Schriften laden wir nicht von Google.", ("purpose", "ng:ContentEmbedding")),
    ("de", "Google Maps setzen wir auf dieser Seite nicht ein.", ("recipient", "Google Maps")),
    ("nb", "En teller som ikke setter kapsler og ikke lagrer IP-adressen din.", ("personal_data", "pd:IPAddress")),
]  # fmt: skip
SAID = [
    ("en", "As our office is located in India, your data are transferred to India.", ("third_country", "loc:IN")),
    ("en", "Our company and its servers are located in India.", ("third_country", "loc:IN")),
    ("en", "This website is not operated by Fernhill Ltd, but by Moorgate Ltd.", ("controller", "Moorgate Ltd.")),
    ("en", "You may withdraw your consent.", ("right", "eu-gdpr:A7-3")),
    ("en", "Your data are not stored here but transferred to the USA.", ("third_country", "loc:US")),
    ("nb", "Nettsiden drives ikke av Fjelltun AS, men av Dalheim AS.", ("controller", "Dalheim AS")),
    ("de", "Schriften laden wir von Google.", ("purpose", "ng:ContentEmbedding")),
    ("de", "Schriften laden wir nicht ohne Ihre Einwilligung nach.", ("purpose", "ng:ContentEmbedding")),
    ("de", "Videos binden wir nicht direkt von YouTube ein, sondern nach einem Klick.", ("recipient", "YouTube")),
    ("de", "Karten binden wir nicht von Google ein, sondern von der Radkarten GmbH.", ("recipient", "Radkarten GmbH")),
    ("nb", "Vi bruker en teller som ikke lagrer IP-adressen din lenger enn en dag.", ("personal_data", "pd:IPAddress")),
    (
        "nb",
        "Den er en teller som ikke lagrer navnet ditt og bruker IP-adressen din.",
        ("personal_data", "pd:IPAddress"),
    ),
    ("nb", "Dersom vi ikke lagrer IP-adressen din, virker ikke siden.", ("personal_data", "pd:IPAddress")),
]


@pytest.mark.parametrize(("language", "text", "fact"), UNSAID)
def test_what_is_denied_is_no_fact(language: str, text: str, fact: tuple[str, str]) -> None:
    assert fact not in facts(language, text)


@pytest.mark.parametrize(("language", "text", "fact"), SAID)
def test_what_stands_beside_a_denial_is_one(language: str, text: str, fact: tuple[str, str]) -> None:
    assert fact in facts(language, text)
