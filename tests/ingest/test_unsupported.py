"""Notices in languages without a lexicon: only what no language changes is read, and parties with their details."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Language, Party, Reading
from noticegraph.ingest.party_details import parties
from noticegraph.ingest.read import read_file

FRENCH = """# Vie privée

Le site est édité par Moulin Vert SARL. Nous traitons vos données (art. 6(1)(f) RGPD).
Écrivez-nous : contact@moulinvert.example, téléphone +33 1 42 68 53 00.
Délégué : dpo@conseil.example.
"""
DANISH = """# Privatliv

Nordhavn Cykler ApS behandler dit navn og din e-mailadresse (art. 6, stk. 1, litra b GDPR).
Skriv til hej@nordhavn.example eller til hjaelp@leverandor.example.
"""


def read(text: str, code: str, folder: Path) -> Reading:
    path = folder / "notice.md"
    path.write_text(text, encoding="utf-8")
    return interpret(read_file(path, folder), Language(code, None, 0.9))


def test_french_gives_citations_contacts_and_companies(tmp_path: Path) -> None:
    reading = read(FRENCH, "fr", tmp_path)
    assert {(c.relation, c.value) for c in reading.claims} == {
        ("legal_basis", "eu-gdpr:A6-1-f"),
        ("controller_email", "contact@moulinvert.example"),
        ("controller_phone", "+33 1 42 68 53 00"),
        ("dpo_email", "dpo@conseil.example"),
    }
    assert all(c.process is None for c in reading.claims)
    assert [p.name for p in reading.parties] == ["Moulin Vert SARL"]
    assert reading.processes == ()
    for claim in reading.claims:
        assert claim.relation == "legal_basis" or reading.document.text[claim.start : claim.end] == claim.value


def test_danish_words_are_not_read_as_norwegian_and_two_domains_tell_no_owner(tmp_path: Path) -> None:
    reading = read(DANISH, "da", tmp_path)
    assert {c.relation for c in reading.claims} <= {"legal_basis"}
    assert [p.name for p in reading.parties] == ["Nordhavn Cykler ApS"]


SHARED = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/corpus")
@pytest.mark.parametrize("name", ["fr-doctolib.md", "da-aarhus-soefartsmuseum.html", "sv-rabens-fotklinik.html"])
def test_real_notices_state_nothing_that_needs_their_words(name: str) -> None:
    document = read_file(SHARED / name, SHARED)
    reading = interpret(document, Language(name[:2], None, 0.9))
    assert {c.relation for c in reading.claims} <= {"legal_basis", "controller_email", "controller_phone", "dpo_email"}
    assert any(c.relation == "controller_email" for c in reading.claims)


def test_parties_have_the_address_that_follows_their_name(tmp_path: Path) -> None:
    text = (
        "Mail is sent by Wren Post Limited, Gordon House, Barrow Street, Dublin 4, Ireland. "
        "Wren Post Limited (“Wren”) also prints. Stoat Inc., USA, and Linnet GmbH are others. We ship to 10178 Berlin."
    )
    path = tmp_path / "notice.md"
    path.write_text(text, encoding="utf-8")
    known = build(read_file(path, tmp_path), "en")
    found = {p.name: p for p in parties(known)}
    wren, stoat, linnet = found["Wren Post Limited"], found["Stoat Inc."], found["Linnet GmbH"]
    assert (wren.country, wren.aliases) == ("loc:IE", ("Wren",))
    assert wren.evidence is not None
    assert text[wren.evidence.start : wren.evidence.end] == wren.address
    assert wren.address == "Gordon House, Barrow Street, Dublin 4, Ireland"
    assert stoat.country == "loc:US"
    assert stoat.evidence is not None
    assert text[stoat.evidence.start : stoat.evidence.end] == "USA"
    assert isinstance(linnet, Party)
    assert (linnet.address, linnet.evidence) == (None, None)


@pytest.mark.parametrize(
    ("code", "denied", "stated"),
    [
        ("fr", "Rien n’est ici fondé sur l’article 6(1)(a) du RGPD.", "Nous invoquons l’article 6(1)(a) du RGPD."),
        ("fr", "Aucune donnée ne relève de l'art. 6(1)(a) RGPD.", "Règlement n° 2016/679, art. 6(1)(a) RGPD."),
        ("sv", "Vi stöder oss inte på artikel 6.1 a i GDPR.", "Vi stöder oss på artikel 6.1 a i GDPR."),
        ("nl", "Wij baseren ons niet op artikel 6(1)(a) AVG (GDPR).", "Wij baseren ons op artikel 6(1)(a) GDPR."),
    ],
)
def test_a_citation_in_a_sentence_that_denies_is_not_read(code: str, denied: str, stated: str, tmp_path: Path) -> None:
    def bases(text: str) -> set[str]:
        return {c.value for c in read(f"# X\n\n{text}\n", code, tmp_path).claims if c.relation == "legal_basis"}

    assert bases(denied) == set()
    assert bases(stated) == {"eu-gdpr:A6-1-a"}
    assert bases(f"{denied} {stated}") == {"eu-gdpr:A6-1-a"}
