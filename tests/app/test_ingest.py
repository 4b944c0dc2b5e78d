"""Notices into the store: versions, slugs, faults; on real files, through the real reader."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from noticegraph import compiling
from noticegraph.ingest.emit import version_hash
from noticegraph.loading import Outcome, Status
from noticegraph.notices import notices
from noticegraph.pipeline import InProcess, Report, ingest_all, workers
from noticegraph.sources import Source, file_sources
from noticegraph.store import StoreUnwritable, open_store
from noticegraph.store.change import Change

NOTICE = """Privacy notice

The controller is Acme Widgets Ltd, 1 High Street, London, e-mail privacy@acme.example.

Newsletter

We send you our newsletter by e-mail on the basis of your consent, Art. 6(1)(a) GDPR. We store your e-mail
address for six months. The newsletter is sent by Mailer Limited, Dublin, Ireland.
"""
CHANGED = NOTICE.replace("six months", "three months")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def ingest(store: Path, *paths: Path, slug: str | None = None, executor: Executor | None = None) -> list[Outcome]:
    sources = [source for path in paths for source in file_sources([path], slug)]
    with open_store(store, write=True, create=True) as opened:
        return list(ingest_all(opened, sources, executor or InProcess()))


def contents(store: Path) -> dict[str, set[str]]:
    """The quads of every graph but the time of the run."""
    with open_store(store) as opened:
        graphs: dict[str, set[str]] = {}
        for quad in opened.quads:
            if "endedAtTime" not in str(quad.predicate):
                graphs.setdefault(quad.graph_name.value.removeprefix(opened.base), set()).add(str(quad.triple))
        return graphs


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def current(store: Path) -> list[tuple[str, str]]:
    with open_store(store) as opened:
        return [(notice.slug, notice.version.rpartition("/")[2]) for notice in notices(opened)]


def versions(store: Path) -> set[str]:
    with open_store(store) as opened:
        return {notice.version for notice in notices(opened, all_versions=True)}


def test_a_notice_is_loaded_with_its_evidence_and_catalogue_entry(store, tmp_path):
    outcome = ingest(store, write(tmp_path / "acme.txt", NOTICE))[0]
    assert outcome.status is Status.NEW
    graphs = contents(store)
    version = outcome.version.partition("/id/")[2]
    assert any("Acme Widgets Ltd" in triple for triple in graphs[version])
    assert any("Acme Widgets Ltd" in triple for triple in graphs[version + "/evidence"])
    assert any("hasCurrentVersion" in triple and version in triple for triple in graphs["catalog"])
    assert any('"../acme.txt"' in triple for triple in graphs["catalog"])  # as seen from the store


def test_the_same_file_again_changes_nothing(store, tmp_path):
    path = write(tmp_path / "acme.txt", NOTICE)
    ingest(store, path)
    with open_store(store) as opened:
        before = {str(quad) for quad in opened.quads}
    assert [outcome.status for outcome in ingest(store, path)] == [Status.UNCHANGED]
    with open_store(store) as opened:
        assert {str(quad) for quad in opened.quads} == before  # the time of the run included


def test_another_reader_reads_the_text_again_in_its_place(store, tmp_path, monkeypatch):
    path = write(tmp_path / "acme.txt", NOTICE)
    ingest(store, path)
    before = contents(store)
    monkeypatch.setattr(compiling, "fingerprint", lambda: "another-reader")
    monkeypatch.setattr("noticegraph.ingest.catalogue.fingerprint", lambda: "another-reader")
    assert [outcome.status for outcome in ingest(store, path)] == [Status.REREAD]
    after = contents(store)
    assert after.keys() == before.keys()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"catalog"}
    assert {line for line in after["catalog"] ^ before["catalog"] if "fingerprint" not in line} == set()
    assert [outcome.status for outcome in ingest(store, path)] == [Status.UNCHANGED]


def test_what_an_older_reader_said_is_gone_after_reading_again(store, tmp_path, monkeypatch):
    path = write(tmp_path / "acme.txt", NOTICE)
    version = ingest(store, path)[0].version

    def stale(graph: str) -> Quad:
        return Quad(NamedNode(version), NamedNode("https://example.org/p"), Literal("stale"), NamedNode(graph))

    graphs = (
        version,
        f"{version}/evidence",
        f"{version}/report/2026-01-01",
        version.partition("notice/")[0] + "catalog",
    )
    with open_store(store, write=True) as opened:
        opened.apply(Change(add=tuple(stale(graph) for graph in graphs)))
    assert sum("stale" in triple for triples in contents(store).values() for triple in triples) == 4
    monkeypatch.setattr(compiling, "fingerprint", lambda: "another-reader")
    ingest(store, path)
    assert not any("stale" in triple for triples in contents(store).values() for triple in triples)


def test_a_changed_text_becomes_the_version_that_holds(store, tmp_path):
    path = write(tmp_path / "acme.txt", NOTICE)
    first = ingest(store, path)[0].version
    write(path, CHANGED)
    outcome = ingest(store, path)[0]
    assert outcome.status is Status.NEW_VERSION
    assert outcome.version != first
    assert current(store) == [("acme-txt", outcome.version.rpartition("/")[2])]
    assert versions(store) == {first, outcome.version}


def test_a_text_that_comes_back_holds_again(store, tmp_path):
    path = write(tmp_path / "acme.txt", NOTICE)
    first = ingest(store, path)[0].version
    ingest(store, write(path, CHANGED))
    outcome = ingest(store, write(path, NOTICE))[0]
    assert (outcome.status, outcome.version) == (Status.RESTORED, first)
    assert current(store) == [("acme-txt", first.rpartition("/")[2])]
    assert len(versions(store)) == 2
    assert [outcome.status for outcome in ingest(store, path)] == [Status.UNCHANGED]


def test_line_ends_and_byte_order_mark_make_no_version(store, tmp_path):
    path = write(tmp_path / "acme.txt", NOTICE)
    ingest(store, path)
    path.write_bytes(b"\xef\xbb\xbf" + NOTICE.replace("\n", "\r\n").encode())
    assert [outcome.status for outcome in ingest(store, path)] == [Status.UNCHANGED]


def test_two_sources_of_one_name_are_two_works(store, tmp_path):
    one = write(tmp_path / "one" / "privacy.txt", NOTICE)
    two = write(tmp_path / "two" / "privacy.txt", NOTICE.replace("Acme Widgets", "Bolt Makers"))
    outcomes = ingest(store, one.parent, two.parent)
    assert [outcome.status for outcome in outcomes] == [Status.NEW, Status.NEW]
    slugs = [slug for slug, _ in current(store)]
    assert slugs[0] == "privacy-txt"
    assert slugs[1].startswith("privacy-txt-")
    assert len(slugs[1]) == len("privacy-txt-") + 8
    assert not outcomes[0].messages
    assert slugs[1] in outcomes[1].messages[0]
    # Known from now on: in whichever order, the same works, and no more said about it.
    again = ingest(store, two.parent, one.parent)
    assert [(outcome.status, outcome.messages) for outcome in again] == [(Status.UNCHANGED, ())] * 2
    assert [slug for slug, _ in current(store)] == slugs


def test_a_slug_that_is_given_makes_a_version_of_that_work(store, tmp_path):
    old = write(tmp_path / "2025" / "privacy.txt", NOTICE)
    new = write(tmp_path / "2026" / "notice.txt", CHANGED)
    ingest(store, old, slug="acme")
    assert ingest(store, new, slug="acme")[0].status is Status.NEW_VERSION
    assert [slug for slug, _ in current(store)] == ["acme"]
    assert ingest(store, new)[0].status is Status.UNCHANGED  # its place is known now, without the slug


def test_a_moved_project_keeps_its_notices(tmp_path):
    project = tmp_path / "project"
    path = write(project / "in" / "acme.txt", NOTICE)
    ingest(project / "store", path)
    moved = project.rename(tmp_path / "moved")
    assert [outcome.status for outcome in ingest(moved / "store", moved / "in")] == [Status.UNCHANGED]


def test_the_same_file_named_twice_is_read_once(store, tmp_path):
    path = write(tmp_path / "in" / "acme.txt", NOTICE)
    assert len(ingest(store, path, path.parent, path)) == 1


def test_a_bug_in_reading_one_stops_no_other(store, tmp_path, monkeypatch):
    honest = compiling.compile_document

    def planted(document, work, base):
        if document.source == "b.txt":
            raise ZeroDivisionError("planted\nin two lines")
        return honest(document, work, base)

    monkeypatch.setattr(compiling, "compile_document", planted)
    for name in "abc":
        write(tmp_path / "in" / f"{name}.txt", NOTICE.replace("Acme", f"Acme {name.upper()}"))
    outcomes = ingest(store, tmp_path / "in")
    assert [outcome.status for outcome in outcomes] == [Status.NEW, Status.FAILED, Status.NEW]
    assert "b.txt" in outcomes[1].messages[0]
    assert "ZeroDivisionError: planted" in outcomes[1].messages[0]
    assert [slug for slug, _ in current(store)] == ["a-txt", "c-txt"]
    assert Report(tuple(outcomes)).failed
    assert Report(tuple(outcomes)).summary() == "3 notices: 2 new, 1 failed"


def test_a_fault_in_loading_leaves_the_store_and_the_other_notices_whole(store, tmp_path, monkeypatch):
    path = write(tmp_path / "in" / "a.txt", NOTICE)
    ingest(store, path.parent)
    before = contents(store)
    honest = Change.update

    def failing(self: Change) -> str:
        """An operation of Oxigraph's own fails after everything else of the transaction has been done."""
        poison = any(version_hash(CHANGED) in str(quad) for quad in self.add)
        return honest(self) + (" ;\nLOAD <http://127.0.0.1:1/nothing>" if poison else "")

    monkeypatch.setattr(Change, "update", failing)
    write(path, CHANGED)
    write(tmp_path / "in" / "b.txt", NOTICE.replace("Acme", "Bolt"))
    outcomes = ingest(store, path.parent)
    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.NEW]
    assert "a.txt" in outcomes[0].messages[0]
    after = contents(store)
    assert {name: triples for name, triples in after.items() if name in before and name != "catalog"} == {
        name: triples for name, triples in before.items() if name != "catalog"
    }
    assert before["catalog"] <= after["catalog"]
    assert version_hash(CHANGED) not in str(after)
    monkeypatch.undo()
    assert [outcome.status for outcome in ingest(store, path.parent)] == [Status.NEW_VERSION, Status.UNCHANGED]


