"""A notice's language is told by its words."""

import csv
from pathlib import Path

import pytest

from noticegraph.ingest import language
from noticegraph.ingest.language import SAMPLE, detect, sample
from noticegraph.ingest.model import Document, Language
from noticegraph.ingest.read import read_bytes, read_file

SHARED = Path(__file__).resolve().parents[3] / "shared"

NOTICES = {
    "en": (
        "We keep your name and your address for as long as the contract lasts and delete both of them afterwards.",
        "en",
    ),
    "de": ("Wir speichern Ihren Namen und Ihre Anschrift, solange der Vertrag läuft, und löschen beides danach.", "de"),
    "nb": ("Vi lagrer navnet og adressen din så lenge avtalen løper, og sletter begge deler når den er over.", "nb"),
    "nn": (
        "Vi lagrar namnet og adressa di så lenge avtala varer, og slettar ho når ho ikkje lenger gjeld for deg.",
        "nb",
    ),
    "sv": ("Vi sparar ditt namn och din adress så länge avtalet gäller och raderar dem när det har upphört.", None),
    "fr": ("Nous conservons votre nom et votre adresse pendant la durée du contrat et les supprimons ensuite.", None),
}


def document(text: str, declared: str | None = None) -> Document:
    attribute = f' lang="{declared}"' if declared else ""
    return read_bytes(f"<html{attribute}><body><p>{text}</p></body></html>".encode(), "n.html", "text/html")


@pytest.mark.parametrize("code", NOTICES)
def test_languages_and_their_lexicons(code: str) -> None:
    text, lexicon = NOTICES[code]
    found = detect(document(text))
    assert (found.code, found.lexicon) == (code, lexicon)


ENGLISH = (
    "This page tells you what we do with the data that you give to the club. We use your name and your address to send"
    " you the papers for the yearly meeting, and we keep them for as long as you are a member of the club. If you ask"
    " us to, we delete them from our list within a week; the treasurer has to keep the bills that were paid with your"
    " name on them, for the law asks for this. You can write to the board at any time if you have a question. "
)
FRENCH = (
    "Cette page explique ce que nous faisons des données que vous confiez au club. Nous utilisons votre nom et votre"
    " adresse pour vous envoyer les documents de la réunion annuelle, et nous les gardons tant que vous êtes membre. "
)


def test_function_words_tell_a_language_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_ranked", lambda _: pytest.fail("the detector was asked"))
    assert detect(document(ENGLISH * 2)) == Language("en", "en")


@pytest.mark.parametrize(
    "text", [ENGLISH + FRENCH + FRENCH + ENGLISH, NOTICES["nb"][0] * 20, NOTICES["en"][0]], ids=["mixed", "nb", "short"]
)
def test_the_detector_decides_where_function_words_leave_a_doubt(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_ranked", lambda _: [("da", 1.0)])
    assert detect(document(text)).code == "da"


def test_a_wrong_declaration_does_not_count() -> None:
    assert detect(document(NOTICES["de"][0], "en")).code == "de"


def test_a_declaration_breaks_a_tie() -> None:
    # Without letters there is nothing to detect.
    assert detect(document("12345 – 678", "nn")).code == "nn"


def test_the_sample_is_short_and_from_the_whole_notice() -> None:
    words = sample(document("first " + "word " * 3000 + "last"))
    assert len(words) <= SAMPLE + 3
    assert words.startswith("first")
    assert words.endswith("last")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside the repository")
def test_the_corpus_is_told_right() -> None:
    with (SHARED / "corpus" / "MANIFEST.tsv").open(encoding="utf-8") as manifest:
        declared = {row["file"]: row["language"] for row in csv.DictReader(manifest, delimiter="\t")}
    wrong = {}
    for name, told in declared.items():
        found = detect(read_file(SHARED / "corpus" / name)).code
        if found != told and not (told == "no" and found in ("nb", "nn")):
            wrong[name] = found
    assert wrong == {}
