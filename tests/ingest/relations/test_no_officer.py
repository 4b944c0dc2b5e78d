"""A notice that says it has no data protection officer is not silent about one. Own sentences."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes

TITLES = {
    "de": "# Datenschutzerklärung\n\n",
    "en": "# Privacy notice\n\nThis is how we handle the personal data that you give us.\n\n",
    "nb": "# Personvernerklæring\n\nSlik behandler vi personopplysninger som du gir oss.\n\n",
}


def claims(language: str, text: str) -> set[tuple[str, str]]:
    document = read_bytes((TITLES[language] + text).encode(), "notice.md")
    return {(c.relation, c.value) for c in interpret(document, detect(document)).claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bestellt ist niemand, denn kein Datenschutzbeauftragter muss bestellt werden."),
        ("de", "Wir haben keinen Datenschutzbeauftragten bestellt, weil wir nur zu dritt sind."),
        ("de", "Die Benennung eines Datenschutzbeauftragten ist für uns nicht vorgeschrieben."),
        ("de", "Wir sind nicht verpflichtet, einen Datenschutzbeauftragten zu benennen."),
        ("de", "## Datenschutzbeauftragter\n\nNicht benannt.\n\n## Fragen\n\nRufen Sie uns an."),
        ("de", "## Stellen\n\nDatenschutzbeauftragter: entfällt\n\n## Fragen\n\nRufen Sie uns an."),
        ("en", "We are not required to appoint a data protection officer and have none."),
        ("en", "A data protection officer has not been appointed, as we are a small shop."),
        ("en", "We do not have a DPO; the owner answers your questions herself."),
        ("nb", "Vi har ikke personvernombud, men daglig leder svarer på spørsmål."),
        ("nb", "Foreningen har ikke plikt til å ha personvernombud."),
    ],
)
def test_that_there_is_none_is_said(language: str, text: str) -> None:
    assert ("officer_status", "none") in claims(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Datenschutzbeauftragte gibt keine Daten weiter und ist nicht weisungsgebunden."),
        ("de", "Sollte kein Datenschutzbeauftragter erreichbar sein, hilft Ihnen die Geschäftsführung."),
        ("de", "Wir sind nicht verpflichtet, einen Datenschutzbeauftragten zu bestellen. Unsere Datenschutzbeauftragte "
         "erreichen Sie trotzdem unter dsb@ahorn.example."),
        ("de", "## Datenschutzbeauftragter\n\nJana Beispiel, dsb@ahorn.example\n\n## Angaben\n\nNicht erforderlich."),
        ("en", "If you are not content with what our data protection officer tells you, you may complain."),
        ("en", "Whether or not a DPO has been appointed by the bank, we answer you."),
        ("nb", "Er du ikke fornøyd med svaret fra ombudet vårt, kan du klage."),
    ],
)  # fmt: skip
def test_what_is_said_of_an_officer_denies_none(language: str, text: str) -> None:
    assert ("officer_status", "none") not in claims(language, text)


def test_the_address_that_stands_in_for_an_officer_is_the_controllers() -> None:
    said = claims(
        "de",
        "## Datenschutzbeauftragter\n\nEin Datenschutzbeauftragter ist nicht bestellt. Fragen beantworten wir unter "
        "post@ahorn.example.\n",
    )
    assert ("controller_email", "post@ahorn.example") in said
    assert not {relation for relation, _ in said} & {"dpo", "dpo_email"}
