"""Exports for other tools, opened with those tools: tables, workbooks, graph viewers, descriptions, pages."""

import csv
import io
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import networkx
import openpyxl
import pyarrow.parquet
import pytest
import rdflib
from rdflib import DCTERMS, RDF, SKOS
from selectolax.lexbor import LexborHTMLParser

from noticegraph.export import FORMATS
from noticegraph.export.errors import ExportError, MissingLibrary, library

EXAMPLES = Path(__file__).parents[2] / "examples" / "notices"
CHOSEN = ("harbourlight-books.md", "nordvik-trening.txt", "fernwick-cycles.html")
BASE = "https://w3id.org/noticegraph/id/"
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
DPV = rdflib.Namespace("https://w3id.org/dpv#")
NG = rdflib.Namespace("https://w3id.org/noticegraph#")


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    from noticegraph.cli import main

    folder = tmp_path_factory.mktemp("exchange")
    for name in CHOSEN:
        shutil.copy(EXAMPLES / name, folder)
    assert main(["ingest", *(str(folder / name) for name in CHOSEN), "--store", str(folder / "store")]) == 0
    return folder / "store"


@pytest.fixture
def export(store, tmp_path):
    from noticegraph.cli import main

    def run(form: str, *more: str) -> Path:
        target = tmp_path / f"out.{form}"
        assert main(["export", *more, "--store", str(store), "--format", form, "-o", str(target)]) == 0
        return target

    return run


def claims(export) -> list[dict[str, object]]:
    return [json.loads(line) for line in export("claims").read_text(encoding="utf-8").splitlines()]


