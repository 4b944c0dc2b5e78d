"""A store's columns hold what the store holds, or nobody gets to read them."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, serialize

from noticegraph import compiling
from noticegraph.api.store import in_memory
from noticegraph.assessment import assess
from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.loading import Loader, Status
from noticegraph.notices import notices
from noticegraph.ontology.namespaces import expand
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.sources import Source, file_sources
from noticegraph.store import Change, open_store, tables
from noticegraph.store.folder import database as database_folder

EXAMPLES = Path(__file__).parents[2] / "examples" / "notices"
NOTICE = """Privacy notice

The controller is Acme Widgets Ltd, 1 High Street, London, e-mail privacy@acme.example.

Newsletter

We send you our newsletter by e-mail on the basis of your consent, Art. 6(1)(a) GDPR. We store your e-mail
address for six months. The newsletter is sent by Mailer Limited, Dublin, Ireland.
"""
HELD = frozenset(
    expand(name)
    for name in (
        "rdf:type",
        "dct:title",
        "dct:issued",
        "dpv:hasName",
        "dpv:hasRecipient",
        "dpv:hasProcess",
        "dpv:hasPurpose",
        "dpv:hasStorageCondition",
        "ng:days",
        "ng:position",
        "ng:confidence",
        "dcat:hasVersion",
        "dcat:hasCurrentVersion",
        "sh:result",
        "skos:broader",
    )
)
ROWS = """
select p.term, g.term, s.term, o.term from quads
join terms as p on p.id = quads.p join terms as g on g.id = quads.g
join terms as s on s.id = quads.s join terms as o on o.id = quads.o
"""
Said = list[tuple[str, ...]]
P = NamedNode(expand("dct:title"))
GRAPH = "https://example.org/{}"


def quad(value: str | Literal, graph: str = "g", subject: str = "s") -> Quad:
    said = value if isinstance(value, Literal) else Literal(value)
    return Quad(NamedNode(GRAPH.format(subject)), P, said, NamedNode(GRAPH.format(graph)))


def held(path: Path, predicates: frozenset[str] = HELD) -> Said:
    """What a store holds of what its columns should."""
    with open_store(path) as store:
        quads = [quad for quad in store.quads if quad.predicate.value in predicates]
    names = [(str(quad.predicate), str(quad.graph_name), str(quad.subject), str(quad.object)) for quad in quads]
    return sorted(row for row in names if not row[1].endswith("/evidence>"))


def columns(path: Path, predicates: frozenset[str] = HELD) -> Said | None:
    """What a store's columns hold; None when they are not current."""
    with open_store(path) as store:
        connection = store.columns(predicates)
        return None if connection is None else sorted(connection.execute(ROWS).fetchall())


def in_order(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether each predicate's quads follow each other by their graph."""
    graphs = ([g for (g,) in connection.execute(f"select g from {tables.table(one)}").fetchall()] for one in HELD)
    return all(each == sorted(each) for each in graphs)


def ingest(path: Path, text: str, slug: str = "acme") -> Status:
    source = Source(f"{slug}.txt", data=text.encode(), slug=slug)
    with open_store(path, write=True, create=True, held=HELD) as store:
        (outcome,) = ingest_all(store, [source], InProcess())
    return outcome.status


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of three notices with columns, of which one more changes little."""
    with open_store(tmp_path / "s", write=True, create=True, held=HELD) as store:
        names = ("klangkammer.txt", "pellworth-desk.txt", "harbourlight-books.md")
        list(ingest_all(store, file_sources([EXAMPLES / name for name in names]), InProcess()))
    return tmp_path / "s"


@pytest.fixture
def mended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many graphs and subjects each refresh replaced; one that made all anew adds nothing."""
    numbers: list[int] = []
    honest = tables.replace

    def counted(connection, changed, found):
        numbers.append(len(changed))
        honest(connection, changed, found)

    monkeypatch.setattr("noticegraph.store.columns.replace", counted)
    return numbers


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


def test_a_fault_leaves_columns_that_are_not_read_until_a_writer_is_done(path, mended):
    with pytest.raises(RuntimeError), open_store(path, write=True, held=HELD) as store:  # noqa: PT012
        store.apply(Change(add=(quad("kept"),)))
        raise RuntimeError
    assert columns(path) is None
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)
    assert any(row[3] == '"kept"' for row in columns(path))
    assert mended == [1]


