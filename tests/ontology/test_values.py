"""Values to RDF and back, one to one."""

import importlib.util
import json
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given

from noticegraph.ontology.durations import is_duration, length_in_days, xsd_form
from noticegraph.ontology.names import organisation_slug
from noticegraph.ontology.namespaces import DEFAULT_BASE, expand
from noticegraph.ontology.relations import relation, relations
from noticegraph.ontology.terms import Setting, UnreadableValue
from noticegraph.ontology.values import NAME, decode, encode, law_iri, law_value, organisation_in

_SPEC = importlib.util.spec_from_file_location("strategies", Path(__file__).with_name("strategies.py"))
strategies = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(strategies)

GOLD = Path(__file__).parents[3] / "shared" / "eval"
V = f"{DEFAULT_BASE}notice/acme/0123456789ab"


def organisation(name: str) -> str:
    return f"{DEFAULT_BASE}organisation/{organisation_slug(name)}"


NEWSLETTER = Setting(DEFAULT_BASE, V, "newsletter", "en", organisation, (organisation("Acme GmbH"),))


def back(row, encoded, written=None):
    triples = [*encoded.structure, *encoded.implied]
    return decode(row, encoded.object, lambda s, p: [o for x, y, o in triples if (x, y) == (s, p)], written)


def there_and_back(key: str, value: str) -> str:
    row = relation(key)
    return back(row, encode(row, value, NEWSLETTER), organisation_in(row, value))


def shape(key: str, value: str) -> set[str]:
    """The triples of a value with short IRIs, hashes cut off."""
    encoded = encode(relation(key), value, NEWSLETTER)
    triples = (*encoded.structure, *encoded.implied)
    return {f"{_short(s)} {_short(p)} {_short(o)}" for s, p, o in triples}


def _short(node) -> str:
    if isinstance(node, ox.Literal):
        return node.value
    own = node.value.removeprefix(V)
    return own.partition("/")[0] if own.startswith("#") else own.removeprefix(DEFAULT_BASE).rpartition("#")[2]


@given(strategies.PAIRS)
def test_every_value_comes_back(pair):
    row, value = pair
    assert there_and_back(row.key, value) == value


@given(strategies.PAIRS, strategies.PAIRS)
def test_unequal_values_of_a_relation_are_unequal_objects(left, right):
    (row, one), (other, two) = left, right
    if row == other and organisation_in(row, one) is None and one != two:
        assert encode(row, one, NEWSLETTER).object != encode(row, two, NEWSLETTER).object


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the gold in ../shared/eval")
def test_every_value_of_the_gold_comes_back():
    facts = set()
    for path in [*GOLD.glob("gold/*.json"), *GOLD.glob("dev_gold/*.json")]:
        read = json.loads(path.read_text(encoding="utf-8"))
        stated = [*read["document"], *(fact for process in read["processes"] for fact in process["facts"])]
        facts |= {(fact["relation"], fact["value"]) for fact in stated}
    assert len({relation for relation, _ in facts}) > 20
    assert [fact for fact in sorted(facts) if there_and_back(*fact) != fact[1]] == []


@pytest.mark.parametrize("row", relations().values(), ids=relations().keys())
def test_every_key_of_a_relation_comes_back(row):
    for key in row.choices:
        value = {"transfer": f"Mailer Inc. | {key} | none", "hedge": f"{key} | may"}.get(row.key, key)
        assert there_and_back(row.key, value) == value


def _last(iri: str) -> str:
    return iri.removeprefix(DEFAULT_BASE).rpartition("#")[2].removeprefix("http://purl.org/dc/terms/")


