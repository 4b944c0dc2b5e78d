"""Nobody gets to read columns that are not what the store holds: after faults, damage and crashes."""

import shutil
import subprocess
import sys

import duckdb
import pytest
from held_columns import GRAPH, HELD, ROWS, P, columns, held, quad

from noticegraph.store import Change, open_store


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
