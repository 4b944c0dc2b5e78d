"""Changes made together: all or none, whatever way they take into the database, and after a process was killed."""

import signal
import subprocess
import sys
from itertools import count

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, serialize

from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.sources import Source
from noticegraph.store import Change, Filling, StoreDamaged, open_store
from noticegraph.store.change import Pieces, together
from noticegraph.store.folder import database

MANY = 6_000  # quads: enough for the way of files
GRAPH = "https://example.org/{}"


def quads(graph, number, text="said"):
    name = NamedNode(GRAPH.format(graph))
    said = NamedNode("https://example.org/said")
    return tuple(
        Quad(NamedNode(f"https://example.org/{graph}/{i}"), said, Literal(f"{text} “{i}” \\ \n"), name)
        for i in range(number)
    )


def n_quads(those):
    return serialize(those, format=RdfFormat.N_QUADS)


@pytest.mark.parametrize("number", [3, MANY])
@pytest.mark.parametrize("as_data", [True, False])
def test_changes_that_only_add_are_made_together(tmp_path, number, as_data):
    one, two = quads("one", number), quads("two", number)
    with open_store(tmp_path / "s", write=True, create=True) as store:
        if as_data:
            store.apply(Change(data=n_quads(one)), Change(add=two[:1], data=n_quads(two[1:])))
        else:
            store.apply(Change(add=one), Change(add=two))
        assert set(store.graph(GRAPH.format("one"))) == set(one)
        assert set(store.graph(GRAPH.format("two"))) == set(two)
    with open_store(tmp_path / "s") as store:
        assert set(store.graph(GRAPH.format("two"))) == set(two)


def test_a_change_that_takes_out_can_be_made_with_others(tmp_path):
    old, new, other = quads("one", 5), quads("one", 5, "says"), quads("two", 5)
    with open_store(tmp_path / "s", write=True, create=True) as store:
        store.apply(Change(add=old))
        store.apply(Change(drop=(GRAPH.format("one"),), add=new), Change(data=n_quads(other)))
        assert set(store.graph(GRAPH.format("one"))) == set(new)
        assert set(store.graph(GRAPH.format("two"))) == set(other)


@pytest.mark.parametrize("number", [3, MANY])
def test_of_changes_one_of_which_cannot_be_read_none_is_made(tmp_path, number):
    with open_store(tmp_path / "s", write=True, create=True) as store:
        before = set(store.quads)
        with pytest.raises(SyntaxError):
            store.apply(Change(data=n_quads(quads("one", number))), Change(data=b"<https://example.org/a> <broken"))
        assert set(store.quads) == before


def test_what_stays_is_neither_taken_out_nor_put_in(tmp_path):
    graph = GRAPH.format("one")
    old = quads("one", 5)
    new = (*old[1:], *quads("one", 1, "says"))
    with open_store(tmp_path / "s", write=True, create=True) as store:
        store.apply(Change(add=old))
        least = Change(drop=(graph, GRAPH.format("none")), data=n_quads(new)).against(store.quads)
        assert least == Change(remove=old[:1], add=new[-1:])
        assert Change(drop=(graph,), add=old).against(store.quads) == Change()
        store.apply(Change(drop=(graph,), add=old))
        assert set(store.graph(graph)) == set(old)


def test_a_graph_that_nothing_is_put_in_is_gone(tmp_path):
    graph = GRAPH.format("one")
    with open_store(tmp_path / "s", write=True, create=True) as store:
        store.apply(Change(add=quads("one", 5)))
        store.apply(Change(drop=(graph,)))
        assert not store.quads.contains_named_graph(NamedNode(graph))


def test_a_graph_with_blank_nodes_is_replaced_as_a_whole(tmp_path):
    graph = NamedNode(GRAPH.format("one"))
    said = Quad(BlankNode(), NamedNode("https://example.org/said"), Literal("so"), graph)
    with open_store(tmp_path / "s", write=True, create=True) as store:
        store.apply(Change(add=(said,)))
        store.apply(Change(drop=(graph.value,), add=quads("one", 2)))
        assert set(store.graph(graph.value)) == set(quads("one", 2))


