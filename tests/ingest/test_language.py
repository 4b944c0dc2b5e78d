"""A notice's language is told by its words."""

import csv
from pathlib import Path

import pytest

from noticegraph.ingest.language import SAMPLE, detect, sample
from noticegraph.ingest.model import Document
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


def document(text: str, language: str | None = None) -> Document:
    attribute = f' lang="{language}"' if language else ""
    return read_bytes(f"<html{attribute}><body><p>{text}</p></body></html>".encode(), "n.html", "text/html")


@pytest.mark.parametrize("code", NOTICES)
def test_languages_and_their_lexicons(code: str) -> None:
    text, lexicon = NOTICES[code]
    found = detect(document(text))
    assert (found.code, found.lexicon) == (code, lexicon)


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
    for name, language in declared.items():
        found = detect(read_file(SHARED / "corpus" / name)).code
        if found != language and not (language == "no" and found in ("nb", "nn")):
            wrong[name] = found
    assert wrong == {}
