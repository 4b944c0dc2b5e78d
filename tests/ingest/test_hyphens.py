"""Words that the end of a printed line broke."""

from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_bytes

BROKEN = (
    "Wir verar-beiten Ihre Anga-ben zur Durch-führung der Bestel-lung. Dazu gehö-ren Ihre Kon-taktdaten, die "
    "Rech-nung und die Liefe-rung. Die Spei-cherung endet mit der Ver-jährung, so-weit nichts Ande-res gilt. "
    "Ohne Angaben keine Bestellung: Rechnung und Lieferung brauchen sie, auch zur Durchführung der Speicherung."
)
LOANS = (
    "Das Opt-in und der sign-up laufen cross-border in real-life, on-demand und pay-per-use; drop-down, stand-by, "
    "follow-up, add-ons, key-card, stop-over, top-level und trade-off sind own-brand. Das Add-on, ein Follow-up."
)
WHOLE = "Sie finden den Opt-out-Link, das Pop-up, den Check-in und das Log-in unter kunden-dienst-hilfe.example. "


def words(text: str) -> str:
    return build(read_bytes(f"# Notiz\n\n{text}\n".encode(), "notice.md"), "de").text


def test_a_broken_word_is_read_whole_and_keeps_its_place() -> None:
    context = build(read_bytes(f"# Notiz\n\n{BROKEN}\n".encode(), "notice.md"), "de")
    hit = next(h for h in context.scan.topic("personal-data") if h.concept == "pd:Contact")
    assert context.normal.source(hit.start, hit.end).end - context.normal.source(hit.start, hit.end).start == 13
    assert "Verjährung, soweit" in context.text


def test_words_with_a_hyphen_of_their_own_stay() -> None:
    assert "Opt-out-Link, das Pop-up" in words(WHOLE * 12)
    assert "sign-up laufen cross-border" in words(LOANS)
    assert "trade-off sind own-brand" in words(f"{LOANS} Ein Followup, ein Dropdown, ein Standby und das Toplevel.")
    assert "verar-beiten" in words("Wir verar-beiten Anga-ben.")  # two are no copied page
