"""What changed between two versions of a notice, and between a notice and its translation."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from selectolax.lexbor import LexborHTMLParser

from noticegraph.cli import diff as command
from noticegraph.cli import main
from noticegraph.diff import write
from noticegraph.diff.compare import Kind, compare
from noticegraph.diff.facts import stated
from noticegraph.diff.match import _rising
from noticegraph.notices import Notice
from noticegraph.ontology.claims import StatedClaim

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
VERSIONS = Path(__file__).parents[2] / "examples" / "versions"
GERMAN = "brackwater-2026-de-md"


def told(store, capsysbinary, *args):
    """Return the exit code and what the command wrote, as bytes."""
    capsysbinary.readouterr()
    code = main(["diff", "--store", store, *args])
    return code, capsysbinary.readouterr().out


@pytest.fixture
def versions(store, former, capsysbinary):
    code, out = told(store, capsysbinary, former, "brackwater", "--format", "json")
    assert code == 1
    return json.loads(out)


def by(data, kind):
    return {
        (one["relation"], (one["old"] or {}).get("value"), (one["new"] or {}).get("value"))
        for one in data["differences"]
        if one["kind"] == kind
    }


def test_the_command_offers_what_there_is():
    assert command.FORMATS == write.FORMATS


def test_what_changed_between_versions(versions):
    assert by(versions, "changed") == {
        ("controller_email", "office@brackwater.example", "privacy@brackwater.example"),
        ("policy_version", "1.0", "2.0"),
        ("policy_date", "2019-05-01", "2026-02-01"),
        ("retention", "P3Y", "P10Y"),
        ("safeguard", "ng:EU-US-PrivacyShield", "ng:EU-US-DPF"),
        (
            "transfer",
            "Rocket Science Group LLC | loc:US | ng:EU-US-PrivacyShield",
            "Rocket Science Group LLC | loc:US | ng:EU-US-DPF",
        ),
    }
    assert ("right", None, "eu-gdpr:A20") in by(versions, "added")
    assert ("retention", None, "P6M") in by(versions, "added")
    assert ("recipient", "Fathom Analytics Inc.", None) in by(versions, "removed")
    assert not by(versions, "moved")


def test_a_process_under_another_title_is_found_by_its_facts(versions):
    assert versions["renamed"] == [{"old": "Newsletter", "new": "Letters from the harbour"}]
    (transfer,) = [one for one in versions["differences"] if one["relation"] == "transfer" and one["kind"] == "changed"]
    assert [transfer["process"][side]["title"] for side in ("old", "new")] == ["Newsletter", "Letters from the harbour"]
    both = {
        one["relation"] for one in versions["differences"] if (one["process"]["old"] or {}).get("title") == "Newsletter"
    }
    assert both == {"safeguard", "transfer"}  # address, consent, period: the same under the other title


def test_both_quotes_are_exact(versions):
    texts = {side: (VERSIONS / f"brackwater-{year}.md").read_text() for side, year in (("old", 2019), ("new", 2026))}
    quoted = [(side, one[side]) for one in versions["differences"] for side in texts if one[side] is not None]
    assert len(quoted) > 20
    assert all(texts[side][fact["start"] : fact["end"]] == fact["quote"] for side, fact in quoted)


def test_a_translation_is_compared_by_values_and_not_by_words(store, capsysbinary):
    code, out = told(store, capsysbinary, "brackwater", GERMAN, "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert by(data, "changed") == {("retention", "P24M", "P12M")}  # the slip of the translation
    titles = {(one["process"]["old"] or {}).get("title") for one in data["differences"] if one["kind"] == "changed"}
    assert titles == {"Letters from the harbour"}
    assert [one["relation"] for one in data["uncompared"]] == ["controller_address"]
    assert data["renamed"] == []


def test_the_same_notice_has_no_difference(store, capsysbinary):
    for form in ("table", "json", "html", "turtle"):
        assert told(store, capsysbinary, "brackwater", "brackwater", "--format", form)[0] == 0


def test_there_and_back_is_the_same_difference(store, former, capsysbinary, versions):
    back = json.loads(told(store, capsysbinary, "brackwater", former, "--format", "json")[1])
    assert by(back, "added") == {(key, new, old) for key, old, new in by(versions, "removed")}
    assert by(back, "changed") == {(key, new, old) for key, old, new in by(versions, "changed")}


def test_a_table_a_page_and_a_graph_say_the_same(store, former, capsysbinary, versions):
    table = told(store, capsysbinary, former, "brackwater", "--format", "table", "--lang", "de")[1].decode()
    counts = versions["counts"]
    assert f"{counts['changed']} geändert, {counts['removed']} entfallen, {counts['added']} hinzugekommen" in table
    assert "Newsletter → Letters from the harbour" in table
    page = LexborHTMLParser(told(store, capsysbinary, former, "brackwater", "--format", "html")[1].decode())
    assert len(page.css("tr.d")) == len(versions["differences"])
    row = next(row for row in page.css("tr.changed") if "ten years" in row.text())
    assert [q.text() for q in row.css("q")] == ["deleted after three years", "deleted after ten years"]
    assert {q.attributes["lang"] for q in page.css("q")} == {"en"}
    triples = list(
        parse(told(store, capsysbinary, former, "brackwater", "--format", "turtle")[1], format=RdfFormat.TURTLE)
    )
    ng = "https://w3id.org/noticegraph#"
    kinds = [t.object.value for t in triples if t.predicate.value.endswith("#type")]
    assert kinds.count(ng + "ChangedStatement") == counts["changed"] == 6
    assert kinds.count(ng + "RemovedStatement") == counts["removed"] > 5
    said = {t.object.value for t in triples if t.predicate.value == ng + "wordsAfter"}
    assert "deleted after ten years" in said
    claims = {t.object.value for t in triples if t.predicate.value in (ng + "claimBefore", ng + "claimAfter")}
    assert claims == {one[side]["claim"] for one in versions["differences"] for side in ("old", "new") if one[side]}


def test_a_name_that_means_nothing_or_much_could_not_run(store, capsys):
    assert main(["diff", "--store", store, "nobody", "brackwater"]) == 2
    assert "nobody" in capsys.readouterr().err
    assert main(["diff", "--store", store, "Brackwater Kayaks GmbH", "brackwater"]) == 2
    assert "name of several notices" in capsys.readouterr().err


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds beside the checkout")
def test_two_real_notices_of_one_company(tmp_path, capsysbinary):
    store = str(tmp_path / "store")
    files = sorted(SEEDS.glob("00[01]_*.txt"))
    assert main(["ingest", "--store", store, *map(str, files)]) == 0
    code, out = told(store, capsysbinary, *(file.name for file in files), "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert ("policy_date", "2026-03-01", None) in by(data, "removed")
    assert ("dpo", "PROLIANCE GmbH", "PROLIANCE Ltd") in by(data, "changed")
    texts = [file.read_text(encoding="utf-8") for file in files]
    for one in data["differences"]:
        for side, text in zip(("old", "new"), texts, strict=True):
            assert one[side] is None or text[one[side]["start"] : one[side]["end"]] == one[side]["quote"]
    matched = {
        (one["process"]["old"]["title"], one["process"]["new"]["title"])
        for one in data["differences"]
        if one["process"]["old"] and one["process"]["new"] and one["kind"] != "moved"
    }
    assert ("newsletters", "Nyhetsbrevdata") in matched


VALUES = {
    "purpose": ("dpv:DirectMarketing", "dpv:CustomerCare"),
    "recipient": ("Mailer Inc.", "Mailer GmbH", "Post AG"),
    "retention": ("P1Y", "P30D"),
    "recipient_category": ("banks", "our banks", "courts"),
}
FACT = st.sampled_from(sorted(VALUES)).flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(VALUES[key])))
PROCESSES = st.dictionaries(st.sampled_from(["", "news", "orders", "visits"]), st.sets(FACT, max_size=5), max_size=4)


def made(name: str, processes: dict[str, set[tuple[str, str]]], language: str = "en"):
    version = f"https://example.org/notice/{name}/0"
    notice = Notice(name, version, (), (), language, True)
    claims = [
        StatedClaim(
            name,
            version,
            f"{version}#process/{title}" if title else None,
            key,
            value,
            at,
            at + 1,
            "x",
            0.9,
            "r",
            f"{version}#{title}{key}{value}",
        )
        for at, (title, facts) in enumerate(sorted(processes.items()))
        for key, value in sorted(facts)
    ]
    return stated(notice, claims, {f"{version}#process/{t}": t for t in sorted(processes) if t})


@given(PROCESSES, PROCESSES, st.sampled_from(["en", "de"]))
def test_every_fact_is_the_same_or_told_once(old, new, language):
    if language != "en":  # between languages words are not compared
        old, new = ({t: {f for f in own if f[0] != "recipient_category"} for t, own in p.items()} for p in (old, new))
    one, other = made("a", old), made("b", new, language)
    found = compare(one, other)
    gone = [(d.old_process.title, *d.old.key) for d in found.differences if d.old]
    come = [(d.new_process.title, *d.new.key) for d in found.differences if d.new]
    assert len(gone) == len(set(gone))
    assert len(come) == len(set(come))
    before = {(p.title, *key) for p in one.every for key in p.facts}
    after = {(p.title, *key) for p in other.every for key in p.facts}
    assert set(gone) <= before
    assert set(come) <= after
    assert len(before) - len(gone) == len(after) - len(come)  # what is left is the same on both sides
    assert all((d.old is None) == (d.kind is Kind.ADDED) for d in found.differences)
    assert all((d.new is None) == (d.kind is Kind.REMOVED) for d in found.differences)


@given(PROCESSES)
def test_a_notice_does_not_differ_from_itself(processes):
    assert compare(made("a", processes), made("b", processes)).differences == ()


def test_between_languages_sections_are_paired_by_their_place():
    """Of which nothing is stated alike: neither titles nor values tell that they are one."""
    old = {"1-bestellung": {("purpose", "dpv:DeliveryOfGoods"), ("recipient", "Post AG"), ("retention", "P10Y")}}
    new = {"1-orders": {("purpose", "dpv:DeliveryOfGoods"), ("recipient", "Post AG"), ("retention", "P10Y")}}
    old |= {"2-rundbrief": {("retention", "P30D")}, "3-besuch": {("purpose", "dpv:ServiceOptimisation")}}
    new |= {"2-news": {("retention", "P60D")}, "3-visits": {("purpose", "dpv:Marketing")}}
    found = compare(made("a", old, "de"), made("b", new, "en"))
    assert [(d.kind, d.old_process.title, d.new_process.title) for d in found.differences] == [
        (Kind.CHANGED, "2-rundbrief", "2-news"),
        (Kind.CHANGED, "3-besuch", "3-visits"),
    ]
    assert found.languages_differ
    assert "In different languages: " in write.as_table(found, "en", 120)
    assert "In verschiedenen Sprachen: " in write.as_html(found, "de")
    fewer = {title: facts for title, facts in new.items() if title != "3-visits"}
    kinds = {d.kind for d in compare(made("a", old, "de"), made("b", fewer, "en")).differences}
    assert kinds == {Kind.REMOVED, Kind.ADDED}  # which of the two has gone is not told by its place


def test_sections_that_changed_places_are_no_landmarks():
    assert _rising([(0, 0), (1, 5), (2, 1), (3, 2)]) == [(0, 0), (2, 1), (3, 2)]
    assert _rising([]) == []