@pytest.mark.parametrize(
    ("value", "triples"),
    [
        (
            "GDPR-6-1-k",
            {
                "law/eu/GDPR-6-1-k type CitedProvision",
                "law/eu/GDPR-6-1-k isPartOf law/eu/GDPR-6-1",
                "law/eu/GDPR-6-1 isPartOf law/eu/GDPR-6",
                "law/eu/GDPR-6 isPartOf law/eu/GDPR",
            },
        ),
        ("de:TTDSG-25", {"law/de/TTDSG-25 type CitedProvision", "law/de/TTDSG-25 isPartOf law/de/TTDSG"}),
        (
            "no:Ekomloven-2003-2-7-b",
            {
                "law/no/Ekomloven-2003-2-7-b type CitedProvision",
                "law/no/Ekomloven-2003-2-7-b isPartOf law/no/Ekomloven-2003",
            },
        ),
        ("de:TTDSG", {"law/de/TTDSG type CitedProvision"}),
        ("§ 5 MusterG", set()),
    ],
)
def test_a_citation_says_which_law_it_is_of(value, triples):
    encoded = encode(relation("citation"), value, NEWSLETTER)
    assert {" ".join(_last(node.value) for node in triple) for triple in encoded.structure} == triples
    assert there_and_back("citation", value) == value


def test_a_hedge_says_what_it_leaves_open():
    assert shape("hedge", "purpose | such as") >= {"#hedge type Hedge", "#hedge hedges HedgedPurpose"}
    for value in ("may", "purpose | ", "colour | may"):
        with pytest.raises(UnreadableValue):
            encode(relation("hedge"), value, NEWSLETTER)


@pytest.mark.parametrize(
    ("key", "value", "iri"),
    [
        ("legal_basis", "eu-gdpr:A6-1-f", expand("eu-gdpr:A6-1-f")),
        ("legal_basis", "de:TDDDG-25-1", DEFAULT_BASE + "law/de/TDDDG-25-1"),
        ("legal_basis", "eu:GDPR-88", DEFAULT_BASE + "law/eu/GDPR-88"),
        ("third_country", "unspecified", expand("dpv:ThirdCountry")),
        ("third_country", "loc:US", expand("loc:US")),
        ("automated_decisions", "none", expand("ng:NoAutomatedDecisions")),
        ("obligation_to_provide", "voluntary", expand("ng:Voluntary")),
        ("safeguard", "ng:EU-US-DPF", expand("ng:EU-US-DPF")),
        ("recipient", "Mailer Inc.", DEFAULT_BASE + "organisation/mailer-inc"),
    ],
)
def test_terms(key, value, iri):
    assert encode(relation(key), value, NEWSLETTER).object == ox.NamedNode(iri)


@pytest.mark.parametrize(("value", "datatype"), [("2026-03-01", "date"), ("2024-02", "gYearMonth"), ("2018", "gYear")])
def test_dates_have_the_type_of_what_they_say(value, datatype):
    expected = ox.Literal(value, datatype=ox.NamedNode(expand(f"xsd:{datatype}")))
    assert encode(relation("policy_date"), value, NEWSLETTER).object == expected


def test_words_are_in_the_language_of_the_notice():
    assert encode(relation("legitimate_interest"), "safe operation", NEWSLETTER).object == ox.Literal(
        "safe operation", language="en"
    )


def test_a_period_is_a_duration_in_days_too():
    assert shape("retention", "P4W") == {
        "#storage type StorageDuration",
        "#storage hasDuration #duration",
        "#duration type TemporalDuration",
        "#duration value P28D",
        "#duration asWritten P4W",
        "#duration days 28",
    }


def test_events_and_criteria_are_different_durations():
    assert {"#duration type UntilEventDuration", "#duration untilEvent UntilWithdrawal"} <= shape(
        "retention", "until-withdrawal"
    )
    assert {"#duration type IndeterminateDuration", "#duration hasCriterion UntilPurposeFulfilled"} <= shape(
        "retention", "until-purpose-fulfilled"
    )


def test_a_framework_implies_its_adequacy_decision():
    encoded = encode(relation("transfer"), "Mailer Inc. | loc:US | ng:EU-US-DPF", NEWSLETTER)
    assert [(p.value, o.value) for _, p, o in encoded.implied] == [
        (expand("dpv:hasLegalBasis"), expand("eu-gdpr:A45-3"))
    ]
    assert shape("transfer", "Mailer Inc. | loc:US | ng:EU-US-DPF") == {
        "#transfer type CrossBorderTransfer",
        "#transfer hasDataExporter organisation/acme-gmbh",
        "#transfer hasDataImporter organisation/mailer-inc",
        "#transfer hasThirdCountry US",
        "#transfer hasFramework EU-US-DPF",
        "#transfer hasLegalBasis A45-3",
    }


