"""Whether data must be given, whether decisions are automated, and bases in words: own sentences, planted words."""

import pytest

from noticegraph.ingest.context import Context, build
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import bases, duties


def context(language: str, text: str, heading: str = "Newsletter") -> Context:
    notice = f"# Notice\n\n## Webshop\n\nx.\n\n## {heading}\n\n{text}\n"
    return build(read_bytes(notice.encode(), "notice.md"), language)


def obligations(language: str, text: str) -> set[tuple[str, str]]:
    """Return the values with the longest words that each was read from."""
    seen = context(language, text)
    longest: dict[str, str] = {}
    for fact in duties.read(seen):
        words = seen.text[fact.start : fact.end]
        if fact.relation == "obligation_to_provide" and len(words) > len(longest.get(fact.value, "")):
            longest[fact.value] = words
    return set(longest.items())


STATED = [
    ("en", "Phone number (optional)", ("voluntary", "optional")),
    ("en", "Phone number (required)", ("required", "required")),
    (
        "en",
        "The collection of this data is required for the lease.",
        ("required", "collection of this data is required for"),
    ),
    (
        "en",
        "If you do not provide this data, no key is handed out.",
        ("required", "If you do not provide this"),
    ),
    ("en", "It is up to you whether you share a photo.", ("voluntary", "up to you whether you share")),
    (
        "en",
        "Fields marked with a star are mandatory.",
        ("required", "Fields marked with a star are mandatory"),
    ),
    ("de", "Telefon (optional)", ("voluntary", "optional")),
    (
        "de",
        "Die Erhebung dieser Daten ist für die Miete erforderlich.",
        ("required", "Erhebung dieser Daten ist für die Miete erforderlich"),
    ),
    (
        "de",
        "Die mit Stern markierten Felder sind erforderlich.",
        ("required", "markierten Felder sind erforderlich"),
    ),
    (
        "de",
        "Sie entscheiden selbst, ob Sie ein Foto teilen.",
        ("voluntary", "Sie entscheiden selbst, ob Sie ein Foto teilen"),
    ),
    ("nb", "Telefon (valgfritt)", ("voluntary", "valgfritt")),
    ("nb", "Det er helt frivillig.", ("voluntary", "frivillig")),
    (
        "nb",
        "Hvis du ikke oppgir disse opplysningene, får du ingen nøkkel.",
        ("required", "Hvis du ikke oppgir disse opplysningene"),
    ),
    ("nb", "Du velger selv om du vil dele et bilde.", ("voluntary", "Du velger selv om du vil dele")),
]


@pytest.mark.parametrize(("language", "text", "found"), STATED)
def test_whether_data_must_be_given_is_read(language: str, text: str, found: tuple[str, str]) -> None:
    assert obligations(language, text) == {found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An optional newsletter exists."),
        ("en", "Access to information is strictly necessary to show the map."),
        ("en", "With your voluntary consent we send it."),
        ("en", "We are required by law to keep invoices."),
        ("de", "Für die Bereitstellung der Funktionen erforderlich sind Cookies."),
        ("de", "Diese Einwilligung ist freiwillig."),
        ("nb", "Vi takker alle som bidrar i frivilligheten."),
        ("nb", "Navn, e-post og andre nødvendige opplysninger lagres."),
        ("nb", "Samtykke der det er påkrevd."),
    ],
)
def test_options_and_needs_of_other_kinds_are_no_obligation(language: str, text: str) -> None:
    assert obligations(language, text) == set()


