"""A store's columns hold what the store holds."""

import subprocess
import sys
from datetime import date

import duckdb
import pytest
from held_columns import EXAMPLES, GRAPH, HELD, NOTICE, P, columns, columns_of, held, in_order, ingest, quad
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from noticegraph import compiling
from noticegraph.api.store import in_memory
from noticegraph.assessment import assess
from noticegraph.loading import Status
from noticegraph.notices import notices
from noticegraph.ontology.namespaces import expand
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.sources import file_sources
from noticegraph.store import Change, open_store, tables
from noticegraph.store.folder import database as database_folder


def test_columns_hold_the_graphs_of_notices_the_catalogue_and_the_background_without_evidence(path):
    rows = columns(path)
    assert rows == held(path)
    graphs = {row[1] for row in rows}
    assert len(graphs) == 3 + len(("catalog", "ontology", "law", "register"))
    assert {row[0].strip("<>") for row in rows} >= {
        expand("dpv:hasRecipient"),
        expand("ng:days"),
        expand("skos:broader"),
    }
    with open_store(path) as store:
        assert in_order(store.columns(HELD))


def test_of_a_predicate_only_the_quads_with_the_objects_asked_for_are_held(tmp_path, mended):
    kind, process, version = (expand(name) for name in ("rdf:type", "dpv:Process", "dcat:Resource"))
    narrow = (HELD - {kind}) | {f"{kind} {process}", f"{kind} {version}"}

    def matches() -> bool:
        wanted = {f"<{process}>", f"<{version}>"}
        said = [row for row in held(path) if row[0] != f"<{kind}>" or row[3] in wanted]
        assert {row[3] for row in said if row[0] == f"<{kind}>"} == wanted
        assert said != held(path)
        return columns(path, narrow) == said

    path = tmp_path / "s"
    for files in (sorted(EXAMPLES.glob("*.txt")), sorted(EXAMPLES.glob("*books.md"))):
        with open_store(path, write=True, create=True, held=narrow) as store:
            list(ingest_all(store, file_sources(files), InProcess()))
        assert matches()
    assert len(mended) == 1
    assert columns(path, narrow - {f"{kind} {version}"}) is None
    assert columns(path, narrow | {kind}) is None


def test_what_happens_to_a_notice_is_in_the_columns(path, mended, monkeypatch):
    assert ingest(path, NOTICE) is Status.NEW
    assert columns(path) == held(path)
    assert ingest(path, NOTICE.replace("six", "three")) is Status.NEW_VERSION
    assert columns(path) == held(path)
    assert ingest(path, NOTICE) is Status.RESTORED
    assert columns(path) == held(path)
    monkeypatch.setattr(compiling, "fingerprint", lambda: "another")
    assert ingest(path, NOTICE) is Status.REREAD
    assert columns(path) == held(path)
    with open_store(path, write=True, held=HELD) as store:
        list(assess(store, notices(store)[:1], date(2026, 1, 1)))
    assert columns(path) == held(path)
    assert any(row[0] == f"<{expand('sh:result')}>" for row in columns(path))
    with open_store(path, write=True, held=HELD) as store:
        gone = next(notice.version for notice in notices(store) if notice.slug == "acme")
        store.apply(Change(drop=(gone, f"{gone}/evidence")))
    assert columns(path) == held(path)
    assert not any(row[1] == f"<{gone}>" for row in columns(path))
    assert len(mended) == 6  # none was made anew


def test_a_background_of_another_release_is_in_the_columns_once_it_is_in_the_store(path, mended):
    stray = quad("of an older package")
    law = Quad(stray.subject, P, stray.object, NamedNode("https://w3id.org/noticegraph/id/law"))
    with open_store(path, write=True, held=HELD) as store:
        store.apply(Change(add=(law,)))
    assert any(row[3] == str(law.object) for row in columns(path))
    manifest = (path / "manifest.json").read_text()
    (path / "manifest.json").write_text(manifest.replace('"background": "', '"background": "0'))
    with open_store(path, held=HELD) as store:
        assert law not in set(store.quads)
    assert columns(path) == held(path)
    assert len(mended) == 2


def test_a_store_of_an_older_release_gets_columns_with_the_next_write(tmp_path):
    with open_store(tmp_path / "s", write=True, create=True) as store:
        store.apply(Change(add=(quad("kept"),)))
    assert columns(tmp_path / "s") is None
    with open_store(tmp_path / "s", write=True, held=HELD):
        pass
    assert columns(tmp_path / "s") == held(tmp_path / "s")


def test_columns_of_other_predicates_are_not_read_and_made_anew(path):
    fewer = HELD - {expand("ng:days")}
    assert columns(path, fewer) is None
    with open_store(path, write=True, held=fewer):
        pass
    assert columns(path) is None
    assert columns(path, fewer) == held(path, fewer)


def test_a_store_in_memory_has_no_columns(path, monkeypatch):
    monkeypatch.chdir(path)  # where those of another store lie
    with in_memory() as store:
        assert store._opened.columns(HELD) is None


def test_what_another_program_writes_into_the_database_is_not_overlooked(path):
    Store(str(database_folder(path))).add(quad("by another hand"))
    assert columns(path) is None
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)
    assert any(row[3] == '"by another hand"' for row in columns(path))


def test_quads_loaded_past_the_store_are_in_the_columns_when_it_was_told(path):
    with open_store(path, write=True, held=HELD) as store:
        assert store.columns(HELD) is not None
        store.changing_all()
        assert store.columns(HELD) is None
        store.quads.add(quad("by the bench"))
    assert columns(path) == held(path)