def test_changes_are_put_together_in_order():
    one, two = quads("one", 2), quads("two", 2)
    changes = (Change(("a",), one[:1], one[1:], b"x\n"), Change(("b",), two[:1], two[1:], b"y\n"))
    assert together(changes) == Change(("a", "b"), (one[0], two[0]), (one[1], two[1]), b"x\ny\n")


_LOADS_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_transactions import MANY, n_quads, quads
from noticegraph.store import Change, open_store
with open_store(Path(sys.argv[1]), write=True) as store:
    for number in count():
        store.apply(*(Change(data=n_quads(quads(f"{number}-{part}", MANY // 2))) for part in "ab"))
        print(number, flush=True)
"""


@pytest.mark.slow
def test_a_process_that_is_killed_leaves_changes_whole_and_no_files(tmp_path, request):
    path = tmp_path / "s"
    with open_store(path, write=True, create=True):
        pass
    command = [sys.executable, "-c", _LOADS_FOR_EVER, str(path), str(request.path.parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        made = int(process.stdout.readline()) + int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
    assert made == 1
    (database(path) / "bulk-1.sst").write_bytes(b"what a killed process leaves")
    with open_store(path, write=True) as store:
        for number in count():
            sizes = {len(list(store.graph(GRAPH.format(f"{number}-{part}")))) for part in "ab"}
            assert sizes in ({0}, {MANY // 2})
            if sizes == {0}:
                break
        assert number >= 2
    assert not list(database(path).glob("bulk-*"))


NOTICE = (
    "# Privacy policy\n\nThe controller is {} Ltd. We collect your name for the newsletter. We store it for 3 years.\n"
)


@pytest.mark.parametrize("together", [10_000, 100_000_000])
def test_the_store_is_the_same_however_many_are_loaded_together(tmp_path, together):
    sources = [Source(f"{name}.md", data=NOTICE.format(name.title()).encode()) for name in ("alder", "birch", "cedar")]
    said = {}
    for size in (0, together):
        with open_store(tmp_path / str(size), write=True, create=True) as store:
            outcomes = list(ingest_all(store, sources, InProcess(), together=size))
            said[size] = {quad for quad in store.quads if "prov#" not in str(quad.predicate)}
        assert [outcome.source for outcome in outcomes] == ["alder.md", "birch.md", "cedar.md"]
    assert said[together] == said[0]


def test_a_fault_in_one_stops_none_of_those_loaded_with_it(tmp_path, monkeypatch):
    sources = [Source(f"{name}.md", data=NOTICE.format(name.title()).encode()) for name in ("alder", "birch", "cedar")]
    with open_store(tmp_path / "s", write=True, create=True) as store:
        honest = store.apply

        def failing(*changes):
            if any(b"Birch" in change.data for change in changes):
                raise StoreDamaged(store.path, "planted")
            honest(*changes)

        monkeypatch.setattr(store, "apply", failing)
        outcomes = list(ingest_all(store, sources, InProcess()))
    assert [outcome.status.value for outcome in outcomes] == ["new", "failed", "new"]
    assert "planted" in outcomes[1].messages[0]


def test_a_transaction_is_full_by_the_bytes_of_its_changes_and_empty_once_taken():
    filling: Filling[str] = Filling(room=10)
    assert not filling.add("a", Change(data=b"x" * 9))
    assert not filling.add("an outcome, which brings nothing")
    assert filling.add("b", Change(data=b"x"))
    assert filling.take() == ("a", "an outcome, which brings nothing", "b")
    assert filling.held == ()
    assert not filling.add("c", Change(data=b"x" * 9))


def test_pieces_are_read_as_one_file():
    pieces = [b"<s> <p> 1", b"", b"23456789 .\n", b"x"]
    for size in (1, 4, 9, 100):
        file = Pieces(pieces)
        read = list(iter(lambda file=file, size=size: file.read(size), b""))
        assert b"".join(read) == b"".join(pieces)
        assert max(map(len, read)) <= size
        assert file.read(size) == b""
