"""Headers of questions: what does not fit is told by file and line, and stops no other question."""

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from pyoxigraph import Store

from noticegraph.cli import main
from noticegraph.ontology.vocabulary import is_unknown
from noticegraph.queries import catalogue
from noticegraph.queries.catalogue import Question, QuestionError, faults, parse_question, question, questions
from noticegraph.queries.header import FIELDS
from noticegraph.store import open_store

DOCS = Path(__file__).resolve().parents[2] / "docs"
HEAD = "# @title Purposes\n# @description Who does what.\n"
BODY = """SELECT ?controller ?purpose WHERE {
  VALUES ?controller { UNDEF }
  VALUES ?holds { dcat:hasCurrentVersion }
  GRAPH <catalog> { ?work ?holds ?notice }
  GRAPH ?notice { ?notice dpv:hasDataController ?controller . ?process dpv:hasPurpose ?purpose }
}
"""
PARAM = "# @param controller organisation Who\n"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("# @plto bar controller purpose", "'# @plto' is no field of a question's header; did you mean '# @plot'?"),
        ("# @Needs controller", "did you mean '# @needs'?"),
        ("#@parameter controller", "did you mean '# @param'?"),
        ("# @xyzzy", "the fields are title, description, param"),
        ("# @ids", "'# @ids' is empty; want '# @ids columns'"),
        ("# @title Another", "a second '# @title'"),
        ("# @ids controler", "no column 'controler'; did you mean controller?"),
        ("# @needs controler", "has no '# @param controler …'; did you mean controller?"),
        ("# @example controler=Acme", "has no '# @param controler …'; did you mean controller?"),
        ("# @example Acme", "want name=value"),
        ("# @param purpose word What for", "want a name, one of concept"),
        ("# @claims ?process dvp:hasPurpose ?purpose", "dvp:hasPurpose': want ?variables and CURIEs with one of ng"),
        ("# @claims ?process dpv:hasPurpos ?purpose", "there is no such term; did you mean dpv:hasPurpose?"),
        ("# @claims ?process ng:hasNothing ?purpose", "there is no such term"),
        ("# @claims ?process dpv:has<Purpose ?purpose", "this is no IRI"),
        ("# @claims ?process dpv:hasPurpose ?purpos", "the query has no ?purpos; did you mean purpose?"),
        ("# @claims ?process dpv:hasPurpose ?which", "no variable is a column"),
        ("# @claims ?process dpv:hasPurpose", "want triples"),
        ("# @plot bar controler purpose", "no column 'controler'"),
        ("# @plot pie controller purpose", "want one of bar"),
    ],
)
def test_a_line_that_does_not_fit_is_told_with_its_place(line, says):
    with pytest.raises(QuestionError) as error:
        parse_question("wrong", f"{HEAD}{line}\n{PARAM}{BODY}")
    assert str(error.value).startswith("queries/wrong.rq:3: ")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_what_fits_is_no_fault():
    lines = (
        "# Written for those who ask about controllers (who@example.org).",
        "# @ids controller",
        "# @claims ?process dpv:hasPurpose ?purpose . ?process dpv:hasStorageCondition ?s . ?s dpv:hasDuration ?d",
        "# @claims <register> ?controller schema:parentOrganization ?group . ?notice dpv:hasDataController ?controller",
        "# @plot bar controller purpose",
        "# @example controller=Acme",
    )
    asked = parse_question("right", HEAD + "\n".join(lines) + "\n" + PARAM + BODY)
    assert asked.ids == ("controller",)
    assert len(asked.claims) == 2
    assert asked.example == {"controller": "Acme"}


def test_no_question_of_the_package_is_at_fault_nor_uses_an_unknown_term():
    assert faults() == ()
    assert len(questions()) == len(list(DOCS.parent.glob("queries/*.rq")))
    assert not is_unknown("https://w3id.org/dpv/loc#US")
    assert not is_unknown("https://schema.org/anything")
    assert is_unknown("https://w3id.org/dpv/pd#EmailAdress")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give a folder of questions in place of the package's, with one that is in order."""
    place = tmp_path / "queries"
    place.mkdir()
    shutil.copy(str(files("noticegraph.queries") / "notices.rq"), place)
    caches = (catalogue._names, catalogue._read, catalogue.questions)
    for one in caches:
        one.cache_clear()
    monkeypatch.setattr(catalogue, "files", lambda _package: place)
    monkeypatch.chdir(tmp_path)
    yield place
    for one in caches:
        one.cache_clear()


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / ".noticegraph", write=True, create=True):
        pass


def test_a_question_at_fault_stops_no_other(folder, store, capsys):
    (folder / "wrong.rq").write_text("# @titel Wrong\n")
    (folder / "latin.rq").write_bytes(HEAD.encode() + "# Größe\n".encode("latin-1"))
    assert main(["ask", "notices"]) == 0
    assert "queries/" not in capsys.readouterr().err
    assert main(["ask", "wrong"]) == 2
    assert capsys.readouterr().err.startswith("noticegraph: queries/wrong.rq:1: '# @titel' is no field")
    assert main(["ask"]) == 2
    told = capsys.readouterr()
    assert "notices," in told.out
    assert [line.split(": ")[1] for line in told.err.splitlines()] == ["queries/latin.rq", "queries/wrong.rq:1"]


def test_broken_sparql_is_told_by_the_line_of_the_file(folder, store, capsys):
    text = HEAD + "# A remark.\n" + PARAM + BODY.replace("GRAPH ?notice {", "GRAPH ?notice ((")
    (folder / "broken.rq").write_text(text)
    line = 1 + text[: text.index("((")].count("\n")
    assert main(["ask", "broken"]) == 2
    assert f"queries/broken.rq: malformed query at line {line}, column" in capsys.readouterr().err


def test_an_endpoint_that_refuses_a_broken_question_has_its_file_told(folder, capsys):
    (folder / "broken.rq").write_text(HEAD + PARAM + BODY.replace("GRAPH ?notice {", "GRAPH ?notice (("))
    assert main(["ask", "broken", "--endpoint", "http://127.0.0.1:9/query"]) == 2
    assert "queries/broken.rq: malformed query at line 8" in capsys.readouterr().err


def test_the_page_documents_every_field_and_its_question_is_one():
    page = (DOCS / "questions.md").read_text(encoding="utf-8")
    own = page.partition("## Your own question")[2]
    assert all(f"| `@{name}` | `{one.form}` |" in own for name, one in FIELDS.items())
    shown = re.search(r"```sparql\n(.*?)```", own, re.DOTALL)
    assert shown is not None
    asked = parse_question("own", shown[1])
    assert isinstance(asked, Question)
    assert asked.parameters[0].name == "controller"
    assert Store().query(asked.sparql, base_iri="https://data.example/").variables
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert "docs/questions.md#your-own-question" in readme


def test_a_name_that_is_nearly_that_of_a_question_at_fault_is_told(folder):
    (folder / "wrong.rq").write_text("# @titel Wrong\n")
    with pytest.raises(QuestionError, match="did you mean wrong"):
        question("wrogn")
