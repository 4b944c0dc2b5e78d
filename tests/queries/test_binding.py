"""Parameters become terms, never syntax; what a question does not have or cannot take is one line."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegraph.ontology.namespaces import DEFAULT_BASE, expand
from noticegraph.queries.catalogue import bind, parse_question, question, questions
from noticegraph.queries.parameters import Kind, Parameter, QuestionError, terms

BASE = "https://data.example/"
ECHO = parse_question(
    "echo",
    """# @title Echo
# @description Gives back what it is given.
# @param first text Any words
# @param second text Any words
# @param kind concept A concept
PREFIX dcat: <http://www.w3.org/ns/dcat#>
SELECT ?first ?second ?kind
WHERE {
  VALUES ?first { UNDEF } VALUES ?second { UNDEF } VALUES ?kind { UNDEF } VALUES ?holds { dcat:hasCurrentVersion }
}
""",
)
WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"))


def _echo(**values):
    (row,) = ox.Store().query(bind(ECHO, values, BASE))
    return tuple(None if row[name] is None else row[name].value for name in ("first", "second", "kind"))


@pytest.mark.parametrize(
    "value",
    [
        'a "quoted" word',
        "it's",
        "back\\slash\\",
        'x" } VALUES ?second { "y',
        "VALUES ?second { UNDEF }",
        "} } ; DROP ALL #",
        "line\nbreak\r\tand \\u0022 escape",
        "æøå 💌 \u202e",
        "\\1 \\g<name>",
    ],
)
def test_words_stay_words(value):
    assert _echo(first=value) == (value, None, None)
    assert _echo(first=value, second="plain") == (value, "plain", None)


@given(WORDS, WORDS)
def test_any_words_come_back(first, second):
    assert _echo(first=first, second=second) == (first, second, None)


@pytest.mark.parametrize("kind", [Kind.CONCEPT, Kind.IRI])
@pytest.mark.parametrize(
    "value",
    [
        "loc:US> } DROP ALL #",
        'dpv:Marketing" }',
        "https://data.example/a b",
        "https://data.example/<x>",
        "https://data.example/x> <y",
        "dpv:a{b}",
        "US",
        "",
        "nope:US",
        "loc:",
        "organisation/a b",
        "../up here",
    ],
)
def test_an_iri_with_signs_that_it_may_not_have_is_refused(kind, value):
    if kind is Kind.IRI and value == "US":
        assert terms(Parameter("p", kind, ""), value, BASE) == (ox.NamedNode(BASE + "US"),)
        return
    with pytest.raises(QuestionError, match=r"parameter p=.*want a CURIE or an IRI") as error:
        terms(Parameter("p", kind, ""), value, BASE)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("value", "slugs"),
    [
        ("Alder GmbH", {"alder-gmbh"}),
        ("alder-gmbh", {"alder-gmbh"}),
        ("organisation/alder-gmbh", {"alder-gmbh"}),
        (BASE + "organisation/alder-gmbh", {"alder-gmbh"}),
        ("Weber & Söhne G.m.b.H. & Co. KG", {"weber-soehne-gmbh-co-kg"}),
        ("Google Ireland Limited", {"google-ireland-limited"}),
        ("Google Ireland Ltd.", {"google-ireland-limited"}),
        ("x> } DROP ALL", {"x-drop-all"}),
    ],
)
def test_an_organisation_is_taken_by_any_of_its_names(value, slugs):
    found = terms(Parameter("p", Kind.ORGANISATION, ""), value, BASE)
    assert {term.value.removeprefix(BASE + "organisation/") for term in found} == slugs


def test_a_short_name_means_every_organisation_that_has_it():
    """A notice that writes the short name alone is read as its slug, since nothing tells the companies apart."""
    found = {term.value for term in terms(Parameter("p", Kind.ORGANISATION, ""), "Google", DEFAULT_BASE)}
    assert {
        f"{DEFAULT_BASE}organisation/{slug}" for slug in ("google", "google-llc", "google-ireland-limited")
    } <= found


def test_an_organisation_without_a_name_is_refused():
    with pytest.raises(QuestionError, match="want an organisation's name"):
        terms(Parameter("p", Kind.ORGANISATION, ""), " – ", BASE)


@pytest.mark.parametrize(
    ("value", "iri"),
    [
        ("de:TDDDG-25-1", BASE + "law/de/TDDDG-25-1"),
        ("law/de/TDDDG-25-1", BASE + "law/de/TDDDG-25-1"),
        ("until-withdrawal", "https://w3id.org/noticegraph#UntilWithdrawal"),
        ("unspecified", "https://w3id.org/dpv#ThirdCountry"),
        ("voluntary", "https://w3id.org/noticegraph#Voluntary"),
        ("pd:EmailAddress", "https://w3id.org/dpv/pd#EmailAddress"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.CONCEPT, Kind.IRI])
def test_values_are_taken_as_claims_and_answers_have_them(kind, value, iri):
    assert terms(Parameter("p", kind, ""), value, BASE) == (ox.NamedNode(iri),)


def test_an_impossible_day_is_named():
    with pytest.raises(QuestionError, match="2026-02-30 is no date"):
        bind(question("lapsed-safeguards"), {"date": "2026-02-30"}, BASE)


@pytest.mark.parametrize("value", ["2026-02-30", "yesterday", "20260301", "2026-3-1", "2026-W09-7", "", "٢٠٢٦-٠٣-٠١"])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(QuestionError, match="2026-03-01"):
        bind(question("lapsed-safeguards"), {"date": value}, BASE)


@pytest.mark.parametrize("value", ["-1", "1.5", "many", "", "１"])
def test_what_is_no_whole_number_is_refused(value):
    with pytest.raises(QuestionError, match="whole number"):
        terms(Parameter("p", Kind.NUMBER, ""), value, BASE)


def test_a_default_is_bound_where_nothing_is_given():
    assert "UNDEF" not in bind(question("lapsed-safeguards"), {}, BASE)
    assert '"2020-07-16"' in bind(question("lapsed-safeguards"), {"date": "2020-07-16"}, BASE)


def test_unknown_names_say_what_there_is():
    with pytest.raises(QuestionError, match=r"no parameter 'planet'; it has country \(country: A third country"):
        bind(question("transfers"), {"planet": "Mars"}, BASE)
    with pytest.raises(QuestionError, match="did you mean transfers"):
        question("transfer")
    with pytest.raises(QuestionError, match="'noticegraph ask' lists"):
        question("xyzzy")


def test_questions_about_versions_take_all_of_them():
    assert {name for name, asked in questions().items() if asked.about_versions} == {"changes", "versions"}


def test_a_question_whose_open_answer_is_the_store_wants_a_parameter():
    with pytest.raises(QuestionError, match=r"needs one of subject, predicate, object; .* it has subject \(iri: "):
        bind(question("evidence"), {}, BASE)


def test_versions_are_current_ones_unless_asked_otherwise():
    for name, asked in questions().items():
        given = {asked.needs[0]: "dpv:Purpose"} if asked.needs else {}
        if asked.about_versions:
            continue
        assert "hasVersion" not in bind(asked, given, BASE), name
        every = bind(asked, given, BASE, all_versions=True)
        assert "hasCurrentVersion" not in every, name
        assert "dcat#hasVersion" in every, name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT * {}", "@title"),
        ("# @title T\n# @description D\n# @param a word A\nSELECT * {}", "want a name, one of"),
        ("# @title T\n# @description D\n# @param a text A\nSELECT * {}", "no 'VALUES ?a { UNDEF }'"),
        ("# @title T\n# @description D\nSELECT * { VALUES ?a { UNDEF } }", "no '# @param a"),
        ("# @title T\n# @description D\nSELECT * {}", "hasCurrentVersion"),
        ("# @title T\n# @description D\n# @needs b\nSELECT * {}", "'# @needs b'"),
    ],
)
def test_a_file_whose_header_does_not_fit_its_query_is_refused(text, says):
    with pytest.raises(QuestionError) as error:
        parse_question("wrong", text)
    assert says in str(error.value)
    assert "queries/wrong.rq" in str(error.value)


@pytest.mark.parametrize(
    ("value", "country"),
    [
        ("US", "US"),
        ("us", "US"),
        ("loc:US", "US"),
        ("United States", "US"),
        ("Vereinigte Staaten", "US"),
        ("Norge", "NO"),
        ("https://w3id.org/dpv/loc#NO", "NO"),
    ],
)
def test_a_country_is_a_code_a_name_or_a_term(value, country):
    parameter = next(p for p in question("transfers").parameters if p.name == "country")
    assert [term.value for term in terms(parameter, value, BASE)] == [expand(f"loc:{country}")]


def test_what_no_country_is_called_is_an_error_that_says_what_is_wanted():
    parameter = next(p for p in question("transfers").parameters if p.name == "country")
    with pytest.raises(QuestionError, match=r"country=Atlantis: .* for example US, Norway or loc:US"):
        terms(parameter, "Atlantis", BASE)
