"""`noticegraph show NOTICE --explain CLAIM`: why a claim was made, from the text, its catalogue or its evidence."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from noticegraph.explain import AmbiguousClaim, NoSuchClaim, find_claim
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.rules import rules

TEXT = """# Privacy notice

The controller is Bolt Makers GmbH, Werkstraße 1, 10115 Berlin, Germany.

## Newsletter

We wrote this with care. With your consent, **Art. 6(1)(a)
GDPR**, we send you our newsletter by e-mail. We store your e-mail address for 14 months.
Mailer Inc. in the USA, which sends it, is certified under the EU-US Data Privacy Framework.

| Data | Purpose | Storage period |
|---|---|---|
| IP address | security | 7 days |
"""
HTML = """<!doctype html><html lang="en"><head><title>Privacy notice</title></head><body>
<h1>Privacy notice</h1><p>The controller is Nuts &amp; Co Ltd, 1 High Street, London.</p>
<h2>Newsletter</h2><p>We wrote this with care. We send our newsletter
on the basis of <b>Art. 6(1)(a) GDPR</b> alone.</p></body></html>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with two notices and their store."""
    made = tmp_path_factory.mktemp("explain")
    (made / "bolt.md").write_text(TEXT)
    (made / "nuts.html").write_text(HTML)
    command = [sys.executable, "-c", "import sys; from noticegraph.cli import main; sys.exit(main())"]
    subprocess.run([*command, "ingest", "bolt.md", "nuts.html"], cwd=made, capture_output=True, check=True)
    return made


@pytest.fixture
def show(run, tmp_path, folder):
    """Run `show` in a copy of that folder, in which a test may move files."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return lambda *args: run("show", *args)


def claims(show, notice: str) -> dict[tuple[str, str], str]:
    """The hash of each claim of a notice by relation and value."""
    rows = map(json.loads, show(notice, "--format", "json").stdout.splitlines())
    return {(row["relation"], row["value"]): row["claim"] for row in rows}


def told(show, notice: str, claim: str) -> dict[str, str]:
    """What the text says, by name; lines that go on are joined."""
    done = show(notice, "--explain", claim)
    assert (done.returncode, done.stderr) == (0, "")
    said: list[list[str]] = []
    for line in done.stdout.splitlines():
        if line.startswith(" "):
            said[-1].append(line.strip())
        else:
            name, _, text = line.partition("  ")
            said.append([name, text.strip()])
    return {name: " ".join(rest) for name, *rest in said}


def test_a_claim_is_explained_by_its_sentence_its_rule_and_its_triple(show):
    claim = claims(show, "bolt")["legal_basis", "eu-gdpr:A6-1-a"]
    said = told(show, "bolt", claim)
    assert said["claim"] == "Legal basis: eu-gdpr:A6-1-a"
    assert said["about"] == "Newsletter"
    assert said["sentence"] == "With your consent, [[Art. 6(1)(a) GDPR]], we send you our newsletter by e-mail."
    start = TEXT.index("Art. 6")
    assert said["place"] == f"bolt.md, characters {start} to {TEXT.index('**, we send')}"
    assert said["rule"] == "basis.citation"
    assert said["rests on"] == rules()["basis.citation"].rests_on["en"]
    assert (
        said["confidence"] == f"{rules()['basis.citation'].confidence:.2f}, measured for this rule on annotated notices"
    )
    assert said["triple"].startswith("<notice/bolt-md/")
    assert said["triple"].endswith("#process/newsletter> dpv:hasLegalBasis eu-gdpr:A6-1-a")
    assert said["satisfies"].startswith("13-1-c-legal-basis ")
    assert said["IRI"].endswith(f"/evidence#claim/{claim}")


def test_what_a_claim_implies_is_told(show):
    claim = claims(show, "bolt")["transfer", "Mailer Inc. | loc:US | ng:EU-US-DPF"]
    explained = json.loads(show("bolt", "--explain", claim, "--format", "json").stdout)
    assert [triple[1:] for triple in explained["implies"]] == [["dpv:hasLegalBasis", "eu-gdpr:A45-3"]]
    assert explained["implies"][0][0] == explained["triple"][2]  # of the transfer's own node
    assert explained["sentence"]["quote"] == "EU-US Data Privacy Framework"


def test_a_cell_is_shown_with_its_row(show):
    claim = claims(show, "bolt")["retention", "P7D"]
    assert told(show, "bolt", claim)["sentence"] == "IP address | security | [[7 days]]"


def test_the_iri_and_a_beginning_of_the_hash_mean_the_same_claim(show):
    known = claims(show, "bolt")
    claim = known["legal_basis", "eu-gdpr:A6-1-a"]
    whole = show("bolt", "--explain", claim, "--format", "json").stdout
    iri = json.loads(whole)["claim"]
    short = next(claim[:n] for n in range(1, 13) if sum(c.startswith(claim[:n]) for c in known.values()) == 1)
    for name in (iri, short):
        assert show("bolt", "--explain", name, "--format", "json").stdout == whole


def test_the_text_of_html_is_in_the_catalogue_when_the_file_is_gone(show, tmp_path):
    claim = claims(show, "nuts")["legal_basis", "eu-gdpr:A6-1-a"]
    sentence = "We send our newsletter on the basis of [[Art. 6(1)(a) GDPR]] alone."
    assert told(show, "nuts", claim)["sentence"] == sentence
    (tmp_path / "nuts.html").unlink()
    assert told(show, "nuts", claim)["sentence"] == sentence


@pytest.mark.parametrize("change", [lambda file: file.unlink(), lambda file: file.write_text("# Other\n\n" + TEXT)])
def test_the_evidence_tells_the_words_around_when_the_text_is_gone(show, tmp_path, change):
    claim = claims(show, "bolt")["legal_basis", "eu-gdpr:A6-1-a"]
    change(tmp_path / "bolt.md")
    explained = json.loads(show("bolt", "--explain", claim, "--format", "json").stdout)
    assert explained["sentence"] == {
        "before": "…with care. With your consent, **",
        "quote": "Art. 6(1)(a) GDPR",
        "after": "**, we send you our newsletter b…",
        "from": "evidence",
    }
    assert "the file is gone or has changed" in told(show, "bolt", claim)["place"]


def test_hashes_are_shown_claim_by_claim(show):
    done = show("bolt", "--claims")
    for claim in claims(show, "bolt").values():
        assert claim in done.stdout
    assert claims(show, "bolt")["retention", "P7D"] not in show("bolt").stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("bolt", "--explain", "zzzz"), "makes no claim 'zzzz'"),
        (("bolt", "--explain", ""), "makes no claim ''"),
        (("--explain", "abc"), "name the notice too"),
    ],
)
def test_a_claim_that_cannot_be_explained(show, one_line, args, says):
    done = show(*args)
    assert done.returncode == 2
    assert says in one_line(done.stderr)


def claim(end: str) -> StatedClaim:
    return StatedClaim("a", "n", None, "right", "eu-gdpr:A15", 0, 1, "x", 0.9, "right.words", f"n/evidence#claim/{end}")


def test_a_beginning_that_several_claims_have_is_not_guessed():
    said = (claim("abc111"), claim("abc222"), claim("def333"))
    assert find_claim(said, "abc2") is said[1]
    assert find_claim(said, "DEF") is said[2]
    assert find_claim(said, "claim/def333") is said[2]
    with pytest.raises(AmbiguousClaim, match="beginning of 2 claims"):
        find_claim(said, "abc")
    with pytest.raises(NoSuchClaim):
        find_claim(said, "other/evidence#claim/def333")
