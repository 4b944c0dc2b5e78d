"""The profile restates DPV rightly and holds every DPV term that the project names."""

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph.ontology.namespaces import PREFIXES, compact, expand

ROOT = Path(__file__).parents[2]
VOCAB = ROOT.parent / "shared" / "vocab"
PROFILE = ROOT / "ontology" / "profile.ttl"
SKOS = PREFIXES["skos"]
REGENERATE = "run: python tools/make_profile.py FOLDER-OF-DPV"

sys.path.insert(0, str(ROOT / "tools"))
import make_profile  # noqa: E402


@pytest.fixture(scope="module")
def profile() -> dict[str, dict[str, set[str]]]:
    rows: dict[str, dict[str, set[str]]] = {}
    for quad in ox.parse(path=str(PROFILE), format=ox.RdfFormat.TURTLE):
        rows.setdefault(compact(quad.subject.value), {}).setdefault(quad.predicate.value, set()).add(quad.object.value)
    return rows


def test_every_dpv_term_that_the_project_names_is_in_the_profile(profile):
    missing = {
        term: str(path.relative_to(ROOT))
        for path in make_profile.own_files()
        for term in make_profile.terms_in(path.read_text(encoding="utf-8"))
        if term not in profile
    }
    assert missing == {}, REGENERATE


def test_every_term_has_one_english_label_and_reaches_a_top(profile):
    tops = set()
    for term, row in profile.items():
        assert len(row[SKOS + "prefLabel"]) == 1, term
        for broader in row.get(SKOS + "broader", ()):
            assert compact(broader) in profile, (term, broader)
        if SKOS + "broader" not in row and expand("owl:ObjectProperty") not in row[expand("rdf:type")]:
            tops.add(term)
    assert {"dpv:Purpose", "dpv:LegalBasis", "dpv:Right", "dpv:Processing", "dpv:Location"} <= tops
    assert not {t for t in tops if not t.startswith("dpv:")}, tops


@pytest.mark.parametrize(
    ("term", "top"),
    [
        ("pd:EmailAddress", "dpv:PersonalData"),
        ("pd:IPAddress", "dpv:PersonalData"),
        ("dpv:DirectMarketing", "dpv:Marketing"),
        ("eu-gdpr:A6-1-f", "dpv:LegitimateInterest"),
        ("eu-gdpr:A15", "dpv:DataSubjectRight"),
        ("eu-gdpr:A46-2-c", "dpv:DataTransferLegalBasis"),
        ("legal-eu:Adequacy-EU-CH", "eu-gdpr:A45-3"),
        ("loc:NO", "loc:EEA"),
        ("loc:US", "dpv:Country"),
        ("dpv:hasDataProcessor", "dpv:hasRecipient"),
    ],
)
def test_broader(profile, term: str, top: str):
    reached, queue = set(), [term]
    while queue:
        found = profile[queue.pop()].get(SKOS + "broader", set())
        queue += [compact(iri) for iri in found - reached]
        reached |= found
    assert expand(top) in reached


def test_no_definition_is_copied(profile):
    allowed = {expand("rdf:type"), SKOS + "prefLabel", SKOS + "broader"}
    assert {predicate for row in profile.values() for predicate in row} == allowed


def test_all_countries(profile):
    countries = {term for term, row in profile.items() if expand("dpv:Country") in row.get(SKOS + "broader", ())}
    assert len({t for t in countries if t.startswith("loc:")}) == 249
    assert profile["loc:NO"][SKOS + "prefLabel"] == {"Norway"}


@pytest.mark.skipif(not VOCAB.is_dir(), reason="needs ../shared/vocab, DPV 2.3")
def test_profile_says_what_dpv_says(profile):
    vocabulary = make_profile.Vocabulary(VOCAB)
    for term, row in profile.items():
        assert row[SKOS + "prefLabel"] == {vocabulary.labels[term]}, term
        assert {compact(iri) for iri in row.get(SKOS + "broader", ())} == vocabulary.broader.get(term, set()), term


def test_terms_in_a_text():
    text = """
        # a comment names dpv:Nothing
        pd:Name skos:altLabel "name"@en ; x "see eu-gdpr:A6-1-f." .
        f"eu-gdpr:A6-1-{letter}" r"eu-gdpr:A(6|9)" 'legal-eu:Adequacy-EU-CH' <https://w3id.org/dpv#No>
        ?x dpv:hasProcess/dpv:hasPurpose* ?y
    """
    found = {"pd:Name", "eu-gdpr:A6-1-f", "legal-eu:Adequacy-EU-CH", "dpv:hasProcess", "dpv:hasPurpose"}
    assert make_profile.terms_in(text) == found


@pytest.mark.skipif(not VOCAB.is_dir(), reason="needs ../shared/vocab, DPV 2.3")
def test_an_invented_term_stops_the_tool(tmp_path):
    (tmp_path / "ontology").mkdir()
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "profile-terms.txt").write_text("eu-gdpr:A15\n", encoding="utf-8")
    data = tmp_path / "ontology" / "x.ttl"
    data.write_text("pd:EmailAddress a skos:Concept .", encoding="utf-8")
    vocabulary = make_profile.Vocabulary(VOCAB)
    text = make_profile.profile(vocabulary, tmp_path)
    assert "eu-gdpr:A15 a skos:Concept" in text
    assert "pd:Contact a skos:Concept" in text
    data.write_text("pd:Horoscope a skos:Concept .", encoding="utf-8")
    with pytest.raises(SystemExit, match="pd:Horoscope"):
        make_profile.profile(vocabulary, tmp_path)


def test_own_labels_name_terms_of_the_profile_once_a_language(profile):
    labels: dict[str, list[str]] = {}
    for quad in ox.parse(path=str(ROOT / "ontology" / "labels.ttl"), format=ox.RdfFormat.TURTLE):
        assert quad.predicate.value == SKOS + "prefLabel"
        labels.setdefault(compact(quad.subject.value), []).append(quad.object.language)
    for term, languages in labels.items():
        assert term in profile, term
        assert sorted(languages) == ["de", "nb"], term
    shown = {t for t in profile if t.startswith("eu-gdpr:A6-1-") and len(t) == len("eu-gdpr:A6-1-a")}
    assert {"pd:EmailAddress", "dpv:DirectMarketing"} <= labels.keys()
    assert shown | {f"eu-gdpr:A{n}" for n in (15, 16, 17, 18, 20, 21, 22, 77)} <= labels.keys()
