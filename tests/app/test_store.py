import json
import subprocess
import sys
from errno import EACCES, EROFS
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from noticegraph.store import (
    Change,
    InvalidBase,
    StoreBaseError,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreUnwritable,
    StoreVersionError,
    database,
    open_store,
)

HOSTILE = 'She said "no" \\ and left.\r\n} ; DROP ALL ; INSERT DATA { GRAPH <http://x> {\t'


def quad(value: str, graph: str = "https://example.org/g", subject: str = "https://example.org/s") -> Quad:
    return Quad(NamedNode(subject), NamedNode("https://example.org/p"), Literal(value), NamedNode(graph))


def contents(path: Path) -> set[Quad]:
    with open_store(path) as store:
        return set(store.quads)


def test_a_change_drops_removes_and_adds(tmp_path):
    with open_store(tmp_path / "s", write=True, create=True) as store:
        old, gone, kept, new = quad("old", "https://example.org/old"), quad("gone"), quad("kept"), quad(HOSTILE)
        store.apply(Change(add=(old, gone, kept)))
        store.apply(Change(drop=("https://example.org/old",), remove=(gone,), add=(new,)))
        assert set(store.graph("https://example.org/g")) == {kept, new}
        assert not list(store.graph("https://example.org/old"))


def test_what_was_written_is_there_after_closing(tmp_path):
    with open_store(tmp_path / "s", write=True, create=True) as store:
        store.apply(Change(add=(quad("stays"),)))
    assert quad("stays") in contents(tmp_path / "s")


def test_a_fault_inside_a_transaction_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "s"
    with open_store(path, write=True, create=True) as store:
        store.apply(Change(add=(quad("one"), quad("two", "https://example.org/h"))))
    before = contents(path)
    honest = Change.update
    # The last operation fails inside Oxigraph, after the drop, the removal and the insertion have been made.
    missing = "LOAD <http://127.0.0.1:1/nothing>"
    monkeypatch.setattr(Change, "update", lambda self: f"{honest(self)} ;\n{missing}")
    change = Change(drop=("https://example.org/h",), remove=(quad("one"),), add=(quad("three"),))
    with open_store(path, write=True) as store, pytest.raises(StoreDamaged):
        store.apply(change)
    assert contents(path) == before
    monkeypatch.undo()
    with open_store(path, write=True) as store:
        store.apply(change)
    assert contents(path) == (before - {quad("one"), quad("two", "https://example.org/h")}) | {quad("three")}


def test_every_store_holds_ontology_law_and_register(tmp_path):
    with open_store(tmp_path / "s", write=True, create=True, base="https://example.org/id/") as store:
        names = {graph.value for graph in store.quads.named_graphs()}
        assert names == {f"https://example.org/id/{name}" for name in ("ontology", "law", "register")}
        assert all(any(store.graph(name)) for name in names)
        required = NamedNode("https://w3id.org/noticegraph#Required")
        assert any(store.quads.quads_for_pattern(required, None, None, None))


def test_the_background_is_loaded_again_when_the_package_s_files_changed(tmp_path):
    path = tmp_path / "s"
    stray = quad("of an older package", "https://w3id.org/noticegraph/id/law")
    with open_store(path, write=True, create=True) as store:
        store.apply(Change(add=(stray, quad("a notice's"))))
    assert stray in contents(path)
    manifest = json.loads((path / "manifest.json").read_text())
    (path / "manifest.json").write_text(json.dumps(manifest | {"background": "another"}))
    assert stray not in contents(path)  # by an opening for reading
    assert quad("a notice's") in contents(path)
    assert json.loads((path / "manifest.json").read_text()) == manifest


def test_no_store_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreMissing, match="noticegraph ingest"), open_store(tmp_path / "none"):
        pass
    with pytest.raises(StoreMissing), open_store(tmp_path / "none", write=True):
        pass
    assert not (tmp_path / "none").exists()


def test_a_store_of_another_version_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "s"
    with open_store(path, write=True, create=True):
        pass
    later = json.dumps({"format": 99, "base": "https://example.org/", "added_later": True})
    (path / "manifest.json").write_text(later)
    for write in (False, True):
        with pytest.raises(StoreVersionError, match="format 99"), open_store(path, write=write, create=write):
            pass
    assert (path / "manifest.json").read_text() == later


def test_another_base_is_refused(tmp_path):
    with open_store(tmp_path / "s", write=True, create=True, base="https://example.org/id/"):
        pass
    with pytest.raises(StoreBaseError, match=r"https://example\.org/id/"):  # noqa: SIM117
        with open_store(tmp_path / "s", write=True, create=True, base="https://example.com/"):
            pass


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', "\x00\xff"])
def test_a_broken_manifest_is_one_error(tmp_path, content):
    (tmp_path / "manifest.json").write_text(content, encoding="latin-1")
    with pytest.raises(StoreDamaged, match=r"manifest\.json"), open_store(tmp_path):
        pass


def test_a_folder_with_other_files_does_not_become_a_store(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreDamaged, match="other files"), open_store(tmp_path, write=True, create=True):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


