"""Who is called the controller's processor is one: by an agreement, or by the role that the words give."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes

NOTICES = {
    "en": "Privacy notice\n\nNewsletter\n\nWe process your e-mail address. {}\n",
    "de": "Datenschutzerklärung\n\nNewsletter\n\nWir verarbeiten Ihre E-Mail-Adresse. {}\n",
    "nb": "Personvernerklæring\n\nNyhetsbrev\n\nVi behandler e-postadressen din. {}\n",
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Den Versand übernimmt die Postbote GmbH als unser Auftragsverarbeiter."),
        ("de", "Die Postbote GmbH ist unser Auftragsverarbeiter."),
        ("nb", "Meldingene sendes av Postbud AS som databehandler."),
        ("nb", "Postbud AS er vår databehandler."),
        ("en", "Postman Ltd acts as our processor."),
    ],
)
def test_the_role_in_words_makes_a_processor(language, sentence):
    document = read_bytes(NOTICES[language].format(sentence).encode(), "a.txt")
    found = {c.value for c in interpret(document, detect(document)).claims if c.relation == "processor_contract"}
    assert len(found) == 1
    assert found.pop().startswith("Post")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Postbote GmbH ist nicht unser Auftragsverarbeiter."),
        ("nb", "Postbud AS er ikke vår databehandler."),
    ],
)
def test_a_role_that_is_denied_makes_none(language, sentence):
    document = read_bytes(NOTICES[language].format(sentence).encode(), "a.txt")
    assert not [c for c in interpret(document, detect(document)).claims if c.relation == "processor_contract"]