def decisions(language: str, text: str, heading: str = "Newsletter") -> list[str]:
    return [f.value for f in duties.read(context(language, text, heading)) if f.relation == "automated_decisions"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "We make no automated decisions.", ["none"]),
        ("en", "We use automated decision-making for small loans.", ["present"]),
        ("en", "We draw maps by hand.", []),
        ("en", "We do not take decisions on loans based solely on automated processing.", ["none"]),
        ("en", "No decision on a loan is made solely by automated means.", ["none"]),
        ("en", "No decisions are based solely on automated processing.", ["none"]),
        ("en", "No decisions are taken on your loan by automated means.", ["none"]),
        ("en", "Decisions on loans are never taken automatically.", ["none"]),
        ("en", "Decisions on loans are not based on automated processing.", ["none"]),
        ("en", "We do not make decisions by automated means unless you agree.", []),
        ("en", "Decisions on loans are never taken automatically without your consent.", []),
        ("en", "You may ask that we do not make decisions on loans automatically.", []),
        ("de", "Eine automatisierte Entscheidungsfindung findet nicht statt.", ["none"]),
        ("de", "Profiling findet statt.", ["present"]),
        ("nb", "Vi bruker ikke automatiserte avgjørelser.", ["none"]),
        ("nb", "Vi bruker profilering.", ["present"]),
    ],
)
def test_automated_decisions_are_denied_or_owned_to(language: str, text: str, values: list[str]) -> None:
    assert decisions(language, text) == values


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        (
            "en",
            "Your rights",
            "You have the right not to be subject to a decision based solely on automated processing.",
        ),
        (
            "de",
            "Ihre Rechte",
            "Sie haben das Recht, keiner automatisierten Entscheidung unterworfen zu werden.",
        ),
        ("nb", "Dine rettigheter", "Du har rett til ikke å være gjenstand for automatiserte avgjørelser."),
    ],
)
def test_the_right_not_to_be_subject_says_nothing_of_what_happens(language: str, heading: str, text: str) -> None:
    assert decisions(language, text, heading) == []


@pytest.mark.parametrize(
    ("language", "heading", "text", "values"),
    [
        ("de", "Automatisierte Entscheidungen", "Finden nicht statt.", ["none"]),
        ("de", "Profiling", "Erfolgt nicht.", ["none"]),
        ("en", "Automated decisions", "Do not take place.", ["none"]),
        ("nb", "Automatiserte avgjørelser", "Skjer ikke.", ["none"]),
        ("de", "Automatisierte Entscheidungen", "Finden nicht statt, es sei denn, Sie willigen ein.", []),
        ("de", "Automatisierte Entscheidungen", "Über Leihfristen sprechen wir gern.", []),
        ("de", "Newsletter", "Finden nicht statt.", []),
    ],
)
def test_what_stands_below_a_heading_on_decisions_may_deny_them(
    language: str, heading: str, text: str, values: list[str]
) -> None:
    assert decisions(language, text, heading) == values


def found_bases(language: str, text: str) -> set[str]:
    return {f.value for f in bases.read(context(language, text))}


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Parcels are tracked to perform the contract with you.", {"eu-gdpr:A6-1-b"}),
        ("en", "We store whether or not you consent to maps.", set()),
        ("en", "In the event of a legal obligation, sheets are kept longer.", set()),
        ("de", "Wir rufen gemäß Ihrer Einwilligung an.", {"eu-gdpr:A6-1-a"}),
        ("de", "Der durch Ihre Einwilligung bestimmte Zweck fällt weg.", set()),
        ("nb", "Vi ringer med ditt samtykke.", {"eu-gdpr:A6-1-a"}),
    ],
)
def test_bases_in_words(language: str, text: str, values: set[str]) -> None:
    assert found_bases(language, text) == values


def test_bare_words_count_in_a_list_that_is_introduced_as_one_of_bases() -> None:
    items = "\n\n- consent, where we ask for it\n- contract\n"
    assert found_bases("en", "Our legal bases are:" + items) == {"eu-gdpr:A6-1-a", "eu-gdpr:A6-1-b"}
    assert found_bases("en", "The drawer holds:" + items) == set()


def test_explicit_consent_under_article_9_is_no_consent_under_article_6() -> None:
    text = "Artikkel 9 nr. 2 bokstav a: du har gitt uttrykkelig samtykke til bruk av helseopplysninger."
    assert found_bases("nb", text) == {"eu-gdpr:A9-2-a"}
