"""`noticegraph reason` keeps what it infers, with the claims behind it, and agrees with questions and shapes."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java on PATH"),
    pytest.mark.slow,
]

EXAMPLES = Path(__file__).parents[2] / "examples" / "notices"
CHOSEN = ("saltmarsh-camping.md", "nordvik-trening.txt")
TYPES = "PREFIX ng: <https://w3id.org/noticegraph#> SELECT DISTINCT ?node ?statement WHERE { GRAPH ?graph { %s } }"


@pytest.fixture
def reasoned(run, tmp_path):
    for name in CHOSEN:
        shutil.copy(EXAMPLES / name, tmp_path)
    assert run("ingest", *CHOSEN).returncode == 0
    done = run("reason", "--as-of", "2026-11-01", "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def of_type(found, name: str) -> set[str]:
    return {one["individual"] for notice in found for one in notice["types"] if one["type"] == name}


def test_reasoning_agrees_with_questions_and_shapes_on_the_same_facts(reasoned, run):
    lapsed = rows(run("ask", "lapsed-safeguards", "-p", "date=2026-11-01").stdout)
    assert of_type(reasoned, "ng:TransferOnLapsedFramework") == {row["transfer"] for row in lapsed}
    assert lapsed
    special = """PREFIX dpv: <https://w3id.org/dpv#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT DISTINCT ?process { GRAPH ?notice { ?process a dpv:Process ; dpv:hasPersonalData ?data }
            { FILTER(?data = dpv:SpecialCategoryPersonalData) } UNION
            { GRAPH ?ontology { ?data skos:broader+ dpv:SpecialCategoryPersonalData } } }"""
    asked = {row["process"] for row in rows(run("query", special, "--format", "csv").stdout)}
    assert of_type(reasoned, "ng:SpecialCategoryProcess") == asked
    assert asked
    verdicts = run("validate", "--as-of", "2026-11-01", "--format", "coverage").stdout.splitlines()
    without = {
        one["policy"] for one in map(json.loads, verdicts) if one["item"] == "13-1-b" and one["verdict"] == "absent"
    }
    assert (
        {notice["policy"] for notice in reasoned for one in notice["types"] if one["type"] == "ng:NoticeWithoutOfficer"}
        == without
        == {"nordvik-trening.txt"}
    )


def test_what_is_inferred_is_kept_with_its_provenance_and_goes_with_the_version(reasoned, run, tmp_path):
    (kept,) = rows(
        run(
            "query",
            """PREFIX ng: <https://w3id.org/noticegraph#> PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
            SELECT ?graph ?world (GROUP_CONCAT(?exact) AS ?words) {
                GRAPH ?graph { ?node a ng:SpecialCategoryProcess .
                    ?statement rdf:subject ?node ; rdf:object ng:SpecialCategoryProcess ; prov:wasDerivedFrom ?claim
                    OPTIONAL { ?statement ng:assumes ?world } }
                GRAPH ?evidence { ?claim oa:hasTarget/oa:hasSelector/oa:exact ?exact }
                FILTER(CONTAINS(STR(?node), "helseopplysninger"))
            } GROUP BY ?graph ?world""",
            "--format",
            "csv",
        ).stdout
    )
    assert kept["graph"].endswith("/inferred/2026-11-01")
    assert kept["world"] == ""
    assert "helseopplysninger" in kept["words"].casefold()
    text = (EXAMPLES / "nordvik-trening.txt").read_text(encoding="utf-8")
    assert all(word in text for word in kept["words"].split())

    version = kept["graph"].rpartition("/inferred/")[0]
    turtle = run("reason", "nordvik-trening.txt", "--as-of", "2026-11-01", "--format", "turtle").stdout
    assert "ng:assumes ng:ClosedWorld" in turtle
    assert version.rpartition("/")[2] in turtle


def test_a_notice_that_contradicts_itself_is_told_with_the_words(run, tmp_path, monkeypatch):
    from datetime import date

    import pyoxigraph as ox

    from noticegraph.notices import chosen
    from noticegraph.ontology.namespaces import expand
    from noticegraph.reasoning import reason
    from noticegraph.store import Change, open_store

    (tmp_path / "small.txt").write_text(
        "Privacy notice\n\nThe controller is Acme Widgets Ltd, 1 High Street, London.\n\n"
        "Newsletter\n\nWe send you our newsletter on the basis of your consent, Art. 6(1)(a) GDPR.\n"
    )
    assert run("ingest", "small.txt").returncode == 0
    with open_store(tmp_path / ".noticegraph", write=True) as store:
        (notice,) = chosen(store, ())
        purpose = next(q for q in store.graph(notice.version) if q.predicate.value == expand("dpv:hasPurpose"))
        wrong = ox.Quad(
            purpose.object, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("dpv:Right")), purpose.graph_name
        )
        store.apply(Change(add=(wrong,)))
        (found,) = reason(store, (notice,), date(2026, 11, 1))
        assert not found.consistent
        assert found.quads == ()
        assert found.inferences == ()
        assert not list(store.graph(f"{notice.version}/inferred/2026-11-01"))
    assert any(line.startswith("a definition: nothing is two of") for line in found.clash)
    assert any(line.startswith("the notice: ") and "rdf:type dpv:Right" in line for line in found.clash)
