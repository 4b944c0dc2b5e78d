"""What a value means in a store: names written in part, names and terms that nobody has."""

import pytest

from noticegraph.ontology.namespaces import expand
from noticegraph.queries.known import Known, meaning
from noticegraph.queries.parameters import Kind, Parameter, QuestionError

BASE = "https://data.example/"
NAMES = {
    "alder-gmbh": {"Alder GmbH", "Alder Gesellschaft mbH"},
    "alder-norge-as": {"Alder Norge AS"},
    "north-alder-limited": {"North Alder Ltd"},
    "adobe-inc": {"Adobe Inc."},
    "balder-as": {"Balder AS"},
}
KNOWN = Known(
    {f"{BASE}organisation/{slug}": names for slug, names in NAMES.items()},
    {expand(term) for term in ("dpv:Marketing", "dpv:Purpose", "loc:US", "loc:DE")},
    lambda iri: iri in {expand("loc:US"), BASE + "law/de/TDDDG-25-1"},
)
ORGANISATION, CONCEPT = Parameter("who", Kind.ORGANISATION, ""), Parameter("what", Kind.CONCEPT, "")


def _slugs(found):
    return {term.value.rpartition("/")[2] for term in found.terms}


@pytest.mark.parametrize("value", ["Alder GmbH", "alder-gmbh", "organisation/alder-gmbh", "ALDER G.m.b.H."])
def test_what_is_called_so_comes_alone(value):
    found = meaning(ORGANISATION, value, BASE, KNOWN)
    assert (_slugs(found), found.remarks) == ({"alder-gmbh"}, ())


def test_a_part_of_names_means_all_that_have_it_where_a_word_begins_and_says_so():
    found = meaning(ORGANISATION, "alder", BASE, KNOWN)
    assert _slugs(found) == {"alder-gmbh", "alder-norge-as", "north-alder-limited"}
    assert found.remarks == ("'alder' is read as Alder Gesellschaft mbH, Alder Norge AS and North Alder Ltd",)
    assert _slugs(meaning(ORGANISATION, "Norge", BASE, KNOWN)) == {"alder-norge-as"}


def test_the_registers_other_names_count_before_parts():
    found = meaning(ORGANISATION, "Adobe Systems Incorporated", BASE, KNOWN)
    assert (_slugs(found), found.remarks) == ({"adobe-inc"}, ())


def test_a_name_that_nobody_has_is_said_with_those_that_come_close():
    (remark,) = meaning(ORGANISATION, "Alder GmbH2", BASE, KNOWN).remarks
    assert remark.startswith("no organisation here is called 'Alder GmbH2'; did you mean Alder GmbH")
    assert meaning(ORGANISATION, "Xyzzy", BASE, KNOWN).remarks == ("no organisation here is called 'Xyzzy'",)


@pytest.mark.parametrize(
    ("value", "says"), [("dpv:Marketting", "did you mean dpv:Marketing"), ("loc:us", "did you mean loc:US")]
)
def test_a_term_that_does_not_exist_is_an_error_with_those_that_come_close(value, says):
    with pytest.raises(QuestionError, match=f"what={value}: .*{says}"):
        meaning(CONCEPT, value, BASE, KNOWN)


def test_a_term_that_exists_and_is_not_used_is_told_apart():
    assert meaning(CONCEPT, "loc:DE", BASE, KNOWN).unused == ("loc:DE",)
    assert meaning(CONCEPT, "loc:US", BASE, KNOWN).unused == ()
    assert meaning(CONCEPT, "de:TDDDG-25-1", BASE, KNOWN).unused == ()
