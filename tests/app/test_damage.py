"""Files of a store that are damaged on the disk: one line that names the store and the way out, and no bug of ours."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import noticegraph
from noticegraph.cli import main
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.sources import file_sources
from noticegraph.store import StoreDamaged, open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    place = tmp_path_factory.mktemp("whole") / "store"
    with open_store(place, write=True, create=True) as store:
        list(ingest_all(store, file_sources([EXAMPLES / "notices" / "klangkammer.txt"]), InProcess()))
    (place / "columns.journal").unlink()  # so that the database is asked
    return place


@pytest.fixture
def store(whole, tmp_path):
    return Path(shutil.copytree(whole, tmp_path / "store"))


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _spoil(file: Path) -> None:
    """Change a byte of a block in the middle: nothing is amiss until the block is read."""
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 0xFF
    file.write_bytes(data)


COMMANDS = (
    ["ask", "recipients-by-controller"],
    ["show"],
    ["query", "SELECT * { GRAPH ?g { ?s ?p ?o } }"],
    ["validate"],
    ["export", "--format", "nquads"],
    ["ingest", "-q", str(EXAMPLES / "small")],
)


@pytest.mark.parametrize("damage", [_cut, _empty, Path.unlink])
@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_store_with_a_damaged_file_is_told(store, capsys, name, damage):
    file = max(store.glob(f"oxigraph/{name}"), key=lambda file: file.stat().st_size)
    damage(file)
    for command in COMMANDS:
        assert main([*command, "--store", str(store)]) == 2, command
        told = capsys.readouterr().err
        assert told.startswith(f"noticegraph: {store}: the store cannot be read (")
        assert told.endswith("); ingest into a new folder with --store\n")
        assert told.count("\n") == 1
        assert "(Corruption" not in told
    with pytest.raises(StoreDamaged):
        noticegraph.open_store(store)


def test_damage_that_only_reading_meets_is_told_as_well(store, capsys):
    for file in store.glob("oxigraph/*.sst"):
        if file.stat().st_size > 20_000:
            _spoil(file)
    for command in (["query", "SELECT * { GRAPH ?g { ?s ?p ?o } }"], ["export", "--format", "nquads"]):
        assert main([*command, "--store", str(store)]) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert f"{store}: the store cannot be read (block checksum mismatch" in told


def test_a_damaged_store_takes_no_notice_and_is_no_fault_of_each(store, tmp_path, capsys):
    for file in store.glob("oxigraph/*.sst"):
        if file.stat().st_size > 20_000:
            _spoil(file)
    assert main(["ingest", str(EXAMPLES / "notices" / "klangkammer.txt"), "--store", str(store)]) == 2
    told = capsys.readouterr().err
    assert "a bug" not in told
    assert told.count("\n") == 1