def test_clauses_are_a_basis_and_a_measure():
    assert {"#transfer hasLegalBasis A46-2-c", "#transfer hasOrganisationalMeasure SCCByCommission"} <= shape(
        "transfer", "Mailer Inc. | loc:US | eu-gdpr:A46-2-c"
    )


def test_no_safeguard_is_no_triple():
    said = shape("transfer", "Mailer Inc. | unspecified | none")
    assert "#transfer hasThirdCountry ThirdCountry" in said
    assert not [line for line in said if "Basis" in line or "Framework" in line or "Measure" in line]


def test_the_lapsed_framework_implies_nothing():
    assert encode(relation("transfer"), "Mailer Inc. | loc:US | ng:EU-US-PrivacyShield", NEWSLETTER).implied == ()


def test_an_importer_may_have_a_bar_in_its_name():
    assert there_and_back("transfer", "A | B | loc:US | none") == "A | B | loc:US | none"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("transfer", "Mailer Inc. | loc:US"),
        ("transfer", " | loc:US | none"),
        ("retention", "P"),
        ("retention", "PT"),
        ("retention", "30 days"),
        ("policy_date", "2026-02-30"),
        ("policy_date", "2026-13"),
        ("policy_date", "March 2026"),
        ("purpose", "Marketing"),
        ("purpose", "foo:Marketing"),
        ("purpose", "dpv:Direct Marketing"),
        ("legal_basis", "de:"),
        ("legal_basis", "ger:BDSG-26"),
        ("automated_decisions", "maybe"),
        ("third_country", "USA"),
    ],
)
def test_what_has_not_the_form_of_its_relation_is_refused(key, value):
    with pytest.raises(UnreadableValue, match=r"; |; write|write it"):
        encode(relation(key), value, NEWSLETTER)


def test_a_foreign_object_is_refused():
    nothing = lambda s, p: ()  # noqa: E731
    with pytest.raises(UnreadableValue, match="no term of a known namespace"):
        decode(relation("purpose"), ox.NamedNode("https://example.org/x"), nothing)
    with pytest.raises(UnreadableValue, match="has no dpv:hasDuration"):
        decode(relation("retention"), ox.NamedNode(f"{V}#storage/x"), nothing)


def test_a_name_in_the_graph_is_read_where_the_claim_has_none():
    names = {(ox.NamedNode(organisation("Acme GmbH")), NAME): [ox.Literal("Acme GmbH")]}
    node = ox.NamedNode(organisation("Acme GmbH"))
    assert decode(relation("controller"), node, lambda s, p: names.get((s, p), ())) == "Acme GmbH"


def test_law_outside_dpv_is_below_law():
    assert law_iri("no:Barnehageloven-8", "https://d.example/") == "https://d.example/law/no/Barnehageloven-8"
    assert law_value("https://d.example/law/no/Barnehageloven-8") == "no:Barnehageloven-8"


@given(strategies.DURATIONS)
def test_durations_are_what_xsd_knows(value):
    assert is_duration(value)
    assert "W" not in xsd_form(value)
    literal = ox.Literal(xsd_form(value), datatype=ox.NamedNode(expand("xsd:duration")))
    store = ox.Store()
    same = store.query(f"SELECT ({literal} = {literal} AS ?same) {{}}")
    assert [row["same"].value for row in same] == ["true"], "the engine reads it as a duration"


@given(strategies.DURATIONS)
def test_length_is_kept_when_weeks_become_days(value):
    assert Decimal(length_in_days(xsd_form(value))) == Decimal(length_in_days(value))


@pytest.mark.parametrize(
    ("value", "days"),
    [("P1Y", "365.2425"), ("P12M", "365.2425"), ("P14M", "426.11625"), ("P2W", "14"), ("PT36H", "1.5"), ("P0D", "0")],
)
def test_lengths(value, days):
    assert length_in_days(value) == days
