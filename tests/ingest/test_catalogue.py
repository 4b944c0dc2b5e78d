"""What the catalogue says of works and versions."""

import hashlib
import importlib.util
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pyoxigraph as ox

from noticegraph.ingest.catalogue import _files, fingerprint, holding_quads, version_of_quads, version_quads, work_quads
from noticegraph.ingest.emit import Work, emit
from noticegraph.ontology.namespaces import compact

_SPEC = importlib.util.spec_from_file_location("sample", Path(__file__).with_name("sample.py"))
sample = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(sample)

WORK = Work("shop-bikes", sample.SOURCE)
EMISSION = emit(sample.READING, WORK, sample.BASE, known=sample.register())
V = EMISSION.version_iri
NOON = datetime(2026, 3, 1, 12, 30, 5, 999, timezone(timedelta(hours=2)))


def said(quads, subject: str) -> set[tuple[str, str]]:
    return {(compact(q.predicate.value), q.object.value) for q in quads if q.subject.value == subject}


def version(document=sample.READING.document, when=NOON):
    return version_quads(document, EMISSION, sample.BASE, when)


def test_a_work_and_the_version_that_holds():
    work = f"{sample.BASE}notice/shop-bikes"
    assert ("dct:source", sample.SOURCE) in said(work_quads(WORK, sample.BASE), work)
    assert ("dcat:resource", work) in said(work_quads(WORK, sample.BASE), f"{sample.BASE}catalog")
    assert said(version_of_quads(WORK, V, sample.BASE), work) == {("dcat:hasVersion", V)}
    assert said(holding_quads(WORK, V, sample.BASE), work) == {("dcat:hasCurrentVersion", V)}


def test_a_version_has_the_notice_s_language_title_and_date():
    own = said(version(), V)
    assert {p: o for p, o in own if p in ("schema:inLanguage", "dct:issued", "dct:title")} == {
        "schema:inLanguage": "en",
        "dct:issued": "2026-03",
        "dct:title": "Privacy – Jæger Bikes",
    }
    assert ("ng:fingerprint", fingerprint()) in own


def test_the_checksum_is_that_of_the_canonical_text():
    content = sample.TEXT.encode()
    assert ("spdx:checksumValue", hashlib.sha256(content).hexdigest()) in said(version(), f"{V}#checksum")
    assert ("dcat:byteSize", str(len(content))) in said(version(), f"{V}#text")
    assert V.endswith(hashlib.sha256(content).hexdigest()[:12])


def test_only_html_keeps_its_text():
    html = replace(sample.READING.document, media_type="text/html")
    assert ("schema:text", sample.TEXT) in said(version(html), f"{V}#text")
    assert "schema:text" not in {p for p, _ in said(version(), f"{V}#text")}


def test_times_are_in_utc_and_only_in_the_activity():
    assert ("prov:endedAtTime", "2026-03-01T10:30:05Z") in said(version(), f"{V}#reading")
    later = version(when=NOON + timedelta(days=1))
    assert {q.subject.value for q in set(version()) ^ set(later)} == {f"{V}#reading"}


def test_all_stands_in_the_catalogue_and_below_the_version():
    quads = version()
    assert {q.graph_name for q in quads} == {ox.NamedNode(f"{sample.BASE}catalog")}
    assert all(q.subject.value == V or q.subject.value.startswith(f"{V}#") for q in quads)
    assert not [q for q in quads if isinstance(q.object, ox.BlankNode)]


def test_the_fingerprint_covers_data_and_rules_and_no_line_ends(tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "en.ttl").write_bytes(b"a\r\nb")
    (tmp_path / "rule.py").write_bytes(b"c\n")
    (tmp_path / "note.md").write_bytes(b"d")
    assert dict(_files(tmp_path, "p")) == {"p/lexicon/en.ttl": b"a\nb", "p/rule.py": b"c\n"}
    number, _, digits = fingerprint().partition("-")
    assert number.count(".") == 2
    assert len(digits) == 12
