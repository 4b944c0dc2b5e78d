"""Names of clubs and cooperatives that end with the year of their foundation. Own names."""

import pytest

from noticegraph.ingest.grammar.organisations import find_organisations


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wir sind die Wohnungsgenossenschaft Tal von 1954 eG.", "Wohnungsgenossenschaft Tal von 1954 eG"),
        ("Turnverein Musterdorf von 1861 e. V., Am Anger 1", "Turnverein Musterdorf von 1861 e. V."),
        ("Ruderclub Musterdorf 1920 e. V.", "Ruderclub Musterdorf 1920 e. V."),
        ("# Datenschutzordnung Ruderclub Musterdorf e. V.", "Ruderclub Musterdorf e. V."),
    ],
)
def test_the_year_is_part_of_the_name(text: str, name: str) -> None:
    assert [o.name for o in find_organisations(text, "de")] == [name]


@pytest.mark.parametrize("text", ["Die Regel galt von 1954 eG", "Der Betrag von 4500 eG"])
def test_a_year_or_a_figure_alone_is_no_name(text: str) -> None:
    assert not find_organisations(text, "de")