def test_csv_holds_the_claims_and_its_metadata_describe_every_column(export):
    path = export("csv")
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    wanted = claims(export)
    assert [(row["relation"], row["value"], row["quote"]) for row in rows] == [
        (claim["relation"], claim["value"], claim["quote"]) for claim in wanted
    ]
    assert all(re.fullmatch(r".+/evidence#claim/[0-9a-f]{12}", row["claim"]) for row in rows)
    described = json.loads(path.with_name("out.csv-metadata.json").read_bytes())
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["url"] == "out.csv"
    columns = described["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(rows[0])
    for column in columns:
        if column["datatype"] == "nonNegativeInteger":
            assert all(row[column["name"]].isdigit() for row in rows)
        if column["required"]:
            assert all(row[column["name"]] for row in rows)


def test_parquet_holds_the_claims_with_types_and_nulls(export):
    table = pyarrow.parquet.read_table(export("parquet"))
    assert str(table.schema.field("start").type) == "int64"
    assert str(table.schema.field("confidence").type) == "double"
    rows = table.to_pylist()
    wanted = claims(export)
    for key in ("policy", "notice", "process", "relation", "value", "start", "end", "quote", "confidence", "rule"):
        assert [row[key] for row in rows] == [claim[key] for claim in wanted]
    assert any(row["process"] is None for row in rows)


def test_the_workbook_is_the_record_of_processing_with_the_findings(export):
    book = openpyxl.load_workbook(export("xlsx"))
    assert book.sheetnames == ["Record of processing", "Findings"]
    head, *rows = list(book["Record of processing"].iter_rows(values_only=True))
    assert head[2] == "Controller (30(1)(a))"
    assert [cell.rpartition(" (")[2] for cell in head[2:15]] == [
        f"30(1)({letter}))" for letter in ("a", "a", "a", "a", "a", "b", "c", "c", "d", "e", "e", "f", "g")
    ]
    account = dict(zip(head, next(row for row in rows if row[1] == "Account"), strict=True))
    assert account["Controller (30(1)(a))"] == "Fernwick Cycles B.V."
    assert "Account Management" in account["Purposes (30(1)(b))"]
    assert account["Time limits for erasure (30(1)(f))"] == "until the account is deleted"
    findings = list(book["Findings"].iter_rows(values_only=True))
    officer = next(row for row in findings if row[0] == "nordvik-trening.txt" and row[3] == "GDPR 13-1-b")
    assert officer[2] == "Warning"
    assert "data protection officer" in officer[4]
    assert all(row[4] for row in findings[1:])


def test_a_cell_never_becomes_a_formula():
    from noticegraph.export.records import _book

    book = openpyxl.load_workbook(io.BytesIO(_book({"Sheet": (("a",), [("=1+1",), ("https://example.org",)])})))
    cells = [row[0] for row in book["Sheet"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        ("=1+1", "s", None),
        ("https://example.org", "s", None),
    ]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_viewers_get_controllers_processes_recipients_and_countries(export, form):
    path = export(form)
    if form == "graphml":
        graph = networkx.read_graphml(path, force_multigraph=True)
    else:
        graph = networkx.read_gexf(path, version="1.2draft")
    shop = f"{BASE}organisation/harbourlight-books-limited"
    assert graph.nodes[shop]["kind"] == "controller"
    assert graph.nodes[shop]["label"] == "Harbourlight Books Limited"
    steps = [(s, t, data["relation"]) for s, t, data in graph.edges(data=True)]
    processes = {target for source, target, relation in steps if source == shop and relation == "controls"}
    assert {graph.nodes[one]["label"] for one in processes} >= {"Contacting us", "Newsletter", "Payment"}
    payment = next(one for one in processes if graph.nodes[one]["label"] == "Payment")
    reached = {graph.nodes[t]["label"] for s, t, relation in steps if s == payment and relation == "discloses_to"}
    assert "Stripe, Inc." in reached
    to_states = [
        data["safeguard"]
        for s, t, data in graph.edges(data=True)
        if s == payment and data["relation"] == "transfers_to" and graph.nodes[t]["label"].startswith("United States")
    ]
    assert to_states == ["ng:EU-US-DPF"]
    assert (shop, "https://w3id.org/dpv/loc#IE", "seated_in") in steps


def test_framed_json_has_each_notice_as_one_tree_of_the_same_triples(export, store):
    path = export("jsonld-framed")
    document = json.loads(path.read_bytes())
    shop = next(one for one in document["@graph"] if one["controller"][0]["name"] == "Harbourlight Books Limited")
    newsletter = next(one for one in shop["process"] if one["title"][0]["@value"] == "Newsletter")
    assert "eu-gdpr:A6-1-a" in newsletter["legalBasis"]
    assert any(recipient["type"] for recipient in newsletter["recipient"])
    framed = rdflib.Graph().parse(data=path.read_bytes(), format="json-ld")
    whole = rdflib.Dataset()
    whole.parse(data=export("nquads").read_bytes(), format="nquads")
    notice = rdflib.URIRef(shop["id"])
    for predicate in (DPV.hasPurpose, DPV.hasRecipient, DPV.hasLegalBasis):
        assert set(framed.subject_objects(predicate)) >= set(whole.graph(notice).subject_objects(predicate))


def test_void_counts_what_is_there(export):
    triples = rdflib.Graph().parse(data=export("ntriples").read_bytes(), format="nt")
    void = rdflib.Graph().parse(data=export("void").read_bytes(), format="turtle")
    (dataset,) = void.subjects(RDF.type, VOID.Dataset)
    assert int(void.value(dataset, VOID.triples)) == len(triples)
    by_class = {
        void.value(p, VOID["class"]): int(void.value(p, VOID.entities))
        for p in void.objects(dataset, VOID.classPartition)
    }
    assert by_class[DPV.Process] == len(set(triples.subjects(RDF.type, DPV.Process)))
    assert rdflib.URIRef(str(DPV)) in set(void.objects(dataset, VOID.vocabulary))


def test_dcat_names_versions_and_publishers_and_no_texts(export):
    graph = rdflib.Graph().parse(data=export("dcat").read_bytes(), format="turtle")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    versions = set(graph.objects(None, dcat.hasCurrentVersion))
    assert len(versions) == len(CHOSEN)
    publishers = {
        str(one).rpartition("/")[2] for version in versions for one in graph.objects(version, DCTERMS.publisher)
    }
    assert publishers == {"harbourlight-books-limited", "nordvik-trening-as", "fernwick-cycles-bv"}
    assert all((version, dcat.distribution, None) in graph for version in versions)
    assert not list(graph.subject_objects(rdflib.URIRef("https://schema.org/text")))


def test_skos_is_one_scheme_in_which_every_concept_reaches_a_top(export):
    graph = rdflib.Graph().parse(data=export("skos").read_bytes(), format="turtle")
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    tops = set(graph.objects(scheme, SKOS.hasTopConcept))
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert DPV.TargetedAdvertising in concepts
    for concept in concepts:
        assert (concept, SKOS.inScheme, scheme) in graph
        assert concept in tops or set(graph.transitive_objects(concept, SKOS.broader)) & tops
    german = {label.language for label in graph.objects(NG.ConsentManagement, SKOS.prefLabel)}
    assert german == {"en", "de", "nb"}


def test_every_iri_of_the_data_answers_at_its_address(store, tmp_path):
    from noticegraph.cli import main

    folder = tmp_path / "site"
    assert main(["export", "--store", str(store), "--dereference", str(folder)]) == 0
    shop = folder / "organisation" / "harbourlight-books-limited"
    held = rdflib.Graph().parse(shop / "index.ttl")
    assert held.value(rdflib.URIRef(f"{BASE}organisation/harbourlight-books-limited"), DPV.hasName)
    page = LexborHTMLParser((shop / "index.html").read_text(encoding="utf-8"))
    assert page.css_first("h1").text() == "Harbourlight Books Limited"
    pages = sorted(folder.rglob("index.html"))
    assert len(pages) > 100
    root = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    listed = {link.attributes["href"].rstrip("/") for link in root.css("a[href]")}
    assert listed == {path.parent.relative_to(folder).as_posix() for path in pages} - {"."}
    for path in pages:
        address = path.parent.relative_to(folder).as_posix() + "/"
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for link in tree.css("a[href]"):
            target = link.attributes["href"]
            if not target.startswith("http"):
                file = urljoin(f"/{address}", target).partition("#")[0]
                found = folder / file.lstrip("/")
                assert (found / "index.html").exists() or found.is_file(), (address, target)


def test_words_of_a_notice_cannot_become_markup():
    from pyoxigraph import Literal, NamedNode, Quad

    from noticegraph.export.dereference import pages

    name = NamedNode("https://w3id.org/dpv#hasName")
    quad = Quad(NamedNode(f"{BASE}organisation/x"), name, Literal("<script>alert(1)</script>"))
    files = {str(path): content for path, content in pages([quad], BASE)}
    assert b"<script>" not in files["organisation/x/index.html"]
    with pytest.raises(ExportError, match="cannot be a path"):
        list(pages([Quad(NamedNode(f"{BASE}organisation/../x"), name, Literal("y"))], BASE))


def test_named_notices_alone_are_exported(export):
    policies = {
        row["policy"] for row in pyarrow.parquet.read_table(export("parquet", "nordvik-trening.txt")).to_pylist()
    }
    assert policies == {"nordvik-trening.txt"}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_equal_stores_give_equal_bytes(export, form):
    assert export(form).read_bytes() == export(form).read_bytes()


def test_a_missing_library_is_named_with_the_way_to_get_it():
    with pytest.raises(MissingLibrary, match=r"the format parquet needs no_such_library; pip install"):
        library("no_such_library.part", "parquet")


def test_tilt_says_what_the_notice_says_and_lists_what_it_cannot_say(export):
    document = json.loads(export("tilt", "harbourlight-books.md").read_bytes())
    assert document["controller"]["name"] == "Harbourlight Books Limited"
    assert document["controller"]["country"] == "IE"
    assert document["dataProtectionOfficer"]["email"] == "dpo@harbourlight-books.example"
    entry = next(
        one
        for one in document["dataDisclosed"]
        if one["process"] == "Newsletter" and one["concept"] == "pd:EmailAddress"
    )
    assert entry["category"] == "Email Address"
    assert {basis["reference"] for basis in entry["legalBases"]} == {"GDPR-6-1-a"}
    assert document["rightToComplain"]["supervisoryAuthority"]["name"] == "Data Protection Commission"
    states = next(one for one in document["thirdCountryTransfers"] if one["country"] == "US")
    assert states["adequacyDecision"]["available"]
    own = document["noticegraph"]
    unmapped = {(one["relation"], one["value"]) for one in own["unmapped"]}
    assert ("right", "eu-gdpr:A18") in unmapped
    assert "accessAndDataPortability.administrativeFee" in own["unstated"]
    held = claims(export)
    mapped = [c for c in held if c["policy"] == "harbourlight-books.md" and c["relation"] == "measure"]
    assert all(("measure", claim["value"]) in unmapped for claim in mapped)


def test_tilt_comes_back_as_the_notice_that_it_was_made_from(export, tmp_path):
    from noticegraph.ingest.interpret import interpret
    from noticegraph.ingest.language import detect
    from noticegraph.ingest.read import read_file

    path = export("tilt", "harbourlight-books.md").rename(tmp_path / "back.tilt.json")
    document = read_file(path)
    back = {(claim.relation, claim.value) for claim in interpret(document, detect(document)).claims}
    out = {
        (claim["relation"], claim["value"]) for claim in claims(export) if claim["policy"] == "harbourlight-books.md"
    }
    for relation in (
        "controller",
        "dpo",
        "dpo_email",
        "authority",
        "purpose",
        "legal_basis",
        "personal_data",
        "recipient",
    ):
        given = {value for kind, value in out if kind == relation} - {"dpv:PersonalData"}
        assert given <= {value for kind, value in back if kind == relation}, relation


@pytest.mark.parametrize(
    ("name", "begins"), [("x.xlsx", b"PK"), ("x.parquet", b"PAR1"), ("x.gexf", b"<gexf"), ("x.nq", b"<")]
)
def test_the_ending_of_the_output_tells_the_format(store, tmp_path, name, begins):
    from noticegraph.cli import main

    target = tmp_path / name
    assert main(["export", "--store", str(store), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("name", "begins"), [("x.html", b"<!doctype html>"), ("x.xml", b"<?xml"), ("x.csv", b"notice,")]
)
def test_the_ending_of_a_report_tells_the_format(store, tmp_path, name, begins):
    from noticegraph.cli import main

    target = tmp_path / name
    assert main(["validate", "--store", str(store), "-o", str(target), "--fail-on", "never"]) == 0
    assert target.read_bytes().lower().startswith(begins)
