"""Which graphs a change says that it is of."""

from held_columns import EXAMPLES, GRAPH, quad
from pyoxigraph import Quad, RdfFormat, Store, serialize

from noticegraph import compiling
from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.loading import Loader
from noticegraph.sources import file_sources
from noticegraph.store import Change, open_store


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