def test_a_writer_reads_columns_until_it_changes_the_store(path):
    with open_store(path, write=True, held=HELD) as store:
        assert store.columns(HELD).execute("select count(*) from quads").fetchone() == (len(columns_of(store)),)
        store.apply(Change(add=(quad("kept"),)))
        assert store.columns(HELD) is None
        store.flush()
        assert store.refresh_columns(HELD)
        assert any(row[3] == '"kept"' for row in columns_of(store))
    assert columns(path) == held(path)


READER = """
import sys
from pathlib import Path
from noticegraph.store import open_store
HELD = frozenset(sys.argv[2].split())
with open_store(Path(sys.argv[1])) as store:
    print(store.columns(HELD).execute("select count(*) from quads").fetchone()[0], flush=True)
    sys.stdin.readline()
"""


def test_processes_read_at_once(path):
    call = [sys.executable, "-c", READER, str(path), " ".join(HELD)]
    readers = [subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    seen = [reader.stdout.readline().strip() for reader in readers]  # both are open now
    assert seen == [str(len(columns(path)))] * 2
    for reader in readers:
        reader.communicate("\n", timeout=30)
        assert reader.returncode == 0


IDLE = """
import sys
from pathlib import Path
from noticegraph.store import open_store
with open_store(Path(sys.argv[1]), write=True, held=frozenset(sys.argv[2].split())):
    pass
print("duckdb" in sys.modules)
"""


def test_a_writer_that_changes_nothing_does_not_load_duckdb(path):
    done = subprocess.run([sys.executable, "-c", IDLE, str(path), " ".join(HELD)], capture_output=True, timeout=60)
    assert done.stdout.decode().strip() == "False", done.stderr
    assert columns(path) == held(path)


def test_quads_go_in_batches(path, monkeypatch):
    sizes: list[tuple[int, int]] = []
    honest = tables._batches

    def counted(found):
        for batch in honest(found):
            sizes.append((len(batch.pairs[0]), len(batch.terms[0])))
            yield batch

    monkeypatch.setattr(tables, "_batches", counted)
    monkeypatch.setattr(tables, "_BATCH", 7)
    (path / "columns.duckdb").unlink()
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)
    assert max(quads for quads, _ in sizes) == 7
    assert max(terms for _, terms in sizes) <= 4 * 7
    assert sum(quads for quads, _ in sizes) == len(held(path))


def test_most_of_a_store_changed_makes_the_columns_anew_and_little_replaces(path, mended):
    with open_store(path, write=True, held=HELD) as store:
        store.apply(Change(add=tuple(quad("kept", str(number)) for number in range(3))))
    assert mended == [3]
    with open_store(path, write=True, held=HELD) as store:
        store.apply(Change(add=tuple(quad("more", str(number)) for number in range(30))))
    assert mended == [3]
    assert columns(path) == held(path)


def test_what_has_grown_is_put_in_order_and_terms_of_nothing_go(path):
    number = 2 * len(held(path))
    with open_store(path, write=True, held=HELD) as store:
        store.apply(Change(add=(quad("gone", "h"),)))
    with open_store(path, write=True, held=HELD) as store:
        added = tuple(quad("said", subject=str(one)) for one in range(number))
        store.apply(Change(drop=(GRAPH.format("h"),), add=added))
    assert columns(path) == held(path)
    with open_store(path) as store:
        connection = store.columns(HELD)
        assert in_order(connection)
        assert connection.execute("select count(*) from terms where lex = 'gone'").fetchone() == (0,)


def test_terms_have_their_text_and_numbers_their_value(tmp_path):
    xsd = "http://www.w3.org/2001/XMLSchema#{}"
    texts = ['a "quoted" \\ text\nin two lines', "søk ‹π›", "", "30"]
    numbers = {
        ("30", "decimal"): 30,
        ("-7", "integer"): -7,
        ("2.5", "double"): 2.5,
        ("0.1234567891", "decimal"): 0.123456789,
        ("99999999999", "integer"): 99999999999,
        ("999999999999", "integer"): None,
        ("INF", "double"): None,
        ("2026-01-01", "date"): None,
        ("1_000", "integer"): None,
    }
    typed = {Literal(lex, datatype=NamedNode(xsd.format(name))): value for (lex, name), value in numbers.items()}
    plain = [Literal(text) for text in texts] + [Literal("ja", language="nb")]
    with open_store(tmp_path / "s", write=True, create=True, held=HELD) as store:
        blank = Quad(BlankNode("b"), P, NamedNode("https://example.org/ø"), NamedNode(GRAPH.format("g")))
        store.apply(Change(add=(blank, *(quad(one) for one in [*typed, *plain]))))
    with open_store(tmp_path / "s") as store:
        connection = store.columns(HELD)
        lexes = dict(connection.execute("select term, lex from terms").fetchall())
        found = dict(connection.execute("select term, num::DOUBLE from terms").fetchall())
        wrong = connection.execute("select count(*) from terms where id <> md5_number_lower(term)").fetchone()
    assert wrong == (0,)
    assert {str(one): lexes[str(one)] for one in plain} == {str(one): one.value for one in plain}
    assert {str(one): found[str(one)] for one in typed} == {str(one): value for one, value in typed.items()}
    assert all(found[str(one)] is None for one in plain)
    assert lexes["<https://example.org/ø>"] == "https://example.org/ø"
    assert (
        [lex for lex in lexes.values() if lex.startswith("_:")]
        == [term for term in lexes if term.startswith("_:")]
        != []
    )


def test_columns_reach_nothing_outside_their_file(path):
    with open_store(path) as store:
        for statement in (
            "install httpfs",
            "load httpfs",
            "select * from read_text('/etc/hostname')",
            "delete from quads",
        ):
            with pytest.raises(duckdb.Error):
                store.columns(HELD).execute(statement)