KILLED = """
import os, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from noticegraph.store import Change, open_store, columns
HELD = frozenset(sys.argv[2].split())
new = Quad(NamedNode("https://example.org/s"), NamedNode(sys.argv[3]), Literal("new"), NamedNode("https://example.org/g"))
honest = columns.Columns.refresh
if sys.argv[4] == "before":
    columns.Columns.refresh = lambda *args, **kwargs: os._exit(9)
else:
    columns.Journal.done = lambda *args: os._exit(9)
with open_store(Path(sys.argv[1]), write=True, held=HELD) as store:
    store.apply(Change(add=(new,)))
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_killed_between_the_store_s_change_and_the_columns_(path, when):
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), " ".join(HELD), P.value, when], timeout=60)
    assert done.returncode == 9
    assert columns(path) is None
    assert any(row[3] == '"new"' for row in held(path))
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)


def test_a_change_that_could_not_be_made_leaves_columns_of_the_store_as_it_was(path):
    before = held(path)
    broken = b"<https://example.org/a> <broken"
    with open_store(path, write=True, held=HELD) as store, pytest.raises(SyntaxError):
        store.apply(Change(add=(quad("lost"),)), Change(data=broken, graphs=(GRAPH.format("g"),)))
    assert columns(path) == held(path) == before


@pytest.mark.parametrize("damage", ["short", "other", "gone", "empty"])
def test_a_damaged_file_is_not_read_and_mended(path, damage):
    file = path / "columns.duckdb"
    size = file.stat().st_size
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes({"short": file.read_bytes()[:-9000], "other": b"x" * size, "empty": b""}[damage])
    assert columns(path) is None
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)


def test_blocks_that_cannot_be_read_are_discarded_by_who_finds_them(path):
    file = path / "columns.duckdb"
    data = bytearray(file.read_bytes())
    data[20_000:-20_000] = bytes(byte ^ 255 for byte in data[20_000:-20_000])
    file.write_bytes(data)
    with open_store(path) as store:
        connection = store.columns(HELD)
        if connection is not None:
            with pytest.raises(duckdb.Error):
                connection.execute(ROWS).fetchall()
            store.discard_columns()
            assert store.columns(HELD) is None
    assert columns(path) is None
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)


@pytest.mark.parametrize("name", ["columns.duckdb.new", "columns.journal", "columns.journal.new"])
def test_columns_that_cannot_be_written_cost_no_change_of_the_store(tmp_path, name):
    path = tmp_path / "s"
    (tmp_path / "s" / name / "in the way").mkdir(parents=True)
    shutil.move(path / name, tmp_path / "aside")
    with open_store(path, write=True, create=True, held=frozenset()):
        pass
    shutil.move(tmp_path / "aside", path / name)
    with open_store(path, write=True, held=HELD) as store:
        store.apply(Change(add=(quad("kept"),)))
    assert any(row[3] == '"kept"' for row in held(path))
    assert columns(path) is None
    shutil.rmtree(path / name)
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)


def test_a_journal_that_can_no_longer_be_written_is_deleted(path, monkeypatch):
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(RuntimeError), open_store(path, write=True, held=HELD) as store:  # noqa: PT012
        with monkeypatch.context() as patched:
            patched.setattr("noticegraph.store.journal.os.fsync", full)
            store.apply(Change(add=(quad("kept"),)))
        raise RuntimeError
    assert not (path / "columns.journal").exists()
    assert columns(path) is None
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)


def test_a_full_disk_leaves_the_old_columns_unread(path, monkeypatch):
    def full(*args, **kwargs):
        raise duckdb.IOException("Could not write file: No space left on device")

    with monkeypatch.context() as patched, open_store(path, write=True, held=HELD) as store:
        store.apply(Change(add=(quad("kept"),)))
        patched.setattr(duckdb, "connect", full)
        assert not store.refresh_columns(HELD)
    assert columns(path) is None
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)


def test_without_duckdb_there_are_no_columns(path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "duckdb", None)
        with open_store(path, write=True, held=HELD) as store:
            assert store.columns(HELD) is None
            store.apply(Change(add=(quad("kept"),)))
    assert columns(path) is None
    with open_store(path, write=True, held=HELD):
        pass
    assert columns(path) == held(path)


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


def columns_of(store) -> Said:
    return store.columns(HELD).execute(ROWS).fetchall()


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


def parsed_quads(data: bytes) -> tuple[Quad, ...]:
    store = Store()
    store.load(data, RdfFormat.N_QUADS)
    return tuple(store)


def test_the_graphs_that_a_document_says_it_changes_are_those_of_its_quads(tmp_path):
    with open_store(tmp_path / "s", write=True, create=True) as store:
        loader, catalog = Loader(store), catalog_iri(store.base)
        for source in file_sources([EXAMPLES]):
            task = loader.task(source)
            change = loader.prepare(task, compiling.compile_source(task)).change
            looked_up = Change(change.drop, change.remove, change.add, change.data)
            parsed = Change(change.drop, change.remove, (*change.add, *parsed_quads(change.data)))
            assert change.touched(catalog) == looked_up.touched(catalog) == parsed.touched(catalog)
            assert len([subject for graph, subject in change.touched(catalog) if subject]) > 1


def test_graphs_are_found_in_n_quads_however_they_are_written():
    plain = serialize([quad("a <b> .\n"), quad('"', "h")], format=RdfFormat.N_QUADS)
    odd = (
        b"# comment\n<https://example.org/s>\t<https://example.org/p> <https://example.org/o> <https://example.org/i>."
    )
    for data, names in ((plain, "gh"), (odd, "i"), (plain + odd, "ghi"), (b"", "")):
        assert Change(data=data).touched("") == {(GRAPH.format(name), "") for name in names}
    assert Change(data=plain).touched(GRAPH.format("h")) == {
        (GRAPH.format("g"), ""),
        (GRAPH.format("h"), GRAPH.format("s")),
    }
    assert Change(drop=(GRAPH.format("h"),)).touched(GRAPH.format("h")) == {(GRAPH.format("h"), "")}
