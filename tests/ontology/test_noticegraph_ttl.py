"""Every own term that the project uses is defined, typed, labelled and placed."""

import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph.ontology.namespaces import NG, PREFIXES, compact, expand

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
OWL, SKOS = PREFIXES["owl"], PREFIXES["skos"]
TYPE = expand("rdf:type")
FOLDERS = ("ontology", "shapes", "queries", "ingest", "src/noticegraph")
CURIE = re.compile(r"(?<![\w:-])ng:([A-Za-z][\w-]*+)")
# In code a name that goes on in a bracket is composed, no term.
CODE = re.compile(
    r"""(?<![\w:-])ng:([A-Za-z][\w-]*+)(?![({\[*])|\bNG\s*\+\s*f?["']([A-Za-z][\w-]*+)["']|\{NG\}([A-Za-z][\w-]*+)(?![/{])"""
)


def own_files():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            inside_link = any(parent.is_symlink() for parent in path.parents if parent != ROOT)
            if path.suffix in {".ttl", ".rq", ".py"} and not inside_link:
                yield path


def names_in(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ttl":
        triples = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE, base_iri="https://example.org/"))
        nodes = {n.value for q in triples for n in (q.subject, q.predicate, q.object) if isinstance(n, ox.NamedNode)}
        names = {iri.removeprefix(NG) for iri in nodes if iri.startswith(NG)}
        literals = {q.object.value for q in triples if isinstance(q.object, ox.Literal)}  # SHACL's queries among them
        # ng:relation/… are the rows of the relation table
        return {name for name in names if "/" not in name} | {n for text in literals for n in CURIE.findall(text)}
    text = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    if path.suffix == ".py":
        return {name for groups in CODE.findall(text) for name in groups if name}
    return set(CURIE.findall(text))


@pytest.fixture(scope="module")
def terms() -> dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]:
    rows: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for name in ("noticegraph.ttl", "cues.ttl"):
        for quad in ox.parse(path=str(ONTOLOGY / name), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(NG):
                rows[quad.subject.value.removeprefix(NG)][quad.predicate.value].append(quad.object)
    return rows


def test_every_own_term_in_use_is_defined(terms):
    undefined = defaultdict(set)
    for path in own_files():
        for name in names_in(path) - terms.keys():
            undefined[f"ng:{name}"].add(str(path.relative_to(ROOT)))
    assert undefined == {}, "define them in ontology/noticegraph.ttl, cues in ontology/cues.ttl"


def test_the_search_for_terms_finds_them(tmp_path):
    code = tmp_path / "a.py"
    code.write_text('X = NG + "asWritten"\nY = f"{NG}days"\nZ = "ng:EU-US-DPF"\nW = f"ng:Until{x}"\n# ng:Comment\n')
    assert names_in(code) == {"asWritten", "days", "EU-US-DPF"}
    data = tmp_path / "a.ttl"
    data.write_text(f"@prefix ng: <{NG}> . ng:a ng:b ng:c, <{NG}relation/purpose>, 'ASK {{ ?x ng:e ?y }}' . # ng:d\n")
    assert names_in(data) == {"a", "b", "c", "e"}


def test_every_term_has_a_kind_and_one_label_a_language(terms):
    kinds = {OWL + k for k in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")}
    for name, row in terms.items():
        assert len(kinds & {t.value for t in row[TYPE]}) == 1, name
        languages = sorted(label.language for label in row[expand("rdfs:label")])
        assert languages == ["de", "en", "nb"], name


def test_what_answers_show_has_preferred_labels_the_same_as_its_labels(terms):
    shown = [row for row in terms.values() if ox.NamedNode(OWL + "NamedIndividual") in row[TYPE]]
    shown = [row for row in shown if not any(t.value.endswith(("Cue", "Word", "TimeUnit")) for t in row[TYPE])]
    assert len(shown) > 30
    for row in shown:
        assert set(row[SKOS + "prefLabel"]) == set(row[expand("rdfs:label")])


def test_every_term_has_one_english_definition_that_is_a_sentence(terms):
    for name, row in terms.items():
        english = [d.value for d in row[SKOS + "definition"] if d.language == "en"]
        assert len(english) == 1, name
        assert english[0].endswith("."), name
        assert len(english[0].split()) > 3, name


def test_individuals_have_a_class_of_ours_or_of_dpv(terms):
    for name, row in terms.items():
        types = {compact(t.value) for t in row[TYPE]}
        if "owl:NamedIndividual" in types:
            classes = {t for t in types if t.startswith(("ng:", "dpv:"))}
            assert len(classes) == 1, (name, types)


def test_concepts_are_placed_below_a_dpv_term_in_the_profile(terms):
    profile = (ONTOLOGY / "profile.ttl").read_text(encoding="utf-8")
    for name, row in terms.items():
        types = {compact(t.value) for t in row[TYPE]}
        if types & {"dpv:Purpose", "dpv:PersonalData", "ng:TransferFramework", "ng:AdequacyDecision"}:
            (broader,) = row[SKOS + "broader"]
            assert f"\n{compact(broader.value)} a skos:Concept" in profile, name


@pytest.mark.skipif(not (ROOT.parent / "shared" / "vocab").is_dir(), reason="needs ../shared/vocab, DPV 2.3")
def test_definitions_are_our_own_words(terms):
    theirs = (ROOT.parent / "shared" / "vocab" / "dpv.ttl").read_text(encoding="utf-8")
    for name, row in terms.items():
        for definition in row[SKOS + "definition"]:
            assert definition.value.rstrip(".") not in theirs, name