def test_a_store_that_cannot_write_any_more_is_reported_once(store, tmp_path, monkeypatch):
    for name in "abcd":
        write(tmp_path / "in" / f"{name}.txt", NOTICE.replace("Acme", name.upper()))
    with open_store(store, write=True, create=True) as opened:
        honest = opened.apply
        room = iter((True,))

        def full(*changes: Change) -> None:
            if not next(room, False):
                raise StoreUnwritable(opened.path, "No space left on device")
            honest(*changes)

        monkeypatch.setattr(opened, "apply", full)
        outcomes = list(ingest_all(opened, list(file_sources([tmp_path / "in"])), InProcess(), together=0))
    assert [outcome.status for outcome in outcomes] == [Status.NEW, *[Status.FAILED] * 3]
    (line,) = (message for outcome in outcomes for message in outcome.messages)
    assert "b.txt" in line
    assert "2 more" in line
    assert "No space left" in line
    assert Report(tuple(outcomes)).summary() == "4 notices: 1 new, 3 failed"


def test_two_of_one_work_are_both_reported_where_the_store_cannot_be_written(store, monkeypatch):
    texts = {"a.md": NOTICE, "b.md": CHANGED}
    sources = [Source(name, data=text.encode(), media_type="text/markdown", slug="x") for name, text in texts.items()]
    with open_store(store, write=True, create=True) as opened:

        def full(*_changes: Change) -> None:
            raise StoreUnwritable(opened.path, "No space left on device")

        monkeypatch.setattr(opened, "apply", full)
        outcomes = list(ingest_all(opened, sources, InProcess()))
    assert [(outcome.source, outcome.status) for outcome in outcomes] == [(name, Status.FAILED) for name in texts]


