"""Recipients given as examples of a kind, and initials of a long name. Own sentences."""

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes


def recipients(text: str) -> set[str]:
    document = read_bytes(f"# Datenschutzerklärung\n\n## Betrieb der Website\n\n{text}\n".encode(), "notice.md")
    return {c.value for c in interpret(document, detect(document)).claims if c.relation == "recipient"}


def test_an_example_of_a_kind_of_recipients_is_one() -> None:
    text = "Die Daten liegen bei einem externen Dienstleister (z. B. Netlify oder Vercel), der unsere Website hostet."
    assert recipients(text) == {"Netlify", "Vercel"}


def test_an_example_of_anything_else_is_none() -> None:
    text = "Die Daten liegen bei uns. Cookies schaltet Ihr Browser ab (z. B. Google Chrome), den Sie verwenden."
    assert recipients(text) == set()


def test_initials_in_brackets_are_the_name_before_them() -> None:
    text = "Die Daten werden auf Servern von Amazon Web Services (AWS) gespeichert."
    assert recipients(text) == {"Amazon Web Services"}
