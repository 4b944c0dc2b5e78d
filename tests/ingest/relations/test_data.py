"""Data in lists, data named only to be denied, and members that a pattern spans: own sentences."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import data


def named(language: str, text: str) -> set[str]:
    context = build(read_bytes(f"# Notice\n\n## Bikes\n\n{text}\n".encode(), "notice.md"), language)
    return {f.value for f in data.read(context)}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "We log the browser type; IP addresses are not stored.", {"pd:UserAgent"}),
        ("en", "We do not collect your date of birth.", set()),
        ("en", "IP addresses are stored for a week.", {"pd:IPAddress"}),
        ("en", "IP addresses are not passed on to others.", {"pd:IPAddress"}),
        ("de", "IP-Adressen werden nicht gespeichert.", set()),
        ("de", "IP-Adressen werden gespeichert.", {"pd:IPAddress"}),
        ("nb", "IP-adresser lagres ikke.", set()),
        ("nb", "IP-adresser lagres i en uke.", {"pd:IPAddress"}),
    ],
)
def test_data_that_are_only_denied_are_no_data(language: str, text: str, found: set[str]) -> None:
    assert named(language, text) == found


def test_a_member_keeps_its_neighbour_where_a_pattern_spans_both() -> None:
    assert named("nb", "Vi lagrer e-post og navn på alle som låner.") == {"pd:EmailAddress", "pd:Name"}