def test_any_fault_in_loading_one_stops_no_other(store, tmp_path, monkeypatch):
    honest = Change.pieces

    def planted(self: Change) -> Iterator[bytes]:
        if not self.add or version_hash(CHANGED).encode() not in self.data:
            return honest(self)
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(Change, "pieces", planted)
    write(tmp_path / "in" / "a.txt", CHANGED)
    write(tmp_path / "in" / "b.txt", NOTICE)
    outcomes = ingest(store, tmp_path / "in")
    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.NEW]
    (line,) = outcomes[0].messages
    assert all(part in line for part in ("a.txt", "ZeroDivisionError: planted", "please report it"))


@pytest.mark.parametrize(("name", "says"), [("http://[bad/x.md", "broken address"), ("bad\udcff.txt", "not UTF-8")])
def test_a_name_that_no_work_can_have_is_a_fault_of_its_own(store, name, says):
    with open_store(store, write=True, create=True) as opened:
        sources = [Source(name, data=NOTICE.encode()), Source("good", data=NOTICE.encode())]
        outcomes = list(ingest_all(opened, sources, InProcess()))
    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.NEW]
    assert says in outcomes[0].messages[0]
    assert "bug" not in outcomes[0].messages[0]


def test_the_notice_that_has_a_slug_is_named_as_the_user_gave_it(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "one" / "privacy.txt", NOTICE)
    write(tmp_path / "two" / "privacy.txt", CHANGED)
    write(tmp_path / "three" / "privacy.txt", NOTICE.replace("Acme", "Bolt"))
    said = ingest(store, Path("one/privacy.txt"), Path("two/privacy.txt"))[1].messages[0]
    assert "is that of one/privacy.txt, so" in said
    later = ingest(store, Path("three/privacy.txt"))[0].messages[0]
    assert "is that of one/privacy.txt, so" in later


