"""Terms, keys and periods in the words of a language."""

import pytest

from noticegraph.ontology.wording import label, period, value_words


@pytest.mark.parametrize(
    ("curie", "language", "words"),
    [
        ("pd:EmailAddress", "en", "Email Address"),
        ("eu-gdpr:A6-1-a", "en", "Art.6(1-a) consent"),
        ("ng:ConsentManagement", "nb", "Samtykkehåndtering"),
        ("ng:ConsentManagement", "fr", "Consent management"),
        ("loc:DE", "en", "Germany"),
        ("Acme Ltd", "de", "Acme Ltd"),
    ],
)
def test_a_term_has_its_label_in_the_language_else_in_english_else_itself(curie, language, words):
    assert label(curie, language) == words


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        ("P14M", "de", "14 Monate"),
        ("P1Y6M", "en", "1 year and 6 months"),
        ("P4W", "nb", "4 uker"),
        ("P1D", "en", "1 day"),
        ("P", "en", None),
        ("session", "en", None),
    ],
)
def test_a_period_is_told_in_its_own_units(value, language, words):
    assert period(value, language) == words


def test_keys_of_a_relation_are_told_by_their_terms():
    assert value_words("retention", "until-withdrawal", "en") == label("ng:UntilWithdrawal", "en")
    assert value_words("retention", "P7Y", "de") == "7 Jahre"
    assert value_words("obligation_to_provide", "required", "nb") == label("ng:Required", "nb")