HOLDER = """
import sys
from pathlib import Path
from noticegraph.store import open_store
with open_store(Path(sys.argv[1]), write=sys.argv[2] == "write"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path):
    """A store, and a way to have a second process hold it."""
    path = tmp_path / "s"
    with open_store(path, write=True, create=True):
        pass
    processes = []

    def hold(code: str, mode: str = "") -> Path:
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(path), mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        processes.append(process)
        assert process.stdout.readline() == "held\n"
        return path

    yield hold
    for process in processes:
        process.communicate()


def test_readers_share_a_store(held):
    path = held(HOLDER, "read")
    with open_store(path, wait=0) as store:
        assert len(store.quads) > 0


def test_a_writer_is_kept_out_by_a_reader(held):
    path = held(HOLDER, "read")
    with pytest.raises(StoreBusy, match="another process"), open_store(path, write=True, wait=0):
        pass


@pytest.mark.parametrize("write", [False, True])
def test_a_writer_keeps_everyone_out(held, write):
    path = held(HOLDER, "write")
    with pytest.raises(StoreBusy, match="another process"), open_store(path, write=write, wait=0):
        pass


def test_a_program_that_opened_the_database_itself_keeps_writers_out(held):
    code = """
import sys
from pyoxigraph import Store
store = Store(sys.argv[1] + "/oxigraph")
print("held", flush=True)
sys.stdin.read()
"""
    path = held(code)
    with pytest.raises(StoreBusy, match="another process"), open_store(path, write=True, wait=0):
        pass


def test_the_database_is_closed_after_use(tmp_path):
    with open_store(tmp_path / "s", write=True, create=True):
        pass
    Store(str(tmp_path / "s" / "oxigraph"))  # Oxigraph's own lock would refuse this


@pytest.mark.parametrize(
    "base",
    ["", "x", "not an iri", "https://x.org/<>", "https://x.org", "https://x.org/#", "https://x.org/?a/", "ftp://x/"]  # noqa: RUF005
    + ["http:///", "http://[x/", "file:///tmp/", "urn:x:"],
)
def test_a_base_that_no_iri_can_start_with_is_refused_before_anything_is_written(tmp_path, base):
    with (
        pytest.raises(InvalidBase, match="https://example"),
        open_store(tmp_path / "s", write=True, create=True, base=base),
    ):
        pass
    assert not (tmp_path / "s").exists()
    with open_store(tmp_path / "s", write=True, create=True):  # the folder is still free
        pass


@pytest.mark.parametrize("base", ["http://localhost:8080/", "https://example.org/a/b/", "urn:example:data/"])
def test_a_base_that_iris_can_start_with(tmp_path, base):
    with open_store(tmp_path / "s", write=True, create=True, base=base) as store:
        assert {NamedNode(base + name) for name in ("ontology", "law", "register")} == set(store.quads.named_graphs())
        laws = store.quads.quads_for_pattern(None, None, None, NamedNode(base + "law"))
        assert any(quad.subject.value.startswith(base + "law/eu/") for quad in laws)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("no JSON", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "format"),
        ("{}", "format"),
        ('{"format": "1", "base": "https://example.org/"}', "whole number"),
        ('{"format": true, "base": "https://example.org/"}', "whole number"),
        ('{"format": 1, "base": 5}', "base"),
        ('{"format": 1, "base": "https://example.org/", "background": null}', "background"),
        ('{"format": 1, "base": "x"}', "base 'x'"),
        ('{"format": 1, "base": "https://example.org/", "colour": "red"}', "colour"),
    ],
)
def test_a_manifest_that_was_edited_is_told_of_in_plain_words(tmp_path, content, says):
    (tmp_path / "manifest.json").write_text(content)
    for write in (False, True):
        with pytest.raises(StoreDamaged) as told, open_store(tmp_path, write=write, create=write):
            pass
        message = str(told.value)
        assert says in message
        assert not any(word in message for word in ("__init__", "NoneType", "keyword", "object", "dict", "Expecting"))


@pytest.mark.parametrize("fault", [EROFS, EACCES])
def test_a_store_on_a_medium_for_reading_is_read(tmp_path, monkeypatch, fault):
    """Where the lock cannot be opened for writing, it is shared as it lies there."""
    path = tmp_path / "s"
    with open_store(path, write=True, create=True) as store:
        store.apply(Change(add=(quad("stays"),)))
    honest = Path.open

    def opened(self, mode="r", *args, **kwargs):
        if "a" in mode and self.name == "lock":
            raise OSError(fault, "no writing here")
        return honest(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", opened)
    with open_store(path) as store:
        assert quad("stays") in set(store.quads)


def test_a_store_that_cannot_be_written_says_so_and_may_be_read(tmp_path, monkeypatch):
    path = tmp_path / "s"
    with open_store(path, write=True, create=True) as store:
        store.apply(Change(add=(quad("stays"),)))
    honest = database.Store

    class ReadOnly:
        """What Oxigraph does on a file system that is mounted for reading."""

        read_only = honest.read_only

        def __init__(self, folder: str) -> None:
            raise OSError(f"IO error: While opening {folder}/LOCK2: Read-only file system")

    monkeypatch.setattr(database, "Store", ReadOnly)
    with pytest.raises(StoreUnwritable, match=r"cannot be written \(Read-only file system\)"):  # noqa: SIM117
        with open_store(path, write=True):
            pass
    with open_store(path, write=True, or_read=True) as store:
        assert not store.writable
        assert quad("stays") in set(store.quads)