def test_every_executor_gives_the_same_store(tmp_path):
    for name, text in (("a", NOTICE), ("b", CHANGED), ("c", NOTICE.replace("Acme", "Bolt"))):
        write(tmp_path / "in" / f"{name}.txt", text)
    stores = []
    with ThreadPoolExecutor(2) as threads, workers(2, 3) as processes:
        for number, executor in enumerate((InProcess(), threads, processes)):
            outcomes = ingest(tmp_path / f"store{number}", tmp_path / "in", executor=executor)
            assert [Path(outcome.source).name for outcome in outcomes] == ["a.txt", "b.txt", "c.txt"]
            stores.append(contents(tmp_path / f"store{number}"))
    assert stores[0] == stores[1] == stores[2]


def test_bytes_are_a_source_too(store):
    page = b"<!doctype html><html><body><h1>Privacy</h1><p>The controller is Acme Widgets Ltd.</p></body></html>"
    with open_store(store, write=True, create=True) as opened:
        sources = [Source("page.html", data=page), Source("note", data=NOTICE.encode(), slug="note")]
        outcomes = list(ingest_all(opened, sources, InProcess()))
        assert [outcome.status for outcome in outcomes] == [Status.NEW, Status.NEW]
        assert [notice.policy for notice in notices(opened)] == ["note", "page.html"]
